"""Rows of one sheet written as worksheet XML: every text is an inline string, so none can be a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.source import column_letter
from adeverinta.core.text import xml_escaped
from adeverinta.report import styles
from adeverinta.report.packed_rows import PackedRows
from adeverinta.report.styles import ColumnKind, Tone

EXCEL_ROWS: Final = 1_048_576
HERE: Final = "\0"
"""Stands for a row's number where the rows are written before it is known; no text can hold it."""
_EXCEL_TEXT: Final = 32_767
_EPOCH: Final = date(1899, 12, 30)
_ILLEGAL: Final = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = late(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\n", "\r", "|", "%")
_CUT: Final = " … (continuarea în raport.json)"
_UNGUARDED: Final = {False: ColumnKind.TEXT, True: ColumnKind.LONG}
_GUARDED: Final = {False: ColumnKind.GUARDED, True: ColumnKind.GUARDED_LONG}


class SheetColumn(NamedTuple):
    """A header, what stands under it, and how many characters wide the column is at most."""

    header: str
    kind: ColumnKind = ColumnKind.TEXT
    widest: int = 60


class Number(NamedTuple):
    """A number given by its exact decimal spelling."""

    text: str


Value = str | int | date | Number | None
Row = tuple[Tone, Sequence[Value]]


class Written(NamedTuple):
    """The rows of a sheet, with what the rest of the sheet needs to know of them."""

    xml: PackedRows
    rows: int
    widths: tuple[int, ...]


def safe_text(text: str) -> str:
    """What XML and Excel can hold: no control characters, line ends as LF, at most 32,767 characters."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= _EXCEL_TEXT else text[: _EXCEL_TEXT - len(_CUT)] + _CUT


def write_rows(columns: Sequence[SheetColumn], rows: Iterable[Row], *, limit: int = EXCEL_ROWS) -> Written:
    """The rows as XML from row 2 on. Past the limit of Excel the last row says how many are left out."""
    writer = RowWriter(columns, limit=limit)
    writer.add(rows)
    return writer.finish()


class RowWriter:
    """The same for rows that come in portions."""

    def __init__(self, columns: Sequence[SheetColumn], *, limit: int = EXCEL_ROWS) -> None:
        self._xml = PackedRows()
        # room for the filter's arrow; the words of a header may stand under each other
        self._widths = [max(map(len, column.header.split())) + 3 for column in columns]
        self._columns = columns
        self._limit = limit
        self._number, self._left_out = 1, 0

    def add(self, rows: Iterable[Row]) -> None:
        """Some more rows."""
        for tone, values in rows:
            spelled, widths = spell(self._columns, tone, values)
            self.add_spelled([spelled.encode()], widths)

    def add_spelled(self, rows: Sequence[bytes], widths: Sequence[int]) -> None:
        """Rows that are XML in UTF-8 already, with the room that their columns take."""
        fitting = rows[: max(0, self._limit - 1 - self._number)]
        self._left_out += len(rows) - len(fitting)
        if not fitting:
            return
        self._widths = [*map(max, self._widths, widths)]
        first = self._number + 1
        here = HERE.encode()
        self._xml.write(b"".join([row.replace(here, b"%d" % at) for at, row in enumerate(fitting, first)]))
        self._number += len(fitting)

    def finish(self) -> Written:
        """What was written."""
        if self._left_out:
            self._number += 1
            note = f"Alte {self._left_out} rânduri nu încap în foaie; toate sunt în raport.json."
            text, _ = cell(note, "A", ColumnKind.TEXT, Tone.RED)
            self._xml.write(f'<row r="{HERE}">{text}</row>'.replace(HERE, str(self._number)).encode())
        return Written(self._xml, self._number - 1, tuple(self._widths))


def spell(columns: Sequence[SheetColumn], tone: Tone, values: Sequence[Value]) -> tuple[str, list[int]]:
    """A row as XML, `HERE` in place of its number, and the width that each cell takes."""
    cells = [
        ("", 0) if value is None or value == "" else _known_cell(value, letter, column.kind, tone)
        for value, letter, column in zip(values, _letters(len(columns)), columns, strict=True)
    ]
    body = "".join([text for text, _ in cells])
    return f'<row r="{HERE}">{body}</row>', [width for _, width in cells]


@lru_cache
def _letters(count: int) -> list[str]:
    return [column_letter(index) for index in range(count)]


def cell(value: str | int | date | Number, letter: str, kind: ColumnKind, tone: Tone) -> tuple[str, int]:
    """The XML of one cell, `HERE` in place of its row's number, and the width its content takes."""
    if isinstance(value, str):
        text = safe_text(value)
        long = kind is ColumnKind.LONG
        shown = _GUARDED[long] if text.startswith(_FORMULA_STARTS) else _UNGUARDED[long]
        body = f'<is><t xml:space="preserve">{xml_escaped(_ESCAPE_LIKE.sub("_x005F_", text))}</t></is>'
        number = styles.number(shown, tone)
        return f'<c r="{letter}{HERE}" s="{number}" t="inlineStr">{body}</c>', _width(text)
    if isinstance(value, Number):
        spelled, width = value.text, len(value.text) * 4 // 3
    elif isinstance(value, date):
        spelled, width = str((value - _EPOCH).days), 10
    else:
        spelled, width = str(value), len(str(value)) + 2
    return f'<c r="{letter}{HERE}" s="{styles.number(kind, tone)}"><v>{spelled}</v></c>', width


_known_cell = lru_cache(maxsize=1 << 14, typed=True)(cell)
"""The same, kept: names of codes, files, dates and states come again and again."""


def _width(text: str) -> int:
    return max(map(len, text.split("\n"))) if "\n" in text else len(text)
