"""Objects that come again and again in a document with other numbers, as an object stream packed once.

Numbers are told apart by tens: of a document's objects all that lie in one ten have the same digits but the
last, so that few digits are put in for hundreds of objects. ISO 32000-1, 7.5.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from adeverinta.forms.packing import packed
from adeverinta.forms.stamp.echo import MODULUS, Word, echo
from adeverinta.forms.stamp.pdf_syntax import numbered_object

if TYPE_CHECKING:
    import numpy as np

TEN: Final = 10


class ObjectStream:
    """The object stream of a block of numbers that begins with a full ten, all of as many digits."""

    def __init__(self, own: int, bodies: Iterable[Sequence[Word]], digits: int) -> None:
        """It has the number `own` of its block, its objects the next ones; they name numbers of the block,
        which have so many `digits`.
        """
        told = [*bodies]
        begins = accumulate((_length(body, digits) for body in told[:-1]), initial=0)
        head = [word for at, begin in enumerate(begins, own + 1) for word in (at, b" %d " % begin)]
        self._own, self._digits = own, digits
        self._words = [*head, *(word for body in told for word in body)]
        self._entries = b"/Type/ObjStm/N %d/First %d" % (len(told), _length(head, digits))

    def one(self, first: int) -> bytes:
        """The object for this first number of the block."""
        words = [b"%d" % (first + word) if isinstance(word, int) else word for word in self._words]
        return numbered_object(first + self._own, packed(b"".join(words), self._entries))

    def many(self, firsts: np.ndarray) -> np.ndarray:
        """The same for many first numbers, a row of bytes for each row; as fast as copying once this is
        compiled, which takes as long as some fifty one by one.
        """
        return self._compiled.stamped(firsts)

    @cached_property
    def _compiled(self) -> _Compiled:
        return _Compiled(self._own, self._words, self._digits, self._entries)


class _Compiled:
    def __init__(self, own: int, words: Sequence[Word], digits: int, entries: bytes) -> None:
        import numpy as np

        self._tens = max(word for word in (own, *words) if isinstance(word, int)) // TEN + 1
        made = echo(_by_tens(words), self._tens, digits - 1)
        code = b"%b%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>stream\n" % (
            b"0" * (digits - 1),
            own % TEN,
            entries,
            len(made.code),
        )
        each = np.arange(digits - 1)
        begins = np.array([0, *(len(code) + place for place in made.at)], dtype=np.intp)
        which = np.array([own // TEN, *made.which], dtype=np.intp)
        self._at = (begins[:, None] + each).ravel()
        """Of each digit to put in: its place, then which it is."""
        self._which = (which[:, None] * (digits - 1) + each).ravel()
        self._powers = TEN ** each[::-1]
        code += made.code
        self._code = np.frombuffer(code + b"\nendstream\nendobj\n", dtype=np.uint8)
        self._check = slice(len(code) - 4, len(code))
        self._sums = made.sums.reshape(2, -1).T
        self._of_zeros = divmod(int.from_bytes(code[-4:], "big"), 1 << 16)

    def stamped(self, firsts: np.ndarray) -> np.ndarray:
        import numpy as np

        tens = firsts // TEN + np.arange(self._tens)
        digits = (tens[:, :, None] // self._powers % TEN).reshape(len(firsts), -1)
        made = np.empty((len(firsts), len(self._code)), dtype=np.uint8)
        made[:] = self._code
        made[:, self._at] = (digits + ord("0")).astype(np.uint8)[:, self._which]
        high, low = self._of_zeros
        sums = digits @ self._sums
        check = ((high + sums[:, 1]) % MODULUS << 16) + (low + sums[:, 0]) % MODULUS
        made[:, self._check] = check.astype(">u4")[:, None].view(np.uint8)
        return made


def _length(words: Sequence[Word], digits: int) -> int:
    return sum(digits if isinstance(word, int) else len(word) for word in words)


def _by_tens(words: Iterable[Word]) -> Iterator[Word]:
    """Of each number the ten that it lies in, then its last digit."""
    for word in words:
        yield from (word // TEN, b"%d" % (word % TEN)) if isinstance(word, int) else (word,)
