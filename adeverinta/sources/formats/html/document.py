"""A page read from its first tag to its last: tables, the text between them, their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.source import column_letter
from adeverinta.sources import codes
from adeverinta.sources.formats.html.cell_value import FORMAT, MARKS, Styles, typed
from adeverinta.sources.formats.html.grid import STRUCK, HtmlTable
from adeverinta.sources.formats.html.tags import CELL, Tag, attributes_of, tags
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.sheet import Cell, MergedCells, Sheet

_MOST_CELLS: Final = 4_000_000
_MOST_KNOWN: Final = 5_000
_MOST_TABLES: Final = 20_000
_DEEPEST: Final = 50
_MOST_LINES: Final = 20
"""Of a table that is the heading of the next one."""
_BREAKS: Final = frozenset(
    ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "center", "pre", "hr")
)
_STRIKES: Final = frozenset(("s", "strike", "del"))
_HIDDEN: Final = late(
    r"display\s*:\s*none|(?:^|\s)hidden(?:[\s=/]|$)|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE
)
_SHEET_NAME: Final = late(r"<x:Name>([^<]{1,100})</x:Name>", re.IGNORECASE)
_DIGITS: Final = late(r"\d{6}|\d[.,]\d\d\b")


class _TableFound(NamedTuple):
    titles: list[str]
    table: HtmlTable


class _Page(NamedTuple):
    """The tables of one sheet, put one below the other."""

    rows: list[list[Cell]]
    merged: list[MergedCells]
    hidden: list[int]
    struck: list[tuple[int, int]]

    def put(self, titles: Sequence[str], table: HtmlTable) -> None:
        """Lay a table with its titles below the rows that are there."""
        self.rows.extend([line] for line in titles)
        first = len(self.rows)
        self.merged.extend(MergedCells(first + one, first + last, at) for one, last, at in table.merged)
        self.hidden.extend(first + row for row in table.hidden)
        self.struck.extend((first + row, column) for row, column in table.struck)
        self.rows.extend(table.rows)


class HtmlDocument:
    """What was read of a page so far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[HtmlTable] = []
        self._outside: list[str] = []
        """Text since the last table."""
        self._found: list[_TableFound] = []
        self._styles = Styles()
        self._left = _MOST_CELLS
        self._known: dict[str, dict[str, str]] = {}

    def read(self, text: str) -> list[Sheet]:
        """The sheets of the page in their order."""
        for tag in tags(text):
            self._take(tag)
        while self._open:
            self._end_table()
        sheets = self._joined()
        names = _SHEET_NAME.findall(text[: 1 << 20])
        named = [*names] if len(names) == len(sheets) else [None] * len(sheets)
        return [
            Sheet(
                self._name,
                title,
                page.rows,
                merged=page.merged,
                hidden_rows=frozenset(row + 1 for row in page.hidden),
                struck=frozenset((row + 1, column_letter(column)) for row, column in page.struck),
            )
            for title, page in zip(named, sheets, strict=True)
        ]

    def _take(self, tag: Tag) -> None:
        if tag.name == CELL and self._open:
            table = self._open[-1]
            self._end_cell(table)
            table.cell, table.marks = [tag.text], self._marks(tag.attributes)
            self._end_cell(table)
        elif tag.name == CELL:
            self._text(tag.text)
        elif tag.name == "style":
            self._styles.add(tag.text)
        elif not tag.name:
            self._text(tag.text)
        elif tag.name == "table":
            self._table(closing=tag.closing)
        elif self._open and tag.name in ("tr", "td", "th", "tbody", "thead", "tfoot", "caption"):
            self._inside(self._open[-1], tag)
        elif tag.name in _BREAKS:
            self._text("\n")
        elif tag.name in _STRIKES and not tag.closing and self._open and self._open[-1].cell is not None:
            self._open[-1].strike()

    def _text(self, text: str) -> None:
        if self._open and self._open[-1].cell is not None:
            self._open[-1].cell.append(text)
        else:
            self._outside.append(text)

    def _table(self, *, closing: bool) -> None:
        if closing:
            if self._open:
                self._end_table()
            return
        if len(self._open) >= _DEEPEST or len(self._found) >= _MOST_TABLES:
            raise refusal(codes.FISIER_PREA_MARE, self._name, "pagina are prea multe tabele")
        self._open.append(HtmlTable(self._spend))

    def _inside(self, table: HtmlTable, tag: Tag) -> None:
        if tag.name in ("td", "th"):
            self._end_cell(table)
            if not tag.closing:
                table.cell, table.marks = [], self._marks(tag.attributes)
        elif tag.name == "tr":
            self._end_cell(table)
            if tag.closing:
                table.end_row()
            else:
                table.new_row(hidden=bool(tag.attributes and _HIDDEN.search(tag.attributes)))
        elif tag.name == "caption":
            self._text("\n")
        else:
            self._end_cell(table)
            table.end_row()

    def _marks(self, attributes: str) -> dict[str, str]:
        """The attributes of a cell; most cells of a page have those of others."""
        found = self._known.get(attributes)
        if found is None:
            found = attributes_of(attributes)
            if said := self._styles.format_of(found):
                found[FORMAT] = said
            if self._styles.strikes(found):
                found[STRUCK] = ""
            if not found.keys() & MARKS:
                found = {}
            if len(self._known) < _MOST_KNOWN:
                self._known[attributes] = found
        return found

    def _end_cell(self, table: HtmlTable) -> None:
        if table.cell is not None:
            text = _trimmed(table.cell)
            table.put(typed(text, table.marks) if table.marks else text)

    def _end_table(self) -> None:
        table = self._open.pop()
        self._end_cell(table)
        table.end_row()
        filled = sum(cell not in (None, "") for row in table.rows for cell in row)
        outer = self._open[-1] if self._open else None
        if outer is not None and filled <= 1:  # it only dresses the text of a cell
            self._text(" ".join(table.texts()))
            return
        titles = _lines("".join(self._outside))
        self._outside = []
        for around in self._open:  # a table that holds tables lays out the page: its texts are titles
            titles += around.texts()
            if around.cell is not None:
                titles += _lines("".join(around.cell))
                around.cell = []
        if not filled:
            self._outside = [*(f"{line}\n" for line in titles)]
            return
        self._found.append(_TableFound(titles, table))

    def _spend(self, cells: int) -> None:
        self._left -= cells
        if self._left < 0:
            raise refusal(codes.FISIER_PREA_MARE, self._name, "pagina are prea multe celule")

    def _joined(self) -> list[_Page]:
        """The sheets: a table that goes on with the one before lies below it, as a spreadsheet shows it."""
        sheets: list[_Page] = []
        header: Sequence[Cell] = ()
        width = 0
        titles: list[str] = []
        heading: list[str] = []
        for own, table in self._found:
            first = table.rows[0]
            if sheets and table.width == width and (_same_words(first, header) or _is_data(first)):
                sheets[-1].put(own, table)
                continue
            titles = [*heading, *own] or titles
            heading = [*titles, *lines] if (lines := _as_titles(table.rows)) else []
            header, width = first, table.width
            sheets.append(_Page([], [], [], []))
            sheets[-1].put(titles, table)
        # what stands below the last table (signatures, a date of printing) is the last sheet's
        if sheets:
            sheets[-1].rows.extend([line] for line in _lines("".join(self._outside)))
        return sheets


def _same_words(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return any(cell not in (None, "") for cell in row) and [*row] == [*other]


def _as_titles(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table that holds a heading and no columns: one text a row, or one behind its label."""
    lines = []
    for row in rows[:_MOST_LINES]:
        filled = [str(cell).strip() for cell in row if cell is not None and str(cell).strip()]
        if len(filled) > 1 and not (len(filled) == 2 and filled[0].endswith(":")):
            return []
        lines += [" ".join(filled)] if filled else []
    return lines if len(rows) <= _MOST_LINES else []


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a table's first row holds data: its header stands in the table before."""
    return any(not isinstance(cell, str) or _DIGITS.search(cell) for cell in row if cell is not None)


def _trimmed(parts: Sequence[str]) -> str:
    text = parts[0] if len(parts) == 1 else "".join(parts)
    if "\n" not in text:
        return text.strip()
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
