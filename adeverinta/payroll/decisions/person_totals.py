"""A row of a person that is the sum of her other rows of the month: her total, printed with her CNP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from adeverinta.core.code import Code, Severity
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import romanian
from adeverinta.core.text import fold
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.rows import PayrollRow

_SUMMED: Final = ("brut", "cas", "cass", "impozit", "net")
_NEAR: Final = 100
"""Bani that a sum may be off by what its rows were rounded."""
_MONTHS: Final = 3
"""Months from which a sum of a year is told from a month's."""
_TELLING: Final = 3
"""Sums that agree at once by no accident."""
_TOTAL: Final = re.compile(r"(?:^|[-–(]\s*|\s)(?:sub ?)?total(?:ul)?\b")


class Told(NamedTuple):
    """What a row is held to be: whether it is left out, and what is said."""

    left_out: bool
    said: Finding


def person_total(rows: Sequence[PayrollRow]) -> dict[int, Told]:
    """By place, the rows of a person, a month and a file that are totals of the others, or may be.

    A row that says so and is their sum is left out. One that says so and is not, and one that is the sum of
    two others in all amounts and has no marcă of a contract of its own, are errors: either the income or a
    part of it would stand twice. With a marcă of its own it may be a contract of the same pay: a warning.
    """
    told: dict[int, Told] = {}
    for at, row in enumerate(rows):
        others = [other for place, other in enumerate(rows) if place != at and place not in told]
        equal = _equal_sums(row, others)
        if not others or row.net is None:
            continue
        if _says_total(row):
            code = codes.RAND_TOTAL_PERSOANA if equal else codes.RAND_TOTAL_DIFERIT
            told[at] = Told(left_out=equal > 0, said=_said(code, row, others))
        elif equal and len(others) > 1 and not _same_everywhere(others):
            sure = equal >= _TELLING and not _has_own_marca(row, others)
            severity = Severity.ERROR if sure else Severity.WARNING
            told[at] = Told(left_out=False, said=_said(codes.RAND_CAT_CELELALTE, row, others, severity))
    return told


def year_total(rows: Sequence[PayrollRow]) -> Finding | None:
    """What is said of the row of a person, a year and a file that is the sum of her others of several months.

    Two rows of its month at least show that it is beside the month's own.
    """
    if len(rows) <= _MONTHS:
        return None
    top = max(rows, key=lambda row: row.net or 0)
    others = [row for row in rows if row is not top]
    months = {row.month for row in others}
    if len(months) < _MONTHS or top.month not in months or _equal_sums(top, others) < _TELLING:
        return None
    return _said(codes.RAND_CAT_CELELALTE, top, others, Severity.ERROR)


def _equal_sums(row: PayrollRow, others: Sequence[PayrollRow]) -> int:
    """How many of the row's amounts are the sums of the others'; 0 where one is not."""
    filled = [name for name in _SUMMED if getattr(row, name)]
    for name in filled:
        if abs(sum(getattr(other, name) or 0 for other in others) - getattr(row, name)) > _NEAR:
            return 0
    return len(filled) if row.net else 0


def _same_everywhere(others: Sequence[PayrollRow]) -> bool:
    """Whether all but one of the others are without amounts: the row repeats one, which is told elsewhere."""
    return sum(bool(other.net) for other in others) < 2


def _says_total(row: PayrollRow) -> bool:
    return any(_TOTAL.search(fold(text)) for text in (row.marca, row.nume, row.prenume) if text)


def _has_own_marca(row: PayrollRow, others: Sequence[PayrollRow]) -> bool:
    """Whether it has a marcă with a number that is none of the others'."""
    marca = row.marca or ""
    return any(c.isdigit() for c in marca) and all(other.marca != marca for other in others)


def _said(
    code: Code, row: PayrollRow, others: Sequence[PayrollRow], severity: Severity | None = None
) -> Finding:
    net = [other.net or 0 for other in others]
    return finding(
        code,
        cnp=row.cnp,
        month=row.month,
        source=row.cell("net") if "net" in row.columns else row.source,
        severity=severity,
        suma=romanian(row.net or 0),
        celelalte=romanian(sum(net)),
        cate=len(others),
    )
