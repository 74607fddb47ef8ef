"""The CNP (cod numeric personal): checked by python-stdnum, read for what the forms need."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from adeverinta.core.late_pattern import late

_RUN: Final = late(r"(?<!\d)\d{13}(?!\d)", re.ASCII)
_PARTED: Final = late(r"(?<![\d.,/\-–])(?<!\d )\d(?:[ .,\-–\u00a0]?\d){12}(?![ .,\-–/]?\d)", re.ASCII)
_DECIMALS: Final = late(r"(?<=\d)[.,]0{1,4}(?!\d)")
_CENTURIES: Final = {"1": (1900,), "2": (1900,), "3": (1800,), "4": (1800,), "5": (2000,), "6": (2000,)}


@lru_cache(maxsize=16384)
def is_valid(cnp: str) -> bool:
    """Thirteen digits, a possible date, a known county, the right check digit."""
    from stdnum.ro import cnp as stdnum_cnp

    return len(cnp) == 13 and cnp.isascii() and cnp.isdigit() and bool(stdnum_cnp.is_valid(cnp))


def cnp_in(text: str) -> str:
    """The one valid CNP that a text holds, whatever stands around it; empty where there is none or are two.

    Its digits stand together, or all thirteen are parted by spaces, dots, commas or hyphens.

    >>> cnp_in("CNP: 2850101401002 / RO"), cnp_in("2-850101-401002"), cnp_in("2850101401002.00")
    ('2850101401002', '2850101401002', '2850101401002')
    """
    found = {run for run in _RUN.findall(text) if is_valid(run)}
    if not found:
        parted = _PARTED.findall(_DECIMALS.sub("", text))
        digits = ("".join(char for char in hit if char.isdigit()) for hit in parted)
        found = {run for run in digits if is_valid(run)}
    return found.pop() if len(found) == 1 else ""


def gender(cnp: str) -> str:
    """`m`, `f`, or empty where the first digit does not say (9: foreign citizens)."""
    first = cnp[:1]
    if first not in "12345678" or not first:
        return ""
    return "m" if first in "1357" else "f"


def birth_date(cnp: str) -> date | None:
    """The day of birth that a valid CNP holds, None for any other text."""
    from stdnum.ro import cnp as stdnum_cnp

    if not is_valid(cnp):
        return None
    born: date = stdnum_cnp.get_birth_date(cnp)
    return born


def birth_dates(cnp: str) -> tuple[date, ...]:
    """The birth dates that a valid CNP may mean, in order; none for a text that is no CNP.

    There are two where the first digit (7, 8, 9: residents and foreigners) leaves the century open.

    >>> birth_dates("2850101401002"), birth_dates("x")
    ((datetime.date(1985, 1, 1),), ())
    """
    if not is_valid(cnp):
        return ()
    year, month, day = int(cnp[1:3]), int(cnp[3:5]), int(cnp[5:7])
    return tuple(date(century + year, month, day) for century in _CENTURIES.get(cnp[0], (1900, 2000)))
