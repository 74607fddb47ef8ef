"""Finding codes: the reports."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

RAPORT_STRAIN: Final = Chapter.OUTPUT.error(
    "RAPORT_STRAIN",
    "„{cale}” nu este un raport scris de acest program și nu este înlocuit.",
    "Mutați-l sau redenumiți-l, ori dați alt folder la --iesire, și reluați; niciun număr nu a fost luat.",
)
