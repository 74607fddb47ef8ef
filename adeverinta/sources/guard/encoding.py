"""Which encoding a text file is in: marks first, then UTF-8, then the code page that gives Romanian."""

from __future__ import annotations

import codecs
from collections import Counter
from typing import Final

_ROMANIAN: Final = frozenset("ăâîșțşţĂÂÎȘȚŞŢ")
_NEIGHBOURS: Final = frozenset("áéíóöőúüűäßčšžćńłąężźÁÉÍÓÖŐÚÜŰÄČŠŽĆŃŁĄĘŻŹ„”“’‘–—…«»€§°\u00a0")
_CODE_PAGES: Final = ("cp1250", "iso8859_16", "cp852")
_CONTROL_LIMIT: Final = 0.01
_DRAWN: Final = (b"\xc4\xc4\xc4", b"\xcd\xcd\xcd")
"""Rules drawn by DOS programs, single and double."""


def decode(data: bytes) -> str | None:
    """The text without marks and NULs, None where no known encoding fits.

    cp1250 and ISO-8859-16 hold the Romanian letters in the same bytes and differ in the others; bytes
    that are control characters in one of them rule it out. cp852 is what DOS programs wrote.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _cleaned(_strict(data[len(mark) :], name))
    if wide := _utf16_without_mark(data):
        return _cleaned(_strict(data, wide))
    text = _strict(data, "utf-8")
    return _cleaned(text if text is not None else _by_code_page(data))


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str:
    """Latin text in UTF-16 has a NUL in nearly every second byte."""
    head = data[:4096]
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = head[first::2]
        if len(head) >= 4 and len(head) % 2 == 0 and half.count(0) > 0.8 * len(half):
            return name
    return ""


def _by_code_page(data: bytes) -> str | None:
    if any(rule in data for rule in _DRAWN) and (drawn := _strict(data, "cp852")) is not None:
        return drawn  # no language has the same accented letter three times in a row
    high = Counter(byte for byte in data if byte >= 0x80)
    best, best_score = None, 0
    for name in _CODE_PAGES:
        score = _score(high, name)
        if score is not None and (best is None or score > best_score):
            best, best_score = name, score
    return None if best is None else _strict(data, best)


def code_page(high: Counter[int], said: str) -> str:
    """Which of cp1250 and cp852 the bytes above ASCII are in, `said` where their letters do not tell."""
    scores = {name: _score(high, name) for name in ("cp1250", "cp852")}
    known = {name: score for name, score in scores.items() if score is not None}
    if not known:
        return said
    best = max(known.values())
    return said if known.get(said) == best else max(known, key=lambda name: known[name])


def _score(high: Counter[int], name: str) -> int | None:
    """How Romanian the bytes above ASCII are in a code page; None where one of them is no character."""
    total = romanian = 0
    for byte, times in high.items():
        char = _strict(bytes([byte]), name)
        if char is None or "\x80" <= char <= "\x9f":
            return None
        romanian += times * (char in _ROMANIAN)
        total += times * (2 if char in _ROMANIAN else 1 if char in _NEIGHBOURS else -1)
    if name == "cp852" and romanian * 2 < sum(high.values()):
        return None  # it has a letter for nearly every byte: only plainly Romanian text is taken for it
    return total


def _cleaned(text: str | None) -> str | None:
    """Without NULs and the end mark of DOS; None for binary data that happens to decode."""
    if text is None:
        return None
    text = text.replace("\0", "").rstrip("\x1a")
    head = text[:65536]
    controls = sum(char < " " and char not in "\t\r\n\f\v" for char in head)
    return None if controls > _CONTROL_LIMIT * len(head) else text
