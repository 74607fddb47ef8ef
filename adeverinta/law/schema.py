"""The check of the data files: what is wrong with one, in sentences; run over all of them by the tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from adeverinta.core.money import ROUNDING
from adeverinta.core.month import Month
from adeverinta.law.choices import switches
from adeverinta.law.loader import DATA, read_raw

KEYS: Final = frozenset({"luna", "luna_platii", "nastere", "zi"})
REASONS: Final = frozenset({"negasit", "practica", "deductie"})
LABELS: Final = frozenset(
    {
        "VERIFIED (press)",
        "VERIFIED (forum)",
        "VERIFIED-law",
        "VERIFIED-off",
        "VERIFIED-sec",
        "VERIFIED-code",
        "AMBIGUOUS",
        "INFERRED",
        "RECALLED",
    }
)
WATCHED: Final = "asteptat"
"""The group of what is known to be coming or disputed: listed and told, never used."""
CONCERNS: Final = frozenset({"indemnizatie", "salarizare"})
_HEAD: Final = ("title", "group", "key", "unit", "last_checked", "verified_to", "values")
_BASIS: Final = ("act", "article", "published")
_REQUIRED: Final = ("from", "to", "value", "label", "source", *_BASIS)
_OPTIONAL: Final = ("first_month", "switch", "alternatives", "null_reason", "note", "words")
_CEDILLA: Final = frozenset("şţŞŢ")


def problems_of_all(folder: Path = DATA) -> list[str]:
    """Every problem of every file, each sentence beginning with the file's name."""
    return [
        f"{path.name}: {problem}"
        for path in sorted(folder.glob("*.yaml"))
        for problem in problems(read_raw(path))
    ]


def problems(raw: object) -> list[str]:
    """What is wrong with one file's content; empty when it may be used."""
    if not isinstance(raw, dict):
        return ["not a mapping"]
    found = [f"missing field {name}" for name in _HEAD if raw.get(name) in (None, "", [])]
    found += [f"unknown field {name}" for name in raw if name not in _HEAD]
    if found:
        return found
    if raw["key"] not in KEYS:
        found.append(f"unknown key {raw['key']}")
    found += [
        f"{name} is not a date" for name in ("last_checked", "verified_to") if type(raw[name]) is not date
    ]
    for number, item in enumerate(raw["values"], 1):
        found += [f"value {number}: {text}" for text in _value(item, raw, first=number == 1)]
    return found or list(_order(raw["values"]))


def _value(item: Mapping[str, object], raw: Mapping[str, Any], *, first: bool) -> Iterator[str]:
    yield from (f"missing field {name}" for name in _REQUIRED if name not in item)
    yield from (f"unknown field {name}" for name in item if name not in (*_REQUIRED, *_OPTIONAL))
    if any(name not in item for name in _REQUIRED):
        return
    undated = first and (raw["key"] == "nastere" or raw["group"] == WATCHED)
    yield from _dates(item, raw["key"], undated=undated)
    if item["label"] not in LABELS:
        yield f"unknown label {item['label']}"
    if not item["source"]:
        yield "no source"
    yield from _basis(item)
    yield from _content(item, raw["group"])
    yield from _switch(item)
    if any(_CEDILLA & set(str(text)) for text in item.values()):
        yield "cedilla letters instead of ș ț"


def _dates(item: Mapping[str, Any], key: str, *, undated: bool) -> Iterator[str]:
    start, end, month = item["from"], item["to"], item.get("first_month")
    if start is None and not undated:
        yield "only births may have no first day (and what is only watched), and only in the first value"
    if any(day is not None and type(day) is not date for day in (start, end)):
        yield "from or to is not a date"
        return
    if start and end and end < start:
        yield "ends before it starts"
    if start and start.day != 1 and key.startswith("luna") and not month:
        yield "starts inside a month without first_month"
    if start and month and not 0 <= Month.parse(month).minus(Month.of(start)) <= 1:
        yield "first_month is neither the month it starts in nor the next"


def _basis(item: Mapping[str, object]) -> Iterator[str]:
    empty = [name for name in _BASIS if item[name] is None]
    if any(item[name] == "" for name in _BASIS):
        yield "an empty text stands for a null"
    if empty and item.get("null_reason") not in REASONS:
        yield f"{', '.join(empty)} null without a reason"
    if not empty and "null_reason" in item:
        yield "a reason for a null that is not there"
    if item["act"] is None and (item["article"] or item["published"]):
        yield "an article or a publication without its act"


def _content(item: Mapping[str, object], group: str) -> Iterator[str]:
    if item["value"] is None and not item.get("note"):
        yield "an unknown value without a note"
    if any(isinstance(part, float) for part in _parts(item["value"])):
        yield "a float, which is not exact: quote it"
    value = item["value"]
    if group == WATCHED and not (isinstance(value, dict) and value.get("priveste") in CONCERNS):
        yield f"what is only watched says what it concerns: {', '.join(sorted(CONCERNS))}"
    if "words" in item and not all(number in str(item["words"] or "") for number in _numbers(value)):
        yield "words that do not say the numbers of the value"
    if group == "rotunjire" and item["value"] not in ROUNDING:
        yield f"unknown rounding {item['value']}"


def _parts(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)
    else:
        yield value


def _numbers(value: object) -> Iterator[str]:
    """The whole numbers and percents above one, as a sentence writes them."""
    for part in _parts(value):
        text, _, below = str(part).partition("/")
        if not isinstance(part, bool) and text.isdigit() and int(text) > 1 and below in ("", "100"):
            yield f"{int(text):,}".replace(",", ".")


def _switch(item: Mapping[str, Any]) -> Iterator[str]:
    name, alternatives = item.get("switch"), item.get("alternatives")
    if (name is None) != (alternatives is None):
        yield "switch and alternatives go together"
    elif name is not None:
        known = switches().get(name)
        if known is None:
            yield f"unknown switch {name}"
        elif set(alternatives or ()) | {known.default} != set(known.allowed):
            yield f"the alternatives are not those of the switch {name}"


def _order(values: list[Mapping[str, Any]]) -> Iterator[str]:
    for number, (before, after) in enumerate(pairwise(values), 2):
        if before["to"] is None:
            yield f"value {number}: overlap, the one before has no end"
        elif after["from"] <= before["to"]:
            yield f"value {number}: overlap with the one before"
        elif after["from"] != before["to"] + timedelta(days=1):
            yield f"value {number}: gap after the one before"
