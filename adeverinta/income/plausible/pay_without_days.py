"""Months without a day worked, absent for most of them, and paid like the others: the days are not theirs.

Two day columns under each other's header make every whole month one of absences; hardly any month is then
counted. One or two such months may be pay of another time during an absence and are told; more of them are
not, and refuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Final

from adeverinta.core.finding import Finding, Severity
from adeverinta.core.month import Month, listed
from adeverinta.income import codes
from adeverinta.income.choice import MonthChoice
from adeverinta.income.monthly import MonthFacts
from adeverinta.income.request_case import Case
from adeverinta.payroll.rows import IncomeKind

_WORKED: Final = frozenset(("zile_lucrate", "ore_lucrate"))
_MANY: Final = 3
_USUAL: Final = 0.8
"""The least share of the person's usual net that is pay as in any month."""


def pay_without_days(case: Case, choices: Mapping[Month, MonthChoice]) -> Iterator[Finding]:
    """One finding with the months; it refuses where many days decide what is counted."""
    nets = [facts.net for facts in case.facts.values() if facts.net and facts.net > 0]
    usual = median(nets) if nets else 0
    odd = sorted(
        month
        for month in case.months
        if (facts := case.facts.get(month)) and _paid_and_away(facts, usual, case.working_days[month])
    )
    if not odd:
        return
    last = case.facts[odd[-1]].rows[0]
    decides = len(odd) >= _MANY and any(choices[month].by_days for month in odd)
    yield case.find(
        codes.PLATA_FARA_ZILE,
        severity=Severity.ERROR if decides else Severity.WARNING,
        month=odd[-1],
        months=odd,
        source=last.cell("zile_fara_plata"),
        luni=listed(odd),
        zile=f"{(last.zile_fara_plata or 0) / 100:g}",
    )


def _paid_and_away(facts: MonthFacts, usual: float, working_days: int) -> bool:
    """Whether no day is worked, half of the month at least is absence, and the pay is the usual one."""
    days = facts.days
    if facts.by_request or facts.maternity:
        return False
    if not any(_WORKED & row.columns.keys() for row in facts.rows):
        return False  # nothing says that no day is worked
    if days.get("zile_lucrate") or any(row.kind is not IncomeKind.SALARIU for row in facts.rows):
        return False
    leave = (days.get("zile_cm") or 0) + (days.get("zile_maternitate") or 0)
    away = days.get("zile_fara_plata") or 0
    return not leave and away * 2 >= working_days * 100 and (facts.net or 0) >= _USUAL * usual > 0
