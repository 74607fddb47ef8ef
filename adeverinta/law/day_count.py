"""Days counted as the law counts them: working days, calendar days, birthdays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.law.lookup import value
from adeverinta.law.month_calendar import is_working_day

_DAYS = late(r"(\d+) (?:de )?zile( lucrătoare)?")


def period(parameter: str, part: str, on: date) -> tuple[int, bool]:
    """How many days a part of a dated value says, and whether they are working days."""
    text = value(parameter, on).value[part]
    found = _DAYS.match(text)
    if found is None:
        raise ValueError(f"{parameter}.{part}: {text!r} says no days")
    return int(found[1]), bool(found[2])


@lru_cache(maxsize=1024)
def after(day: date, days: int, *, working: bool) -> date:
    """The last day of a period that begins on the day after `day`."""
    if not working:
        return day + timedelta(days=days)
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where it has no such day.

    >>> months_after(date(2026, 8, 31), 6), months_after(date(2026, 3, 14), 12)
    (datetime.date(2027, 2, 28), datetime.date(2027, 3, 14))
    """
    month = Month.of(day).plus(months)
    return min(date(month.year, month.month, 1) + timedelta(days=day.day - 1), month.last_day)


def birthday(birth: date, years: int) -> date:
    """The day on which a child reaches an age; 1 March for one born on 29 February, where there is none."""
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)
