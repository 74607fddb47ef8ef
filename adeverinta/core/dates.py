"""Dates as people type them; an ambiguous one is refused, never guessed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.month import MONTH_NUMBERS, Month
from adeverinta.core.text import unaccented

_DAY_FIRST: Final = late(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})")
_SLASHES: Final = late(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d{4})")
_SHORT_YEAR: Final = late(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{2})")
_NAMED: Final = late(r"(\d{1,2})[\s.\-]*([a-z]{3,12})[\s.,\-]*(\d{4})")
_ISO: Final = late(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_EXCEL_EPOCH: Final = date(1899, 12, 30)


def parse_date(value: object) -> date | None:
    """dd.mm.yyyy, dd.mm.yy, yyyy-mm-dd, "14 martie 2026", a real date, an Excel day number; None otherwise.

    With slashes day and month are told apart where one of them is past 12.

    >>> parse_date("14.03.2026"), parse_date("2026-03-14"), parse_date("03/04/2026")
    (datetime.date(2026, 3, 14), datetime.date(2026, 3, 14), None)
    >>> parse_date("14 martie 2026"), parse_date("14.3.26"), parse_date("03/14/2026")
    (datetime.date(2026, 3, 14), datetime.date(2026, 3, 14), datetime.date(2026, 3, 14))
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # Excel's own numbering; 1960 to 2100 keeps years, months and CNPs from passing as days
        return _EXCEL_EPOCH + timedelta(days=int(value)) if 21916 <= value < 73416 else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text):
            if found[2] == "/" and int(found[1]) <= 12 and int(found[1]) != int(found[3]):
                # the other order is the only one where the month would be past 12
                return date(int(found[4]), int(found[1]), int(found[3])) if int(found[3]) > 12 else None
            return date(int(found[4]), int(found[3]), int(found[1]))
        if found := _SHORT_YEAR.fullmatch(text):
            # a year of two digits is of this century, up to the last that a payroll can speak of
            year = int(found[3])
            return date((2000 if year < 70 else 1900) + year, int(found[2]), int(found[1]))
        if found := _NAMED.fullmatch(unaccented(text)):
            month = MONTH_NUMBERS.get(found[2])
            return date(int(found[3]), month, int(found[1])) if month else None
    except ValueError:
        return None
    return None


def both_readings(text: str) -> tuple[date, date] | None:
    """The dates that one with slashes may be, by day first and by month first; None for any other.

    >>> both_readings("05/09/2026"), both_readings("14/03/2026"), both_readings("05/05/2026")
    ((datetime.date(2026, 9, 5), datetime.date(2026, 5, 9)), None, None)
    """
    found = _SLASHES.fullmatch(text.strip())
    if found is None:
        return None
    first, second, year = map(int, found.groups())
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12 and year):
        return None
    return date(year, second, first), date(year, first, second)


def romanian_date(day: date) -> str:
    """`14.03.2026`."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def in_words(day: date) -> str:
    """`14 martie 2026`."""
    return f"{day.day} {Month.of(day).label}"
