"""The legal holidays are those of the library, whose calendar of Romania is loaded alone."""

import sys

import holidays
import pytest

from adeverinta.law import days


@pytest.fixture(autouse=True)
def fresh():
    days._romania.cache_clear()
    days._holidays.cache_clear()
    yield
    days._romania.cache_clear()
    days._holidays.cache_clear()


def test_each_year_has_the_holidays_that_the_library_gives():
    for year in range(2005, 2041):
        assert days._holidays(year) == frozenset(holidays.country_holidays("RO", years=year))


def test_a_library_laid_out_otherwise_is_asked_as_documented(monkeypatch, tmp_path):
    monkeypatch.setattr(holidays, "__file__", str(tmp_path / "__init__.py"))
    assert issubclass(days._romania(), sys.modules["holidays.countries.romania"].Romania)
    assert len(days._holidays(2026)) == len(holidays.country_holidays("RO", years=2026))
