"""Columns of bonuses: no part of the table, but they say why a month is larger than the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.numbers import number_of
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.sheet_rows import Staged
from adeverinta.sources.sheet import Sheet

_BONUS: Final = late(
    r"\b(?:prim[aei]|premi\w*|bonus\w*|gratific\w*|stimulent\w*|comision\w*|al 13|13 lea|salariul? 13|"
    r"regulariz\w*|restant\w*|retroactiv\w*|compensat\w*|ore suplimentare|ajutor\w*|cadou\w*)\b"
)


@lru_cache(maxsize=1 << 12)
def is_bonus(label: str) -> bool:
    """Whether a header names a bonus or another sum that not every month has.

    >>> is_bonus("Prime/bonusuri"), is_bonus("Sal. al 13-lea"), is_bonus("Prima zi"), is_bonus("Funcția")
    (True, True, False, False)
    """
    words = worded(label)
    return bool(_BONUS.search(words)) and "prima zi" not in words


def mark_bonuses(sheet: Sheet, layout: Layout, rows: Sequence[int], staged: Sequence[Staged]) -> None:
    """Mark the staged rows (of these rows of the sheet) that have an amount under such a header."""
    columns = [column for column in layout.ignored if is_bonus(layout.labels[column])]
    if not columns:
        return
    for index, item in zip(rows, staged, strict=True):
        row = sheet.rows[index]
        item.bonus = any((number_of(row[at]) or 0) > 0 for at in columns if at < len(row))
