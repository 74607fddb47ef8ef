"""Payslips without a CNP among others that have one: where they begin, so that no slip holds two persons'."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.payroll import codes
from adeverinta.payroll.layout.column_map import text_of
from adeverinta.payroll.layout.spellings import NET_BARE
from adeverinta.payroll.views.heading import item_label, known, pieces
from adeverinta.sources.sheet import Cell, Sheet

_PAID: Final = frozenset(("brut", "net"))
_AGAIN: Final = 4
"""Labels that stand twice in a block of two slips."""
Row = Sequence[Cell]


def label_of(cell: Cell) -> str:
    """What a cell is a label of, as far as it is known; any other is empty."""
    first = next(pieces([cell], 0), None)
    return known(item_label(text_of(first.value))) if first is not None else ""


def without_cnp(rows: Sequence[Row], anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the CNP should stand (row, column; 0-based) of slips that have none: in a line with the labels
    of the others' CNPs (at the `anchors`), above a gross and a net of its own.
    """
    first, column = anchors[0]
    labels = [_labels_of(row) for row in rows]
    owned = {at for at, _ in anchors}
    like = [at for at, own in enumerate(labels) if own and own == labels[first]]
    begins = sorted({*owned, *like})
    return [
        (at, column)
        for at, end in pairwise((*begins, len(rows)))
        if at not in owned and {_as_net(name) for own in labels[at:end] for name in own} >= _PAID
    ]


def refuse_two(sheet: Sheet, blocks: Sequence[tuple[int, Sequence[str]]]) -> None:
    """`InputStop` where one of several blocks (its first row, what its labels mean) names the gross and the
    net again and others do not: a slip without any line like that of the others' CNPs stands below it.
    """
    doubled = [_is_of_two(names) for _, names in blocks]
    if any(doubled) and not all(doubled):
        source = sheet.source(blocks[doubled.index(True)][0])
        raise InputStop(finding(codes.FLUTURAS_FARA_CNP, source=source))


def _is_of_two(labels: Sequence[str]) -> bool:
    names = list(map(_as_net, labels))
    again = len(names) - len(set(names))
    return names.count("brut") > 1 and names.count("net") > 1 and again >= _AGAIN


def _as_net(name: str) -> str:
    return "net" if name == NET_BARE else name


def _labels_of(row: Row) -> list[str]:
    return [label for cell in row if isinstance(cell, str) and (label := label_of(cell))]
