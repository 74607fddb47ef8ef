"""Objects that come again in a document with other numbers: compiled once, numbered many times."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np

_GROUP: Final = 1000
_LAST: Final = tuple(b"%03d" % number for number in range(_GROUP))

Template = tuple[bytes, Sequence[int]]
"""Bytes with `%d` for each number, and the places of these numbers in a list known where they are put."""


class BlockWithNumbers(NamedTuple):
    """Objects with their numbers, where each begins among them, and the texts that go with them."""

    objects: bytes
    starts: Sequence[int] | np.ndarray
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
        return self._cut(b"".join(parts), self._begins(list(map(len, numbers))))

    def of_width(self, width: int, number: Callable[[int], tuple[bytes, int | None]]) -> WidthBlock:
        """The same for numbers of so many digits. `number` tells for a place in the list what stands before
        its number, and which of the numbers from the first on it is (None: nothing but what stands before).
        """
        frame, order, digits = [self._frame[0]], [], dict[int, int]()
        for place, part in zip(self._order, self._frame[1:], strict=True):
            before, at = number(place)
            digits[place] = len(before) + (0 if at is None else width)
            frame[-1] += before
            if at is None:
                frame[-1] += part
            else:
                frame.append(part)
                order.append(at)
        begins = self._begins([digits.get(place, 0) for place in range(max(digits, default=0) + 1)])
        return WidthBlock(width, frame, order, self.count, begins)

    def _begins(self, digits: Sequence[int]) -> list[int]:
        """Where objects and texts begin whose numbers have so many digits, and the end."""
        sizes = (
            length + sum(map(digits.__getitem__, own))
            for length, own in zip(self._lengths, self._places, strict=True)
        )
        return [*accumulate(sizes, initial=0)]

    def _cut(self, made: bytes, begins: Sequence[int]) -> BlockWithNumbers:
        return BlockWithNumbers(
            made[: begins[self.count]], begins[: self.count], _texts(made, begins[self.count :])
        )


def _texts(made: bytes, begins: Sequence[int]) -> list[bytes]:
    return [made[start:stop] for start, stop in pairwise(begins)]


class WidthBlock:
    """A block whose open numbers all have the same count of digits and follow one another: nothing moves, so
    their digits are put into its bytes in one step.
    """

    __slots__ = ("_at", "_bytes", "_order", "_texts", "_width", "many", "starts")

    def __init__(
        self, width: int, frame: Sequence[bytes], order: Sequence[int], count: int, begins: Sequence[int]
    ) -> None:
        import numpy as np

        self._width, self._order = width, np.array(order, dtype=np.intp)
        self._bytes = np.frombuffer((b"0" * width).join(frame), dtype=np.uint8)
        lengths = np.array([len(part) + width for part in frame[:-1]], dtype=np.intp)
        self._at = np.cumsum(lengths) - width
        self._texts = begins[count:]
        self.starts: np.ndarray = np.array(begins[:count], dtype=np.int64)
        self.many = max(order, default=-1) + 1
        """How many numbers it wants."""

    def numbered(self, first: int) -> BlockWithNumbers:
        """All of it with the numbers from `first` on."""
        import numpy as np

        made = self._bytes.copy()
        item = f"V{self._width}"
        places = np.ndarray((len(made) - self._width + 1,), item, made, strides=(1,))
        digits = _digits(first, self.many, self._width).view(item)[:, 0]
        places[self._at] = digits.take(self._order, mode="clip")  # it has them all: clipping is the quick way
        whole = made.tobytes()
        return BlockWithNumbers(whole[: self._texts[0]], self.starts, _texts(whole, self._texts))


def _digits(first: int, count: int, width: int) -> np.ndarray:
    """The digits of numbers one after the other, a row each."""
    import numpy as np

    found = np.empty((count, width), dtype=np.uint8)
    head, done = max(width - 3, 0), 0
    while done < count:  # a thousand numbers differ in their last three digits only
        group, at = divmod(first + done, _GROUP)
        stop = min(count, done + _GROUP - at)
        found[done:stop, head:] = _last_digits()[at : at + stop - done, head - width :]
        if head:
            found[done:stop, :head] = np.frombuffer(b"%d" % group, dtype=np.uint8)
        done = stop
    return found


@cache
def _last_digits() -> np.ndarray:
    """The last three digits of a thousand numbers."""
    import numpy as np

    return np.frombuffer(b"".join(_LAST), dtype=np.uint8).reshape(-1, 3)


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
