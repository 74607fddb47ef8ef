"""Columns in, columns out: the tables that the net engine works on. Money is int bani."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints: TypeAlias = NDArray[np.int64]
    Flags: TypeAlias = NDArray[np.bool_]
    Column: TypeAlias = Ints | int
    """A column, or one value that holds for all rows."""

MISSING: Final = -(2**62)
"""Stands where the export says nothing."""
UNKNOWN: Final = -1
UNSETTLED: Final = -2
"""Main job, dependants, days of leave, CASS on an indemnity: not known."""
LARGEST: Final = 10**9
"""Bani; a month above ten million lei is not computed, so that no product leaves 64 bits."""


class MonthStatus(IntEnum):
    """Why a month cannot be computed; anything but OK leaves its computed columns without meaning."""

    OK = 0
    NO_RULES = 1
    NEGATIVE = 2
    TOO_LARGE = 3
    LEAVE_DAYS = 4
    LEAVE_START = 5
    LEAVE_IN_FACILITY = 6
    ABOVE_FACILITY = 7
    LEAVE_UNSETTLED = 8


STATUS_TEXT: Final[dict[MonthStatus, str]] = {
    MonthStatus.NO_RULES: "luna este dinaintea primei reguli cunoscute",
    MonthStatus.NEGATIVE: "brutul este mai mic decât suma netaxată și indemnizațiile din el",
    MonthStatus.TOO_LARGE: "suma depășește ce se poate calcula",
    MonthStatus.LEAVE_DAYS: "lipsesc zilele de concediu medical, de care depinde CAS-ul lunii",
    MonthStatus.LEAVE_START: (
        "regula CASS s-a schimbat în cursul lunii, iar începutul concediului nu se cunoaște"
    ),
    MonthStatus.LEAVE_UNSETTLED: (
        "legea CASS-ului pe indemnizația de concediu medical se citește în două feluri"
    ),
    MonthStatus.LEAVE_IN_FACILITY: (
        "legea nu spune cum se împarte concediul medical într-o lună cu facilitate"
    ),
    MonthStatus.ABOVE_FACILITY: (
        "brutul depășește plafonul facilității, iar împărțirea nu este scrisă în lege"
    ),
}


@dataclass(frozen=True, slots=True)
class Leaves:
    """Medical-leave indemnities, each inside the gross of its case.

    case: row number in `Cases`. amount: bani. taxed, health: 1 or 0, whether tax and CASS are due (health
    may be UNKNOWN or UNSETTLED). days: hundredths of a working day, UNKNOWN where nothing says. employer: the
    part that the employer bears, bani.
    """

    case: Ints
    amount: Ints
    taxed: Ints
    health: Ints
    days: Ints
    employer: Ints


@dataclass(slots=True)
class Cases:
    """One row per person and month (or contract and month).

    month: `Month.ordinal`. gross: bani, with the indemnities and the untaxed sum in it. main: 1 where it is
    the main job, 0 where not, UNKNOWN. facility: 0, or 1 + the place in `law.facilities()`. untaxed, tickets,
    union, pension: bani. young, school: what the supplementary deduction asks for. second_pillar: 1 where the
    full CAS is kept by choice (Legea 296/2023). full_time: the gross as of a whole month of eight hours a
    day, by which a facility asks for its least, 0 where the days do not say. aside: bani left out of the
    income that the deduction is chosen by, where a payroll reads the law so.
    """

    month: Ints
    gross: Ints
    dependants: Column = 0
    main: Column = 1
    facility: Column = 0
    untaxed: Column = 0
    tickets: Column = 0
    union: Column = 0
    pension: Column = 0
    young: Column = 0
    school: Column = 0
    second_pillar: Column = 0
    full_time: Column = 0
    aside: Column = 0
    leaves: Leaves | None = None

    def __len__(self) -> int:
        return len(self.month)


@dataclass(frozen=True, slots=True)
class Given:
    """What the export says of each case, bani, MISSING where it does not. parts: rows joined in a case."""

    cas: Column = MISSING
    cass: Column = MISSING
    somaj: Column = MISSING
    deduction: Column = MISSING
    base: Column = MISSING
    tax: Column = MISSING
    net: Column = MISSING
    parts: Column = 1


@dataclass(frozen=True, slots=True)
class Nets:
    """What the law gives for each case, bani, and the `MonthStatus` of each."""

    cas: Ints
    cass: Ints
    somaj: Ints
    deduction: Ints
    base: Ints
    tax: Ints
    net: Ints
    status: Ints


def some(column: Column) -> bool:
    """Whether a column has anything but zeros."""
    return bool(column) if isinstance(column, int) else bool(column.any())


Table = TypeVar("Table", Cases, Given)


def cut(table: Table, which: slice | Ints) -> Table:
    """Some rows of a table; leaves follow their cases."""
    changed: dict[str, Any] = {
        item.name: value[which]
        for item in fields(table)
        if item.name != "leaves" and isinstance(value := getattr(table, item.name), np.ndarray)
    }
    if isinstance(table, Cases) and table.leaves is not None:
        changed["leaves"] = _cut_leaves(table.leaves, which, len(table))
    return replace(table, **changed)


def _cut_leaves(leaves: Leaves, which: slice | Ints, size: int) -> Leaves | None:
    place = np.full(size, -1, dtype=np.int64)
    chosen = np.arange(size)[which]
    place[chosen] = np.arange(len(chosen))
    case = place[leaves.case]
    kept = np.flatnonzero(case >= 0)
    if not len(kept):
        return None
    rest = {name: getattr(leaves, name)[kept] for name in ("amount", "taxed", "health", "days", "employer")}
    return Leaves(case=case[kept], **rest)
