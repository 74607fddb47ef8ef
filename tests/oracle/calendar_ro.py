"""Working days of a month: Monday to Friday without the legal holidays of Labour Code art. 139."""

from __future__ import annotations

from datetime import date, timedelta


def orthodox_easter(year: int) -> date:
    """Julian reckoning of Meeus, moved 13 days to the civil calendar (1900-2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def legal_holidays(year: int) -> set[date]:
    easter = orthodox_easter(year)
    days = {date(year, 1, 1), date(year, 1, 2), easter, easter + timedelta(days=1), date(year, 5, 1)}
    days |= {date(year, 12, 1), date(year, 12, 25), date(year, 12, 26)}
    if year >= 2009:  # Law 202/2008
        days |= {easter + timedelta(days=49), easter + timedelta(days=50), date(year, 8, 15)}
    if year >= 2012:  # Law 147/2012
        days.add(date(year, 11, 30))
    if year >= 2017:  # Laws 176/2016 and 220/2016
        days |= {date(year, 1, 24), date(year, 6, 1)}
    if year >= 2018:  # Law 64/2018
        days.add(easter - timedelta(days=2))
    if year >= 2024:  # Law 52/2023
        days |= {date(year, 1, 6), date(year, 1, 7)}
    return days


def working_days(month: str) -> int:
    year, number = int(month[:4]), int(month[5:7])
    free = legal_holidays(year)
    day, count = date(year, number, 1), 0
    while day.month == number:
        if day.weekday() < 5 and day not in free:
            count += 1
        day += timedelta(days=1)
    return count
