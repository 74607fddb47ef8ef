"""Months that are totals of several, and worked months without a net."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.core.text import days_text
from adeverinta.income import codes
from adeverinta.income.plausible.levels import Amount, Level, Levels
from adeverinta.income.remarks import months_text
from adeverinta.income.request_case import Case, is_due
from adeverinta.payroll.plausible.growing_sums import growing_sums

LONG_ENOUGH: Final = 5
"""Months of a year that show how it grows."""
YEAR: Final = 12
PERIODS: Final = (YEAR, 6, 3)
"""Months after which a total begins anew: a year, half of one, a quarter (which must do so several times)."""
SHORT: Final = 3
"""Months from which a year may contradict."""
STEADY: Final = Fraction(8, 5)
"""The most by which the total divided by its months may vary."""
_DIVISIBLE: Final = math.lcm(*range(1, YEAR + 1))
"""By each number of months."""
GROWN: Final = 2
"""Growth inside a year that no series of rises has."""


def running_total(case: Case, levels: Levels) -> tuple[list[Finding], frozenset[Month]]:
    """`SUME_CUMULATE`, and the months that hold sums of several for certain.

    They grow by a month's pay each, in one year or in all, by the person's own months or by those of most
    persons of the sheet. In every year they warn, as they are all of one kind, which the signer sees; a part
    of the months among others refuses. Where every year, half year or quarter only looks like it, it is a
    warning, too.
    """
    found = growing_sums({level.month: level.daily for level in levels.months})
    ordinary = {level.month for level in levels.months if level.whole and not level.bonus} if found else set()
    since = {month: one.months[0] for one in found if one.sure_by(ordinary) for month in one.summed}
    of_sheets = _of_sheets(case)
    alone = since.keys() - of_sheets.keys()
    since |= of_sheets
    if since:
        last = max(since, key=lambda month: (case.facts[month].net or 0, month))
        everybody = "" if alone else "; la fel la cele mai multe persoane din stat"
        severity = Severity.WARNING if _in_every_year(case, since) else Severity.ERROR
        return [_told(case, sorted(since), since[last], last, everybody, severity)], frozenset(since)
    period = next(filter(None, (_total(levels, months) for months in PERIODS)), None)
    if period is None:
        return [], frozenset()
    months = [level.month for level in period]
    return [_told(case, months, months[0], months[-1], "", Severity.WARNING)], frozenset()


def _in_every_year(case: Case, summed: Collection[Month]) -> bool:
    """Whether each year of months enough with a net has months that are totals."""
    years = Counter(month.year for month, facts in case.facts.items() if facts.net)
    long = {year for year, months in years.items() if months >= LONG_ENOUGH}
    return bool(long) and long <= {month.year for month in summed}


def _of_sheets(case: Case) -> dict[Month, Month]:
    """The months whose sheets hold totals for most persons, to those since which they do."""
    return {
        month: min(since)
        for month, facts in case.facts.items()
        if facts.net and (since := [row.summed_since for row in facts.rows if row.summed_since])
    }


def _told(
    case: Case,
    months: Sequence[Month],
    first: Month,
    last: Month,
    others: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """`first`: the month that the total of `last` begins with, or the first one known after it."""
    first = min((month for month in case.facts if first <= month), default=last)
    return finding(
        codes.SUME_CUMULATE,
        severity=severity,
        cnp=case.request.cnp,
        month=last,
        source=case.facts[last].rows[0].cell("net"),
        luni=months_text(months),
        prima=first.label,
        suma1=romanian(case.facts[first].net or 0),
        suma2=romanian(case.facts[last].net or 0),
        altele=others,
    )


def _total(levels: Levels, length: int) -> Sequence[Level] | None:
    """The longest period of so many months, where every one looks like a running total."""
    periods: list[list[Level]] = []
    told: list[bool | None] = []
    for _, months in groupby(levels.months, lambda level: level.month.ordinal // length):
        own = list(months)
        grows = _grows(own, length) if len(own) >= SHORT else None
        if grows is False:
            return None
        periods.append(own)
        told.append(grows)
    if True not in told or (length < YEAR and told.count(True) < SHORT):
        return None
    if any(after[0].net >= before[-1].net for before, after in pairwise(periods) if len(before) > 1):
        return None
    return max(periods, key=len)


def _grows(months: Sequence[Level], length: int) -> bool | None:
    """Whether so many months of about the same pay make the amounts, from January or a later hire.

    None where they may, but a few rises may as well: too few months, or too little growth.
    """
    amounts = [level.full or 0 for level in months]  # a month of a few days is no beginning
    if any(after <= before for before, after in pairwise(amounts)):
        return False
    numbers = [(level.month.month - 1) % length + 1 for level in months]
    fits = [begun for begun in range(numbers[0]) if _steady(amounts, numbers, begun)]
    if not fits:
        return False
    grown = Fraction(numbers[-1] - fits[-1], numbers[0] - fits[-1])
    return True if len(months) >= min(LONG_ENOUGH, length) and grown >= GROWN else None


def _steady(amounts: Sequence[Amount], numbers: Sequence[int], begun: int) -> bool:
    each = [
        amount * (_DIVISIBLE // (number - begun)) for amount, number in zip(amounts, numbers, strict=True)
    ]
    return max(each) * STEADY.denominator <= min(each) * STEADY.numerator


def worked_for_nothing(case: Case) -> Iterator[Finding]:
    """`NET_ZERO_CU_ZILE`: days of work and a net of zero, or none where the export has nets."""
    for month in sorted(case.facts):
        facts = case.facts[month]
        days = facts.days.get("zile_lucrate")
        gross_only = any(row.gross_only for row in facts.rows)  # NET_NUMAI_CALCULABIL says it
        if not days or facts.net or gross_only or is_due(case, month):
            continue
        yield finding(
            codes.NET_ZERO_CU_ZILE,
            cnp=case.request.cnp,
            month=month,
            source=facts.rows[0].cell("net"),
            zile=days_text(days),
            suma="0,00" if facts.net == 0 else "gol",
        )
