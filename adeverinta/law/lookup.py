"""Any value of any parameter, and the warning for a date past the last one that was verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from adeverinta.core.month import Month
from adeverinta.law.indemnity import AMOUNT_PARAMETERS
from adeverinta.law.loader import UnknownPeriod, chosen, load, parameters
from adeverinta.law.types import DatedValue
from adeverinta.law.wages import RATE_PARAMETERS

_WATCHED: Final = "asteptat_"


def value(parameter: str, on: date, *, switches: Mapping[str, str] | None = None) -> DatedValue:
    """The value in force on a day, as the switches want it.

    KeyError for an unknown parameter, `UnknownPeriod` for a day outside its values.
    """
    return chosen(load(parameter).on(on), switches or {})


def only(parameter: str) -> DatedValue:
    """The value of a parameter that was in force for one span of time; ValueError where there are several."""
    (found,) = load(parameter).values
    return found


def basis(parameter: str, on: date) -> str:
    """Act and article of the value in force, for a sentence; what no source gives is said with its reason.

    A parameter without a value on that day says so: a message must not fail for want of an article.
    """
    try:
        found = value(parameter, on)
    except UnknownPeriod:
        return "temei necunoscut pentru această dată"
    known = ", ".join(part for part in (found.act, found.article) if part)
    return known or f"fără articol: {found.null_reason}"


@lru_cache(maxsize=1024)
def values_in(parameter: str, month: Month) -> tuple[DatedValue, ...]:
    """Every value in force on at least one day of a month, oldest first (two where it changed inside)."""
    first, last = month.first_day, month.last_day
    return tuple(v for v in load(parameter).values if v.start <= last and (v.end is None or v.end >= first))


def all_values() -> Iterator[DatedValue]:
    """Every value of every parameter, by name, oldest first."""
    for name in parameters():
        yield from load(name).values


def _verified_to(names: Iterable[str]) -> date | None:
    return min((v.verified_to for name in names for v in load(name).values if v.verified_to), default=None)


def watched(concerns: str | None = None) -> tuple[DatedValue, ...]:
    """What is known to be coming or disputed and therefore used nowhere; all, or of one field of the law."""
    values = (value for name in parameters() if name.startswith(_WATCHED) for value in load(name).values)
    return tuple(value for value in values if concerns in (None, value.value["priveste"]))


def _warning(month: Month, names: Iterable[str], what: str, concerns: str) -> str | None:
    limit = _verified_to(names)
    if limit is None or month <= Month.of(limit):
        return None
    text = (
        f"{what} sunt verificate până în {Month.of(limit).label}; pentru {month.label} s-au folosit ultimele "
        "valori cunoscute. Verificați dacă s-au schimbat."
    )
    coming = "; ".join(f"{value.title} ({value.value['ce']})" for value in watched(concerns))
    return f"{text} De urmărit, nefolosit în calcul: {coming}." if coming else text


@lru_cache(maxsize=1024)
def stale(payment_month: Month) -> str | None:
    """The Romanian warning for a payment month past the last verified one, None within."""
    return _warning(payment_month, AMOUNT_PARAMETERS, "Regulile indemnizației", "indemnizatie")


@lru_cache(maxsize=1024)
def stale_payroll(month: Month) -> str | None:
    """The same for a month worked and the payroll rules."""
    return _warning(month, RATE_PARAMETERS, "Regulile de salarizare", "salarizare")


def last_checked() -> date:
    """The day on which the oldest-checked amount or payroll rule was last looked at."""
    names = (*AMOUNT_PARAMETERS, *RATE_PARAMETERS)
    return min(v.last_checked for name in names for v in load(name).values if v.last_checked)
