"""A net of zero beside work and pay, money of leave without a day of it."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.payroll import read_files


def _read(header, *rows):
    return read_files([book([header, *rows])], wanted=[cnp(1)])


@pytest.mark.raises_code("NET_NECALCULAT")
def test_a_net_of_zero_beside_a_gross_was_never_calculated():
    read = _read(HEADER, person(1, net=0.0), *map(person, range(2, 40)))
    found = next(item for item in read.findings if item.code == "NET_NECALCULAT")
    assert found.blocking
    assert "2.925,00" in found.message
    assert "salvați" in found.remedy


@pytest.mark.parametrize("header", [["CNP", "Nume", "Salariu net", "Zile lucrate"]])
def test_a_net_of_zero_for_everybody_who_worked_was_never_calculated(header):
    rows = [[cnp(at), f"Popescu Ana {at}", 0, 21] for at in (1, 2, 3)]
    assert "NET_NECALCULAT" in codes(_read(header, *rows))


def test_a_real_zero_is_one():
    header = [*HEADER, "Zile lucrate"]
    rows = [[cnp(1), "Popescu Ana 1", 0, 0, 0, 0, 0, 0], [*person(2), 21]]
    assert "NET_NECALCULAT" not in codes(_read(header, *rows))
    idle = [[cnp(at), f"Popescu Ana {at}", 0, 0, 0, 0, 0, 0] for at in (1, 2)]
    assert "NET_NECALCULAT" not in codes(_read(header, *idle))


def test_a_gross_in_kind_of_a_month_without_work_is_no_net():
    header = [*HEADER, "Zile lucrate"]
    away = [cnp(1), "Popescu Ana 1", 300, 75, 30, 20, 0, 0]
    read = _read(header, away, *([*person(at), 21] for at in range(2, 40)))
    assert "NET_NECALCULAT" not in codes(read)


LEAVE = [
    "Indemnizație risc maternal",
    "CM",
    "Indemnizație CM",
    "Concediu medical lei",
    "Indemnizație maternitate",
]


@pytest.mark.raises_code("CONCEDIU_FARA_ZILE")
@pytest.mark.parametrize("label", LEAVE)
def test_money_of_leave_without_its_days_is_told(label):
    read = _read([*HEADER, "Zile lucrate", label], [*person(1), 21, 292.0], [*person(2), 21, 0])
    found = next(item for item in read.findings if item.code == "CONCEDIU_FARA_ZILE")
    assert not found.blocking
    assert label in found.message
    assert "292,00" in found.message


@pytest.mark.parametrize("label", LEAVE)
@pytest.mark.parametrize(("days", "amount"), [(3, 292.0), (0, 0), (0, 5)])
def test_money_of_leave_with_its_days_or_none_says_nothing(label, days, amount):
    header = [*HEADER, "Zile lucrate", "Zile CM", label]
    assert "CONCEDIU_FARA_ZILE" not in codes(_read(header, [*person(1), 21 - days, days, amount]))
