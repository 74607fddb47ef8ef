"""A column that says which month an amount is of: it may not differ from the month of the sheet.

The law counts the income of each month, so that what is paid in one month for another may belong to either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.plain_cells import shown
from adeverinta.payroll.cells.row_scan import Picks, has_amount
from adeverinta.payroll.layout.column_map import Layout, text_of
from adeverinta.payroll.layout.payroll_month import (
    is_of_several_months,
    month_number,
    month_of_cell,
    months_in,
)
from adeverinta.sources.sheet import Cell, Sheet

_OF_RIGHT: Final = late(
    r"\b(?:luna|lunii|lunile|lunilor|perioad\w*|month)\b.*\b(?:aferent\w*|drept\w*|referint\w*|cuvenit\w*|venit\w*"
    r"|realiz\w*|salar\w*|calcul\w*|raport\w*|lucrat\w*|munc\w*|sum\w*)\b"
    r"|\b(?:aferent\w*|drept\w*|pentru|cuvenit\w*|datorat\w*|restant\w*|realiz\w*|lucrat\w*)\b.*"
    r"\b(?:luna|lunii|lunile|lunilor|perioad\w*|month)\b|^(?:aferent\w*|pentru)$"
)
"""Headers of the month that an amount is of."""
_OTHER_THING: Final = late(
    r"\b(?:plat\w*|achit\w*|vira\w*|incas\w*|naster\w*|angaj\w*|incep\w*|incet\w*|expir\w*|declar\w*|d112|zile|ore"
    r"|zi|ora|nr|numar|suma totala|prim\w*|vechim\w*|tichet\w*|concedi\w*|co|cm|proba)\b"
)
"""Words of months of something else: of payment, of hiring, of a count."""


def right_months(sheet: Sheet, layout: Layout, picks: Picks) -> Iterator[Finding]:
    """Rows with an amount whose column of such a month says another one than theirs."""
    columns = [
        at
        for at in layout.ignored
        if _OF_RIGHT.search(label := fold(layout.labels[at])) and not _OTHER_THING.search(label)
    ]
    if not columns:
        return
    for _, index, cnp, month in picks:
        row = sheet.rows[index]
        for at in columns:
            cell = cell_at(row, at)
            if says_other_month(cell, month) and has_amount(row, layout.money):
                yield finding(
                    codes.LUNA_AFERENTA_DIFERITA,
                    cnp=cnp,
                    month=month,
                    source=sheet.source(index, at),
                    coloana=layout.labels[at],
                    text=_text(cell),
                )
                break


def says_other_month(cell: Cell, month: Month) -> bool:
    """Whether a cell names another month, or several.

    >>> [says_other_month(cell, Month(2026, 1)) for cell in ("01.2026", "ianuarie", 1, None, "-")]
    [False, False, False, False, False]
    >>> [says_other_month(cell, Month(2026, 1)) for cell in ("12.2025", "decembrie", "01.2026-02.2026")]
    [True, True, True]
    """
    if isinstance(cell, str) and is_of_several_months(cell):
        return True
    if found := month_of_cell(cell):
        return found != month
    if number := month_number(cell):
        return number != month.month
    return bool(isinstance(cell, str) and months_in(cell) - {month})


def _text(cell: Cell) -> str:
    found = month_of_cell(cell)
    return found.label if found else shown(text_of(cell))
