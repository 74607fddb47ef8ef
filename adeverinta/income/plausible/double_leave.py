"""Medical leave beside a wage that already holds it, in a second file or in its own row: income twice."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.core.month import Month
from adeverinta.income import codes
from adeverinta.income.plausible.levels import Levels
from adeverinta.income.request_case import Case
from adeverinta.income.usual_pay import around, free_of_cass, paid_days
from adeverinta.payroll.rows import LEAVE_KINDS, IncomeKind, PayrollRow

_SLACK: Final = 2 * BANI_PER_LEU
"""What two roundings to the leu may come to."""
ABOUT_WHOLE: Final = Fraction(19, 20)
"""From this part of the usual on a wage is that of a whole month."""


def leave_twice(case: Case, levels: Levels) -> Iterator[Finding]:
    """`CM_DE_DOUA_ORI`: the wage of a row seems to hold the leave that another row or file adds.

    It blocks where the gross, or the CASS, says so to the leu.
    """
    for month in sorted(case.facts):
        facts = case.facts[month]
        wages = [row for row in facts.rows if row.kind is IncomeKind.SALARIU and row.net]
        for leave in facts.rows:
            if leave.kind not in LEAVE_KINDS or not leave.net:
                continue
            holding = next((row for row in wages if _holds(row, leave, month, case, levels)), None)
            if holding is not None:
                yield _told(case, month, holding, leave)
                break


def _told(case: Case, month: Month, wage: PayrollRow, leave: PayrollRow) -> Finding:
    sign = ""
    if _by_cass(wage, leave):
        sign = "; CASS-ul salariului este cel al brutului lui fără concediu"
    elif _to_the_leu(wage, leave, month, case):
        sign = "; brutul salariului este partea zilelor lucrate și exact brutul concediului"
    return finding(
        codes.CM_DE_DOUA_ORI,
        severity=Severity.ERROR if sign else Severity.WARNING,
        cnp=case.request.cnp,
        month=month,
        source=leave.cell("net"),
        suma1=romanian(wage.net or 0),
        stat=str(wage.cell("net")),
        suma2=romanian(leave.net or 0),
        semn=sign,
        altfel="" if sign else "; altfel nu este nimic de făcut",
    )


def _holds(wage: PayrollRow, leave: PayrollRow, month: Month, case: Case, levels: Levels) -> bool:
    """By the leave's money or days on the wage's own row, and by how much the wage is for its worked days."""
    other_file = wage.source.file != leave.source.file
    if other_file and (wage.indemnizatie_cm or wage.indemnizatie_maternitate):
        return True
    worked, working = wage.zile_lucrate, case.working_days[month] * 100
    paid = paid_days(wage)
    if other_file and worked is not None and paid >= working:
        return True  # no day is left for the leave that the other file pays
    held = wage.on_leave
    if not other_file and (not held or wage.all_days < working):
        return False  # an export writes the money and the days of leave in a row of their own
    by_cass = _by_cass(wage, leave)
    if by_cass is not None:
        return by_cass
    level = [] if levels.high is None else [levels.high / levels.parts]
    usual = around(month, _of_whole_months(case, wage, "net")) or level
    if not usual:
        return held
    if worked is None:
        return wage.net is not None and all(wage.net >= one * ABOUT_WHOLE for one in usual)
    net, half = wage.net or 0, Fraction(leave.net or 0, 2)
    more = all(net > one * paid / working + half for one in usual)
    return held and (more or _to_the_leu(wage, leave, month, case))


def _to_the_leu(wage: PayrollRow, leave: PayrollRow, month: Month, case: Case) -> bool:
    """Whether the wage's gross is that of its worked days, by the gross of a whole month, and the leave's."""
    if not wage.brut or not leave.brut or wage.zile_lucrate is None:
        return False
    paid, working = paid_days(wage), case.working_days[month] * 100
    own = wage.brut - leave.brut
    if not wage.on_leave or own <= 0:
        return False
    if _by_cass(wage, leave) is False:
        return False
    usual = around(month, _of_whole_months(case, wage, "brut"))
    return any(abs(gross * paid - own * working) <= _SLACK * working for gross in usual)


def _by_cass(wage: PayrollRow, leave: PayrollRow) -> bool | None:
    """Whether the wage's gross holds the leave, by a CASS that is not due on it; None: it is not said."""
    return None if leave.cass or not leave.brut else free_of_cass(wage, leave.brut)


def _of_whole_months(case: Case, wage: PayrollRow, name: str) -> Iterator[tuple[Month, Bani | None]]:
    """An amount of the contract's months that were worked from their first day to their last (bani)."""
    for month, facts in case.facts.items():
        rows = [row for row in facts.rows if row.marca == wage.marca]
        if len(rows) != 1 or rows[0].kind is not IncomeKind.SALARIU or not rows[0].brut:
            continue
        if paid_days(rows[0]) == case.working_days[month] * 100:
            yield month, getattr(rows[0], name)
