"""Text tables (.csv .txt): encoding, separator and quotes found out, every value kept as text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import PurePath
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.sources import codes
from adeverinta.sources.fixed_width import fixed_rows, is_ruling
from adeverinta.sources.formats import workbook
from adeverinta.sources.guard.encoding import decode
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.sheet import Sheet

EXTENSIONS: Final = frozenset({".csv", ".txt", ".tsv", ".prn"})
SEPARATORS: Final = (";", "\t", ",", "|")
_STROKES: Final = str.maketrans("│║┃", "|||")
"""The strokes between columns of a table drawn by a DOS program."""
_SEP_LINE: Final = late(r'"?sep=([^\r\n"])"?[ \t;,]*(?=\r\n|\r|\n|$)', re.IGNORECASE)
_AMOUNT_AT_END: Final = late(r"[^\W\d_].*\d,\d\d\s*(?:lei|ron)?\.?\s*$", re.IGNORECASE)
_LOOKED_AT: Final = 60
_LOOKED_INTO: Final = 1 << 16
_LINE_END: Final = late(r"\r\n|\r|\n")
_GAP: Final = late(r"(?<=\S) {2,}(?=\S)")
_END: Final = "\ue000"


class TextTable(NamedTuple):
    """The records, one a row as a spreadsheet numbers them; blank lines and a `sep=` line stay as rows.

    `placed`: the columns were told by where the words stand in their lines.
    """

    rows: list[list[str]]
    placed: bool = False


def recognises(head: bytes) -> bool:
    """Whatever no other format knows, if it may be a text at all."""
    return bool(head)


def open(name: str, data: bytes) -> list[Sheet]:  # noqa: A001 - what every format calls it
    """One sheet without a name. A text under the name of a workbook is common; without any separator it is
    garbage, not a table.
    """
    table = text_table(name, data, table_only=PurePath(name).suffix.lower() in workbook.EXTENSIONS)
    return [Sheet(name, None, table.rows, must_close=table.placed)]


def text_table(file: str, data: bytes, *, table_only: bool = False) -> TextTable:
    """The records of a text. With `table_only` a text without any columns is refused."""
    text = decode(data)
    if text is None:
        raise refusal(codes.CODIFICARE_NECUNOSCUTA, file)
    text = text.translate(_STROKES) if any(sign in text for sign in "│║┃") else text
    said = _SEP_LINE.match(text)
    body = text[said.end() :] if said else text
    separator = said[1] if said else "|" if _is_ruled(body) else _separator(body)
    if separator == "|":
        return TextTable(_ruled_records(text))
    if separator in ("", ",") and not said and (placed := _placed(text, separator)):
        return TextTable(placed, placed=True)
    if not separator and table_only and body.strip():
        raise refusal(codes.FISIER_DETERIORAT, file, "conține un text fără coloane")
    return TextTable(_records(file, body, separator or ";"))


def _is_ruled(body: str) -> bool:
    """Whether most lines are cut by strokes, or drawn; commas in amounts are not counted against them."""
    lines = [line for line in _LINE_END.split(body[:_LOOKED_INTO]) if line.strip()]
    ruled = sum(line.count("|") > 2 or is_ruling([line]) for line in lines)
    return ruled * 2 > len(lines) and any(line.count("|") > 2 for line in lines)


def _placed(text: str, separator: str) -> list[list[str]]:
    """The rows of a text whose columns are parted by blanks; a comma then is the mark of decimals."""
    if separator:
        lines = [line for line in _LINE_END.split(text[:_LOOKED_INTO]) if line.strip()]
        if sum(len(_GAP.findall(line)) > 1 for line in lines) * 2 < len(lines):
            return []
    return fixed_rows(_LINE_END.split(text))


def _ruled_records(text: str) -> list[list[str]]:
    """Lines cut at their strokes; a line that is drawn is left as an empty row, blanks around texts go."""
    rows: list[list[str]] = []
    for line in _LINE_END.split(text):
        cells = [cell.strip() for cell in line.split("|")]
        rows.append([] if is_ruling(cells) else cells)
    return rows


def _records(file: str, body: str, separator: str) -> list[list[str]]:
    """All records. A last line of our own shows whether a quote was left open and swallowed the rest."""
    ended = body if body.endswith(("\n", "\r")) else body + "\n"
    reader = csv.reader(io.StringIO(ended + _END, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        raise _open_quote(file, len(rows) + 1) from error
    if rows.pop() != [_END]:
        raise _open_quote(file, len(rows) + 1)
    return rows


def _open_quote(file: str, row: int) -> Exception:
    return refusal(
        codes.FISIER_DETERIORAT, file, f"la rândul {row} se deschid ghilimele care nu se mai închid"
    )


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
