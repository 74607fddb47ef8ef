"""A column that has the net once more on most rows, and more than it on a few."""

import pytest
from payroll_builders import book, cnp, person

from adeverinta.payroll import read_files

HEAD = ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Salar net"]
BESIDE = "SUMA_NETA_IN_AFARA_NETULUI"


def _told(label, amounts):
    """The persons (by number) whose income would name the column, by what they have in it."""
    rows = [[*person(number), amount] for number, amount in enumerate(amounts, 1)]
    read = read_files([book([[*HEAD, label], *rows])])
    return [
        number
        for number in range(1, len(amounts) + 1)
        for column in read.rows[cnp(number)][0].unknown
        if column.label == label and column.extra
    ]


@pytest.mark.parametrize("label", ["Salar net final", "Net calculat", "Salariu net total"])
def test_more_than_the_net_on_one_row_is_told_of_it(label):
    assert _told(label, [2925.0, 3112.0, 2925.0, 2925.0]) == [2]


@pytest.mark.parametrize(
    "amounts",
    [
        [2925.0, 2925.0, 2925.0, 2925.0],  # the net once more
        [2925.0, 2425.0, 2925.0, 2925.0],  # less: something was kept back
        [3112.0, 3112.0, 3112.0, 3112.0],  # another sum for everybody: arithmetic of the others tells
    ],
)
def test_the_net_once_more_or_what_is_left_of_it_is_not(amounts):
    assert _told("Salar net final", amounts) == []
