"""A sheet seen another way: several lines a person as one row, a month's columns of a wide table.

A view keeps the addresses of the file: whatever is said of a cell names the cell that the user sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adeverinta.core.month import Month
from adeverinta.core.source import Source, column_letter
from adeverinta.sources.sheet import Sheet

BELOW = "↓"
"""Stands after the letter of a column that is one line lower than its row's first line."""


@dataclass(frozen=True, slots=True)
class View(Sheet):
    """Rows made of the file's rows.

    `starts[i]` is the file's row (0-based) where row i begins; with a `width` column `width + c` is
    column c of the next line. `month` is the month that the columns' own headers name.
    """

    starts: Sequence[int] = ()
    width: int = 0
    month: Month | None = None

    def letter(self, column: int) -> str:
        """The Excel letter of a column, marked for each line that it stands lower."""
        if not self.width:
            return column_letter(column)
        lower, column = divmod(column, self.width)
        return column_letter(column) + BELOW * lower

    def line(self, row: int) -> int:
        """The 1-based row of the file."""
        return self.starts[row] + 1 if self.starts else row + 1

    def source(self, row: int | None = None, column: int | None = None) -> Source:
        """The address in the file."""
        if column is None:
            return Source(self.file, self.name, None if row is None else self.line(row))
        lower = column // self.width if self.width else 0
        at = None if row is None else self.line(row) + lower
        return Source(self.file, self.name, at, self.letter(column).rstrip(BELOW))


def views_of(sheet: Sheet) -> list[Sheet]:
    """The sheet as it is read: itself, folded, or one view a month."""
    from adeverinta.payroll.fold import folded
    from adeverinta.payroll.wide import by_month

    return by_month(sheet) or [folded(sheet)]
