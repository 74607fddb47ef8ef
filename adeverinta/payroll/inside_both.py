"""What stands in gross and net alike and is no money: the CAS alone shows it.

Gross less contributions less tax is then the net, and both are too large by it; the CAS is that of the gross
without it. Its column is named: a column of tickets as what it is, any other as what may be so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.core.month import Month
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.learning.unknown_columns import BESIDE
from adeverinta.payroll.other_nets import (
    MOST_COLUMNS,
    NO_MONEY,
    NOT_IN_KIND,
    AmountsOf,
    Made,
    amounts_in,
    begins,
    gives_net,
    in_kind,
    made_of,
    nearly,
    together,
    unused,
)
from adeverinta.payroll.rows import OtherNet
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.decisions.identity import Flags, Numbers
    from adeverinta.payroll.sheet_rows import AmountTable

_ENOUGH: Final = 50
"""Rows of a sheet that are looked at before all of them are."""


def inside_both(
    sheet: Sheet, layout: Layout, rows: Sequence[int], months: Sequence[Month], table: AmountTable
) -> dict[int, OtherNet]:
    """By position, the rows of an export with its net that say so."""
    import numpy as np

    rest = table.rest
    if rest is None or not any(
        gives_net(rest, net) for net, column in zip(table.nets, layout.nets, strict=True) if not column.bare
    ):
        return {}
    made = made_of(rest, table, months)
    odd = rest.complete & made.bases.known & ~made.bases.whole()
    if not odd.any():
        return {}  # as nearly everywhere
    places = unused(layout)
    kinds = [at for at in places if in_kind(layout, at)]
    others = [at for at in places if at not in kinds and _may_be_in_kind(layout.labels[at])]
    some = np.flatnonzero(odd)[:_ENOUGH]
    whole = np.arange(len(rows))
    for columns, floor in ((kinds, 0), (others, 1)):
        found = None
        for at in (some, whole):  # of a large sheet all rows only where those that are odd show something
            picked = [sheet.rows[rows[position]] for position in at.tolist()]
            held = list(amounts_in(picked, columns).values())
            found = _inside_by_cas(made.at(at), held, rest.complete[at], floor)
            if found is None:
                break
        if found is not None:
            return _told(layout, made, *found)
    return {}


def _told(
    layout: Layout, made: Made, columns: Sequence[AmountsOf], inside: Numbers, rows: Sequence[int]
) -> dict[int, OtherNet]:
    """What each row says of the columns that are inside its gross and net."""
    labels, told = layout.labels, {}
    sure = all(begins(labels[column.place], NO_MONEY) for column in columns)
    for at in rows:
        own = [column for column in columns if column.values[at]]
        told[at] = OtherNet(
            letter=layout.letters[own[0].place],
            label="” și „".join(labels[column.place] for column in own),
            net=int(made.net[at] - inside[at]),
            causes=tuple(labels[column.place] for column in columns),
            sure=sure,
            shown=False,
        )
    return told


def _may_be_in_kind(label: str) -> bool:
    """Whether a header speaks neither of days, nor of leave, nor of what is left to be paid."""
    words = worded(label)
    return NOT_IN_KIND.isdisjoint(words.split()) and not BESIDE.search(words)


def _inside_by_cas(
    made: Made, columns: Sequence[AmountsOf], complete: Flags, floor: int
) -> tuple[tuple[AmountsOf, ...], Numbers, list[int]] | None:
    """The columns without which the gross gives the CAS, what they hold, and the rows that say so.

    `floor`: how many times the untaxed sum they hold more than; of other columns one of as much is no sign.
    """
    import numpy as np

    least = made.bases.untaxed() * floor + TOLERANCE
    for some, inside in together(columns[:MOST_COLUMNS]):
        telling, without = made.bases.shows(np.where(complete & (inside > least), inside, 0))
        if telling.any() and nearly(without[telling]):
            return some, inside, np.flatnonzero(without).tolist()
    return None
