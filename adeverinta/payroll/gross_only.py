"""Sheets with the gross alone: told from payrolls that lost a column, and used only where nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.decisions.identity import NetDecision
from adeverinta.payroll.layout.column_map import Grade, Layout
from adeverinta.payroll.layout.header_words import EMPLOYER
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.layout.spellings import NET_BARE, NET_STRONG
from adeverinta.payroll.learning.propose import suggestion
from adeverinta.payroll.net_rows import Key, finish
from adeverinta.payroll.reading_state import ReadingState
from adeverinta.payroll.rows import PayrollRow, UnusedRows
from adeverinta.sources.sheet import Sheet

_OF_NET: Final = late(r"\b(?:net|nete|neta|netul|impozit\w*|cass?|bass|contributi\w*|taxe)\b")
_NAMES_OF_NET: Final = frozenset(("net", NET_BARE, NET_STRONG, "cas", "cass", "somaj", "impozit"))
_NOT_NEEDED: Final = "are numai brutul, iar luna persoanei are netul din alt fișier"


def grade_of(layout: Layout | None) -> Grade:
    """The layout's grade. A header not understood that speaks of net, tax or contributions says that the
    sheet has more than the gross: then it is incomplete, and nothing is computed in place of what it holds.
    """
    if layout is None:
        return Grade.NOTHING
    if layout.grade is Grade.GROSS and any(_of_net(layout.labels[column]) for column in layout.ignored):
        return Grade.INCOMPLETE
    return layout.grade


def _of_net(label: str) -> bool:
    found = lookup(label)
    if found is not None:  # set aside by a group label over it, or of no use
        return found.name in _NAMES_OF_NET
    words = fold(label)
    if EMPLOYER.intersection(words.split()):
        return False
    near = suggestion(label)
    return bool(_OF_NET.search(words)) or (near is not None and near[1] in _NAMES_OF_NET)


def check_one_gross(sheet: Sheet, layout: Layout) -> None:
    """`InputStop` where two columns may be the gross: no net is there to say which is the whole."""
    if "brut" in layout.weaker:
        header = layout.header_rows[-1]
        other = str(sheet.source(header, layout.weaker["brut"]))
        source = sheet.source(header, layout.columns["brut"][0])
        raise InputStop(finding(codes.COLOANA_DUBLA, source=source, coloana="brut", alta=other))


def add_gross(
    run: ReadingState, by_person: dict[str, list[PayrollRow]], decisions: Mapping[Key, NetDecision]
) -> list[Finding]:
    """Add the rows that have the gross alone for months of persons that no payroll and no declaration has."""
    own = {item.sheet.key for item in run.gross}
    rows, findings = finish(run.gross, {key: decisions[key] for key in own}, run.everybody.repeated)
    known = {(row.cnp, row.month) for some in by_person.values() for row in some}
    left_out: dict[tuple[str, str | None], list[int]] = {}
    dropped: set[tuple[str, object]] = set()
    for row in rows:
        if (row.cnp, row.month) in known:
            left_out.setdefault((row.source.file, row.source.sheet), []).append(row.source.row or 0)
            dropped.add((row.cnp, row.month))
        else:
            by_person.setdefault(row.cnp, []).append(row)
    for (file, sheet), numbers in left_out.items():
        record = next(record for record in run.records if record.name == file)
        record.unused.append(UnusedRows(sheet, tuple(sorted(numbers)), _NOT_NEEDED))
    run.covered |= run.gross_covered
    return [item for item in findings if (item.cnp, item.month) not in dropped]
