"""A frame as a sheet of cells: its columns' names are the header, its values what a file's cells hold."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.numbers import cell_number
from adeverinta.core.source import Source, column_letter
from adeverinta.report import codes
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
    """The sheet of a frame; a level of its index with a name is a column too, once where it stands there."""
    levels = frame.columns.nlevels
    columns = [
        _named(label, frame.iloc[:, at], name, levels) for at, label in enumerate(frame.columns.tolist())
    ]
    index: list[_Column] = []
    for at, label in enumerate(frame.index.names):
        if not _nameless(label):
            level = _named(label, frame.index.get_level_values(at), name, levels)
            if level not in index and level not in columns:
                index.append(level)
    columns = index + columns
    header: list[list[Cell]] = [[column.label[level] for column in columns] for level in range(levels)]
    rows = [*header, *map(list, zip(*(column.cells for column in columns), strict=True))]
    return FrameSheet(name, None, rows, names=tuple(column.name for column in columns), header=levels)


class _Column(NamedTuple):
    """A column of the sheet: its name on each level of the header, and what stands below."""

    label: tuple[str, ...]
    cells: list[Cell]

    @property
    def name(self) -> str:
        """Its name in an address."""
        return " ".join(filter(None, self.label))


def _named(label: Hashable, values: pd.Series[Any] | pd.Index[Any], sheet: str, levels: int) -> _Column:
    parts = tuple("" if _nameless(part) else str(part) for part in _parts(label))
    first, rest = parts[: levels - 1], parts[levels - 1 :]
    column = _Column((*first, " ".join(filter(None, rest)), *[""] * (levels - 1 - len(first))), [])
    column.cells.extend(_cells(values, sheet, column.name))
    return column


def _parts(label: Hashable) -> tuple[Hashable, ...]:
    return label if isinstance(label, tuple) else (label,)


def _nameless(label: Hashable) -> bool:
    """None, and NaN in its place, which is unlike itself."""
    return label is None or (isinstance(label, float) and label != label)  # noqa: PLR0124


class _NoMonthError(ValueError):
    """A period that is neither a month nor a day: its frequency and its text."""


def _cells(series: pd.Series[Any] | pd.Index[Any], sheet: str, name: str) -> list[Cell]:
    """The cells of a column, nothing for what pandas calls missing; `InputStop` for periods that are no
    months: the amounts of a quarter would all land in its last month.
    """
    missing = series.isna().tolist()
    cells: list[Cell] = []
    try:
        for value, gone in zip(series.tolist(), missing, strict=True):
            cells.append(None if gone else _cell(value))
    except _NoMonthError as error:
        frequency, text = error.args
        source = Source(sheet, None, len(cells) + 1, name)
        raise InputStop(
            finding(codes.CADRU_PERIOADA, source=source, unde=source, frecventa=frequency, text=text)
        ) from None
    return cells


def _period(value: Any) -> Cell:
    """The month of a period as people write it, the day of one of days."""
    if value.freqstr == "M":
        return f"{value.month:02d}.{value.year}"
    if value.freqstr == "D":
        return date(value.year, value.month, value.day)
    raise _NoMonthError(value.freqstr, str(value))


def _cell(value: Any) -> Cell:
    """A value as a cell of a file holds it."""
    if isinstance(value, (str, bool, float)):
        return value
    if isinstance(value, (int, Decimal)):
        return cell_number(value)
    if hasattr(value, "to_pydatetime"):
        moment: datetime = value.to_pydatetime()
        return moment.date() if moment.time() == time() else moment
    if isinstance(value, (date, datetime, time, timedelta)):
        return value
    if hasattr(value, "freqstr"):
        return _period(value)
    return _cell(value.item()) if hasattr(value, "item") else str(value)
