"""Kinds of income that are wages or totals, a table of months without a kind, a number that is no year."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files
from adeverinta.payroll.rows import IncomeKind


def _read(*rows, header=(*HEADER, "Tip venit"), **how):
    return read_files([book([[*header], *rows], **how)], wanted=[cnp(1)])


@pytest.mark.parametrize("kind", ["Premiu", "Primă", "Spor", "CO", "Al 13-lea salariu"])
def test_a_bonus_is_a_wage(kind):
    read = _read([*person(1), "Salariu"], [*person(1, brut=1000.0, tax=65.0), kind])
    assert [row.kind for row in read.rows[cnp(1)]] == [IncomeKind.SALARIU] * 2
    assert "TIP_VENIT_NECUNOSCUT" not in codes(read)


@pytest.mark.parametrize("kind", ["Total an 2025", "Total", "TOTAL GENERAL", "Subtotal"])
def test_a_row_whose_kind_is_a_total_is_left_out(kind):
    total = [*person(1, brut=60000.0, tax=3900.0), kind]
    read = _read([*person(1), "Salariu"], total, [*person(2), "Salariu"])
    assert [row.net for row in read.rows[cnp(1)]] == [292500]
    assert "TIP_VENIT_NECUNOSCUT" not in codes(read)
    assert any(rows.reason == "total sau subtotal" for rows in read.sources[0].unused)


def test_a_total_that_is_all_a_person_has_is_asked_about():
    read = _read([*person(1), "Total"], [*person(2), "Salariu"])
    assert "TIP_VENIT_NECUNOSCUT" in codes(read)


@pytest.mark.raises_code("LUNI_FARA_FEL")
@pytest.mark.parametrize("months", [("01.2026", "02.2026"), ("Ianuarie 2026", "Februarie 2026")])
def test_months_as_columns_without_a_kind_are_asked_about(months):
    rows = [["CNP", "Nume", *months], [cnp(1), "Popescu Ana", 2925.0, 2930.0]]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows, name="venituri.xlsx")])
    assert stop.value.finding.code == "LUNI_FARA_FEL"
    said = read_files([book([[None, None, "Salariu net"], *rows], name="venituri.xlsx")])
    assert [row.net for row in said.rows[cnp(1)]] == [292500, 293000]


@pytest.mark.parametrize("name", ["Popa 2019", "Popa Ana 2031"])
def test_a_number_beside_a_name_far_from_the_titles_year_is_no_year(name):
    header = ["Luna", "Brut", "CAS", "CASS", "Impozit", "Net"]
    months = [[month, *person(1)[2:]] for month in ("Ianuarie", "Februarie")]
    rows = [["Fișa angajatului pe anul 2025"], ["CNP", cnp(1)], header, *months]
    read = read_files([book((name, rows), name="fise.xlsx")])
    assert {row.month.year for row in read.rows[cnp(1)]} == {2025}
