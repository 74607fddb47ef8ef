"""Setting a paragraph: lines broken, blanks stretched to the margin, ops relative to its top left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.forms.template.markup import Blank, Boxes, Cluster, MarkupWord, Piece, Tick, parse
from adeverinta.forms.typeset.display import (
    REGULAR,
    Begin,
    LineBox,
    Op,
    Rect,
    RuledLine,
    Slot,
    SlotKey,
    Text,
    within,
)
from adeverinta.forms.typeset.fit import CAP
from adeverinta.forms.typeset.fonts import widths
from adeverinta.forms.typeset.large_words import LEADING, SMALLEST, TIMES, spelled

RAISED_SIZE: Final = 0.68
RAISED_BY: Final = 0.36
CELL: Final = 13.2
"""Side of a box for one letter."""
DROP: Final = 1.7
"""How far the dots of a blank lie under the baseline."""
INSET: Final = 1.5
_REFERENCE: Final = late(r"\d+\)")
"""A superscript that names a footnote."""


class Style(NamedTuple):
    """How a block is set; lengths in points."""

    size: float = 9.0
    font: str = REGULAR
    leading: float = 13.0
    align: str = "justify"
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    indent: float = 0.0
    blanks: str = "dotted"

    def updated(self, keys: Mapping[str, Any]) -> Style:
        """With what a block says of its own."""
        return self._replace(**{name: keys[name] for name in self._fields if name in keys})

    def enlarged(self) -> Style:
        """The style in large print, flush left: words stretched to the margin read harder."""
        size = max(SMALLEST, round(self.size * TIMES, 1))
        times = size / self.size
        return self._replace(
            size=size,
            leading=max(self.leading * times, size * LEADING),
            align="left" if self.align in ("justify", "fill") else self.align,
            left=self.left * times,
            right=0.0,
            hanging=self.hanging * times,
            indent=self.indent * times,
        )


class Setting(NamedTuple):
    """What a block's text is set with: slot definitions, its row of the table, values wanted or not."""

    slots: Mapping[str, Mapping[str, Any]]
    row: int | None = None
    blank: bool = False
    said: Mapping[str, str] | None = None
    """In large print the values, set as words of their sentence."""


class Laid(NamedTuple):
    """A block laid out: its height and ops, its top left at (0, 0)."""

    height: float
    ops: list[Op]


class _Row(NamedTuple):
    clusters: list[Cluster]
    first: bool
    last: bool


def slot_for(name: str, setting: Setting, size: float, lines: tuple[LineBox, ...], **fixed: Any) -> Slot:
    """A slot with what its definition says, the block's values where it says nothing."""
    if name not in setting.slots:
        raise ValueError(f"slot {name!r} is not defined under `slots`")
    defined = setting.slots[name]
    minimum = float(defined.get("min", size))
    values: dict[str, Any] = {
        "align": defined.get("align", "center"),
        "wrap": int(defined.get("wrap", 1)),
        "wrap_min": float(defined.get("wrap_min", minimum)),
    }
    values.update(fixed)
    label = defined["label"]
    if setting.row is not None:
        label = f"{label}, rândul {setting.row + 1}"
    return Slot(SlotKey(name, setting.row), label, size, minimum, lines=lines, **values)


def paragraph(text: str, style: Style, width: float, setting: Setting) -> Laid:
    """One paragraph set in a width."""
    lines = parse(text)
    if setting.said is not None:
        room = width - style.left - style.right - max(style.indent, style.hanging)
        lines = spelled(lines, {} if setting.blank else setting.said, style.font, style.size, room)
    rows = _rows(lines, style, width)
    ops: list[Op] = []
    top = 0.0
    for at, row in enumerate(rows):
        base = top - style.leading / 2 - CAP * style.size
        left = style.left + (style.indent if row.first else style.hanging)
        end = at == len(rows) - 1
        more = _set_row(row, style, left, width - style.right, base, setting, ops, end=end)
        top -= style.leading * (1 + more)
    return Laid(-top, ops)


def _length(piece: Piece, style: Style) -> float:
    if isinstance(piece, MarkupWord):
        size = style.size * (RAISED_SIZE if piece.raised else 1)
        return sum(map(widths(style.font).__getitem__, piece.text)) * size / 1000
    if isinstance(piece, Blank):
        return piece.width
    if isinstance(piece, Boxes):
        return piece.count * CELL + 2
    return widths(REGULAR)["☐"] * _tick_size(style) / 1000


def _tick_size(style: Style) -> float:
    return style.size * 1.25


def _space(style: Style) -> float:
    return widths(style.font)[" "] * style.size / 1000


def _rows(lines: list[list[Cluster]], style: Style, width: float) -> list[_Row]:
    rows: list[_Row] = []
    space = _space(style)
    first = True
    for clusters in lines:
        current: list[Cluster] = []
        used = 0.0
        for cluster in clusters:
            length = sum(_length(piece, style) for piece in cluster)
            room = width - style.left - style.right - (style.indent if first else style.hanging)
            if current and used + space + length > room + 0.01:
                rows.append(_Row(current, first, last=False))
                first, current, used = False, [], 0.0
            used += length + (space if current else 0.0)
            current.append(cluster)
        rows.append(_Row(current, first, last=True))
        first = False
    return rows


def _set_row(
    row: _Row,
    style: Style,
    left: float,
    right: float,
    base: float,
    setting: Setting,
    ops: list[Op],
    *,
    end: bool,
) -> int:
    """Puts one line's ops; gives how many more lines its blanks take. A line that is not the `end` of its
    paragraph keeps the space it was broken at, so that words read one after the other stay apart.
    """
    pieces = [piece for cluster in row.clusters for piece in cluster]
    space = _space(style)
    natural = sum(_length(piece, style) for piece in pieces) + space * (len(row.clusters) - 1)
    spare = right - left - natural
    elastic = sum(p.width for p in pieces if isinstance(p, Blank) and not p.fixed)
    x, gap, stretch = left, space, 1.0
    if style.align == "center":
        x += spare / 2
    elif style.align == "right":
        x += spare
    elif elastic:
        stretch = 1 + spare / elastic
    elif len(row.clusters) > 1 and (style.align == "fill" or (style.align == "justify" and not row.last)):
        gap += spare / (len(row.clusters) - 1)

    more = 0
    run = _Run(style, base, ops)
    for at, cluster in enumerate(row.clusters):
        final = end and at == len(row.clusters) - 1
        for place, piece in enumerate(cluster):
            length = _length(piece, style)
            if isinstance(piece, MarkupWord) and piece.raised:
                run.raise_(x, piece.text, apart=place > 0)
            elif isinstance(piece, MarkupWord):
                run.add(x, piece.text)
            else:
                run.flush()
                if isinstance(piece, Blank):
                    length *= 1.0 if piece.fixed else stretch
                    _put_blank(
                        piece, x, length, base, (style.left + style.hanging, right), style, setting, ops
                    )
                    more = max(more, piece.lines - 1)
                elif isinstance(piece, Boxes):
                    _put_boxes(piece, x, base, style, setting, ops)
                    more = max(more, piece.lines - 1)
                else:
                    _put_tick(piece, x, base, style, setting, ops)
            x += length
        run.end_of_word(x, final=final, justified=gap != space)
        x += gap
    run.flush()
    return more


class _Run:
    """Collects words of one line into as few text ops as keep every word in place."""

    def __init__(self, style: Style, base: float, ops: list[Op]) -> None:
        self.style, self.base, self.ops = style, base, ops
        self.x, self.text = 0.0, ""

    def add(self, x: float, text: str) -> None:
        if not self.text:
            self.x = x
        self.text += text

    def raise_(self, x: float, text: str, *, apart: bool) -> None:
        """A superscript; one that stands at a word is kept `apart` from it where it is read or copied."""
        if apart:
            self.add(x, " ")
        self.flush()
        style = self.style
        size = round(style.size * RAISED_SIZE, 2)
        mark = Text(x, self.base + RAISED_BY * style.size, style.font, size, text)
        self.ops += within(Begin("Reference"), [mark]) if apart and _REFERENCE.fullmatch(text) else [mark]

    def end_of_word(self, x: float, *, final: bool, justified: bool) -> None:
        if not final:
            self.add(x, " ")
        if justified:
            self.flush()

    def flush(self) -> None:
        if self.text:
            self.ops.append(Text(self.x, self.base, self.style.font, self.style.size, self.text))
        self.text = ""


def _put_blank(
    blank: Blank,
    x: float,
    length: float,
    base: float,
    margins: tuple[float, float],
    style: Style,
    setting: Setting,
    ops: list[Op],
) -> None:
    spans = [(x, length, base)]
    left, right = margins
    spans += [(left, right - left, base - style.leading * (at + 1)) for at in range(blank.lines - 1)]
    for start, span, y in spans:
        ops.append(
            RuledLine(start + 0.6, y - DROP, start + span - 0.6, y - DROP, 0.4, style.blanks == "dotted")
        )
    if setting.blank or setting.said is not None:
        return
    lines = tuple(LineBox(start + INSET, y, span - 2 * INSET) for start, span, y in spans)
    ops.append(slot_for(blank.slot, setting, style.size, lines, height=style.leading - 1.6))


def _put_boxes(boxes: Boxes, x: float, base: float, style: Style, setting: Setting, ops: list[Op]) -> None:
    x += 1
    drop = CAP * style.size - CELL / 2
    lines = tuple(
        LineBox(x + at * CELL, base - style.leading * row, CELL)
        for row in range(boxes.lines)
        for at in range(boxes.count)
    )
    ops += [Rect(box.x, box.y + drop, CELL, CELL, 0.5) for box in lines]
    if not setting.blank and setting.said is None:
        ops.append(slot_for(boxes.slot, setting, style.size, lines, kind="cells", rows=boxes.lines))


def _put_tick(tick: Tick, x: float, base: float, style: Style, setting: Setting, ops: list[Op]) -> None:
    size = _tick_size(style)
    lines = (LineBox(x, base - 0.06 * size, widths(REGULAR)["☐"] * size / 1000),)
    ops.append(slot_for(tick.slot, setting, size, lines, kind="check", ticked_by=tick.value))
