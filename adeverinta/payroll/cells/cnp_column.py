"""A column of CNPs whose header does not say so, and a table of wages that has persons by name only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from adeverinta.core.cnp import is_valid
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.cells.plain_cells import cnp_text
from adeverinta.payroll.layout.column_map import is_blank, is_textual, text_of
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.layout.spellings import NET_BARE, NET_STRONG
from adeverinta.payroll.rows import MONEY_COLUMNS
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
"""Rows that a header is looked for in."""
_LOOKED_AT: Final = 200
"""Rows of data that tell what a column holds."""
_NEARLY_ALL: Final = 90
"""Percent of the filled cells of a column of CNPs that are valid ones."""
_FEWEST_SUMS: Final = 3
_AMOUNTS: Final = frozenset((*MONEY_COLUMNS, NET_STRONG, NET_BARE))
_WAGES: Final = frozenset(("brut", NET_STRONG, NET_BARE))


class NoPersonColumn(NamedTuple):
    """The header (0-based row) of a table of wages without CNP and marcă; the column, if any, that holds CNPs
    under another header.
    """

    row: int
    cnps: int | None


def column_of_cnps(rows: Sequence[Sequence[Cell]], columns: Iterable[int]) -> int | None:
    """The one of some columns whose cells are CNPs; None where there is none or more."""
    found = []
    for column in columns:
        cells = [cell for cell in column_of(rows[:_LOOKED_AT], column) if not is_blank(cell)]
        valid = sum(is_valid(cnp_text(cell)) for cell in cells)
        if valid and valid * 100 >= len(cells) * _NEARLY_ALL:
            found.append(column)
    return found[0] if len(found) == 1 else None


def without_person_column(sheet: Sheet) -> NoPersonColumn | None:
    """Where such a table stands in a sheet that is no payroll; None where there is none."""
    rows = sheet.rows
    for at, row in enumerate(rows[:_SEARCHED]):
        if not is_textual(row):
            continue
        names = [found.name if (found := lookup(text_of(cell))) else "" for cell in row]
        if len(_AMOUNTS.intersection(names)) < _FEWEST_SUMS or _WAGES.isdisjoint(names):
            continue
        cnps = column_of_cnps(rows[at + 1 :], range(len(row)))
        if "nume" in names or cnps is not None:
            return NoPersonColumn(at, cnps)
    return None
