"""Medical leave (OUG 158/2005) in the net: what each indemnity adds to the bases of its month."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.net.case_columns import UNKNOWN, UNSETTLED, Cases, MonthStatus
from adeverinta.net.rounding import COLUMN_ROUNDING
from adeverinta.net.rules import RATE, FormulaShape

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Ints


@lru_cache(maxsize=4096)
def leave_flags(month: Month, code: str, start: date | None = None) -> tuple[int, int]:
    """(taxed, CASS due) of an indemnity code in a month, each 1 or 0; UNKNOWN where only `start` could say,
    UNSETTLED where the law is read in two ways.

    Tax follows the rule in force when the month ends. Where the CASS rule changed inside the month, the first
    day of the certificate decides (April 2024: OUG 34/2024). Legal source: the law files of medical leave.
    """
    first, last = law.medical_leave(month.first_day), law.medical_leave(month.last_day)
    before, after = first.health_due(code), last.health_due(code)
    health = int(before)
    if before != after:
        day = max(start, month.first_day) if start else None
        health = UNKNOWN if day is None else int(law.medical_leave(day).health_due(code))
    if not last.settled(code):
        health = UNSETTLED
    return int(last.taxed(code)), health


class LeaveSums(NamedTuple):
    """Sums over the indemnities of each case, bani; `cas` is a numerator over `den`.

    own_cas, own_cass: contributions charged on untaxed indemnities, which do not lower the base of the rest.
    """

    amount: Column = 0
    untaxed: Column = 0
    cas: Column = 0
    den: Column = 1
    cass: Column = 0
    employer: Column = 0
    own_cas: Column = 0
    own_cass: Column = 0


def sums(
    cases: Cases, shape: FormulaShape, cas: Column, cass: Column, wage: Column, den: Column, status: Ints
) -> LeaveSums:
    """The sums of each case; sets `status` where a base cannot be known.

    cas, cass: rates; wage and den: the law's wage for a day of leave (`rules.Span`). Until 2017 the CAS base
    is a wage of the law for the days of leave; in the first half of 2018 the lower of that and the indemnity
    (OUG 3/2018, OUG 8/2018); then the indemnity.
    """
    leaves = cases.leaves
    if leaves is None:
        return LeaveSums()
    at, size = leaves.case, len(cases)

    def of(column: Column) -> Column:
        return column if isinstance(column, int) else column[at]

    def total(amounts: Ints) -> Ints:
        summed = np.zeros(size, dtype=np.int64)
        np.add.at(summed, at, amounts)
        return summed

    if shape.leave == "indemnizatia":
        base, den = leaves.amount, 1
    else:
        status[at[leaves.days < 0]] = MonthStatus.LEAVE_DAYS
        base = of(wage) * np.maximum(leaves.days, 0)
        if shape.leave == "tranzitoriu_2017":
            base = np.minimum(base, leaves.amount * of(den))
    status[at[leaves.health == UNKNOWN]] = MonthStatus.LEAVE_START
    status[at[leaves.health == UNSETTLED]] = MonthStatus.LEAVE_UNSETTLED
    untaxed, health = leaves.taxed == 0, leaves.health == 1
    rounded = COLUMN_ROUNDING[shape.contribution]
    own_cas = rounded(base * of(cas), 100 * RATE * of(den)) * 100
    own_cass = rounded(leaves.amount * of(cass), 100 * RATE) * 100
    return LeaveSums(
        amount=total(leaves.amount),
        untaxed=total(leaves.amount * untaxed),
        cas=total(base),
        den=den,
        cass=total(leaves.amount * health),
        employer=total(leaves.employer),
        own_cas=total(own_cas * untaxed),
        own_cass=total(own_cass * (untaxed & health)),
    )
