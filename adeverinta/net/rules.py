"""The law of a range of months as integers: what the columns are multiplied by. No rule stands here.

Rates are ten-thousandths, money is bani.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, ROUNDING
from adeverinta.core.month import Month
from adeverinta.law.types import DatedValue

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Ints

RATE: Final = 10_000
_NUMBERS: Final = (
    "cas", "cass", "somaj", "tax", "ceiling", "tickets_taxed", "tickets_cass", "untaxed_outside",
    "band_start", "band_step", "leave_wage", "leave_den", "young", "young_limit", "child",
)  # fmt: skip


class FormulaShape(NamedTuple):
    """What must be the same for rows to go through one formula.

    Rounding rules by name; deduction kind; for the linear one its bases, threshold, interval and limit (lei);
    leave: the kind of the CAS base of medical leave.
    """

    known: bool
    contribution: str = ""
    base: str = ""
    tax: str = ""
    deduction: str = ""
    deduction_rounding: str = ""
    income_rounding: str | None = None
    linear: tuple[tuple[int, ...], int, int, int] | None = None
    leave: str = ""


class MonthRules(NamedTuple):
    """One month: its shape, its numbers by name, the deduction by dependants and band (bani)."""

    shape: FormulaShape
    numbers: Mapping[str, int]
    bands: tuple[tuple[int, ...], ...]


class Span(NamedTuple):
    """The months from `first` on. A number that is the same in all of them is kept as one number.

    bands: for 0-4 dependants, the deduction at `month x width + band`; the last band is the one without.
    shapes: the distinct shapes; `shape`: which of them each month has.
    """

    first: int
    numbers: Mapping[str, Column]
    bands: Ints
    width: int
    shapes: tuple[FormulaShape, ...]
    shape: Ints


def whole(value: Fraction, scale: int) -> int:
    """A law value in integer units; ValueError where the law is finer than the unit."""
    scaled = value * scale
    if scaled.denominator != 1:
        raise ValueError(f"{value} is not a whole number of 1/{scale}")
    return scaled.numerator


def _value(name: str, month: Month) -> DatedValue | None:
    found = law.values_in(name, month)
    return found[0] if found else None


def _amount(name: str, month: Month) -> Fraction | None:
    found = _value(name, month)
    return found.value if found else None


@lru_cache(maxsize=4096)
def month_rules(month: Month, half_tax: str) -> MonthRules:
    """One month's law; `half_tax` is the switch `impozit_la_50_bani`. Legal source: each law file's own."""
    try:
        rates = law.payroll(month)
        shape, bands, start, step = _deduction(month, rates.minimum_wage)
    except law.UnknownPeriod:
        return MonthRules(FormulaShape(known=False), dict.fromkeys(_NUMBERS, 1), ())
    switches = {"impozit_la_50_bani": half_tax}
    ceiling, average = _amount("cas_plafon", month), _amount("salariu_mediu", month)
    tickets = _value("tichete_in_venitul_deducerii", month)
    free, more = law.untaxed_sum(month), law.supplementary_deduction(month)
    leave = law.medical_leave(month.first_day)
    wage, minimum = Fraction(0), rates.minimum_wage or Fraction(0)
    if leave.pension_base == "salariu_minim_pe_zile":
        wage = minimum
    elif leave.pension_base != "indemnizatia":
        wage = average or Fraction(0)
    return MonthRules(
        shape._replace(
            contribution=law.value("contributii_rotunjire", month.first_day).value,
            base=law.value("impozit_baza_rotunjire", month.first_day).value,
            tax=law.value("impozit_rotunjire", month.first_day, switches=switches).value,
            leave=leave.pension_base,
        ),
        {
            "cas": whole(rates.cas, RATE),
            "cass": whole(rates.cass, RATE),
            "somaj": whole(rates.somaj, RATE),
            "tax": whole(rates.tax, RATE),
            "ceiling": whole(ceiling * average, BANI_PER_LEU) if ceiling and average else 0,
            "tickets_taxed": int(bool(tickets and tickets.value)),
            "tickets_cass": whole(_amount("tichete_cass", month) or Fraction(0), RATE),
            "untaxed_outside": int(free is not None and not free.in_deduction_income),
            "band_start": start,
            "band_step": step,
            "leave_wage": whole(wage * leave.pension_share, RATE),
            "leave_den": law.working_days(month) * 10_000 if wage else 1,
            "young": BANI_PER_LEU * ROUNDING[shape.deduction_rounding](more.young_share * minimum)
            if more
            else 0,
            "young_limit": whole(minimum + more.young_limit_above_minimum, BANI_PER_LEU) if more else 0,
            "child": whole(more.child_lei, BANI_PER_LEU) if more else 0,
        },
        bands,
    )


def _deduction(
    month: Month, minimum: Fraction | None
) -> tuple[FormulaShape, tuple[tuple[int, ...], ...], int, int]:
    """The basic deduction: its formula, or its bands (bani) with their start and step."""
    rule = law.deduction_rule(month)
    shape = FormulaShape(
        known=True,
        deduction=rule.kind,
        deduction_rounding=rule.rounding,
        income_rounding=rule.income_rounding,
    )
    if rule.kind == "liniara":
        assert rule.interval is not None
        numbers = (int(rule.threshold), int(rule.interval), int(rule.zero_above))
        return shape._replace(linear=(tuple(int(lei) for lei in rule.base), *numbers)), (), 0, 1
    if rule.step is None or rule.decrease is None or (rule.in_minimum_wages and minimum is None):
        raise law.UnknownPeriod("salariu_minim", month)
    unit = minimum if rule.in_minimum_wages and minimum is not None else Fraction(1)
    offset = unit if rule.in_minimum_wages else Fraction(0)
    count = whole((rule.zero_above - rule.threshold) / rule.step, 1)
    bands = _bands(rule.rounding, tuple(rule.base), rule.decrease, unit, count)
    return shape, bands, whole(offset + rule.threshold, BANI_PER_LEU), whole(rule.step, BANI_PER_LEU)


@cache
def _bands(
    rounding: str, bases: tuple[Fraction, ...], decrease: Fraction, unit: Fraction, count: int
) -> tuple[tuple[int, ...], ...]:
    """The bands of a deduction, each with a last one of nothing; the same for months of one minimum wage."""
    down, step, none = ROUNDING[rounding], decrease * unit, Fraction(0)
    bands: list[tuple[int, ...]] = []
    for base in bases:
        left, row = base * unit, []
        for _ in range(count + 1):
            row.append(BANI_PER_LEU * down(left) if left > none else 0)
            left -= step
        bands.append((*row, 0))
    return tuple(bands)


@cache
def span(first: int, last: int, half_tax: str) -> Span:
    """The law of the months from `first` to `last` (ordinals), looked up once a month."""
    rules = [month_rules(Month.from_ordinal(ordinal), half_tax) for ordinal in range(first, last + 1)]
    width = max((len(rule.bands[0]) for rule in rules if rule.bands), default=1)
    bands = np.zeros((5, len(rules), width), dtype=np.int64)
    for at, rule in enumerate(rules):
        for dependants, row in enumerate(rule.bands):
            bands[dependants, at, : len(row)] = row
    shapes = tuple(dict.fromkeys(rule.shape for rule in rules))
    numbers: dict[str, Column] = {}
    for name in _NUMBERS:
        column = [rule.numbers[name] for rule in rules]
        numbers[name] = column[0] if len(set(column)) == 1 else np.array(column, dtype=np.int64)
    return Span(
        first=first,
        numbers=numbers,
        bands=bands.reshape(5, -1),
        width=width,
        shapes=shapes,
        shape=np.array([shapes.index(rule.shape) for rule in rules], dtype=np.int64),
    )
