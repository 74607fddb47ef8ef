"""A net that the export itself calls corrected, or writes once more under the same header, beside the one
that is read: the two may not differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.header_words import OTHER_TIME
from adeverinta.payroll.layout.headers import names_net, squash, worded
from adeverinta.payroll.learning.unknown_columns import number_in
from adeverinta.payroll.other_nets import gives_net
from adeverinta.payroll.sheet_rows import AmountTable
from adeverinta.sources.sheet import Cell, Sheet

_CORRECTED: Final = late(
    r"\b(?:corect\w*|corij\w*|recalcul\w*|rectific\w*|regulariz\w*|revizuit\w*|ajustat\w*|modificat\w*|refacut\w*"
    r"|actualizat\w*|definitiv\w*)\b"
)
_DIFFERENCE: Final = late(r"\b(?:dif|diferent\w*|plus|minus|suma|sume|de regularizat|de recuperat)\b")
"""Words by which such a column has what is added, not what it comes to."""


def corrected_nets(sheet: Sheet, layout: Layout, picks: Picks) -> Iterator[Finding]:
    """Rows whose corrected net is none of the columns that may be read as the net."""
    columns = [at for at in layout.ignored if is_corrected_net(layout.labels[at])]
    if not columns:
        return
    for _, index, cnp, month in picks:
        row = sheet.rows[index]
        read = nets_in(layout, row)
        for at in columns:
            amount = bani_in(cell_at(row, at))
            if amount and all(abs(amount - net) > BANI_PER_LEU for net in read):
                yield finding(
                    codes.NET_CORECTAT_DIFERIT,
                    cnp=cnp,
                    month=month,
                    source=sheet.source(index, at),
                    coloana=layout.labels[at],
                    corectat=romanian(amount),
                    net=romanian(read[0]),
                )


def doubled_nets(sheet: Sheet, layout: Layout, table: AmountTable, picks: Picks) -> Iterator[Finding]:
    """Rows where a second column under the net's own header, elsewhere the same net, has another amount."""
    import numpy as np

    for pair in combinations(zip(layout.nets, table.nets, strict=True), 2):
        if len({squash(column.label) for column, _ in pair}) > 1:
            continue
        by_gross = table.rest is not None and gives_net(table.rest, pair[1][1])
        (_, net), (column, second) = reversed(pair) if by_gross else pair
        apart = second.present & (np.abs(net.values - second.values) > TOLERANCE)
        if apart.sum() * 2 > len(apart):
            continue  # another sum for most, of which arithmetic tells
        for position, index, cnp, month in picks:
            if apart[position]:
                yield finding(
                    codes.NET_CORECTAT_DIFERIT,
                    cnp=cnp,
                    month=month,
                    source=sheet.source(index, column.index),
                    coloana=column.label,
                    corectat=romanian(int(second.values[position])),
                    net=romanian(int(net.values[position])),
                )


def is_corrected_net(label: str) -> bool:
    """Whether a header names a net after a correction.

    >>> is_corrected_net("Net recalculat"), is_corrected_net("Salariu net după regularizare")
    (True, True)
    >>> is_corrected_net("Diferență netă regularizare"), is_corrected_net("Brut corectat")
    (False, False)
    """
    words = worded(label)
    corrected = _CORRECTED.search(words) and not _DIFFERENCE.search(words)
    return bool(corrected) and names_net(label) and OTHER_TIME.isdisjoint(words.split())


def nets_in(layout: Layout, row: Sequence[Cell]) -> list[Bani]:
    """What may be read as the net of a row: its columns of a net, or what its gross leaves."""
    return [bani_in(cell_at(row, net.index)) for net in layout.nets] or [_made(layout, row)]


def _made(layout: Layout, row: Sequence[Cell]) -> Bani:
    """What the gross leaves."""
    taken = (layout.first_of(name) for name in ("cas", "cass", "somaj", "impozit"))
    return bani_in(cell_at(row, layout.first_of("brut"))) - sum(bani_in(cell_at(row, at)) for at in taken)


def bani_in(cell: Cell) -> Bani:
    return round(number_in(cell) * BANI_PER_LEU)
