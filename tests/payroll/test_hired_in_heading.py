"""The day of hire in the heading of an individual sheet is each of its months'."""

from datetime import date

import pytest
from payroll_builders import book, cnp

from adeverinta.payroll import read_files

HEADER = ["Luna", "Zile lucrate", "Salariu brut", "CAS", "CASS", "Impozit", "Salariu net"]
MONTHS = [["Octombrie", 19, 3552, 888, 355, 157, 2152], ["Noiembrie", 21, 4300, 1075, 430, 228, 2567]]


def _read(*heading, header=HEADER, months=MONTHS):
    titles = [["FIȘA INDIVIDUALĂ DE SALARIU - anul 2024"], [f"Nume și prenume: Sava Lidia   CNP: {cnp(1)}"]]
    read = read_files([book([*titles, *heading, [], header, *months])])
    return [(row.month.month, row.net, row.data_angajarii) for row in read.rows[cnp(1)]]


@pytest.mark.parametrize(
    "heading",
    [
        ["Data angajării: 07.10.2024"],
        ["Data angajării", date(2024, 10, 7)],
        ["Angajat la data:", "07.10.2024"],
    ],
)
def test_the_day_of_hire_that_a_heading_says(heading):
    hired = date(2024, 10, 7)
    assert _read(heading) == [(10, 215_200, hired), (11, 256_700, hired)]


def test_words_beside_the_label_and_a_column_of_its_own():
    assert _read(["Data angajării: vezi dosarul"]) == [(10, 215_200, None), (11, 256_700, None)]
    own = [[*row, "07.10.2024"] for row in MONTHS]
    found = _read(["Data angajării: 01.01.2020"], header=[*HEADER, "Data angajării"], months=own)
    assert {row[2] for row in found} == {date(2024, 10, 7)}
