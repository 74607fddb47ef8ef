"""A sheet's rows taken across: one column down many rows at once, not one row after the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeVar

from adeverinta.sources.sheet import Cell

T = TypeVar("T")


def column_of(rows: Sequence[Sequence[Cell]], index: int | None) -> list[Cell]:
    """One cell a row, None where the row is shorter or there is no such column.

    >>> column_of([["a", "b"], ["c"]], 1), column_of([["a"]], None)
    (['b', None], [None])
    """
    if index is None:
        return [None] * len(rows)
    try:
        return list(map(itemgetter(index), rows))
    except IndexError:
        return [row[index] if index < len(row) else None for row in rows]


def cell_at(row: Sequence[Cell], index: int | None) -> Cell:
    """One cell of a row, None as above."""
    return row[index] if index is not None and index < len(row) else None


def taken(values: Sequence[T], positions: Sequence[int]) -> list[T]:
    """The values at some positions, which rise and are distinct."""
    return list(values) if len(positions) == len(values) else [values[p] for p in positions]


def other_than(known: Iterable[object], found: Sequence[object]) -> list[int]:
    """Positions where a sheet says other than what is known: mostly the persons that are new in it."""
    return [at for at, (one, other) in enumerate(zip(known, found, strict=True)) if one != other]
