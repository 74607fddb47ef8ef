"""Deflated text in which numbers stand that are not known yet: packed once, the numbers put in many times.

A number is stored as it is where it comes first; where it comes again, it is a reference back to that place.
So the packed bytes are the same for all numbers of as many digits, but for these places and the check sum,
which is a sum over the digits. RFC 1950 (zlib, Adler-32), RFC 1951 (deflate, its fixed codes).
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.late_pattern import late

if TYPE_CHECKING:
    import numpy as np

Word = bytes | int
"""Text as it is, or which of the numbers."""

MODULUS: Final = 65_521
"""Of both halves of the check sum."""
_WORDS: Final = late(rb"\d+|\D+")
"""Digits apart: text that differs in a number only is alike in the rest."""
_FARTHEST: Final = 32_768
_LONGEST: Final = 258
_SHORTEST: Final = 3
_TOGETHER: Final = 12
"""Numbers with no more bytes between them are stored together: a block costs some six bytes."""
_ZLIB_HEAD: Final = b"\x78\x01"
_END: Final = 256
"""The symbol of a block's end; those of lengths follow."""
_Code = tuple[int, int]
"""Bits, and how many."""


class Echo(NamedTuple):
    """`code` are the bytes, zeros in place of the digits of the numbers `which`, each at its place in `at`;
    the last four hold the check sum for zeros. `sums` tell by half of it, number and digit how often this
    counts.
    """

    code: bytes
    at: list[int]
    which: list[int]
    sums: np.ndarray


class _Stretch(NamedTuple):
    """Words in a row: a copy of what came so far before, or (0) a word of its own."""

    start: int
    stop: int
    distance: int


def echo(words: Iterable[Word], count: int, digits: int) -> Echo:
    """The text packed; it has `count` numbers of so many `digits`."""
    told = [*_split(words)]
    plain = [b"0" * digits if isinstance(word, int) else word for word in told]
    begins = [0, *accumulate(map(len, plain))]
    bits = _Bits()
    at: list[int] = []
    which: list[int] = []
    for stored, runs in _blocks([*_runs(told, begins)], told, begins):
        if not stored:
            bits.fixed([(b"".join(plain[run.start : run.stop]), run.distance) for run in runs])
            continue
        inside = range(runs[0].start, runs[-1].stop)
        place = bits.stored(b"".join(plain[inside.start : inside.stop])) - begins[inside.start]
        for own in inside:
            word = told[own]
            if isinstance(word, int):
                at.append(place + begins[own])
                which.append(word)
    check = zlib.adler32(b"".join(plain)).to_bytes(4, "big")
    return Echo(bits.ended() + check, at, which, _sums(told, begins, count, digits))


def _split(words: Iterable[Word]) -> Iterator[Word]:
    """Numbers that are not known, and the words of the text between them."""
    text = b""
    for word in words:
        if isinstance(word, int):
            yield from _WORDS.findall(text)
            yield word
            text = b""
        else:
            text += word
    yield from _WORDS.findall(text)


def _runs(words: Sequence[Word], begins: Sequence[int]) -> Iterator[_Stretch]:
    """Copies of what came last before and began with the same two words, or one; otherwise words of their
    own.
    """
    known: dict[Word, int] = {}
    kinds = [known.setdefault(word, len(known)) for word in words]
    pairs = [-1 - first * len(known) - second for first, second in pairwise([*kinds, 0])]
    last: dict[int, int] = {}
    at, end = 0, len(words)
    while at < end:
        stop, before = at + 1, last.get(pairs[at], last.get(kinds[at], at))
        ahead, far = at - before, begins[at] - begins[before]
        if ahead:
            while stop < end and kinds[stop] == kinds[stop - ahead]:
                stop += 1
            while begins[stop] - begins[at] > _LONGEST:
                stop -= 1
        if not ahead or far > _FARTHEST or begins[stop] - begins[at] < _SHORTEST:
            stop, far = at + 1, 0
        yield _Stretch(at, stop, far)
        last |= zip(kinds[at:stop], range(at, stop), strict=True)
        last |= zip(pairs[at:stop], range(at, stop), strict=True)
        at = stop


def _blocks(
    runs: Sequence[_Stretch], words: Sequence[Word], begins: Sequence[int]
) -> Iterator[tuple[bool, Sequence[_Stretch]]]:
    """Runs to be packed and runs to be stored, in turn: numbers that come first, and what is between them."""
    done = 0
    stored: list[tuple[int, int]] = []
    for at, run in enumerate(runs):
        if run.distance or not isinstance(words[run.start], int):
            continue
        if stored and begins[run.start] - begins[runs[stored[-1][1]].stop] <= _TOGETHER:
            stored[-1] = stored[-1][0], at
        else:
            stored.append((at, at))
    for first, last in stored:
        yield False, runs[done:first]
        yield True, runs[first : last + 1]
        done = last + 1
    yield False, runs[done:]


def _sums(words: Sequence[Word], begins: Sequence[int], count: int, digits: int) -> np.ndarray:
    """How a digit more, by number and place in it, changes the two sums: once where it stands, and once for
    each byte from there on.
    """
    import numpy as np

    which = [word for word in words if isinstance(word, int)]
    behind = [begins[-1] - begin for word, begin in zip(words, begins, strict=False) if isinstance(word, int)]
    once = np.bincount(which, minlength=count).astype(np.int64)[:, None]
    each = np.bincount(which, behind, count).astype(np.int64)[:, None] - once * np.arange(digits)
    return np.stack([once + 0 * each, each]) % MODULUS


class _Bits:
    """A deflate stream: bits from the lowest on, codes from their highest bit on."""

    def __init__(self) -> None:
        self._done = bytearray(_ZLIB_HEAD)
        self._bits = self._count = 0

    def stored(self, text: bytes) -> int:
        """A block of bytes as they are; gives where they begin."""
        self._add(0, 3)
        self._flush()
        size = len(text)
        self._done += size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + text
        return len(self._done) - size

    def fixed(self, runs: Iterable[tuple[bytes, int]]) -> None:
        """A block of texts, each with the distance to where it stood before, 0 for none."""
        symbols, lengths, distances = _codes()
        self._add(0b010, 3)
        for text, distance in runs:
            if distance:
                self._add(*lengths[len(text)])
                code, least, extra = distances[bisect_right(distances, distance, key=itemgetter(1)) - 1]
                self._add(code | distance - least << 5, 5 + extra)
            else:
                for byte in text:
                    self._add(*symbols[byte])
        self._add(*symbols[_END])

    def ended(self) -> bytes:
        """The whole stream, closed by an empty block that says so."""
        self._add(0b011, 3)
        self._add(*_codes()[0][_END])
        self._flush()
        return bytes(self._done)

    def _add(self, bits: int, count: int) -> None:
        self._bits |= bits << self._count
        self._count += count

    def _flush(self) -> None:
        """Up to the next whole byte."""
        self._done += self._bits.to_bytes(-(-self._count // 8), "little")
        self._bits = self._count = 0


@cache
def _codes() -> tuple[list[_Code], dict[int, _Code], list[tuple[int, int, int]]]:
    """The fixed codes of symbols; of lengths, with the bits that tell the rest; of distances, each with the
    least one and how many bits tell the rest.
    """
    symbols = [_turned(0x30 + at, 8) for at in range(144)] + [_turned(0x190 + at, 9) for at in range(112)]
    symbols += [_turned(at, 7) for at in range(24)] + [_turned(0xC0 + at, 8) for at in range(8)]
    lengths: dict[int, _Code] = {}
    least = _SHORTEST
    for symbol in range(_END + 1, _END + 29):
        extra = max((symbol - _END - 5) // 4, 0)
        code, count = symbols[symbol]
        lengths |= {least + rest: (code | rest << count, count + extra) for rest in range(1 << extra)}
        least += 1 << extra
    lengths[_LONGEST] = symbols[_END + 29]
    distances, least = [], 1
    for at in range(30):
        extra = max(at // 2 - 1, 0)
        distances.append((_turned(at, 5)[0], least, extra))
        least += 1 << extra
    return symbols, lengths, distances


def _turned(code: int, count: int) -> _Code:
    return int(f"{code:0{count}b}"[::-1], 2), count
