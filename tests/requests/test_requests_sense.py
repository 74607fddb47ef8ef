"""Requests that cannot be: each with the smallest row that shows it, and rows that only look odd."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adeverinta.core.cnp import birth_dates, is_valid
from adeverinta.requests import one_request
from tests.firm import with_check_digit


def codes(born, birth, **more):
    cnp = with_check_digit(f"{born}12001")
    assert is_valid(cnp)
    request = one_request({"cnp": cnp, "data_nasterii_copilului": birth, **more})
    return [item.code for item in request.findings if item.blocking]


@pytest.mark.parametrize(
    ("born", "birth", "more", "code"),
    [
        ("1880719", "19.07.1988", {}, "COPIL_NASCUT_CU_PARINTELE"),
        ("7880719", "19.07.1988", {}, "COPIL_NASCUT_CU_PARINTELE"),
        ("6140315", "14.03.2026", {}, "PARINTE_VARSTA"),  # eleven
        ("2120315", "14.03.2026", {}, "PARINTE_PREA_VECHI"),  # 6 typed as 2
        ("6270101", "14.03.2026", {}, "PARINTE_NASCUT_DUPA_COPIL"),
        ("2550101", "14.03.2026", {}, "PARINTE_VARSTA"),  # 71 at a birth
        ("3850101", "14.03.2026", {}, "PARINTE_PREA_VECHI"),
        ("2850101", "14.03.2026", {"concediu_de_la": "13.03.2026"}, "CONCEDIU_INAINTE_DE_NASTERE"),
    ],
)
def test_what_cannot_be_is_refused(born, birth, more, code):
    assert codes(born, birth, **more) == [code]


@pytest.mark.parametrize(
    ("born", "birth", "more"),
    [
        ("6120313", "14.03.2026", {}),  # fourteen the day before
        ("2560314", "14.03.2026", {}),  # seventy that day
        ("7050101", "14.03.2026", {}),  # a resident of 1905 or of 2005: the second
        ("9850101", "14.03.2026", {}),
        ("2450101", "14.03.2020", {"eveniment": "tutela", "data_evenimentului": "14.03.2026"}),
        ("2850101", "14.03.2026", {"concediu_de_la": "14.03.2026"}),
    ],
)
def test_what_is_only_rare_passes(born, birth, more):
    assert codes(born, birth, **more) == []


def test_the_sentence_names_the_cell(tmp_path):
    from adeverinta.requests import read_requests

    cnp = with_check_digit("188071912001")
    path = tmp_path / "cereri.csv"
    path.write_text(f"cnp;data_nasterii_copilului\n{cnp};19.07.1988\n", encoding="utf-8")
    (request,), _ = read_requests(path)
    (found,) = request.findings
    assert "rândul 2, coloana B" in found.message
    assert cnp not in found.message


@given(st.dates(date(1956, 1, 1), date(2009, 12, 31)), st.dates(date(2011, 1, 1), date(2026, 11, 22)))
def test_every_parent_between_fourteen_and_seventy_passes(born, birth):
    age = birth.year - born.year - ((birth.month, birth.day) < (born.month, born.day))
    digit = "2" if born.year < 2000 else "6"
    found = codes(f"{digit}{born:%y%m%d}", birth.isoformat())
    assert found == (
        [] if 14 <= age <= 70 else ["PARINTE_VARSTA" if age >= 0 else "PARINTE_NASCUT_DUPA_COPIL"]
    )


def test_birth_dates_of_both_centuries():
    assert birth_dates(with_check_digit("204022912001")) == (date(1904, 2, 29),)
    assert [day.year for day in birth_dates(with_check_digit("985010112001"))] == [1985, 2085]


@pytest.mark.parametrize(
    "text", ["14 martie 2026", "14.3.2026", "14/03/2026", "14 mar. 2026", "14-martie-2026"]
)
def test_dates_as_people_write_them(text):
    assert one_request(
        {"cnp": with_check_digit("285010112001"), "data_nasterii_copilului": text}
    ).data_nasterii_copilului == date(2026, 3, 14)


def test_months_by_hand_need_a_reason_and_must_be_months():
    base = {"cnp": with_check_digit("285010112001"), "data_nasterii_copilului": "14.03.2026"}
    assert [i.code for i in one_request({**base, "luni_alese": "2025-03"}).findings] == ["MOTIV_LUNI_LIPSA"]
    wrong = one_request({**base, "luni_alese": "2025-03; mai", "motiv_luni": "cerut de AJPIS"})
    assert [i.code for i in wrong.findings] == ["LUNI_NECITIBILE"]
    assert "mai" in wrong.findings[0].message
