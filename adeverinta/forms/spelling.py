"""The one place where the value of a fact becomes text: for the paper, and for machines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.facts import KINDS, OUTSIDE, Fact, FactKind, kind_of
from adeverinta.core.money import exact_ratio, plain, romanian, to_bani
from adeverinta.core.month import Month

Spell = Callable[[Any], str]


@lru_cache
def days_text(days: int) -> str:
    """Days, in hundredths, for print: whole where they are whole, else with a comma.

    >>> days_text(2100), days_text(1050)
    ('21', '10,5')
    """
    return days_number(days).replace(".", ",")


def days_number(days: int) -> str:
    """The same for machines, with a point."""
    return f"{days / 100:g}"


def _lei(amount: int) -> str:
    return romanian(amount).removesuffix(",00")


def _sick_and_leave(days: tuple[int, int]) -> str:
    return " / ".join(map(days_text, days))


def _name(month: Month) -> str:
    return month.name


def _year(month: Month) -> str:
    return str(month.year)


def _label(month: Month) -> str:
    return month.label


_PAPER: Final[Mapping[FactKind, Spell]] = {
    FactKind.TEXT: str,
    FactKind.BANI: romanian,
    FactKind.LEI: _lei,
    FactKind.DAY: lru_cache(maxsize=1024)(romanian_date),
    FactKind.MONTH: _label,
    FactKind.MONTH_NAME: _name,
    FactKind.YEAR: _year,
    FactKind.DAYS: days_text,
    FactKind.SICK_AND_LEAVE: _sick_and_leave,
    FactKind.COUNT: str,
}
_MACHINE: Final[Mapping[FactKind, Spell]] = {
    **_PAPER,
    FactKind.BANI: plain,
    FactKind.LEI: plain,
    FactKind.DAY: date.isoformat,
    FactKind.MONTH: str,
    FactKind.DAYS: days_number,
}


_BY_NAME: Final[Mapping[str, Spell]] = {name: _PAPER[kind] for name, kind in KINDS.items()}


def on_paper(name: str) -> Spell:
    """What spells the values of a fact for the paper; a text is printed as it is."""
    return _BY_NAME.get(name, str)


def for_machines(name: str) -> Spell:
    """What spells them for machines."""
    return _MACHINE[kind_of(name)]


def paper(name: str, value: Fact) -> str:
    """The value of a fact as the paper says it; empty where there is none.

    >>> paper("total", 453216), paper("data", date(2026, 3, 14)), paper("cim_numar", "2026-03-14")
    ('4.532,16', '14.03.2026', '2026-03-14')
    """
    if isinstance(value, str):
        return value
    return "" if value is None else _BY_NAME.get(name, str)(value)


def printed(facts: Mapping[str, Any]) -> dict[str, object]:
    """All facts of a certificate as the paper says them: texts by name, conditions as they are."""
    said: dict[str, object] = {
        name: value if isinstance(value, (str, bool)) else paper(name, value)
        for name, value in facts.items()
        if name != "randuri"
    }
    if "randuri" in facts:
        spells = {name: on_paper(name) for row in facts["randuri"] for name in row}
        said["randuri"] = [
            {
                name: value if isinstance(value, str) else "" if value is None else spells[name](value)
                for name, value in row.items()
            }
            for row in facts["randuri"]
        ]
    return said


def from_machines(name: str, text: str | None) -> str:
    """What was spelled for machines, as the paper says it; a text stays as it is.

    >>> from_machines("total", "4532.16"), from_machines("cim_numar", "12.50"), from_machines("valoare", None)
    ('4.532,16', '12.50', '–')
    """
    if text is None:
        return OUTSIDE
    kind = KINDS.get(name)
    if kind is None or kind not in _READ:
        return text
    try:
        return _PAPER[kind](_READ[kind](text))
    except (ValueError, InvalidOperation):  # a certificate printed without this program's own facts
        return text


def _bani(text: str) -> int:
    return to_bani(Decimal(text))[0]


def _hundredths(text: str) -> int:
    above, below = exact_ratio(Decimal(text))
    return above * 100 // below


_READ: Final[Mapping[FactKind, Callable[[str], object]]] = {
    FactKind.BANI: _bani,
    FactKind.LEI: _bani,
    FactKind.DAY: date.fromisoformat,
    FactKind.MONTH: Month.parse,
    FactKind.DAYS: _hundredths,
}
