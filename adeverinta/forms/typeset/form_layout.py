"""Laying a template out: blocks one under the other, spare height shared among the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from adeverinta.forms.template.template_file import Block, Form, TemplateError, kind_of
from adeverinta.forms.typeset.display import (
    Begin,
    End,
    LineBox,
    Op,
    Rect,
    RuledLine,
    Slot,
    SlotKey,
    Watermark,
    moved,
    within,
)
from adeverinta.forms.typeset.frame import Frame, Variant
from adeverinta.forms.typeset.paragraph import Laid, Setting, Style

A4: Final = (595.28, 841.89)
QR_ALT: Final = "Cod QR: numărul și data adeverinței, amprenta datelor ei"
_LIST_END: Final = End("L")
QR_SIDE: Final = 33.0
QR_BOTTOM: Final = 13.0
QR_MARGIN: Final = QR_BOTTOM + QR_SIDE + 4
"""What a page leaves free at its foot where a QR is wanted: the code stands outside the form's frame."""
DRAFT: Final = "CIORNĂ"


class PageTooShortError(ValueError):
    """More stands on a page than it has room for."""

    def __init__(self, points: float) -> None:
        super().__init__(f"the page is {points:.1f} points too short")
        self.points = points


def layout(form: Form, variant: Variant, said: Mapping[str, str] | None = None) -> list[list[Op]]:
    """The display list of every page; in large print where the values are `said`."""
    style = Style().updated(form.style)
    frame = Frame(variant, style, Setting(form.slots, said=said))
    if said is not None:
        return _large(form, frame)
    pages: list[list[Op]] = []
    for number, page in enumerate(form.pages, 1):
        if not variant.holds(page.get("when")):
            continue
        try:
            pages.append(_page(form.page, page, frame._replace(first=not pages)))
        except (ValueError, KeyError, TypeError) as error:
            raise TemplateError(f"{form.code}: page {number}: {error!r}", page=number) from error
    return pages


def _large(form: Form, frame: Frame) -> list[list[Op]]:
    from adeverinta.forms.typeset.large import flow

    shown = [page for page in form.pages if frame.variant.holds(page.get("when"))]
    try:
        pages = flow(form.page, [block for page in shown for block in page["blocks"]], frame, A4)
    except (ValueError, KeyError, TypeError) as error:
        raise TemplateError(f"{form.code}: large print: {error!r}") from error
    return [
        _whole(ops, frame._replace(first=at == 0), form.page["margins"][3]) for at, ops in enumerate(pages)
    ]


def _page(shape: Mapping[str, Any], page: Mapping[str, Any], frame: Frame) -> list[Op]:
    top, right, bottom, left = shape["margins"]
    if frame.variant.qr:
        bottom = max(bottom, QR_MARGIN)
    width = A4[0] - left - right
    blocks = _shown(page["blocks"], frame)
    laid = [_block(block, width, frame) for block in blocks]
    gaps = [float(block.get("gap", 0)) for block in blocks]
    spare = A4[1] - top - bottom - sum(gaps) - sum(each.height for each in laid)
    if spare < 0:
        raise PageTooShortError(-spare)
    share = min(spare / sum(gaps), float(shape.get("stretch", 0))) if sum(gaps) else 0.0
    ops: list[Op] = []
    y = A4[1] - top
    for gap, each in zip(gaps, laid, strict=True):
        y -= gap * (1 + share)
        ops += [moved(op, left, y) for op in each.ops]
        y -= each.height
    return _whole(ops, frame, left)


def _whole(ops: list[Op], frame: Frame, left: float) -> list[Op]:
    """A page with the watermark of a draft below what stands on it and the QR after; its lines first."""
    first: list[Op] = []
    if frame.variant.ciorna:
        draft = Watermark(A4[0] / 2, A4[1] / 2, 130, 55, 0.9, DRAFT)
        first = within(Begin("P"), [draft])
    if frame.variant.qr and frame.first:
        ops = [*ops, *_code(left)]
    lines = [op for op in ops if isinstance(op, RuledLine | Rect)]
    return [*first, *lines, *_joined([op for op in ops if not isinstance(op, RuledLine | Rect)])]


def _code(left: float) -> list[Op]:
    """The QR and the small print beside it."""
    corner = (LineBox(left, QR_BOTTOM, QR_SIDE),)
    code, words = (
        Slot(SlotKey("qr"), "codul QR", QR_SIDE, QR_SIDE, "left", corner, kind=kind)
        for kind in ("qr", "qr_words")
    )
    box = (left, QR_BOTTOM, left + QR_SIDE, QR_BOTTOM + QR_SIDE)
    return [*within(Begin("Figure", alt=QR_ALT, box=box), [code]), *within(Begin("P"), [words])]


def _joined(ops: list[Op]) -> list[Op]:
    """Items of a list that follow each other are one list, whatever blocks they come from."""
    done: list[Op] = []
    lists: list[bool] = []
    for op in ops:
        if isinstance(op, Begin):
            lists.append(op.tag == "L")
            if lists[-1] and done and done[-1] == _LIST_END:
                done.pop()
                continue
        elif isinstance(op, End) and lists.pop():
            done.append(_LIST_END)
            continue
        done.append(op)
    return done


def _shown(blocks: Sequence[Block], frame: Frame) -> list[Block]:
    return [block for block in blocks if frame.variant.holds(block.get("when"))]


def stacked(blocks: Sequence[Block], width: float, frame: Frame) -> Laid:
    """Blocks one under the other."""
    ops: list[Op] = []
    y = 0.0
    for block in _shown(blocks, frame):
        each = _block(block, width, frame)
        y -= float(block.get("gap", 0))
        ops += [moved(op, 0, y) for op in each.ops]
        y -= each.height
    return Laid(-y, ops)


def _block(block: Block, width: float, outer: Frame) -> Laid:
    frame = outer.inside(block)
    kind = kind_of(block)
    if kind == "text":
        return frame.element(block["text"], width)
    if kind == "texts":
        return stacked([{"text": text} for text in block["texts"]], width, frame)
    if kind == "group":
        return stacked(block["group"], width, frame)
    if kind == "columns":
        return _columns(block, width, frame)
    if kind == "rule":
        return Laid(0.5, [RuledLine(0, 0, float(block["rule"]), 0, 0.5)])
    if kind == "space":
        return Laid(float(block["space"]), [])
    from adeverinta.forms.typeset.ruled_table import table

    return table(block["table"], width, frame)


def _columns(block: Block, width: float, frame: Frame) -> Laid:
    """Side by side; each column has a share of the width and its own blocks."""
    ops: list[Op] = []
    frame = frame._replace(aside=True)
    x, height = 0.0, 0.0
    total = sum(column["width"] for column in block["columns"])
    for column in block["columns"]:
        part = width * column["width"] / total
        laid = stacked(column["blocks"], part, frame)
        ops += [moved(op, x, 0) for op in laid.ops]
        x, height = x + part, max(height, laid.height)
    return Laid(height, ops)
