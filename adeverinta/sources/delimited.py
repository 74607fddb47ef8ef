"""Text tables (.csv .txt): encoding, separator and quotes found out, every value kept as text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final

from adeverinta.sources.encoding import decode
from adeverinta.sources.refusal import refusal

if TYPE_CHECKING:
    from pathlib import Path

SEPARATORS: Final = (";", "\t", ",")
_SEP_LINE: Final = re.compile(r'"?sep=([^\r\n"])"?[ \t;,]*(?=\r\n|\r|\n|$)', re.IGNORECASE)
_AMOUNT_AT_END: Final = re.compile(r"[^\W\d_].*\d,\d\d\s*(?:lei|ron)?\.?\s*$", re.IGNORECASE)
_LOOKED_AT: Final = 60
_END: Final = "\ue000"


def delimited_rows(path: Path, data: bytes, *, table_only: bool = False) -> list[list[str]]:
    """The records, one a row as a spreadsheet numbers them; blank lines and a `sep=` line stay as rows.

    With `table_only` a text without any separator is refused.
    """
    text = decode(data)
    if text is None:
        raise refusal("CODIFICARE_NECUNOSCUTA", path)
    said = _SEP_LINE.match(text)
    body = text[said.end() :] if said else text
    separator = said[1] if said else _separator(body)
    if not separator and table_only and body.strip():
        raise refusal("FISIER_DETERIORAT", path, "conține un text fără coloane")
    return _records(path, body, separator or ";")


def _records(path: Path, body: str, separator: str) -> list[list[str]]:
    """All records. A last line of our own shows whether a quote was left open and swallowed the rest."""
    ended = body if body.endswith(("\n", "\r")) else body + "\n"
    reader = csv.reader(io.StringIO(ended + _END, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise _open_quote(path, len(rows) + 1) from error
    if rows.pop() != [_END]:
        raise _open_quote(path, len(rows) + 1)
    return rows


def _open_quote(path: Path, row: int) -> Exception:
    return refusal("FISIER_DETERIORAT", path, f"la rândul {row} se deschid ghilimele care nu se mai închid")


def _separator(body: str) -> str:
    """The separator that cuts most of the first records into the same number of fields; empty if none."""
    best, best_score = "", (0, 0)
    for separator in SEPARATORS:
        reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row in islice(reader, _LOOKED_AT) if len(row) > 1)
        except csv.Error:
            continue
        if separator == "," and _is_prose(body, widths):
            continue
        if widths:
            width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
            if (rows, width) > best_score:
                best, best_score = separator, (rows, width)
    return best


def _is_prose(body: str, widths: Counter[int]) -> bool:
    """Lines of words with an amount at their end: their comma parts lei from bani and not two columns."""
    lines = body.splitlines()[:_LOOKED_AT]
    amounts = sum(bool(_AMOUNT_AT_END.search(line)) for line in lines)
    return amounts * 2 > sum(widths.values()) and max(widths, default=0) <= 3
