"""A person a row, a group of columns a month: totals beside the months, months twice, without a year, off."""

from datetime import date

import pytest
from payroll_builders import book, cnp, person

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files

BLOCK = ["Brut", "CAS", "CASS", "Impozit", "Net"]
WIDTH = len(BLOCK)
MAY, JUNE = "Mai 2026", "Iunie 2026"


def _rows(*over, off=0):
    """Two persons; over each group of columns what is given, `off` columns too far to the right."""
    head = ["Nume", "CNP", *[None] * off]
    for text in over:
        head += [text, *[None] * (WIDTH - 1)]
    rows = [["Evidența salariilor"], head, [None, None, *BLOCK * len(over)]]
    for number in (1, 2):
        amounts = [amount for at in range(len(over)) for amount in person(number, brut=5000.0 + 100 * at)[2:]]
        rows.append([f"Popescu Ana {number}", cnp(number), *amounts])
    return rows


def _read(rows, name="evidenta.xlsx"):
    return read_files([book(rows, name=name)], wanted=[cnp(1)])


def _stop(rows, name="evidenta.xlsx"):
    with pytest.raises(InputStop) as stop:
        _read(rows, name)
    return stop.value.finding


@pytest.mark.parametrize(
    "total", ["Total 2026", "TOTAL", "Total an", "Cumulat 2026", "Trim. II", "Medie", 2026, "Sem. I 2026"]
)
@pytest.mark.parametrize("place", [1, 2])
def test_a_group_of_totals_beside_the_months_is_left_out(total, place):
    over = [MAY, JUNE]
    over.insert(place, total)
    read = _read(_rows(*over))
    months = {row.month.month: row.net for row in read.rows[cnp(1)]}
    assert months.keys() == {5, 6}
    assert months[5] == 292500
    assert not [item for item in read.findings if item.cnp == cnp(1)]


@pytest.mark.raises_code("LUNA_DE_DOUA_ORI")
@pytest.mark.parametrize("again", ["Iunie 2026 corectat", "Iunie 2026", date(2026, 6, 1)])
def test_a_month_over_two_groups_is_named_with_its_columns(again):
    found = _stop(_rows(MAY, JUNE, again))
    assert found.code == "LUNA_DE_DOUA_ORI"
    assert "iunie 2026" in found.message
    assert "H și M" in found.message


@pytest.mark.raises_code("LUNI_FARA_AN")
def test_months_without_a_year_are_asked_for_it():
    rows = _rows("Mai", "Iunie")
    assert _stop(rows).code == "LUNI_FARA_AN"
    read = _read(rows, name="evidenta 2026.xlsx")
    assert [(row.month.year, row.month.month) for row in read.rows[cnp(1)]] == [(2026, 5), (2026, 6)]


@pytest.mark.raises_code("LUNA_NEASEZATA")
@pytest.mark.parametrize("off", [1, 2, 4])
def test_months_that_do_not_stand_over_their_first_column_are_told(off):
    found = _stop(_rows(MAY, JUNE, off=off))
    assert found.code == "LUNA_NEASEZATA"
    assert "mai 2026" in found.message
    assert "coloanele " + ", ".join("CDEF"[:off]) in found.message
