"""The short ways by which legal sums of the common case are made, held to the plain ones they stand for."""

from datetime import date
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from adeverinta.core.money import ROUNDING
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.income import all_switches
from adeverinta.income.monthly import KIND_TEXT, _facts, _in_force, _single, by_month
from adeverinta.net import contract_months
from adeverinta.net.net_findings import compare
from adeverinta.net.rounding import COLUMN_ROUNDING
from adeverinta.payroll.rows import DAY_COLUMNS, LEAVE_KINDS, MONEY_COLUMNS, IncomeKind, PayrollRow

EVERY = settings(max_examples=300, deadline=None)
SOURCE = Source("stat.xlsx", "Foaie1", 7)
MONTHS = st.builds(Month, st.integers(2009, 2026), st.integers(1, 12))
MONEY = st.none() | st.sampled_from([0, 1, 49, 50, 100]) | st.integers(0, 3_000_000)
DAYS = st.none() | st.sampled_from([0, 50, 100, 2100, 2300]) | st.integers(0, 2300)
CODES = st.none() | st.sampled_from(["01", "1", "08", "8", "15", "17", "51", "91"])


COUNTED = tuple(KIND_TEXT)
"""Kind `exclus` never enters a month."""


@st.composite
def rows(draw, kinds=tuple(IncomeKind), month=None):
    """One row as an export may give it, likely or not."""
    return PayrollRow(
        cnp="2850101401002",
        month=month or draw(MONTHS),
        kind=draw(st.sampled_from(kinds)),
        source=SOURCE,
        marca=draw(st.none() | st.sampled_from(["1", "2"])),
        cod_indemnizatie=draw(CODES),
        cod_perioada=draw(st.none() | st.sampled_from(["01", "12", "23", "x", "zz"])),
        facilitate=draw(st.none() | st.sampled_from(["it", "constructii", "handicap"])),
        functie_de_baza=draw(st.none() | st.booleans()),
        persoane_intretinere=draw(st.none() | st.integers(0, 5)),
        gross_only=draw(st.booleans()),
        data_angajarii=draw(st.none() | st.just(date(2019, 3, 4))),
        **{name: draw(MONEY) for name in MONEY_COLUMNS},
        **{name: draw(DAYS) for name in DAY_COLUMNS},
    )


SWITCHES = st.fixed_dictionaries(
    {
        name: st.sampled_from(["da", "nu"])
        for name in ("tichete_in_net", "sindicat_scade_netul", "pensie_facultativa_scade_netul")
    }
)


@EVERY
@given(rows(kinds=COUNTED), SWITCHES, st.integers(15, 23))
def test_a_month_of_one_row_is_that_of_many(row, switches, working_days):
    adjusted = _in_force(switches)
    assert _single([row], adjusted, working_days) == _facts([row], adjusted, working_days)


@EVERY
@given(rows())
def test_a_case_of_one_row_is_that_of_many(row):
    beside = contract_months._beside(row)
    if row.kind not in LEAVE_KINDS and not beside and row.brut is not None:
        assert (
            contract_months.group((row,))
            == contract_months._single(row, (row,))
            == contract_months._summed((row,), ())
        )


@EVERY
@given(rows(kinds=(IncomeKind.SALARIU, IncomeKind.CM, IncomeKind.MATERNITATE)))
def test_a_row_with_indemnities_beside_goes_the_plain_way(row):
    made = contract_months.group((row,))
    assert made == contract_months._summed((row,), contract_months._beside(row))


@EVERY
@given(st.lists(rows(month=Month(2025, 3)), min_size=1, max_size=4), SWITCHES)
def test_an_empty_row_of_the_same_contract_changes_no_sum(some, switches):
    """The plain way of two rows, one of which says nothing, is the short way of the other."""
    kept = [row for row in some if row.kind is IncomeKind.SALARIU][:1]
    for row in kept:
        silent = PayrollRow(row.cnp, row.month, row.kind, SOURCE, marca=row.marca)
        working = {row.month: 21}
        one, two = (by_month(given_rows, switches, working) for given_rows in ([row], [row, silent]))
        alone, beside = one[row.month], two[row.month]
        assert (alone.net, alone.days, alone.qualifying) == (beside.net, beside.days, beside.qualifying)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(rows(kinds=(IncomeKind.SALARIU, IncomeKind.CM)), min_size=1, max_size=3),
        min_size=2,
        max_size=4,
    )
)
def test_many_persons_at_once_are_held_against_the_law_as_one_by_one(persons):
    switches = all_switches({})
    given_rows = {str(at): own for at, own in enumerate(persons)}
    together = compare(given_rows, switches)
    for cnp, own in given_rows.items():
        alone = compare({cnp: own}, switches).get(cnp)
        if alone is None:
            assert cnp not in together or not together[cnp].groups
            continue
        beside = together[cnp]
        assert (list(beside.differs), list(beside.status)) == (list(alone.differs), list(alone.status))
        for column in ("cas", "cass", "somaj", "deduction", "base", "tax", "net"):
            whole, part = (getattr(item.expected, column) for item in (beside, alone))
            here = np.broadcast_to(whole, len(beside.expected.status))
            mine = here[beside.start : beside.start + len(beside.groups)]
            assert mine.tolist() == np.broadcast_to(part, len(alone.groups)).tolist(), column


@EVERY
@given(st.integers(-10_000_000, 10_000_000), st.integers(1, 100_000))
def test_a_rounding_of_columns_is_the_rounding_of_one_amount(number, below):
    exact = Fraction(number, below)
    for name, rounded in COLUMN_ROUNDING.items():
        column = rounded(np.array([number], dtype=np.int64), below)
        assert int(column[0]) == ROUNDING[name](exact), name


def test_unemployment_withheld_where_none_is_due_is_seen_alone_as_among_others():
    """A column of the same figure everywhere is one number, of several an array: both are the export's own."""
    month = Month(2018, 3)
    plain = PayrollRow("2850101401002", month, IncomeKind.SALARIU, SOURCE, brut=300_000, functie_de_baza=True)
    withheld = plain._replace(somaj=1500)
    switches = all_switches({})
    alone = compare({"a": [withheld]}, switches)["a"]
    beside = compare({"a": [withheld], "b": [plain]}, switches)["a"]
    assert int(alone.expected.net[0]) == int(beside.expected.net[beside.start])
    assert alone.expected.base[0] < compare({"b": [plain]}, switches)["b"].expected.base[0]
