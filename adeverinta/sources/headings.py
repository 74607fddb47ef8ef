"""Headers over several lines: words of one label put together, labels of groups over their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, pairwise
from math import comb
from typing import Final

from adeverinta.sources.word_places import ColumnSpan, PlacedWord, TextLine, covers, nearest, overlap, phrases

_GAP: Final = 2.6
"""Heights of a letter between two lines of one header at most."""
_LONGEST_LABEL: Final = 24
"""Of a text that stands alone above a table: a longer one is a title."""
_MOST_WAYS: Final = 20_000
_BETTER: Final = 0.6
"""How much better labels must fit as those of groups than as words of one label each."""


def header_above(lines: Sequence[TextLine], first: int) -> list[int]:
    """The lines right above a line of data that may be its header, from the top."""
    found: list[int] = []
    below = lines[first]
    for number in range(first - 1, -1, -1):
        line = lines[number]
        if (line.data and not line.numbering) or below.place - line.place > _GAP * max(line.size, below.size):
            break
        found.insert(0, number)
        below = line
    return found


def joined_headers(
    lines: Sequence[TextLine], rows: list[list[str]], columns: Sequence[ColumnSpan]
) -> list[list[str]]:
    """The words of a header that run over several lines put into one row, labels of groups into one above.

    Where a person has several lines, so has the header: its lines are then lines of the table.
    """
    persons = sum(line.person for line in lines)
    others = sum(line.data and not (line.person or line.numbering or line.total) for line in lines)
    if persons and others * 2 > persons:
        return rows
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if not line.data or line.numbering or (before and before.data and not before.numbering):
            continue
        block = [at for at in header_above(lines, number) if not lines[at].numbering]
        block = _below_titles(lines, block, columns)
        if len(block) > 1:
            upper, lower = _levels(lines, block, columns)
            for at in block:
                rows[at] = [""] * len(columns)
            rows[block[-2]], rows[block[-1]] = upper, lower
    return rows


def _below_titles(
    lines: Sequence[TextLine], block: Sequence[int], columns: Sequence[ColumnSpan]
) -> list[int]:
    """The lowest lines of a block in which every text stands over one column."""
    kept: list[int] = []
    for number in reversed(block):
        parts = phrases(lines[number].words, lines[number].size)
        over = [[at for at, column in enumerate(columns) if overlap(word, column) > 0] for word in parts]
        alone = parts[0].text if len(parts) == 1 else ""
        if len(alone) > _LONGEST_LABEL or any(char.isdigit() or char == ":" for char in alone):
            break
        if any(covers(word, columns, found) for word, found in zip(parts, over, strict=True)):
            break
        kept.insert(0, number)
    return kept


def _levels(
    lines: Sequence[TextLine], block: Sequence[int], columns: Sequence[ColumnSpan]
) -> tuple[list[str], list[str]]:
    """The labels of groups with those that stand beside them, and the labels below groups or of no group."""
    words: list[list[tuple[int, PlacedWord]]] = [[] for _ in columns]
    for at in block:
        for word in phrases(lines[at].words, lines[at].size):
            words[nearest(word, columns)].append((at, word))
    whole = [" ".join(word.text for _, word in found) for found in words]
    groups = dict(_groups(words, block[-1]))
    if not groups:
        return [""] * len(columns), whole
    upper, lower = [*whole], [""] * len(columns)
    for first, last in groups.items():
        label = words[_labelled(words, first, last)][0][1].text
        for at in range(first, last + 1):
            own = words[at][1:] if words[at][0][1].text == label and len(words[at]) > 1 else words[at]
            upper[at], lower[at] = "", " ".join(word.text for _, word in own)
        upper[first] = label
    return upper, lower


def _labelled(words: Sequence[Sequence[tuple[int, PlacedWord]]], first: int, last: int) -> int:
    """The column over which the label of a group stands."""
    return next(at for at in range(first, last + 1) if len(words[at]) > 1)


def _groups(words: Sequence[Sequence[tuple[int, PlacedWord]]], lowest: int) -> Iterator[tuple[int, int]]:
    """First and last columns of each group: labels that stand over the middle of several columns.

    The words of a label that runs over two lines stand over each other; those of groups do not.
    """
    low = [bool(found) and found[-1][0] == lowest for found in words]
    for is_low, run in groupby(range(len(words)), key=low.__getitem__):
        inside = [*run]
        labels = [at for at in inside if len(words[at]) > 1]
        if not is_low or not labels or len(labels) == len(inside):
            continue
        if comb(len(inside) - 1, len(labels) - 1) > _MOST_WAYS:
            continue
        apart = sum(abs(_middle(words[at][0][1]) - _middle(words[at][-1][1])) for at in labels)
        best = min(
            (
                (sum(_off(words, label, part) for label, part in zip(labels, parts, strict=True)), parts)
                for parts in _partings(inside, labels)
            ),
            default=None,
        )
        if best is not None and best[0] < apart * _BETTER:
            yield from ((part[0], part[-1]) for part in best[1] if len(part) > 1)


def _partings(inside: Sequence[int], labels: Sequence[int]) -> Iterator[list[Sequence[int]]]:
    """Every way to part neighbouring columns into groups with one label each."""
    for cuts in combinations(range(1, len(inside)), len(labels) - 1):
        parts = [inside[a:b] for a, b in pairwise([0, *cuts, len(inside)])]
        if all(label in part for label, part in zip(labels, parts, strict=True)):
            yield parts


def _off(words: Sequence[Sequence[tuple[int, PlacedWord]]], label: int, part: Sequence[int]) -> float:
    """How far a label stands from the middle of its group."""
    left, right = words[part[0]][-1][1].left, words[part[-1]][-1][1].right
    return abs(_middle(words[label][0][1]) - (left + right) / 2)


def _middle(word: PlacedWord) -> float:
    return (word.left + word.right) / 2
