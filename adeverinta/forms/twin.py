"""The machine-readable twin of a certificate: the printed facts as JSON (docs/adeverinta.schema.json).

It says what the paper says and nothing else: no file names, no sources, nothing of a slot left blank.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring
from operator import getitem
from typing import Any, Final, NamedTuple

from adeverinta.core.text import fold
from adeverinta.forms.cache import Kept

SCHEMA: Final = "adeverinta/1"
_DATE: Final = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")
_AMOUNT: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})*,\d\d")
_MONTHS: Final = {
    name: f"{at:02d}"
    for at, name in enumerate(
        ("ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
         "octombrie", "noiembrie", "decembrie"), 1,
    )
}  # fmt: skip
_NAMES: Final = {number: name for name, number in _MONTHS.items()}
_PLAIN_AMOUNT: Final = re.compile(r"(-?)(\d+)\.(\d\d)")
_PLAIN_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PLAIN_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_MONTH: Final = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{4}})")
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def machine(text: str) -> str | None:
    """A printed value as machines write it; the dash of a month without a contract is null.

    >>> machine("14.03.2026"), machine("4.532,16"), machine("martie 2026"), machine("–"), machine("B2")
    ('2026-03-14', '4532.16', '2026-03', None, 'B2')
    """
    if text == "–":
        return None
    if not text[-1:].isdigit():
        return text
    if text[-3:-2] == "," and _AMOUNT.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if found := _DATE.fullmatch(text):
        return f"{found[3]}-{found[2]}-{found[1]}"
    if found := _MONTH.fullmatch(text):
        return f"{found[2]}-{_MONTHS[found[1]]}"
    return text


def printed(value: str) -> str:
    """What `machine` made of a value, as it is printed.

    >>> printed("2026-03-14"), printed("-4532.16"), printed("2026-03"), printed("B2")
    ('14.03.2026', '-4.532,16', 'martie 2026', 'B2')
    """
    if found := _PLAIN_AMOUNT.fullmatch(value):
        return f"{found[1]}{int(found[2]):,}".replace(",", ".") + f",{found[3]}"
    if found := _PLAIN_DATE.fullmatch(value):
        return f"{found[3]}.{found[2]}.{found[1]}"
    found = _PLAIN_MONTH.fullmatch(value)
    name = _NAMES.get(found[2]) if found else None
    return f"{name} {found[1]}" if found and name else value


class Member(Kept[str]):
    """The member of a JSON object for each value of one fact, a comma after it; empty for no value."""

    __slots__ = ("_begin", "_month")

    def __init__(self, name: str) -> None:
        super().__init__()
        self._begin = f"{encode_basestring(name)}:".encode()
        self._month = name == "luna_nume"

    def made(self, value: str) -> bytes:
        if not value:
            return b""
        told = machine(value)
        if told is None:
            return self._begin + b"null,"
        made = b"%b%b," % (self._begin, encode_basestring(told).encode())
        if self._month and (month := _MONTHS.get(fold(value))):
            made += b'"luna_numar":"%b",' % month.encode()
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


def told(twin: Twin, facts: Mapping[str, Any], plain: Iterable[str], rows: Sequence[str]) -> bytes:
    """The bytes to attach; `plain` and `rows` are the values that the form prints, row after row."""
    said = (
        f'"numar":{_ENCODE(facts.get("numar") or None)},'
        f'"data":{_ENCODE(machine(facts.get("data", "")) or None)},'
        f'"ciorna":{"true" if facts.get("ciorna") else "false"},'
        '"campuri":{'
    )
    fields = b"".join(map(getitem, twin.plain, plain)).removesuffix(b",")
    return b'%b%b%b},"randuri":[%b]}' % (twin.head, said.encode(), fields, _rows(twin.row, rows))


def _rows(members: Sequence[Member], values: Sequence[str]) -> bytes:
    """Objects of as many values as there are members; their ends are marked by what no member holds."""
    if not values:
        return b""
    width, count = len(members), len(values) // len(members)
    parts = [b"\n"] * (count * (width + 1))
    for at, member in enumerate(members):
        parts[at :: width + 1] = map(member.__getitem__, values[at::width])
    joined = b"".join(parts).replace(b",\n", b"\n")
    return b"{" + joined.replace(b"\n", b"},{")[:-2]
