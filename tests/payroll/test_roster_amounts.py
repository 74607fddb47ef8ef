"""A sheet with marcă and CNP ties the two together, and its amounts are told as those of any other list."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.payroll import read_files

STATE = [["Marca", *HEADER], *[[6 + number, *person(number)] for number in (1, 2, 3)]]


def _told(label, values, *, name="Prime ianuarie", beside=True):
    rows = [["Marca", "CNP", "Nume", label]]
    rows += [[7 + at, cnp(at + 1), f"Popescu Ana {at + 1}", value] for at, value in enumerate(values)]
    files = [book(STATE, (name, rows))] if beside else [book(STATE), book((name, rows), name="lista.xlsx")]
    found = read_files(files, wanted=[cnp(1)]).findings
    return [(item.cnp, item.source.sheet) for item in found if item.code == "SUMA_NEFOLOSITA"]


@pytest.mark.parametrize("beside", [True, False])
@pytest.mark.parametrize("label", ["Prima", "Primă de vacanță", "Suma"])
def test_an_amount_on_a_list_with_marca_and_cnp_is_told(label, beside):
    assert _told(label, [1200.0, 900.0, 0.0], beside=beside) == [(cnp(1), "Prime ianuarie")]


@pytest.mark.parametrize(
    ("label", "values"),
    [
        ("Prima", [0.0, 900.0, 500.0]),
        ("Salariu de bază", [4000.0, 5000.0, 5000.0]),
        ("Nr. contract", [12, 13, 14]),
        ("Vechime", [5, 10, 15]),
        ("Cod COR", [243201, 243201, 331302]),
        ("Telefon", [722123456, 722123457, 722123458]),
    ],
)
def test_a_list_of_employees_without_pay_is_not(label, values):
    assert _told(label, values, name="Angajati") == []
