"""The values of a report as text, and the dated values behind a run, each once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from adeverinta.core.money import half_up_bani, plain
from adeverinta.law import show
from adeverinta.law.types import DatedValue
from adeverinta.run.record import RunRecord

MONEY_PROOF: Final[Mapping[str, str]] = {
    "inchis": "brut - contribuții - impozit = net",
    "antet": "numai antetul coloanei spune că este netul",
    "d112": "din declarația 112",
    "calculat": "calculat prin lege din brut",
    "cerere": "din cerere",
}
DAYS_PROOF: Final[Mapping[str, str]] = {
    "inchise": "se adună la zilele lucrătoare",
    "neinchise": "nu se adună la zilele lucrătoare",
    "lipsa": "nu sunt în export",
}
"""`dovada` in words."""


def rules_of(run: RunRecord) -> list[DatedValue]:
    """Every dated value used, once, by parameter and start."""
    seen: set[int] = set()
    found: dict[tuple[str, date, str], DatedValue] = {}
    groups = [run.used, *(outcome.income.used for outcome in run.outcomes if outcome.income)]
    for group in groups:
        for item in group:
            if id(item) not in seen:
                seen.add(id(item))
                found.setdefault((item.parameter, item.start, value_text(item.value)), item)
    return [found[key] for key in sorted(found)]


def exact(value: Fraction) -> str:
    """A fraction as a decimal number without trailing zeros; `p/q` where it has no finite one.

    >>> exact(Fraction(85)), exact(Fraction("0.855")), exact(Fraction(1, 3))
    ('85', '0.855', '1/3')
    """
    rest, places = value.denominator, 0
    for prime in (2, 5):
        times = 0
        while rest % prime == 0:
            rest //= prime
            times += 1
        places = max(places, times)
    if rest != 1:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if value < 0 else "") + whole + (f".{decimals}" if decimals else "")


def lei(value: Fraction) -> str:
    """An exact amount of lei shown to the ban."""
    return plain(half_up_bani(value))


def value_text(value: object) -> str:
    """The value of a parameter as text: exact numbers, true and false in Romanian, tables in words."""
    if isinstance(value, bool):
        return "da" if value else "nu"
    if isinstance(value, Fraction):
        return exact(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (Mapping, list, tuple)):
        return show.value_text(tuple(value) if isinstance(value, list) else value)
    return "" if value is None else show.value_text(value)
