"""The personal deduction over columns: what each number of dependants would give. Money is bani."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from adeverinta.core.money import BANI_PER_LEU
from adeverinta.net.rounding import COLUMN_ROUNDING

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Ints
    from adeverinta.net.rules import FormulaShape, Span


def for_dependants(span: Span, shape: FormulaShape, at: Ints, income: Ints, dependants: Column) -> Ints:
    """The basic deduction. at: month place in the span; income: the gross it is chosen by; dependants 0-4.

    Legal source: the law file `deducere_personala`, by period.
    """
    if shape.linear:
        return _linear(shape, income, np.asarray(shape.linear[0], dtype=np.int64)[dependants])
    return np.asarray(span.bands.ravel()[dependants * span.bands.shape[1] + _band(span, at, income)])


def for_all(span: Span, shape: FormulaShape, at: Ints, income: Ints) -> Ints:
    """The basic deductions for 0, 1, 2, 3 and 4 or more dependants: five rows of columns."""
    if shape.linear:
        return _linear(shape, income, np.array(shape.linear[0], dtype=np.int64)[:, None])
    return span.bands.take(_band(span, at, income), axis=1)


def _band(span: Span, at: Ints, income: Ints) -> Ints:
    """The place of each row's band in `span.bands`; no income, no deduction."""
    start, step = span.numbers["band_start"], span.numbers["band_step"]
    above = income - (start if isinstance(start, int) else start[at])
    above += (step if isinstance(step, int) else step[at]) - 1
    band = above // (step if isinstance(step, int) else step[at])
    np.clip(band, 0, span.width - 1, out=band)
    band[income <= 0] = span.width - 1
    band += at * span.width
    return band


def _linear(shape: FormulaShape, income: Ints, base: Ints) -> Ints:
    """Base (lei) up to the threshold, falling to nothing over the interval, rounded as the law says."""
    assert shape.linear is not None
    _, threshold, interval, limit = shape.linear
    if shape.income_rounding:
        income = COLUMN_ROUNDING[shape.income_rounding](income, BANI_PER_LEU) * BANI_PER_LEU
    left = BANI_PER_LEU * (threshold + interval) - np.maximum(income, BANI_PER_LEU * threshold)
    lei = COLUMN_ROUNDING[shape.deduction_rounding](base * left, BANI_PER_LEU * interval)
    return np.where((income > 0) & (income <= BANI_PER_LEU * limit), lei * BANI_PER_LEU, 0)


def supplementary(numbers: dict[str, Column], income: Ints, young: Column, school: Column) -> Ints:
    """For the young, up to the law's gross, and for children at school, at any (Cod fiscal art. 77 (10))."""
    limit = numbers["young_limit"]
    given = np.where((income > 0) & (income <= limit), numbers["young"], 0) * young
    return np.asarray(given + numbers["child"] * school)
