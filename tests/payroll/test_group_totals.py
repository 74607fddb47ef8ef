"""Rows without a person that are sums by arithmetic, or words where a CNP would stand."""

import pytest
from payroll_builders import book, cnp, codes

from adeverinta.payroll import read_files

HEADER = ["Marca", "CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Net"]
ANA = [10, cnp(1), "Exemplaru Ana", 5000, 1250, 500, 325, 2925]
DAN = [11, cnp(2), "Popescu Dan", 4000, 1000, 400, 260, 2340]
ION = [12, cnp(3), "Marin Ion", 3000, 750, 300, 195, 1755]
TOLD = {"RAND_FARA_CNP", "CNP_INVALID_IN_STAT", "RAND_SUB_PERSOANA"}


def _sum(label, *rows, column=2, off=0):
    row = [None, None, None, *(sum(cells) for cells in zip(*(row[3:] for row in rows), strict=True))]
    row[column] = label
    row[-1] += off
    return row


def _told(*rows, wanted=None):
    read = read_files([book([HEADER, *rows])], wanted=wanted)
    return TOLD & {*codes(read)}, read


@pytest.mark.parametrize("column", [0, 2])
def test_the_sums_of_a_department_by_its_name_are_totals(column):
    shop, mall = _sum("Magazin Centru", ANA, DAN, column=column), _sum("Atelier Mall", ION, column=column)
    told, read = _told(ANA, DAN, shop, ION, mall, _sum("Regiunea Nord", ANA, DAN, ION, column=column))
    if column == 2:
        assert told == set()
        (unused,) = read.sources[0].unused
        assert (unused.reason, unused.rows) == ("total sau subtotal", (4, 6, 7))
    assert {who: rows[0].net for who, rows in read.rows.items()} == {
        cnp(1): 292_500, cnp(2): 234_000, cnp(3): 175_500
    }  # fmt: skip


@pytest.mark.parametrize("row", [_sum("Magazin Centru", ANA, DAN, off=1), _sum("Popescu Maria", ANA)])
def test_a_row_that_is_no_sum_of_the_group_above_is_told(row):
    assert "RAND_FARA_CNP" in _told(ANA, DAN, row)[0]


def test_the_sum_of_one_alone_is_no_proof_and_beside_others_not_with_her_name():
    again = _sum("Exemplaru Ana", ANA)
    assert "RAND_FARA_CNP" in _told(ANA, _sum("Magazin Centru", ANA))[0]
    assert "RAND_FARA_CNP" in _told(DAN, ION, _sum("Magazin Centru", DAN, ION), ANA, again)[0]


@pytest.mark.parametrize("label", ["din care femei", "din care: bărbați", "Din care cu normă întreagă"])
def test_words_under_the_cnps_are_no_cnp(label):
    footer = [None, label, None, 5000]
    assert _told(ANA, DAN, [], footer)[0] == set()
    assert _told(ANA, DAN, [], [None, "femei", None, 5000])[0] <= {"RAND_FARA_CNP", "RAND_SUB_PERSOANA"}


def test_a_persons_row_with_words_for_a_cnp_is_told_as_that():
    assert "CNP_INVALID_IN_STAT" in _told(ANA, [None, "lipsă", *DAN[2:]])[0]
