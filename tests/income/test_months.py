"""The choice of months, the birth month, missing months: one small career per rule."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adeverinta import income, law
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow, MonthState
from adeverinta.payroll.rows import IncomeKind, PayrollRow
from adeverinta.requests.records import CertificateRequest

CNP = "2900101400013"
BIRTH = date(2026, 3, 14)
HG52 = FormWindow(24)
ANNEX_2 = FormWindow(12)
TWO_THREE = FormWindow(12, first_offset=1, oldest_first=True)


def row(month: Month, net: int | None = 300_000, kind: IncomeKind = IncomeKind.SALARIU, **more) -> PayrollRow:
    return PayrollRow(CNP, month, kind, Source("stat.xlsx", "Foaie", 7), net=net, **more)


def back(months: int, birth: date = BIRTH) -> Month:
    return Month.of(birth).plus(-months)


def full(month: Month, **more) -> PayrollRow:
    return row(month, zile_lucrate=law.working_days(month) * 100, **more)


def compute(rows, *, request=None, window=HG52, covered=None, switches=None, accept_missing=False):
    request = request or CertificateRequest(CNP, BIRTH)
    reference = request.reference_date
    covered = set(window.months(reference)) if covered is None else covered
    return income.compute(
        request,
        rows,
        covered,
        form="x",
        window=window,
        switches=income.all_switches(switches or {}),
        accept_missing=accept_missing,
    )


def codes(result) -> list[str]:
    return [item.code for item in result.findings]


def counted(result) -> list[int]:
    return [item.number for item in result.months if item.counted]


def test_newest_twelve_of_twenty_four():
    result = compute([full(back(i)) for i in range(24)])
    assert [str(m.month) for m in result.months][:2] == ["2026-03", "2026-02"]
    assert len(result.months) == 24
    assert counted(result) == list(range(1, 13))
    assert result.total == 12 * 300_000
    assert result.mean == 3000


def test_gap_is_skipped_not_counted():
    result = compute([full(back(i)) for i in range(24) if i not in (4, 5)])
    assert counted(result) == [1, 2, 3, 4, *range(7, 15)]
    assert codes(result).count("LUNA_FARA_RAND") == 2
    assert result.months[4].state is MonthState.NO_ROW
    assert result.months[4].reason == "statul lunii există, dar nu are rând pentru persoană"
    assert result.months[4].net is None


def test_no_income_in_birth_month_starts_with_the_last_month_that_has_some():
    result = compute([full(back(i)) for i in range(1, 24)])
    assert counted(result) == list(range(2, 14))


@pytest.mark.parametrize(("days", "short"), [(950, True), (1000, False)])
def test_half_of_the_working_days_is_enough(days, short):
    month = back(1)
    assert law.working_days(month) == 20
    rows = [full(back(i)) for i in range(24) if i != 1] + [row(month, zile_lucrate=days)]
    result = compute(rows)
    assert ("excepția 1 din 3" in result.months[1].reason) is short


@pytest.mark.raises_code("LUNI_INSUFICIENTE")
def test_three_short_months_newest_first_and_the_fourth_is_skipped():
    rows = [full(back(0))] + [row(back(i), zile_lucrate=100) for i in range(1, 24)]
    result = compute(rows)
    assert counted(result) == [1, 2, 3, 4]
    assert result.mean is None
    assert result.estimate is None
    assert "LUNI_INSUFICIENTE" in codes(result)
    assert not result.blocked


def test_the_birth_month_counts_whatever_its_days_and_uses_no_exception():
    rows = [row(back(0), zile_lucrate=100)]
    rows += [row(back(i), zile_lucrate=100) for i in (1, 2, 3)]
    rows += [full(back(i)) for i in range(4, 24)]
    assert counted(compute(rows)) == list(range(1, 13))


@pytest.mark.parametrize("column", ["zile_co", "zile_cm", "zile_somaj_tehnic"])
def test_leave_days_qualify_like_worked_days(column):
    rows = [full(back(i)) for i in range(24) if i != 2] + [row(back(2), **{column: 2000})]
    assert "cel puțin jumătate" in compute(rows).months[2].reason


def test_unpaid_days_never_qualify_by_themselves():
    rows = [full(back(i)) for i in range(24) if i not in (1, 2, 3, 4)]
    rows += [row(back(i), net=0, zile_fara_plata=2000) for i in (1, 2, 3, 4)]
    assert counted(compute(rows)) == [1, *range(6, 17)]


def test_unpaid_days_of_an_assimilated_period_do():
    rows = [full(back(i)) for i in range(24) if i != 1]
    rows += [row(back(1), net=0, kind=IncomeKind.ALT, cod_perioada="09", zile_fara_plata=2000)]
    assert 2 in counted(compute(rows))


@pytest.mark.parametrize("code", ["00", "24", "99", "zz"])
def test_an_unknown_period_code_is_told_and_not_trusted(code):
    rows = [full(back(i)) for i in range(24) if i != 1]
    rows += [row(back(1), net=0, kind=IncomeKind.ALT, cod_perioada=code, zile_fara_plata=2000)]
    result = compute(rows)
    assert 2 not in counted(result)
    assert "COD_PERIOADA_NECUNOSCUT" in codes(result)


@pytest.mark.parametrize("kind", [IncomeKind.CM, IncomeKind.MATERNITATE, IncomeKind.SOMAJ_TEHNIC])
def test_an_assimilated_amount_without_days_is_a_full_month(kind):
    rows = [full(back(i)) for i in range(24) if i != 3] + [row(back(3), kind=kind)]
    result = compute(rows)
    assert result.months[3].counted
    assert "ZILE_NECUNOSCUTE" not in codes(result)


def test_income_in_a_month_without_any_qualifying_day_does_not_count():
    rows = [full(back(i)) for i in range(24) if i != 1] + [row(back(1), zile_fara_plata=2000, zile_lucrate=0)]
    assert counted(compute(rows)) == [1, *range(3, 14)]


def test_unknown_days_count_with_one_warning():
    result = compute([row(back(i)) for i in range(24)])
    assert counted(result) == list(range(1, 13))
    assert codes(result).count("ZILE_NECUNOSCUTE") == 1


def test_a_real_zero_prints_and_does_not_count_unless_assimilated():
    rows = [full(back(i)) for i in range(24) if i not in (1, 2)]
    rows += [full(back(1), net=0), row(back(2), net=0, kind=IncomeKind.CM)]
    result = compute(rows)
    assert result.months[1].net == 0
    assert not result.months[1].counted
    assert result.months[2].net == 0
    assert result.months[2].counted


def test_excluded_kinds_never_enter():
    rows = [full(back(i)) for i in range(24)] + [row(back(1), net=999_900, kind=IncomeKind.EXCLUS)]
    assert compute(rows).months[1].net == 300_000


def test_kinds_are_joined_and_summed():
    rows = [full(back(i)) for i in range(24)] + [row(back(1), net=50_050, kind=IncomeKind.CM)]
    month = compute(rows).months[1]
    assert month.net == 350_050
    assert month.kind_text == "salariu net; indemnizație concediu medical"
    assert [(c.kind, c.amount) for c in month.components] == [("salariu", 300_000), ("cm", 50_050)]


def test_contracts_side_by_side_add_money_not_days():
    rows = [full(back(i), marca="1") for i in range(24)] + [full(back(1), marca="2")]
    month = compute(rows).months[1]
    assert month.net == 600_000
    assert month.zile_lucrate == law.working_days(back(1)) * 100


def test_contracts_after_each_other_add_days():
    rows = [full(back(i), marca="1") for i in range(24) if i != 1]
    rows += [row(back(1), marca="1", zile_lucrate=500), row(back(1), marca="2", zile_lucrate=700)]
    assert compute(rows).months[1].zile_lucrate == 1200


def test_missing_month_refuses_and_can_be_accepted():
    months = set(HG52.months(BIRTH)) - {back(5)}
    rows = [full(back(i)) for i in range(24) if i != 5]
    refused = compute(rows, covered=months)
    assert refused.blocked
    assert refused.months[5].state is MonthState.MISSING
    assert refused.months[5].reason == "niciun fișier citit nu are această lună"
    accepted = compute(rows, covered=months, accept_missing=True)
    assert not accepted.blocked
    assert "LUNA_LIPSA" in codes(accepted)


def test_months_before_the_first_row_are_outside_the_contract():
    result = compute([full(back(i)) for i in range(15)])
    assert [m.state for m in result.months[15:]] == [MonthState.OUTSIDE] * 9
    assert {m.reason for m in result.months[15:]} == {"în afara contractului"}
    assert "CONTRACT_DEDUS" not in codes(result)


def test_uncovered_months_at_the_edge_are_told_when_no_hire_date_is_known():
    covered = {back(i) for i in range(1, 15)}
    result = compute([full(back(i)) for i in range(1, 15)], covered=covered)
    assert "CONTRACT_DEDUS" in codes(result)
    told = [f for f in result.findings if f.code in ("CONTRACT_DEDUS", "LUNA_IN_AFARA_CONTRACTULUI")]
    assert all("nu există stat de plată" in f.message or "nu are stat de plată" in f.message for f in told)
    assert not any("este în afara" in f.message for f in told)  # whether she was employed is not known


def test_an_end_by_the_request_ends_the_contract_that_the_export_begins():
    rows = [full(back(i), data_angajarii=date(2020, 1, 6)) for i in range(3, 24)]
    request = CertificateRequest(CNP, BIRTH, data_incetarii=back(3).last_day)
    result = compute(rows, request=request, covered={back(i) for i in range(24)})
    assert [m.state for m in result.months[:3]] == [MonthState.OUTSIDE] * 3
    assert result.left == back(3).last_day


def test_a_known_hire_date_makes_uncovered_months_missing():
    rows = [full(back(i), data_angajarii=date(2020, 1, 6)) for i in range(10)]
    result = compute(rows, covered={back(i) for i in range(10)})
    assert codes(result).count("LUNA_LIPSA") == 14


def test_left_and_came_back():
    rows = [full(back(i), data_angajarii=date(2025, 9, 1)) for i in range(7)]
    rows += [
        full(back(i), data_angajarii=date(2020, 1, 1), data_incetarii=date(2025, 5, 31))
        for i in range(10, 24)
    ]
    result = compute(rows)
    assert [result.months[i].state for i in (7, 8, 9)] == [MonthState.OUTSIDE] * 3
    assert result.hired == date(2025, 9, 1)


@pytest.mark.raises_code("LUNA_NASTERII_PARTIALA")
def test_partial_birth_month_asks_for_the_income_due():
    rows = [row(back(0), zile_lucrate=500)] + [full(back(i)) for i in range(1, 24)]
    assert "LUNA_NASTERII_PARTIALA" in codes(compute(rows))
    maternity = [*rows, row(back(0), kind=IncomeKind.MATERNITATE, zile_cm=500)]
    assert "LUNA_NASTERII_PARTIALA" not in codes(compute(maternity))
    due = CertificateRequest(CNP, BIRTH, venit_luna_nasterii=412_300)
    filled = compute(rows, request=due)
    assert "LUNA_NASTERII_PARTIALA" not in codes(filled)
    assert filled.months[0].net == 412_300
    assert filled.months[0].counted


def test_income_due_fills_a_birth_month_without_file():
    due = CertificateRequest(CNP, BIRTH, venit_luna_nasterii=412_300, data_angajarii=date(2020, 1, 1))
    result = compute(
        [full(back(i)) for i in range(1, 24)], request=due, covered={back(i) for i in range(1, 24)}
    )
    assert not result.blocked
    assert counted(result) == list(range(1, 13))


def test_adoption_takes_the_day_of_the_event():
    request = CertificateRequest(
        CNP, date(2024, 5, 5), eveniment="adoptie", data_evenimentului=date(2026, 3, 14)
    )
    result = compute([full(back(i)) for i in range(24)], request=request)
    assert str(result.months[0].month) == "2026-03"
    assert result.estimate.first_day == date(2026, 3, 14)


def test_2009_counts_all_twelve_and_estimates_with_the_month_before_the_birth():
    birth = date(2009, 5, 20)
    request = CertificateRequest(CNP, birth)
    rows = [row(back(i, birth), net=100_000 if i == 0 else 200_000) for i in range(12)]
    result = compute(rows, request=request, window=ANNEX_2)
    assert result.regime == "oug148-2009"
    assert result.total == 100_000 + 11 * 200_000
    assert result.mean * 12 == 23_000
    assert result.estimate.base == 2000
    assert result.estimate.amount == 1700
    assert result.estimate.switches == ("luna_nasterii_2009=luna_anterioara",)
    other = compute(rows, request=request, window=ANNEX_2, switches={"luna_nasterii_2009": "luna_nasterii"})
    assert other.estimate.base == result.mean


def test_ten_month_recalculation_only_when_asked():
    birth = date(2009, 5, 20)
    request = CertificateRequest(CNP, birth, recalculare="zece_luni")
    result = compute([row(back(i, birth), net=150_000) for i in range(12)], request=request, window=ANNEX_2)
    assert counted(result) == list(range(1, 11))
    assert result.mean == 1500
    assert result.estimate.amount == 1275


def test_two_three_years_prints_the_oldest_month_first_without_the_birth_month():
    birth = date(2009, 1, 31)
    request = CertificateRequest(CNP, birth)
    result = compute([row(back(i, birth)) for i in range(14)], request=request, window=TWO_THREE)
    assert [str(result.months[i].month) for i in (0, 11)] == ["2008-01", "2008-12"]
    assert counted(result) == list(range(1, 13))
    assert result.mean == 3000


@pytest.mark.parametrize(
    ("presumed", "choice", "months"),
    [
        (date(2026, 5, 1), "calendaristice", 10),
        (date(2026, 5, 1), "implinite", 11),
        (date(2026, 5, 14), "implinite", 10),
        (date(2026, 3, 30), "calendaristice", 12),
    ],
)
def test_premature_birth_shortens_the_period_and_the_divisor(presumed, choice, months):
    request = CertificateRequest(CNP, BIRTH, data_prezumata_a_nasterii=presumed)
    rows = [full(back(i), net=100_000 * (i + 1)) for i in range(24)]
    result = compute(rows, request=request, switches={"nastere_prematura_luni": choice})
    assert counted(result) == list(range(1, months + 1))
    assert result.mean == sum(range(1, months + 1)) * 1000 / months
    assert ("NASTERE_PREMATURA" in codes(result)) is (months < 12)
    assert len(result.months) == 24


def test_premature_birth_under_the_instructions_of_2009():
    # 18,000 over the 10 months that remain: base 1,800, indemnity 1,530
    birth = date(2009, 5, 20)
    request = CertificateRequest(CNP, birth, data_prezumata_a_nasterii=date(2009, 7, 2))
    result = compute([row(back(i, birth), net=180_000) for i in range(12)], request=request, window=ANNEX_2)
    assert result.total == 1_800_000
    assert result.estimate.amount == 1530


@pytest.mark.parametrize(
    ("previous", "ended", "amount"),
    [
        (400_000, None, 4000),
        (400_000, date(2025, 4, 1), 4000),
        (400_000, date(2025, 3, 1), 4000),  # twelve months to the day's month: still in time
        (400_000, date(2025, 2, 28), 2550),
        (200_000, None, 2550),
    ],
)
def test_an_earlier_indemnity_is_kept_when_the_new_birth_is_in_time(previous, ended, amount):
    request = CertificateRequest(CNP, BIRTH, indemnizatie_anterioara=previous, icc_pana_la=ended)
    result = compute([full(back(i)) for i in range(24)], request=request)
    assert result.estimate.amount == amount


def test_years_between_have_months_but_no_estimate():
    birth = date(2014, 6, 1)
    result = compute([full(back(i, birth)) for i in range(24)], request=CertificateRequest(CNP, birth))
    assert result.regime == "oug111-2011"
    assert counted(result) == list(range(1, 13))
    assert result.estimate is None


def test_switches_shape_the_printed_net():
    rows = [full(back(i), tichete=40_000, sindicat=1_000, pensie_facultativa=2_000) for i in range(24)]
    assert compute(rows).months[0].net == 300_000
    assert compute(rows, switches={"tichete_in_net": "da"}).months[0].net == 340_000
    assert compute(rows, switches={"sindicat_scade_netul": "da"}).months[0].net == 299_000
    assert compute(rows, switches={"pensie_facultativa_scade_netul": "da"}).months[0].net == 298_000


def test_negative_net_refuses():
    rows = [full(back(i)) for i in range(1, 24)] + [row(back(0), net=-100)]
    assert compute(rows).blocked


@given(
    st.lists(
        st.tuples(st.integers(0, 900_000), st.integers(0, 23), st.sampled_from(list(IncomeKind))),
        min_size=24,
        max_size=24,
    )
)
def test_counted_months_are_at_most_twelve_and_sum_to_the_total(career):
    rows = [
        row(back(i), net=net, kind=kind, zile_lucrate=days * 100)
        for i, (net, days, kind) in enumerate(career)
    ]
    result = compute(rows)
    chosen = [m for m in result.months if m.counted]
    assert len(chosen) <= 12
    assert sum(m.net or 0 for m in chosen) == result.total
    assert all(m.reason for m in result.months)
    assert (result.mean is None) == (len(chosen) < 12)
    if result.mean is not None:
        assert result.mean * 1200 == result.total


def test_a_longer_form_counts_no_month_outside_the_period_of_its_law():
    birth = date(2009, 5, 20)
    rows = [row(back(i, birth)) for i in range(24) if i != 3]
    result = compute(rows, request=CertificateRequest(CNP, birth))
    assert counted(result) == [1, 2, 3, *range(5, 13)]
    assert "în afara perioadei" in result.months[12].reason
    assert result.mean is None


def test_an_earlier_indemnity_equal_to_the_computed_one_changes_nothing():
    request = CertificateRequest(CNP, BIRTH, indemnizatie_anterioara=255_000)
    assert compute([full(back(i)) for i in range(24)], request=request).estimate.amount == 2550


def test_the_birth_month_alone_without_days_is_told_too():
    result = compute([row(back(0))] + [full(back(i)) for i in range(1, 24)])
    assert "ZILE_NECUNOSCUTE" in codes(result)
    maternity = compute([row(back(0), kind=IncomeKind.MATERNITATE)] + [full(back(i)) for i in range(1, 24)])
    assert "ZILE_NECUNOSCUTE" not in codes(maternity)


def test_a_presumed_date_on_the_birth_day_shortens_nothing():
    request = CertificateRequest(CNP, BIRTH, data_prezumata_a_nasterii=BIRTH)
    assert "NASTERE_PREMATURA" not in codes(compute([full(back(i)) for i in range(24)], request=request))


def test_contracts_with_leave_on_one_only_have_no_more_days_than_the_month():
    """Each closes by itself: 17 and 5 days beside 22 are 22, not 27."""
    working = law.working_days(back(1)) * 100
    one = row(back(1), marca="1", zile_lucrate=working - 500, zile_co=500)
    result = compute([one, full(back(1), marca="2")])
    assert [item.code for item in result.findings if item.code == "ZILE_PESTE_LUNA"] == []
    month = result.months[1]
    assert (month.net, month.zile_lucrate + (month.zile_co or 0)) == (600_000, working)
