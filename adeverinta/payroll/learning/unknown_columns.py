"""Columns of a payroll that were not understood: which hold numbers, and for whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time, timedelta
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.money import Bani
from adeverinta.core.numbers import NumberShape, number_of, parse_token
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import names_net, speaks_of, worded
from adeverinta.payroll.plausible.bonus import is_bonus
from adeverinta.payroll.rows import UnknownColumn
from adeverinta.sources.sheet import Cell, Sheet

_LARGEST: Final = 1e7
"""A longer number is a telephone, an account or a code."""
_MOST_DAYS: Final = 31
_HALF_A_MONTH: Final = 12
"""Working days that most persons have at least, where a column counts the days worked."""
_FEWEST_COUNTED: Final = 4
_NEARLY_ALL: Final = 90
"""Percent of the rows that a column of nets has an amount in."""


BESIDE: Final = late(r"\b(?:indemniz\w*|ind|concedi\w*|medical\w*|cm|fnuass|maternit\w*|diferent\w*)\b")
"""Words of sums that a person has in some months, beside a wage."""


class Leftover:
    """The columns with numbers that nothing is known of, looked at over one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        rows: Sequence[int],
        more: Sequence[int] = (),
        second: Mapping[str, Collection[int]] = MappingProxyType({}),
        away: Collection[int] = frozenset(),
    ) -> None:
        """`more`: columns that are understood and nevertheless not known in what they do to the net.

        `second`: by header, the positions that have another net or contract there (`second_nets`). `away`:
        the positions whose amounts are kept, of leave or without pay; elsewhere a column is one for all rows.
        """
        self._second, self._away = second, away
        picked = [sheet.rows[row] for row in rows]
        self._columns: list[tuple[UnknownColumn, list[float]]] = []
        self._nets: set[str] = set()
        for index in sorted({*layout.unknown, *more}):
            numbers = [number_in(cell) for cell in column_of(picked, index)]
            if any(numbers) and not _counts_rows(numbers):
                label = layout.labels[index]
                speaks, of_days = speaks_of(label)
                of_days = of_days or (not speaks and all(0 <= number <= _MOST_DAYS for number in numbers))
                filled = [number for number in numbers if number]
                column = UnknownColumn(
                    letter=layout.letters[index],
                    label=label,
                    speaks=speaks,
                    of_days=of_days,
                    like_worked=of_days and median(filled) >= _HALF_A_MONTH,
                )
                self._columns.append((column, numbers))
                if names_net(label) and sum(map(bool, numbers)) * 100 >= len(numbers) * _NEARLY_ALL:
                    self._nets.add(label)

    def of(self, position: int) -> tuple[UnknownColumn, ...]:
        """Those that hold something in the row at a position."""
        if not self._columns:
            return ()
        found = ((column, numbers[position]) for column, numbers in self._columns if numbers[position])
        return tuple(self._with_amount(column, round(number * 100), position) for column, number in found)

    def _with_amount(self, column: UnknownColumn, amount: Bani, position: int) -> UnknownColumn:
        label = column.label
        if names_net(label) and (is_bonus(label) or BESIDE.search(worded(label))):
            return column._replace(amount=amount, extra=amount)
        if column.of_days and 0 < amount <= _MOST_DAYS * 100:
            column = column._replace(amount=amount)
        extra = amount if position in self._second.get(label, ()) else None
        net = amount if label in self._nets else None
        if extra is None and net is None and position not in self._away:
            return column
        return column._replace(amount=amount, extra=extra, net=net)


def number_in(cell: Cell) -> float:
    """What the cell may add to an amount or to days; 0 for anything else."""
    if cell is None or isinstance(cell, (bool, date, time, timedelta)):
        return 0.0
    if isinstance(cell, str):
        if not any(c.isdigit() for c in cell) or parse_token(cell).shape is NumberShape.NOT_A_NUMBER:
            return 0.0
        cell = float(number_of(cell) or 0)
    return float(cell) if abs(cell) < _LARGEST else 0.0


def _counts_rows(numbers: Sequence[float]) -> bool:
    """1, 2, 3 ... down the sheet."""
    return len(numbers) >= _FEWEST_COUNTED and all(b - a == 1 for a, b in pairwise(numbers))
