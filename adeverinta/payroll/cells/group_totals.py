"""Rows of sums whose label does not say so: the subtotals of a department, of a place of work.

Arithmetic says what they are: in every column of money they are the rows above them, added.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from typing import Final

from adeverinta.core.numbers import number_of
from adeverinta.core.text import fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.layout.column_map import Layout, text_of
from adeverinta.sources.sheet import Sheet

_COLUMNS: Final = 2
"""Columns with money that must be sums: one alone may be one by chance."""
_ROWS: Final = 2
"""Rows that make a sum; the sum of one row is believed beside others."""


def group_totals(
    sheet: Sheet, layout: Layout, loose: Sequence[int], persons: Collection[int], ends: Collection[int]
) -> set[int]:
    """Those of the `loose` rows (0-based, without a person, with amounts) that are sums of rows above them.

    `persons` are the rows of persons; at one of the `ends`, rows of totals or with a wrong CNP, a group ends.
    """
    known = set(persons)
    groups: list[int] = []
    singles: list[int] = []
    borders = {*ends, *loose}
    for row in sorted(loose):
        group = []
        at = row - 1
        while at >= layout.first_data_row and at not in borders:
            if at in known:
                group.append(at)
            at -= 1
        if _is_sum(sheet, layout, row, group):
            (groups if len(group) >= _ROWS else singles).append(row)
        elif _is_sum(sheet, layout, row, above := [one for one in known if one < row]):
            (groups if len(above) >= _ROWS else singles).append(row)
    if not groups:
        return set()
    return {*groups, *(row for row in singles if not _same_words(sheet, layout, row))}


def _is_sum(sheet: Sheet, layout: Layout, row: int, group: Sequence[int]) -> bool:
    """Whether every amount of a row is the sum of a group's, some of them not zero."""
    said = 0
    for column in layout.money if group else ():
        total = number_of(cell_at(sheet.rows[row], column))
        if total is None:
            continue
        parts = (number_of(cell_at(sheet.rows[one], column)) for one in group)
        if Fraction(total) != sum(Fraction(part) for part in parts if part is not None):
            return False
        said += bool(total)
    return said >= _COLUMNS


def _same_words(sheet: Sheet, layout: Layout, row: int) -> bool:
    """Whether the label of a row has a word of the name in the row above: it may be that person's."""
    above = row - 1
    names = [column for name in ("nume", "prenume") for column in layout.columns.get(name, ())]
    words = {word for column in names for word in fold(text_of(cell_at(sheet.rows[above], column))).split()}
    own = {word for cell in sheet.rows[row] if isinstance(cell, str) for word in fold(cell).split()}
    return not own or bool(own & words)
