"""SpreadsheetML 2003 ("foaie de calcul XML"): one XML document with worksheets, streamed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.guard.xml_events import forget, safely
from adeverinta.sources.sheet import NO_VALUE, Cell, MergedCells, Sheet

if TYPE_CHECKING:
    from lxml import etree

EXTENSIONS: Final = frozenset({".xml", ".xls"})
_NAMESPACE: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_CELLS: Final = 8_000_000
_MOST_INSIDE: Final = 10_000
"""Elements inside one cell: a text in many faces has some dozens."""
_EMPTY: Final[list[Cell]] = []


def recognises(head: bytes) -> bool:
    """The namespace stands in the first element; a page of Excel may name it too."""
    plain = head.replace(b"\0", b"").lower()
    return _NAMESPACE in plain and b"<html" not in plain


def open(name: str, data: bytes) -> list[Sheet]:  # noqa: A001 - what every format calls it
    """The worksheets in their order. `InputStop` where it is damaged, dangerous or too far laid out."""
    with safely(name, data) as events:
        return _Book(name).read(events)


class _Book:
    """The worksheets read so far and the one that is open."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._sheets: list[Sheet] = []
        self._title: str | None = None
        self._rows: list[list[Cell]] = []
        self._row: list[Cell] = []
        self._down: dict[int, int] = {}
        """Columns that a cell above reaches into, and over how many rows yet."""
        self._merged: list[MergedCells] = []
        self._hidden = False
        self._cells = self._inside = 0
        self._in_cell = False

    def read(self, events: Any) -> list[Sheet]:
        for event, element in events:
            local = str(element.tag).rpartition("}")[2]
            if event == "start":
                self._start(local, element)
            else:
                self._end(local, element)
        return self._sheets

    def _start(self, local: str, element: etree._Element) -> None:
        if self._in_cell:
            self._inside += 1
            if self._inside > _MOST_INSIDE:
                raise refusal(codes.FISIER_PREA_MARE, self._name, "o celulă are mii de elemente")
        elif local == "Worksheet":
            self._title, self._rows, self._hidden, self._down = _of(element, "Name"), [], False, {}
            self._merged = []
        elif local == "Row":
            self._new_row(_number(_of(element, "Index")))
        elif local == "Cell":
            self._in_cell, self._inside = True, 0

    def _end(self, local: str, element: etree._Element) -> None:
        if local == "Cell":
            self._in_cell = False
            self._put(element)
        elif self._in_cell:
            return
        elif local == "Row":
            self._rows.append(self._row)
        elif local == "Visible":
            self._hidden = (element.text or "").strip() in ("SheetHidden", "SheetVeryHidden")
        elif local == "Worksheet":
            own = Sheet(self._name, self._title, self._rows, hidden=self._hidden, merged=self._merged)
            self._sheets.append(own)
        forget(element)

    def _new_row(self, index: int) -> None:
        missing = index - 1 - len(self._rows)
        if index > _MOST_ROWS or len(self._rows) >= _MOST_ROWS:
            raise self._too_far()
        if missing > 0:
            self._rows += [_EMPTY] * missing
        self._down = {at: left - 1 - max(0, missing) for at, left in self._down.items()}
        self._down = {at: left for at, left in self._down.items() if left >= 0}
        self._row = []
        self._count(1 + len(self._down))

    def _put(self, cell: etree._Element) -> None:
        index = _number(_of(cell, "Index"))
        at = index - 1 if index else len(self._row)
        while not index and at in self._down:
            at += 1
        across = _number(_of(cell, "MergeAcross"))
        end = at + across + 1
        if end > _MOST_COLUMNS:
            raise self._too_far()
        self._count(max(0, end - len(self._row)))
        self._row += [None] * (end - len(self._row))
        self._row[at] = _value(cell)
        if down := _number(_of(cell, "MergeDown")):
            self._count(across + 1)
            self._down.update(dict.fromkeys(range(at, end), down))
            self._merged.append(MergedCells(len(self._rows), len(self._rows) + down, at))

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > _MOST_CELLS:
            raise self._too_far()

    def _too_far(self) -> Exception:
        return refusal(codes.FISIER_PREA_MARE, self._name, "are prea multe celule")


def _of(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _number(text: str | None) -> int:
    """A place or a reach; a longer number than any has is as large as it needs to be."""
    text = (text or "").strip()
    return int(text[:9]) if text.isascii() and text.isdigit() else 0


def _value(cell: etree._Element) -> Cell:
    data = next((child for child in cell if str(child.tag).rpartition("}")[2] == "Data"), None)
    if data is None:
        return NO_VALUE if _of(cell, "Formula") else None
    text = "".join(str(part) for part in data.itertext())
    kind = _of(data, "Type")
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "DateTime":
        try:
            return datetime.fromisoformat(text.strip())
        except ValueError:
            return text
    if not text and _of(cell, "Formula") and kind != "String":
        return NO_VALUE
    return text
