"""The machine-readable twin of a certificate: its facts as JSON (docs/adeverinta.schema.json).

It says what the paper says and nothing else: no file names, no sources, nothing of a slot left blank. It is
made from the values, never from the print.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring
from operator import getitem
from typing import Final, NamedTuple

from adeverinta.core.facts import OUTSIDE, Fact, FactKind, kind_of
from adeverinta.forms.cache import Cache
from adeverinta.forms.spelling import days_number, for_machines

SCHEMA: Final = "adeverinta/2"
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Member(Cache[Fact]):
    """The member of a JSON object for each value of one fact, a comma after it; empty for no value."""

    __slots__ = ("_begin", "_kind", "_spell")

    def __init__(self, name: str) -> None:
        super().__init__()
        self._begin = f"{encode_basestring(name)}:".encode()
        self._kind = kind_of(name)
        self._spell = for_machines(name)

    def made(self, value: Fact) -> bytes:
        if value is None:
            return b""
        if isinstance(value, str):
            if not value:
                return b""
            if value == OUTSIDE and self._kind is not FactKind.TEXT:
                return self._begin + b"null,"
            return b"%b%b," % (self._begin, encode_basestring(value).encode())
        if self._kind is FactKind.SICK_AND_LEAVE and isinstance(value, tuple):
            sick, leave = map(days_number, value)
            return f'"zile_cm":"{sick}","zile_co":"{leave}",'.encode()
        made = b'%b"%b",' % (self._begin, self._spell(value).encode())
        if self._kind is FactKind.MONTH_NAME and isinstance(value, tuple):
            made += b'"luna_numar":"%02d",' % value[1]
        return made


class Twin(NamedTuple):
    """What writes the twins of one form: their beginning, the members by fact, printed once and in rows."""

    head: bytes
    plain: tuple[Member, ...]
    row: tuple[Member, ...]


def twin_of(code: str, title: str, plain_names: Iterable[str], row_names: Iterable[str]) -> Twin:
    """The twin of a form that prints these facts."""
    head = f'{{"schema":"{SCHEMA}",'.encode() + _member("formular")[code] + _member("titlu")[title]
    return Twin(head, tuple(map(_member, plain_names)), tuple(map(_member, row_names)))


_member: Final = cache(Member)


def told(twin: Twin, facts: Mapping[str, object], plain: Iterable[Fact], rows: Sequence[Fact]) -> bytes:
    """The bytes to attach; `plain` and `rows` are the values that the form prints, row after row."""
    said = (
        f'"numar":{_ENCODE(facts.get("numar") or None)},'
        f'"data":{_ENCODE(day_told(facts) or None)},'
        f'"ciorna":{"true" if facts.get("ciorna") else "false"},'
        '"campuri":{'
    )
    fields = b"".join(map(getitem, twin.plain, plain)).removesuffix(b",")
    return b'%b%b%b},"randuri":[%b]}' % (twin.head, said.encode(), fields, _rows(twin.row, rows))


def day_told(facts: Mapping[str, object]) -> str:
    """The date of issue for machines; empty where there is none."""
    day = facts.get("data")
    return "" if not day else day if isinstance(day, str) else for_machines("data")(day)


def _rows(members: Sequence[Member], values: Sequence[Fact]) -> bytes:
    """Objects of as many values as there are members; their ends are marked by what no member holds."""
    if not values:
        return b""
    width, count = len(members), len(values) // len(members)
    parts = [b"\n"] * (count * (width + 1))
    for at, member in enumerate(members):
        parts[at :: width + 1] = map(member.__getitem__, values[at::width])
    joined = b"".join(parts).replace(b",\n", b"\n")
    return b"{" + joined.replace(b"\n", b"},{")[:-2]
