"""Objects that come again in a document with other numbers: compiled once, joined many times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Final

_GROUP: Final = 1000
_LAST: Final = tuple(b"%03d" % number for number in range(_GROUP))


class ObjectBlock:
    """Objects in a row with their numbers open."""

    __slots__ = ("_frame", "_lengths", "_order", "_places", "_starts")

    def __init__(
        self, frame: list[bytes], order: list[int], lengths: list[int], places: list[tuple[int, ...]]
    ) -> None:
        """`frame` has their constant bytes at its even places; the odd ones are for numbers, `order` of them
        by their place in a list that is known where the objects are put. `lengths` are the constant bytes of
        each object, `places` those of the numbers in it.
        """
        self._frame, self._order = frame, itemgetter(*order)
        self._lengths, self._places = lengths, places
        self._starts: dict[tuple[int, ...], list[int]] = {}

    @property
    def count(self) -> int:
        """How many objects there are."""
        return len(self._lengths)

    def numbered(self, numbers: Sequence[bytes]) -> tuple[bytes, list[int]]:
        """The objects with these numbers, and where each begins."""
        parts = self._frame.copy()
        parts[1::2] = self._order(numbers)
        digits = tuple(map(len, numbers))
        if digits not in self._starts:  # the same for most papers of a document
            self._starts[digits] = self._begins(digits)
        return b"".join(parts), self._starts[digits]

    def _begins(self, digits: Sequence[int]) -> list[int]:
        """Where objects begin whose numbers have so many digits."""
        sizes = (
            length + sum(map(digits.__getitem__, own))
            for length, own in zip(self._lengths, self._places, strict=True)
        )
        return [*accumulate(sizes, initial=0)][:-1]


def block(objects: Iterable[tuple[bytes, Sequence[int]]], own: int) -> ObjectBlock:
    """Bodies with `%d` for each of their references; the objects' own numbers begin at the place `own`."""
    constant, order, lengths, places = [b""], list[int](), list[int](), list[tuple[int, ...]]()
    for at, (body, references) in enumerate(objects):
        parts = (b"%%d 0 obj\n%b\nendobj\n" % body).split(b"%d")
        constant[-1] += parts[0]
        constant += parts[1:]
        lengths.append(sum(map(len, parts)))
        places.append((own + at, *references))
        order += places[-1]
    frame = [b""] * (2 * len(constant) - 1)
    frame[::2] = constant
    return ObjectBlock(frame, order, lengths, places)


def spelled(first: int, count: int) -> list[bytes]:
    """Numbers one after the other as they stand in a document."""
    group, at = divmod(first, _GROUP)
    found: list[bytes] = []
    while len(found) < count:
        own = _LAST[at : at + count - len(found)]
        begun = b"%d" % group
        found += (
            [begun + last for last in own] if group else [b"%d" % (at + step) for step in range(len(own))]
        )
        group, at = group + 1, 0
    return found
