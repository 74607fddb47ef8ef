"""What the register holds and what it is asked for. Personal data stays out of every repr."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple

from adeverinta.core.number_format import is_number_format
from adeverinta.registry.number_pattern import format_number


class EntryStatus(StrEnum):
    """What a number stands for now; nothing leaves the register."""

    RESERVED = "rezervata"
    ISSUED = "emisa"
    ANNULLED = "anulata"


_ENCODE: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
).encode


def facts_json(facts: Mapping[str, object] | Sequence[object]) -> str:
    """The one spelling of a set of facts: sorted keys, no spaces; dates and fractions as text."""
    return _ENCODE(facts)


def facts_digest(facts: Mapping[str, object]) -> str:
    """SHA-256 of the facts, without number and date of issue.

    A fact left empty says the same as one that is not there, so a form that gains a blank keeps its digests.
    """
    return sha256(facts_json({name: value for name, value in facts.items() if value not in ("", None)}))


def facts_and_digest(facts: Mapping[str, object]) -> tuple[str, str]:
    """`facts_json` and `facts_digest` of the same facts; the rows, most of the text, are spelled once."""
    members = {name: f"{encode_basestring(name)}:{_member(facts[name])}" for name in sorted(facts)}
    text = f"{{{','.join(members.values())}}}"
    said = [member for name, member in members.items() if facts[name] not in ("", None)]
    return text, sha256(text if len(said) == len(members) else f"{{{','.join(said)}}}")


def _member(value: object) -> str:
    return encode_basestring(value) if type(value) is str else _ENCODE(value)


def sha256(text: str) -> str:
    """The digest of a text, in hexadecimal; a lone surrogate of a damaged name does not stop it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def request_key(employer: str, cnp: str, birth: date, form: str) -> str:
    """What makes two requests the same one: employer, person, child, form; a digest, so it can be logged."""
    parts = (fiscal_digits(employer), cnp, birth.isoformat(), form)
    return sha256("\n".join(parts))


def fiscal_digits(employer: str) -> str:
    """The fiscal code without RO and spaces."""
    return "".join(c for c in employer if c.isdecimal() and c.isascii())


class SignedCopy(NamedTuple):
    """A signed copy of a certificate: the digest of its bytes, who signed, when (ISO, with the offset)."""

    sha256: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class NumberWanted:
    """A number asked for. `facts` is the text of `facts_json`, kept with the entry.

    `details`: who issues, from which sources, by which rules (`details_json`). `replaces`: the id of the
    entry that is annulled when this one is confirmed. `kept`: texts the details refer to by digest.
    """

    key: str
    facts_digest: str
    form: str
    nume: str = field(repr=False)
    cnp: str = field(repr=False)
    birth: date | None = field(repr=False)
    issued_on: date
    facts: str = field(default="{}", repr=False)
    details: str = field(default="{}", repr=False)
    replaces: int | None = None
    kept: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number. `issued_on` is the date to print, also when the entry was found again.

    `existing`: this certificate was already issued with the same facts. `resumed`: the number was
    reserved by a run that did not finish. `replaces`: the id of the entry it takes the place of.
    `content_sha256`: the digest of the document before it was protected by a password. `personal` is the
    digest of the personal facts with a random `salt`, over which the history runs; of an erased entry the
    salt and the facts are gone (`erased`). `birth` is None where it was erased or is not known.
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
    birth: date | None = field(repr=False)
    issued_on: date
    pdf: str | None = field(repr=False)
    pdf_sha256: str | None
    created_at: str
    reason: str | None
    details: str = field(repr=False)
    replaces: int | None
    content_sha256: str | None
    salt: str = field(repr=False)
    personal: str
    existing: bool = False
    resumed: bool = False

    @property
    def said(self) -> dict[str, Any]:
        """The details: who issued, sources, rules, format of the number."""
        return dict(_said(self.details))

    @property
    def printed(self) -> str:
        """The number as it stands on the certificate."""
        return _printed(self.details, self.number, self.issued_on, self.series)

    @property
    def erased(self) -> bool:
        """Whether its personal facts were erased after their term."""
        return not self.salt

    @property
    def rebuilt(self) -> bool:
        """Whether it was read back from its file, the register it was given by being lost."""
        return bool(self.said.get("refacut"))

    @property
    def label(self) -> str:
        """The number for messages and options: number/year."""
        return f"{self.number}/{self.year}"


@lru_cache(maxsize=1 << 11)
def _printed(details: str, number: int, day: date, series: str) -> str:
    """A run asks for it again at each step of a certificate."""
    fmt = str(_said(details).get("format"))
    return format_number(fmt if is_number_format(fmt) else "{numar}", number, day, series)


@lru_cache
def _said(details: str) -> dict[str, object]:
    """Parsed once: the certificates of a run nearly all say the same."""
    try:
        found = json.loads(details)
    except ValueError:  # changed behind the program's back; walking the history says so
        return {}
    return found if isinstance(found, dict) else {}


_COLUMNS = tuple(item.name for item in fields(Entry))[:-2]


def entry_of(row: Sequence[object]) -> Entry:
    """An entry from the columns of the register's table."""
    values = dict(zip(_COLUMNS, row, strict=True))
    values["status"] = EntryStatus(str(values["status"]))
    values["birth"] = date.fromisoformat(str(values["birth"])) if values["birth"] else None
    values["issued_on"] = date.fromisoformat(str(values["issued_on"]))
    return Entry(**values)  # type: ignore[arg-type]  # the fields are the columns, in the schema's types
