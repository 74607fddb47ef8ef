"""A column headed with a leave and nothing else: days where the month's working days say so, else named."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.month import Month
from tests.exports.writers import write_xlsx
from tests.oracle.calendar_ro import working_days
from tests.payroll.payroll_builders import cnp

MONTHS = (Month(2026, 1), Month(2026, 2))
LEAVE = (0, 5, 2, 10)


def read(tmp_path, header, days, money=None):
    """A sheet a month: the days that `days` gives for the month's working days and those of leave."""
    sheets = []
    for month in MONTHS:
        whole = working_days(str(month))
        rows = [["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Net", *header]]
        for number, leave in enumerate(LEAVE, 1):
            amounts = money or [5000, 1250, 500, 325, 2925]
            rows.append([cnp(number), f"Pop {number}", *amounts, *days(whole, leave)])
        sheets.append((f"{month.month:02}.{month.year}", rows))
    write_xlsx(tmp_path / "stat.xlsx", sheets)
    return payroll.read([tmp_path])


def days_of(read, name):
    return [getattr(row, name) for number in range(1, 5) for row in read.rows[cnp(number)]]


@pytest.mark.parametrize("header", ["CO", "C.O.", "Odihnă", "CO zile", "Concediu de odihnă", "Conc. odihnă"])
def test_it_is_days_where_they_fill_the_month(tmp_path, header):
    found = read(tmp_path, ["Zile lucrate", header], lambda whole, leave: (whole - leave, leave))
    assert days_of(found, "zile_co") == [100 * leave for leave in LEAVE for _ in MONTHS]
    assert not any(row.unknown for rows in found.rows.values() for row in rows)
    assert found.layouts[0].columns["zile_co"][1] == header


def test_it_is_days_where_both_fit_into_a_month_with_other_absences(tmp_path):
    def days(whole, leave):
        return whole - leave - 3, leave

    found = read(tmp_path, ["Zile lucrate", "CO"], days)
    assert days_of(found, "zile_co") == [100 * leave for leave in LEAVE for _ in MONTHS]


def test_it_is_of_no_use_where_the_days_worked_hold_it(tmp_path):
    found = read(tmp_path, ["Zile lucrate", "CO"], lambda whole, leave: (whole, leave))
    assert days_of(found, "zile_co") == [None] * 8
    assert not any(row.unknown for rows in found.rows.values() for row in rows)
    assert ("I", "CO") in found.layouts[0].ignored


@pytest.mark.parametrize(
    "days",
    [
        lambda whole, leave: (whole - leave, leave * 230),  # an amount
        lambda whole, leave: (whole - 1, leave),  # neither beside the days worked nor among them
        lambda whole, leave: (whole - leave, leave * 8),  # hours
    ],
)
def test_it_is_named_where_nothing_supports_it(tmp_path, days):
    found = read(tmp_path, ["Zile lucrate", "CO"], days)
    assert days_of(found, "zile_co") == [None] * 8
    assert {one.label for rows in found.rows.values() for row in rows for one in row.unknown} == {"CO"}


def test_medical_leave_is_days_only_where_all_of_them_fill_the_month(tmp_path):
    def whole_month(whole, leave):
        return whole - leave, leave - leave // 2, leave // 2

    found = read(tmp_path, ["Zile lucrate", "CO", "CM"], whole_month)
    assert days_of(found, "zile_cm") == [100 * (leave // 2) for leave in LEAVE for _ in MONTHS]
    less = tmp_path / "mai-putin"
    less.mkdir()
    found = read(less, ["Zile lucrate", "CM"], lambda whole, leave: (whole - leave - 2, leave))
    assert days_of(found, "zile_cm") == [None] * 8
