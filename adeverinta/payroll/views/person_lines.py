"""Two or three lines a person: a header that names two columns in one says so; the lines become one row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from adeverinta.core.cnp import is_valid
from adeverinta.core.late_pattern import late
from adeverinta.core.numbers import NumberShape, parse_token
from adeverinta.core.text import fold
from adeverinta.payroll.cells.plain_cells import cnp_text
from adeverinta.payroll.layout.column_map import is_blank, is_numbering, is_textual, text_of
from adeverinta.payroll.layout.headers import lookup, squash
from adeverinta.payroll.layout.spellings import NET_BARE
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS
from adeverinta.payroll.views.view import SheetView
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
_MOST_LINES: Final = 3
_STACKED: Final = frozenset((*MONEY_COLUMNS, *DAY_COLUMNS, NET_BARE, "cnp", "marca"))
_TOTAL: Final = late(r"\b(?:sub ?)?total\w*\b")
Row = Sequence[Cell]


def folded(sheet: Sheet) -> Sheet:
    """A view with one row a person where the sheet gives each several lines, else the sheet itself."""
    found = _header(sheet.rows)
    if found is None:
        return sheet
    first, lines = found
    starts = _starts(sheet.rows, first, lines)
    if len(starts) < 2 or first not in starts:  # the header alone, or none that can be told
        return sheet
    if _hides_amounts(sheet.rows, first, lines, starts):
        return sheet
    width = max(len(row) for row in sheet.rows)
    rows: list[list[Cell]] = []
    begins: list[int] = []
    at = 0
    while at < len(sheet.rows):
        taken = lines if at in starts else 1
        rows.append([cell for row in sheet.rows[at : at + taken] for cell in _padded(row, width)])
        begins.append(at)
        at += taken
    name_below(rows[begins.index(first)], width)
    return SheetView(sheet.file, sheet.name, rows, sheet.hidden, starts=begins, width=width)


def _hides_amounts(rows: Sequence[Row], first: int, lines: int, starts: set[int]) -> bool:
    """Whether a person has numbers on two lines of one column of sums that only one line's header names.

    They are two rows of the same columns (a second contract): folded, one would be passed over.
    """
    header = rows[first : first + lines]
    width = max(map(len, header))
    named = [
        (column, above, below)
        for column in range(width)
        for above in range(lines)
        for below in range(lines)
        if _sum_at(header[above], column)
        and (column >= len(header[below]) or is_blank(header[below][column]))
    ]
    return any(
        _is_amount(rows[at + above], column) and _is_amount(rows[at + below], column)
        for at in starts
        if at + lines <= len(rows)
        for column, above, below in named
    )


def _sum_at(row: Row, column: int) -> bool:
    name = _known(row[column]) if column < len(row) else None
    return name in _STACKED and name not in ("cnp", "marca")


def _is_amount(row: Row, column: int) -> bool:
    return column < len(row) and _has_amount(row[column : column + 1])


def _padded(row: Row, width: int) -> list[Cell]:
    return [*row, *[None] * (width - len(row))]


def name_below(header: list[Cell], width: int) -> None:
    """Under "Numele / Prenumele" the second line holds the given name."""
    for column in range(width):
        label = text_of(header[column])
        if "/" in label and "prenume" in fold(label) and is_blank(header[width + column]):
            header[width + column] = "Prenume"


def _known(cell: Cell) -> str | None:
    return _named(cell) if isinstance(cell, str) else None


@lru_cache(maxsize=1 << 12)
def _named(text: str) -> str | None:
    """Kept, as the files of a year have the same headers and names."""
    found = lookup(text_of(text)) if text.strip() else None
    return found.name if found and found.name in _STACKED else None


def _header(rows: Sequence[Row]) -> tuple[int, int] | None:
    """First row and number of lines of a header that names different things above each other."""
    for first in range(min(len(rows) - 1, _SEARCHED)):
        if sum([_named(cell) is not None for cell in rows[first] if isinstance(cell, str)]) < 2:
            continue
        lines = 1
        while lines < _MOST_LINES and first + lines < len(rows):
            below = rows[first + lines]
            if not is_textual(below) or not _stacked(rows[first : first + lines], below):
                break
            lines += 1
        names = {_known(cell) for row in rows[first : first + lines] for cell in row}
        if lines > 1 and names & {"cnp", "marca"}:
            return first, lines
    return None


def _stacked(above: Sequence[Row], below: Row) -> bool:
    """Whether two or more columns name something known on both lines, and not the same."""
    both = 0
    for column, cell in enumerate(below):
        own = _known(cell)
        upper = {_known(row[column]) for row in above if column < len(row)} - {None}
        both += own is not None and bool(upper) and own not in upper
    return both >= 2


def _starts(rows: Sequence[Row], first: int, lines: int) -> set[int]:
    """Rows where a header or a person begins."""
    header = [[squash(text_of(cell)) for cell in rows[first + line]] for line in range(lines)]
    heads = {
        at
        for at in range(first, len(rows) - lines + 1)
        if isinstance(next((c for c in rows[at] if not is_blank(c)), None), str)
        and all(_same(rows[at + line], header[line]) for line in range(lines))
    }
    cells = [(line, column) for line in range(lines) for column in range(len(rows[first + line]))]
    place = next(((line, c) for line, c in cells if _known(rows[first + line][c]) == "cnp"), None)
    taken = {at + line for at in heads for line in range(lines)}
    if place is not None:
        return heads | _by_cnp(rows, first + lines, lines, place)
    return heads | _by_runs(rows, first + lines, lines, taken)


def _same(row: Row, labels: Sequence[str]) -> bool:
    texts = [squash(text_of(cell)) for cell in row]
    return [t for t in texts if t] == [label for label in labels if label]


def _by_cnp(rows: Sequence[Row], begin: int, lines: int, place: tuple[int, int]) -> set[int]:
    line, column = place
    found: set[int] = set()
    for at in range(begin, len(rows) - lines + 1 + line):
        row = rows[at]
        if at - line >= begin and column < len(row) and is_valid(cnp_text(row[column])):
            own = range(at - line, at - line + lines)
            if found and max(found) + lines > own[0]:
                return set()  # persons closer than that: each has one line
            if own[-1] < len(rows) and not any(all(map(is_blank, rows[other])) for other in own):
                found.add(at - line)
    return found


def _by_runs(rows: Sequence[Row], begin: int, lines: int, taken: set[int]) -> set[int]:
    """Without a CNP: lines with amounts that follow each other, as many as the header has."""
    found: set[int] = set()
    run: list[int] = []
    after_total = False

    def close() -> None:
        extra = len(run) % lines
        if extra and after_total:  # the lower lines of the total
            del run[:extra]
            extra = 0
        if not extra:
            found.update(run[::lines])
        run.clear()

    for at in range(begin, len(rows)):
        row = rows[at]
        total = bool(_TOTAL.search(fold(" ".join(text_of(cell) for cell in row))))
        if at in taken or total or is_numbering(row) or not _has_amount(row):
            close()
            after_total = total
        else:
            run.append(at)
    close()
    return found


def _has_amount(row: Row) -> bool:
    for cell in row:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return True
        if isinstance(cell, str) and parse_token(cell).shape not in (
            NumberShape.MISSING,
            NumberShape.NOT_A_NUMBER,
        ):
            return True
    return False
