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


@cache
def working_days(month: Month) -> int:
    """How many; the legal holidays come from the `holidays` library (Codul muncii, as it stood that year)."""
    _, last = calendar.monthrange(month.year, month.month)
    free = _holidays(month.year)
    days = (date(month.year, month.month, day) for day in range(1, last + 1))
    return sum(1 for day in days if day.weekday() < 5 and day not in free)
