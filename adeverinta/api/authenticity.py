"""Is a PDF a certificate of ours, unchanged, in force."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from adeverinta.api.registers import Register
    from adeverinta.core.finding import Finding

_STATES: Final = {
    "VERIFICAT_IN_VIGOARE": "in_vigoare",
    "VERIFICAT_INLOCUIT": "inlocuita",
    "VERIFICAT_ANULAT": "anulata",
    "VERIFICAT_SCHIMBAT": "modificata",
    "VERIFICAT_ADAUGIRI": "modificata",
    "VERIFICAT_ALT_FISIER": "modificata",
    "VERIFICAT_NESCHIMBAT": "sigiliu",
}
_WORST_FIRST: Final = ("modificata", "inlocuita", "anulata", "in_vigoare", "sigiliu")


class Verification(NamedTuple):
    """`state`: in_vigoare, anulata, inlocuita, modificata, necunoscuta, or (without a register) sigiliu: the
    seal fits, who issued it only a register can say. `ok` only for in_vigoare and sigiliu.
    """

    name: str
    state: str
    ok: bool
    findings: tuple[Finding, ...]


def verify(
    pdf: bytes | tuple[str, bytes] | str | Path, register: Register | None = None, *, name: str = ""
) -> Verification:
    """What can be said of a file from its bytes alone, and better with the register that issued it."""
    from adeverinta.batch.verify import verify as findings_of

    if isinstance(pdf, (str, Path)):
        name, data = name or Path(pdf).name, Path(pdf).read_bytes()
    elif isinstance(pdf, tuple):
        name, data = pdf
    else:
        name, data = name or "documentul", pdf
    found = tuple(findings_of(data, name, register.inner if register else None))
    states = {_STATES.get(item.code, "necunoscuta") for item in found}
    state = next((state for state in _WORST_FIRST if state in states), "necunoscuta")
    return Verification(name, state, not any(item.blocking for item in found), found)
