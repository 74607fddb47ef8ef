"""Formulas whose value the file does not hold: one finding a person, whatever the number of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.text import count
from adeverinta.payroll import codes as payroll_codes
from adeverinta.payroll.cells import codes
from adeverinta.sources.sheet import NO_VALUE

CODE: Final = codes.FORMULE_FARA_VALORI
_LACKING: Final = frozenset(code.name for code in (payroll_codes.NET_LIPSA, payroll_codes.NUMAR_NECITIT))


def is_formula(text: str) -> bool:
    """Whether a cell that is no number holds a formula: without its value, or written out as text."""
    return text == NO_VALUE or text.lstrip().startswith("=")


def one_cell(cell: Source, cnp: str, month: Month) -> Finding:
    """What is to be said of one cell, before those of a person are told together."""
    return finding(
        CODE, cnp=cnp, month=month, source=cell, unde=f"fișierul „{cell.file}”", celule="o celulă are"
    )


def joined(findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of formulas as one a person, and none of what only follows from them."""
    rest: list[Finding] = []
    cells: dict[str | None, list[Finding]] = {}
    for item in findings:
        if item.code == CODE.name:
            cells.setdefault(item.cnp, []).append(item)
        else:
            rest.append(item)
    if not cells:
        return rest
    told = {(item.cnp, item.month) for own in cells.values() for item in own}
    kept = [item for item in rest if item.code not in _LACKING or (item.cnp, item.month) not in told]
    return kept + [_one(own) for own in cells.values()]


def _one(own: list[Finding]) -> Finding:
    """All cells of a person; the oldest month is the finding's own."""
    first = own[0]
    files = dict.fromkeys(item.source.file for item in own if item.source)
    where = f"fișierul „{next(iter(files))}”" if len(files) == 1 else count(len(files), "fișier", "fișiere")
    months: list[Month] = sorted({item.month for item in own if item.month})
    return finding(
        CODE,
        cnp=first.cnp,
        month=months[0] if months else None,
        months=months,
        source=first.source,
        unde=where,
        celule=count(len(own), "celulă a persoanei are", "celule ale persoanei au"),
    )
