"""A person named once over several months: the cells below the first row are merged with it, or empty."""

from __future__ import annotations

from collections.abc import Sequence

from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.layout.column_map import Layout, is_blank, text_of
from adeverinta.payroll.layout.payroll_month import month_of_cell
from adeverinta.payroll.rows import PERSON_COLUMNS
from adeverinta.sources.sheet import Cell


def fill_down(rows: Sequence[Sequence[Cell]], layout: Layout, found: list[str | None]) -> list[int]:
    """Give rows without any name the CNP of the row above, where each has a month of its own; which rows.

    `found`: the CNP of each row, as far as it has one. A month that the person above has already, or a row of
    totals, ends it: what comes then is named by nobody. Nothing is given where most rows have a CNP: there
    an empty cell is one that somebody forgot.
    """
    if found.count(None) * 2 < len(found):
        return []
    filled: list[int] = []
    names = [at for name in PERSON_COLUMNS for at in layout.columns.get(name, ())]
    month_at = layout.columns["luna"][0]
    above: str | None = None
    months: set[Month] = set()
    for position, row in enumerate(rows):
        own = found[position]
        month = month_of_cell(cell_at(row, month_at))
        if own is not None:
            months = set() if own != above else months
            above = own
        elif above is not None and month is not None and month not in months and _nameless(row, names):
            found[position] = above
            filled.append(position)
        else:
            above = None
        if month is not None:
            months.add(month)
    return filled


def _nameless(row: Sequence[Cell], names: Sequence[int]) -> bool:
    """Whether a row names nobody, and is no row of totals."""
    if not all(is_blank(row[at]) for at in names if at < len(row)):
        return False
    return not any("total" in fold(text_of(cell)) for cell in row if isinstance(cell, str))
