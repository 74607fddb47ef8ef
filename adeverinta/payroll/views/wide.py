"""Wide tables: a column, or a group of columns, for each month; each month becomes a view of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from adeverinta.core.cnp import is_valid
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import unaccented
from adeverinta.payroll.cells.plain_cells import cnp_text
from adeverinta.payroll.layout.column_map import is_blank, text_of
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.layout.payroll_month import MONTH_WORDS, NAMES, months_in, years_in
from adeverinta.payroll.views.month_header import (
    PERSON_KEYS,
    is_amount,
    refuse_beside,
    refuse_unsure,
    totals_beside,
)
from adeverinta.payroll.views.sheet_year import refuse_other_year
from adeverinta.payroll.views.view import SheetView
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
_MONTH_TEXT: Final = late(
    rf"(?<![a-z])(?:luna\s+)?(?:{MONTH_WORDS})(?![a-z])[\s./_\-,']*(?:20\d\d|\d\d)?(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|1[0-2])[\s./_\-]+20\d\d(?!\d)|(?<!\d)20\d\d[\s./_\-]+(?:0?[1-9]|1[0-2])(?!\d)|(?<!\d)20\d\d(?!\d)"
)
_MONTH_NAME: Final = late(rf"(?<![a-z])({MONTH_WORDS})(?![a-z])")
Row = Sequence[Cell]
Labels = dict[int, tuple[Month, str]]
"""Column to its month and what it is."""


def by_month(sheet: Sheet) -> list[Sheet]:
    """A view for each month that the header names over columns; empty for any other sheet."""
    rows = sheet.rows
    for at in range(min(len(rows), _SEARCHED)):
        if sum([_may_be_month(cell) for cell in rows[at] if isinstance(cell, (str, date))]) < 2:
            continue
        if any(is_valid(cnp_text(cell)) for cell in rows[at]):
            break
        months = _months(sheet, at)
        if len(set(months.values())) >= 2 and len(set(months.values())) == len(months):
            return _views(sheet, at, months)
        if len(set(months.values())) >= 2 and _own_labels(rows[at], months):
            return _views(sheet, at, months)
        refuse_unsure(sheet, at, months)
    return []


def months_of_unknown_sums(sheet: Sheet) -> int | None:
    """The row (0-based) that names persons and months as columns, where nothing says what the sums are."""
    for at, row in enumerate(sheet.rows[:_SEARCHED]):
        if sum(_may_be_month(cell) for cell in row if isinstance(cell, (str, date))) < 2:
            continue
        months = _months(sheet, at)
        keys = {found.name for cell in row if isinstance(cell, str) and (found := lookup(text_of(cell)))}
        if len(set(months.values())) >= 2 and keys & PERSON_KEYS:
            return at
    return None


def _may_be_month(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    return isinstance(cell, str) and 2 < len(cell) < 60 and _names_month(cell)


@lru_cache(maxsize=1 << 12)
def _names_month(text: str) -> bool:
    """Kept, as the files of a year have the same headers and names."""
    return bool(_MONTH_TEXT.search(unaccented(text)))


def _months(sheet: Sheet, at: int) -> dict[int, Month]:
    """Column to month along one row; a name without a year takes the one year that the sheet names."""
    outside = map(years_in, (sheet.name or "", PurePath(sheet.file).stem))
    years = next(filter(None, (_years_above(sheet.rows, at), *outside)), frozenset())
    year = next(iter(years)) if len(years) == 1 else None
    found: dict[int, Month] = {}
    for column, cell in enumerate(sheet.rows[at]):
        if isinstance(cell, date):
            found[column] = Month(cell.year, cell.month)
        elif isinstance(cell, str) and _may_be_month(cell):
            named = months_in(cell)
            if len(named) == 1:
                found[column] = next(iter(named))
            elif not named and year and (hit := _MONTH_NAME.search(unaccented(cell))):
                found[column] = Month(year, NAMES[hit[1]])
    return found


def _years_above(rows: Sequence[Row], at: int) -> frozenset[int]:
    """The years that the titles above a header name."""
    texts = (cell for row in rows[:at] for cell in row if isinstance(cell, str))
    return frozenset(year for text in texts for year in years_in(text))


def _without_month(cell: Cell) -> str:
    """What a header says besides its month."""
    if not isinstance(cell, str):
        return ""
    plain = unaccented(cell)
    if len(plain) != len(cell):
        return _MONTH_TEXT.sub(" ", plain).strip(" .,-/()\n")
    for hit in reversed(list(_MONTH_TEXT.finditer(plain))):
        cell = cell[: hit.start()] + " " + cell[hit.end() :]
    return cell.strip(" .,-/()\n")


def _own_labels(row: Row, months: dict[int, Month]) -> bool:
    """Whether the columns' own headers name month and amount, several a month ("Net ian", "Brut ian")."""
    return all(is_amount(_without_month(row[column])) for column in months)


def _views(sheet: Sheet, at: int, months: dict[int, Month]) -> list[Sheet]:
    rows = sheet.rows
    labels, last = _columns(rows, at, months)
    if not any(is_amount(label) for _, label in labels.values()):
        return []
    header = _merged_header(rows, at, last, labels)
    totals: dict[int, str] = {}
    if last > at:
        totals = {c: over for c, over in totals_beside(rows[at], rows[last]).items() if c not in labels}
        refuse_beside(sheet, at, months, {column: label for column, (_, label) in labels.items()})
        header = [totals.get(column, cell) for column, cell in enumerate(header)]
    names = {found.name for cell in header if cell and (found := lookup(text_of(cell)))}
    if not names & PERSON_KEYS:
        return []
    above = at > 0 and any(lookup(text_of(cell)) for cell in rows[at - 1] if isinstance(cell, str))
    top = at - 1 if above else at
    made: list[Sheet] = []
    for month in sorted(set(months.values())):
        own = {column for column, (of, _) in labels.items() if of == month}
        others = (labels.keys() | totals.keys()) - own
        view: list[list[Cell]] = [list(line) for line in rows[:top]]
        view += [[] for _ in range(top, last)]
        view.append([labels[c][1] if c in own else cell for c, cell in enumerate(header)])
        for line in rows[last + 1 :]:
            if all(column >= len(line) or is_blank(line[column]) for column in own):
                view.append([])
            else:
                view.append([None if column in others else cell for column, cell in enumerate(line)])
        made.append(SheetView(sheet.file, sheet.name, view, sheet.hidden, month=month))
    if any(isinstance(cell := rows[at][column], str) and not months_in(cell) for column in months):
        refuse_other_year(sheet, _years_above(rows, at))
    return made


def _columns(rows: Sequence[Row], at: int, months: dict[int, Month]) -> tuple[Labels, int]:
    """Column to its month and what it is, and the last row of the header."""
    row = rows[at]
    own = {column: _without_month(row[column]) for column in months}
    if all(is_amount(label) for label in own.values()):
        return {column: (months[column], own[column]) for column in months}, at
    below = rows[at + 1] if at + 1 < len(rows) else []
    starts = sorted(months)
    widths = [b - a for a, b in pairwise(starts)]
    span = max(widths) if widths else 1
    grouped: Labels = {}
    for start, end in zip(starts, [*starts[1:], starts[-1] + span], strict=True):
        for column in range(start, end):
            if column > start and column < len(row) and not is_blank(row[column]):
                break
            if column < len(below) and isinstance(below[column], str) and is_amount(text_of(below[column])):
                grouped[column] = (months[start], text_of(below[column]))
    if grouped:
        return grouped, at + 1
    above = rows[at - 1] if at else []
    carried = ""
    single: Labels = {}
    for column in range(max(starts) + 1):
        text = text_of(above[column]) if column < len(above) else ""
        carried = text or carried
        if column in months:
            single[column] = (months[column], carried)
    return single, at


def _merged_header(rows: Sequence[Row], at: int, last: int, labels: Labels) -> list[Cell]:
    """The labels of the other columns, from whichever header row has them."""
    block = rows[max(0, at - 1) : last + 1]
    width = max(len(row) for row in block)
    header: list[Cell] = []
    for column in range(width):
        texts = [row[column] for row in block if column < len(row) and not is_blank(row[column])]
        known = [cell for cell in texts if lookup(text_of(cell))]
        header.append(None if column in labels or not texts else (known or texts)[-1])
    return header
