"""The QR at the foot of a page: number and date of the certificate and the digest of its facts.

The digest is the SHA-256 of the attached file, so paper and file can be compared. segno draws the code and
is imported only where one is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Any, Final

from adeverinta.forms.attached_json import day_told
from adeverinta.forms.typeset.display import REGULAR, Fill, Slot, Text

MARK: Final = "ADEVERINTA:1"
DIGEST_LETTERS: Final = 24


def content(facts: Mapping[str, Any], attached: bytes) -> str:
    """The text of the code: mark, fiscal code, number, date, the first letters of the digest."""
    digest = sha256(attached).hexdigest()[:DIGEST_LETTERS].upper()
    parts = (
        MARK,
        facts.get("angajator_cod_fiscal", ""),
        facts.get("numar", ""),
        day_told(facts),
    )
    return ":".join((*(part or "" for part in parts), digest)).upper()


@lru_cache(maxsize=2)
def _matrix(text: str) -> Sequence[bytes]:
    import segno

    return [bytes(row) for row in segno.make(text, error="m", micro=False, mask=3, boost_error=False).matrix]


def modules(slot: Slot, text: str) -> list[Text | Fill]:
    """The dark modules, joined along each row."""
    rows = _matrix(text)
    x, y, side = slot.lines[0]
    unit = side / len(rows)
    made: list[Text | Fill] = []
    for line, row in enumerate(rows):
        at = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                top = y + side - line * unit
                made.append(Fill(_r(x + at * unit), _r(top - unit), _r(length * unit), _r(unit)))
            at += length
    return made


def words(slot: Slot, text: str) -> list[Text | Fill]:
    """The number and the digest in small print beside the code."""
    x, y, side = slot.lines[0]
    number, date, digest = text.split(":")[-3:]
    beside = x + side + 4 * side / len(_matrix(text))
    return [
        Text(beside, y + 9, REGULAR, 5, f"nr. {number} / {date} " if number else f"{date} "),
        Text(beside, y + 2, REGULAR, 5, f"amprenta datelor {digest}"),
    ]


def _r(value: float) -> float:
    return round(value, 3)
