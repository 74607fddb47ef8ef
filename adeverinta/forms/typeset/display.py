"""The display list: what stands on a page, in reading order, in PDF points (y grows upwards).

Both drawers (the compiled stamp and the reference canvas) draw these records and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

REGULAR: Final = "R"
BOLD: Final = "B"
TICKED: Final = "☒"
EMPTY: Final = "☐"
DOT_WIDTH: Final = 0.6
DOT_DASH: Final = (0.6, 1.5)


class Text(NamedTuple):
    """A run of fixed or filled text; (x, y) is the start of its baseline."""

    x: float
    y: float
    font: str
    size: float
    text: str


class RuledLine(NamedTuple):
    """A ruled line; `dotted` for the blanks."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    dotted: bool = False


class Rect(NamedTuple):
    """An empty box."""

    x: float
    y: float
    width: float
    height: float
    line: float


class Fill(NamedTuple):
    """A black rectangle (a run of modules of a QR)."""

    x: float
    y: float
    width: float
    height: float


class Watermark(NamedTuple):
    """Large light-grey text across the page, turned around its centre (x, y)."""

    x: float
    y: float
    size: float
    angle: float
    gray: float
    text: str


class LineBox(NamedTuple):
    """One line a value may stand on: start, baseline, length."""

    x: float
    y: float
    width: float


class SlotKey(NamedTuple):
    """Which fact fills a slot; `row` is the 0-based entry of `randuri`, None for a plain fact."""

    name: str
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one fact, with a fixed box.

    kind: `text`; `cells` (a letter a box, one LineBox each, in `rows` rows); `check` (ticked when the fact is
    `ticked_by`); `qr` (a square of `size`) and `qr_words` (the small print beside it). align: left, center,
    right, decimal (right when it holds a digit, else centred).
    A value too wide at `size` is shrunk to `min_size`; with several `lines` it flows over them; with
    `wrap` > 1 it is set in up to that many small lines (not below `wrap_min`) inside `height`, standing
    on the baseline, or around `middle` where that is given.
    """

    key: SlotKey
    label: str
    size: float
    min_size: float
    align: str
    lines: tuple[LineBox, ...]
    kind: str = "text"
    ticked_by: str = ""
    rows: int = 1
    wrap: int = 1
    wrap_min: float = 0.0
    height: float = 0.0
    middle: float | None = None


class Begin(NamedTuple):
    """What follows, up to its `End`, belongs to one element of the document's structure (tagged PDF).

    tag: a standard structure type; a heading is `H`, its level follows from its `size` (`structure`). Of a
    header cell `scope` is Column or Row; `span` is the number of columns of a cell, `alt` what is read in
    place of a figure, `box` where the figure stands (left, bottom, right, top).
    """

    tag: str
    size: float = 0.0
    scope: str = ""
    span: int = 1
    alt: str = ""
    box: tuple[float, float, float, float] | None = None


class End(NamedTuple):
    """The element begun last ends; its `tag` is told where that matters."""

    tag: str = ""


Op = Text | RuledLine | Rect | Fill | Watermark | Slot | Begin | End


def within(begin: Begin, ops: list[Op]) -> list[Op]:
    """These ops as one element of the structure."""
    return [begin, *ops, End()]


def moved(op: Op, dx: float, dy: float) -> Op:
    """The same op elsewhere."""
    if isinstance(op, Begin | End):
        return op
    if isinstance(op, RuledLine):
        return op._replace(x1=_r(op.x1 + dx), y1=_r(op.y1 + dy), x2=_r(op.x2 + dx), y2=_r(op.y2 + dy))
    if isinstance(op, Slot):
        lines = tuple(LineBox(_r(box.x + dx), _r(box.y + dy), _r(box.width)) for box in op.lines)
        return replace(op, lines=lines, middle=None if op.middle is None else _r(op.middle + dy))
    return op._replace(x=_r(op.x + dx), y=_r(op.y + dy))


def _r(value: float) -> float:
    return round(value, 3)
