"""The legal holidays of the law data are those of a library of calendars, day by day."""

from datetime import date, timedelta

import holidays
import pytest

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.law.loader import load
from adeverinta.law.month_calendar import orthodox_easter


def test_each_year_has_the_holidays_that_the_library_gives():
    for year in range(1997, 2100):
        expected = frozenset(holidays.country_holidays("RO", years=year))
        assert law.legal_holidays(year) == expected, year


def test_working_days_of_every_month_from_2005_to_2040():
    for year in range(2005, 2041):
        free = holidays.country_holidays("RO", years=year)
        for number in range(1, 13):
            month = Month(year, number)
            days = (month.first_day + timedelta(at) for at in range(31))
            own = [day for day in days if day.month == number and day.weekday() < 5 and day not in free]
            assert law.working_days(month) == len(own), month


def test_before_the_first_rule_no_holiday_is_known():
    first = load("sarbatori_legale").values[0].start
    assert not law.legal_holidays(first.year - 1)
    assert law.legal_holidays(first.year)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2005, date(2005, 5, 1)),
        (2017, date(2017, 4, 16)),
        (2019, date(2019, 4, 28)),
        (2038, date(2038, 4, 25)),
    ],
)
def test_the_orthodox_easter(year, sunday):
    assert orthodox_easter(year) == sunday


def test_a_full_day_has_the_hours_of_every_value_of_the_rule():
    assert {int(value.value) for value in load("norma_intreaga").values} == {law.full_day()}
