"""A file as cells: values as the file holds them, addresses as Excel shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.source import Source, column_letter

if TYPE_CHECKING:
    from adeverinta.core.finding import Finding
    from adeverinta.sources.declaration_records import Declaration

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell holds; an empty cell is None or an empty text."""
NO_VALUE: Final = "formulă fără valoare calculată"
"""The text shown for a formula that was never computed."""


class MergedCells(NamedTuple):
    """Cells of a column that are one: 0-based rows and column. The first has the value, the others none."""

    first: int
    last: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0][0]` is cell A1; rows may be of unequal length. `name` is None for csv.

    `currencies`: cells (1-based row, letter) shown in a currency that is not the leu, with its sign;
    `hidden_rows`: 1-based rows that are not shown. `struck`: cells struck through with a line, `comments`:
    what is attached to cells, both by 1-based row and letter. `merged`: cells that reach over several rows.
    `findings` is what its reader saw that a reader of its cells cannot. `must_close`: columns were told
    by where words stand on a page, so that a row is only believed where its amounts close. `own_from`: of a
    table below another one, the row (0-based) where its own titles begin; above stand those of the sheet.
    """

    file: str
    name: str | None
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    currencies: Mapping[tuple[int, str], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, str]] = frozenset()
    comments: Mapping[tuple[int, str], str] = field(default_factory=dict)
    merged: Sequence[MergedCells] = ()
    findings: tuple[Finding, ...] = ()
    must_close: bool = False
    own_from: int = 0

    def letter(self, column: int) -> str:
        """The Excel letter of a 0-based column."""
        return column_letter(column)

    def line(self, row: int) -> int:
        """The 1-based row of the file."""
        return row + 1

    def source(self, row: int | None = None, column: int | None = None) -> Source:
        """The address of a 0-based row and column of `rows`."""
        return Source(
            self.file,
            self.name,
            None if row is None else row + 1,
            None if column is None else column_letter(column),
        )


class SourceFile(NamedTuple):
    """A file read whole. `name` is what an address says (`Source.file`); `sha256` is of its bytes.

    A declaration 112 has no sheets; an XML of another kind has neither. `refused` says why a file of a
    kind that seldom is a payroll (a page of pictures, a contract) holds no table.
    """

    path: Path
    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    declaration: Declaration | None = None
    refused: Finding | None = None
