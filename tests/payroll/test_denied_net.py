"""A net that is made from the gross is no proof where a column nobody understood names another one."""

import pytest
from payroll_builders import answer_of


def _answer(header, shown, *, few=False):
    """Gross, contributions and tax close to 3.510; another column shows something else, or the same."""
    return answer_of(
        f"Brut;CAS;CASS;Impozit;{header}",
        lambda at: f"6000;1500;600;390;{shown if not few or at == 12 else ''}",
    )


def _told(answer):
    return {item.code for item in answer.findings if item.blocking}


@pytest.mark.parametrize("header", ["Salariu cuvenit net", "Net contractual xyz", "Suma netă finală"])
def test_it_is_asked_what_the_column_is(header):
    answer = _answer(header, 3010)
    assert _told(answer) == {"COLOANA_NEINTELEASA"}
    assert {month.evidence.bani for month in answer.months} == {"antet"}
    (named,) = (item for item in answer.findings if item.code == "COLOANA_NEINTELEASA")
    assert header in named.message


def test_one_that_has_the_same_net_asks_nothing():
    answer = _answer("Salariu cuvenit net", 3510)
    assert not _told(answer)
    assert {month.evidence.bani for month in answer.months} == {"inchis"}


@pytest.mark.parametrize(
    ("header", "few"), [("Sporuri xyz", False), ("Indemnizație xyz", False), ("Primă netă xyz", True)]
)
def test_a_column_that_is_no_net_of_everybody_denies_nothing(header, few):
    assert not _told(_answer(header, 500, few=few))


def test_hours_of_absence_count_as_an_absence_column():
    """Days that decide and do not close block where the sheet counts absences, in hours too."""
    columns = "Ore lucrate;Ore CM;Brut;CAS;CASS;Impozit;Salariu net"
    assert "ZILE_NEINCHISE" in _told(answer_of(columns, lambda _at: "40;0;1500;375;150;98;877"))
