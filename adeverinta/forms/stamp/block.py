"""Objects that come again in a document with other numbers: compiled once, numbered many times."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

_GROUP: Final = 1000
_LAST: Final = tuple(b"%03d" % number for number in range(_GROUP))

Template = tuple[bytes, Sequence[int]]
"""Bytes with `%d` for each number, and the places of these numbers in a list known where they are put."""


class BlockWithNumbers(NamedTuple):
    """Objects with their numbers, where each begins among them, and the texts that go with them."""

    objects: bytes
    starts: Sequence[int]
    texts: list[bytes]


class ObjectBlock:
    """Objects in a row with their numbers open, and texts that tell of them, with the same numbers."""

    __slots__ = ("_frame", "_lengths", "_order", "_places", "count")

    def __init__(self, objects: Iterable[Template], own: int, texts: Iterable[Template] = ()) -> None:
        """The objects' own numbers begin at the place `own`."""
        pieces = [
            (b"%%d 0 obj\n%b\nendobj\n" % body, (own + at, *places))
            for at, (body, places) in enumerate(objects)
        ]
        self.count = len(pieces)
        """How many objects there are."""
        self._frame = [b""]
        self._order: list[int] = []
        self._lengths: list[int] = []
        self._places: list[tuple[int, ...]] = []
        for code, places in (*pieces, *texts):
            first, *rest = code.split(b"%d")
            self._frame[-1] += first
            self._frame += rest
            self._order += places
            self._lengths.append(len(first) + sum(map(len, rest)))
            self._places.append(tuple(places))

    def numbered(self, numbers: Sequence[bytes]) -> BlockWithNumbers:
        """All of it with these numbers."""
        parts = [b""] * (2 * len(self._frame) - 1)
        parts[::2] = self._frame
        parts[1::2] = itemgetter(*self._order, 0)(numbers)[:-1]  # one more, so that it is a tuple
        made, begins = b"".join(parts), self._begins(list(map(len, numbers)))
        texts = [made[start:stop] for start, stop in pairwise(begins[self.count :])]
        return BlockWithNumbers(made[: begins[self.count]], begins[: self.count], texts)

    def _begins(self, digits: Sequence[int]) -> list[int]:
        """Where objects and texts begin whose numbers have so many digits, and the end."""
        sizes = (
            length + sum(map(digits.__getitem__, own))
            for length, own in zip(self._lengths, self._places, strict=True)
        )
        return [*accumulate(sizes, initial=0)]


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
