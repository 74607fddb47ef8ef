"""What the request tells of earlier rights, options and recalculation: estimate, findings, rules used."""

from __future__ import annotations

from datetime import date

import pytest

from adeverinta.core.month import Month
from adeverinta.payroll.rows import IncomeKind
from adeverinta.requests.records import CertificateRequest
from tests.income.test_months import ANNEX_2, BIRTH, CNP, back, codes, compute, full, row


def result_of(birth=BIRTH, *, months=24, net=300_000, window=None, **fields):
    rows = [full(back(i, birth), net=net) for i in range(months)]
    more = {"window": window} if window else {}
    return compute(rows, request=CertificateRequest(CNP, birth, **fields), **more)


def said(result, code) -> str:
    (found,) = [item for item in result.findings if item.code == code]
    return f"{found.message} {found.remedy}"


def rules(result) -> dict:
    return {value.parameter: value.value for value in result.used}


@pytest.mark.raises_code("RECALCULARE_2009")
def test_a_recalculated_right_of_2008_is_for_january_2009_and_says_what_is_owed():
    result = result_of(date(2008, 4, 2), months=12, net=180_000, window=ANNEX_2, recalculare="da")
    made = result.estimate
    assert (str(made.payment_month), made.first_day, made.amount) == ("2009-01", date(2008, 5, 15), 1530)
    text = said(result, "RECALCULARE_2009")
    assert "930,00 lei pe lună" in text
    assert "600 lei" in text
    assert "Legea 257/2008, art. II" in text
    assert "30.06.2009" in text
    assert "recalculare_2009" in rules(result)


def test_without_recalculation_the_flat_sum_stays_and_its_end_is_told():
    result = result_of(date(2008, 4, 2), months=12, net=180_000, window=ANNEX_2)
    assert result.estimate.amount == 600
    assert "RECALCULARE_2009" not in codes(result)
    assert "din ianuarie 2009 1.530,00 lei" in said(result, "CUANTUM_SE_SCHIMBA")


def test_ten_months_stand_in_the_place_of_the_usual_divisor():
    result = result_of(date(2009, 5, 4), months=12, window=ANNEX_2, recalculare="zece_luni")
    assert rules(result)["recalculare_zece_luni"] == 10
    assert "baza_de_calcul" not in rules(result)
    usual = result_of(date(2009, 5, 4), months=12, window=ANNEX_2)
    assert rules(usual)["baza_de_calcul"] == 12
    assert "recalculare_zece_luni" not in rules(usual)


@pytest.mark.raises_code("NASTERE_PREMATURA")
@pytest.mark.parametrize(
    ("birth", "words"),
    [(date(2009, 5, 4), "lunile care rămân"), (BIRTH, "textul nu îl spune; s-au folosit lunile care rămân")],
)
def test_a_shortened_period_is_among_the_rules_and_a_divisor_no_text_gives_is_said(birth, words):
    presumed = back(-2, birth).first_day
    result = result_of(birth, months=12, window=ANNEX_2, data_prezumata_a_nasterii=presumed)
    rule = rules(result)["nastere_inainte_de_termen"]
    assert (rule["luni_scazute"], rule["impartitor_folosit"]) == (2, 10)
    assert "baza_de_calcul" not in rules(result)
    text = said(result, "NASTERE_PREMATURA")
    assert f"împărțitorul: {words})" in text
    assert "10 luni" in text


@pytest.mark.raises_code("INDEMNIZATIE_ANTERIOARA_PASTRATA")
def test_a_birth_during_the_leave_for_an_earlier_child():
    result = result_of(
        net=400_000,
        icc_de_la=date(2024, 12, 1),
        icc_pana_la=date(2026, 9, 20),
        indemnizatie_anterioara=400_000,
    )
    made = result.estimate
    assert (made.amount, made.increase, made.overlap, made.overlap_until) == (
        4000,
        2000,
        2000,
        date(2026, 9, 20),
    )
    assert (made.health, made.net) == (600, 5400)
    text = said(result, "SUPRAPUNERE_DREPTURI")
    assert "2.000,00 lei" in text
    assert "de la 26.04.2026 până la 20.09.2026" in text
    assert "art. 9 alin. (4)" in text
    kept = said(result, "INDEMNIZATIE_ANTERIOARA_PASTRATA")
    assert "art. 8 alin. (1)" in kept
    assert "9^1" not in kept
    assert {"icc_suprapunere", "suprapunere_indemnizatie_anterioara"} <= set(rules(result))


def test_without_overlap_nothing_of_it_is_said():
    for fields in ({}, {"icc_de_la": date(2026, 5, 1), "icc_pana_la": date(2028, 3, 14)}):
        result = result_of(**fields)
        assert "SUPRAPUNERE_DREPTURI" not in codes(result)
        assert result.estimate.increase is None
        assert "icc_copii_multipli" not in rules(result)
    assert "icc_copii_multipli" in rules(result_of(numar_copii=2))


@pytest.mark.raises_code("SUPRAPUNERE_DREPTURI")
def test_an_earlier_child_under_two_without_a_word_of_the_leave_asks_for_it():
    result = result_of(copil_anterior_nascut=date(2024, 9, 1))
    assert result.estimate.overlap is None
    assert "treceți icc_de_la și icc_pana_la" in said(result, "SUPRAPUNERE_DREPTURI")


def test_rights_that_do_not_meet_have_no_increase():
    result = result_of(icc_de_la=date(2024, 6, 1), icc_pana_la=date(2026, 4, 1))
    assert result.estimate.increase is None
    assert "nu se cuvine majorare" in said(result, "SUPRAPUNERE_DREPTURI")


@pytest.mark.raises_code("INDEMNIZATIE_ANTERIOARA_FARA_VARSTA")
def test_the_kept_indemnity_counts_from_the_second_birthday():
    fields = {"icc_pana_la": date(2024, 6, 1), "indemnizatie_anterioara": 500_000}
    counted_from_leave = result_of(**fields)
    assert counted_from_leave.estimate.amount == 2550
    assert "copil_anterior_nascut" in said(counted_from_leave, "INDEMNIZATIE_ANTERIOARA_FARA_VARSTA")
    by_age = result_of(**fields, copil_anterior_nascut=date(2023, 3, 1))
    assert by_age.estimate.amount == 5000
    assert "INDEMNIZATIE_ANTERIOARA_FARA_VARSTA" not in codes(by_age)
    assert "indemnizatie_anterioara" in rules(by_age)
    assert by_age.estimate.switches == counted_from_leave.estimate.switches == ()


@pytest.mark.raises_code("OPTIUNEA_PARINTELUI")
@pytest.mark.parametrize("option", [1, 2])
def test_both_options_are_made_and_one_is_picked(option):
    birth = date(2013, 4, 5)
    result = result_of(birth)
    assert result.estimate is None
    assert [(one.option, one.amount, one.cap) for one in result.options] == [(1, 2550, 3400), (2, 1200, 1200)]
    text = said(result, "OPTIUNEA_PARINTELUI")
    assert "2.550,00 lei (minim 600,00 lei, maxim 3.400,00 lei" in text
    assert "1.200,00 lei (minim 600,00 lei, maxim 1.200,00 lei" in text
    assert {"icc_maxim", "icc_maxim_2_ani"} <= set(rules(result))
    picked = result_of(birth, optiune=option)
    assert picked.estimate == picked.options[option - 1]
    assert "OPTIUNEA_PARINTELUI" not in codes(picked)
    assert ("icc_maxim_2_ani" in rules(picked)) is (option == 2)


def test_an_option_outside_its_years_has_no_effect_and_says_so():
    result = result_of(optiune=2)
    assert "OPTIUNE_FARA_EFECT" in codes(result)
    assert result.options == ()
    assert result.estimate == result_of().estimate


def test_a_right_from_the_birth():
    result = result_of(fara_concediu_maternitate=True)
    assert result.estimate.first_day == BIRTH
    assert "prima_zi_fara_maternitate" in rules(result)
    assert "prima_zi_icc" not in rules(result)
    assert "prima_zi_icc" in rules(result_of())


@pytest.mark.raises_code("CUANTUM_SE_SCHIMBA")
def test_a_cap_that_falls_after_the_first_payment_is_told():
    result = result_of(date(2017, 7, 3), net=1_200_000)
    assert (str(result.estimate.payment_month), result.estimate.amount) == ("2017-08", 10_200)
    text = said(result, "CUANTUM_SE_SCHIMBA")
    assert "din septembrie 2017 8.500,00 lei (OUG 111/2010, modificată de OUG 55/2017)" in text
    assert "CUANTUM_SE_SCHIMBA" not in codes(result_of(date(2017, 7, 3), net=400_000))


def test_a_contribution_that_begins_after_the_first_payment_is_told():
    text = said(result_of(date(2025, 5, 3)), "CUANTUM_SE_SCHIMBA")
    assert "din august 2025 2.550,00 lei, din care se rețin 255,00 lei CASS (Legea 141/2025)" in text


@pytest.mark.raises_code("ESTIMARE_INDISPONIBILA")
def test_a_payment_month_without_a_rule_gives_a_mean_and_no_estimate():
    result = result_of(date(2005, 3, 1), months=12, window=ANNEX_2)
    assert result.estimate is None
    assert "ESTIMARE_INDISPONIBILA" in codes(result)


@pytest.mark.raises_code("LEGE_NELAMURITA")
def test_a_month_whose_medical_leave_is_read_in_two_ways_says_both_sources():
    birth = date(2026, 11, 4)
    rows = [full(back(i, birth)) for i in range(24)]

    def with_leave(month, code):
        more = row(month, kind=IncomeKind.CM, cod_indemnizatie=code, zile_cm=300)
        return compute([*rows, more], request=CertificateRequest(CNP, birth))

    text = said(with_leave(Month(2026, 9), "09"), "LEGE_NELAMURITA")
    assert "septembrie 2026" in text
    assert "Legea 170/2026" in text
    assert "OUG 34/2024" in text
    for month, code in ((Month(2026, 9), "01"), (Month(2026, 9), "02"), (Month(2026, 7), "09")):
        assert "LEGE_NELAMURITA" not in codes(with_leave(month, code))


@pytest.mark.raises_code("CONTRACT_ASIGURARE_IN_AFARA")
def test_income_of_an_insurance_contract_counts_only_on_ten_months():
    birth = date(2009, 5, 4)
    rows = [row(back(i, birth), net=100_000, kind=IncomeKind.CONTRACT_ASIGURARE) for i in range(12)]

    def answer(recalculation):
        request = CertificateRequest(CNP, birth, recalculare=recalculation)
        return compute(rows, request=request, window=ANNEX_2)

    counted = answer("zece_luni")
    assert (counted.total, counted.estimate.amount) == (1_000_000, 850)
    assert "contract de asigurare" in (counted.months[0].kind_text or "")
    left = answer("da")
    assert left.total == 0
    assert "CONTRACT_ASIGURARE_IN_AFARA" in codes(left)


@pytest.mark.raises_code("LEGE_NEVERIFICATA")
def test_the_law_that_is_not_verified_names_what_is_coming():
    assert "scutește de CASS" in said(result_of(), "LEGE_NEVERIFICATA")
