"""Lists beside the payroll that only say again what its rows have."""

import datetime as dt

import pytest
from payroll_builders import book, cnp, person

from adeverinta.core.finding import Severity
from adeverinta.payroll import read_files

HEAD = ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit", "Net", "Avans", "Prime", "Zile CM", "Rest de plata"]


def _severities(*lists, rows=((700.0, 300.0, 0.0, 2225.0),)):
    own = [[*person(1), *more] for more in rows]
    files = [book([HEAD, *own, [*person(2), 0.0, 0.0, 0.0, 2925.0]])]
    files += [book((title, rows), name=f"{title}.xlsx") for title, rows in lists]
    found = read_files(files, wanted=[cnp(1)], named=False).findings
    return [item.severity for item in found if item.code == "SUMA_NEFOLOSITA"]


@pytest.mark.parametrize(
    ("title", "label", "amount", "severity"),
    [
        ("Viramente card 01.2026", "Suma virată", 2225.0, Severity.INFO),
        ("Avans 01.2026", "Avans", 700.0, Severity.INFO),
        ("Avans 01.2026", "De plată", "700,00", Severity.INFO),
        ("Plati 01.2026", "Suma", 2226.0, Severity.WARNING),
        ("Viramente card 02.2026", "Suma virată", 2225.0, Severity.WARNING),  # another month's
        ("Prime 01.2026", "Suma", 300.0, Severity.INFO),
        ("Prime 01.2026", "Suma", 700.0, Severity.WARNING),  # the advance is no bonus
        ("Lista 01.2026", "Bonus de performanță", 2225.0, Severity.WARNING),
    ],
)
def test_a_list_that_repeats_an_amount_of_the_persons_row(title, label, amount, severity):
    assert _severities((title, [["Nume", "CNP", label], ["Ana", cnp(1), amount]])) == [severity]


def test_every_row_of_the_list_must_be_there():
    head = ["Nume", "CNP", "Suma"]
    rows = [["Ana", cnp(1), 2225.0], ["Ana", cnp(1), 450.0]]
    assert _severities(("Plati 01.2026", [head, *rows])) == [Severity.WARNING]


def test_a_transfer_of_two_contracts_is_their_rests_together():
    rows = ((700.0, 0.0, 0.0, 2225.0), (0.0, 0.0, 0.0, 2925.0))
    paid = ("Card 01.2026", [["Nume", "CNP", "Suma"], ["Ana", cnp(1), 5150.0]])
    assert _severities(paid, rows=rows) == [Severity.INFO]


@pytest.mark.parametrize(("days", "severity"), [(10.0, Severity.INFO), (0.0, Severity.WARNING)])
def test_a_register_of_sick_leaves_goes_by_the_days_of_the_month(days, severity):
    head = ["Nume", "CNP", "Serie", "De la", "Până la", "Cod", "Indemnizație unitate", "Indemnizație FNUASS"]
    row = ["Ana", cnp(1), "CCMAI", dt.date(2026, 1, 12), dt.date(2026, 1, 23), "01", 1069.0, 1069.0]
    found = _severities(("Registru CM 2026", [head, row]), rows=((0.0, 0.0, days, 2925.0),))
    assert found == [severity]
