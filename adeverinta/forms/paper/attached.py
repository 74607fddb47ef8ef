"""The facts attached to a certificate, read back from its own file (`adeverinta.json`)."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.forms import attached_json, facts_schema_1
from adeverinta.forms.paper.seal import facts_digest_of
from adeverinta.forms.spelling import from_machines

_EMBEDDED: Final = late(rb"/Type/EmbeddedFile\b[^>]*>*[^>]*/Length (\d{1,9})>>stream\n")
_LARGEST: Final = 16 << 20


class AttachedFacts(NamedTuple):
    """What the paper says, its facts as they are printed. `schema`: the version that the file is written in;
    `digest`: that of the bytes attached.
    """

    form: str
    number: str
    day: str
    draft: bool
    fields: Mapping[str, str]
    rows: Sequence[Mapping[str, str]]
    digest: str
    schema: str = attached_json.SCHEMA


def attached(data: bytes) -> AttachedFacts | None:
    """The facts in a file that this program wrote; None where there are none that its own mark names."""
    wanted = facts_digest_of(data)
    for found in _EMBEDDED.finditer(data):
        packed = data[found.end() : found.end() + int(found[1])]
        try:
            plain = zlib.decompressobj().decompress(packed, _LARGEST)
            said = json.loads(plain)
        except (zlib.error, ValueError):
            continue
        digest = hashlib.sha256(plain).hexdigest()
        if digest == wanted and isinstance(said, dict):
            return _of(said, digest)
    return None


def _of(said: Mapping[str, object], digest: str) -> AttachedFacts | None:
    fields, rows = said.get("campuri"), said.get("randuri")
    if not isinstance(fields, dict) or not isinstance(rows, list):
        return None
    schema = str(said.get("schema") or "")
    of = _SPELLINGS.get(schema)
    if of is None:
        return None
    return AttachedFacts(
        form=str(said.get("formular") or ""),
        number=str(said.get("numar") or ""),
        day=str(said.get("data") or ""),
        draft=bool(said.get("ciorna")),
        fields=of(fields),
        rows=[of(row) for row in rows if isinstance(row, dict)],
        digest=digest,
        schema=schema,
    )


def _first(said: Mapping[str, object]) -> dict[str, str]:
    return {name: facts_schema_1.printed(value) for name, value in _texts(said)}


def _second(said: Mapping[str, object]) -> dict[str, str]:
    fields = {name: from_machines(name, value) for name, value in _texts(said)}
    sick, leave = fields.pop("zile_cm", None), fields.pop("zile_co", None)
    if sick is not None and leave is not None:
        fields["zile_cm_co"] = f"{sick} / {leave}".replace(".", ",")
    return fields


def _texts(said: Mapping[str, object]) -> Iterator[tuple[str, str | None]]:
    for name, value in said.items():
        if name != "luna_numar" and (value is None or isinstance(value, str)):
            yield name, value


_SPELLINGS: Final = {facts_schema_1.NAME: _first, attached_json.SCHEMA: _second}
"""How the facts of each version are read; a version that this program does not know is not guessed."""
