"""The machine-readable twin of a certificate: the printed facts as JSON (docs/adeverinta.schema.json).

It says what the paper says and nothing else: no file names, no sources, nothing of a slot left blank.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Final

from adeverinta.core.text import fold

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
_MONTH: Final = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{4}})")
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@lru_cache(maxsize=16384)
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


@lru_cache(maxsize=65536)
def _pair(name: str, value: str) -> str:
    """One printed value as a member of a JSON object; kept, as months, names and days come again."""
    told = machine(value)
    made = f"{encode_basestring(name)}:{'null' if told is None else encode_basestring(told)}"
    if name == "luna_nume" and (month := _MONTHS.get(fold(value))):
        made += f',"luna_numar":"{month}"'
    return made


def _object(names: Sequence[str], facts: Mapping[str, Any]) -> str:
    return "{" + ",".join([_pair(name, value) for name in names if (value := facts.get(name))]) + "}"


def twin(
    code: str,
    title: str,
    facts: Mapping[str, Any],
    plain: Sequence[str],
    row_names: Sequence[str],
) -> bytes:
    """The bytes to attach; `plain` and `row_names` are the slots that the form prints."""
    rows = [_object(row_names, row) for row in facts.get("randuri", ())] if row_names else ()
    made = (
        f'{{"schema":"{SCHEMA}",{_pair("formular", code)},{_pair("titlu", title)}',
        f'"numar":{_ENCODE(facts.get("numar") or None)}',
        f'"data":{_ENCODE(machine(facts.get("data", "")) or None)}',
        f'"ciorna":{"true" if facts.get("ciorna") else "false"}',
        f'"campuri":{_object(plain, facts)}',
        f'"randuri":[{",".join(rows)}]}}',
    )
    return ",".join(made).encode()
