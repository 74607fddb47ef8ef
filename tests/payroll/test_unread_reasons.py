"""What is said of a row without a net and of a payroll that lacks a column: what exactly is not there."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.core.month import Month
from adeverinta.payroll import read_files


def _one(header, *rows, code):
    read = read_files([book([header, *rows], name="stat_202601.xlsx")], wanted=[cnp(1)])
    (found,) = [item for item in read.findings if item.code == code]
    return found.message


@pytest.mark.parametrize(
    ("blank", "said", "not_said"),
    [
        ({4, 5}, "rând: CASS, impozitul.", "brutul"),
        ({5}, "rând: impozitul.", "CAS"),
        ({2, 3, 4, 5}, "rând: brutul, CAS, CASS, impozitul.", "șomaj"),
    ],
)
def test_a_row_without_a_net_names_what_it_lacks(blank, said, not_said):
    row = [None if at in blank else cell for at, cell in enumerate([*person(1)[:-1], None])]
    message = _one([*HEADER, "Zile lucrate"], [*row, 5], [*person(2), 20], code="NET_LIPSA")
    assert said in message
    assert not_said not in message


def test_it_also_names_the_nets_that_were_not_taken():
    row = [*person(1)[:5], None, None, 1500.0, 1425.0]
    header = [*HEADER, "Net chenzina I", "Net chenzina II"]
    message = _one(header, row, [*person(2), None, None], code="NET_LIPSA")
    assert "„Net chenzina I”, „Net chenzina II”" in message


def test_a_payroll_without_the_tax_is_given_and_lacks_it():
    """The month is not said to have no file, nor the file to be no payroll."""
    files = [
        book([HEADER, person(1), person(2)], name="stat_202601.xlsx"),
        book([HEADER[:5], person(1)[:5], person(2)[:5]], name="stat_202602.xlsx"),
    ]
    read = read_files(files, wanted=[cnp(1)], named=False)
    why, _ = read.unread[Month(2026, 2)]
    assert "stat_202602.xlsx" in why
    assert "„impozit”" in why
    (told,) = [item for item in read.findings if item.code == "SUMA_NEFOLOSITA"]
    assert "nu este un stat de plată" not in told.message


def test_a_list_of_one_sum_is_no_payroll_of_its_month():
    files = [
        book([HEADER, person(1), person(2)], name="stat_202601.xlsx"),
        book([["CNP", "Nume", "Brut", "Prima"], [*person(1)[:3], 500.0]], name="prime_202602.xlsx"),
    ]
    assert not read_files(files, wanted=[cnp(1)], named=False).unread
