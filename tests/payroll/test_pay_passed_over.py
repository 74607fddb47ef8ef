"""A pay in a list that is read as no payroll: gross, contributions, tax and the net that they leave."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.core.finding import Severity
from adeverinta.payroll import read_files

LIST = ["CNP", "Nume și prenume", "Prima brută", "CAS", "CASS", "Impozit", "Prima netă"]
PAID = [500.0, 125.0, 50.0, 33.0, 292.0]


def _told(head, amounts, payroll=HEADER, more=()):
    files = [
        book([payroll, [*person(1), *more], [*person(2), *more]], name="stat_202601.xlsx"),
        book([head, [cnp(1), "Popescu Ana 1", *amounts]], name="prime_202601.xlsx"),
    ]
    read = read_files(files, wanted=[cnp(1)], named=False)
    return [item for item in read.findings if item.code == "SUMA_NEFOLOSITA"]


@pytest.mark.parametrize(
    ("gross", "net"), [("Prima brută", "Prima netă"), ("Al 13-lea", "Suma virată"), ("Bonus", "Cash")]
)
def test_it_refuses_and_says_so(gross, net):
    (said,) = _told([*LIST[:2], gross, *LIST[3:6], net], PAID)
    assert said.severity is Severity.ERROR
    assert said.cnp == cnp(1)
    assert "292,00" in said.message
    assert "brut, contribuții, impozit" in said.message


@pytest.mark.parametrize(
    ("head", "amounts"),
    [
        (LIST, [500.0, 125.0, 50.0, 33.0, 310.0]),  # it does not close
        ([LIST[0], LIST[1], "Prima"], [500.0]),
        ([*LIST[:3], "Impozit", "De primit"], [500.0, 50.0, 450.0]),  # no wage: no contribution
    ],
)
def test_a_sum_that_is_no_pay_stays_a_warning(head, amounts):
    (said,) = _told(head, amounts)
    assert said.severity is Severity.WARNING


def test_a_bonus_that_the_payroll_has_in_its_gross_is_no_other_pay():
    said = _told(LIST, PAID, payroll=[*HEADER, "Prime"], more=[500.0])
    assert not any(item.blocking for item in said)
