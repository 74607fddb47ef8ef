"""Large print: its sizes, and values as words of their sentence.

A dotted line has no room for a value at that size; what is not known keeps its line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from adeverinta.forms.template.markup import Blank, Boxes, Cluster, MarkupWord, Piece
from adeverinta.forms.typeset.fit import width
from adeverinta.forms.typeset.fonts import widths

SMALLEST: Final = 14.0
TIMES: Final = 1.7
LEADING: Final = 1.3


def spelled(
    lines: Sequence[Sequence[Cluster]], values: Mapping[str, str], font: str, size: float, room: float
) -> list[list[Cluster]]:
    """The lines with values in place of their blanks; a word longer than a line is cut where it must be."""
    done = []
    for line in lines:
        clusters: list[Cluster] = []
        for cluster in line:
            parts: list[list[Piece]] = [[]]
            for piece in cluster:
                value = values.get(piece.slot, "") if isinstance(piece, Blank | Boxes) else ""
                if value:
                    first, *others = _words(value, font, size, room)
                    parts[-1].append(MarkupWord(first))
                    parts += [[MarkupWord(word)] for word in others]
                elif isinstance(piece, Blank):
                    parts[-1].append(piece._replace(width=min(piece.width * TIMES, room * 0.7), lines=1))
                else:
                    parts[-1].append(piece)
            clusters += [tuple(part) for part in parts]
        done.append(clusters)
    return done


def _words(value: str, font: str, size: float, room: float) -> list[str]:
    words = []
    for word in value.split():
        while width(word, size, widths(font)) > room:
            most = next(at for at in range(len(word), 0, -1) if width(word[:at], size, widths(font)) <= room)
            words.append(word[:most])
            word = word[most:]  # noqa: PLW2901 - what is left of it
        words.append(word)
    return words
