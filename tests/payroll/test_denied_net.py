"""A net that is made from the gross is no proof where a column nobody understood names another one."""

from datetime import date

import pytest

import adeverinta as ad
from tests.firm import ANA, MONTHS, profile

DAY = date(2026, 11, 22)
REQUEST = ad.Request(cnp=ANA, birth=date(2026, 3, 14), nume="Exemplaru", prenume="Ana")


def _answer(tmp_path, header, shown, *, few=False):
    """Gross, contributions and tax close to 3.510; another column shows something else, or the same."""
    (tmp_path / "angajator.toml").write_text(profile(), "utf-8")
    employer = ad.Employer.load(tmp_path / "angajator.toml")
    lines = [f"CNP;Luna;Brut;CAS;CASS;Impozit;{header}"]
    for at, month in enumerate(sorted(MONTHS)):
        amount = shown if not few or at == 12 else ""
        lines.append(f"{ANA};{month.month:02d}.{month.year};6000;1500;600;390;{amount}")
    payroll = ad.read([("stat.csv", "\n".join(lines).encode())], employer)
    return ad.compute(REQUEST, payroll, employer, on=DAY)


def _told(answer):
    return {item.code for item in answer.findings if item.blocking}


@pytest.mark.parametrize("header", ["Salariu cuvenit net", "Net contractual xyz", "Suma netă finală"])
def test_it_is_asked_what_the_column_is(tmp_path, header):
    answer = _answer(tmp_path, header, 3010)
    assert _told(answer) == {"COLOANA_NEINTELEASA"}
    assert {month.evidence.bani for month in answer.months} == {"antet"}
    (named,) = (item for item in answer.findings if item.code == "COLOANA_NEINTELEASA")
    assert header in named.message


def test_one_that_has_the_same_net_asks_nothing(tmp_path):
    answer = _answer(tmp_path, "Salariu cuvenit net", 3510)
    assert not _told(answer)
    assert {month.evidence.bani for month in answer.months} == {"inchis"}


@pytest.mark.parametrize(
    ("header", "few"), [("Sporuri xyz", False), ("Indemnizație xyz", False), ("Primă netă xyz", True)]
)
def test_a_column_that_is_no_net_of_everybody_denies_nothing(tmp_path, header, few):
    assert not _told(_answer(tmp_path, header, 500, few=few))


def test_hours_of_absence_count_as_an_absence_column(tmp_path):
    """Days that decide and do not close block where the sheet counts absences, in hours too."""
    (tmp_path / "angajator.toml").write_text(profile(), "utf-8")
    employer = ad.Employer.load(tmp_path / "angajator.toml")
    lines = ["CNP;Luna;Ore lucrate;Ore CM;Brut;CAS;CASS;Impozit;Salariu net"]
    for month in sorted(MONTHS):
        lines.append(f"{ANA};{month.month:02d}.{month.year};40;0;1500;375;150;98;877")
    payroll = ad.read([("stat.csv", "\n".join(lines).encode())], employer)
    assert "ZILE_NEINCHISE" in _told(ad.compute(REQUEST, payroll, employer, on=DAY))
