"""Names held against each other: order, hyphens, diacritics and one more given name tell nobody apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from adeverinta.core.text import fold

Words = frozenset[str]
_FULL: Final = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)+\.?")
_COMMON: Final = 2
"""Words that two names share at least."""


def words_of(name: str) -> Words:
    """A name as the set of its words, without diacritics.

    >>> words_of("POPA-Ionescu  Mária") == words_of("maria popa ionescu")
    True
    """
    return frozenset(fold(name).replace("-", " ").split())


def is_full(name: str) -> bool:
    """Whether a text is a name of two words and more, and nothing else.

    >>> is_full("Popa-Ionescu Ana M."), is_full("Popa"), is_full("CM 5 zile")
    (True, False, False)
    """
    return _FULL.fullmatch(name) is not None


def shorter(words: Words) -> Iterator[Words]:
    """A name without one of its words, for each; none where too little would be left."""
    if len(words) > _COMMON:
        for word in words:
            yield words - {word}


def alike(words: Words, others: Words) -> bool:
    """Whether two names may be one person's: the same, or one with a second given name or surname more.

    >>> alike(words_of("Popa Ana"), words_of("POPA ANA-MARIA")), alike(words_of("Popa"), words_of("Popa Ana"))
    (True, False)
    """
    return words == others or words in shorter(others) or others in shorter(words)


class Sought:
    """Names that are looked for among many persons."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole = frozenset(map(words_of, names)) - {frozenset()}
        self._near = self._whole.union(*(frozenset(shorter(own)) for own in self._whole))

    def __bool__(self) -> bool:
        return bool(self._whole)

    def has(self, name: str) -> bool:
        """Whether a name is like one of them."""
        words = words_of(name)
        return words in self._near or any(own in self._whole for own in shorter(words))
