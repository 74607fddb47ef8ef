"""Months that are totals for everybody in their sheets: told to who has too few of them herself."""

from datetime import date

import pytest
from payroll_builders import HEADER, book, cnp, employer, person

import adeverinta as ad
from adeverinta.core.month import Month
from adeverinta.payroll import read_files

LAST = Month(2026, 3)
HIRED = Month(2025, 11)


def _firm(totals, *, months=24):
    """A file a month; the fourth person is hired in November 2025, amounts of `totals` add up in a year."""
    files, sums = [], {}
    for month in (LAST.plus(-back) for back in reversed(range(months))):
        rows = []
        for number in (1, 2, 3, 4) if month >= HIRED else (1, 2, 3):
            year = (number, month.year)
            own = 4000 + 700 * number
            sums[year] = sums.get(year, 0) + own if totals(month) else 0
            brut = float(sums[year] or own)
            rows.append(person(number, brut=brut, tax=round(brut * 0.065, 2)))
        files.append(book([HEADER, *rows], name=f"stat_{month.year}{month.month:02d}.xlsx"))
    return files


def _summed(payroll, number):
    return [row.month for row in payroll.rows_of(cnp(number)) if row.summed_since]


@pytest.mark.raises_code("SUME_CUMULATE")
def test_who_was_hired_near_the_end_of_a_total_is_told_by_the_others():
    payroll = read_files(
        _firm(lambda month: month.year == 2025 and month.month >= 9), wanted=[cnp(1), cnp(4)]
    )
    assert _summed(payroll, 1) == [Month(2025, 10), Month(2025, 11), Month(2025, 12)]
    assert _summed(payroll, 4) == [Month(2025, 12)]
    request = ad.Request(cnp=cnp(4), birth=date(2026, 3, 14), nume="Popescu", prenume="Ana")
    answer = ad.compute(request, payroll, employer(), on=date(2026, 11, 22))
    (told,) = [item for item in answer.findings if item.code == "SUME_CUMULATE"]
    assert told.blocking
    assert "luna decembrie 2025" in told.message
    assert "cele mai multe persoane" in told.message


def test_totals_of_every_year_are_no_other_currency():
    payroll = read_files(_firm(lambda _: True), wanted=[cnp(1), cnp(2)])
    assert [item.code for item in payroll.findings if item.code == "STAT_IN_ALTA_MONEDA"] == []
    assert len(_summed(payroll, 1)) == 21  # all but the first month, January 2025 and January 2026


@pytest.mark.parametrize("totals", [lambda _: False, lambda month: month == Month(2025, 12)])
def test_wages_of_a_month_and_a_thirteenth_for_everybody_are_none(totals):
    payroll = read_files(_firm(totals), wanted=[cnp(1), cnp(4)])
    assert _summed(payroll, 1) == _summed(payroll, 4) == []
