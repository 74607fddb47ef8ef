"""Two columns under each other's header: gross and net, net and rest of pay, days worked and days absent."""

import pytest
from payroll_builders import answer_of

import adeverinta as ad
from adeverinta import law
from adeverinta.core.finding import Severity
from tests.firm import MONTHS


def _of(answer, code):
    return [item for item in answer.findings if item.code == code]


@pytest.mark.raises_code("BRUT_SI_NET_SCHIMBATE")
@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("Salariu net;CAS;CASS;Impozit;Total brut", "6000;1500;600;390;3510"),
        ("Net de plată;CAS;CASS;Impozit;Brut realizat", "4300;1075;430;215;2580"),
        ("Salariu net;Venit brut", "6000;3510"),
    ],
)
def test_a_net_above_its_gross_on_every_row_stops(columns, row):
    with pytest.raises(ad.Stop) as stop:
        answer_of(columns, lambda at: row)
    found = stop.value.finding
    assert found.code == "BRUT_SI_NET_SCHIMBATE"
    assert "schimbate" in found.message
    assert all(name in found.message for name in (columns.split(";")[0], columns.split(";")[-1]))


@pytest.mark.parametrize(
    ("columns", "row", "odd"),
    [
        ("Brut;CAS;CASS;Impozit;Salariu net", "6000;1500;600;390;3510", "6000;1500;600;390;6300"),
        ("Brut;Salariu net", "6000;3510", "1000;3510"),
        ("Brut;CAS;CASS;Impozit;Salariu net", "6000;0;0;0;6000", "6000;0;0;0;6000"),
        ("Brut;CAS;CASS;Impozit;Net;Indemnizație CM", "6000;1500;600;390;3510;0", "100;25;10;0;1865;1800"),
    ],
)  # fmt: skip
def test_one_such_row_or_a_net_as_large_as_the_gross_does_not(columns, row, odd):
    answer_of(columns, lambda at: odd if at == 9 else row)


@pytest.mark.raises_code("NET_SUB_REST")
@pytest.mark.parametrize(
    ("net", "rest", "severity"),
    [("2710", "3510", Severity.ERROR), ("2410", "3510", Severity.ERROR), ("3510", "3900", Severity.WARNING)],
)
@pytest.mark.parametrize("header", ["Rest de plată", "Total de plată", "De încasat"])
def test_a_net_below_the_rest_of_pay_beside_an_advance_is_told(header, net, rest, severity):
    answer = answer_of(f"Salariu net;Avans;Rețineri;{header}", lambda at: (
        f"{net};800;300;{rest}" if at == 20 else "3510;800;0;2710"
    ))  # fmt: skip
    (named,) = _of(answer, "NET_SUB_REST")
    assert named.severity is severity
    assert named.month == sorted(MONTHS)[20]
    assert rest[0] + "." + rest[1:] in named.message


@pytest.mark.parametrize("odd", ["3510;0;0;3910", "3510;800;0;2710", "3510;800;0;3510", "0;800;0;2710"])
def test_a_rest_above_the_net_without_anything_kept_back_is_not(odd):
    columns = "Salariu net;Avans;Rețineri;Rest de plată"
    answer = answer_of(columns, lambda at: odd if at == 20 else "3510;800;0;2710")
    assert not _of(answer, "NET_SUB_REST")


def _by_days(row):
    days = [law.working_days(month) for month in sorted(MONTHS)]
    return answer_of("Zile lucrate;Zile CO;Zile nemotivate;Salariu net", lambda at: row(at, days[at]))


@pytest.mark.raises_code("PLATA_FARA_ZILE")
def test_usual_pay_for_months_of_absence_refuses():
    answer = _by_days(
        lambda at, days: f"{0 if at % 7 else 2};{at % 4};{days - at % 4 - (0 if at % 7 else 2)};3510"
    )
    (named,) = _of(answer, "PLATA_FARA_ZILE")
    assert named.blocking
    assert "schimbate" in named.message


def test_a_bonus_in_months_without_work_does_not():
    def row(at, days):
        return f"0;0;{days};{600 if at == 17 else 0}" if at > 15 else f"{days};0;0;3510"

    assert not _of(_by_days(row), "PLATA_FARA_ZILE")


def test_two_such_months_are_told_and_do_not_refuse():
    def row(at, days):
        return f"0;0;{days};3510" if at in (15, 16) else f"{days};0;0;3510"

    (named,) = _of(_by_days(row), "PLATA_FARA_ZILE")
    assert not named.blocking
    assert named.months == (sorted(MONTHS)[15], sorted(MONTHS)[16])
