"""What lies between a net and the gross without contributions and tax, where it is one column of the sheet.

A net that something was taken off (a garnishment, union dues), or that holds something beside the wage
(tickets): the difference is then that column's amount to the leu, row by row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.other_nets import amounts_in
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.sheet_rows import AmountTable

_READ: Final = (
    "tichete", "sindicat", "pensie_facultativa", "deducere", "neimpozabil",
    "indemnizatie_cm", "indemnizatie_maternitate",
)  # fmt: skip
"""Amounts that are understood and are no part of gross, contributions, tax and net."""
_COUNTS: Final = frozenset(
    ("nr", "numar", "zile", "zi", "ore", "buc", "bucati", "crt", "norma", "marca", "cod")
)
"""Words of headers that hold no amounts."""
_ENOUGH: Final = 50
"""Rows of a sheet that are looked at."""


class Gaps:
    """The rows of one sheet whose net is not the one of their gross, and the columns that make it up."""

    def __init__(self, sheet: Sheet, layout: Layout, rows: Sequence[int], table: AmountTable) -> None:
        self._sheet, self._layout, self._rows, self._table = sheet, layout, rows, table
        self._columns: list[dict[int, frozenset[int]]] = [{} for _ in table.nets]
        """For each of the nets, of the rows looked at so far, the columns that are the difference."""

    def named(self, ordinal: int, position: int) -> str:
        """The header of the column that is what a row's net lacks or has too much; empty for none.

        Of several that are the one that explains most rows of the sheet.
        """
        bad = self._bad[ordinal]
        at = bisect_left(bad, position)
        if bad[at : at + 1] != [position]:
            return ""
        found = self._explained(ordinal, bad[max(0, at - _ENOUGH // 2) :][:_ENOUGH])
        own = {label: places for label, places in found.items() if position in places}
        return max(own, key=lambda label: len(own[label]), default="")

    def of(self, position: int) -> tuple[str, ...]:
        """What `named` has for each of the nets; nothing for a row whose nets all close."""
        if position not in self._any_bad:
            return ()
        return tuple(self.named(ordinal, position) for ordinal in range(len(self._bad)))

    def common(self, ordinal: int) -> set[str] | None:
        """The columns that explain every row that does not close; None where all close."""
        some = self._bad[ordinal][:_ENOUGH]
        if not some:
            return None
        return {label for label, places in self._explained(ordinal, some).items() if len(places) == len(some)}

    @cached_property
    def _bad(self) -> list[list[int]]:
        """For each of the nets, the positions that have everything and do not close."""
        import numpy as np

        rest, nets = self._table.rest, self._table.nets
        if rest is None:
            return [[] for _ in nets]
        looked_at = (rest.against(net) for net in nets)
        return [np.flatnonzero(told & ~good).tolist() for told, good in looked_at]

    @cached_property
    def _any_bad(self) -> frozenset[int]:
        return frozenset().union(*self._bad)

    @cached_property
    def _amounts(self) -> list[int]:
        """The columns that may be a difference."""
        places = {*self._layout.ignored, *(at for name in _READ for at in self._layout.columns.get(name, ()))}
        labels = self._layout.labels
        return sorted(at for at in places if _COUNTS.isdisjoint(worded(labels[at]).split()))

    def _explained(self, ordinal: int, positions: Sequence[int]) -> dict[str, set[int]]:
        """By header, the positions whose difference is the column's amount."""
        known = self._columns[ordinal]
        known |= self._looked_at(ordinal, [position for position in positions if position not in known])
        found: dict[str, set[int]] = {}
        for column in sorted(frozenset().union(*(known[position] for position in positions))):
            own = {position for position in positions if column in known[position]}
            found.setdefault(self._layout.labels[column], set()).update(own)
        return found

    def _looked_at(self, ordinal: int, positions: Sequence[int]) -> dict[int, frozenset[int]]:
        """By position, the columns whose amount is the difference."""
        rest, net = self._table.rest, self._table.nets[ordinal]
        assert rest is not None
        picked = [self._sheet.rows[self._rows[position]] for position in positions]
        gaps = [abs(int(rest.computed[position]) - int(net.values[position])) for position in positions]
        found: dict[int, set[int]] = {position: set() for position in positions}
        for column in amounts_in(picked, self._amounts).values():
            for position, gap, value in zip(positions, gaps, column.values.tolist(), strict=True):
                if value > TOLERANCE and abs(gap - value) <= TOLERANCE:
                    found[position].add(column.place)
        return {position: frozenset(columns) for position, columns in found.items()}
