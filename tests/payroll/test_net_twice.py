"""The net written twice under the same header, in all files or in some."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files

DIFFERS = "NET_CORECTAT_DIFERIT"
PERSONS = range(1, 6)


def _file(month, again=None, *, last="Net"):
    """Five persons; `again` is what the second net has for the first one, None for no such column."""
    rows = [[*HEADER, last] if again is not None else HEADER]
    for number in PERSONS:
        row = person(number)
        if again is not None:
            row.append(again if number == 1 else row[-1])
        rows.append(row)
    return book(rows, name=f"stat_2026{month:02d}.xlsx")


def _read(*files):
    return read_files(files, wanted=[cnp(1), cnp(2)])


@pytest.mark.parametrize("twice", [(1,), (2,), (1, 2)])
def test_the_same_amounts_are_one_net(twice):
    read = _read(*[_file(month, 2925.0 if month in twice else None) for month in (1, 2)])
    assert DIFFERS not in codes(read)
    assert [row.net for row in read.rows[cnp(1)]] == [292500, 292500]


@pytest.mark.parametrize("twice", [(1,), (2,), (1, 2)])
def test_another_amount_is_asked_about_by_whom_it_concerns(twice):
    read = _read(*[_file(month, 3100.0 if month in twice else None) for month in (1, 2)])
    found = [item for item in read.findings if item.code == DIFFERS]
    assert [(item.cnp, item.month.month, item.blocking) for item in found] == [
        (cnp(1), month, True) for month in twice
    ]
    assert "coloana H" in found[0].message
    assert "3.100,00" in found[0].message
    assert "2.925,00" in found[0].message
    assert [row.net for row in read.rows[cnp(2)]] == [292500, 292500]


def test_the_second_one_may_be_the_net_of_the_gross():
    rows = [[*HEADER, "Net"]]
    rows += [[*person(number, net=3100.0 if number == 1 else None), 2925.0] for number in PERSONS]
    read = _read(book(rows, name="stat_202601.xlsx"))
    (found,) = [item for item in read.findings if item.code == DIFFERS]
    assert "coloana G" in found.message
    assert read.rows[cnp(1)][0].net == 292500


def test_nets_in_another_order_are_decided_by_themselves():
    """The place of a net among those of one file says nothing of another file's."""
    one = [[*HEADER[:-1], "Salar net", "Sal. net"], *([*person(n), 2000.0 + n] for n in PERSONS)]
    other = [
        [*HEADER[:-1], "Sal. net", "Salar net"],
        *([*person(n)[:-1], 2000.0 + n, 2925.0] for n in PERSONS),
    ]
    read = _read(book(one, name="stat_202601.xlsx"), book(other, name="stat_202602.xlsx"))
    assert [row.net for row in read.rows[cnp(1)]] == [292500, 292500]


def test_two_nets_that_nothing_tells_apart_stop_the_run():
    rows = [["CNP", "Nume", "Net", "Net"], *([cnp(n), f"Popa {n}", 2925.0, 2900.0 + n] for n in PERSONS)]
    with pytest.raises(InputStop) as stop:
        _read(book(rows))
    assert stop.value.finding.code == "DOUA_COLOANE_NET"
