"""An immutable, hashable mapping: what a structured value of the law data becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from adeverinta.core.late_pattern import late

_NUMBER: Final = late(r"-?(0|[1-9]\d*)(\.\d+)?(/[1-9]\d*)?")


class FrozenMapping(Mapping[str, object]):
    """Keys and values in the order of the data file; equal and hashed by content."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, object]) -> None:
        self._items = dict(items)

    def __getitem__(self, key: str) -> object:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"Table({self._items!r})"


def number(text: str) -> Fraction:
    """An exact number written as `0.85`, `600` or `10.5/100`; ValueError on anything else.

    >>> number("10.5/100"), number("0.85")
    (Fraction(21, 200), Fraction(17, 20))
    """
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


def frozen(raw: object) -> object:
    """A YAML value made exact and immutable.

    Quoted numbers become Fractions, mappings a `FrozenMapping`,
    lists tuples whose texts stay texts (they hold codes
    such as `01`). TypeError for a float, which is never exact.
    """
    if isinstance(raw, float):
        raise TypeError(raw)
    if isinstance(raw, str):
        return number(raw) if _NUMBER.fullmatch(raw) else raw
    if isinstance(raw, list):
        return tuple(item if isinstance(item, str) else frozen(item) for item in raw)
    if isinstance(raw, dict):
        return FrozenMapping({str(key): frozen(value) for key, value in raw.items()})
    return raw
