"""A file of medical leave beside a payroll that already holds the leave: the same income twice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.income import codes
from adeverinta.income.plausible.levels import Levels
from adeverinta.income.request_case import Case
from adeverinta.payroll.rows import IncomeKind, PayrollRow

_LEAVE: Final = frozenset((IncomeKind.CM, IncomeKind.MATERNITATE))
_HELD_DAYS: Final = ("zile_cm", "zile_maternitate")
_HELD_MONEY: Final = ("indemnizatie_cm", "indemnizatie_maternitate")
ABOUT_WHOLE: Final = Fraction(19, 20)
"""From this part of the usual on a wage is that of a whole month."""


def leave_twice(case: Case, levels: Levels) -> Iterator[Finding]:
    """`CM_DE_DOUA_ORI`: the wage of one file seems to hold the leave that another file adds."""
    for month in sorted(case.facts):
        facts = case.facts[month]
        wages = [row for row in facts.rows if row.kind is IncomeKind.SALARIU and row.net]
        for leave in facts.rows:
            if leave.kind not in _LEAVE or not leave.net:
                continue
            beside = [row for row in wages if row.source.file != leave.source.file]
            holding = next((row for row in beside if _holds(row, leave, month, case, levels)), None)
            if holding is not None:
                yield finding(
                    codes.CM_DE_DOUA_ORI,
                    cnp=case.request.cnp,
                    month=month,
                    source=leave.cell("net"),
                    suma1=romanian(holding.net or 0),
                    stat=str(holding.cell("net")),
                    suma2=romanian(leave.net),
                )
                break


def _holds(wage: PayrollRow, leave: PayrollRow, month: Month, case: Case, levels: Levels) -> bool:
    """By the leave's money or days on the wage's own row, and by how much the wage is for its worked days."""
    if any(getattr(wage, name, None) for name in _HELD_MONEY):
        return True
    worked, working = wage.zile_lucrate, case.working_days[month] * 100
    usual = None if levels.high is None else Fraction(levels.high, levels.parts)
    if worked is not None and worked + (wage.zile_co or 0) >= working:
        return True  # no day is left for the leave that the other file pays
    held = any(getattr(wage, name, None) for name in _HELD_DAYS)
    if usual is None:
        return held
    if worked is None:
        return wage.net is not None and wage.net >= usual * ABOUT_WHOLE
    own = usual * (worked + (wage.zile_co or 0)) / working
    return held and wage.net is not None and wage.net > own + Fraction(leave.net or 0, 2)
