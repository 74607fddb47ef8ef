"""What was marked by hand on the rows asked for: cells struck through, comments that speak of the amounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll import codes
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.layout.column_map import is_blank
from adeverinta.sources.sheet import Sheet

_OF_THE_SUM: Final = late(
    r"\d{3}|\b(?:gresi\w*|eron\w*|corect\w*|rectif\w*|anul\w*|storn\w*|modific\w*|schimb\w*|recalc\w*|refac\w*"
    r"|refacut\w*|verific\w*|provizori\w*|estimat\w*|neval\w*|regulariz\w*|diferent\w*|lips\w*|nu se|nu e"
    r"|nu este|de (?:sters|platit|adaugat|scazut)|wrong|fals\w*)\b"
)
"""A comment with an amount, or with a word that puts what stands in the cell in doubt."""
_SHOWN: Final = 80


def cell_doubts(sheet: Sheet, picks: Picks) -> Iterator[Finding]:
    """`RAND_TAIAT` once a row, `CELULA_COMENTATA` for each comment that speaks of what the cell holds."""
    if not (sheet.struck or sheet.comments):
        return
    for _, index, cnp, month in picks:
        struck = False
        for column, cell in enumerate(sheet.rows[index]):
            if is_blank(cell):
                continue
            source = sheet.source(index, column)
            place = (source.row or 0, source.column or "")
            if place in sheet.struck and not struck:
                struck = True
                yield finding(codes.RAND_TAIAT, cnp=cnp, month=month, source=source)
            said = sheet.comments.get(place, "")
            if said and _OF_THE_SUM.search(fold(said)):
                text = mask_cnps(clean(said))
                shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
                yield finding(codes.CELULA_COMENTATA, cnp=cnp, month=month, source=source, text=shown)
