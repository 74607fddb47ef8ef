"""Digests of many rows at once: equal where the rows are equal, in any order, and a sample to compare by.

They live as long as a run and are no secret: CNPs go in, only sums and a few of their hashes stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

SAMPLE: Final = 64
"""Hashes that are kept of a sheet's month, the smallest: exact for so many rows, an estimate for more."""


def persons(cnps: Sequence[str]) -> Hashes:
    """A hash a row, of its person."""
    import numpy as np

    return mixed(np.fromiter(map(int, cnps), dtype=np.uint64, count=len(cnps)))


def mixed(values: Hashes) -> Hashes:
    """The finalizer of splitmix64 (Steele, Lea, Flood 2014): every bit of the input reaches every other."""
    import numpy as np

    with np.errstate(over="ignore"):
        values = values + np.uint64(0x9E3779B97F4A7C15)
        values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return values ^ (values >> np.uint64(31))


def with_amounts(hashes: Hashes, values: NDArray[np.int64], present: NDArray[np.bool_]) -> Hashes:
    """A hash a row, of what it was of and an amount, or of the amount's absence."""
    import numpy as np

    told = np.where(present, values, np.int64(-(1 << 62))).astype(np.uint64)
    return mixed(hashes ^ mixed(told))


def total(hashes: Hashes) -> int:
    """One number for all rows, whatever their order."""
    import numpy as np

    return int(np.add.reduce(hashes, dtype=np.uint64)) if len(hashes) else 0


def sample(hashes: Hashes) -> tuple[int, ...]:
    """The smallest hashes, in order."""
    import numpy as np

    kept = np.partition(hashes, SAMPLE - 1)[:SAMPLE] if len(hashes) > SAMPLE else hashes
    return tuple(sorted(set(kept.tolist())))


def shared(one: Sequence[int], other: Sequence[int]) -> float:
    """The part of the smaller set that is in the other, by their samples.

    >>> shared((1, 2, 3, 4), (2, 3)), shared((1, 2), (3, 4)), shared((), (1,))
    (1.0, 0.0, 0.0)
    """
    if not one or not other:
        return 0.0
    ends = [values[-1] for values in (one, other) if len(values) >= SAMPLE]
    end = min(ends, default=max(one[-1], other[-1]))
    first, second = ({value for value in values if value <= end} for values in (one, other))
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0
