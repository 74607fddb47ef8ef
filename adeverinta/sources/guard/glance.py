"""A glance at a block of a sheet's XML: how far its cells may lie, and whether one of them may be broken.

The precise patterns of `cells` take longer than opening the workbook does; comparing whole blocks of bytes
at once takes a twentieth of that. What is told here is never too little: a bound at least as far as the
farthest cell, a suspicion wherever the patterns could find something. Only then do the patterns look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

_MOST_LETTERS: Final = 7
_MARGIN: Final = 16  # a quote, seven letters, seven digits
_NEAR, _SHEET_END, _FAR = 99_999, 999_999, 10**15
_LOWER, _LETTER = 0x20, 0x1F


class Glance(NamedTuple):
    """Bounds of the rows and of the columns beyond Z, and whether to look closer at the cells."""

    rows: int
    columns: int
    suspect: bool


def glance(block: bytes) -> Glance:
    """What can be told of a block without reading it."""
    import numpy as np

    data = np.frombuffer(block + bytes(_MARGIN), dtype=np.uint8)
    size = len(block)
    quote = data == ord('"')
    if b"'" in block:
        quote |= data == ord("'")
    digit = (data - ord("0")) < 10
    letter = ((data | _LOWER) - ord("a")) < 26
    # the first quote of a value stands behind "=" or a space, the one of a text hardly ever does
    opening = quote[:size].copy()
    opening[1:] &= data[: size - 1] <= ord("=")
    lettered = opening & letter[1 : size + 1]
    two = letter[:-1] & letter[1:]
    eight = two[:-2] & two[2:]
    eight = eight[:-4] & eight[4:]  # a word, as in t="inlineStr"
    places = np.flatnonzero(opening & (two[1 : size + 1] > eight[1 : size + 1]))
    numbers, columns = _beyond_z(data, digit, letter, places)
    pair = digit[:-1] & digit[1:]
    four = pair[:-2] & pair[2:]
    six, seven = four[:-2] & pair[4:], four[:-3] & four[3:]

    def any_number(run: Mask) -> bool:
        return bool((opening & run[1 : size + 1]).any() or (lettered & run[2 : size + 2]).any()
                    or run[numbers].any())  # fmt: skip

    rows = _NEAR if not any_number(six) else _SHEET_END if not any_number(seven) else _FAR
    error = lettered & (data[1 : size + 1] == ord("e")) & quote[2 : size + 2]
    return Glance(rows, columns, bool(error.any()) or _may_hold_formula(data))


def _beyond_z(
    data: NDArray[np.uint8], digit: Mask, letter: Mask, places: NDArray[Any]
) -> tuple[NDArray[Any], int]:
    """Addresses of two letters and more: where their numbers begin, the last column; `places` are quotes."""
    import numpy as np

    numbers = [places[:0]]
    columns = 0
    column = (data[places + 1] & _LETTER).astype(np.int64)
    for letters in range(2, _MOST_LETTERS + 1):
        if not len(places):
            break
        column = column * 26 + (data[places + letters] & _LETTER)
        behind = places + letters + 1
        ends = digit[behind]
        if ends.any():
            numbers.append(behind[ends])
            columns = max(columns, int(column[ends].max()))
        goes_on = letter[behind]
        places, column = places[goes_on], column[goes_on]
    return np.concatenate(numbers), columns


def _may_hold_formula(data: NDArray[np.uint8]) -> bool:
    """Whether a name begins with f, of an element or behind a prefix."""
    import numpy as np

    before = data[np.flatnonzero(data[1:] == ord("f"))]
    return bool(((before == ord("<")) | (before == ord(":"))).any())
