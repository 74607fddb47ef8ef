"""Working days of a month: Monday to Friday without the legal holidays of Romania."""

from __future__ import annotations

import calendar
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.core.month import Month

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def _romania() -> type[HolidayBase]:
    """The calendar of the `holidays` library, alone: its package loads those of all countries in 60 ms."""
    from importlib.util import module_from_spec, spec_from_file_location

    import holidays

    place = Path(holidays.__file__).parent / "countries" / "romania.py"
    found = spec_from_file_location("holidays.countries.romania", place) if place.exists() else None
    if found is None or found.loader is None:
        return holidays.country_holidays("RO").__class__
    module = module_from_spec(found)
    found.loader.exec_module(module)
    calendar_of: type[HolidayBase] = module.Romania
    return calendar_of


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(_romania()(years=year))


def is_working_day(day: date) -> bool:
    """Whether a day is from Monday to Friday and no legal holiday."""
    return day.weekday() < 5 and day not in _holidays(day.year)


@cache
def working_days(month: Month) -> int:
    """How many; the legal holidays come from the `holidays` library (Codul muncii, as it stood that year)."""
    _, last = calendar.monthrange(month.year, month.month)
    return sum(is_working_day(date(month.year, month.month, day)) for day in range(1, last + 1))
