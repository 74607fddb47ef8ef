"""What a sheet's titles and names say of its amounts: an advance, a half month, a plan, a running total."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll.cells.row_scan import Picks, Scan, row_text
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.sources.sheet import Sheet

_OTHER: Final = late(
    r"\b(?:(?:stat\w*|lista|plata|plati|situatie\w*|foaie)\s+(?:de\s+|cu\s+)?(?:plata\s+)?avans\w*|"
    r"avans chenzin\w*|avans(?:ul|uri)?$|chenzin\w*|simular\w*|simulat\w*|estimar\w*|estimat\w*|estimativ\w*|"
    r"bugetat\w*|(?:proiect de )?buget(?:ul)?\s+(?:de\s+|pe\s+)?(?:salari\w*|personal|20\d\d|an\w*)|"
    r"proiecti[ei]\w*|previzi\w*|prognoz\w*|planificat\w*|propuner\w*|provizori\w*|draft|ciorna|proforma|"
    r"gresit[ae]?|eronat[ae]?|anulat[ae]?|stornat[ae]?|nefolosit[ae]?|nu (?:se )?folos\w*|nedefinitiv\w*|"
    r"nevalid\w*|preliminar\w*|cumulat\w*|(?:de )?la inceputul anului)\b"
)
"""A budget alone is also what pays the wages of a public employer."""
_SHOWN: Final = 60
_LONGEST: Final = 120


def other_amounts(text: str) -> str:
    """The words by which a title says that its amounts may not be the month's own; empty for none.

    >>> other_amounts("Stat - chenzina a II-a"), other_amounts("Buget 2026"), other_amounts("Buget local")
    ('chenzina', 'buget 2026', '')
    """
    words = fold(text.replace("_", " "))
    hit = _OTHER.search(words) if len(words) <= _LONGEST else None
    return hit[0].strip() if hit else ""


def title_doubts(sheet: Sheet, layout: Layout, rows: Scan, picks: Picks) -> Iterator[Finding]:
    """`TITLU_ALTE_SUME`, once for each person of a sheet whose title or name speaks of other amounts."""
    texts = [row_text(sheet.rows[index]) for index in range(layout.header_rows[0])]
    texts += [title for block in rows.blocks for title in block.titles]
    texts += [sheet.name or "", PurePath(sheet.file).stem]
    said = next((text for text in texts if other_amounts(text)), "")
    told: set[str] = set()
    for _, index, cnp, month in picks if said else ():
        if cnp not in told:
            told.add(cnp)
            yield finding(
                codes.TITLU_ALTE_SUME,
                cnp=cnp,
                month=month,
                source=sheet.source(index),
                titlu=mask_cnps(clean(said))[:_SHOWN],
                ce=other_amounts(said),
            )
