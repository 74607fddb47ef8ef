"""What lies between a net and the gross without contributions and tax, where it is one column of the sheet.

A net that something was taken off (a garnishment, union dues), or that holds something beside the wage
(tickets): the difference is then that column's amount to the leu, row by row.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.other_nets import amounts_in
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.cells.amount_columns import Amounts
    from adeverinta.payroll.decisions.identity import Residuals
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
        self._bad: frozenset[int] | None = None

    def named(self, ordinal: int, position: int) -> str:
        """The header of the column that is what a row's net lacks or has too much; empty for none.

        Of several that are the one that explains most rows of the sheet.
        """
        table = self._table
        if table.rest is None or position not in (bad := _bad(table.rest, table.nets[ordinal])):
            return ""
        near = bad[max(0, bad.index(position) - _ENOUGH // 2) :][:_ENOUGH]
        found = self._explained(ordinal, near)
        own = {label: places for label, places in found.items() if position in places}
        return max(own, key=lambda label: len(own[label]), default="")

    def of(self, position: int) -> tuple[str, ...]:
        """What `named` has for each of the nets; nothing for a row whose nets all close."""
        if self._bad is None:
            rest, nets = self._table.rest, self._table.nets
            self._bad = (
                frozenset() if rest is None else frozenset(at for net in nets for at in _bad(rest, net))
            )
        if position not in self._bad:
            return ()
        return tuple(self.named(ordinal, position) for ordinal in range(len(self._table.nets)))

    def common(self, ordinal: int) -> set[str] | None:
        """The columns that explain every row that does not close; None where all close."""
        rest = self._table.rest
        bad = [] if rest is None else _bad(rest, self._table.nets[ordinal])
        if not bad:
            return None
        some = bad[:_ENOUGH]
        return {label for label, places in self._explained(ordinal, some).items() if len(places) == len(some)}

    def _explained(self, ordinal: int, positions: Sequence[int]) -> dict[str, set[int]]:
        """By header, the positions whose difference is the column's amount."""
        rest, net = self._table.rest, self._table.nets[ordinal]
        assert rest is not None
        places = {*self._layout.ignored, *(at for name in _READ for at in self._layout.columns.get(name, ()))}
        labels = self._layout.labels
        amounts = sorted(at for at in places if _COUNTS.isdisjoint(worded(labels[at]).split()))
        picked = [self._sheet.rows[self._rows[position]] for position in positions]
        found: dict[str, set[int]] = {}
        for column in amounts_in(picked, amounts).values():
            for position, value in zip(positions, column.values.tolist(), strict=True):
                gap = abs(int(rest.computed[position]) - int(net.values[position]))
                if value > TOLERANCE and abs(gap - value) <= TOLERANCE:
                    found.setdefault(labels[column.place], set()).add(position)
        return found


def _bad(rest: Residuals, net: Amounts) -> list[int]:
    """The positions that have everything and do not close."""
    import numpy as np

    told = rest.complete & net.present
    found: list[int] = np.flatnonzero(told & (np.abs(rest.computed - net.values) > TOLERANCE)).tolist()
    return found
