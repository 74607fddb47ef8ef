"""What the law room answers with; every answer carries the dated values it was made of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from adeverinta.core.month import Month


class DatedValue(NamedTuple):
    """One value of one parameter in force from `start` up to and including `end` (None: still).

    `act`, `article`, `published` (Monitorul Oficial) are None only with a `null_reason`
    (`negasit`, `practica`, `deductie`); `label` is the certainty of the fact, `source` where it was seen.
    `value` is a Fraction, a text, a bool or an immutable `FrozenMapping` of them; None where the
    value itself is not known. `first_month`: the first month it decides (its start may lie inside a
    month). `switch` and `alternatives`: the choice that replaces the value, and what it becomes.
    `verified_to`: the last day for which the fact was checked; `last_checked`: when the text of the
    rule was last looked at. `words`: the value as a person of the trade says it, where its parts would not
    be read as a sentence.
    `start` is `date.min` where the rule has no first day (births before any date).
    """

    parameter: str
    title: str
    start: date
    end: date | None
    value: Any
    unit: str
    label: str
    source: str
    act: str | None = None
    article: str | None = None
    published: str | None = None
    null_reason: str | None = None
    note: str | None = None
    first_month: Month | None = None
    switch: str | None = None
    alternatives: tuple[tuple[str, object], ...] = ()
    verified_to: date | None = None
    last_checked: date | None = None
    words: str | None = None


class Switch(NamedTuple):
    """A choice the law leaves open: allowed values, default, and the note that says why it is open."""

    name: str
    default: str
    allowed: tuple[str, ...]
    note: str


class Regime(NamedTuple):
    """The rules for a birth date.

    code: `oug148-2009`, `oug111-2011`, `oug111-2016-07`. window_months: how many months the certificate's
    window holds, the birth month included. needed_months: how many are counted, and the divisor.
    choice: `consecutive` (the window as it is) or `qualifying` (the last that qualify, gaps skipped).
    short_fractions: how many months under half of the working days are still taken.
    birth_month_due: the birth month's row is the income due for it (OUG 111/2010 art. 3 (6)).
    birth_month_previous: in the estimate the birth month counts with the previous month's income.
    estimate: whether the indemnity can be estimated from the certificate alone. choice_of_years: whether it
    hangs on the years of leave that the parent chose (births of 2011 to June 2016).
    """

    code: str
    window_months: int
    needed_months: int
    choice: str
    short_fractions: int
    birth_month_due: bool
    birth_month_previous: bool
    estimate: bool
    choice_of_years: bool
    used: tuple[DatedValue, ...]


class AmountRule(NamedTuple):
    """The indemnity of a payment month, gross, for one child, in lei.

    rate: share of the mean (None: a flat sum, then floor = cap = the sum). cut: factor applied after the
    clamp to floor and cap (the 15 % cut of 2010), the floor holding again after it. cap None: no cap.
    rounding: a name in core.money.ROUNDING. health_rate: CASS withheld from it (0 where none).
    multiple_share / multiple_minimum: the increase for each further child of one birth, as a share of the
    indemnity and not below the minimum (lei); share 0 means the minimum is the whole increase.
    """

    rate: Fraction | None
    cut: Fraction
    floor: Fraction
    cap: Fraction | None
    rounding: str
    health_rate: Fraction
    health_rounding: str
    multiple_share: Fraction
    multiple_minimum: Fraction
    used: tuple[DatedValue, ...]


class PayrollRules(NamedTuple):
    """The employee's side of one month: rates as fractions (0.25), minimum wage in lei."""

    cas: Fraction
    cass: Fraction
    somaj: Fraction
    tax: Fraction
    minimum_wage: Fraction | None
    used: tuple[DatedValue, ...]
