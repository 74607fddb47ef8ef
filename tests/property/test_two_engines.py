"""The package's engine and the second one, put to the same random payslips and careers, agree to the ban.

What this proves is the programming; the reading of the law both have from the same texts. The seed is fixed
(`derandomize`), so that a run says the same each time; `ENGINES_EXAMPLES=20000` looks further.
"""

from __future__ import annotations

import os
from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from adeverinta import net
from tests.oracle import estimate as oracle_estimate
from tests.oracle.careers import situations
from tests.oracle.months import choose
from tests.oracle.net import net_of
from tests.oracle.payslips import pays
from tests.oracle.records import NotComputableError, Rules
from tests.payslips.package import Package, cases_of, switches_of

EXAMPLES = int(os.environ.get("ENGINES_EXAMPLES", "150"))
MANY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="ENGINES_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
PACKAGE = Package()
SWITCHES = st.builds(
    Rules,
    half_tax=st.sampled_from(("up", "down")),
    union_lowers_net=st.booleans(),
    tickets_in_net=st.booleans(),
)
NAMES = ("cas", "cass", "somaj", "deduction", "base", "tax", "net")


@MANY
@given(pays(), SWITCHES)
def test_net_of_a_payslip(pay, rules):
    expected = net_of(pay, rules)
    got = PACKAGE.net(pay, rules)
    assert {name: got[name] for name in NAMES} == {name: Fraction(getattr(expected, name)) for name in NAMES}


@MANY
@given(pays(), SWITCHES)
def test_what_the_second_engine_pays_is_verified_by_the_first(pay, rules):
    """Its figures fit, with the number of dependants given, and without it."""
    made = net_of(pay, replace(rules, union_lowers_net=False, tickets_in_net=False))
    cases = cases_of(pay)
    for known in (True, False):
        cases.dependants = np.array([min(pay.dependants, 4) if known else net.UNKNOWN], dtype=np.int64)
        checked = net.check(cases, given_of(made), switches_of(rules))
        assert checked.expected.status[0] == net.MonthStatus.OK
        assert net.Differs(int(checked.differs[0])) & ~net.Differs.SECOND_JOB == net.Differs(0)


@MANY
@given(
    pays(),
    st.sampled_from(("cas", "cass", "tax", "deduction", "base")),
    st.sampled_from((-400, -37, 37, 400)),
)
def test_a_wrong_figure_is_named(pay, name, lei):
    made = net_of(pay)
    assume(pay.facility is None and getattr(made, name) + lei > 0)
    assume(made.base > 500)  # below, the deduction may be shown whole or within the taxable income
    wrong = replace(made, **{name: getattr(made, name) + lei})
    checked = net.check(cases_of(pay), given_of(wrong), switches_of(Rules()))
    differs = net.Differs(int(checked.differs[0]))
    if name == "deduction" and (pay.main_job is False or pay.month < "2023-01"):
        assert differs & net.Differs.DEDUCTION
    elif name == "deduction":  # from 2023 another number of dependants or of pupils may explain it
        assert differs & (net.Differs.DEDUCTION | net.Differs.BASE) or made.base == 0
    else:
        assert differs & net.Differs[name.upper()]
    assert differs & net.Differs.NET or name in ("deduction", "base")


@MANY
@given(st.lists(pays(), min_size=2, max_size=40), SWITCHES)
def test_a_table_gives_what_its_rows_give(slips, rules):
    """Many months at once, in any order, cut into shapes of the law, as one by one."""
    single = [PACKAGE.net(pay, rules) for pay in slips]
    table = joined([cases_of(pay) for pay in slips])
    got = net.compute(table, switches_of(rules))
    for at, own in enumerate(single):
        assert {name: Fraction(int(getattr(got, name)[at]), 100) for name in NAMES} == own


def joined(parts: list[net.Cases]) -> net.Cases:
    columns = {
        name: np.concatenate([np.broadcast_to(getattr(part, name), 1) for part in parts])
        for name in net.Cases.__slots__
        if name != "leaves"
    }
    leaves = [(at, part.leaves) for at, part in enumerate(parts) if part.leaves]
    if not leaves:
        return net.Cases(**columns)
    packed = {
        name: np.concatenate([getattr(item, name) for _, item in leaves])
        for name in net.Leaves.__slots__
        if name != "case"
    }
    case = np.concatenate([np.full(len(item.case), at) for at, item in leaves])
    return net.Cases(**columns, leaves=net.Leaves(case=case, **packed))


def given_of(made) -> net.Given:
    figures = {name: np.array([int(getattr(made, name) * 100)], dtype=np.int64) for name in NAMES}
    return net.Given(**figures)


@MANY
@given(situations())
def test_months_total_and_mean(situation):
    request, rules = situation.request, situation.rules
    try:
        expected = choose(request, situation.rows, rules)
    except NotComputableError:
        return
    got = PACKAGE.months(request, situation.rows, rules)
    assert got["regime"] == expected.regime
    assert got["counted"] == list(expected.counted)
    assert got["total"] == Fraction(expected.total_bani, 100)
    assert got["mean"] == expected.mean
    assert got["base"] == expected.base


@MANY
@given(situations(), st.fractions(0, 20_000, max_denominator=1200))
def test_the_estimate(situation, base):
    request, rules = situation.request, situation.rules
    expected = oracle_estimate.estimate(base, request, rules)
    got = PACKAGE.estimate(base, request, rules)
    assert got["first_day"] == oracle_estimate.first_day(request, rules).isoformat()
    for name in ("payment_month", "rate", "floor", "cap", "amount", "increase", "cass", "net", "overlap"):
        assert got[name] == getattr(expected, name), name
    until = expected.overlap_until
    assert got["overlap_until"] == (until and until.isoformat())
