"""The employee's side of a month: rates, minimum wage, deduction, untaxed sum, facilities, medical leave."""

from __future__ import annotations

from functools import cache

from adeverinta.core.month import Month
from adeverinta.law.loader import UnknownPeriod, load
from adeverinta.law.types import DatedValue, PayrollRules

RATE_PARAMETERS = ("cas", "cass", "somaj", "impozit")


@cache
def payroll(month: Month) -> PayrollRules:
    """Rates (shares of gross; the tax of its base) and national minimum wage (lei) of a month worked.

    `UnknownPeriod` before the first known month. Legal source: each value's own act in `used`.
    """
    rates = [load(name).in_month(month) for name in RATE_PARAMETERS]
    wage = find("salariu_minim", month)
    cas, cass, somaj, tax = (rate.value for rate in rates)
    used = (*rates, wage) if wage else tuple(rates)
    return PayrollRules(cas, cass, somaj, tax, wage.value if wage else None, used)


def find(parameter: str, month: Month) -> DatedValue | None:
    """The value that decides a month, None where the parameter has none for it."""
    try:
        return load(parameter).in_month(month)
    except UnknownPeriod:
        return None
