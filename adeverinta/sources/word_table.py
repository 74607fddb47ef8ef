"""Words with their places become rows and columns.

The columns are told from the lines that hold data: where on the page they never have a letter, two
columns part. A header belongs to the column that it stands over. Nothing here knows what a column means;
what is read so must close before it is believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from adeverinta.sources.headings import header_above, joined_headers
from adeverinta.sources.word_places import (
    ENOUGH_WORDS,
    NUMBER,
    ColumnSpan,
    TextLine,
    covers,
    nearest,
    overlap,
    phrases,
)

_STRAY: Final = 0.15
"""Of the lines whose text may reach over the gap between two columns: a long name, a note."""
_FEW: Final = 4
_STEPS: Final = 2
"""Steps of a unit in which coverage is counted."""
_MOST_COLUMNS: Final = 200


def table(lines: Sequence[TextLine]) -> list[list[str]]:
    """Rows of cells, one for each line; empty where no line holds data."""
    data = [line for line in lines if line.data and not line.numbering]
    if not data:
        return []
    columns = _columns(data)
    first = next(number for number, line in enumerate(lines) if line is data[0])
    columns = _with_headers_alone(columns, [lines[number] for number in header_above(lines, first)])
    rows = [_row(line, columns) for line in lines]
    return joined_headers(lines, rows, columns)


def _columns(data: Sequence[TextLine]) -> list[ColumnSpan]:
    """Stretches of the page's width in which the data have letters, parted by gaps.

    An amount always makes its column; a text may reach over a gap in some lines.
    """
    numbers: set[int] = set()
    texts: Counter[int] = Counter()
    for line in data:
        covered: set[int] = set()
        for word in phrases(line.words, line.size):
            first = int(word.left * _STEPS)
            reach = range(first, max(first + 1, round(word.right * _STEPS)))
            (numbers if NUMBER.fullmatch(word.text) else covered).update(reach)
        texts.update(covered)
    most = max(len(data) * _STRAY, 1.0 if len(data) > _FEW else 0.0)
    steps = sorted(numbers | {step for step, times in texts.items() if times > most})
    columns: list[ColumnSpan] = []
    start = steps[0] if steps else 0
    for before, step in pairwise([*steps, *([steps[-1] + 1_000] if steps else [])]):
        if step - before > 1:
            columns.append(ColumnSpan(start / _STEPS, (before + 1) / _STEPS))
            start = step
    return columns[:_MOST_COLUMNS]


def _with_headers_alone(columns: Sequence[ColumnSpan], header: Sequence[TextLine]) -> list[ColumnSpan]:
    """The columns, with those that only a header stands over: no amount of theirs is filled."""
    every = [*columns]
    for line in header:
        parts = phrases(line.words, line.size)
        if len(parts) < ENOUGH_WORDS:
            continue
        for word in parts:
            if not any(overlap(word, column) > 0 for column in every):
                every.append(ColumnSpan(word.left, word.right))
    return sorted(every)


def _row(line: TextLine, columns: Sequence[ColumnSpan]) -> list[str]:
    """A line's words by column: those of data each by itself, a title whole where it begins."""
    row = [""] * len(columns)
    parts = line.words if line.data else phrases(line.words, line.size)
    for word in parts:
        over = [at for at, column in enumerate(columns) if overlap(word, column) > 0]
        at = (
            over[0]
            if len(over) > 1 and not line.data and covers(word, columns, over)
            else nearest(word, columns)
        )
        row[at] = f"{row[at]} {word.text}".strip()
    return row
