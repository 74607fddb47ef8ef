"""A sheet seen another way: rows made of several rows of the file, or of cells from anywhere on it.

A view keeps the addresses of the file: whatever is said of a cell names the cell that the user sees.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from adeverinta.core.month import Month
from adeverinta.core.source import Source, column_letter
from adeverinta.sources.sheet import Sheet

BELOW = "↓"
"""Stands after the letter of a column that is one line lower than its row's first line."""

Place = tuple[int, int]
"""A cell of the file: 0-based row and column."""
NOWHERE: Place = (-1, -1)
"""The place of a cell that no cell of the file holds."""


@dataclass(frozen=True, slots=True)
class SheetView(Sheet):
    """Rows made of the file's rows.

    `starts[i]` is the file's row (0-based) where row i begins; with a `width` column `width + c` is
    column c of the next line. `month` is the month that the columns' own headers name. `lower` gives for
    a header row how far below its first row each of its lines stands, where it is not one row a line.
    """

    starts: Sequence[int] = ()
    width: int = 0
    month: Month | None = None
    lower: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def letter(self, column: int) -> str:
        """The Excel letter of a column, marked for each line that it stands lower."""
        if not self.width:
            return column_letter(column)
        lower, column = divmod(column, self.width)
        return column_letter(column) + BELOW * lower

    def line(self, row: int) -> int:
        """The 1-based row of the file."""
        return self.starts[row] + 1 if self.starts else row + 1

    def lines(self, row: int) -> tuple[int, ...]:
        """Every 1-based row of the file that a header row is made of."""
        first = self.line(row)
        end = self.line(row + 1) if row + 1 < len(self.starts) else first + 1
        return tuple(range(first, end)) if row in self.lower else (first,)

    def source(self, row: int | None = None, column: int | None = None) -> Source:
        """The address in the file."""
        if column is None:
            return Source(self.file, self.name, None if row is None else self.line(row))
        lower = column // self.width if self.width else 0
        at = None
        if row is not None:
            own = self.lower.get(row, ())
            at = self.line(row) + (own[lower] if lower < len(own) else lower)
        return Source(self.file, self.name, at, self.letter(column).rstrip(BELOW))


@dataclass(frozen=True, slots=True)
class PlacedSheet(Sheet):
    """Rows made of cells from anywhere on the file's sheet: a payslip, a month of an individual sheet.

    `places` has the place of every cell of `rows`; `letters` what a column is called (a letter, or the
    address of its label where the labels stand below each other).
    """

    places: Sequence[Sequence[Place]] = ()
    letters: Sequence[str] = ()

    def letter(self, column: int) -> str:
        """The column's letter, or the address of its label."""
        return self.letters[column] if column < len(self.letters) else column_letter(column)

    def line(self, row: int) -> int:
        """The 1-based row of the file where the row's first amount or text stands."""
        return max(0, min((at for at, _ in self.places[row] if at >= 0), default=0)) + 1

    def source(self, row: int | None = None, column: int | None = None) -> Source:
        """The address in the file."""
        if row is None:
            return Source(self.file, self.name)
        if column is None or column >= len(self.places[row]) or self.places[row][column] == NOWHERE:
            return Source(self.file, self.name, self.line(row))
        at, letter = self.places[row][column]
        return Source(self.file, self.name, at + 1, column_letter(letter))

    def addresses(self, row: int) -> tuple[str, ...]:
        """The address of each cell of a row, as `D12`; empty for a cell that the file has not."""
        return tuple("" if place == NOWHERE else address(place) for place in self.places[row])


def address(place: Place) -> str:
    """As Excel writes it.

    >>> address((11, 3))
    'D12'
    """
    return f"{column_letter(place[1])}{place[0] + 1}"


def rows_of_header(sheet: Sheet, row: int) -> tuple[int, ...]:
    """The 1-based rows of the file that a header row of a view stands for."""
    return sheet.lines(row) if isinstance(sheet, SheetView) else (sheet.line(row),)
