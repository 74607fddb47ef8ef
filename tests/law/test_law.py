"""Regimes, forms, payroll, tables, switches, working days, staleness, lookups."""

import pickle
from datetime import date
from fractions import Fraction

import pytest

from adeverinta import law
from adeverinta.core.month import Month


@pytest.mark.parametrize(
    ("birth", "code", "window", "choice", "short", "due", "previous", "estimate"),
    [
        (date(2009, 3, 1), "oug148-2009", 12, "consecutive", 0, False, True, True),
        (date(2010, 12, 31), "oug148-2009", 12, "consecutive", 0, False, True, True),
        (date(2011, 1, 1), "oug111-2011", 12, "qualifying", 3, False, True, False),
        (date(2012, 1, 31), "oug111-2011", 12, "qualifying", 3, False, True, False),
        (date(2012, 2, 1), "oug111-2011", 12, "qualifying", 3, True, False, False),
        (date(2016, 6, 30), "oug111-2011", 12, "qualifying", 3, True, False, False),
        (date(2016, 7, 1), "oug111-2016-07", 24, "qualifying", 3, True, False, True),
        (date(2026, 3, 14), "oug111-2016-07", 24, "qualifying", 3, True, False, True),
    ],
)
def test_regime(birth, code, window, choice, short, due, previous, estimate):
    regime = law.regime(birth)
    assert (regime.code, regime.window_months, regime.needed_months, regime.choice) == (
        code,
        window,
        12,
        choice,
    )
    assert (regime.short_fractions, regime.birth_month_due) == (short, due)
    assert (regime.birth_month_previous, regime.estimate) == (previous, estimate)
    assert regime.used[0].parameter == "regim"


def test_the_birth_month_switch_of_2009():
    assert not law.regime(
        date(2009, 3, 1), switches={"luna_nasterii_2009": "luna_nasterii"}
    ).birth_month_previous
    assert law.regime(
        date(2009, 3, 1), switches={"luna_nasterii_2009": "luna_anterioara"}
    ).birth_month_previous


def test_the_start_of_the_2016_regime_is_marked_as_deduced():
    value = law.regime(date(2016, 7, 1)).used[0]
    assert (value.label, value.null_reason) == ("INFERRED", "deductie")


@pytest.mark.parametrize(
    ("birth", "issued", "expected"),
    [
        (date(2010, 12, 31), date(2026, 11, 22), "icc-2009"),
        (date(2008, 12, 31), date(2009, 2, 13), "icc-2009"),
        (date(2008, 12, 31), date(2009, 2, 12), None),
        (date(2011, 1, 1), date(2026, 11, 22), None),
        (date(2016, 6, 30), date(2026, 11, 22), None),
        (date(2016, 7, 1), date(2026, 11, 22), "icc-hg52"),
    ],
)
def test_form(birth, issued, expected):
    assert law.form(birth, issued) == expected


REGIMES = """
2007-01 9.5 6.5 1 16 390
2008-01 9.5 6.5 0.5 16 500
2008-07 9.5 5.5 0.5 16 500
2008-12 9.5 5.5 0.5 16 540
2009-01 9.5 5.5 0.5 16 600
2009-02 10.5 5.5 0.5 16 600
2013-01 10.5 5.5 0.5 16 700
2016-04 10.5 5.5 0.5 16 1050
2017-12 10.5 5.5 0.5 16 1450
2018-01 25 10 0 10 1900
2021-01 25 10 0 10 2230
2021-02 25 10 0 10 2300
2026-06 25 10 0 10 4050
2026-12 25 10 0 10 4325
""".strip().splitlines()


@pytest.mark.parametrize("line", REGIMES)
def test_payroll(line):
    month, *numbers = line.split()
    rules = law.payroll(Month.parse(month))
    rates = [rules.cas, rules.cass, rules.somaj, rules.tax]
    assert [rate * 100 for rate in rates] == [Fraction(n) for n in numbers[:4]]
    assert rules.minimum_wage == Fraction(numbers[4])
    assert [v.parameter for v in rules.used] == ["cas", "cass", "somaj", "impozit", "salariu_minim"]


def test_payroll_before_2007():
    with pytest.raises(law.UnknownPeriod):
        law.payroll(Month(2006, 12))
    with pytest.raises(KeyError):
        law.payroll(Month(2006, 12))


def test_unknown_parameter():
    with pytest.raises(KeyError):
        law.value("nu_este", date(2026, 1, 1))


@pytest.mark.parametrize(
    ("month", "kind", "base", "threshold", "limit"),
    [
        ("2015-12", "liniara", ("250", "350", "450", "550", "650"), 1000, 3000),
        ("2016-01", "liniara", ("300", "400", "500", "600", "800"), 1500, 3000),
        ("2018-01", "trepte", ("510", "670", "830", "990", "1310"), 1950, 3600),
        ("2023-01", "trepte", ("0.2", "0.25", "0.3", "0.35", "0.45"), 0, 2000),
    ],
)
def test_deduction_rule(month, kind, base, threshold, limit):
    rule = law.deduction_rule(Month.parse(month))
    assert rule.kind == kind
    assert rule.base == tuple(Fraction(b) for b in base)
    assert (rule.threshold, rule.zero_above) == (threshold, limit)
    assert rule.in_minimum_wages == (month == "2023-01")


def steps(rule, gross, dependants, wage=Fraction(1)):
    """The stepped deduction, to try the data with."""
    floor = wage if rule.in_minimum_wages else 0
    above = max(Fraction(0), gross - rule.threshold - floor)
    if above + rule.threshold > rule.zero_above:
        return 0
    begun = -(-above // rule.step)
    unit = wage if rule.in_minimum_wages else 1
    return (rule.base[dependants] - begun * rule.decrease) * unit


@pytest.mark.parametrize(
    ("month", "gross", "dependants", "wage", "expected"),
    [
        ("2018-01", 1950, 0, 1, 510),
        ("2018-01", 1951, 0, 1, 495),
        ("2022-12", 3600, 0, 1, 15),
        ("2022-12", 3600, 4, 1, 815),
        ("2022-12", 3601, 4, 1, 0),
        ("2025-01", 4050, 0, 4050, 810),
        ("2025-01", 4051, 0, 4050, Fraction("789.75")),
        ("2025-01", 6050, 1, 4050, Fraction("202.5")),
        ("2025-01", 6051, 1, 4050, 0),
    ],
)
def test_the_steps_give_the_published_tables(month, gross, dependants, wage, expected):
    assert (
        steps(law.deduction_rule(Month.parse(month)), Fraction(gross), dependants, Fraction(wage)) == expected
    )


def test_supplementary_deduction():
    assert law.supplementary_deduction(Month(2022, 12)) is None
    rule = law.supplementary_deduction(Month(2023, 1))
    assert (rule.young_share, rule.young_age, rule.child_lei, rule.child_age) == (
        Fraction(15, 100),
        26,
        100,
        18,
    )


def test_untaxed_sum():
    assert law.untaxed_sum(Month(2022, 5)) is None
    first = law.untaxed_sum(Month(2022, 6))
    assert (first.amount, first.base_salary, first.gross_cap, first.in_deduction_income) == (
        200,
        2750,
        None,
        False,
    )
    last = law.untaxed_sum(Month(2026, 12))
    assert (last.amount, last.base_salary, last.gross_cap, last.in_deduction_income) == (
        200,
        None,
        4600,
        True,
    )
    assert law.untaxed_sum(Month(2027, 1)) is None


def test_facilities():
    assert set(law.facilities()) == {"it", "constructii", "agro", "handicap", "cercetare", "sezonier"}
    builder = law.facility("constructii", Month(2023, 10))
    assert (builder.tax, builder.cas, builder.cass) == (0, Fraction("0.2125"), 0)
    coder = law.facility("it", Month(2024, 12))
    assert (coder.cas, coder.cas_second_pillar, coder.exempt_to) == (
        Fraction("0.2025"),
        Fraction("0.25"),
        10000,
    )
    assert law.facility("it", Month(2025, 1)) is None
    with pytest.raises(KeyError):
        law.facility("altele", Month(2025, 1))


@pytest.mark.parametrize(
    ("day", "code", "taxed", "health"),
    [
        (date(2017, 12, 31), "01", True, False),
        (date(2023, 12, 31), "01", True, False),
        (date(2024, 1, 1), "01", True, True),
        (date(2024, 1, 1), "02", True, False),
        (date(2024, 4, 11), "08", False, True),
        (date(2024, 4, 12), "08", False, False),
        (date(2024, 4, 12), "10", True, True),
        (date(2024, 4, 12), "07", True, True),
        (date(2022, 7, 17), "17", True, False),
        (date(2022, 7, 18), "17", False, False),
    ],
)
def test_medical_leave(day, code, taxed, health):
    rule = law.medical_leave(day)
    assert (rule.taxed(code), rule.health_due(code)) == (taxed, health)


def test_medical_leave_percent():
    assert law.value("cm_procent", date(2025, 7, 31)).value["01"] == Fraction(75, 100)
    later = law.value("cm_procent", date(2025, 8, 1)).value
    assert (later["01_pana_la_7_zile"], later["01_8_14_zile"]) == (Fraction(55, 100), Fraction(65, 100))


def test_april_2024_has_two_values():
    assert [v.value["fel"] for v in law.values_in("cm_cass", Month(2024, 4))] == ["toate_fara", "numai"]
    assert [v.value for v in law.values_in("cas", Month(2024, 4))] == [Fraction(1, 4)]


def test_assimilated_periods():
    codes = [period.code for period in law.assimilated_periods(date(2026, 1, 1))]
    assert codes == [f"{n:02d}" for n in range(1, 24)] + ["x", "y"]
    letters = [period.letter for period in law.assimilated_periods(date(2026, 1, 1))]
    assert "".join(letters[:22]) == "abcdefghijklmnopqrstuv"
    assert letters[22] == "i^1"
    assert "23" not in [p.code for p in law.assimilated_periods(date(2023, 9, 18))]
    assert "x" not in [p.code for p in law.assimilated_periods(date(2020, 1, 8))]
    assert "y" not in [p.code for p in law.assimilated_periods(date(2022, 1, 19))]
    employer = [p.letter for p in law.assimilated_periods(date(2019, 1, 1)) if "angajatorul" in p.attested_by]
    assert employer == ["c", "d", "f", "i", "j", "u"]


def test_switches():
    assert {name: (s.default, s.allowed) for name, s in law.switches().items()} == {
        "tichete_in_net": ("nu", ("nu", "da")),
        "sindicat_scade_netul": ("nu", ("nu", "da")),
        "pensie_facultativa_scade_netul": ("nu", ("nu", "da")),
        "impozit_la_50_bani": ("sus", ("sus", "jos")),
        "minim_2024": ("1651", ("1651", "1650")),
        "ziua_42": ("nastere+42", ("nastere+42", "nastere+41")),
        "luna_nasterii_2009": ("luna_anterioara", ("luna_anterioara", "luna_nasterii")),
        "nastere_prematura_luni": ("calendaristice", ("calendaristice", "implinite")),
        "net_din_brut": ("nu", ("nu", "da")),
        "functie_de_baza": ("necunoscut", ("necunoscut", "da", "nu")),
        "persoane_intretinere": ("necunoscut", ("necunoscut", "0", "1", "2", "3", "4")),
    }
    assert all(s.note for s in law.switches().values())


def test_switched_values():
    birth = date(2026, 3, 14)
    assert law.value("ziua_42", birth).value == 42
    assert law.value("ziua_42", birth, switches={"ziua_42": "nastere+41"}).value == 41
    assert (
        law.value("impozit_rotunjire", birth, switches={"impozit_la_50_bani": "jos"}).value == "half_down_leu"
    )


@pytest.mark.parametrize(
    ("month", "days"),
    [
        ("2026-01", 18),  # 1, 2, 6, 7 January
        ("2026-03", 22),
        ("2025-12", 20),  # 1, 25, 26 December
        ("2026-11", 20),  # 30 November
        ("2010-12", 22),  # 1 December
        ("2008-05", 21),  # 1 May
    ],
)
def test_working_days(month, days):
    assert law.working_days(Month.parse(month)) == days


def test_stale():
    assert law.stale(Month(2026, 3)) is None
    assert "martie 2026" in law.stale(Month(2026, 4))
    assert law.stale_payroll(Month(2026, 12)) is None
    assert "ianuarie 2027" in law.stale_payroll(Month(2027, 1))
    assert law.last_checked() == date(2026, 11, 22)


def test_values_are_immutable_hashable_and_travel_between_processes():
    for value in law.all_values():
        copied = pickle.loads(pickle.dumps(value))
        assert copied == value
        assert hash(copied) == hash(value)
    with pytest.raises(TypeError):
        law.value("icc_cass", date(2026, 1, 1)).value["cota"] = 1


@pytest.mark.parametrize(
    ("parameter", "day", "article"),
    [
        ("icc_rotunjire", date(2017, 8, 7), "art. 37^1"),
        ("icc_rotunjire", date(2009, 2, 13), "art. 5"),
        ("icc_reducere_2010", date(2010, 7, 3), "art. 12"),
        ("fractiuni_de_luna", date(2020, 1, 1), "art. 4 alin. (1)-(3)"),
        ("alegerea_lunilor", date(2020, 1, 1), "art. 4 alin. (4)-(6)"),
        ("prima_zi_icc", date(2020, 1, 1), "art. 23 alin. (1) lit. a)"),
        ("indemnizatie_anterioara", date(2020, 1, 1), "art. 9^1"),
        ("icc_copii_multipli", date(2023, 9, 19), "art. 5"),
    ],
)
def test_articles(parameter, day, article):
    assert law.value(parameter, day).article == article


def test_births_of_a_different_kind_of_date():
    assert law.value("recalculare_zece_luni", date(2009, 1, 1)).value == 10
    assert law.value("prima_zi_icc", date(2009, 1, 1)).value == 43
    assert law.value("luni_celalalt_parinte", date(2023, 9, 18)).value == 1
    assert law.value("luni_celalalt_parinte", date(2023, 9, 19)).value == 2
    with pytest.raises(law.UnknownPeriod):
        law.value("recalculare_zece_luni", date(2011, 1, 1))
