"""Working days of a month: Monday to Friday without the legal holidays of Romania; hours of a full day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

from adeverinta.core.month import Month
from adeverinta.law.loader import load


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Orthodox Church, by the Gregorian calendar (Meeus' rule for the Julian one).

    >>> orthodox_easter(2024), orthodox_easter(2026)
    (datetime.date(2024, 5, 5), datetime.date(2026, 4, 12))
    """
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    julian = date(year, 3, 22) + timedelta(days=moon + sunday)
    century = year // 100
    return julian + timedelta(days=century - year // 400 - 2)


@cache
def legal_holidays(year: int) -> frozenset[date]:
    """Those of a year, each day by the rule in force on it; none before the first rule known (1997).

    Legal source: the law file `sarbatori_legale` (Codul muncii, as it stood on each day).
    """
    easter = orthodox_easter(year)
    found: set[date] = set()
    for rule in load("sarbatori_legale").values:
        fixed = (text.split(".") for text in rule.value["zile"])
        days = {date(year, int(month), int(day)) for day, month in fixed}
        days |= {easter + timedelta(days=int(away)) for away in rule.value["fata_de_paste"]}
        found |= {day for day in days if rule.start <= day and (rule.end is None or day <= rule.end)}
    return frozenset(found)


def is_working_day(day: date) -> bool:
    """Whether a day is from Monday to Friday and no legal holiday."""
    return day.weekday() < 5 and day not in legal_holidays(day.year)


@cache
def working_days(month: Month) -> int:
    """How many working days a month has."""
    return len(working_dates(month))


@cache
def working_dates(month: Month) -> tuple[date, ...]:
    """The working days of a month, in their order."""
    _, last = calendar.monthrange(month.year, month.month)
    days = (date(month.year, month.month, day) for day in range(1, last + 1))
    return tuple(day for day in days if is_working_day(day))


@cache
def full_day() -> int:
    """Hours of a day where nothing says another norm; the same in every value of the rule."""
    return int(load("norma_intreaga").values[-1].value)
