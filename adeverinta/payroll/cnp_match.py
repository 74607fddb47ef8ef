"""CNPs held against each other: what was mistyped, and what is another person's."""

from __future__ import annotations

from typing import Final

_SLIPS: Final = 2
"""Digits in other places, changed or swapped, that a hand's slip leaves."""


def is_mistyped(text: str, cnp: str) -> bool:
    """Whether a text that is no CNP may be this one: two digits of it other, or one or two too many or few.

    >>> [is_mistyped(text, "1900101223344") for text in ("1900110223344", "190010122334", "1850101223399")]
    [True, True, False]
    """
    if not text or abs(len(text) - len(cnp)) > _SLIPS:
        return False
    if len(text) == len(cnp):
        return sum(a != b for a, b in zip(text, cnp, strict=True)) <= _SLIPS
    short, long = sorted((text, cnp), key=len)
    rest = iter(long)
    return all(digit in rest for digit in short)
