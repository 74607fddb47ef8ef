"""Layouts that say nothing for certain: refused by name, or read for those of whom they do."""

from __future__ import annotations

import pytest

from adeverinta.core.errors import InputStop
from adeverinta.payroll.payroll_reader import read_files
from tests.payroll.payroll_builders import book, cnp

HEAD = ["Luna", "Venit brut", "CAS", "CASS", "Impozit", "Salariu net"]
JANUARY = ["Ianuarie", 5000.0, 1250.0, 500.0, 325.0, 2925.0]


@pytest.mark.parametrize("second", [cnp(2), "soț: " + cnp(2, "185010140")])
def test_a_sheet_with_two_persons_in_its_heading_is_refused(second):
    page = [["Fișă individuală 2026"], ["CNP", cnp(1)], ["Persoane în întreținere", second], HEAD, JANUARY]
    with pytest.raises(InputStop) as stop:
        read_files([book(page)])
    assert stop.value.finding.code == "FISA_FARA_PERSOANA"
    assert "rândul 2, coloana B" in stop.value.finding.message
    assert cnp(1) not in stop.value.finding.message
    del page[2]
    assert read_files([book(page)]).rows[cnp(1)][0].net == 292500


FEBRUARY = ["Februarie", *JANUARY[1:]]
ITEMS = [list(row) for row in zip(HEAD, JANUARY, FEBRUARY, strict=True)]
ITEMS[0][0] = "Element de plată"
_EACH = ("Brut", "CAS", "CASS", "Impozit", "Net")
WIDE = [
    ["CNP", "Nume", *(f"{name} {month}" for month in ("ian", "feb") for name in _EACH)],
    [cnp(1), "Popa Ana", *JANUARY[1:], *FEBRUARY[1:]],
]


@pytest.mark.raises_code("LUNA_CONTRADICTORIE")
@pytest.mark.parametrize(
    "table",
    [
        [["Fișa angajatului pe anul {y}"], ["CNP", cnp(1)], HEAD, JANUARY, FEBRUARY],
        [["Fișă de salarii, anul {y}"], [f"Popa Ana, CNP {cnp(1)}"], *ITEMS],
        [["Salarii plătite în anul {y}"], *WIDE],
    ],
)
def test_a_title_of_another_year_than_the_sheets_name_is_refused(table):
    """By the sheet's name, or the file's where that one says no year; a name with two years says none."""

    def read(sheet, file):
        rows = [[cell.format(y=2024) if isinstance(cell, str) else cell for cell in row] for row in table]
        return read_files([book((sheet, rows), name=file)])

    for sheet, file in (
        ("Popa 2024", "fise.xlsx"),
        ("Popa 2024", "fise 2026.xlsx"),
        ("A", "fise 2024-2025.xlsx"),
    ):
        assert {row.month.year for row in read(sheet, file).rows_of(cnp(1))} == {2024}
    for sheet, file in (("Popa 2025", "fise.xlsx"), ("Popa 2025", "fise 2024.xlsx"), ("A", "fise 2025.xlsx")):
        with pytest.raises(InputStop) as stop:
            read(sheet, file)
        assert stop.value.finding.code == "LUNA_CONTRADICTORIE"
        assert "anul 2024" in stop.value.finding.message
        assert "anul 2025" in stop.value.finding.message
