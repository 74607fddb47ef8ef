"""What a person usually earns: months made comparable by their paid days and hours."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.income.monthly import MonthFacts
from adeverinta.income.request_case import Case, is_due
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths, IncomeKind, PayrollRow

_LONGEST_DAY: Final = 1200
"""Hours of a day's contract, in hundredths, above which a number is no norm."""
FEWEST: Final = 3
"""Months that a median is made of; of fewer none of them says what is usual."""
_PAID: Final = tuple(name for name in DAY_COLUMNS if name != "zile_fara_plata")
_LEAVE: Final = tuple(name for name in DAY_COLUMNS if name not in ("zile_lucrate", "zile_co"))
"""Days that change what a month is paid; a day of holiday is paid like one of work."""
_WAGES: Final = frozenset((IncomeKind.SALARIU, IncomeKind.ALT))


Amount = int
"""An amount in parts of a ban (`Levels.parts`), so small that all amounts of a person are whole and exact:
they are compared some hundred times, and fractions would take most of the time of a certificate."""


class Level(NamedTuple):
    """One month with an amount above zero.

    daily: the amount for eight hours a day; full: for all days of the month too, None where no day was
    paid. hours: a day's (hundredths), None where the export does not say. whole: no leave, hire or end in
    it, so that it may be called too small; bonus: a column of bonuses says why it is large. paid: hundredths
    of days.
    """

    month: Month
    net: Bani
    daily: Amount
    full: Amount | None
    hours: Hundredths | None
    paid: Hundredths | None
    whole: bool
    bonus: bool


class Levels(NamedTuple):
    """The months in order, and the two middle values of what is usual (None where they are too few).

    parts: of a ban, in which the amounts are. sure: they are of whole months, so that a few times of them
    says something.
    """

    months: tuple[Level, ...]
    low: Amount | None
    high: Amount | None
    parts: int = 1
    sure: bool = False


class _Paid(NamedTuple):
    """A month's amount with what it is divided by: a day's hours, the days that are paid."""

    month: Month
    facts: MonthFacts
    net: Bani
    hours: Hundredths | None
    paid: Hundredths | None
    daily: tuple[int, int]
    """By what the amount is to be multiplied and divided for eight hours a day."""
    full: tuple[int, int] | None
    """And for all days; None where none was paid."""


def levels_of(case: Case, without: Collection[Month] = ()) -> Levels:
    """The levels of the form's months, without the birth month that the request fills and some others."""
    edges = _edges(case)
    every = [
        _paid(month, facts, facts.net, case.working_days[month])
        for month, facts in sorted(case.facts.items())
        if facts.net is not None and facts.net > 0 and not is_due(case, month) and month not in without
    ]
    parts = math.lcm(*(below for one in every for _, below in (one.daily, one.full or one.daily)))
    months = tuple(_level(one, parts, edges) for one in every)
    usual = [level.full for level in months if level.whole and not level.bonus and level.full is not None]
    sure = len(usual) >= FEWEST
    if not sure:  # leave in nearly every month: the paid days have to make do
        usual = [level.full for level in months if level.full is not None]
    if len(usual) < FEWEST:
        return Levels(months, None, None, parts)
    usual.sort()
    return Levels(months, usual[(len(usual) - 1) // 2], usual[len(usual) // 2], parts, sure)


def _edges(case: Case) -> frozenset[Month]:
    """The months of hire and end that anything tells."""
    rows = [row for facts in case.facts.values() for row in facts.rows]
    days = {case.request.data_angajarii, case.request.data_incetarii}
    days.update([row.data_angajarii for row in rows], [row.data_incetarii for row in rows])
    return frozenset(Month.of(day) for day in days if day)


def _paid(month: Month, facts: MonthFacts, net: Bani, working: int) -> _Paid:
    hours, day = norm_of(facts.rows), law.full_day() * 100
    daily = _least(day, hours) if hours and hours != day else (1, 1)
    paid, whole = paid_days(facts), working * 100
    full: tuple[int, int] | None = daily
    if paid is not None and paid < whole:
        full = _least(daily[0] * whole, daily[1] * paid) if paid > 0 else None
    return _Paid(month=month, facts=facts, net=net, hours=hours, paid=paid, daily=daily, full=full)


def _least(above: int, below: int) -> tuple[int, int]:
    common = math.gcd(above, below)
    return above // common, below // common


def _level(one: _Paid, parts: int, edges: frozenset[Month]) -> Level:
    facts, paid = one.facts, one.paid
    wages = _WAGES.issuperset([row.kind for row in facts.rows])
    leave = any(map(facts.days.get, _LEAVE)) or not wages
    return Level(
        month=one.month,
        net=one.net,
        daily=one.net * one.daily[0] * (parts // one.daily[1]),
        full=None if one.full is None else one.net * one.full[0] * (parts // one.full[1]),
        hours=one.hours,
        paid=paid,
        whole=not leave and one.month not in edges and (paid is None or paid > 0),
        bonus=True in [row.bonus for row in facts.rows],
    )


def paid_days(facts: MonthFacts) -> Hundredths | None:
    """The days that the month's amount is for; None where no column says."""
    told = [days for days in map(facts.days.get, _PAID) if days is not None]
    return sum(told) if told else None


def norm_of(rows: Sequence[PayrollRow]) -> Hundredths | None:
    """The hours a day of a month's contracts together, in hundredths, where every row tells them."""
    told: dict[str | None, int] = {}
    for row in rows:
        if not row.norma or row.norma > _LONGEST_DAY:  # a column of the month's hours says no norm
            return None
        told[row.marca] = row.norma
    return sum(told.values()) if told else None
