"""Ruled tables: a header, rows filled from the facts' `randuri`, rows with spans at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from adeverinta.forms.typeset.display import Begin, End, LineBox, Op, RuledLine, moved, within
from adeverinta.forms.typeset.fit import CAP
from adeverinta.forms.typeset.paragraph import Laid, Style, slot_for

if TYPE_CHECKING:
    from adeverinta.forms.typeset.frame import Frame

THIN, THICK = 0.45, 0.9
Cell = Mapping[str, Any]


def table(spec: Mapping[str, Any], width: float, frame: Frame) -> Laid:
    """The table over the whole width; see templates/README.md for the keys."""
    columns: Sequence[Cell] = spec["columns"]
    total = sum(column["width"] for column in columns)
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + width * column["width"] / total)
    painter = _Painter(edges, float(spec.get("padding", 3)), frame)

    head = frame.style.updated({"align": "center", **spec.get("head", {})})
    titles = [{"text": column["title"], **spec.get("head", {})} for column in columns]
    heights = [max(painter.height(cell, at, at + 1, head) for at, cell in enumerate(titles)) + 4]
    painter.row(
        [(0 + at, at + 1, cell) for at, cell in enumerate(titles)], 0.0, heights[0], head, heads="Column"
    )

    labels = spec.get("labels") or [""] * spec["rows"]
    if len(labels) != spec["rows"]:
        raise ValueError(f"{len(labels)} labels for {spec['rows']} rows")
    top = -heights[0]
    for row, label in enumerate(labels):
        painter.number, painter.label = row, label
        painter.frame = frame._replace(setting=frame.setting._replace(row=row))
        cells = [(at, at + 1, column["cell"]) for at, column in enumerate(columns)]
        painter.row(cells, top, spec["row_height"], frame.style)
        heights.append(spec["row_height"])
        top -= spec["row_height"]
    painter.frame = frame
    for cells_at_foot in spec.get("footer", []):
        placed, at = [], 0
        for cell in cells_at_foot:
            placed.append((at, at + cell.get("span", 1), cell))
            at += cell.get("span", 1)
        painter.row(placed, top, spec["row_height"], frame.style)
        heights.append(spec["row_height"])
        top -= spec["row_height"]
    return Laid(-top, painter.rules(heights) + within(Begin("Table"), painter.ops))


class _Painter:
    def __init__(self, edges: list[float], padding: float, frame: Frame) -> None:
        self.edges, self.padding, self.frame = edges, padding, frame
        self.number, self.label = 0, ""
        self.ops: list[Op] = []
        self.breaks: list[tuple[float, float, set[int]]] = []

    def row(
        self, cells: list[tuple[int, int, Cell]], top: float, height: float, style: Style, heads: str = ""
    ) -> None:
        """One row; `heads` is the scope of its cells where all are headers."""
        self.ops.append(Begin("TR"))
        self.breaks.append((top, top - height, {start for start, _, _ in cells} | {len(self.edges) - 1}))
        for start, end, cell in cells:
            x, width = self._inner(start, end)
            scope = heads or ("Row" if cell.get("row_header") else "")
            self.ops.append(Begin("TH" if scope else "TD", scope=scope, span=end - start))
            if "slot" in cell:
                self._slot(cell, x, width, top, height, style)
            else:
                laid = self._text(cell, width, style)
                self.ops += [moved(op, x, top - (height - laid.height) / 2) for op in laid.ops]
            self.ops.append(End())
        self.ops.append(End())

    def height(self, cell: Cell, start: int, end: int, style: Style) -> float:
        return self._text(cell, self._inner(start, end)[1], style).height

    def _inner(self, start: int, end: int) -> tuple[float, float]:
        x = self.edges[start] + self.padding
        return x, self.edges[end] - self.padding - x

    def _text(self, cell: Cell, width: float, style: Style) -> Laid:
        ops: list[Op] = []
        y = 0.0
        for part in cell.get("parts", [cell]):
            text = part.get("text", "").replace("@label", self.label).replace("@nr", str(self.number + 1))
            laid = self.frame.text(text, width, style.updated({"align": "left", **_own(style), **part}))
            part_ops = within(Begin("P"), laid.ops) if "parts" in cell else laid.ops
            ops += [moved(op, 0, y) for op in part_ops]
            y -= laid.height
        return Laid(-y, ops)

    def _slot(self, cell: Cell, x: float, width: float, top: float, height: float, style: Style) -> None:
        if self.frame.setting.blank:
            return
        size = cell.get("size", style.size)
        middle = top - height / 2
        line = LineBox(x, middle - CAP * size, width)
        extra = {name: cell[name] for name in ("align", "wrap") if name in cell}
        slot = slot_for(
            cell["slot"], self.frame.setting, size, (line,), middle=middle, height=height - 3, **extra
        )
        self.ops.append(slot)

    def rules(self, heights: list[float]) -> list[Op]:
        bottom, right = -sum(heights), self.edges[-1]
        ops: list[Op] = []
        y = 0.0
        for at, height in enumerate([*heights, 0.0]):
            ops.append(RuledLine(0, y, right, y, THICK if at in (0, 1, len(heights)) else THIN))
            y -= height
        for at, x in enumerate(self.edges):
            outer = at in (0, len(self.edges) - 1)
            for start, end in self._spans(at):
                ops.append(RuledLine(x, start, x, end, THICK if outer else THIN))
        assert abs(y - bottom) < 0.01
        return ops

    def _spans(self, edge: int) -> list[tuple[float, float]]:
        """Where this vertical rule is drawn: rows that break there, neighbours joined."""
        spans: list[tuple[float, float]] = []
        for top, bottom, edges in self.breaks:
            if edge not in edges:
                continue
            if spans and abs(spans[-1][1] - top) < 0.01:
                spans[-1] = (spans[-1][0], bottom)
            else:
                spans.append((top, bottom))
        return spans


def _own(style: Style) -> dict[str, str]:
    """A header cell's centring is kept; other cells are set left unless they say otherwise."""
    return {"align": "center"} if style.align == "center" else {}
