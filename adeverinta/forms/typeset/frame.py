"""What the blocks of a form are laid out with: the variant, the style, the slots."""

from __future__ import annotations

from typing import NamedTuple

from adeverinta.forms.template.markup import agreed, conditional, gendered
from adeverinta.forms.template.template import PLURAL, Block
from adeverinta.forms.typeset.paragraph import Laid, Setting, Style, paragraph


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
        return paragraph(text, style or self.style, width, self.setting)
