"""A table below another one goes by its own titles: whose it is, and what it is of."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.core.month import Month
from adeverinta.payroll import read_files

OURS = "Alfa Închipuită SRL, CUI RO 99000000"
OTHER_ORDER = ["CNP", "Nume", "Net", "Brut", "CAS", "CASS", "Impozit"]
SECOND = [cnp(1), "Popescu Ana 1", 1170.0, 2000.0, 500.0, 200.0, 130.0]


def _read(*own_titles, employer="99000000"):
    rows = [[OURS], ["Stat de salarii iunie 2026"], HEADER, person(1), person(2), []]
    rows += [[title] for title in own_titles]
    return read_files(
        [book([*rows, OTHER_ORDER, SECOND], name="stat_2026-06.xlsx")],
        employer=employer,
        employers={"Alfa Închipuită SRL": "99000000"},
        wanted=[cnp(1)],
    )


def _nets(read):
    return [row.net for row in read.rows[cnp(1)]]


@pytest.mark.parametrize(
    "titles",
    [
        ("Beta Străină SRL CUI RO14399840",),
        ("Beta Străină SRL",),
        ("SC BETA STRĂINĂ SRL", "Stat de salarii iunie 2026"),
    ],
)
def test_another_firms_table_is_not_ours(titles):
    read = _read(*titles)
    assert _nets(read) == [292500]
    assert "ALT_ANGAJATOR" in {item.code for item in read.findings}


@pytest.mark.parametrize(
    "cells",
    [
        ["Angajator / Employer: BETA STRĂINĂ SRL", None, "CUI / Tax ID: RO14399840"],
        ["Employer", "Beta Străină SRL", "Tax ID", "RO14399840"],
        ["Firma:", "Beta Străină SRL", "CUI (VAT no.):", 14399840],
        ["Angajator: Beta Străină SRL", "J40/1234/2009"],
        ["Angajator / Employer: Beta Străină S.R.L.", "Sediul: Cluj-Napoca"],
    ],
)
@pytest.mark.parametrize("header", [HEADER, OTHER_ORDER])
def test_another_firm_named_over_several_cells_or_in_two_languages(cells, header):
    """Under a header of its own or under the same one once more."""
    row = SECOND if header is OTHER_ORDER else person(1, brut=2000.0, tax=130.0)
    rows = [[OURS], ["Stat de salarii iunie 2026"], HEADER, person(1), person(2), [], cells, header, row]
    read = read_files(
        [book(rows, name="stat_2026-06.xlsx")],
        employer="99000000",
        employers={"Alfa Închipuită SRL": "99000000"},
        wanted=[cnp(1)],
    )
    assert _nets(read) == [292500]
    assert "ALT_ANGAJATOR" in {item.code for item in read.findings}


@pytest.mark.parametrize("titles", [(), ("Contracte pe perioadă determinată",), (OURS,)])
def test_a_table_that_names_nobody_else_is_of_the_sheets_firm_and_month(titles):
    read = _read(*titles)
    assert _nets(read) == [292500, 117000]
    assert {row.month for row in read.rows[cnp(1)]} == {Month(2026, 6)}


@pytest.mark.parametrize("title", ["Drepturi de autor", "Convenții civile", "Dividende"])
def test_a_table_of_other_income_is_not_added_to_the_wages(title):
    """Whatever the payroll above it is called."""
    assert _nets(_read(title)) == [292500]


@pytest.mark.parametrize(
    "title",
    ["Ajutor de naștere", "Diurne", "Stat de plată diurnă", "Tichete de masă", "Ajutor de deces"],
)
@pytest.mark.parametrize("column", ["Net", "Salariu net", "Suma netă"])
def test_what_is_paid_beside_the_wage_is_told_and_not_added(title, column):
    rows = [["Stat de salarii iunie 2026"], HEADER, person(1), person(2), [], [title]]
    table = [["CNP", "Nume", column], [cnp(1), "Popescu Ana 1", 900.0]]
    read = read_files([book([*rows, *table], name="stat_2026-06.xlsx")], wanted=[cnp(1)])
    assert _nets(read) == [292500]
    assert {"VENIT_DE_ALT_FEL", "SUMA_NEFOLOSITA"} <= {item.code for item in read.findings}


@pytest.mark.parametrize("title", ["Stat de salarii cu diurne", "Stat de plată, ajutoare și salarii"])
def test_a_payroll_that_also_names_them_is_a_payroll(title):
    rows = [[title], ["CNP", "Nume", "Salariu net"], [cnp(1), "Popescu Ana 1", 2925.0]]
    read = read_files([book(rows, name="stat_2026-06.xlsx")], wanted=[cnp(1)])
    assert _nets(read) == [292500]


@pytest.mark.parametrize(
    ("column", "blocking"),
    [("Diferență netă", True), ("Dif. de net", True), ("Sporuri", False), ("Net diurnă", False)],
)
def test_a_table_of_unknown_columns_is_not_read_by_the_header_above(column, blocking):
    """Whatever stands where the header above has a column of dates or amounts."""
    head = ["CNP", "Nume", "Data angajării", *HEADER[2:]]
    own = person(1)
    rows = [head, [*own[:2], "01.02.2020", *own[2:]], [], ["CNP", "Nume", column], [*own[:2], 150.0]]
    read = read_files([book(rows, name="stat_2026-06.xlsx")], wanted=[cnp(1)])
    assert _nets(read) == [292500]
    found = [item for item in read.findings if item.cnp == cnp(1)]
    assert [(item.code, item.blocking) for item in found] == [("SUMA_NEFOLOSITA", blocking)]


def _asked_of(title, *, one_file):
    ours = [[OURS], ["Stat de salarii iunie 2026"], HEADER, person(1), person(2)]
    theirs = [[title], ["Stat de salarii iulie 2026"], HEADER, person(1, brut=7000.0), person(2)]
    files = [book(("Iunie", ours), ("Iulie", theirs), name="state.xlsx")]
    if not one_file:
        files = [book(ours, name="stat_2026-06.xlsx"), book(theirs, name="stat_2026-07.xlsx")]
    read = read_files(
        files, employer="99000000", employers={"Alfa Închipuită SRL": "99000000"}, wanted=[cnp(1)]
    )
    return [item for item in read.findings if item.code == "ALTA_FIRMA_IN_TITLU"]


@pytest.mark.raises_code("ALTA_FIRMA_IN_TITLU")
@pytest.mark.parametrize("title", ["Beta Străină SRL", "S.C. GAMA S.A. - stat de plată"])
@pytest.mark.parametrize("one_file", [True, False])
def test_a_sheet_titled_with_another_firms_name_beside_ours_is_asked_about(title, one_file):
    (found,) = _asked_of(title, one_file=one_file)
    assert found.blocking
    assert found.month == Month(2026, 7)


@pytest.mark.parametrize("title", ["SC Alfa Închipuită Grup SRL", "Secția Montaj", OURS])
@pytest.mark.parametrize("one_file", [True, False])
def test_a_longer_name_of_ours_or_none_is_ours(title, one_file):
    assert _asked_of(title, one_file=one_file) == []
