"""Headers that are nearly known: what is proposed for them, and where nothing is missing without them."""

import pytest
from payroll_builders import HEADER, book, person

from adeverinta.payroll import read_files
from adeverinta.payroll.learning.propose import suggestion


@pytest.mark.parametrize(
    "label", ["Valoare", "Indemnizație unitate", "Indemnizație", "Concediu", "Valoare unitară"]
)
def test_no_word_is_proposed_that_the_header_lacks_and_that_changes_the_kind(label):
    assert suggestion(label) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Salriu net", "net"),
        ("Imposit", "impozit"),
        ("Indemnizatie maternitte", "indemnizatie_maternitate"),
        ("Zile lucrte", "zile_lucrate"),
        ("neimp", "neimpozabil"),
    ],
)
def test_a_misspelt_word_is_still_known(label, name):
    near = suggestion(label)
    assert near is not None
    assert near[1] == name


def _told(label, value, header=HEADER, **changed):
    rows = [[*person(number, **changed), value] for number in (1, 2, 3)]
    return [f for f in read_files([book([[*header, label], *rows])]).findings if f.code == "ANTET_ASEMANATOR"]


@pytest.mark.parametrize("label", ["Nr. pers. întreținere", "Venit bază calcul", "Deducre personala"])
def test_what_the_net_is_made_of_is_not_asked_for_where_the_rows_close(label):
    assert not _told(label, 1.0)


def test_it_is_where_they_do_not_or_where_a_column_of_the_net_is_it():
    header = ["CNP", "Nume", "Brut", "CAS", "CASS", "Imposit", "Net"]
    assert _told("Nr. pers. întreținere", 1.0, header=header)


def test_days_and_leave_are_asked_for_although_the_rows_close():
    assert _told("Zile maternitte", 1.0)
