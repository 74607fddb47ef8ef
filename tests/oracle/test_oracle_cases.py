"""The second engine against every published case, and the boundary cases worked out from the texts."""

import ast
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import holidays
import pytest

from tests.oracle.calendar_ro import legal_holidays, working_days
from tests.oracle.deduction import basic_deduction
from tests.oracle.estimate import estimate, first_day, increase_for
from tests.oracle.months import choose, premature_months, regime_of
from tests.oracle.net import net_of
from tests.oracle.numbers_ro import shift
from tests.oracle.records import NotComputableError, Pay, PersonMonth, Request, Rules, Sick

DOWN = Rules(half_tax="down")


def paid_on(day):
    """A request whose right begins on `day`; adoption, so that no 43rd day stands in the way."""
    return Request(birth=day, event="adoptie", event_date=day)


# month, gross, dependants, the rest of Pay, expected parts (None: not published)
NET = [
    ("2009-03", 1800, 0, {}, (189, 99, 9, 150, 1353, 216, 1800 - 189 - 99 - 9 - 216)),
    ("2009-03", 600, 0, {}, (63, 33, 3, 250, 251, 40, 600 - 63 - 33 - 3 - 40)),
    ("2012-03", 700, 0, {}, (74, 39, 4, 250, 333, 53, 700 - 74 - 39 - 4 - 53)),
    ("2012-03", 1500, 1, {}, (158, 83, 8, 270, 981, 157, 1500 - 158 - 83 - 8 - 157)),
    ("2012-03", 2500, 2, {}, (263, 138, 13, 120, 1966, 315, 2500 - 263 - 138 - 13 - 315)),
    ("2012-03", 4000, 0, {}, (420, 220, 20, 0, 3340, 534, 4000 - 420 - 220 - 20 - 534)),
    ("2015-01", 975, 0, {}, (102, 54, 5, 250, 564, 90, 975 - 102 - 54 - 5 - 90)),
    ("2016-06", 1250, 0, {}, (131, 69, 6, 300, 744, 119, 1250 - 131 - 69 - 6 - 119)),
    ("2016-06", 2000, 2, {}, (210, 110, 10, 340, 1330, 213, 2000 - 210 - 110 - 10 - 213)),
    ("2016-06", 3500, 0, {}, (368, 193, 18, 0, 2921, 467, 3500 - 368 - 193 - 18 - 467)),
    ("2017-03", 1450, 0, {}, (152, 80, 7, 300, 911, 146, 1450 - 152 - 80 - 7 - 146)),
    ("2017-08", 136, 0, {}, (14, 7, 1, None, 0, 0, 136 - 14 - 7 - 1)),
    ("2018-01", 4162, 0, {}, (1041, 416, 0, 0, 2705, 271, 4162 - 1041 - 416 - 271)),
    ("2018-01", 1900, 1, {}, (475, 190, 0, 670, 565, 57, 1178)),
    ("2019-01", 2080, 1, {}, (520, 208, 0, None, None, None, 1279)),
    ("2019-01", 2080, 3, {}, (520, 208, 0, None, None, None, 1311)),
    ("2019-01", 2350, 0, {}, (None, 235, 0, None, None, None, 1413)),
    ("2019-01", 2350, 2, {}, (None, 235, 0, None, None, None, 1445)),
    ("2019-01", 2350, 4, {}, (None, 235, 0, None, None, None, 1493)),
    ("2020-01", 2230, 0, {}, (558, 223, 0, 420, 1029, 103, 2230 - 558 - 223 - 103)),
    ("2021-02", 2300, 0, {}, (575, 230, 0, None, None, None, 1386)),
    ("2022-06", 2750, 0, {"untaxed": Decimal(200)}, (638, 255, 0, 330, 1327, 133, 2750 - 638 - 255 - 133)),
    ("2023-01", 3000, 0, {"untaxed": Decimal(200)}, (700, 280, 0, 600, 1220, 122, 3000 - 700 - 280 - 122)),
    ("2023-09", 20000, 0, {"facility": "it"}, (5000, 2000, 0, None, None, 0, 20000 - 5000 - 2000)),
    ("2023-11", 4582, 0, {"facility": "constructii"}, (974, 458, 0, 0, None, 0, 4582 - 974 - 458)),
    ("2024-01", 3300, 0, {"untaxed": Decimal(200)}, (775, 310, 0, 660, 1355, 136, 3300 - 775 - 310 - 136)),
    ("2024-03", 10000, 0, {"facility": "it"}, (2025, 1000, 0, 0, None, 0, 10000 - 2025 - 1000)),
    ("2025-01", 4050, 0, {"untaxed": Decimal(300)}, (938, 375, 0, 810, 1627, 163, 4050 - 938 - 375 - 163)),
    ("2025-01", 5200, 0, {}, (1300, 520, 0, None, None, 304, 5200 - 1300 - 520 - 304)),
    ("2025-01", 5000, 0, {}, (1250, 500, 0, 425, 2825, 283, 5000 - 1250 - 500 - 283)),
    ("2026-01", 4050, 0, {"untaxed": Decimal(300)}, (938, 375, 0, 810, 1627, 163, 4050 - 938 - 375 - 163)),
    (
        "2026-05",
        4508,
        0,
        {"main_job": False, "sick": (Sick("01", Decimal(508)),)},
        (1127, 451, 0, 0, 2930, 293, 4508 - 1127 - 451 - 293),
    ),
    ("2026-07", 4325, 0, {"untaxed": Decimal(200)}, (None, None, 0, None, None, None, 2699)),
]


@pytest.mark.parametrize(("month", "gross", "dependants", "rest", "expected"), NET)
def test_net(month, gross, dependants, rest, expected):
    got = net_of(Pay(month, Decimal(gross), dependants, **rest))
    parts = (got.cas, got.cass, got.somaj, got.deduction, got.base, got.tax, got.net)
    for mine, theirs in zip(parts, expected, strict=True):
        assert theirs is None or mine == theirs


def test_tax_at_half_a_leu_down_and_bani_of_the_gross():
    got = net_of(Pay("2026-07", Decimal("7747.16")), DOWN)
    assert (got.cas, got.cass, got.base, got.tax) == (1937, 775, 5035, 503)
    assert got.net == Decimal("7747.16") - 1937 - 775 - 503 == Decimal("4532.16")
    assert net_of(Pay("2026-07", Decimal("7747.16"))).tax == 504


def test_tickets_2026():
    got = net_of(Pay("2026-07", Decimal(4325), 1, untaxed=Decimal(200), tickets=Decimal(900)))
    assert (got.cass, got.deduction) == (503, 692)
    assert got.net == 4325 - got.cas - 503 - got.tax


def test_maternity_2018_before_the_full_base():
    leave = Sick("08", Decimal(2420), days=working_days("2018-01"))
    got = net_of(Pay("2018-01", Decimal(2420), sick=(leave,)))
    assert (got.cas, got.cass, got.tax, got.net) == (364, 0, 0, 2420 - 364)


@pytest.mark.parametrize("month", ["2006-12", "2027-01"])
def test_a_month_without_rule_is_not_computed(month):
    with pytest.raises(NotComputableError):
        net_of(Pay(month, Decimal(3000)))


def test_the_second_engine_shares_nothing_with_the_product():
    """No import of the package, no file read: only the runner of the cases reads files, its own."""
    for path in Path(__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            else:
                continue
            assert not any(name.split(".")[0] in ("adeverinta", "yaml") for name in names), path.name


def test_above_the_ceiling_of_a_facility_nothing_is_guessed():
    with pytest.raises(NotComputableError):
        net_of(Pay("2024-03", Decimal(10001), facility="it"))


PERCENTS_2023 = {  # whole rows of the published table, on 3,000 lei
    0: (600, 750, 900, 1050, 1350),
    9: (465, 615, 765, 915, 1215),
    20: (300, 450, 600, 750, 1050),
    33: (105, 255, 405, 555, 855),
    40: (0, 150, 300, 450, 750),
}


def test_deduction_tables():
    for k, row in PERCENTS_2023.items():
        for d, lei in enumerate(row):
            assert basic_deduction("2023-05", Fraction(3000 + 50 * k), d) == lei
    assert [basic_deduction("2023-05", Fraction(5001), d) for d in range(5)] == [0] * 5
    assert [basic_deduction("2019-05", Fraction(3600), d) for d in range(5)] == [15, 175, 335, 495, 815]
    assert [basic_deduction("2019-05", Fraction(2751), d) for d in range(5)] == [255, 415, 575, 735, 1055]
    assert [basic_deduction("2019-05", Fraction(3601), d) for d in range(5)] == [0] * 5


@pytest.mark.parametrize(
    ("average", "day", "amount", "cass", "net"),
    [
        (6000, date(2025, 9, 1), 5100, 510, 4590),
        (10000, date(2017, 9, 1), 8500, None, 8500),
        (5000, date(2026, 1, 5), 4250, 425, 3825),
        (4000, date(2026, 1, 5), 3400, 340, 3060),
        (3000, date(2026, 1, 5), 2550, 255, 2295),
        (10000, date(2026, 1, 5), 8500, 850, 7650),
        (12000, date(2026, 1, 5), 8500, 850, 7650),
        (4500, date(2025, 12, 1), 3825, 383, 3825 - 383),
        (24000, date(2009, 3, 1), 4000, None, 4000),
        ("2000.00", date(2009, 3, 1), 1700, None, 1700),
        ("705.88", date(2009, 3, 1), 600, None, 600),
        ("4705.88", date(2009, 3, 1), 4000, None, 4000),
        ("4705.89", date(2009, 3, 1), 4000, None, 4000),
        (Fraction("1234.50") / Fraction("0.85"), date(2009, 3, 1), 1235, None, 1235),
        (Fraction("1234.49") / Fraction("0.85"), date(2009, 3, 1), 1234, None, 1234),
        (2000, date(2010, 8, 1), 1445, None, 1445),
        (700, date(2010, 8, 1), 600, None, 600),
        (4800, date(2010, 8, 1), 3400, None, 3400),
        (1000, date(2020, 5, 1), 1250, None, 1250),
        (12000, date(2017, 9, 1), 8500, None, 8500),
        (1500, date(2022, 4, 1), 1314, None, 1314),
        ("4500.10", date(2020, 5, 1), 3826, None, 3826),
    ],
)
def test_indemnity(average, day, amount, cass, net):
    got = estimate(Fraction(average), paid_on(day))
    assert (got.amount, got.cass, got.net) == (amount, cass, net)


def test_floor_of_1650_by_switch():
    got = estimate(Fraction(1941), paid_on(date(2026, 1, 5)), Rules(floor_2024=1650))
    assert (got.amount, got.cass, got.net) == (1650, 165, 1485)
    assert estimate(Fraction(1941), paid_on(date(2026, 1, 5))).amount == 1651


@pytest.mark.parametrize(
    ("average", "day", "years", "amount"),
    [
        (1000, date(2015, 5, 1), 2, 850),
        (5000, date(2015, 5, 1), 2, 1200),
        (700, date(2012, 5, 1), 1, 600),
        (2000, date(2011, 5, 1), 1, 1500),
        (5000, date(2011, 5, 1), 1, 3400),
        (2000, date(2011, 5, 1), 2, 1200),
    ],
)
def test_births_of_2011_to_2016(average, day, years, amount):
    request = Request(birth=day, event="adoptie", event_date=day, option_years=years)
    assert estimate(Fraction(average), request).amount == amount


def test_old_births_keep_75_percent_in_2011():
    request = Request(birth=date(2010, 12, 20))
    assert first_day(request) == date(2011, 2, 1)
    assert estimate(Fraction(2000), request).amount == 1500


def test_floors_as_published():
    for day, floor in (
        (date(2016, 7, 1), 1063),
        (date(2017, 2, 1), 1233),
        (date(2018, 1, 1), 500 * Fraction("2.5")),
        (date(2022, 3, 1), 1314),
        (date(2023, 3, 1), 598 * Fraction("2.5")),
    ):
        assert estimate(Fraction(0), paid_on(day)).amount == floor


def test_several_children():
    day = date(2024, 5, 1)
    assert increase_for(3400, 2, day, Rules()) == 1700  # overlap too: 3,400 + 50 % = 5,100
    twins = Request(birth=day, event="adoptie", event_date=day, children=2)
    got = estimate(Fraction(2000), twins)
    assert got.amount + got.increase == 1700 + 1651
    assert estimate(Fraction(2000), twins, Rules(floor_2024=1650)).increase == 1650
    assert estimate(Fraction(4000), twins).increase + 3400 == 5100


def salary(months, lei=2000, **days):
    return [PersonMonth(m, "salariu", lei * 100, **days) for m in months]


def back_from(month, count):
    return [shift(month, -i) for i in range(count)]


def test_windows_as_published():
    """Born August 2012: September 2011 to August 2012, row 1 the birth month; so for a birth in 2008."""
    rows = salary(back_from("2012-08", 20))
    got = choose(Request(birth=date(2012, 8, 10)), rows)
    assert got.counted[0] == "2012-08"
    assert got.counted[-1] == "2011-09"
    rows = salary(back_from("2008-06", 20))
    assert choose(Request(birth=date(2008, 6, 19)), rows).counted == tuple(back_from("2008-06", 12))


def test_premature_and_ten_months():
    rows = salary(back_from("2009-05", 12), 1800)
    early = Request(birth=date(2009, 5, 20), presumed=date(2009, 7, 3))
    assert premature_months(early, Rules()) == 2
    assert premature_months(early, Rules(premature_whole_months=True)) == 1
    got = choose(early, rows)
    assert (got.divisor, got.total_bani, got.base) == (10, 18_000_00, 1800)
    assert estimate(got.base, early).amount == 1530
    ten = choose(Request(birth=date(2009, 5, 20), ten_months=True), salary(back_from("2009-05", 12), 1500))
    assert (ten.divisor, ten.total_bani, ten.base) == (10, 15_000_00, 1500)
    assert estimate(ten.base, Request(birth=date(2009, 5, 20))).amount == 1275


def test_birth_month_of_2009_stands_with_the_month_before():
    rows = salary(["2009-05"], 500) + salary(back_from("2009-04", 11), 2000)
    request = Request(birth=date(2009, 5, 20))
    got = choose(request, rows)
    assert got.mean == Fraction(500 + 11 * 2000, 12)
    assert got.base == 2000
    assert choose(request, rows, Rules(birth_month_previous=False)).base == got.mean


def test_three_small_fractions_and_not_a_fourth():
    birth = Request(birth=date(2024, 6, 1))
    rows = salary(["2024-06"], 100, work=1)
    rows += salary(back_from("2024-05", 4), 1000, work=3, unpaid=15)
    rows += salary(back_from("2024-01", 12), 3000, work=20)
    got = choose(birth, rows)
    assert "2024-02" not in got.counted
    assert [line.why for line in got.lines[:5]] == [
        "birth month, whatever its days",
        "fraction 1 of 3",
        "fraction 2 of 3",
        "fraction 3 of 3",
        "a fourth fraction",
    ]
    assert len(got.counted) == 12


def test_kinds_days_and_zeros():
    request = Request(birth=date(2024, 6, 1))
    rows = salary(["2024-05"], 900, work=2)
    rows += [PersonMonth("2024-05", "cm", 500_00)]  # unknown days: whole
    rows += [PersonMonth("2024-04", "salariu", 0, unpaid=21)]  # real zero
    rows += [PersonMonth("2024-03", "icc", 0)]  # assimilated
    rows += [PersonMonth("2024-02", "exclus", 900_00)]
    got = choose(request, rows)
    assert got.counted == ("2024-05", "2024-03")
    assert got.mean is None
    assert [line.net_bani for line in got.lines[:5]] == [None, 1400_00, 0, 0, None]


def test_regimes_and_first_days():
    assert regime_of(Request(date(2010, 12, 31))) == "oug148-2009"
    assert regime_of(Request(date(2011, 1, 1))) == "oug111-2011"
    assert regime_of(Request(date(2016, 7, 1))) == "oug111-2016-07"
    birth = date(2026, 3, 14)
    assert first_day(Request(birth)) == birth + timedelta(days=43)
    assert first_day(Request(birth), Rules(day42=41)) == birth + timedelta(days=42)
    assert first_day(Request(birth, maternity_to=date(2026, 5, 20))) == date(2026, 5, 21)
    assert first_day(Request(birth, maternity_to=date(2026, 4, 1))) == birth + timedelta(days=43)
    assert first_day(Request(birth, leave_from=date(2026, 8, 1))) == date(2026, 8, 1)


def test_holidays_agree_with_the_public_calendar():
    for year in range(2007, 2027):
        assert legal_holidays(year) == set(holidays.RO(years=year)), year
    assert working_days("2026-03") == 22


def test_path_of_rates_for_a_birth_of_january_2010():
    """85 %, less 15 % from July 2010, 75 % from January 2011 (birth of 25.01.2010)."""
    birth = date(2010, 1, 25)
    amounts = [
        estimate(Fraction(2000), Request(birth, leave_from=day)).amount
        for day in (date(2010, 3, 20), date(2010, 7, 15), date(2011, 1, 1))
    ]
    assert amounts == [1700, 1445, 1500]


def test_two_year_option_with_overlap_in_2014():
    """At most 1,200 and 600 more for the second child."""
    request = Request(date(2014, 2, 1), option_years=2, children=2)
    got = estimate(Fraction(3000), request)
    assert (got.amount, got.increase) == (1200, 600)
