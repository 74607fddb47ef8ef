"""Words with their places on a page: lines of them, columns, and which word stands over which column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late

NUMBER: Final = late(r"[-(]?\d[\d.,' ]*\)?-?|-")
ENOUGH_WORDS: Final = 3
"""Amounts that make a line of data, texts that make a header."""
_RUN: Final = late(r"(?<!\d)\d{13}(?!\d)")
_TOTAL: Final = late(r"(?:sub)?total", re.IGNORECASE)
_SAME_CELL: Final = 0.45
"""Words nearer than this part of the letters' size are one text."""


class PlacedWord(NamedTuple):
    """A word or a few that stand together, from `left` to `right`."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """The words of a line from left to right. `place` grows downwards, `size` is that of the letters."""

    place: float
    size: float
    words: list[PlacedWord]

    @property
    def data(self) -> bool:
        """Whether it is a line of data: a CNP or several amounts."""
        numbers = sum(bool(NUMBER.fullmatch(word.text)) for word in self.words)
        return self.person or numbers >= ENOUGH_WORDS

    @property
    def person(self) -> bool:
        """Whether a CNP stands in it."""
        return any(_RUN.search(word.text) for word in self.words)

    @property
    def numbering(self) -> bool:
        """Column numbers as official forms print them."""
        return len(self.words) > 2 and all(len(word.text) < 3 for word in self.words)

    @property
    def total(self) -> bool:
        """Whether it says that it sums others."""
        return any(_TOTAL.match(word.text) for word in self.words)


class ColumnSpan(NamedTuple):
    """A column reaches from `left` to `right`."""

    left: float
    right: float


def phrases(words: Iterable[PlacedWord], size: float) -> list[PlacedWord]:
    """Words of one line joined where they stand as near as the words of one text."""
    joined: list[PlacedWord] = []
    for word in sorted(words, key=lambda one: one.left):
        if joined and word.left - joined[-1].right <= _SAME_CELL * size:
            last = joined[-1]
            joined[-1] = PlacedWord(f"{last.text} {word.text}", last.left, max(last.right, word.right))
        else:
            joined.append(word)
    return joined


def overlap(word: PlacedWord, column: ColumnSpan) -> float:
    """How far they lie over each other; negative: how far apart."""
    return min(word.right, column.right) - max(word.left, column.left)


def nearest(word: PlacedWord, columns: Sequence[ColumnSpan]) -> int:
    """The column that a word stands over most, or next to."""
    return max(range(len(columns)), key=lambda at: (overlap(word, columns[at]), -at))


def covers(word: PlacedWord, columns: Sequence[ColumnSpan], over: Sequence[int]) -> bool:
    """Whether a text stands over several columns: a title or the label of a group."""
    wide = [at for at in over if overlap(word, columns[at]) * 2 > columns[at].right - columns[at].left]
    return len(wide) > 1
