"""Contributions of each case and the amounts that tax and deduction start from. Money is bani."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from adeverinta.net import facility, medical_leave
from adeverinta.net.case_columns import LARGEST, Cases, MonthStatus, some
from adeverinta.net.rounding import COLUMN_ROUNDING
from adeverinta.net.rules import RATE

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Flags, Ints
    from adeverinta.net.rules import FormulaShape, Span


class Bases(NamedTuple):
    """Exact contributions are numerators over `cas_den`, `den`; the rounded ones are bani.

    taxable: what is taxed before contributions, with `own_cas` and `own_cass` already given back, so that
    taxable - cas - cass - somaj is the income before deductions. income: the gross that the deduction is
    chosen by.
    """

    at: Ints
    numbers: dict[str, Column]
    cas_num: Ints
    cas_den: Column
    cass_num: Ints
    somaj_num: Ints
    den: int
    cas: Ints
    cass: Ints
    somaj: Ints
    taxable: Ints
    income: Ints
    tax_free: Flags | None
    leave: medical_leave.LeaveSums
    status: Ints


def bases(cases: Cases, span: Span, shape: FormulaShape) -> Bases:
    """One shape's rows. Legal source: Cod fiscal art. 77, 78, 139, 157 and the acts in the law files."""
    at = cases.month - span.first
    numbers = {
        name: value if isinstance(value, int) else value.take(at) for name, value in span.numbers.items()
    }
    status = np.zeros(len(cases), dtype=np.int64)
    cas_rate, cass_rate = numbers["cas"], numbers["cass"]
    effect = facility.apply(cases, cas_rate, cass_rate, status)
    if effect:
        cas_rate, cass_rate = effect.cas, effect.cass
    ill = medical_leave.sums(
        cases, shape, cas_rate, cass_rate, numbers["leave_wage"], numbers["leave_den"], status
    )
    gross, free = cases.gross, cases.untaxed
    wage = gross - free - ill.amount
    status[wage < 0] = MonthStatus.NEGATIVE
    status[gross > LARGEST] = MonthStatus.TOO_LARGE

    rounded, den = COLUMN_ROUNDING[shape.contribution], 100 * RATE
    cas_base = wage if isinstance(ill.cas, int) else wage * ill.den + ill.cas
    ceiling = numbers["ceiling"]
    if not isinstance(ceiling, int) or ceiling:
        top = np.where(ceiling > 0, ceiling * ill.den, cas_base)
        cas_base = np.minimum(cas_base, top)
    cas_num = cas_base * cas_rate
    if effect and effect.cap.any():
        above = np.where(effect.cap > 0, np.maximum(cas_base - effect.cap * ill.den, 0), 0)
        cas_num += above * (numbers["cas"] - cas_rate)
    cass_num = (wage if isinstance(ill.cass, int) else wage + ill.cass) * cass_rate
    if some(cases.tickets) and some(numbers["tickets_cass"]):
        cass_num = cass_num + cases.tickets * numbers["tickets_cass"]
    cas = rounded(cas_num, den * ill.den) * 100
    cass = rounded(cass_num, den) * 100
    somaj_num, somaj = _somaj(wage + ill.employer, numbers["somaj"], shape)

    taxed = gross - ill.untaxed
    if some(cases.tickets):
        taxed = taxed + cases.tickets * numbers["tickets_taxed"]
    outside = numbers["untaxed_outside"]
    income = taxed if isinstance(outside, int) and not outside else taxed - free * outside
    if some(cases.aside):
        income = income - cases.aside
    return Bases(
        at=at,
        numbers=numbers,
        cas_num=cas_num,
        cas_den=den * ill.den,
        cass_num=cass_num,
        somaj_num=somaj_num,
        den=den,
        cas=cas,
        cass=cass,
        somaj=somaj,
        taxable=taxed - free + ill.own_cas + ill.own_cass,
        income=income,
        tax_free=effect.tax_free if effect else None,
        leave=ill,
        status=status,
    )


def _somaj(base: Ints, rate: Column, shape: FormulaShape) -> tuple[Ints, Ints]:
    if isinstance(rate, int) and not rate:
        nothing = np.zeros(len(base), dtype=np.int64)
        return nothing, nothing
    num = base * rate
    return num, COLUMN_ROUNDING[shape.contribution](num, 100 * RATE) * 100


def tax_base(before: Ints, shape: FormulaShape) -> Ints:
    """The base in bani of whole lei, never below zero."""
    return np.maximum(COLUMN_ROUNDING[shape.base](before, 100), 0) * 100


def tax_on(base: Ints, rate: Column, shape: FormulaShape) -> Ints:
    """The tax in bani of whole lei on a base in bani."""
    return COLUMN_ROUNDING[shape.tax](base * rate, 100 * RATE) * 100
