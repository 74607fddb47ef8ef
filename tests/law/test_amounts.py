"""The amounts of published and computed cases: mean in, indemnity out."""

from datetime import date
from fractions import Fraction

import pytest

from adeverinta import law
from adeverinta.core.money import ROUNDING
from adeverinta.core.month import Month

OLD = date(2010, 1, 25)
MIDDLE = date(2012, 3, 20)
NEW = date(2023, 10, 5)


def indemnity(rule, mean):
    """Rate, floor and cap, cut, floor again, rounding."""
    amount = rule.floor if rule.rate is None else Fraction(mean) * rule.rate
    if rule.cap is not None:
        amount = min(amount, rule.cap)
    amount = max(max(amount, rule.floor) * rule.cut, rule.floor)
    return ROUNDING[rule.rounding](amount)


def increase(rule, amount):
    return max(amount * rule.multiple_share, rule.multiple_minimum)


CASES = [
    ("A1", "2025-09", NEW, "6000", 5100),
    ("A2", "2017-08", MIDDLE, "11764.70", 10000),
    ("A2", "2017-09", MIDDLE, "11764.70", 8500),
    ("A3", "2026-01", NEW, "5000", 4250),
    ("A3", "2026-01", NEW, "4000", 3400),
    ("A3", "2026-01", NEW, "3000", 2550),
    ("A5", "2026-01", NEW, "10000", 8500),
    ("A5", "2026-01", NEW, "12000", 8500),
    ("A6", "2025-12", NEW, "4500", 3825),
    ("A8", "2009-01", OLD, "24000", 4000),
    ("A10", "2012-05", MIDDLE, "700", 600),
    ("A12", "2016-07", MIDDLE, "100", 1063),
    ("A12", "2017-02", MIDDLE, "100", 1233),
    ("A13", "2018-01", MIDDLE, "100", 1250),
    ("A13", "2022-03", NEW, "100", 1314),
    ("A13", "2023-03", NEW, "100", 1495),
    ("B1", "2009-06", OLD, "2000", 1700),
    ("B2", "2009-06", OLD, "705.88", 600),
    ("B3", "2009-06", OLD, "4705.88", 4000),
    ("B3", "2009-06", OLD, "4705.89", 4000),
    ("B4", "2009-06", OLD, Fraction("1234.50") / Fraction("0.85"), 1235),
    ("B4", "2009-06", OLD, Fraction("1234.49") / Fraction("0.85"), 1234),
    ("B5", "2010-07", OLD, "2000", 1445),
    ("B5", "2010-12", OLD, "2000", 1445),
    ("B5, before", "2010-06", OLD, "2000", 1700),
    ("B5, after", "2011-01", OLD, "2000", 1500),
    ("B6", "2010-07", OLD, "700", 600),
    ("B7", "2010-09", OLD, "9000", 3400),
    ("B8", "2011-05", MIDDLE, "2000", 1500),
    ("B8", "2011-05", MIDDLE, "5000", 3400),
    ("B10", "2017-09", MIDDLE, "12000", 8500),
    ("B11", "2020-05", NEW, "1000", 1250),
    ("B12", "2022-04", NEW, "1500", 1314),
    ("up to the leu, art. 37^1", "2025-01", NEW, "4500.10", 3826),
    ("half-up before it", "2017-07", MIDDLE, "4500.10", 3825),
    ("flat", "2006-05", OLD, "9000", 800),
    ("flat", "2008-05", OLD, "9000", 600),
]


@pytest.mark.parametrize(("name", "month", "birth", "mean", "expected"), CASES)
def test_amount(name, month, birth, mean, expected):
    rule = law.amount(Month.parse(month), birth)
    assert indemnity(rule, mean) == expected


@pytest.mark.parametrize(
    ("choice", "floor"), [({}, 1651), ({"minim_2024": "1651"}, 1651), ({"minim_2024": "1650"}, 1650)]
)
def test_a4_floor_of_2024_is_a_switch(choice, floor):
    rule = law.amount(Month(2026, 1), NEW, switches=choice)
    assert indemnity(rule, "1000") == floor
    assert rule.multiple_minimum == floor


@pytest.mark.parametrize(
    ("gross", "cass", "net"),
    [(5100, 510, 4590), (4250, 425, 3825), (3400, 340, 3060), (8500, 850, 7650), (3825, 383, 3442)],
)
def test_health_contribution_from_august_2025(gross, cass, net):
    rule = law.amount(Month(2025, 8), NEW)
    held = ROUNDING[rule.health_rounding](gross * rule.health_rate)
    assert (held, gross - held) == (cass, net)
    assert law.amount(Month(2025, 7), NEW).health_rate == 0


def test_a9_b9_two_year_option_is_shown_beside():
    used = {v.parameter: v for v in law.amount(Month(2015, 5), MIDDLE).used}
    assert used["icc_maxim_2_ani"].value == 1200
    assert "icc_maxim_2_ani" not in {v.parameter for v in law.amount(Month(2015, 5), OLD).used}


def test_a7_overlap():
    rule = law.value("icc_suprapunere", date(2026, 3, 1)).value
    assert 3400 + 3400 * rule["cota"] == 5100


@pytest.mark.parametrize(
    ("name", "month", "switches", "amount", "expected"),
    [
        ("B13", "2024-05", {}, 3400, 1700),
        ("B14", "2024-05", {}, 1700, 1651),
        ("B14", "2024-05", {"minim_2024": "1650"}, 1700, 1650),
        ("2009-05", "2009-05", {}, 1700, 1700),
        ("2010", "2010-01", {}, 1700, 600),
        ("2016", "2016-07", {}, 1700, 1063),
        ("2018", "2018-01", {}, 1700, 1250),
        ("2022", "2022-03", {}, 1700, 1314),
        ("2023, before", "2023-08", {}, 4000, 1495),
        ("2023, after", "2023-09", {}, 4000, 2000),
    ],
)
def test_increase_for_a_further_child(name, month, switches, amount, expected):
    assert increase(law.amount(Month.parse(month), NEW, switches=switches), amount) == expected


def test_a16_rates_over_time():
    rates = [law.amount(Month.parse(m), OLD) for m in ("2010-06", "2010-07", "2011-01", "2012-09", "2012-10")]
    assert [(r.rate, r.cut) for r in rates] == [
        (Fraction(85, 100), 1),
        (Fraction(85, 100), Fraction(85, 100)),
        (Fraction(75, 100), 1),
        (Fraction(75, 100), 1),
        (Fraction(85, 100), 1),
    ]


def test_before_2006_nothing_is_known():
    with pytest.raises(law.UnknownPeriod, match="decembrie 2005"):
        law.amount(Month(2005, 12), OLD)


def test_every_used_value_is_dated_and_sourced():
    for value in law.amount(Month(2026, 5), NEW).used:
        assert value.start <= date(2026, 5, 1)
        assert value.source
