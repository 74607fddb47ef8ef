"""Columns that say another month, or another net, than the one that is read: the person is asked."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.payroll import read_files

JANUARY = "stat_2026-01.xlsx"


def _read(label, *cells, header=HEADER):
    rows = [[*person(1, brut=5000.0 - 100 * at)[: len(header)], cell] for at, cell in enumerate(cells)]
    return read_files([book([[*header, label], *rows], name=JANUARY)], wanted=[cnp(1)])


OF_RIGHT = [
    "Luna aferentă", "Aferent lunii", "Luna drepturilor", "Perioada de calcul", "Pentru luna",
    "Drepturi aferente lunii",
]  # fmt: skip


@pytest.mark.raises_code("LUNA_AFERENTA_DIFERITA")
@pytest.mark.parametrize("label", OF_RIGHT)
@pytest.mark.parametrize("said", ["11.2025", "noiembrie 2025", "noiembrie", 202511, "11.2025-12.2025"])
def test_an_amount_of_another_month_is_asked_about(label, said):
    read = _read(label, "01.2026", said)
    found = [item for item in read.findings if item.code == "LUNA_AFERENTA_DIFERITA"]
    assert len(found) == 1
    assert found[0].blocking
    assert label in found[0].message
    assert "ianuarie 2026" in found[0].message


@pytest.mark.parametrize("label", OF_RIGHT)
@pytest.mark.parametrize("said", ["01.2026", "ianuarie", "", "-", 1])
def test_the_sheets_own_month_says_nothing(label, said):
    assert "LUNA_AFERENTA_DIFERITA" not in codes(_read(label, said))


@pytest.mark.parametrize(
    "label", ["Luna plății", "Luna angajării", "Zile lucrate luna precedentă", "Data virării"]
)
def test_a_month_of_something_else_says_nothing(label):
    assert "LUNA_AFERENTA_DIFERITA" not in codes(_read(label, "02.2026"))


def test_another_month_beside_no_amount_says_nothing():
    rows = [
        [*HEADER, "Luna aferentă"],
        [*person(1), "01.2026"],
        [cnp(1), "Popescu Ana 1", *[None] * 5, "11.2025"],
    ]
    read = read_files([book(rows, name=JANUARY)], wanted=[cnp(1)])
    assert "LUNA_AFERENTA_DIFERITA" not in codes(read)


CORRECTED = [
    "Net corectat",
    "Net recalculat",
    "Salariu net după regularizare",
    "Net rectificat",
    "Net definitiv",
]


@pytest.mark.raises_code("NET_CORECTAT_DIFERIT")
@pytest.mark.parametrize("label", CORRECTED)
@pytest.mark.parametrize("header", [HEADER, HEADER[:-1]])
def test_a_corrected_net_that_differs_is_asked_about(label, header):
    read = _read(label, 2825.0, header=header)
    found = [item for item in read.findings if item.code == "NET_CORECTAT_DIFERIT"]
    assert len(found) == 1
    assert found[0].blocking
    assert "2.825,00" in found[0].message
    assert "2.925,00" in found[0].message


@pytest.mark.parametrize("label", CORRECTED)
@pytest.mark.parametrize("said", [2925.0, None, 0, "-"])
def test_a_corrected_net_that_is_the_net_or_empty_says_nothing(label, said):
    assert "NET_CORECTAT_DIFERIT" not in codes(_read(label, said))


@pytest.mark.parametrize("label", ["Diferență netă regularizare", "Brut corectat", "Net corectat anterior"])
def test_other_columns_of_corrections_are_no_net_of_the_month(label):
    assert "NET_CORECTAT_DIFERIT" not in codes(_read(label, 100.0))
