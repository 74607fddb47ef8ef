"""Columns known by more than their header: the employer by its name, the month by its dates."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from tests.exports.shapes import lines
from tests.exports.truth import CUI, EMPLOYER, OTHER, slips
from tests.exports.writers import write_text, write_xlsx

COLUMNS = (
    ("Salariat", "nume_intreg"), ("CNP", "cnp"), ("Total drepturi", "brut"), ("CAS", "cas"), ("CASS", "cass"),
    ("Deduceri", "deducere"), ("Impozit salarii", "impozit"), ("Salariu net", "net"),
)  # fmt: skip


def table(firm=lambda _: EMPLOYER, day=lambda month: month.last_day):
    rows = [["Societate", "Punct de lucru", "Luna plată", *(header for header, _ in COLUMNS)]]
    slips_ = slips()
    return rows + [
        [firm(r), "Cluj", day(r.month), *line] for r, line in zip(slips_, lines(COLUMNS, slips_), strict=True)
    ]


def nets(read):
    return {(cnp, row.month): row.net for cnp, rows in read.rows.items() for row in rows}


TRUTH = {(row.cnp, row.month): round(row.net * 100) for row in slips()}


@pytest.mark.parametrize("day", [lambda m: m.last_day, lambda m: m.first_day])
def test_dates_at_a_months_end_under_luna_are_the_month(tmp_path, day):
    write_xlsx(tmp_path / "date.xlsx", [("Date", table(day=day))])
    read = payroll.read([tmp_path], employer=CUI, employers={EMPLOYER: CUI})
    assert nets(read) == TRUTH
    assert read.layouts[0].columns["angajator"] == ("A", "Societate")
    assert ("B", "Punct de lucru") in read.layouts[0].ignored


def test_a_date_of_payment_is_no_month(tmp_path):
    paid = table(day=lambda m: m.plus(1).first_day.replace(day=10))
    write_xlsx(tmp_path / "date.xlsx", [("Date", paid)])
    with pytest.raises(InputStop) as stop:
        payroll.read([tmp_path], employer=CUI)
    assert stop.value.finding.code == "LUNA_NECUNOSCUTA"


def test_rows_of_an_employer_named_by_a_column_are_told_apart(tmp_path):
    others = {row.cnp for row in slips()[:2]}
    mixed = table(lambda r: OTHER if r.cnp in others else "Tesatoria fictiva S.R.L.")
    write_xlsx(tmp_path / "date.xlsx", [("Date", mixed)])
    read = payroll.read([tmp_path], employer=CUI, employers={EMPLOYER: CUI})
    assert nets(read) == {key: net for key, net in TRUTH.items() if key[0] not in others}
    assert [item.code for item in read.findings if item.code == "ALT_ANGAJATOR"] == ["ALT_ANGAJATOR"]


def test_one_other_name_alone_may_be_ours_and_two_are_not(tmp_path):
    write_text(tmp_path / "a.csv", table(lambda _: "Tesatoria", day=lambda m: f"{m.last_day:%d.%m.%Y}"))
    assert nets(payroll.read([tmp_path], employer=CUI, employers={EMPLOYER: CUI})) == TRUTH
    two = table(lambda r: "Alfa" if r.marca < "1004" else "Beta", day=lambda m: f"{m.last_day:%d.%m.%Y}")
    write_text(tmp_path / "a.csv", two)
    assert nets(payroll.read([tmp_path], employer=CUI, employers={EMPLOYER: CUI})) == {}
