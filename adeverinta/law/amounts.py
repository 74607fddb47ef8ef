"""The indemnity of a payment month: rate, floor, cap, cut, rounding, CASS, increase, all from the data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from adeverinta.core.month import Month
from adeverinta.law.loader import UnknownPeriod, chosen, load
from adeverinta.law.types import AmountRule, DatedValue

AMOUNT_PARAMETERS: Final = (
    "icc_procent",
    "icc_minim",
    "icc_maxim",
    "icc_rotunjire",
    "icc_cass",
    "icc_copii_multipli",
)
_BY_DAY: Final = frozenset({"icc_rotunjire", "icc_copii_multipli"})
_NO_CUT: Final = Fraction(1)
_NOTHING: Final = Fraction(0)


def amount(
    payment_month: Month,
    birth: date,
    *,
    switches: Mapping[str, str] | None = None,
    on: date | None = None,
) -> AmountRule:
    """The rule for rights due for `payment_month` (lei, gross, one child) of a child born on `birth`.

    `on` is the first day of the right: rounding and the increase changed inside a month, and the day decides
    there; without it the month's later value does.

    For births of 2011 to June 2016 the floor and cap are those of the one-year option; the two-year cap is
    the parameter `icc_maxim_2_ani`. `UnknownPeriod` before the first known payment month.
    Legal source: OUG 148/2005, L 118/2010, OUG 111/2010 art. 2, 5, 37^1, each value with its own.
    """
    wanted = tuple(sorted((switches or {}).items()))
    return _amount(
        payment_month,
        two_year_option=bool(load("regim").on(birth).value["optiune"]),
        switches=wanted,
        on=on,
    )


@lru_cache(maxsize=4096)
def _amount(
    month: Month, *, two_year_option: bool, switches: tuple[tuple[str, str], ...], on: date | None
) -> AmountRule:
    choice = dict(switches)
    used: list[DatedValue] = []

    def take(name: str) -> DatedValue | None:
        try:
            by_day = on is not None and name in _BY_DAY
            value = chosen(load(name).on(on) if by_day and on else load(name).in_month(month), choice)
        except UnknownPeriod:
            return None
        used.append(value)
        return value

    def must(name: str) -> DatedValue:
        value = take(name)
        if value is None:
            raise UnknownPeriod(name, month)
        return value

    flat = take("icc_suma_fixa")
    rate = None if flat else must("icc_procent")
    floor = flat or must("icc_minim")
    cap = flat or must("icc_maxim")
    cut = take("icc_reducere_2010")
    rounding = must("icc_rotunjire")
    health = take("icc_cass")
    multiple = must("icc_copii_multipli")
    if two_year_option:
        take("icc_maxim_2_ani")  # shown beside the rule: the cap had the parent chosen two years
    share = multiple.value["cota"]
    least = multiple.value["minim"]
    return AmountRule(
        rate=rate.value if rate else None,
        cut=cut.value if cut else _NO_CUT,
        floor=floor.value,
        cap=cap.value,
        rounding=rounding.value,
        health_rate=health.value["cota"] if health else _NOTHING,
        health_rounding=health.value["rotunjire"] if health else rounding.value,
        multiple_share=share,
        multiple_minimum=floor.value if least == "icc_minim" else least,
        used=tuple(used),
    )
