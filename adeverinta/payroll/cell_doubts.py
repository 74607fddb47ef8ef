"""What was marked by hand on the rows asked for: cells struck through, comments that speak of the amounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.numbers import number_of
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll import codes
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.layout.column_map import Layout, is_blank
from adeverinta.payroll.rows import PERSON_COLUMNS, TEXT_COLUMNS
from adeverinta.sources.sheet import Sheet

_OF_THE_SUM: Final = late(
    r"\d{3}|\b(?:anul(?:a|ea)\w*|storn\w*|recalc\w*|refac\w*|refacut\w*|provizori\w*|estimat\w*|neval\w*"
    r"|regulariz\w*|nu se|de (?:sters|platit|scazut))\b"
)
"""A comment with an amount, or with a word that voids the row or puts its sums in doubt, on whatever cell."""
_DOUBT: Final = late(
    r"\b(?:gresi\w*|eron\w*|incorect\w*|diferent\w*|lips\w*|nu e|nu este|wrong"
    r"|de (?:adaugat|corectat|modificat)|fals\w*|neverific\w*|verific(?!at[ae]?\b)\w*"
    r"|(?:de|trebuie|va fi|nu a fost) (?:re)?verificat\w*)\b"
)
"""What is not in order."""
_CORRECTED: Final = late(r"\b(?:corect\w*|rectif\w*|modific\w*|schimb\w*)\b")
"""What was set right, or is to be: the sum where it stands on one, else a name or number of the person."""
_SUM: Final = late(
    r"\b(?:net\w*|brut\w*|sum[ae]\w*|salari\w*|plat\w*|venit\w*|impozit\w*|contributi\w*|indemniz\w*|zile\w*"
    r"|ore\w*|lei|ron|prim[ae]|spor\w*|cas|cass|luna|rand\w*)\b"
)
_INNOCENT: Final = late(
    r"(?:(?:verificat[ae]?|ok|corect[ae]?|bun[ae]?|e|este|sunt|si|am|totul|toate|conform\w*|vazut) ?)+"
)
"""A comment that says no more than that somebody looked and found it right."""
_DAY: Final = late(r"\b\d{1,2} \d{1,2} (?:19|20)\d\d\b")
_SHOWN: Final = 80
_OF_THE_PERSON: Final = frozenset(
    (*PERSON_COLUMNS, *TEXT_COLUMNS, "angajator", "data_angajarii", "data_incetarii")
)
"""Columns whose cells are no amount and no days, although some hold numbers."""


def cell_doubts(sheet: Sheet, layout: Layout, picks: Picks) -> Iterator[Finding]:
    """`RAND_TAIAT` once a row, `CELULA_COMENTATA` for each comment that speaks of what the cell holds."""
    if not (sheet.struck or sheet.comments):
        return
    personal = {at for name in _OF_THE_PERSON for at in layout.columns.get(name, ())}
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
            if said and _doubts(said, on_sum=column not in personal and number_of(cell) is not None):
                text = mask_cnps(clean(said))
                shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
                yield finding(codes.CELULA_COMENTATA, cnp=cnp, month=month, source=source, text=shown)


def _doubts(comment: str, *, on_sum: bool) -> bool:
    """Whether a comment puts an amount or the days of its row in doubt; `on_sum`: it is on such a cell."""
    text = _DAY.sub(" ", fold(comment))
    if _INNOCENT.fullmatch(text.strip()):
        return False
    if _OF_THE_SUM.search(text):
        return True
    corrected = _CORRECTED.search(text) is not None
    doubt = _DOUBT.search(text) is not None
    if on_sum or _SUM.search(text):
        return doubt or corrected
    return doubt and not corrected
