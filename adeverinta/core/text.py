"""Romanian text: folding for matching, comma-below letters for print, agreement, masking."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from adeverinta.core.late_pattern import late

_CEDILLA: Final = str.maketrans("şţŞŢ", "șțȘȚ")
_UNPRINTABLE: Final = late("[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES: Final = late(r"\s+")
_NOT_WORD: Final = late(r"[^a-z0-9]+")
_CNP_LIKE: Final = late(r"(?<!\d)\d{13}(?!\d)")


def clean(text: str) -> str:
    """For print: NFC, comma-below ș ț, no control or direction marks, single spaces, trimmed.

    >>> clean("  Ştefan\\u202e  Ţurcanu ")
    'Ștefan Țurcanu'
    """
    if text.isascii() and text.isprintable() and "  " not in text:  # most texts; the rest says what is done
        return text.strip()
    text = unicodedata.normalize("NFC", text).translate(_CEDILLA)
    return _SPACES.sub(" ", _UNPRINTABLE.sub(" ", text)).strip()


def fold(text: str) -> str:
    """For matching: lower case, no diacritics, words parted by one space.

    >>> fold("C.A.S.S.  (10%)"), fold("Bază_Impozit")
    ('c a s s 10', 'baza impozit')
    """
    if text.isascii():  # most texts; the rest says what is done
        return _NOT_WORD.sub(" ", text.lower()).strip()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.casefold()).strip()


@lru_cache(maxsize=1 << 12)
def unaccented(text: str) -> str:
    """Lower case without diacritics, marks kept."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))


def mask_cnp(cnp: str) -> str:
    """The CNP as it may be shown on a screen or in a log.

    >>> mask_cnp("2850101401002")
    '2********1002'
    """
    return f"{cnp[:1]}{'*' * max(0, len(cnp) - 5)}{cnp[-4:]}" if len(cnp) > 5 else "*" * len(cnp)


def mask_cnps(text: str) -> str:
    """Every run of 13 digits in a text, masked."""
    if len(text) < 13:
        return text
    return _masked_name(text) if len(text) < 100 else _masked(text)


def _masked(text: str) -> str:
    return _CNP_LIKE.sub(lambda hit: mask_cnp(hit.group()), text)


_masked_name = lru_cache(maxsize=1 << 12)(_masked)
"""The same for short texts: names of files and sheets stand in thousands of findings."""


def masked_repr(record: object, fields: Iterable[str]) -> str:
    """What `repr` says of a record that knows whole CNPs: its fields, each CNP masked, as a traceback or a
    log may show it.
    """
    inside = ", ".join(f"{name}={getattr(record, name)!r}" for name in fields)
    return mask_cnps(f"{type(record).__name__}({inside})")


def xml_escaped(text: str) -> str:
    """A text as XML content. The standard library's own `escape` brings half of its network code with it.

    >>> xml_escaped("A & B <SRL>")
    'A &amp; B &lt;SRL&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def count(number: int, one: str, many: str) -> str:
    """Number and noun with Romanian agreement: `de` from 20 on, except where 1-19 ends it.

    >>> count(1, "lună", "luni"), count(20, "lună", "luni"), count(101, "rând", "rânduri")
    ('1 lună', '20 de luni', '101 rânduri')
    """
    if number == 1:
        return f"1 {one}"
    return f"{number} {many}" if 0 < number % 100 < 20 or number == 0 else f"{number} de {many}"


def more(number: int, one: str, many: str) -> str:
    """So many more than those that were named, empty for none.

    >>> more(0, "altă marcă", "mărci"), more(1, "altă marcă", "mărci"), more(23, "altă marcă", "mărci")
    ('', 'altă marcă', 'alte 23 de mărci')
    """
    if number < 1:
        return ""
    return one if number == 1 else f"alte {count(number, one, many)}"


def days_text(hundredths: int) -> str:
    """Days of a sentence, from hundredths of a day.

    >>> days_text(100), days_text(2300), days_text(750), days_text(-100)
    ('1 zi', '23 de zile', '7,5 zile', '-1 zile')
    """
    if hundredths >= 0 and hundredths % 100 == 0:
        return count(hundredths // 100, "zi", "zile")
    return f"{hundredths / 100:g} zile".replace(".", ",")


def first_few(items: Sequence[object], most: int) -> str:
    """As many items as a sentence holds, and how many more there are.

    >>> first_few(["a", "b", "c"], 2), first_few([1, 2], 2)
    ('a, b și încă 1', '1, 2')
    """
    rest = len(items) - most
    return ", ".join(map(str, items[:most])) + (f" și încă {rest}" if rest > 0 else "")


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in order, neighbours joined.

    >>> ranges((3, 1, 2, 7, 9, 10))
    '1-3, 7, 9-10'
    """
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)
