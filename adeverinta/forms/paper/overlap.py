"""Whether a mark on a page would lie over what a certificate prints of its person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from adeverinta.forms.paper.attached import AttachedFacts

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
_OF_OTHERS: Final = ("angajator", "reprezentant", "intocmit", "gen")
_SHORTEST: Final = 3
_NEAR: Final = 1.0


def covers(data: bytes, page: int, mark: Box, facts: AttachedFacts | None) -> bool:
    """Whether the mark touches a printed fact, or the rows of the table of months."""
    if facts is None:
        return True
    with _page(data, page) as text:
        letters, places = _letters(text)

        def found(word: str) -> Iterator[Box]:
            return _found(text, letters, places, word)

        rows = [box for word in _words([row.get("valoare", "") for row in facts.rows]) for box in found(word)]
        if rows:
            band = (0.0, min(box[1] for box in rows), 10_000.0, max(box[3] for box in rows))
            if _touch(mark, band):
                return True
        fields = [value for name, value in facts.fields.items() if not name.startswith(_OF_OTHERS)]
        return any(_touch(mark, box) for word in _words(fields) for box in found(word))


def _words(values: Sequence[str]) -> list[str]:
    """The values as printed, without spaces; short ones stand everywhere."""
    words = ["".join(value.split()) for value in values]
    return list(dict.fromkeys(word for word in words if len(word) >= _SHORTEST))


@contextmanager
def _page(data: bytes, page: int) -> Iterator[object]:
    """The text of a page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        yield document[page].get_textpage()
    finally:
        document.close()


def _letters(text: Any) -> tuple[str, list[int]]:
    """The letters of a page and the number of each among all signs, white space left out."""
    count = text.count_chars()
    whole = text.get_text_range() if count else ""
    signs = list(whole) if len(whole) == count else [text.get_text_range(at, 1) for at in range(count)]
    shown = [(sign, at) for at, sign in enumerate(signs) if len(sign) == 1 and not sign.isspace()]
    return "".join(sign for sign, _ in shown), [at for _, at in shown]


def _found(text: Any, letters: str, places: Sequence[int], word: str) -> Iterator[Box]:
    """The boxes of a word, each time that it stands on the page."""
    at = letters.find(word)
    while at >= 0:
        some = [text.get_charbox(place) for place in places[at : at + len(word)]]
        yield (
            min(box[0] for box in some), min(box[1] for box in some),
            max(box[2] for box in some), max(box[3] for box in some),
        )  # fmt: skip
        at = letters.find(word, at + 1)


def _touch(one: Box, other: Box) -> bool:
    return not (
        one[2] + _NEAR < other[0]
        or other[2] + _NEAR < one[0]
        or one[3] + _NEAR < other[1]
        or other[3] + _NEAR < one[1]
    )
