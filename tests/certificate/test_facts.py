"""Facts of a certificate: what each slot holds, what stays blank, what is doubtful."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from adeverinta import certificate, income, law
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow
from adeverinta.payroll.rows import IncomeKind, OtherNet, PayrollRow
from adeverinta.requests.records import CertificateRequest, EmployerProfile

WOMAN, MAN = "2900101400013", "1900101400010"
BIRTH = date(2026, 3, 14)
EMPLOYER = EmployerProfile(
    denumire="Fabrica",
    sediu="Iași",
    cod_fiscal="RO1",
    reprezentant_nume="I. Închipuită",
    intocmit_nume="C. D.",
)


def rows(cnp=WOMAN, months=24, **more):
    found = []
    for back in range(months):
        month = Month.of(BIRTH).plus(-back)
        days = law.working_days(month) * 100
        found.append(
            PayrollRow(
                cnp, month, IncomeKind.SALARIU, Source("s", "f", back), net=300_000, zile_lucrate=days, **more
            )
        )
    return found


def build(request, own_rows, *, share=None, switches=None, window=24, offset=0):
    computed = income.compute(
        request,
        own_rows,
        {row.month for row in rows()},
        form="x",
        window=FormWindow(window, offset, oldest_first=bool(offset)),
        switches=income.all_switches(switches or {}),
    )
    printed = certificate.Printed(frozenset(), {}, share=share)
    chosen = income.all_switches(switches or {})
    day = date(2026, 11, 22)
    return certificate.build(request, own_rows, computed, EMPLOYER, printed, switches=chosen, issued_on=day)


def codes(made):
    return [item.code for item in made.findings]


def test_facts_are_values():
    made = build(CertificateRequest(WOMAN, BIRTH, nume="A", prenume="B"), rows())
    facts = made.numbered("12", date(2026, 11, 22))
    assert facts["numar"] == "12"
    assert facts["data"] == date(2026, 11, 22)
    assert len(facts["randuri"]) == 24
    assert facts["randuri"][0]["luna"] == facts["randuri"][0]["anul"] == Month(2026, 3)
    assert facts["randuri"][0]["valoare"] == 300_000
    assert facts["total"] == 3_600_000
    assert facts["media"] == 300_000
    assert facts["media_85"] is None


def test_the_printed_share_is_of_the_mean_before_floor_and_cap():
    made = build(CertificateRequest(WOMAN, BIRTH), rows(nume="A", prenume="B"), share=Fraction(85, 100))
    assert made.facts["media_85"] == 255_000


@pytest.mark.parametrize(("cnp", "gender", "day_42"), [(WOMAN, "f", date(2026, 4, 25)), (MAN, "m", None)])
def test_gender_and_the_42_days_come_from_the_cnp(cnp, gender, day_42):
    made = build(CertificateRequest(cnp, BIRTH, nume="A", prenume="B"), rows(cnp))
    assert made.facts["gen"] == gender
    assert made.facts["ziua_42"] == day_42


def test_the_42nd_day_is_a_switch():
    made = build(
        CertificateRequest(WOMAN, BIRTH), rows(nume="A", prenume="B"), switches={"ziua_42": "nastere+41"}
    )
    assert made.facts["ziua_42"] == date(2026, 4, 24)


def test_a_recalculation_leaves_section_one_empty():
    request = CertificateRequest(WOMAN, BIRTH, recalculare="da", maternitate_de_la=date(2026, 1, 10))
    facts = build(request, rows(nume="A", prenume="B")).facts
    assert facts["recalculare"] is True
    for slot in ("maternitate_de_la", "ziua_42", "icc_de_la", "concediu_de_la", "venituri_de_la"):
        assert facts[slot] is None


def test_income_period_is_cut_to_the_contract():
    made = build(
        CertificateRequest(WOMAN, BIRTH),
        rows(months=6, nume="A", prenume="B", data_angajarii=date(2025, 10, 15)),
    )
    assert made.facts["venituri_de_la"] == date(2025, 10, 15)
    assert made.facts["venituri_pana_la"] == date(2026, 3, 31)
    assert made.facts["data_angajarii"] == date(2025, 10, 15)
    assert made.facts["randuri"][6]["valoare"] == "–"


@pytest.mark.raises_code("NUME_NEDESPARTIT")
def test_names_are_never_split_by_guessing():
    made = build(CertificateRequest(WOMAN, BIRTH), rows(nume="Popescu Ana Maria"))
    assert (made.facts["nume"], made.facts["prenume"]) == ("Popescu Ana Maria", "")
    assert "NUME_NEDESPARTIT" in codes(made)
    assert "NUME_LIPSA" in codes(build(CertificateRequest(WOMAN, BIRTH), rows()))
    differs = build(
        CertificateRequest(WOMAN, BIRTH, nume="Ionescu", prenume="Ana"), rows(nume="Popescu", prenume="Ana")
    )
    assert "NUME_DIFERIT" in codes(differs)
    assert not any("altei persoane" in item.message for item in differs.findings)
    strange = build(
        CertificateRequest(WOMAN, BIRTH, nume="Ionescu", prenume="Dan"), rows(nume="Popescu", prenume="Ana")
    )
    assert any("altei persoane" in item.message for item in strange.findings)
    same = build(
        CertificateRequest(WOMAN, BIRTH, nume="POPESCU", prenume="Ștefania"), rows(nume="Ştefania Popescu")
    )
    assert "NUME_DIFERIT" not in codes(same)


def test_cedilla_letters_become_comma_below():
    made = build(CertificateRequest(WOMAN, BIRTH, nume="Ţurcanu", prenume="Ştefania"), rows())
    assert made.facts["nume_complet"] == "Țurcanu Ștefania"


def test_tickets_left_out_are_told():
    assert "TICHETE_NEINCLUSE" in codes(
        build(CertificateRequest(WOMAN, BIRTH, nume="A", prenume="B"), rows(tichete=40_000))
    )


def test_tickets_inside_the_net_are_not_told_as_left_out():
    inside = OtherNet("K", "Bonuri", 300_000, ("Bonuri",), sure=True, shown=False)
    own = rows(tichete=40_000, other_net=inside, columns={"net": "H", "tichete": "K"})
    assert "TICHETE_NEINCLUSE" not in codes(
        build(CertificateRequest(WOMAN, BIRTH, nume="A", prenume="B"), own)
    )


BOXES = [("Română", "romana"), ("RO", "romana"), ("UE", "ue"), ("non-UE", "non-ue")]


@pytest.mark.parametrize(("text", "box"), BOXES)
def test_citizenship_ticks_its_box_however_it_is_written(text, box):
    made = build(CertificateRequest(WOMAN, BIRTH, nume="A", prenume="B", cetatenie=text), rows())
    assert made.facts["cetatenie"] == box


@pytest.mark.raises_code("NUME_LIPSA", "NUME_NEPOTRIVIT")
def test_an_unclear_citizenship_and_a_number_for_a_name_are_told():
    request = CertificateRequest(WOMAN, BIRTH, nume="A", prenume="B", cetatenie="marțiană")
    assert "CETATENIE_NECLARA" in codes(build(request, rows()))
    assert "NUME_NEPOTRIVIT" in codes(
        build(CertificateRequest(WOMAN, BIRTH, nume=WOMAN, prenume="B"), rows())
    )
    assert "NUME_LIPSA" in codes(build(CertificateRequest(WOMAN, BIRTH, prenume="Ana"), rows()))
