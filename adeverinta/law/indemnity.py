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
_TURNING: Final = ("icc_suma_fixa", "icc_procent", "icc_minim", "icc_maxim", "icc_reducere_2010", "icc_cass")
_NO_CUT: Final = Fraction(1)
_NOTHING: Final = Fraction(0)


def amount(
    payment_month: Month,
    birth: date,
    *,
    switches: Mapping[str, str] | None = None,
    on: date | None = None,
    option: int | None = None,
) -> AmountRule:
    """The rule for rights due for `payment_month` (lei, gross, one child) of a child born on `birth`.

    `on` is the first day of the right: rounding and the increase changed inside a month, and the day decides
    there; without it the month's later value does.

    `option`: the years of leave chosen, for births of 2011 to June 2016; 2 takes the cap of that option while
    there was one. Without it the cap is that of one year and the other is only among `used`.
    `UnknownPeriod` before the first known payment month.
    Legal source: OUG 148/2005, L 118/2010, OUG 111/2010 art. 2, 5, 37^1, each value with its own.
    """
    wanted = tuple(sorted((switches or {}).items()))
    return _amount(
        payment_month,
        choice_of_years=bool(load("regim").on(birth).value["optiune"]),
        option=option,
        switches=wanted,
        on=on,
    )


@lru_cache(maxsize=4096)
def _amount(
    month: Month,
    *,
    choice_of_years: bool,
    option: int | None,
    switches: tuple[tuple[str, str], ...],
    on: date | None,
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
    own_cap = take("icc_maxim_2_ani") if choice_of_years and option == 2 else None
    cap = flat or own_cap or must("icc_maxim")
    cut = take("icc_reducere_2010")
    rounding = must("icc_rotunjire")
    health = take("icc_cass")
    multiple = must("icc_copii_multipli")
    if choice_of_years and option is None:
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


def overlap(on: date, birth: date) -> DatedValue | None:
    """The increase while the rights for two children run at once, on a day; None where no rule is known.

    Its value holds `cota` (share of the indemnity) and `minim` (lei, or `icc_minim`: the floor of the month).
    OUG 111/2010 art. 9 (2)-(4), for births from 2011 on.
    """
    if not load("regim").on(birth).value["suprapunere"]:
        return None
    try:
        return load("icc_suprapunere").on(on)
    except UnknownPeriod:
        return None


def turning_months(after: Month, until: Month) -> dict[Month, tuple[DatedValue, ...]]:
    """The months up to `until` in which a rule of the amount begins to hold a new value, and those values."""
    found: dict[Month, list[DatedValue]] = {}
    for name in _TURNING:
        for value in load(name).values:
            if value.first_month is not None and after < value.first_month <= until:
                found.setdefault(value.first_month, []).append(value)
    return {month: tuple(found[month]) for month in sorted(found)}
