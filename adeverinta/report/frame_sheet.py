"""A frame as a sheet of cells: its columns' names are the header, its values what a file's cells hold."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from adeverinta.core.source import Source, column_letter
from adeverinta.sources.sheet import Cell, Sheet

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class FrameSheet(Sheet):
    """Rows of a frame under `header` rows of names; an address says the name of the column."""

    names: Sequence[str] = ()
    header: int = 1

    def letter(self, column: int) -> str:
        """The name of a column."""
        return self.names[column] if column < len(self.names) else column_letter(column)

    def line(self, row: int) -> int:
        """The row of the frame, from 1; 0 and less are its header."""
        return row + 1 - self.header

    def source(self, row: int | None = None, column: int | None = None) -> Source:
        """The address in the frame; a name of a column has no row."""
        at = None if row is None or row < self.header else self.line(row)
        return Source(self.file, None, at, None if column is None else self.letter(column))


def sheet_of(frame: pd.DataFrame, name: str) -> FrameSheet:
    """The sheet of a frame; an index with a name is a column too."""
    if any(label is not None for label in frame.index.names):
        frame = frame.reset_index()
    levels = frame.columns.nlevels
    labels: list[tuple[Hashable, ...]] = [
        label if isinstance(label, tuple) else (label,) for label in frame.columns
    ]
    header: list[list[Cell]] = [[str(label[level]) for label in labels] for level in range(levels)]
    rows = [*header, *map(list, zip(*(_column(frame.iloc[:, at]) for at in range(len(labels))), strict=True))]
    names = tuple(" ".join(str(part) for part in label if str(part)) for label in labels)
    return FrameSheet(name, None, rows, names=names, header=levels)


def _column(series: pd.Series[Any]) -> list[Cell]:
    """The cells of a column, nothing for what pandas calls missing."""
    missing = series.isna().tolist()
    return [None if gone else _cell(value) for value, gone in zip(series.tolist(), missing, strict=True)]


def _cell(value: Any) -> Cell:
    """A value as a cell of a file holds it."""
    if isinstance(value, (str, bool, int, float)):
        return value
    if hasattr(value, "to_pydatetime"):
        moment: datetime = value.to_pydatetime()
        return moment.date() if moment.time() == time() else moment
    if isinstance(value, (date, datetime, time, timedelta)):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if hasattr(value, "freqstr"):  # a period: the month as people write it
        return f"{value.month:02d}.{value.year}"
    return _cell(value.item()) if hasattr(value, "item") else str(value)
