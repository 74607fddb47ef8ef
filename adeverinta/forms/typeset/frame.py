"""What the blocks of a form are laid out with: the variant, the style, the slots."""

from __future__ import annotations

from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.forms.template.markup import agreed, conditional, gendered
from adeverinta.forms.template.template_file import PLURAL, Block
from adeverinta.forms.typeset.display import BOLD, Begin, Op, Slot, Text, within
from adeverinta.forms.typeset.paragraph import Laid, Setting, Style, paragraph

_ITEM: Final = late(r"[•▪☐–-][ ~]")
"""What an item of a list begins with."""
_NOTE: Final = late(r"\^\{")
"""What a footnote begins with: its raised number."""


class Variant(NamedTuple):
    """What changes the fixed part of a form, and with `wide` the letters embedded."""

    gender: str = ""
    flags: frozenset[str] = frozenset()
    ciorna: bool = False
    qr: bool = False
    wide: bool = False

    def holds(self, condition: str | None) -> bool:
        """Whether a template's `when` is met; without one, yes."""
        if condition is None:
            return True
        flag = condition.removeprefix("not ").strip()
        return (flag in self.flags) is not condition.startswith("not ")


class Frame(NamedTuple):
    """What blocks are laid out with."""

    variant: Variant
    style: Style
    setting: Setting
    first: bool = True
    aside: bool = False
    """Inside columns: bold is a caption there and no heading."""

    def inside(self, block: Block) -> Frame:
        """With what a block says of its own."""
        setting = self.setting
        if "blank_when" in block and self.variant.holds(block["blank_when"]):
            setting = setting._replace(blank=True)
        return self._replace(style=self.style.updated(block), setting=setting)

    def text(self, text: str, width: float, style: Style | None = None) -> Laid:
        """One paragraph."""
        flags = self.variant.flags
        text = agreed(gendered(conditional(text, flags), self.variant.gender), plural=PLURAL in flags)
        style = style or self.style
        if self.setting.said is not None:
            style = style.enlarged()
        return paragraph(text, style, width, self.setting)

    def element(self, text: str, width: float) -> Laid:
        """One paragraph as an element of the structure."""
        laid = self.text(text, width)
        return laid._replace(ops=_element(text, laid.ops, self))


def _element(text: str, ops: list[Op], frame: Frame) -> list[Op]:
    """A paragraph as what it is: heading, item of a list, footnote or plain."""
    if not any(isinstance(op, Slot) or (isinstance(op, Text) and op.text.strip()) for op in ops):
        return [op for op in ops if not isinstance(op, Text)]  # a line to sign on
    if frame.style.font == BOLD and not frame.aside:
        return within(Begin("H", size=frame.style.size), ops)
    # the mark of an item stays in its body: a run of text drawn in two parts is not the same pixels
    if _ITEM.match(text):
        return within(Begin("L"), within(Begin("LI"), within(Begin("LBody"), ops)))
    return within(Begin("Note" if _NOTE.match(text) else "P"), ops)
