"""Columns of amounts: real numbers exact to the ban, texts read only once their column's format is known.

Days are read the same way: hundredths of a day stand where bani stand for money.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import LARGEST_LEI, to_bani
from adeverinta.core.numbers import DecimalMark, NumberShape, Token, parse_token, value
from adeverinta.payroll.cells import codes
from adeverinta.payroll.rows import CHILD_LEAVE, DAY_COLUMNS, HOURS, NORM

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.core.source import Source
    from adeverinta.sources.sheet import Cell

_COUNTED: Final = frozenset((*DAY_COLUMNS, CHILD_LEAVE, *HOURS, NORM))
_EXACT: Final = 1e-4  # of a ban: a millionth of a leu
_PLAIN_COMMA: Final = late(r"(?:(?:-?\d{1,11}(?:,\d{1,2})?|-|)\n)*", re.ASCII)
_PLAIN_POINT: Final = late(r"(?:(?:-?\d{1,11}(?:\.\d{1,2})?|-|)\n)*", re.ASCII)
_cached_token = lru_cache(maxsize=1 << 16)(parse_token)


class Amounts(NamedTuple):
    """A column's numbers in bani (or hundredths of a day) and where there is one."""

    values: NDArray[np.int64]
    present: NDArray[np.bool_]


@dataclass(slots=True)
class AmountColumn:
    """A column before its format is decided. Positions count the rows of persons, from 0.

    `mark` is the decimal mark proved by the texts, `ambiguous` the separator that is always followed by
    exactly three digits. `unreadable` and `rounded` are filled by `amounts_of`.
    """

    name: str
    index: int
    floats: NDArray[np.float64]
    tokens: dict[int, Token]
    unreadable: dict[int, str] = field(default_factory=dict)
    mark: DecimalMark | None = None
    ambiguous: DecimalMark | None = None
    rounded: list[int] = field(default_factory=list)


def load_column(
    name: str, index: int, cells: Sequence[Cell], where: Callable[[int, int], Source]
) -> AmountColumn:
    """Split a column into real numbers, texts and cells that are neither; `InputStop` on mixed formats.

    `where` gives the address of a position and a column.
    """
    import numpy as np

    kinds = set(map(type, cells))
    if kinds <= {float, int, type(None)}:
        return AmountColumn(name=name, index=index, floats=np.array(cells, dtype=np.float64), tokens={})
    if kinds <= {float, int, type(None), str} and {cell for cell in cells if type(cell) is str} <= {""}:
        numbers = [math.nan if cell is None or cell == "" else cell for cell in cells]
        return AmountColumn(name=name, index=index, floats=np.array(numbers, dtype=np.float64), tokens={})
    if kinds == {str} and (plain := _plain_texts(name, index, cells)):
        return plain
    floats = np.full(len(cells), np.nan)
    column = AmountColumn(name=name, index=index, floats=floats, tokens={})
    for position, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            floats[position] = cell
        elif isinstance(cell, str):
            _take_text(column, position, cell)
        else:
            column.unreadable[position] = str(cell)
    _decide(column, where)
    return column


def _plain_texts(name: str, index: int, cells: Sequence[Any]) -> AmountColumn | None:
    """The quick way for a column of texts in one plain format; None where it needs a closer look."""
    import numpy as np

    joined = "\n".join(cells) + "\n"
    if len(joined) == len(cells):
        return AmountColumn(name=name, index=index, floats=np.full(len(cells), np.nan), tokens={})
    mark: DecimalMark | None = None
    if _PLAIN_COMMA.fullmatch(joined):
        mark = "," if "," in joined else None
    elif _PLAIN_POINT.fullmatch(joined):
        mark = "."
    else:
        return None
    numbers = [
        math.nan if text in ("", "-") else float(text) for text in joined.replace(",", ".").split("\n")[:-1]
    ]
    if len(numbers) != len(cells):
        return None
    return AmountColumn(
        name=name, index=index, floats=np.array(numbers, dtype=np.float64), tokens={}, mark=mark
    )


def _take_text(column: AmountColumn, position: int, text: str) -> None:
    token = _cached_token(text)
    if token.shape is NumberShape.NOT_A_NUMBER:
        column.unreadable[position] = text
    elif token.shape is not NumberShape.MISSING:
        column.tokens[position] = token


def _first(column: AmountColumn, *shapes: NumberShape) -> int | None:
    return next((p for p, token in column.tokens.items() if token.shape in shapes), None)


def _decide(column: AmountColumn, where: Callable[[int, int], Source]) -> None:
    """The format of the whole column from what its texts prove."""
    comma, point = _first(column, NumberShape.COMMA), _first(column, NumberShape.POINT)
    dots, commas = _first(column, NumberShape.AMBIGUOUS_DOT), _first(column, NumberShape.AMBIGUOUS_COMMA)
    for one, other in ((comma, point), (dots, commas)):
        if one is not None and other is not None:
            raise _mixed(column, one, other, where)
    pairs: tuple[tuple[int | None, int | None, NumberShape, DecimalMark], ...] = (
        (point, dots, NumberShape.POINT, "."),
        (comma, commas, NumberShape.COMMA, ","),
    )
    for proof, unsure, shape, mark in pairs:
        if proof is not None and unsure is not None:
            if not _always_three(column, shape, mark):
                raise _mixed(column, unsure, proof, where)
            column.mark = mark
            return
    if comma is not None or point is not None:
        column.mark = "," if comma is not None else "."
    elif dots is not None or commas is not None:
        separator: DecimalMark = "." if dots is not None else ","
        if column.name in _COUNTED:
            column.mark = separator  # no month has a thousand days or hours
        else:
            column.ambiguous = separator


def _always_three(column: AmountColumn, shape: NumberShape, mark: DecimalMark) -> bool:
    """Whether every proof is itself written with three decimals ("4532.000" beside "950.000")."""
    other = "," if mark == "." else "."
    bodies = [token.body for token in column.tokens.values() if token.shape is shape]
    return all(
        body.count(mark) == 1 and other not in body and len(body.partition(mark)[2]) == 3 for body in bodies
    )


def _mixed(column: AmountColumn, one: int, other: int, where: Callable[[int, int], Source]) -> InputStop:
    first, second = sorted((one, other))
    return InputStop(
        finding(
            codes.FORMAT_AMESTECAT,
            source=where(first, column.index),
            coloana=column.name,
            text1=column.tokens[first].text.strip(),
            text2=column.tokens[second].text.strip(),
            alta=str(where(second, column.index)),
        )
    )


def amounts_of(column: AmountColumn, mark: DecimalMark | None = None) -> Amounts:
    """The column's amounts, with `mark` for the texts where the column itself does not prove one."""
    import numpy as np

    present = ~np.isnan(column.floats)
    sane = np.abs(np.where(present, column.floats, 0.0)) < LARGEST_LEI
    for position in np.flatnonzero(present & ~sane).tolist():
        column.unreadable[position] = repr(float(column.floats[position]))
    present &= sane
    scaled = np.where(present, column.floats, 0.0) * 100
    whole = np.rint(scaled)
    values = whole.astype(np.int64)
    column.rounded.clear()
    # float noise of the product stays far under the limit for any wage; what is near it is done exactly
    for position in np.flatnonzero(np.abs(scaled - whole) > _EXACT / 2).tolist():
        values[position], lost = to_bani(Decimal(repr(float(column.floats[position]))))
        if lost:
            column.rounded.append(position)
    decimal = column.mark or mark or ","
    for position, token in column.tokens.items():
        number = value(token, decimal)
        if number is None or number.copy_abs() >= LARGEST_LEI:
            column.unreadable[position] = token.text
            continue
        values[position], lost = to_bani(number)
        present[position] = True
        if lost:
            column.rounded.append(position)
    return Amounts(values, present)


def settle_ambiguous(
    columns: Sequence[AmountColumn],
    confirm: Callable[[Mapping[int, Amounts], Mapping[int, Amounts]], bool],
    where: Callable[[int, int], Source],
) -> None:
    """Columns whose separators are always followed by three digits: thousands if something says so.

    Another column that proves the format says so, or `confirm`, which gets the columns (by index) read
    as thousands and read as decimals. Otherwise `InputStop`.
    """
    unsure = [column for column in columns if column.ambiguous]
    if not unsure:
        return
    proved = {column.mark for column in columns if column.mark and column.name not in _COUNTED}
    proved = proved or {column.mark for column in columns if column.mark}
    separators = {column.ambiguous for column in unsure}
    first = unsure[0]
    if len(separators) == 1 and len(proved) <= 1:
        thousands: DecimalMark = "," if first.ambiguous == "." else "."
        if proved == {thousands} or (not proved and _confirmed(columns, thousands, confirm)):
            for column in unsure:
                column.mark, column.ambiguous = thousands, None
            return
    position, token = next((p, t) for p, t in first.tokens.items() if t.ambiguous)
    raise InputStop(
        finding(
            codes.FORMAT_AMBIGUU,
            source=where(position, first.index),
            coloana=first.name,
            text=token.text.strip(),
        )
    )


def _confirmed(
    columns: Sequence[AmountColumn],
    thousands: DecimalMark,
    confirm: Callable[[Mapping[int, Amounts], Mapping[int, Amounts]], bool],
) -> bool:
    decimals: DecimalMark = "." if thousands == "," else ","
    as_thousands = {column.index: amounts_of(column, thousands) for column in columns}
    as_decimals = {column.index: amounts_of(column, decimals) for column in columns}
    for column in columns:
        column.rounded.clear()
    return confirm(as_thousands, as_decimals)
