"""File names that are safe on every system and never hold a CNP."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import Final

from adeverinta.core.late_pattern import late

_LETTERS: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ı": "i", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"}
)  # fmt: skip
_UNSAFE: Final = late(r"[^A-Za-z0-9]+")
_LONG_DIGITS: Final = late(r"\d{13,}")
_RESERVED: Final = late(r"(?:con|prn|aux|nul|conin|conout|com\d|lpt\d)", re.IGNORECASE)
_NUMBER_LIMIT: Final = 40
_NAME_LIMIT: Final = 60
_FORM_LIMIT: Final = 30


def _safe(text: str) -> str:
    """Letters and digits of plain ASCII parted by single dashes; a run of 13 digits or more is masked."""
    bare = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return _LONG_DIGITS.sub("x", _UNSAFE.sub("-", bare)).strip("-")


def _bounded(text: str, limit: int) -> str:
    """Cut to the limit; what is cut leaves a digest, so that two long texts stay apart."""
    if len(text) <= limit:
        return text
    return f"{text[: limit - 9].strip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


@lru_cache(maxsize=1 << 11)
def certificate_name(number: str, nume: str, prenume: str, form_code: str) -> str:
    """The file name of a certificate: number, name, form code.

    >>> certificate_name("12/22.11.2026", "Ștefănescu", "Ana-Maria", "icc-hg52")
    '12-22-11-2026-Stefanescu-Ana-Maria-icc-hg52.pdf'
    """
    person = _safe(f"{nume} {prenume}")[:_NAME_LIMIT].strip("-") or "fara-nume"
    parts = (_bounded(_safe(number), _NUMBER_LIMIT), person, _bounded(_safe(form_code), _FORM_LIMIT))
    stem = "-".join(part for part in parts if part)
    return f"_{stem}.pdf" if _RESERVED.fullmatch(stem) else f"{stem}.pdf"
