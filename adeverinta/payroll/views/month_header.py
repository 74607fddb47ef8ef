"""Groups of columns under the months of a header: totals beside them, and months that are not sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import fold, unaccented
from adeverinta.payroll import codes
from adeverinta.payroll.layout.column_map import is_blank, text_of
from adeverinta.payroll.layout.headers import lookup, squash
from adeverinta.payroll.layout.payroll_month import MONTH_WORDS, months_in
from adeverinta.payroll.layout.spellings import NET_BARE
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS
from adeverinta.sources.sheet import Cell, Sheet

_AMOUNTS: Final = frozenset((*MONEY_COLUMNS, *DAY_COLUMNS, NET_BARE))
PERSON_KEYS: Final = frozenset(("cnp", "marca"))
_NAME: Final = late(rf"(?<![a-z])(?:{MONTH_WORDS})(?![a-z])")
_TOTAL: Final = late(
    r"(?:(?:total\w*|cumul\w*|medi[ae]\w*|general\w*|anual\w*|ytd|trim\w*|sem\w*|an|anul|pe|la|zi|i|ii|iii|iv|[1-4]"
    r"|t[1-4]|s[12]|20\d\d)(?: |$))+"
)
"""What stands over columns that gather several months."""
Row = Sequence[Cell]


def is_amount(label: str) -> bool:
    """Whether a header names money or days."""
    found = lookup(label) if label else None
    return found is not None and found.name in _AMOUNTS


def totals_beside(row: Row, below: Row) -> dict[int, str]:
    """The columns of a year, a quarter or a mean beside those of the months, with what stands over them.

    >>> totals_beside(["CNP", "Mai 2025", None, "Total 2025", None], [None, "Net", "Brut", "Net", "Brut"])
    {3: 'Total 2025', 4: 'Total 2025'}
    """
    found: dict[int, str] = {}
    over = ""
    for column, cell in enumerate(below):
        if column < len(row) and not is_blank(row[column]):
            over = text_of(row[column])
        if over and _TOTAL.fullmatch(fold(over)) and is_amount(text_of(cell)):
            found[column] = f"Total {over}" if over.isdigit() else over
    return found


def refuse_unsure(sheet: Sheet, at: int, months: Mapping[int, Month]) -> None:
    """`InputStop` where the row names a month over two groups of columns, or months without any year."""
    row, below = sheet.rows[at], sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
    labels = Counter(squash(text_of(cell)) for cell in below if isinstance(cell, str) and is_amount(cell))
    if len(labels) < 2 or max(labels.values()) < 2 or not _names_persons(sheet, at):
        return
    for month, times in Counter(months.values()).items():
        over = [column for column, own in months.items() if own == month]
        if times > 1 and all(column < len(below) and is_amount(text_of(below[column])) for column in over):
            named = " și ".join(sheet.letter(column) for column in over)
            source = sheet.source(at, over[-1])
            raise InputStop(finding(codes.LUNA_DE_DOUA_ORI, month=month, source=source, coloane=named))
    names = [column for column, cell in enumerate(row) if isinstance(cell, str) and _is_bare_month(cell)]
    if not months and len(names) > 1:
        source, text = sheet.source(at, names[0]), text_of(row[names[0]])
        raise InputStop(finding(codes.LUNI_FARA_AN, source=source, text=text))


def refuse_beside(sheet: Sheet, at: int, months: Mapping[int, Month], labels: Mapping[int, str]) -> None:
    """`InputStop` where columns before the first month are called as those below the months: then no month
    stands over the first column of its own. `labels`: the columns of the months and their headers."""
    known = {squash(label) for label in labels.values()}
    first = min(months)
    below = sheet.rows[at + 1]
    alone = [
        column
        for column, cell in enumerate(below[:first])
        if isinstance(cell, str) and column not in labels and is_amount(cell) and squash(cell) in known
    ]
    if alone:
        named = ", ".join(sheet.letter(column) for column in alone)
        raise InputStop(
            finding(codes.LUNA_NEASEZATA, month=months[first], source=sheet.source(at, first), coloane=named)
        )


def _is_bare_month(text: str) -> bool:
    return len(text) < 60 and not months_in(text) and bool(_NAME.search(unaccented(text)))


def _names_persons(sheet: Sheet, at: int) -> bool:
    texts = (cell for row in sheet.rows[max(0, at - 1) : at + 2] for cell in row if isinstance(cell, str))
    return any(found.name in PERSON_KEYS for text in texts if (found := lookup(text_of(text))))
