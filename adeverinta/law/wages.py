"""The employee's side of a month: rates, minimum wage, deduction, untaxed sum, facilities, medical leave."""

from __future__ import annotations

from fractions import Fraction
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
    return PayrollRules(
        cas=cas, cass=cass, somaj=somaj, tax=tax, minimum_wage=wage.value if wage else None, used=used
    )


def find(parameter: str, month: Month) -> DatedValue | None:
    """The value that decides a month, None where the parameter has none for it."""
    try:
        return load(parameter).in_month(month)
    except UnknownPeriod:
        return None


def after_withholding(gross: Fraction, month: Month) -> Fraction:
    """What contributions and tax leave of a gross, without deduction or facility: a yardstick, never a net to
    print. In the unit of `gross`; rates of the month, or the nearest known.
    """
    rates = [_nearest(name, month) for name in RATE_PARAMETERS]
    cas, cass, somaj, tax = (Fraction(rate.value) if rate else Fraction(0) for rate in rates)
    return gross * (1 - cas - cass - somaj) * (1 - tax)


@cache
def minimum_net(month: Month) -> Fraction | None:
    """The net (lei) of the national minimum wage for a full month, or None before the first known one."""
    wage = _nearest("salariu_minim", month)
    return after_withholding(Fraction(wage.value), month) if wage else None


@cache
def average_net(month: Month) -> Fraction | None:
    """The net (lei) of the national average gross wage; of a later year where the month's is not known, so
    that whoever compares with it errs on the generous side.
    """
    wage = _nearest("salariu_mediu", month)
    return after_withholding(Fraction(wage.value), month) if wage else None


def _nearest(parameter: str, month: Month) -> DatedValue | None:
    """The value of the month, else the next known one, else the last."""
    values = [item for item in load(parameter).values if item.value is not None]
    at = month.last_day
    for item in values:
        if item.end is None or item.end >= at:
            return item
    return values[-1] if values else None
