"""What the register holds and what it is asked for. Personal data stays out of every repr."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum


class EntryStatus(StrEnum):
    """What a number stands for now; nothing leaves the register."""

    RESERVED = "rezervata"
    ISSUED = "emisa"
    ANNULLED = "anulata"


def facts_json(facts: Mapping[str, object]) -> str:
    """The one spelling of a set of facts: sorted keys, no spaces; dates and fractions as text."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def facts_digest(facts: Mapping[str, object]) -> str:
    """SHA-256 of the facts; number and date of issue must not be among them."""
    return hashlib.sha256(facts_json(facts).encode()).hexdigest()


def request_key(employer: str, cnp: str, birth: date, form: str) -> str:
    """What makes two requests the same one: employer, person, child, form; a digest, so it can be logged."""
    parts = (fiscal_digits(employer), cnp, birth.isoformat(), form)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def fiscal_digits(employer: str) -> str:
    """The fiscal code without RO and spaces."""
    return "".join(c for c in employer if c.isdecimal() and c.isascii())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A number asked for. `facts` is the text of `facts_json`, kept with the entry."""

    key: str
    facts_digest: str
    form: str
    nume: str = field(repr=False)
    cnp: str = field(repr=False)
    birth: date = field(repr=False)
    issued_on: date
    facts: str = field(default="{}", repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number. `issued_on` is the date to print, also when the entry was found again.

    `existing`: this certificate was already issued with the same facts. `resumed`: the number was
    reserved by a run that did not finish.
    """

    id: int
    employer: str
    year: int
    series: str
    number: int
    status: EntryStatus
    request_key: str
    facts_digest: str
    facts: str = field(repr=False)
    form: str
    nume: str = field(repr=False)
    cnp: str = field(repr=False)
    birth: date = field(repr=False)
    issued_on: date
    pdf: str | None = field(repr=False)
    pdf_sha256: str | None
    created_at: str
    reason: str | None
    existing: bool = False
    resumed: bool = False


_COLUMNS = tuple(item.name for item in fields(Entry))[:-2]


def entry_of(row: Sequence[object]) -> Entry:
    """An entry from the columns of the register's table."""
    values = dict(zip(_COLUMNS, row, strict=True))
    values["status"] = EntryStatus(str(values["status"]))
    values["birth"] = date.fromisoformat(str(values["birth"]))
    values["issued_on"] = date.fromisoformat(str(values["issued_on"]))
    return Entry(**values)  # type: ignore[arg-type]  # the fields are the columns, in the schema's types
