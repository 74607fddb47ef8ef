"""A month that stands twice: two whole rows of one key, equal rows under two mărci or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.payroll import read_files

DAYS = law.working_days(Month(2026, 1))
FULL = ["Marca", *HEADER, "Zile lucrate", "Norma", "Stare"]


def row(brut=5000.0, days=DAYS, marca="7", norm=8, state="activ", name="Popa Ana"):
    return [marca, *person(1, brut=brut, name=name), days, norm, state]


def found(*rows, name="stat_202601.xlsx"):
    return read_files([book([FULL, *rows], name=name)]).findings


def of(findings, code):
    return [item for item in findings if item.code == code]


@pytest.mark.raises_code("DOUA_RANDURI_INTREGI")
@pytest.mark.parametrize("other", [5500.0, 5200.0, 6000.0])
def test_two_whole_rows_of_one_key_are_said_to_correct_each_other(other):
    said = found(row(), row(other))
    (told,) = of(said, "DOUA_RANDURI_INTREGI")
    assert not told.blocking
    assert f"{DAYS} + {DAYS}" in told.message
    assert "rândul 2" in told.message
    assert "rândul 3" in told.message
    assert of(said, "RANDURI_INSUMATE")


@pytest.mark.parametrize(
    "pair",
    [
        [row(days=10), row(5500.0, days=DAYS - 10)],  # moved between departments
        [row(), row(900.0)],  # something small beside it
        [row(norm=4), row(5500.0, norm=2)],  # contracts of their own hours
        [row(), row(5500.0, marca="8")],
        [row(), row(-5000.0, days=-DAYS), row(5500.0)],  # taken back and written anew
        [row(), row(700.0, days=0)],
    ],
)
def test_other_rows_of_one_key_are_not(pair):
    assert not of(found(*pair), "DOUA_RANDURI_INTREGI")


@pytest.mark.raises_code("DOUA_RANDURI_INTREGI")
def test_a_mark_on_one_of_them_refuses():
    (told,) = of(found(row(state="Anulat"), row(5500.0)), "DOUA_RANDURI_INTREGI")
    assert told.blocking
    (told,) = of(found(row(state="Anulat"), row(5500.0, state="Anulat")), "DOUA_RANDURI_INTREGI")
    assert not told.blocking


def test_a_hidden_one_refuses_and_a_filter_over_both_does_not():
    for hidden, refuses in (({2}, True), ({2, 3}, False)):
        made = book([FULL, row(), row(5500.0)])
        hiding = replace(made.sheets[0], hidden_rows=frozenset(hidden))
        said = read_files([made._replace(sheets=(hiding,))]).findings
        (told,) = of(said, "DOUA_RANDURI_INTREGI")
        assert told.blocking is refuses


def test_two_names_under_one_cnp_in_one_month_refuse():
    (told,) = of(found(row(), row(5500.0, name="Ionescu Dan")), "DOUA_RANDURI_INTREGI")
    assert told.blocking
    (told,) = of(found(row(), row(5500.0, name="Popa-Ionescu Ana")), "DOUA_RANDURI_INTREGI")
    assert not told.blocking


def test_a_copy_without_its_marca_is_a_double():
    said = found(row(), row(marca=""))
    assert [(item.code, item.blocking) for item in said] == [("RAND_DUBLU", True)]


@pytest.mark.raises_code("RAND_EGAL_CU_ALTA_MARCA")
def test_an_equal_row_under_another_marca_is_told():
    (told,) = found(row(), row(marca="119"))
    assert (told.code, told.blocking) == ("RAND_EGAL_CU_ALTA_MARCA", False)
    assert told.cnp == cnp(1)
    assert not of(found(row(), row(5001.0, marca="119")), "RAND_EGAL_CU_ALTA_MARCA")


def test_two_equal_part_time_contracts_that_go_on_are_not():
    months = [f"2026{month:02d}" for month in range(1, 5)]
    files = [
        book([FULL, row(norm=4, days=18), row(norm=4, days=18, marca="8")], name=f"stat_{month}.xlsx")
        for month in months
    ]
    assert "RAND_EGAL_CU_ALTA_MARCA" not in codes(read_files(files))
    assert "RAND_EGAL_CU_ALTA_MARCA" in codes(read_files(files[:2]))


@pytest.mark.raises_code("NUME_SUB_ALT_CNP")
def test_rows_of_a_name_under_another_persons_cnp_are_told_to_who_bears_it():
    first, second = person(1, name="Popa Ana"), person(2, name="Oprea Elena")
    wrong = [second[0], *first[1:]]
    files = [
        book([HEADER, first, second], name="stat_202601.xlsx"),
        book([HEADER, wrong, second], name="stat_202602.xlsx"),
    ]
    (told,) = of(read_files(files).findings, "NUME_SUB_ALT_CNP")
    assert (told.cnp, told.blocking) == (cnp(1), False)
    assert "stat_202602.xlsx" in told.message
    assert "NUME_SUB_ALT_CNP" not in codes(read_files(files[:1]))
