"""The data files: one parameter a file, read only when asked for, parsed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta.core.dates import romanian_date
from adeverinta.core.month import Month
from adeverinta.law.frozen_mapping import frozen
from adeverinta.law.types import DatedValue
from adeverinta.system.yaml_data import read_yaml

DATA: Final = Path(__file__).parent / "data"


class UnknownPeriod(KeyError):  # noqa: N818 - it says what is missing, it is not always an error
    """No value of the parameter is known for that day or month."""

    def __init__(self, parameter: str, when: date | Month) -> None:
        super().__init__(parameter, when)
        self.parameter = parameter
        self.when = when

    def __str__(self) -> str:
        when = self.when.label if isinstance(self.when, Month) else romanian_date(self.when)
        known = self.parameter in parameters()
        title = load(self.parameter).title if known else self.parameter
        return f"nu se cunoaște nicio valoare pentru „{title}” în {when}"


class Parameter(NamedTuple):
    """One file: what it is about and its values, oldest first.

    key: what its dates mean (`luna`: the month worked, `luna_platii`: the month of payment, `nastere`: the
    child's birth date, `zi`: any other day, named in the note). group: where it is listed.
    """

    name: str
    title: str
    group: str
    key: str
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on a day; `UnknownPeriod` outside all of them."""
        value: DatedValue
        for value in reversed(self.values):
            if value.start <= day:
                if value.end is not None and day > value.end:
                    break
                return value
        raise UnknownPeriod(self.name, day)

    def in_month(self, month: Month) -> DatedValue:
        """The value that decides a month (its `first_month` or a later one); `UnknownPeriod` outside."""
        value: DatedValue
        for value in reversed(self.values):
            if value.first_month is None or value.first_month <= month:
                if value.end is not None and month > Month.of(value.end) and value is self.values[-1]:
                    break
                return value
        raise UnknownPeriod(self.name, month)


@lru_cache(maxsize=1)
def parameters() -> tuple[str, ...]:
    """The names of all parameters, sorted."""
    return tuple(sorted(path.stem for path in DATA.glob("*.yaml")))


def read_raw(path: Path) -> Any:
    """The file as YAML gives it."""
    return read_yaml(path.read_bytes())


@cache
def load(name: str) -> Parameter:
    """A parameter by name; KeyError when there is no such file. The schema is checked by tests, not here."""
    path = DATA / f"{name}.yaml"
    if not path.is_file():
        raise KeyError(name)
    return parse(name, read_raw(path))


def parse(name: str, raw: Mapping[str, Any]) -> Parameter:
    """The parameter of a file's content that passes `schema.problems`."""
    values = tuple(_value(name, raw, item) for item in raw["values"])
    return Parameter(name, raw["title"], raw["group"], raw["key"], values)


def _value(name: str, raw: Mapping[str, Any], item: Mapping[str, Any]) -> DatedValue:
    start = item["from"] or date.min
    month = item.get("first_month")
    alternatives = item.get("alternatives") or {}
    return DatedValue(
        parameter=name,
        title=raw["title"],
        start=start,
        end=item["to"],
        value=frozen(item["value"]),
        unit=raw["unit"],
        label=item["label"],
        source=item["source"],
        act=item["act"],
        article=item["article"],
        published=item["published"],
        null_reason=item.get("null_reason"),
        note=item.get("note"),
        first_month=Month.parse(month) if month else Month.of(start),
        switch=item.get("switch"),
        alternatives=tuple((str(choice), frozen(value)) for choice, value in alternatives.items()),
        verified_to=raw["verified_to"],
        last_checked=raw["last_checked"],
        words=item.get("words"),
    )


def chosen(value: DatedValue, switches: Mapping[str, str]) -> DatedValue:
    """The same value as the user's switches want it; an absent switch keeps the default."""
    if value.switch is None or value.switch not in switches:
        return value
    wanted = dict(value.alternatives).get(switches[value.switch], value.value)
    return value._replace(value=wanted, words=value.words if wanted == value.value else None)
