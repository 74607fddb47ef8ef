"""The grid of one table: where each cell stands, with the cells that reach over others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from adeverinta.sources.sheet import Cell, MergedCells

_MOST_ACROSS: Final = 1000
_MOST_DOWN: Final = 65_534
STRUCK: Final = "line-through"
"""What a cell's marks say where its text is struck through."""


class HtmlTable:
    """Rows as they are laid out; `spend` is told of each cell and stops what is too large."""

    def __init__(self, spend: Callable[[int], None]) -> None:
        self.rows: list[list[Cell]] = []
        self.cell: list[str] | None = None
        """The texts of the cell that is open."""
        self.marks: dict[str, str] = {}
        self._row: list[Cell] | None = None
        self._down: dict[int, int] = {}
        """Columns taken by a cell above, and for how many rows yet."""
        self._new: dict[int, int] = {}
        self._spend = spend
        self.merged: list[MergedCells] = []
        self.hidden: list[int] = []
        """Rows (0-based) that a browser or Excel does not show."""
        self.struck: list[tuple[int, int]] = []
        """Cells (0-based row and column) struck through."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(map(len, self.rows), default=0)

    def new_row(self, *, hidden: bool = False) -> None:
        """Begin a row; one that was left open ends."""
        self.end_row()
        if hidden:
            self.hidden.append(len(self.rows))
        self._row = []
        self._spend(1 + len(self._down))

    def end_row(self) -> None:
        """End the row that is open."""
        if self._row is None:
            return
        self._fill()
        self.rows.append(self._row)
        self._row = None
        self._down = {column: left - 1 for column, left in self._down.items() if left > 1} | self._new
        self._new = {}

    def put(self, value: Cell) -> None:
        """Put the open cell's value down, and empty cells where it reaches to."""
        if self._row is None:
            self.new_row()
        assert self._row is not None
        if self._down:
            self._fill()
        self.cell = None
        if not self.marks:
            self._spend(1)
            self._row.append(value)
            return
        if STRUCK in self.marks:
            self.strike()
        across = min(max(1, _number(self.marks.get("colspan"))), _MOST_ACROSS)
        down = min(_number(self.marks.get("rowspan")), _MOST_DOWN)
        if down > 1:
            at = len(self._row)
            self._new |= dict.fromkeys(range(at, at + across), down - 1)
            self.merged.append(MergedCells(len(self.rows), len(self.rows) + down - 1, at))
        self._spend(across)
        self._row += [value, *[None] * (across - 1)]

    def strike(self) -> None:
        """Note that the cell which is open is struck through."""
        if self._row is not None:
            self._fill()
            self.struck.append((len(self.rows), len(self._row)))

    def _fill(self) -> None:
        assert self._row is not None
        while len(self._row) in self._down:
            self._row.append(None)

    def texts(self) -> list[str]:
        """The rows so far as lines of text, and nothing of them left."""
        self.end_row()
        lines = [" ".join(str(cell).strip() for cell in row if cell not in (None, "")) for row in self.rows]
        self.rows, self.merged, self.hidden, self.struck = [], [], [], []
        return [line for line in lines if line]


def _number(text: str | None) -> int:
    text = (text or "").strip()
    return int(text[:6]) if text.isascii() and text.isdigit() else 0
