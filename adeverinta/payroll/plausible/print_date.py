"""The day a payroll was printed, where its titles or its foot say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from adeverinta.core.dates import parse_date
from adeverinta.core.late_pattern import late
from adeverinta.core.text import unaccented

_SAID: Final = late(
    r"\b(?:tiparit|listat|imprimat|printat|generat|exportat|emis|intocmit"
    r"|data (?:tiparirii|listarii|emiterii)|print(?:ed)?|export(?:ed)?)\w*\b[^0-9,;]{0,24}"
    r"(\d{1,2}[./-]\d{1,2}[./-]20\d\d|20\d\d-\d{1,2}-\d{1,2}|\d{1,2}\s+[a-z]{3,12}\s+20\d\d)"
)


def printed_on(texts: Iterable[str]) -> date | None:
    """The latest day of printing that is told; other dates of a title are nobody's business here.

    >>> printed_on(["Stat de plată ianuarie 2026", "Tipărit la 05.02.2025"])
    datetime.date(2025, 2, 5)
    >>> printed_on(["Contract colectiv din 05.02.2019"]) is None
    True
    """
    found = [parse_date(hit) for text in texts for hit in _SAID.findall(unaccented(text))]
    return max((day for day in found if day), default=None)
