"""The facts attached to a certificate, read back from its own file (`adeverinta.json`)."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from adeverinta.forms.paper.seal import facts_digest_of

_EMBEDDED: Final = re.compile(rb"/Type/EmbeddedFile\b[^>]*>*[^>]*/Length (\d{1,9})>>stream\n")
_LARGEST: Final = 16 << 20


class Attached(NamedTuple):
    """What the paper says, for machines; `digest` is that of the bytes attached."""

    form: str
    number: str
    day: str
    draft: bool
    fields: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    digest: str


def attached(data: bytes) -> Attached | None:
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


def _of(said: Mapping[str, Any], digest: str) -> Attached | None:
    fields, rows = said.get("campuri"), said.get("randuri")
    if not isinstance(fields, dict) or not isinstance(rows, list):
        return None
    return Attached(
        form=str(said.get("formular") or ""),
        number=str(said.get("numar") or ""),
        day=str(said.get("data") or ""),
        draft=bool(said.get("ciorna")),
        fields=fields,
        rows=rows,
        digest=digest,
    )
