"""Finding codes: the reports."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

CADRU_PERIOADA: Final = Chapter.PAYROLL.error(
    "CADRU_PERIOADA",
    "Perioada „{text}” ({unde}) are frecvența „{frecventa}”: nu este o lună.",
    "Dați luna fiecărui rând: o coloană cu frecvența „M” sau texte ca 2026-03.",
)
RAPORT_STRAIN: Final = Chapter.OUTPUT.error(
    "RAPORT_STRAIN",
    "„{cale}” nu este un raport scris de acest program și nu este înlocuit.",
    "Mutați-l sau redenumiți-l, ori dați alt folder la --iesire, și reluați; niciun număr nu a fost luat.",
)
