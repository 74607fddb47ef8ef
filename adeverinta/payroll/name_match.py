"""Names held against each other: order, hyphens, diacritics and one more given name tell nobody apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold

Words = frozenset[str]
_FULL: Final = late(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)+\.?")
_PIECE: Final = late(r"[^\W\d_]+\.?")
_INITIALS: Final = 2
"""Letters of a word that is cut short without a full stop."""
_TELLING: Final = 3
"""Letters of a word that is no abbreviation."""
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


def is_shortened(name: str, other: str) -> bool:
    """Whether one of two names is the other with words cut short: to two letters, or before a full stop.

    >>> is_shortened("Dumitru Șt.", "DUMITRU STEFAN"), is_shortened("Dumitru Ștefania", "Dumitru S.")
    (True, True)
    >>> is_shortened("Rusu Ion", "Rusu Ionela"), is_shortened("D. S.", "Dumitru Stefan")
    (False, False)
    """
    one, two = _pieces(name), _pieces(other)
    return _cuts(one, two) or _cuts(two, one)


def _pieces(name: str) -> list[str]:
    return _PIECE.findall(fold(name))


def _cuts(short: Sequence[str], whole: Sequence[str]) -> bool:
    left = [word for word in whole if word not in short]
    cut = [word for word in short if word not in whole]
    if not cut or len(cut) == len(short):
        return False
    for piece in cut:
        stem = piece.rstrip(".")
        ends = [word for word in left if word.startswith(stem) and len(word) > len(stem)]
        if not ends or not (piece.endswith(".") or len(stem) <= _INITIALS):
            return False
        left.remove(ends[0])
    return True


class Bearers:
    """Many names, of which those like another are found without holding it against each."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[Words, list[int]] = defaultdict(list)
        self._near: dict[Words, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._names = list(names)
        for at, words in enumerate(map(words_of, self._names)):
            self._whole[words].append(at)
            for word in words:
                self._words[word].append(at)
            for own in shorter(words):
                self._near[own].append(at)

    def of(self, name: str) -> list[int]:
        """The places of the names that are `alike`, from the first on.

        >>> Bearers(["Popa Ana", "Ionescu Dan", "POPA ANA-MARIA"]).of("Ana Popa")
        [0, 2]
        """
        words = words_of(name)
        found = {*self._whole.get(words, ()), *self._near.get(words, ())}
        return sorted(found.union(*(self._whole.get(own, ()) for own in shorter(words))))

    def within(self, text: str) -> list[int]:
        """The places of the names of two words and more that stand in a text, whatever else it says.

        >>> Bearers(["Popa Ana", "Ionescu Dan"]).within("Total Ionescu Dan, secția 2")
        [1]
        """
        said = words_of(text.replace(",", " "))
        sharing = {at for word in said for at in self._words.get(word, ())}
        return [
            at for at in sorted(sharing) if len(own := words_of(self._names[at])) >= _COMMON and own <= said
        ]

    def by_a_word(self, text: str) -> list[int]:
        """The places of the names that have a word of a text, one of three letters and more.

        >>> Bearers(["Popa Ana", "Ionescu Dan", "Popa Ion"]).by_a_word("prima Ionescu")
        [1]
        """
        said = [word for word in words_of(text) if len(word) >= _TELLING]
        return sorted({at for word in said for at in self._words.get(word, ())})

    def cut_short(self, name: str) -> list[int]:
        """The places of the names of which one is the other with a word cut short.

        >>> Bearers(["Popa Ana", "Ionescu Dan", "POPA A."]).cut_short("Popa An.")
        [0, 2]
        """
        sharing = {at for word in words_of(name) for at in self._words.get(word, ())}
        return [at for at in sorted(sharing) if is_shortened(name, self._names[at])]


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
