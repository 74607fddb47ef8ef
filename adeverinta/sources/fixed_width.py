"""Text whose columns are parted by blanks only (.prn, reports of DOS programs)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.core.late_pattern import late

if TYPE_CHECKING:
    from adeverinta.sources.word_places import PlacedWord

_WORD: Final = late(r"\S+")
_SIZE: Final = 3.0
"""Of a letter, so that one blank joins two words and two blanks part them."""
_LEADING: Final = 1.2
_MOST_LINES: Final = 100_000
_MOST_WIDE: Final = 2_000
_TAB: Final = 8


def fixed_rows(lines: Sequence[str]) -> list[list[str]]:
    """One row for each line; empty where the lines do not stand in columns."""
    if len(lines) > _MOST_LINES or any(len(line) > _MOST_WIDE for line in lines):
        return []
    from adeverinta.sources.word_places import TextLine  # of no use to a text with separators
    from adeverinta.sources.word_table import table

    words = [_words(line.expandtabs(_TAB)) for line in lines]
    filled = [number for number, found in enumerate(words) if found]
    rows = table([TextLine(number * _SIZE * _LEADING, _SIZE, words[number]) for number in filled])
    if not rows or max(map(len, rows)) < 3:
        return []
    placed: list[list[str]] = [[] for _ in lines]
    for number, row in zip(filled, rows, strict=True):
        placed[number] = row
    return placed


def _words(line: str) -> list[PlacedWord]:
    from adeverinta.sources.word_places import PlacedWord

    return [PlacedWord(hit.group(), hit.start() * 1.0, hit.end() * 1.0) for hit in _WORD.finditer(line)]


def is_ruling(cells: Sequence[str]) -> bool:
    """Whether a row is a line drawn between rows: dashes, pluses, equal signs."""
    return bool(cells) and all(not cell.strip("-=+_|*─━═┼╬┬┴├┤╔╗╚╝║│┌┐└┘ ╠╣╦╩╪╫") for cell in cells)
