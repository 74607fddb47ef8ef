"""Every layout that is no row a person is read right on the first try, each amount from its own cell."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from adeverinta import payroll
from adeverinta.core.finding import Severity
from adeverinta.core.money import to_bani
from adeverinta.core.numbers import number_of
from tests.exports.layouts import LAYOUTS, ROWS
from tests.exports.test_shapes import sums
from tests.exports.truth import CUI, MONTHS, expected


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_the_layout_gives_the_rows_that_were_paid(name, tmp_path):
    LAYOUTS[name](tmp_path)
    read = payroll.read([tmp_path], employer=CUI)
    columns = ("net", "brut", "cas", "cass", "impozit")
    assert sums(read, *columns) == expected(ROWS, *columns)
    assert read.covered == set(MONTHS)
    told = {item.code for item in read.findings if item.severity is not Severity.INFO}
    assert told <= {"CALENDAR_DIFERIT"}  # the days of the truth are not those of the calendar
    assert set(read.persons.values()) == {row.nume_intreg for row in ROWS}
    for path in tmp_path.glob("*.xlsx"):
        book = load_workbook(path)
        for row in (row for rows in read.rows.values() for row in rows if row.source.file == path.name):
            for column in columns:
                cell = row.cell(column)
                number = number_of(book[cell.sheet][f"{cell.column}{cell.row}"].value)
                assert to_bani(number)[0] == getattr(row, column)
