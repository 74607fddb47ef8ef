"""A slot of a compiled form: the operators that show a value there, kept for when the value comes again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adeverinta.core.facts import Fact
from adeverinta.forms.cache import Cache
from adeverinta.forms.spelling import on_paper
from adeverinta.forms.stamp.pdf_syntax import TEXT_END, operators, text_begin, text_string, unescaped
from adeverinta.forms.typeset.display import REGULAR, Slot, Text
from adeverinta.forms.typeset.fit import fit, in_box, start

_TICKED: Final = b"/Span<</Alt(bifat)>>BDC\n"
_EMPTY: Final = b"/Span<</Alt(nebifat)>>BDC\n"


class CompiledSlot(Cache[Fact]):
    """Operators by value; what is no text is spelled for the paper here, when it comes for the first time.

    KeyError for a value that does not fit here or has a letter that the font does not have.
    """

    __slots__ = ("_begins", "_boxes", "_decimal", "_plain", "_spell", "_widths", "slot")

    def __init__(self, slot: Slot, letters: Mapping[str, float], plain: Mapping[str, float]) -> None:
        """`letters` are the widths of what the font has, `plain` those that a literal need not escape."""
        super().__init__()
        self.slot = slot
        self._spell = on_paper(slot.key.name)
        self._widths, self._plain = letters, plain
        self._decimal = slot.align == "decimal"
        self._begins = _Begins(slot) if slot.kind == "text" and len(slot.lines) == 1 else None
        self._boxes = _boxes(slot, letters) if slot.kind == "cells" and slot.rows == 1 else []

    def made(self, value: Fact) -> bytes:
        text = value if isinstance(value, str) else "" if value is None else self._spell(value)
        done = self._on_one_line(text)
        return self._otherwise(text) if done is None else done

    def _on_one_line(self, value: str) -> bytes | None:
        """The common case, a line at its full size, without the steps between; None: the long way."""
        begins = self._begins
        if begins is None or not value or (self._decimal and not value[-1].isdigit()):
            return None
        try:
            begin = begins[sum(map(self._plain.__getitem__, value))]
        except KeyError:
            return None
        return begin + value.encode("utf-16-be") + TEXT_END

    def _otherwise(self, value: str) -> bytes:
        if 0 < len(value) <= len(self._boxes) and " " not in value:
            done = b"".join([box[letter] for box, letter in zip(self._boxes, value, strict=False)])
        else:
            runs = fit(self.slot, value, self._widths)
            if runs is None:
                raise KeyError(value)
            done = b"".join(map(operators, runs))
        if done and self.slot.kind == "cells":  # read and copied as one word
            return b"/Span<</ActualText" + text_string(value) + b">>BDC\n" + done + b"EMC\n"
        if self.slot.kind == "check":  # readers pass over the box itself
            return (_TICKED if value == self.slot.ticked_by else _EMPTY) + done + b"EMC\n"
        return done


class PlaceOfCode(CompiledSlot):
    """A QR is never the same twice: nothing is kept."""

    __slots__ = ()

    def __missing__(self, value: Fact) -> bytes:
        return self.made(value)


class _Begins(Cache[float]):
    """What stands before a value of that length (in thousandths of the size) on the only line of a slot.

    Of a value aligned by its decimals it holds for one that ends in a digit. KeyError: the line is too short.
    """

    __slots__ = ("_operator", "_slot")

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self._slot = slot
        self._operator = text_begin(REGULAR, slot.size, slot.lines[0].y)

    def made(self, length: float) -> bytes:
        x, _, room = self._slot.lines[0]
        used = length / 1000 * self._slot.size
        if used > room:
            raise KeyError(length)
        return self._operator % start(self._slot, x, room, used, "0")


class _Box(Cache[str]):
    """The operators of a letter in one box."""

    __slots__ = ("_slot", "_widths", "_x")

    def __init__(self, slot: Slot, x: float, letters: Mapping[str, float]) -> None:
        super().__init__()
        self._slot, self._x, self._widths = slot, x, letters

    def made(self, letter: str) -> bytes:
        slot = self._slot
        box = slot.lines[0]
        x = in_box(self._x, box.width, self._widths[letter] * slot.size / 1000)
        return operators(Text(x, box.y, REGULAR, slot.size, letter))


def _boxes(slot: Slot, letters: Mapping[str, float]) -> list[_Box]:
    """The boxes of a slot that has one row of them."""
    first = slot.lines[0]
    return [_Box(slot, first.x + at * first.width, letters) for at in range(len(slot.lines))]


def plain_letters(letters: Mapping[str, float]) -> dict[str, float]:
    """Those that stand in a literal string as they are."""
    return {letter: length for letter, length in letters.items() if unescaped(letter)}
