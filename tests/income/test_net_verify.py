"""One person's rows against the law: what is named, what is let pass, and the likely cause."""

from __future__ import annotations

import numpy as np
import pytest

from adeverinta import income, law, net
from adeverinta.core.finding import Severity, finding
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.net import codes
from adeverinta.payroll.rows import IncomeKind, PayrollRow
from adeverinta.report.finding_groups import Groups

CNP = "2900101400013"
SWITCHES = income.all_switches({})
MAY_2025 = Month(2025, 5)


def replace(row, **more):
    return row._replace(**more)


def row(lei, month=MAY_2025, kind=IncomeKind.SALARIU, **more) -> PayrollRow:
    """A row with the law's own figures of the month for the gross, nobody in care."""
    got = net.compute(net.Cases(np.array([month.ordinal]), np.array([lei * 100])), SWITCHES)
    figures = {
        "cas": got.cas, "cass": got.cass, "deducere": got.deduction, "baza_impozit": got.base,
        "impozit": got.tax, "net": got.net,
    }  # fmt: skip
    if month < Month(2018, 1):
        figures["somaj"] = got.somaj
    values = {name: int(column[0]) for name, column in figures.items()} | {"brut": lei * 100} | more
    return PayrollRow(
        CNP, month, kind, Source("stat.xlsx", "Mai", 7), columns={"cas": "F", "impozit": "J"}, **values
    )


def verify(*rows):
    return income.check_months(rows, SWITCHES)


def only(*rows):
    (found,) = verify(*rows)
    return found


def changed(own, **by):
    return replace(own, **{name: getattr(own, name) + lei * 100 for name, lei in by.items()})


@pytest.mark.parametrize(
    "month", [Month(2007, 1), Month(2011, 6), Month(2016, 4), Month(2020, 2), Month(2026, 7)]
)
@pytest.mark.parametrize("lei", [300, 1000, 2450, 2999, 5005, 12_345])
def test_lawful_figures_say_nothing(month, lei):
    found = verify(row(lei, month))
    assert [item.code for item in found] in ([], ["DEDUCERE_DIFERITA"])
    assert all(item.severity is Severity.INFO for item in found)


def test_a_tax_at_exactly_half_a_leu_may_go_either_way():
    own = row(6200)  # base 4,030 - deduction
    base = 403_500
    up = replace(own, baza_impozit=base, deducere=own.brut - own.cas - own.cass - base, impozit=40_400)
    for tax in (40_300, 40_400):
        assert not [f for f in verify(replace(up, impozit=tax)) if "impozitul" in f.message]
    assert only(replace(up, impozit=40_500)).code in ("IMPOZIT_DIFERIT", "NET_NEREPRODUS")


def test_a_wrong_contribution_is_named_with_its_cell():
    found = only(replace(changed(row(12_000), cas=5), baza_impozit=None))
    assert found.code == "CONTRIBUTIE_DIFERITA"
    assert found.severity is Severity.WARNING
    assert found.month == MAY_2025
    assert found.cnp == CNP
    assert found.source.column == "F"
    assert "3.005,00 lei în export, 3.000,00 lei" in found.message


@pytest.mark.raises_code("IMPOZIT_DIFERIT")
def test_wrong_tax_and_wrong_deduction_have_codes_of_their_own():
    assert only(changed(row(12_000), impozit=9)).code == "IMPOZIT_DIFERIT"
    own = replace(row(5000), functie_de_baza=True)
    wrong = changed(own, deducere=37, baza_impozit=-37)
    wrong = replace(wrong, impozit=round(wrong.baza_impozit / 1000 + 0.01) * 100)
    assert only(wrong).code == "DEDUCERE_DIFERITA"


@pytest.mark.raises_code("NET_NEREPRODUS")
def test_several_differences_are_one_finding():
    found = only(changed(row(12_000), cas=5, impozit=9))
    assert found.code == "NET_NEREPRODUS"
    assert "CAS" in found.message
    assert "impozitul" in found.message


@pytest.mark.raises_code("DEDUCERE_DIFERITA")
@pytest.mark.parametrize("dependants", range(5))
def test_any_number_of_dependants_explains_the_deduction(dependants):
    months, gross = np.array([MAY_2025.ordinal]), np.array([450_000])
    made = net.compute(net.Cases(months, gross, dependants=dependants), SWITCHES)
    own = replace(
        row(4500), deducere=int(made.deduction[0]), baza_impozit=int(made.base[0]), impozit=int(made.tax[0])
    )
    assert verify(own) == []
    assert verify(replace(own, deducere=None)) == []
    assert verify(replace(own, deducere=None, baza_impozit=None)) == []
    assert verify(replace(own, persoane_intretinere=dependants)) == []
    told = only(replace(own, persoane_intretinere=(dependants + 1) % 5))
    assert told.code == "DEDUCERE_DIFERITA"
    assert "persoane în întreținere" in told.message


def test_the_supplementary_deduction_is_known():
    own = row(4500)
    young = int(law.supplementary_deduction(MAY_2025).young_share * 4050 * 100 + 50) // 100 * 100
    own = changed(own, deducere=100, baza_impozit=-100)
    own = replace(own, deducere=own.deducere + young, baza_impozit=own.baza_impozit - young)
    own = replace(own, impozit=(own.baza_impozit // 100 + 5) // 10 * 100)
    assert verify(own) == []


def test_no_deduction_is_a_second_job_or_a_finding():
    own = row(5000)
    none = replace(own, baza_impozit=own.baza_impozit + own.deducere, deducere=0)
    none = replace(none, impozit=(none.baza_impozit // 100 + 5) // 10 * 100)
    assert verify(replace(none, functie_de_baza=False)) == []
    told = only(none, replace(none, month=Month(2025, 6)))
    assert told.code == "DEDUCERE_DIFERITA"
    assert told.severity is Severity.INFO
    assert "mai 2025, iunie 2025" in told.message
    assert only(replace(none, functie_de_baza=True)).severity is Severity.WARNING


def test_the_untaxed_sum_is_the_cause():
    own = row(4050)
    lawful = net.compute(
        net.Cases(np.array([MAY_2025.ordinal]), np.array([405_000]), untaxed=30_000), SWITCHES
    )
    own = replace(
        own,
        cas=int(lawful.cas[0]),
        cass=int(lawful.cass[0]),
        baza_impozit=int(lawful.base[0]),
        impozit=int(lawful.tax[0]),
        net=int(lawful.net[0]),
    )
    assert verify(replace(own, neimpozabil=30_000)) == []
    assert "suma netaxată, care nu este în export (300,00 lei)" in only(own).message


@pytest.mark.parametrize(("untaxed", "days", "severity"), [(300, 21, Severity.INFO), (100, 7, Severity.INFO),
                                                           (150, 21, Severity.WARNING)])  # fmt: skip
def test_an_untaxed_sum_by_the_paid_days_is_a_reading(untaxed, days, severity):
    """May 2025 has 21 working days; what is no part of the sum by them is asked about."""
    gross = 405_000 * days // 21
    lawful = net.compute(
        net.Cases(np.array([MAY_2025.ordinal]), np.array([gross]), untaxed=untaxed * 100), SWITCHES
    )
    names = {"cas": "cas", "cass": "cass", "base": "baza_impozit", "tax": "impozit", "net": "net"}
    figures = {own: int(getattr(lawful, name)[0]) for name, own in names.items()}
    own = row(gross // 100, zile_lucrate=days * 100, deducere=int(lawful.deduction[0]), **figures)
    found = only(own)
    assert found.severity is severity
    assert "suma netaxată, care nu este în export" in found.message


def test_tickets_are_the_cause():
    months, gross = np.array([MAY_2025.ordinal]), np.array([900_000])
    made = net.compute(net.Cases(months, gross, tickets=80_000), SWITCHES)
    own = replace(row(9000), cass=int(made.cass[0]), baza_impozit=int(made.base[0]), impozit=int(made.tax[0]))
    assert verify(replace(own, tichete=80_000)) == []
    found = only(own)
    assert "tichete care nu sunt în export sau nu s-au citit din el (800,00 lei)" in found.message
    assert (found.cause, found.param("suma_de_la"), found.param("sume")) == (
        "tichete care nu sunt în export sau nu s-au citit din el", 80_000, "800,00 lei",
    )  # fmt: skip


@pytest.mark.parametrize("lei", [60, 400, 920])
@pytest.mark.parametrize("column", ["tichete", None])
def test_tickets_inside_gross_and_net_are_the_cause(lei, column):
    """Health and tax are those of all of it, the CAS is that of the money."""
    cases = net.Cases(np.array([MAY_2025.ordinal]), np.array([1_000_000]), tickets=lei * 100)
    got = net.compute(cases, SWITCHES)
    paid = {"cas": int(got.cas[0]), "cass": int(got.cass[0]), "impozit": int(got.tax[0])}
    brut = 1_000_000 + lei * 100
    own = row(10_000, **paid, brut=brut, net=brut - sum(paid.values()), deducere=None, baza_impozit=None)
    found = only(replace(own, tichete=lei * 100) if column else own)
    assert found.severity is Severity.WARNING
    small = lei * 50 < 10_000
    assert ("brutul are în el tichete" in found.message) is not small
    assert (f"{lei},00 lei" in found.message) is not small


def test_months_and_persons_of_one_cause_stand_together_whatever_the_sums():
    groups = Groups()
    for tickets, lei in ((80_000, 9000), (50_000, 7000)):
        months, gross = np.array([MAY_2025.ordinal]), np.array([lei * 100])
        made = net.compute(net.Cases(months, gross, tickets=tickets), SWITCHES)
        own = replace(
            row(lei), cass=int(made.cass[0]), baza_impozit=int(made.base[0]), impozit=int(made.tax[0])
        )
        groups.add(only(own), cnp=f"29001014000{lei}")
    [group] = groups.sorted()
    assert group.extent == "2 persoane, luna mai 2025"


def test_sums_in_brackets_that_are_the_cause_itself_part_the_groups():
    groups = Groups()
    for cause in ("prima (cel mult 400 lei)", "prima (cel mult 600 lei)"):
        groups.add(finding(codes.NET_EXPLICAT, luni="mai 2025", cauza=cause, sume="", net="cel din export"))
    assert len(groups.sorted()) == 2


def test_a_facility_is_the_cause():
    month = Month(2020, 3)
    own = replace(row(5000, month), cas=106_300, cass=0, impozit=0, deducere=0, baza_impozit=0, net=393_700)
    assert verify(replace(own, facilitate="constructii")) == []
    assert "constructii" in only(own).message


@pytest.mark.raises_code("NET_NEVERIFICABIL")
def test_above_the_ceiling_of_a_facility_only_what_is_settled_is_held_against_the_export():
    own = row(12_000, Month(2024, 3), facilitate="it", cas=252_500, cass=120_000)
    found = only(own)
    assert found.code == "NET_NEVERIFICABIL"
    assert "plafonul facilității" in found.message


def with_leave(code, *, month=MAY_2025, split=True):
    """4,000 of wage and 508 of indemnity, verified together (contributions of the code's own law)."""
    taxed, health = net.leave_flags(month, code or "01")
    leaves = net.Leaves(*(np.array([v]) for v in (0, 50_800, taxed, health, 500, 0)))
    made = net.compute(net.Cases(np.array([month.ordinal]), np.array([450_800]), leaves=leaves), SWITCHES)
    sums = {
        "cas": made.cas, "cass": made.cass, "deducere": made.deduction, "baza_impozit": made.base,
        "impozit": made.tax, "net": made.net,
    }  # fmt: skip
    own = replace(row(4000, month), **{name: int(column[0]) for name, column in sums.items()})
    if not split:
        return [replace(own, brut=450_800)]
    leave = PayrollRow(
        CNP,
        month,
        IncomeKind.CM,
        Source("stat.xlsx", "Mai", 8),
        brut=50_800,
        net=0,
        cod_indemnizatie=code,
        zile_cm=500,
    )
    return [own, leave]


@pytest.mark.parametrize("code", ["01", "05", "08", "09", "1"])
def test_wage_and_medical_leave_are_verified_together(code):
    assert verify(*with_leave(code.zfill(2))) == []


@pytest.mark.parametrize("more", [0, 1])
def test_wage_and_indemnity_of_one_row_may_be_rounded_apart(more):
    """CAS of 4.002 and 502 lei: 1.001 and 126 rounded apart, 1.126 together; a leu more is a difference."""
    leaves = net.Leaves(*(np.array([v]) for v in (0, 50_200, 1, 1, 500, 0)))
    made = net.compute(net.Cases(np.array([MAY_2025.ordinal]), np.array([450_400]), leaves=leaves), SWITCHES)
    assert int(made.cas[0]) == 112_600
    cas, cass, deduction = 112_700 + more * 100, int(made.cass[0]), int(made.deduction[0])
    base = 450_400 - cas - cass - deduction
    tax = round(base / 1000) * 100
    own = replace(
        row(4504), cas=cas, cass=cass, deducere=deduction, baza_impozit=base, impozit=tax,
        net=450_400 - cas - cass - tax, indemnizatie_cm=50_200, zile_cm=500, cod_indemnizatie="01",
    )  # fmt: skip
    assert [item.code for item in verify(own)] == ["CONTRIBUTIE_DIFERITA"] * more


@pytest.mark.parametrize("code", ["01", "05", "09"])
def test_a_code_that_the_export_does_not_give_is_sought(code):
    rows = with_leave(code)
    assert verify(rows[0], replace(rows[1], cod_indemnizatie=None)) == []


def test_another_code_is_the_cause():
    rows = with_leave("09")
    assert "concediul medical" in only(rows[0], replace(rows[1], cod_indemnizatie="01")).message


@pytest.mark.parametrize("code", ["05", "09"])
def test_leave_hidden_in_the_gross_is_the_cause(code):
    told = only(*with_leave(code, split=False))
    assert "concediu medical care nu este în export" in told.message
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(("code", "how"), [("05", "fără CASS"), ("09", "fără CASS și fără impozit")])
def test_days_of_leave_without_code_are_told_and_no_warning(code, how):
    (own,) = with_leave(code, split=False)
    told = only(replace(own, zile_lucrate=1500, zile_cm=500))
    assert told.code == "NET_EXPLICAT"
    assert how in told.message


def with_tickets(months=12, **more):
    """Deduction chosen by the gross alone: figures by hand of 5,000 lei and 800 of tickets in 2025."""
    own = row(5000, month=Month(2025, 1), tichete=80_000, cas=125_000, cass=58_000, deducere=42_500,
              baza_impozit=354_500, impozit=35_500, net=281_500)  # fmt: skip
    return [replace(own, month=Month(2025, 1).plus(at), **more) for at in range(months)]


@pytest.mark.raises_code("NET_EXPLICAT")
def test_a_deduction_chosen_without_tickets_is_one_finding_and_no_warning():
    told = only(*with_tickets())
    assert (told.code, told.severity) == ("NET_EXPLICAT", Severity.INFO)
    assert "fără tichetele de masă" in told.message
    assert "ianuarie 2025 - decembrie 2025" in told.message
    assert only(*with_tickets(deducere=None, baza_impozit=None)).code == "NET_EXPLICAT"
    assert only(*with_tickets(deducere=None)).code == "NET_EXPLICAT"


def test_two_readings_at_once_are_both_named():
    less = with_tickets(baza_impozit=349_500, impozit=35_000, net=282_000)
    told = only(*less)
    assert told.code == "NET_EXPLICAT"
    assert "cotizație sindicală" in told.message
    assert "fără tichetele de masă" in told.message


def test_a_regular_sum_before_tax_is_told_a_single_one_is_a_warning():
    dues = changed(row(12_000), baza_impozit=-120, impozit=-12, net=12)
    assert only(dues).severity is Severity.WARNING
    year = [replace(dues, month=Month(2025, 1).plus(at)) for at in range(12)]
    assert only(*year).code == "NET_EXPLICAT"
    wild = [changed(item, baza_impozit=-70 * at, impozit=-7 * at) for at, item in enumerate(year)]
    assert only(*wild).severity is Severity.WARNING
    assert "între 120,00 și 890,00 lei" in only(*wild).message


def test_roundings_to_the_leu_are_told():
    own = row(6203)
    exact = own.baza_impozit // 10
    up = replace(own, impozit=-(-exact // 100) * 100)
    down = replace(own, impozit=exact // 100 * 100)
    found = [item for part in (up, down) for item in verify(part)]
    assert [item.code for item in found] == ["NET_EXPLICAT"]  # one of the two is the law's
    ten = changed(replace(row(4900), functie_de_baza=True), deducere=4, baza_impozit=-4)
    ten = replace(ten, impozit=round(ten.baza_impozit / 1000) * 100)
    assert ten.deducere % 1000 == 0, ten.deducere
    assert "rotunjită la 10 lei" in only(ten).message
    with_tickets = changed(replace(ten, baza_impozit=None), brut=560, net=560)
    assert "tichete sau alte avantaje" in only(with_tickets).message
    assert "560,00" in only(with_tickets).message


def test_a_leu_moved_between_the_contributions_is_told_and_no_warning():
    told = only(changed(row(6200), cas=1, cass=-1))
    assert told.severity is Severity.INFO
    assert "un leu rotunjit la cealaltă contribuție" in told.message
    assert only(changed(row(6200), cas=2, cass=-2)).severity is Severity.WARNING


def test_contributions_of_the_minimum_wage_at_part_time_are_named():
    own = row(2000)
    own = replace(own, cas=101_300, cass=40_500, deducere=None, baza_impozit=None, impozit=0, net=58_200)
    told = only(own)
    assert told.severity is Severity.WARNING
    assert "salariului minim" in told.message


def test_a_wrong_tax_stays_a_warning_whatever_else_is_ordinary():
    for spoilt in (
        with_tickets(1, impozit=45_500, net=271_500),
        [replace(with_leave("05", split=False)[0], zile_cm=500, impozit=10_000)],
    ):
        assert only(*spoilt).severity is Severity.WARNING


@pytest.mark.parametrize(
    ("days", "hours", "quiet"), [(2000, None, False), (1600, None, True), (2000, 400, True)]
)
def test_the_least_gross_of_a_facility_is_that_of_a_whole_month_of_eight_hours(days, hours, quiet):
    """2.600 lei in construction in September 2021 (22 days): too little for a month, enough for a part."""
    figures = {"cas": 55_300, "cass": 0, "deducere": 0, "baza_impozit": 0, "impozit": 0, "net": 204_700}
    own = row(2600, Month(2021, 9), facilitate="constructii", zile_lucrate=days, norma=hours, **figures)
    assert (verify(own) == []) is quiet


def test_a_whole_cas_beside_a_facility_is_the_second_pillar_kept():
    """Legea 296/2023 leaves it to the employee: told, no warning."""
    own = row(4582, Month(2024, 5), facilitate="constructii", impozit=0, baza_impozit=0, deducere=0)
    found = only(own)
    assert "pilonul II" in found.message
    assert found.severity is Severity.INFO


def test_a_facility_that_several_have_names_them_all():
    month = Month(2024, 3)
    own = row(6000, month, cas=121_500, cass=60_000, deducere=0, baza_impozit=0, impozit=0, net=418_500)
    assert "„agro” sau „constructii” sau „it”" in only(own).message


def test_months_alike_are_one_finding():
    bad = [changed(row(12_000, Month(2025, at)), impozit=9 + at) for at in range(1, 13)]
    told = only(*bad)
    assert told.severity is Severity.WARNING
    assert "ianuarie 2025 - decembrie 2025" in told.message
    assert told.month == Month(2025, 1)


def test_leave_without_its_days_before_july_2018_leaves_the_month_open():
    month = Month(2017, 3)
    rows = with_leave("01", month=month)
    rows[0] = replace(rows[0], somaj=2000)
    assert [f.code for f in verify(rows[0], replace(rows[1], zile_cm=None))] == ["NET_NEVERIFICABIL"]


def test_contracts_are_verified_apart_or_as_one():
    first, second = replace(row(3000), marca="1"), replace(row(2000), marca="2", functie_de_baza=False)
    whole = row(5000)
    assert verify(first, replace(first, marca="3")) == []
    shared = [
        replace(
            first, **{name: getattr(whole, name) for name in ("cas", "cass", "deducere", "impozit", "net")}
        ),
        replace(second, cas=0, cass=0, deducere=0, impozit=0, net=0),
    ]
    shared = [replace(item, baza_impozit=None) for item in shared]
    assert verify(*shared) == []


def test_a_month_before_the_first_rule_keeps_its_net_unverified():
    found = only(row(1000, MAY_2025), replace(row(1000, Month(2007, 1)), month=Month(2006, 12)))
    assert found.code == "NET_NEVERIFICABIL"
    assert found.severity is Severity.INFO


@pytest.mark.parametrize("kind", [IncomeKind.EXCLUS, IncomeKind.ICC, IncomeKind.ALT])
def test_what_is_no_wage_never_enters(kind):
    bare = {"cas": None, "cass": None, "deducere": None, "baza_impozit": None, "impozit": None}
    assert verify(row(5000, kind=kind, **bare)) == []


def test_what_is_missing_is_not_held_against_the_export():
    own = row(5000)
    for name in ("cas", "cass", "deducere", "baza_impozit", "impozit", "net"):
        assert verify(replace(own, **{name: None})) == []
    assert verify(replace(own, brut=None)) == []
    assert verify() == []


def test_nothing_found_here_refuses_a_certificate():
    spoilt = changed(row(7000), cas=50, cass=-40, deducere=30, impozit=70)
    assert not any(item.blocking for item in verify(spoilt, *with_leave("09", split=False)))


def test_april_2024_asks_for_the_first_day_of_the_certificate():
    month = Month(2024, 4)
    assert net.leave_flags(month, "05")[1] == net.UNKNOWN
    assert net.leave_flags(month, "01") == (1, 1)
    assert net.leave_flags(month, "05", month.first_day) == (1, 1)
    assert net.leave_flags(month, "05", month.last_day) == (1, 0)
    assert net.leave_flags(month, "05", Month(2024, 3).first_day) == (1, 1)


def test_amounts_too_large_and_gross_too_small_are_said():
    months = np.full(2, MAY_2025.ordinal)
    got = net.compute(net.Cases(months, np.array([10**12, 10_000]), untaxed=np.array([0, 20_000])), SWITCHES)
    assert got.status.tolist() == [net.MonthStatus.TOO_LARGE, net.MonthStatus.NEGATIVE]


def _leaves(**more):
    """April 2025: two days worked, seven of medical leave (2.790 lei), eleven of maternity (4.967 lei)."""
    lei = {
        "brut": 8819, "cas": 2205, "cass": 114, "deducere": 810, "baza_impozit": 2045, "impozit": 205,
        "net": 6295, "tichete": 80,
    }  # fmt: skip
    figures = {name: value * 100 for name, value in lei.items()}
    days = {"zile_lucrate": 200, "zile_cm": 700, "zile_maternitate": 1100}
    return row(8819, Month(2025, 4), **(figures | days | more))


def test_two_kinds_of_leave_in_one_gross_are_a_reading():
    assert all(item.severity is Severity.INFO for item in verify(_leaves()))


def test_an_unknown_cause_is_said_to_be_unknown():
    told = only(_leaves(baza_impozit=99_900, impozit=99_000))
    assert "neobișnuită" not in told.message
    assert "necunoscută" in told.message


def test_tickets_are_no_cause_where_leave_has_no_money():
    own = row(3000, zile_lucrate=1100, zile_cm=900)
    told = only(replace(own, tichete=440_00))
    assert "tichetele" not in told.message
    assert "zilele de concediu" in told.message
