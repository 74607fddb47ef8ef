"""Several tables below each other in a sheet: a header with other columns or another order begins its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from adeverinta.core.cnp import is_valid
from adeverinta.core.text import clean, fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import is_title_of_firm, row_text
from adeverinta.payroll.layout.column_map import is_blank, is_numbering, is_textual, text_of
from adeverinta.payroll.layout.headers import lookup, squash
from adeverinta.payroll.layout.payroll_month import months_in
from adeverinta.payroll.layout.spellings import IGNORED
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 300
_KEYS: Final = frozenset(("cnp", "marca"))
_FEWEST: Final = 3
Row = Sequence[Cell]


def tables(sheet: Sheet) -> list[Sheet]:
    """The sheet as one view a table, each with the titles on top; the sheet itself where it has one.

    Rows keep their places, so that addresses stay those of the file. A header repeated on a printed page
    (the same texts in the same columns) begins nothing.
    """
    rows = sheet.rows
    first = next((at for at, row in enumerate(rows[:_SEARCHED]) if _is_header(row)), None)
    if first is None:
        return [sheet]
    starts = _starts(rows, first)
    if not starts:
        return [sheet]
    ends = [*starts[1:], len(rows)]
    views = [replace(sheet, rows=rows[: starts[0]])]
    for start, end in zip(starts, ends, strict=True):
        titles = _titles(rows, first, start, end)
        views.append(replace(sheet, rows=[*titles, *rows[start:end]], own_from=start))
    return views


def one_line_each(sheet: Sheet) -> bool:
    """Whether every person of the first rows stands alone on a line: what is above is text or a person, what
    is below another, a total or nothing.
    """
    rows = sheet.rows[:_SEARCHED]
    persons = [at for at, row in enumerate(rows) if _has_cnp(row)]
    own = set(persons)
    for at in persons:
        above, below = rows[at - 1] if at else (), rows[at + 1] if at + 1 < len(rows) else ()
        if at - 1 not in own and not (_is_empty(above) or is_textual(above) or is_numbering(above)):
            return False
        if at + 1 not in own and not (_is_empty(below) or is_textual(below) or _is_total(below)):
            return False
    return bool(persons)


def _has_cnp(row: Row) -> bool:
    for cell in row:
        if isinstance(cell, str):
            if len(cell) == 13 and cell.isdigit() and is_valid(cell):
                return True
        elif isinstance(cell, (int, float)) and cell >= 1e12 and is_valid(text_of(cell)):
            return True
    return False


def _is_empty(row: Row) -> bool:
    return all(map(is_blank, row))


def _is_total(row: Row) -> bool:
    return "total" in fold(_text(row))


def _starts(rows: Sequence[Row], first: int) -> list[int]:
    """Where each further table begins, with the titles above its header."""
    key = _key_of(rows[first])
    labels = _labels(rows[first])
    begin, found, persons = first, [], False
    for at in range(first + 1, len(rows)):
        row = rows[at]
        if _is_numbered(row, key):
            persons = True
        elif persons and _is_header_below(row) and (own := _labels(row)) != labels:
            above = (line for line in range(at - 1, begin, -1) if _is_of_table(rows[line], key))
            last = next(above, begin)
            found.append(last + 1)
            labels, key = own, _key_of(row)
            begin, persons = at, False
    return found


def _key_of(header: Row) -> int:
    return next(column for column, cell in enumerate(header) if _name(cell) in _KEYS)


def _is_numbered(row: Row, key: int) -> bool:
    """Whether the row's key begins as a person's does."""
    cell = cell_at(row, key)
    return cell[:1].isdigit() if isinstance(cell, str) else isinstance(cell, (int, float))


def _is_of_table(row: Row, key: int) -> bool:
    """Whether the row is of the table above it: a person's, or a total, which has numbers; a title's number
    is a firm's code."""
    numbers = any(isinstance(cell, (int, float)) or _is_number(cell) for cell in row)
    return _is_numbered(row, key) or (numbers and not is_title_of_firm(row, row_text(row)))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1].isdigit() and cell.replace(",", "").replace(".", "").isdigit()


def _titles(rows: Sequence[Row], first: int, start: int, end: int) -> list[Row]:
    """What stands above the first header, for a table that begins lower; a month only where it has no own."""
    header = next(at for at in range(start, end) if _is_header_below(rows[at]))
    dated = any(months_in(_text(row)) for row in rows[start:header])
    kept: list[Row] = [[] if dated and months_in(_text(row)) else row for row in rows[:first]]
    return [*kept, *([] for _ in range(first, start))]


def _text(row: Row) -> str:
    return " ".join(text_of(cell) for cell in row if not is_blank(cell))


def _labels(row: Row) -> dict[int, str]:
    return {column: squash(text_of(cell)) for column, cell in enumerate(row) if not is_blank(cell)}


def _name(cell: Cell) -> str | None:
    """The column that a text names."""
    if not isinstance(cell, str) or not cell.strip():
        return None
    found = lookup(clean(cell))
    return found.name if found and found.name != IGNORED else None


def _is_header(row: Row) -> bool:
    """A row of labels, a key column among them."""
    if len(row) < _FEWEST or not is_textual(row):
        return False
    names = {name for cell in row if (name := _name(cell))}
    return len(names) >= _FEWEST and not names.isdisjoint(_KEYS)


def _is_header_below(row: Row) -> bool:
    """The same under a table, where the columns of persons are enough: what is beside them may be unknown,
    and is none of the header further up."""
    if sum(not is_blank(cell) for cell in row) < _FEWEST or not is_textual(row):
        return False
    names = {name for cell in row if (name := _name(cell))}
    return "cnp" in names or (len(names) >= _FEWEST and not names.isdisjoint(_KEYS))
