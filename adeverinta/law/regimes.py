"""Which rules a child's birth date brings, and which form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from adeverinta.law.loader import UnknownPeriod, chosen, load
from adeverinta.law.types import DatedValue, Regime

BIRTH_PARAMETERS: Final = ("fractiuni_de_luna", "luna_nasterii", "alegerea_lunilor", "baza_de_calcul")


def regime(birth: date, *, switches: Mapping[str, str] | None = None) -> Regime:
    """The rules of choice and calculation for a birth date (or the event date that takes its place).

    Legal source: OUG 148/2005 with the Instructions of 4.02.2009; OUG 111/2010 art. 2-4, 13 and norms
    HG 52/2011 art. 4, 21. Never raises: every birth date has a regime.
    """
    return _regime(birth, tuple(sorted((switches or {}).items())))


@lru_cache(maxsize=4096)
def _regime(birth: date, switches: tuple[tuple[str, str], ...]) -> Regime:
    choice = dict(switches)
    rule = load("regim").on(birth)
    used: list[DatedValue] = [rule]
    found: dict[str, DatedValue] = {}
    for name in BIRTH_PARAMETERS:
        try:
            found[name] = chosen(load(name).on(birth), choice)
        except UnknownPeriod:
            continue
        used.append(found[name])
    birth_month = found["luna_nasterii"].value
    return Regime(
        code=rule.value["cod"],
        window_months=rule.value["fereastra"],
        needed_months=rule.value["necesare"],
        choice=rule.value["alegere"],
        short_fractions=found["fractiuni_de_luna"].value["exceptii"],
        birth_month_due=birth_month == "venit_cuvenit",
        birth_month_previous=birth_month == "luna_anterioara",
        estimate=rule.value["estimare"],
        choice_of_years=rule.value["optiune"],
        used=tuple(used),
    )


def regime_name(code: str) -> str:
    """What a regime is called: the act and the births that it holds for; the code of one that is not known.

    >>> regime_name("oug111-2016-07")
    'OUG 111/2010, nașteri din 1.07.2016'
    """
    names = {rule.value["cod"]: str(rule.value["nume"]) for rule in load("regim").values}
    return names.get(code, code)


def form(birth: date, issue_date: date) -> str | None:
    """The code of the form in force; None where its model is not available or it was not yet in use."""
    rule = load("formular").on(birth).value
    if rule["cod"] is None or issue_date < rule["emis_de_la"]:
        return None
    code: str = rule["cod"]
    return code


def forms_accepted(birth: date) -> tuple[str, ...]:
    """Codes of forms that serve, with a warning, for births whose own model is not available."""
    return tuple(load("formular").on(birth).value.get("primite", ()))
