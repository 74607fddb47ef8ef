"""Rows of one sheet written as worksheet XML: every text is an inline string, so none can be a formula."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import IO, Final

from adeverinta.core.source import column_letter
from adeverinta.core.text import xml_escaped

EXCEL_ROWS: Final = 1_048_576
_EXCEL_TEXT: Final = 32_767
_EPOCH: Final = date(1899, 12, 30)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\n", "\r", "|", "%")
_CUT: Final = " … (continuarea în raport.json)"


class Kind(StrEnum):
    """What a column holds; each has its own number format.

    The guarded ones carry Excel's own mark of a text (the apostrophe), so that editing the cell in Excel
    does not make a formula of it either.
    """

    TEXT = "text"
    LONG = "text lung"
    GUARDED = "text apărat"
    GUARDED_LONG = "text lung apărat"
    INT = "întreg"
    DAYS = "zile"
    MONEY = "bani"
    LEI = "lei"
    NUMBER = "număr"
    DATE = "dată"
    MONTH = "lună"


_UNGUARDED: Final = {False: Kind.TEXT, True: Kind.LONG}
_GUARDED: Final = {False: Kind.GUARDED, True: Kind.GUARDED_LONG}


class Tone(StrEnum):
    """How a row stands out."""

    PLAIN = ""
    RED = "roșu"
    ORANGE = "portocaliu"


@dataclass(frozen=True, slots=True)
class Column:
    """A header and what stands under it."""

    header: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Number:
    """A number given by its exact decimal spelling."""

    text: str


Value = str | int | date | Number | None
Row = tuple[Tone, Sequence[Value]]
StyleOf = Callable[[Kind, Tone], int]


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of a sheet on disk, with what the rest of the sheet needs to know of them."""

    xml: IO[bytes]
    rows: int
    widths: tuple[int, ...]

    def copy_to(self, target: IO[bytes]) -> None:
        """Append the rows; the temporary file is gone afterwards."""
        self.xml.seek(0)
        shutil.copyfileobj(self.xml, target, 1 << 20)
        self.xml.close()


def safe_text(text: str) -> str:
    """What XML and Excel can hold: no control characters, line ends as LF, at most 32,767 characters."""
    text = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= _EXCEL_TEXT else text[: _EXCEL_TEXT - len(_CUT)] + _CUT


def write_rows(
    columns: Sequence[Column], rows: Iterable[Row], style: StyleOf, *, limit: int = EXCEL_ROWS
) -> Written:
    """The rows as XML from row 2 on. Past the limit of Excel the last row says how many are left out."""
    writer = RowWriter(columns, style, limit=limit)
    writer.add(rows)
    return writer.finish()


class RowWriter:
    """The same for rows that come in portions."""

    def __init__(self, columns: Sequence[Column], style: StyleOf, *, limit: int = EXCEL_ROWS) -> None:
        self._xml = tempfile.TemporaryFile()  # noqa: SIM115 - handed on, closed by copy_to
        self._letters = [column_letter(index) for index in range(len(columns))]
        self._widths = [_width(column.header) + 3 for column in columns]  # room for the filter's arrow
        self._kinds = [column.kind for column in columns]
        self._style = style
        self._limit = limit
        self._number, self._left_out = 1, 0

    def add(self, rows: Iterable[Row]) -> None:
        """Some more rows."""
        widths, letters, kinds, style, number = (
            self._widths, self._letters, self._kinds, self._style, self._number,
        )  # fmt: skip
        for tone, values in rows:
            if number >= self._limit - 1:
                self._left_out += 1
                continue
            number += 1
            cells = []
            for index, value in enumerate(values):
                if value is None or value == "":
                    continue
                cell, width = _cell(value, kinds[index], tone, f"{letters[index]}{number}", style)
                cells.append(cell)
                widths[index] = max(widths[index], width)
            self._xml.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
        self._number = number

    def finish(self) -> Written:
        """What was written."""
        if self._left_out:
            self._number += 1
            note = f"Alte {self._left_out} rânduri nu încap în foaie; toate sunt în raport.json."
            cell, _ = _cell(note, Kind.TEXT, Tone.RED, f"A{self._number}", self._style)
            self._xml.write(f'<row r="{self._number}">{cell}</row>'.encode())
        return Written(self._xml, self._number - 1, tuple(self._widths))


@lru_cache(maxsize=1 << 14)
def _text(value: str, long: bool) -> tuple[Kind, str, int]:
    """How a text is shown, its XML and its width; reasons, kinds and names come again and again."""
    text = safe_text(value)
    guarded = text.startswith(_FORMULA_STARTS)
    shown = _GUARDED[long] if guarded else _UNGUARDED[long]
    body = f'<is><t xml:space="preserve">{xml_escaped(_ESCAPE_LIKE.sub("_x005F_", text))}</t></is>'
    return shown, body, _width(text)


def _cell(
    value: str | int | date | Number, kind: Kind, tone: Tone, place: str, style: StyleOf
) -> tuple[str, int]:
    """The XML of one cell and the width its content takes."""
    if isinstance(value, str):
        shown, body, width = _text(value, kind is Kind.LONG)
        return f'<c r="{place}" s="{style(shown, tone)}" t="inlineStr">{body}</c>', width
    if isinstance(value, Number):
        spelled, width = value.text, len(value.text) * 4 // 3
    elif isinstance(value, date):
        spelled, width = str((value - _EPOCH).days), 10
    else:
        spelled, width = str(value), len(str(value)) + 2
    return f'<c r="{place}" s="{style(kind, tone)}"><v>{spelled}</v></c>', width


def _width(text: str) -> int:
    return max(map(len, text.split("\n"))) if "\n" in text else len(text)
