"""A column that calls itself a net in another currency and is the net of the row's own gross."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.payroll import read_files


def _told(rows):
    read = read_files([book(rows, name="stat_202601.xlsx")], wanted=[cnp(1)])
    return [item for item in read.findings if item.code == "MONEDA_STRAINA"]


@pytest.mark.parametrize(
    "label", ["Salariu net (EUR)", "Salariu net (EUR) / Net salary", "Net USD", "Sal. net - euro"]
)
def test_the_row_is_all_in_that_currency(label):
    (found,) = _told([[*HEADER[:-1], label], person(1, brut=1000.0, tax=65.0), person(2)])
    assert found.blocking
    assert found.cnp == cnp(1)
    assert "coloana G" in found.message
    assert "EUR" in found.message or "USD" in found.message


@pytest.mark.parametrize("header", [HEADER, HEADER[:-1]])
@pytest.mark.parametrize("other", [588.5, None, 0, "-"])
def test_beside_amounts_in_lei_it_says_nothing(header, other):
    row = person(1)[: len(header)]
    assert not _told([[*header, "Salariu net (EUR)"], [*row, other]])
