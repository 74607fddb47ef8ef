"""How cells look: what a column holds, how a row stands out, and the number of each combination's style."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import product
from typing import Final


class ColumnKind(StrEnum):
    """What a column holds; each has its own number format.

    The guarded ones carry Excel's own mark of a text (the apostrophe), so that editing the cell in Excel
    does not make a formula of it either.
    """

    TEXT = "text"
    LONG = "text lung"
    GUARDED = "text apărat"
    GUARDED_LONG = "text lung apărat"
    INT = "întreg"
    DAYS = "zile"
    MONEY = "bani"
    LEI = "lei"
    NUMBER = "număr"
    DATE = "dată"
    MONTH = "lună"


class Tone(StrEnum):
    """How a row stands out."""

    PLAIN = ""
    RED = "roșu"
    ORANGE = "portocaliu"


FORMATS: Final = {
    ColumnKind.TEXT: "@",
    ColumnKind.LONG: "@",
    ColumnKind.GUARDED: "@",
    ColumnKind.GUARDED_LONG: "@",
    ColumnKind.INT: "0",
    ColumnKind.DAYS: "General",
    ColumnKind.MONEY: "#,##0.00",
    ColumnKind.LEI: "#,##0",
    ColumnKind.NUMBER: "General",
    ColumnKind.DATE: "dd.mm.yyyy",
    ColumnKind.MONTH: "mm.yyyy",
}
WRAPPED: Final = frozenset({ColumnKind.LONG, ColumnKind.GUARDED_LONG})
QUOTED: Final = frozenset({ColumnKind.GUARDED, ColumnKind.GUARDED_LONG})
LOOKS: Final = tuple(product(ColumnKind, Tone))
"""Every combination, in the order in which the workbook gets them."""


def number(kind: ColumnKind, tone: Tone) -> int:
    """The number of a combination's style in the workbook; 0 is the workbook's own.

    Known before there is a workbook, so that rows can be written anywhere; `xlsx.Book` refuses to be made
    where its own numbers differ.
    """
    return _numbers()[kind, tone]


@cache
def _numbers() -> dict[tuple[ColumnKind, Tone], int]:
    found: dict[tuple[object, ...], int] = {}
    return {
        (kind, tone): found.setdefault((FORMATS[kind], kind in WRAPPED, kind in QUOTED, tone), len(found) + 1)
        for kind, tone in LOOKS
    }
