"""A pay component a row (CNP, month, the component's name, value): a person's month is put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.layout.column_map import is_blank, is_textual, text_of
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.layout.spellings import YEAR
from adeverinta.payroll.views.heading import (
    AMOUNTS,
    cnps_in,
    is_number,
    is_total,
    item_label,
    known,
    known_cell,
)
from adeverinta.payroll.views.view import NOWHERE, Place, PlacedSheet, address
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
"""Rows that the header is looked for in."""
_LOOKED_AT: Final = 300
"""Rows of data that tell what a column holds."""
_KINDS: Final = 3
"""Different amounts that a column of components names."""
_NEARLY: Final = 9
"""Of ten filled cells of a column of values so many are numbers."""
_OF_PERSON: Final = ("cnp", "nume", "prenume", "marca", "luna", YEAR, "angajator_cui")
_VALUE: Final = late(r"\b(?:valoare\w*|suma|sume|lei|ron|rezultat)\b")
Row = Sequence[Cell]


@dataclass(slots=True)
class _Month:
    """The components of one person's month: key of the label to its row; `first` is the first of them."""

    first: int
    items: dict[str, int] = field(default_factory=dict)


def component_rows(sheet: Sheet) -> Sheet | None:
    """The table with a row a person and month; None for any other sheet."""
    for at, row in enumerate(sheet.rows[:_SEARCHED]):
        if not is_textual(row) or cnps_in(row):
            continue
        names = [known_cell(cell) for cell in row]
        if "cnp" not in names or not AMOUNTS.isdisjoint(names):
            continue
        body = sheet.rows[at + 1 : at + 1 + _LOOKED_AT]
        fixed: dict[str, int] = {name: names.index(name) for name in _OF_PERSON if name in names}
        marci = [column for column, name in enumerate(names) if name == "marca"]
        taken = {*fixed.values(), *marci}
        fixed.pop("marca", None)
        own = [column for column in marci if not _is_of_items(body, fixed["cnp"], column)]
        fixed |= {"marca": own[0]} if own else {}
        item = _item_column(body, taken, len(row))
        value = None if item is None else _value_column(row, body, {*taken, item})
        if item is not None and value is not None:
            return _table(sheet, at, fixed, item, value)
    return None


def _is_of_items(body: Sequence[Row], cnps: int, marca: int) -> bool:
    """Whether what is called like a marcă is the component's code: a person has many of them."""
    told: dict[str, set[str]] = {}
    for row in body:
        cnp, code = text_of(cell_at(row, cnps)), text_of(cell_at(row, marca))
        told.setdefault(cnp, set()).add(code)
    return max(map(len, told.values()), default=0) >= _KINDS


def _item_column(body: Sequence[Row], taken: set[int], width: int) -> int | None:
    """The one column that names several kinds of amounts."""
    kinds = {
        column: {known(item_label(text_of(cell_at(row, column)))) for row in body} & AMOUNTS
        for column in range(width)
        if column not in taken
    }
    found = [column for column, names in kinds.items() if len(names) >= _KINDS and "net" in names]
    return found[0] if len(found) == 1 else None


def _value_column(header: Row, body: Sequence[Row], taken: set[int]) -> int | None:
    """The one column of numbers, by its header where there are several."""
    found = []
    for column in range(len(header)):
        cells = [cell for row in body if not is_blank(cell := cell_at(row, column))]
        if column not in taken and cells and sum(map(is_number, cells)) * 10 >= len(cells) * _NEARLY:
            found.append(column)
    said = [column for column in found if _VALUE.search(fold(text_of(header[column])))]
    found = said or found
    return found[0] if len(found) == 1 else None


def _months(
    rows: Sequence[Row], start: int, fixed: dict[str, int], item: int, value: int
) -> Iterator[_Month]:
    """The components put together; a known one that stands again begins another contract's."""
    opened: dict[tuple[str, ...], _Month] = {}
    for at in range(start, len(rows)):
        row = rows[at]
        label = item_label(text_of(cell_at(row, item)))
        if not label or is_blank(cell_at(row, value)) or row == rows[start - 1]:  # the header on a new page
            continue
        owner = text_of(cell_at(row, fixed["cnp"]))
        if not owner and is_total(" ".join(map(text_of, row))):
            continue
        group = tuple(text_of(cell_at(row, column)) for column in fixed.values())
        key = squash(label)
        month = opened.get(group)
        if month is None or not owner or (key in month.items and known(label)):
            month = opened[group] = _Month(at)
            yield month
        number, own = 1, key
        while own in month.items:
            number += 1
            own = f"{key}#{number}"
        month.items[own] = at


def _table(sheet: Sheet, top: int, fixed: dict[str, int], item: int, value: int) -> PlacedSheet | None:
    rows = sheet.rows
    months = list(_months(rows, top + 1, fixed, item, value))
    labels: dict[str, int] = {}
    for month in months:
        for key, at in month.items.items():
            labels.setdefault(key, at)
    columns = list(fixed.values())
    made: list[list[Cell]] = [list(row) for row in rows[:top]]
    places: list[list[Place]] = [[(at, column) for column in range(len(row))] for at, row in enumerate(made)]
    made.append(
        [
            *(cell_at(rows[top], column) for column in columns),
            *(item_label(text_of(cell_at(rows[at], item))) for at in labels.values()),
        ]
    )
    places.append([*((top, column) for column in columns), *((at, item) for at in labels.values())])
    for month in months:
        cells = [month.items.get(key) for key in labels]
        made.append(
            [
                *(cell_at(rows[month.first], column) for column in columns),
                *(None if at is None else cell_at(rows[at], value) for at in cells),
            ]
        )
        places.append(
            [
                *((month.first, column) for column in columns),
                *(NOWHERE if at is None else (at, value) for at in cells),
            ]
        )
    letters = [*map(sheet.letter, columns), *(address((at, item)) for at in labels.values())]
    return PlacedSheet(sheet.file, sheet.name, made, sheet.hidden, places=places, letters=letters)
