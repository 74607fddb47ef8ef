"""Laying a template out: blocks one under the other, spare height shared among the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from adeverinta.forms.display import Line, Op, Watermark, moved
from adeverinta.forms.markup import gendered
from adeverinta.forms.paragraph import Laid, Setting, Style, paragraph
from adeverinta.forms.template import Block, Form, TemplateError, kind_of

A4: Final = (595.28, 841.89)
DRAFT: Final = "CIORNĂ"


class Variant(NamedTuple):
    """What changes the fixed part of a form, and with `wide` the letters embedded."""

    gender: str = ""
    recalculare: bool = False
    verso: bool = True
    ciorna: bool = False
    wide: bool = False
    inlocuieste: bool = False

    def holds(self, condition: str | None) -> bool:
        """Whether a template's `when` (a flag's name, or `not` and its name) is met; without one, yes."""
        if condition is None:
            return True
        *negation, flag = condition.split()
        if flag not in ("recalculare", "verso", "ciorna", "inlocuieste") or negation not in ([], ["not"]):
            raise ValueError(f"condition not understood: {condition!r}")
        return bool(getattr(self, flag)) is not bool(negation)


class Frame(NamedTuple):
    """What blocks are laid out with."""

    variant: Variant
    style: Style
    setting: Setting

    def inside(self, block: Block) -> Frame:
        """With what a block says of its own."""
        setting = self.setting
        if "blank_when" in block and self.variant.holds(block["blank_when"]):
            setting = setting._replace(blank=True)
        return self._replace(style=self.style.updated(block), setting=setting)

    def text(self, text: str, width: float, style: Style | None = None) -> Laid:
        """One paragraph."""
        return paragraph(gendered(text, self.variant.gender), style or self.style, width, self.setting)


def layout(form: Form, variant: Variant) -> list[list[Op]]:
    """The display list of every page."""
    style = Style().updated(form.style)
    frame = Frame(variant, style, Setting(form.slots))
    pages = []
    for number, page in enumerate(form.pages, 1):
        if not variant.holds(page.get("when")):
            continue
        try:
            pages.append(_page(form.page, page, frame))
        except (ValueError, KeyError, TypeError) as error:
            raise TemplateError(f"{form.code}: page {number}: {error!r}") from error
    return pages


def _page(shape: Mapping[str, Any], page: Mapping[str, Any], frame: Frame) -> list[Op]:
    top, right, bottom, left = shape["margins"]
    width = A4[0] - left - right
    blocks = _shown(page["blocks"], frame)
    laid = [_block(block, width, frame) for block in blocks]
    gaps = [float(block.get("gap", 0)) for block in blocks]
    spare = A4[1] - top - bottom - sum(gaps) - sum(each.height for each in laid)
    if spare < 0:
        raise ValueError(f"the page is {-spare:.1f} points too short")
    share = min(spare / sum(gaps), float(shape.get("stretch", 0))) if sum(gaps) else 0.0
    ops: list[Op] = []
    if frame.variant.ciorna:
        ops.append(Watermark(A4[0] / 2, A4[1] / 2, 130, 55, 0.9, DRAFT))
    y = A4[1] - top
    for gap, each in zip(gaps, laid, strict=True):
        y -= gap * (1 + share)
        ops += [moved(op, left, y) for op in each.ops]
        y -= each.height
    return ops


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
        return frame.text(block["text"], width)
    if kind == "texts":
        return stacked([{"text": text} for text in block["texts"]], width, frame)
    if kind == "group":
        return stacked(block["group"], width, frame)
    if kind == "columns":
        return _columns(block, width, frame)
    if kind == "rule":
        return Laid(0.5, [Line(0, 0, float(block["rule"]), 0, 0.5)])
    if kind == "space":
        return Laid(float(block["space"]), [])
    from adeverinta.forms.table import table

    return table(block["table"], width, frame)


def _columns(block: Block, width: float, frame: Frame) -> Laid:
    """Side by side; each column has a share of the width and its own blocks."""
    ops: list[Op] = []
    x, height = 0.0, 0.0
    total = sum(column["width"] for column in block["columns"])
    for column in block["columns"]:
        part = width * column["width"] / total
        laid = stacked(column["blocks"], part, frame)
        ops += [moved(op, x, 0) for op in laid.ops]
        x, height = x + part, max(height, laid.height)
    return Laid(height, ops)
