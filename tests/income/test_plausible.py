"""Amounts that cannot well be a net: each with its smallest career, and ordinary careers that stay quiet."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from adeverinta import income, law
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import FormWindow
from adeverinta.income.plausible.levels import levels_of
from adeverinta.income.request_case import case_of
from adeverinta.payroll.rows import IncomeKind, PayrollRow
from adeverinta.requests.records import CertificateRequest

CNP = "2900101400013"
BIRTH = date(2026, 3, 14)
MONTHS = FormWindow(24).months(BIRTH)
OURS = {
    "SUMA_NEPLAUZIBILA", "SUMA_NEOBISNUITA", "SUME_CUMULATE", "NET_ZERO_CU_ZILE",
    "VENIT_LUNA_NASTERII_DEPARTE", "CM_DE_DOUA_ORI",
}  # fmt: skip


def row(month, net, kind=IncomeKind.SALARIU, file="stat.xlsx", **more):
    return PayrollRow(CNP, month, kind, Source(file, "Foaie", 7), net=net, columns={"net": "F"}, **more)


def full(month, net, **more):
    return row(month, net, zile_lucrate=law.working_days(month) * 100, **more)


def part(month, net, days, **more):
    """Some worked days of a month's net of 400.000 bani, or another."""
    return row(month, round(net * days / law.working_days(month)), zile_lucrate=days * 100, **more)


def compute(rows, *, accept_sums=False, **request):
    return income.compute(
        CertificateRequest(CNP, BIRTH, **request),
        rows,
        set(MONTHS),
        form="x",
        window=FormWindow(24),
        switches=income.all_switches({}),
        accept_sums=accept_sums,
    )


def found(rows, **request):
    return [item for item in compute(rows, **request).findings if item.code in OURS]


def codes(rows, **request):
    return [item.code for item in found(rows, **request)]


def steady(**changed):
    """24 months of 4.000 lei, some with another net (by position from the newest)."""
    nets = {int(key[1:]): value for key, value in changed.items()}
    return [full(month, nets.get(at, 400_000 + at)) for at, month in enumerate(MONTHS)]


@pytest.mark.parametrize(
    ("net", "code"),
    [
        (2_200_000, "SUMA_NEOBISNUITA"),  # 22.000: more than five times
        (78_000, "SUMA_NEOBISNUITA"),  # 780: a month in euro
        (4_000, "SUMA_NEOBISNUITA"),  # a hundredth
        (400, "SUMA_NEOBISNUITA"),  # a thousandth
        (8_100_000, "SUMA_NEPLAUZIBILA"),  # more than twenty times
        (40_000_000, "SUMA_NEPLAUZIBILA"),
    ],
)
def test_one_month_far_from_the_others(net, code):
    (item,) = found(steady(m5=net))
    assert item.code == code
    assert item.month == MONTHS[5]
    assert "coloana F" in item.message
    assert "lei)" in item.message  # the other number


def test_beyond_any_wage_refuses_and_can_be_accepted():
    rows = steady(m5=40_000_000)
    assert compute(rows).blocked
    assert not compute(rows, accept_sums=True).blocked


def test_everything_in_bani_is_beyond_the_national_average():
    rows = [full(month, 30_000_000) for month in MONTHS]  # 300.000 lei a month
    assert set(codes(rows)) == {"SUMA_NEPLAUZIBILA"}


def test_everything_in_thousands_is_less_than_one_hour_a_day():
    assert codes([full(month, 527 + at) for at, month in enumerate(MONTHS)]) == ["SUMA_NEOBISNUITA"]
    assert codes([row(month, 527 + at) for at, month in enumerate(MONTHS)]) == ["SUMA_NEOBISNUITA"]


def test_a_bonus_column_says_why_a_month_is_large():
    rows = steady(m5=2_500_000)
    rows[5] = rows[5]._replace(bonus=True)
    assert codes(rows) == []
    rows[5] = rows[5]._replace(net=9_000_000)
    assert codes(rows) == ["SUMA_NEPLAUZIBILA"]


@pytest.mark.parametrize("first", [1, 4])
def test_a_running_total_of_every_year(first):
    months = sorted(MONTHS)
    rows, total, year = [], 0, None
    for at, month in enumerate(months):
        if month.year != year:
            year, total = month.year, (month.month - first) * 400_000 if at == 0 else 0
        total += 400_000 + at * 1000
        rows.append(full(month, total))
    (told,) = [item for item in found(rows) if item.code == "SUME_CUMULATE"]
    assert not told.blocking


@pytest.mark.raises_code("SUMA_NEOBISNUITA")
def test_one_month_in_euro_is_about_a_fifth():
    assert codes(steady(m5=83_000)) == ["SUMA_NEOBISNUITA"]
    assert codes(steady(m5=130_000)) == []


@pytest.mark.raises_code("SUME_CUMULATE")
@pytest.mark.parametrize("length", [3, 6])
def test_a_running_total_of_every_quarter_or_half_year(length):
    rows, total = [], 0
    for at, month in enumerate(sorted(MONTHS)):
        total = 400_000 + at * 1000 + (0 if month.month % length == 1 else total)
        rows.append(full(month, total))
    assert "SUME_CUMULATE" in codes(rows)


def _careers(monthly, totals, held=1):
    """Months with a pay each; those of `totals` hold `held` months at first and one more each month."""
    rows, total = [], 0
    for at, month in enumerate(sorted(MONTHS)):
        own = monthly(at, month)
        total = total + own if total else held * own
        rows.append(full(month, total if month in totals else own))
        total = total if month in totals else 0
    return rows


def _months(first, last):
    return [month for month in MONTHS if first <= month <= last]


@pytest.mark.raises_code("SUME_CUMULATE")
@pytest.mark.parametrize(
    ("first", "last", "held"),
    [((2025, 1), (2025, 12), 1), ((2025, 7), (2025, 9), 1), ((2025, 5), (2025, 12), 5),
     ((2025, 6), (2025, 11), 1), ((2024, 5), (2024, 12), 5)],
)  # fmt: skip
@pytest.mark.parametrize("pay", [lambda at, _: 390_000, lambda at, _: 300_000 + at * 9_000])
def test_a_running_total_in_one_part_of_the_months(first, last, held, pay):
    """It blocks, names the months that are sums and can be accepted; nothing else is said of the amounts."""
    totals = _months(Month(*first), Month(*last))
    rows = _careers(pay, totals, held)
    (item,) = found(rows)
    assert (item.code, item.blocking, item.month) == ("SUME_CUMULATE", True, Month(*last))
    begin = Month(*first).plus(held == 1)
    assert (
        f"{begin.label} - {Month(*last).label}" in item.message
        or f"{begin.label}, {Month(*last).label}" in item.message
    )
    assert not compute(rows, accept_sums=True).blocked


def test_rises_bonuses_and_months_begun_late_are_no_running_total():
    def quiet(nets):
        return (
            codes([full(month, nets.get(month.month, 400_000)) for month in MONTHS if month.year == 2025])
            == []
        )

    assert quiet({number: 300_000 + 30_000 * number for number in range(1, 13)})
    assert quiet({11: 600_000, 12: 800_000})
    assert quiet({10: 400_000, 11: 700_000, 12: 1_150_000})
    rows = steady(m3=1_200_000, m4=800_000, m5=500_000)
    assert codes(rows) == []
    hired = sorted(MONTHS)[-4:]
    nets = [140_000, 400_000, 600_000, 410_000]
    assert codes([full(month, net) for month, net in zip(hired, nets, strict=True)]) == []


def test_a_larger_month_at_the_end_of_every_quarter_is_no_running_total():
    rows = [full(m, 400_000 + 150_000 * (m.month % 3 == 0) + 60_000 * (m.month % 3 == 2)) for m in MONTHS]
    assert codes(rows) == []


def test_a_worked_month_without_a_net():
    assert codes(steady(m5=0)) == ["NET_ZERO_CU_ZILE"]


@pytest.mark.parametrize(
    ("due", "expected"),
    [(58_030_000, ["SUMA_NEPLAUZIBILA", "VENIT_LUNA_NASTERII_DEPARTE"]), (430_000, []),
     (100_000, ["VENIT_LUNA_NASTERII_DEPARTE"]), (520_000, ["VENIT_LUNA_NASTERII_DEPARTE"])],
)  # fmt: skip
def test_the_income_due_for_the_birth_month_against_a_whole_month(due, expected):
    assert codes(steady(), venit_luna_nasterii=due) == expected


def test_the_income_due_for_a_part_of_the_birth_month():
    rows = [part(MONTHS[0], 400_000, 5), *steady()[1:]]
    assert codes(rows, venit_luna_nasterii=410_000) == []
    assert codes(rows, venit_luna_nasterii=41_000) == ["VENIT_LUNA_NASTERII_DEPARTE"]


def leave(month, net, file="cm.xlsx", **more):
    return row(month, net, kind=IncomeKind.CM, file=file, **more)


@pytest.mark.raises_code("CM_DE_DOUA_ORI")
def test_medical_leave_in_a_second_file_that_the_payroll_already_holds():
    held = steady()
    held[5] = row(MONTHS[5], 390_000, zile_lucrate=1500, zile_cm=500)
    assert codes([*held, leave(MONTHS[5], 120_000, zile_cm=500)]) == ["CM_DE_DOUA_ORI"]
    assert codes([*steady(), leave(MONTHS[5], 120_000)]) == ["CM_DE_DOUA_ORI"]  # worked all days
    no_days = [row(month, 400_000 + at) for at, month in enumerate(MONTHS)]
    assert codes([*no_days, leave(MONTHS[5], 120_000)]) == ["CM_DE_DOUA_ORI"]


def test_medical_leave_in_a_second_file_beside_the_worked_days():
    rows = steady()
    rows[5] = part(MONTHS[5], 400_000, 15, zile_cm=500)
    assert codes([*rows, leave(MONTHS[5], 80_000, zile_cm=500)]) == []
    rows[5] = part(MONTHS[5], 400_000, 15)
    assert codes([*rows, leave(MONTHS[5], 80_000)]) == []


def _with_gross(net, brut, leave_net, leave_brut, *, others=520_000, cm=400, file="stat.xlsx"):
    """A month with some days of medical leave on the wage's row, and a row of the leave's money beside it."""
    rows = [full(month, 286_700 + at, brut=others) for at, month in enumerate(MONTHS)]
    worked = law.working_days(MONTHS[5]) * 100 - cm
    rows[5] = row(MONTHS[5], net, brut=brut, zile_lucrate=worked, zile_cm=cm)
    return [*rows, leave(MONTHS[5], leave_net, file, brut=leave_brut, zile_lucrate=0, zile_cm=0)]


def _part(brut, cm):
    working = law.working_days(MONTHS[5]) * 100
    return round(brut * (working - cm) / working)


@pytest.mark.parametrize("cm", [200, 400, 1000])
def test_medical_leave_in_a_row_of_its_own_that_the_wage_already_holds(cm):
    """To the leu it blocks, with a raise since too; by the net alone it is a warning."""
    share = _part(520_000, cm)
    (blocks,) = found(_with_gross(260_000, share + 97_540, 57_000, 97_500, cm=cm))
    assert blocks.blocking
    raised = _with_gross(260_000, share + 97_500, 57_000, 97_500, cm=cm)
    raised[3:5] = [full(MONTHS[at], 340_000, brut=610_000) for at in (3, 4)]
    assert [item.blocking for item in found(raised)] == [True]
    (warns,) = found(_with_gross(300_000, None, 57_000, None, cm=cm))
    assert (warns.code, warns.blocking) == ("CM_DE_DOUA_ORI", False)


def test_a_pay_raised_since_does_not_make_the_wage_hold_the_leave():
    """The months beside it say what is usual; those of before the raise are most of the two years."""
    rows = _with_gross(_part(400_000, 400), _part(725_000, 400), 57_000, 97_500)
    rows[:5] = [full(MONTHS[at], 400_000, brut=725_000) for at in range(5)]
    rows[6:8] = [full(MONTHS[at], 400_000, brut=725_000) for at in (6, 7)]
    assert found(rows) == []


@pytest.mark.parametrize(("cass", "blocks"), [(42_400, [True]), (52_150, [])])
def test_the_cass_says_whether_the_wage_holds_the_leave(cass, blocks):
    """The leave bears none: the wage's is that of its gross with it or without, whatever the usual pay."""
    rows = _with_gross(300_000, 521_500, 57_000, 97_500)
    rows[5] = rows[5]._replace(cass=cass)
    rows[-1] = rows[-1]._replace(cass=0)
    assert [item.blocking for item in found(rows)] == blocks


@pytest.mark.parametrize("cm", [200, 400, 1000])
@pytest.mark.parametrize("file", ["stat.xlsx", "cm.xlsx"])
def test_the_days_on_the_wage_and_the_money_of_the_leave_in_its_own_row(cm, file):
    """An ordinary export: the wage is that of the worked days."""
    net = _part(286_700, cm)
    assert codes(_with_gross(net, _part(520_000, cm), 57_000, 97_500, cm=cm, file=file)) == []


@pytest.mark.parametrize("holiday", [0, 1, 20])
def test_days_of_holiday_excuse_no_small_amount(holiday):
    """They are paid as days of work are; days of sickness, and unpaid ones, are not."""
    rows = steady()
    working = law.working_days(MONTHS[5])
    worked = (working - holiday) * 100
    rows[5] = row(MONTHS[5], 40_000, zile_lucrate=worked, zile_co=holiday * 100)
    assert codes(rows) == ["SUMA_NEOBISNUITA"]
    rows[5] = row(MONTHS[5], 40_000, zile_lucrate=(working - 1) * 100, zile_cm=100)
    assert codes(rows) == []


# ordinary careers


@settings(max_examples=150, deadline=None, phases=(Phase.reuse, Phase.generate))
@given(st.data())
def test_ordinary_careers_stay_quiet(data):
    """Part-time from one hour a day, rises, hire and end inside the window, leave, bonuses, a 13th salary."""
    draw = data.draw
    hours = draw(st.integers(1, 8))
    level = law.minimum_net(Month(2026, 1)) * hours / 8 * draw(st.integers(100, 400)) / 100
    hired = draw(st.integers(0, 23))
    rises = draw(st.sets(st.integers(0, 23), max_size=3))
    rows, base = [], int(level * 100)
    for at, month in enumerate(sorted(MONTHS)):
        working = law.working_days(month)
        if at < hired:
            continue
        if at in rises:
            base = base * draw(st.integers(100, 130)) // 100
        kind = draw(st.sampled_from(["full", "full", "full", "leave", "cm", "unpaid", "bonus", "double"]))
        more = {"data_angajarii": sorted(MONTHS)[hired].first_day}
        if at == hired:
            rows.append(part(month, base, draw(st.integers(1, working)), **more))
        elif kind == "leave":
            off = draw(st.integers(1, working))
            rows.append(row(month, base, zile_lucrate=(working - off) * 100, zile_co=off * 100, **more))
        elif kind == "cm":
            off = draw(st.integers(1, working))
            net = base * (working - off) // working + base * off * 55 // 100 // working
            rows.append(row(month, net, zile_lucrate=(working - off) * 100, zile_cm=off * 100, **more))
        elif kind == "unpaid":
            off = draw(st.integers(1, working))
            net = base * (working - off) // working
            rows.append(
                row(month, net, zile_lucrate=(working - off) * 100, zile_fara_plata=off * 100, **more)
            )
        elif kind == "bonus":
            rows.append(full(month, base * draw(st.integers(4, 9)) // 2, bonus=True, **more))
        elif kind == "double":
            rows.append(full(month, 2 * base, **more))
        else:
            rows.append(full(month, base + draw(st.integers(0, base // 4)), **more))
    assert codes(rows) == []


def _months_for_levels():
    paid = st.none() | st.integers(0, 2300)
    norm = st.none() | st.integers(1, 1200) | st.sampled_from((400, 800))
    return st.lists(st.tuples(st.integers(1, 9_000_000), paid, norm), min_size=1, max_size=24)


@settings(max_examples=60, phases=[Phase.generate])
@given(_months_for_levels())
def test_amounts_made_comparable_are_exact(told):
    rows = [
        row(month, net, zile_lucrate=days, norma=norm)
        for month, (net, days, norm) in zip(MONTHS, told, strict=False)
    ]
    switches = income.all_switches({})
    case = case_of(CertificateRequest(CNP, BIRTH), rows, "x", FormWindow(24), switches, set(MONTHS), {})
    levels = levels_of(case)
    assert [level.month for level in levels.months] == sorted(item.month for item in rows)
    for level, item in zip(levels.months, sorted(rows, key=lambda item: item.month), strict=True):
        daily = Fraction(item.net) * 800 / (item.norma or 800)
        assert Fraction(level.daily, levels.parts) == daily
        whole, days = law.working_days(item.month) * 100, item.zile_lucrate
        if days == 0:
            assert level.full is None
        else:
            share = Fraction(whole, days) if days is not None and days < whole else 1
            assert Fraction(level.full, levels.parts) == daily * share
