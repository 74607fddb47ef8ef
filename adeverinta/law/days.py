"""Working days of a month: Monday to Friday without the legal holidays of Romania."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cache

from adeverinta.core.month import Month


@cache
def _holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("RO", years=year))


def is_working_day(day: date) -> bool:
    """Whether a day is from Monday to Friday and no legal holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


@cache
def working_days(month: Month) -> int:
    """How many; the legal holidays come from the `holidays` library (Codul muncii, as it stood that year)."""
    _, last = calendar.monthrange(month.year, month.month)
    return sum(is_working_day(date(month.year, month.month, day)) for day in range(1, last + 1))
