"""Every layout that is no row a person is read right on the first try, each amount from its own cell."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from adeverinta import payroll
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Severity
from adeverinta.core.money import to_bani
from adeverinta.core.numbers import number_of
from tests.exports import strangers as _  # noqa: F401  (registers its layouts)
from tests.exports.layouts import LAYOUTS, ROWS, people
from tests.exports.test_shapes import sums
from tests.exports.truth import CUI, MONTHS, expected, strangers
from tests.exports.writers import write_xlsx


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_the_layout_gives_the_rows_that_were_paid(name, tmp_path):
    LAYOUTS[name](tmp_path)
    read = payroll.read([tmp_path], employer=CUI)
    columns = ("net", "brut", "cas", "cass", "impozit")
    assert sums(read, *columns) == expected(ROWS, *columns)
    assert read.covered == set(MONTHS)
    told = {item.code for item in read.findings if item.severity is not Severity.INFO}
    # the days of the truth are not those of the calendar; two incomes of a month are summed
    assert told <= {"CALENDAR_DIFERIT", "ANTET_ASEMANATOR", "RANDURI_INSUMATE"}
    assert set(read.persons.values()) == {row.nume_intreg for row in ROWS}
    for path in tmp_path.glob("*.xlsx"):
        book = load_workbook(path)
        for row in (row for rows in read.rows.values() for row in rows if row.source.file == path.name):
            for column in columns:
                cell = row.cell(column)
                number = number_of(book[cell.sheet][f"{cell.column}{cell.row}"].value)
                assert to_bani(number)[0] == getattr(row, column)


BAD = "2850101400018"
ALONE = {
    "fluturas_unul_in_fisier_txt",
    "fisa_individuala_csv",
    "fisa_cu_doua_venituri_pe_luna",
    "fluturasi_venituri_langa_retineri",
}
"""A file a person, whose wrong CNP leaves no payroll in it, or a format that is not rewritten here."""
GOOD = [rows[0].cnp for rows in people()]


def spoilt(folder, name, change):
    """A layout with the text of its cells changed; what is read of it."""
    LAYOUTS[name](folder)
    for path in (*folder.glob("*.csv"), *folder.glob("*.txt")):
        path.write_bytes(change(path.read_bytes().decode("latin-1")).encode("latin-1"))
    for path in folder.glob("*.xlsx"):
        book = load_workbook(path)
        for sheet in book:
            for line in sheet:
                for cell in line:
                    if isinstance(cell.value, (str, int)):
                        cell.value = change(str(cell.value)) or None
        book.save(path)
    return payroll.read([folder], employer=CUI)


@pytest.mark.parametrize("name", sorted(set(LAYOUTS) - ALONE))
def test_a_wrong_cnp_leaves_its_amounts_to_nobody(name, tmp_path):
    columns = ("net", "brut", "cas", "cass", "impozit")
    read = spoilt(tmp_path, name, lambda text: text.replace(GOOD[1], BAD))
    truth = {key: value for key, value in expected(ROWS, *columns).items() if key[0] != GOOD[1]}
    assert sums(read, *columns) == truth
    told = [item.message for item in read.findings if item.code in ("CNP_INVALID_IN_STAT", "RAND_FARA_CNP")]
    unused = [rows for source in read.sources for rows in source.unused]
    assert told or unused
    assert not any(BAD in text for text in told)


@pytest.mark.parametrize(
    "name", ["fisa_individuala_csv", "fise_pe_o_foaie_doua_linii", "elemente_pe_randuri_o_persoana"]
)
def test_a_heading_with_two_persons_is_nobodys(name, tmp_path):
    stranger = strangers()[0].cnp
    if name != "fise_pe_o_foaie_doua_linii":
        with pytest.raises(InputStop) as stop:
            spoilt(tmp_path, name, lambda text: text.replace(GOOD[0], f"{GOOD[0]} {stranger}"))
        assert stop.value.finding.code == "FISA_FARA_PERSOANA"
        return
    read = spoilt(tmp_path, name, lambda text: text.replace(GOOD[0], f"{GOOD[0]} / {stranger}"))
    assert GOOD[0] not in read.rows
    assert stranger not in read.rows
    assert "RAND_FARA_CNP" in {item.code for item in read.findings}


@pytest.mark.parametrize(
    "name", ["fise_pe_o_foaie_doua_linii", "fisa_individuala_csv", "elemente_pe_randuri_o_persoana"]
)
def test_months_without_a_year_are_not_read(name, tmp_path):
    with pytest.raises(InputStop) as stop:
        spoilt(tmp_path, name, lambda text: text.replace("2026", ""))
    assert stop.value.finding.code in ("LUNA_NECITITA", "LUNA_NECUNOSCUTA")


def test_a_second_table_of_a_person_needs_a_year_of_its_own(tmp_path):
    head = ["Luna", "Venit brut", "CAS", "CASS", "Impozit", "Salariu net"]
    line = ["Ianuarie", 5000.0, 1250.0, 500.0, 325.0, 2925.0]
    page = [["Fișă individuală, anul 2025"], ["CNP", GOOD[0]], head, line, [], head, line]
    write_xlsx(tmp_path / "fisa.xlsx", [("F", page)])
    read = payroll.read([tmp_path], employer=CUI)
    assert [str(row.month) for row in read.rows[GOOD[0]]] == ["2025-01"]
    assert [item.code for item in read.findings if item.severity is Severity.ERROR] == ["LUNA_NECITITA"]


def test_an_amount_is_no_year(tmp_path):
    page = [["Evidența salariilor"], ["Salariat: Popa Ina", None, f"CNP: {GOOD[0]}"], [None, "Ianuarie 2026", "Februarie"],
            ["Venit brut", 5000.0, 5000.0], ["Total rețineri", 2031.0, 2031], ["CAS", 1250.0, 1250.0], ["CASS", 500.0, 500.0],
            ["Impozit", 281.0, 281.0], ["Salariu net", 2969.0, 2969.0]]  # fmt: skip
    write_xlsx(tmp_path / "fisa.xlsx", [("F", page)])
    read = payroll.read([tmp_path], employer=CUI)
    assert all(row.month.year == 2026 for row in read.rows[GOOD[0]])


def test_a_payslip_with_two_months_is_not_dated(tmp_path):
    lines = [["Fluturaș ianuarie 2026"], ["plătit în februarie 2026"], ["CNP", GOOD[0]], ["Venit brut", 5000.0], ["CAS", 1250.0],
             ["CASS", 500.0], ["Impozit", 325.0], ["Salariu net", 2925.0]]  # fmt: skip
    write_xlsx(tmp_path / "f.xlsx", [("F", lines)])
    with pytest.raises(InputStop) as stop:
        payroll.read([tmp_path], employer=CUI)
    assert stop.value.finding.code in ("LUNA_CONTRADICTORIE", "LUNA_NECUNOSCUTA", "LUNA_NECITITA")
