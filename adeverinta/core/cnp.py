"""The CNP (cod numeric personal): checked by python-stdnum, read for what the forms need."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=16384)
def is_valid(cnp: str) -> bool:
    """Thirteen digits, a possible date, a known county, the right check digit."""
    from stdnum.ro import cnp as stdnum_cnp

    return len(cnp) == 13 and cnp.isascii() and cnp.isdigit() and bool(stdnum_cnp.is_valid(cnp))


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
