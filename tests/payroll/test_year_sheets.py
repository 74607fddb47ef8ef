"""Sheets that gather the months of a year beside the months themselves; another month by a title."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.core.month import Month
from adeverinta.payroll import read_files

MONTHS = ("Ianuarie", "Februarie", "Martie", "Aprilie")


def _month_rows(at):
    return [HEADER, person(1, brut=5000.0 + 40 * at), person(2, brut=6000.0 + 20 * at)]


def _year_rows(more=0.0):
    months = [_month_rows(at)[1:] for at in range(len(MONTHS))]
    totals = []
    for rows in zip(*months, strict=True):
        sums = [sum(column) for column in list(zip(*rows, strict=True))[2:]]
        totals.append([*rows[0][:2], *sums[:-1], sums[-1] + more])
    return [HEADER, *totals]


def _read(*sheets, name="state 2025.xlsx", wanted=None):
    months = [(f"{month} 2025", _month_rows(at)) for at, month in enumerate(MONTHS)]
    return read_files([book(*months, *sheets, name=name)], wanted=[cnp(1)] if wanted is None else wanted)


@pytest.mark.raises_code("FOAIE_CU_TOTALURI")
@pytest.mark.parametrize(
    "name",
    ["CENTRALIZATOR anul 2025", "Total an", "Recapitulatie 2025", "Anual", "2025", "Sinteza", "Ian-Apr 2025"],
)
def test_totals_of_the_months_are_passed_over_and_told(name):
    read = _read((name, _year_rows()))
    assert [row.month for row in read.rows[cnp(1)]] == [Month(2025, at) for at in (1, 2, 3, 4)]
    assert "FOAIE_CU_TOTALURI" in codes(read)
    assert "SUMA_NEFOLOSITA" not in codes(read)
    assert any("totaluri" in rows.reason for rows in read.sources[0].unused)


def test_totals_that_are_not_those_of_the_months_are_told_to_the_person():
    read = _read(("Total an 2025", _year_rows(more=700.0)))
    assert {"FOAIE_CU_TOTALURI", "SUMA_NEFOLOSITA"} <= set(codes(read))


def test_a_file_of_totals_among_the_months_is_passed_over():
    months = [book(_month_rows(at), name=f"stat_2025-{at + 1:02d}.xlsx") for at in range(4)]
    read = read_files([*months, book(_year_rows(), name="centralizator_2025.xlsx")], wanted=[cnp(1)])
    assert len(read.rows[cnp(1)]) == 4
    assert "FOAIE_CU_TOTALURI" in codes(read)


@pytest.mark.parametrize(
    ("name", "code"), [("Foaie9", "LUNA_NECUNOSCUTA"), ("Total 2024", "SUME_PE_MAI_MULTE_LUNI")]
)
def test_a_sheet_without_a_month_that_is_no_total_of_these_still_asks(name, code):
    with pytest.raises(InputStop) as stop:
        _read((name, _year_rows(more=700.0)))
    assert stop.value.finding.code == code


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Total an 2025", "stat_2025-12.xlsx"),
        ("Total 2025", "stat_2025-12.xlsx"),
        ("Centralizator anul 2025", "state.xlsx"),
        ("Foaie1", "centralizator ianuarie-decembrie 2025.xlsx"),
    ],
)
def test_the_only_source_is_no_month(name, file):
    """Not even where the file's name has one."""
    with pytest.raises(InputStop) as stop:
        read_files([book((name, _year_rows()), name=file)])
    assert stop.value.finding.code in ("SUME_PE_MAI_MULTE_LUNI", "LUNA_NECUNOSCUTA")


def test_a_file_named_by_its_span_says_no_month():
    read = _read(name="state ianuarie - aprilie 2025.xlsx")
    assert [row.month.month for row in read.rows[cnp(1)]] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "title", ["Stat de salarii martie", "STATE SALARII - MARTIE", "Martie", "Luna martie"]
)
def test_a_title_with_another_month_and_no_year_contradicts_the_sheet(title):
    with pytest.raises(InputStop) as stop:
        _read(("Mai 2025", [[title], *_month_rows(5)]))
    assert stop.value.finding.code == "LUNA_CONTRADICTORIE"


@pytest.mark.parametrize(
    "title", ["Stat de salarii mai", "Plătit pe 5 iunie", "Salariul minim crește din iunie"]
)
def test_a_title_that_does_not_name_another_month_contradicts_nothing(title):
    read = _read(("Mai 2025", [[title], *_month_rows(5)]))
    assert Month(2025, 5) in {row.month for row in read.rows[cnp(1)]}


def _with_month(rows, month):
    return [[*rows[0], "Luna"], *([*row, month] for row in rows[1:])]


def test_a_column_of_another_month_contradicts_the_sheets_name():
    with pytest.raises(InputStop) as stop:
        _read(("Mai 2025", _with_month(_month_rows(5), "06.2025")))
    assert stop.value.finding.code == "LUNA_CONTRADICTORIE"
    assert "iunie 2025" in stop.value.finding.message


def test_a_column_of_several_months_needs_no_name():
    rows = [*_with_month(_month_rows(5), "05.2025"), [*person(1), "06.2025"]]
    assert len(_read(("Mai 2025", rows)).rows[cnp(1)]) == 6


@pytest.mark.parametrize("title", ["Luna {} 2025", "{}", "Luna {}"])
def test_the_months_of_a_year_below_each_other_are_no_total(title):
    rows = [row for at, name in enumerate(MONTHS) for row in ([title.format(name)], *_month_rows(at))]
    read = read_files([book(("An 2025", rows), name="state.xlsx")], wanted=[cnp(1)])
    assert [row.month.month for row in read.rows[cnp(1)]] == [1, 2, 3, 4]


def test_a_heading_without_a_year_may_not_go_back():
    rows = [row for name in ("Noiembrie", "Ianuarie") for row in ([name], *_month_rows(1))]
    with pytest.raises(InputStop) as stop:
        read_files([book(("An 2025", rows), name="state.xlsx")], wanted=[cnp(1)])
    assert stop.value.finding.code == "LUNA_CONTRADICTORIE"


def test_a_heading_of_another_month_without_a_repeated_header():
    rows = [["Ianuarie"], *_month_rows(0), ["Stat de salarii februarie"], *_month_rows(1)[1:]]
    read = read_files([book(("2025", rows), name="state.xlsx")], wanted=[cnp(1)])
    assert [row.month for row in read.rows[cnp(1)]] == [Month(2025, 1), Month(2025, 2)]


@pytest.mark.parametrize("name", ["Total prime 2025", "Premii an 2025"])
def test_less_than_the_months_is_no_total_of_them(name):
    """Whatever it is called: it may be more of the year's pay."""
    with pytest.raises(InputStop) as stop:
        _read((name, [HEADER, person(1, brut=900.0, tax=58.0), person(2, brut=900.0, tax=58.0)]))
    assert stop.value.finding.code in ("LUNA_NECUNOSCUTA", "SUME_PE_MAI_MULTE_LUNI")


def test_totals_by_a_column_of_months_that_says_so():
    read = _read(("Centralizator", _with_month(_year_rows(), "Total an")))
    assert len(read.rows[cnp(1)]) == 4
    assert "FOAIE_CU_TOTALURI" in codes(read)


def test_totals_of_a_quarter():
    quarter = [_month_rows(at)[1] for at in range(3)]
    sums = [sum(column) for column in list(zip(*quarter, strict=True))[2:]]
    read = _read(("Trim I 2025", [HEADER, [*quarter[0][:2], *sums]]))
    assert "FOAIE_CU_TOTALURI" in codes(read)
    assert "SUMA_NEFOLOSITA" not in codes(read)
