"""A row that is not used for its CNP, but by marcă or name is of somebody asked for, is told to them."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.core.errors import InputStop
from adeverinta.core.month import Month
from adeverinta.payroll import read_files

WITH_MARCA = ["Marca", *HEADER]
SWAPPED = cnp(1)[:7] + "1" + cnp(1)[8:12] + "9"


def told(payroll):
    return [
        (item.cnp, item.month, item.source.file, item.source.row)
        for item in payroll.findings
        if item.code == "RAND_CU_CNP_GRESIT"
    ]


def files(bad, header=HEADER):
    """A month as it should be and one that begins with a bad row."""
    lead = [[41], [58]] if header is WITH_MARCA else [[], []]
    good = [[*lead[0], *person(1, "Rusu Ilinca")], [*lead[1], *person(2, "Rusu Dan")]]
    second = book([header, bad, good[1]], name="stat_202602.xlsx")
    return [book([header, *good]), second]


PLACE = (cnp(1), Month(2026, 2), "stat_202602.xlsx", 2)


@pytest.mark.parametrize("wrong", [SWAPPED, SWAPPED[:11], "", None])
def test_by_name(wrong):
    read = read_files(files([wrong, *person(1, "RUSU ILINCA-Maria")[1:]]), wanted=[cnp(1)])
    assert told(read) == [PLACE]
    said = next(item for item in read.findings if item.code == "RAND_CU_CNP_GRESIT")
    assert "Foaie1" in said.message
    assert SWAPPED not in said.message
    assert ("lipsește" in said.message) == (not wrong)


@pytest.mark.raises_code("RAND_CU_CNP_GRESIT")
def test_by_marca_under_another_name():
    bad = [41, SWAPPED, *person(1, "Neagu Ilinca")[1:]]
    assert told(read_files(files(bad, WITH_MARCA), wanted=[cnp(1)])) == [PLACE]


def test_a_marca_of_somebody_else_is_not_hers():
    bad = [58, SWAPPED, *person(1, "Rusu Ilinca")[1:]]
    assert told(read_files(files(bad, WITH_MARCA), wanted=[cnp(1)])) == []


@pytest.mark.parametrize("bad", [person(1, "Rusu Toma"), [cnp(1), "Rusu Ilinca", *[None] * 5]])
def test_another_name_or_no_amount_is_nothing(bad):
    assert told(read_files(files([SWAPPED, *bad[1:]]), wanted=[cnp(1)])) == []


@pytest.mark.parametrize("wanted", [None, [cnp(1)]])
def test_its_own_month_makes_no_column_of_months(wanted):
    """Whoever is asked for: where not every row that is used has its month there, nothing says it."""
    rows = [[*person(1), "01.2026"], [*person(2), "n/a"], [SWAPPED, *person(3)[1:], "01.2026"]]
    with pytest.raises(InputStop) as stop:
        read_files([book([[*HEADER, "Perioada lucrata"], *rows], name="stat.xlsx")], wanted=wanted)
    assert stop.value.finding.code == "LUNA_NECUNOSCUTA"
