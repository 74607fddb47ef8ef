"""Leave that no money stands for, and dates of a request that the payroll contradicts."""

from __future__ import annotations

from datetime import date

import pytest

from adeverinta import income, law
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow
from adeverinta.payroll.rows import IncomeKind, PayrollRow
from adeverinta.requests.records import CertificateRequest

MOTHER, FATHER = "2900101400013", "1900101400010"
BIRTH = date(2026, 3, 14)
MONTHS = sorted(FormWindow(24).months(BIRTH))
AUGUST = Month(2025, 8)
OURS = {
    "CONCEDIU_FARA_BANI",
    "ZILE_CM_FARA_INDEMNIZATIE",
    "ZILE_LUCRATE_IN_MATERNITATE",
    "VENIT_INAINTE_DE_ANGAJARE",
}
COLUMNS = {"net": "F", "brut": "E", "zile_lucrate": "G", "zile_cm": "H", "indemnizatie_cm": "I"}


def row(month, gross=5_000_00, worked=None, paid=None, cnp=MOTHER, **more):
    """A month's wage: its whole gross, the days worked of it, and what is paid where it is not their part."""
    days = law.working_days(month)
    worked = days if worked is None else worked
    brut = round(gross * worked / days) if paid is None else paid
    return PayrollRow(
        cnp,
        month,
        IncomeKind.SALARIU,
        Source("stat.xlsx", "Foaie", 7),
        brut=brut,
        cas=brut // 4,
        cass=brut // 10,
        impozit=0,
        net=brut - brut // 4 - brut // 10,
        columns=COLUMNS,
        zile_lucrate=worked * 100,
        **more,
    )


def career(changed=None, upto=MONTHS[-1], cnp=MOTHER):
    """24 months with wages of their own each, one or some of them others."""
    own = {month: row(month, 5_000_00 + at * 700, cnp=cnp) for at, month in enumerate(MONTHS)}
    own |= changed or {}
    return [own[month] for month in MONTHS if month <= upto]


def findings(rows, accept_sums=False, cnp=MOTHER, **request):
    answer = income.compute(
        CertificateRequest(cnp, BIRTH, **request),
        rows,
        set(MONTHS),
        form="x",
        window=FormWindow(24),
        switches=income.all_switches({}),
        accept_sums=accept_sums,
    )
    return [item for item in answer.findings if item.code in OURS]


def codes(rows, **request):
    return [item.code for item in findings(rows, **request)]


WORKED = {"upto": Month(2026, 2)}


@pytest.mark.raises_code("CONCEDIU_FARA_BANI")
def test_sick_leave_without_its_money_is_told():
    (told,) = findings(career({AUGUST: row(AUGUST, 5_010_00, worked=11, zile_cm=900)}, **WORKED))
    assert told.code == "CONCEDIU_FARA_BANI"
    assert not told.blocking
    assert "august 2025: 9 zile" in told.message
    assert "coloana H" in told.message


@pytest.mark.parametrize("percent", [55, 75, 85])
def test_sick_leave_inside_the_gross_is_not(percent):
    days = law.working_days(AUGUST)
    paid = 5_010_00 * 11 // days + 5_000_00 * 9 * percent // days // 100
    assert not codes(career({AUGUST: row(AUGUST, worked=11, paid=paid, zile_cm=900)}, **WORKED))


def test_a_first_day_that_the_law_leaves_unpaid_is_not():
    month = Month(2026, 2)
    for days in (1, 2):
        worked = law.working_days(month) - days
        assert not codes(career({month: row(month, worked=worked, zile_cm=days * 100)}, **WORKED))


def test_a_raise_or_a_bonus_beside_the_leave_hides_nothing_and_raises_nothing():
    later = {month: row(month, 6_000_00) for month in MONTHS if month > AUGUST}
    days = law.working_days(AUGUST)
    held = row(AUGUST, worked=11, paid=5_000_00 * 11 // days + 3_750_00 * 9 // days, zile_cm=900)
    assert not codes(career(later | {AUGUST: held}, **WORKED))


def maternity(**more):
    """December in part, January and February whole, in maternity leave."""
    december, months = Month(2025, 12), (Month(2026, 1), Month(2026, 2))
    whole = {
        month: row(month, worked=0, **{key: law.working_days(month) * 100 for key in more})
        for month in months
    }
    return career({december: row(december, worked=10, **dict.fromkeys(more, 1000))} | whole, **WORKED)


@pytest.mark.raises_code("CONCEDIU_FARA_BANI")
def test_maternity_without_its_money_refuses_and_can_be_accepted():
    dates = {"maternitate_de_la": date(2025, 12, 15), "maternitate_pana_la": date(2026, 5, 10)}
    for rows, asked in (
        (maternity(zile_maternitate=0), {}),
        (maternity(zile_cm=0), dates),
        (maternity(), dates),
    ):
        (told,) = findings(rows, **asked)
        assert told.blocking
        assert "maternitate" in told.message
        assert not findings(rows, accept_sums=True, **asked)[0].blocking


def test_a_whole_sick_month_of_nothing_only_warns():
    (told,) = findings(career({AUGUST: row(AUGUST, worked=0, zile_cm=2000)}, **WORKED))
    assert not told.blocking


def test_leave_in_a_row_of_its_own_is_money():
    own = PayrollRow(MOTHER, AUGUST, IncomeKind.CM, Source("cm.xlsx", "Foaie", 3), net=1_500_00)
    rows = career({AUGUST: row(AUGUST, worked=11, zile_cm=900)}, **WORKED)
    assert "CONCEDIU_FARA_BANI" not in codes([*rows, own])


@pytest.mark.raises_code("ZILE_CM_FARA_INDEMNIZATIE")
def test_a_whole_gross_beside_sick_days_without_indemnity_is_told():
    whole = row(AUGUST, worked=14, paid=5_120_00, zile_cm=600)
    assert codes(career({AUGUST: whole}, **WORKED)) == ["ZILE_CM_FARA_INDEMNIZATIE"]


@pytest.mark.raises_code("ZILE_LUCRATE_IN_MATERNITATE")
def test_days_worked_in_the_maternity_leave_of_the_request():
    dates = {"maternitate_de_la": date(2025, 12, 20), "maternitate_pana_la": date(2026, 5, 10)}
    (told,) = findings(career(**WORKED), **dates)
    assert told.code == "ZILE_LUCRATE_IN_MATERNITATE"
    assert "20.12.2025" in told.message
    begun = {"maternitate_de_la": date(2026, 3, 1), "maternitate_pana_la": date(2026, 7, 4)}
    assert not codes(career(**WORKED), **begun)


@pytest.mark.raises_code("ZILE_LUCRATE_IN_MATERNITATE")
def test_days_worked_right_after_a_birth_are_none_of_a_mothers():
    april = row(Month(2026, 4))
    assert codes([*career(), april]) == ["ZILE_LUCRATE_IN_MATERNITATE"]
    assert not codes(career())  # the month of the birth alone
    assert not codes([*career(cnp=FATHER), april._replace(cnp=FATHER)], cnp=FATHER)
    assert not codes([*career(), april], eveniment="adoptie", data_evenimentului=BIRTH)


@pytest.mark.raises_code("VENIT_INAINTE_DE_ANGAJARE")
def test_pay_before_the_hire_of_the_request():
    (told,) = findings(career(**WORKED), data_angajarii=date(2024, 9, 2))
    assert "02.09.2024" in told.message
    earlier = [one for one in career(**WORKED) if one.month != Month(2024, 8)]
    assert not codes(earlier, data_angajarii=date(2024, 9, 2))  # a contract before, with a gap
    other = [one._replace(marca="7" if one.month < Month(2024, 9) else "8") for one in earlier]
    assert not codes(other, data_angajarii=date(2024, 9, 2))
