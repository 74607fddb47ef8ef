"""Names merged over several rows: each of these rows shows them, the file holds them in the first alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from adeverinta.core.numbers import number_of
from adeverinta.core.text import fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import has_amount
from adeverinta.payroll.layout.column_map import Layout, is_blank
from adeverinta.payroll.rows import PERSON_COLUMNS
from adeverinta.sources.sheet import Cell, Sheet

_NAMES: Final = (*PERSON_COLUMNS, "luna", "an", "angajator_cui", "angajator")
_NO_INCOME: Final = ("total", "din care")
"""Words of a row that repeats what the rows above have."""


def with_merged_names(sheet: Sheet, layout: Layout | None) -> Sheet:
    """The sheet with the CNP, and what else names a person, in each row that it is merged over.

    Only rows with an amount of their own, whose sums stand apart from the row's above: one that repeats
    them (a total, a part of them), or shares an amount with them, stays a row of nobody.
    """
    key = layout.first_of("cnp") if layout is not None and sheet.merged else None
    if layout is None or key is None:
        return sheet
    money = layout.money
    names = {at for name in _NAMES for at in layout.columns.get(name, ())}
    first = {column: _firsts(sheet, column) for column in (*names, *money)}
    shared = {row for column in money for row in first[column]}
    filled: dict[int, list[Cell]] = {}
    for row, top in first[key].items():
        if top >= layout.first_data_row and row not in shared and _has_income(sheet, row, top, money):
            filled[row] = _named(sheet, row, {column: first[column].get(row) for column in names})
    if not filled:
        return sheet
    return replace(sheet, rows=[filled.get(at, row) for at, row in enumerate(sheet.rows)])


def _firsts(sheet: Sheet, column: int) -> dict[int, int]:
    """For each row of a column that a merged cell reaches down to, the cell's first row."""
    found: dict[int, int] = {}
    end = -1
    for cells in sorted(own for own in sheet.merged if own.column == column):
        if cells.first > end:  # cells of one column do not reach over each other
            end = min(cells.last, len(sheet.rows) - 1)
            found |= dict.fromkeys(range(cells.first + 1, end + 1), cells.first)
    return found


def _has_income(sheet: Sheet, row: int, top: int, money: Sequence[int]) -> bool:
    """Whether a row has amounts that are not those of the person's rows above it again, taken together."""
    cells = sheet.rows[row]
    if not has_amount(cells, money):
        return False
    words = [fold(cell) for cell in cells if isinstance(cell, str)]
    if any(word in text for text in words for word in _NO_INCOME):
        return False
    above = sheet.rows[top:row]
    if len(above) < 2:
        return True
    sums = [(_amount(cells, at), sum(_amount(other, at) for other in above)) for at in money]
    return any(abs(one - together) > 1 for one, together in sums if one)


def _amount(row: Sequence[Cell], column: int) -> float:
    return float(number_of(cell_at(row, column)) or 0)


def _named(sheet: Sheet, row: int, first: Mapping[int, int | None]) -> list[Cell]:
    """The row with the names that are merged into it."""
    cells = [*sheet.rows[row]]
    cells += [None] * (max(first) + 1 - len(cells))
    for column, top in first.items():
        if top is not None and is_blank(cells[column]) and column < len(sheet.rows[top]):
            cells[column] = sheet.rows[top][column]
    return cells
