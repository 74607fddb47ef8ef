"""Rows that do not fit their header, and units that are not lei: what would be read as if it fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import WORDS, Picks, Scan, row_text
from adeverinta.payroll.corrected_nets import bani_in, nets_in
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout, is_blank, text_of
from adeverinta.payroll.layout.headers import names_net
from adeverinta.payroll.views.view import PlacedSheet, SheetView
from adeverinta.sources.sheet import Sheet

_UNIT: Final = r"(?:mii|milioane|mil|bani|eur|euro|usd|dolari|chf|franci|gbp|lire|huf|forinti|valuta)"
_TOLD: Final = late(
    rf"\b(?:in|moneda|valuta|um|u m|unitate\w*|sume\w*|suma|valori\w*|exprimat\w*|salarii\w*)\s+(?:sunt\s+)?"
    rf"(?:exprimat\w*\s+)?(?:in\s+)?(?:de\s+)?(?P<unit>{_UNIT})\b|\b(?P<thousands>mii (?:de )?(?:lei|ron))\b"
)
_ABROAD: Final = late(r"\b(?:eur|euro|usd|dolari|chf|franci|gbp|lire|huf|forinti|valuta)\b")
_ALONE: Final = late(rf"(?P<unit>{_UNIT})(?: lei| ron)?")
_ASIDE: Final = late(r"[(\[]([^()\[\]]*)[)\]]|(?:\s[-–—/|]|[,:;])\s*([^-–—/|,:;()\[\]]+)$")
"""What a title says in brackets, or behind its last dash or comma."""
_OF_PAY_IN: Final = late(
    r"\b(?:stat\w*|salar\w*|plat\w*|fluturas\w*|net|sume)\b.*\b(?P<unit>eur|euro|usd|dolari|chf|gbp|huf)"
)
_NOT_A_UNIT: Final = late(r"\b(?:curs|srl|s r l|sa|s a|s c|sc|snc|pfa)\b")
_VOIDED: Final = frozenset(
    (
        "anulat",
        "anulata",
        "anulate",
        "anulare",
        "stornat",
        "stornata",
        "storno",
        "sters",
        "stearsa",
        "invalid",
    )
)
_VOIDED_IN: Final = late(
    r"\b(?:anulat[ae]?|anulare|stornat[ae]?|sters|stearsa|eronat[ae]?|gresit[ae]?|nu se (?:mai )?plateste"
    r"|nu s a (?:mai )?platit|(?:se|a se) ignora|nu se ia|provizori\w*|nedefinitiv\w*|preliminar\w*"
    r"|neaprobat[ae]?|nevalid\w*|draft|ciorna)\b"
)
"""What a remark of several words says of a row that does not hold."""


_FEWEST_WHOLE: Final = 5
"""Rows of as many fields as the header, beside which a shorter last one is no way of writing."""
_YES: Final = frozenset(("da", "x", "1", "true", "adevarat", "d"))


def check_widths(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> None:
    """`InputStop` where a row of a text file has more fields than its header: a separator inside a value.

    Everything behind it stands one column too far; what is in the header's columns would be read as if it
    fitted. Empty fields at the end of every row are how some programs write.
    """
    if (
        sheet.name is not None
        or isinstance(sheet, PlacedSheet)
        or (isinstance(sheet, SheetView) and sheet.width)
    ):
        return
    width = len(layout.labels)
    lengths = Counter(len(sheet.rows[row]) for row in rows)
    _check_whole(sheet, width, rows, lengths)
    if all(length <= width for length in lengths):
        return
    usual = lengths.most_common(1)[0][0]
    for row in rows:
        cells = sheet.rows[row]
        more = any(not is_blank(cell) for cell in cells[width:])
        if len(cells) > width and (more or len(cells) > max(usual, width)):
            raise InputStop(
                finding(codes.CAMPURI_IN_PLUS, source=sheet.source(row), campuri=len(cells), antet=width)
            )


def _check_whole(sheet: Sheet, width: int, rows: Sequence[int], lengths: Mapping[int, int]) -> None:
    """`InputStop` where the last line of a text file breaks off inside a row, while all others are whole: a
    copy that was interrupted, whose last number may be cut as well."""
    last = len(sheet.rows) - 1
    own = len(sheet.rows[last])
    whole = len(rows) > _FEWEST_WHOLE and lengths[width] == len(rows) - 1
    if whole and rows[-1] == last and own < width - 1:
        raise InputStop(finding(codes.FISIER_TAIAT, source=sheet.source(last), campuri=own, antet=width))


def unit_in(text: str) -> str:
    """The unit other than lei that a title speaks of, empty where it speaks of none.

    >>> unit_in("Sumele sunt exprimate în EUR"), unit_in("- mii lei -"), unit_in("SC EURO TRANS SRL")
    ('eur', 'mii lei', '')
    >>> unit_in("Stat de plată 03.2026 (EUR)"), unit_in("Salarii martie 2026 - mii lei"), unit_in("State USD")
    ('eur', 'mii lei', 'usd')
    """
    words = fold(text)
    if _NOT_A_UNIT.search(words):
        return ""
    asides = (fold(one or other) for one, other in _ASIDE.findall(text))
    hits = (_TOLD.search(words), _ALONE.fullmatch(words), *map(_ALONE.fullmatch, asides))
    hit = next(filter(None, hits), None) or _OF_PAY_IN.fullmatch(words)
    if hit is None:
        return ""
    groups = hit.groupdict()
    return groups.get("thousands") or groups.get("unit") or ""


def check_unit(sheet: Sheet, layout: Layout, rows: Scan) -> None:
    """`InputStop` where a title, or a line among the rows, says that the amounts are not in lei."""
    for index in (*range(layout.header_rows[0]), *rows.unused.get(WORDS, ())):
        row = sheet.rows[index]
        for text in (row_text(row), *(text_of(cell) for cell in row if isinstance(cell, str))):
            if len(text) < 200 and (unit := unit_in(text)):
                raise InputStop(
                    finding(codes.UNITATE_STRAINA, source=sheet.source(index), unitate=unit, text=text)
                )


_CURRENCY_HEADER: Final = frozenset(
    ("moneda", "valuta", "deviza", "currency", "um", "plata", "platii", "plati", "salariu", "salariului",
     "sume", "suma", "sumelor", "stat", "de", "cod", "rand", "net", "venit")
)  # fmt: skip
"""The words of a column that says in what the amounts of its row are; a contract's or an account's is not."""
_CURRENCY_WORDS: Final = frozenset(("moneda", "valuta", "deviza", "currency", "um"))
_LEI: Final = frozenset(("", "ron", "lei", "leu", "ron lei", "lei ron"))


def currency_columns(layout: Layout) -> list[int]:
    """The columns whose cells name the currency of their row's amounts."""
    words = {column: frozenset(fold(layout.labels[column]).split()) for column in layout.ignored}
    return [column for column, own in words.items() if own & _CURRENCY_WORDS and own <= _CURRENCY_HEADER]


def _net_columns_abroad(layout: Layout) -> dict[int, str]:
    """The columns that are not read and whose header names a net in another currency, with its word."""
    units = {column: _ABROAD.search(fold(layout.labels[column])) for column in layout.ignored}
    return {column: hit[0] for column, hit in units.items() if hit and names_net(layout.labels[column])}


def row_doubts(sheet: Sheet, layout: Layout, picks: Picks) -> Iterator[Finding]:
    """Of the rows that are used: amounts shown in another currency, rows hidden in the file, rows voided."""
    money = layout.money if sheet.currencies else ()
    texts = [column for column in layout.ignored if column < len(layout.labels)]
    currency_at = currency_columns(layout)
    void_at = [column for column in texts if not _VOIDED.isdisjoint(fold(layout.labels[column]).split())]
    abroad = _net_columns_abroad(layout)
    hidden_told: set[str] = set()
    several = Counter((cnp, month) for _, _, cnp, month in picks) if sheet.hidden_rows else Counter()
    for _, index, cnp, month in picks:
        for column in currency_at:
            named = text_of(sheet.rows[index][column]) if column < len(sheet.rows[index]) else ""
            if fold(named) not in _LEI and any(c.isalpha() or c in "€$£" for c in named):
                cell = sheet.source(index, column)
                yield finding(codes.MONEDA_STRAINA, cnp=cnp, month=month, source=cell, moneda=named[:10])
        for column, unit in abroad.items():
            amount = bani_in(cell_at(sheet.rows[index], column))
            if amount and any(abs(amount - net) <= TOLERANCE for net in nets_in(layout, sheet.rows[index])):
                cell = sheet.source(index, column)  # the same in lei it cannot be: all of the row is in it
                yield finding(codes.MONEDA_STRAINA, cnp=cnp, month=month, source=cell, moneda=unit.upper())
        for column in money:
            cell = sheet.source(index, column)
            if currency := sheet.currencies.get((cell.row or 0, cell.column or "")):
                yield finding(codes.MONEDA_STRAINA, cnp=cnp, month=month, source=cell, moneda=currency)
        hidden = sheet.hidden_rows and sheet.line(index) in sheet.hidden_rows
        if hidden and (cnp not in hidden_told or several[cnp, month] > 1):
            hidden_told.add(cnp)
            yield finding(codes.RAND_ASCUNS, cnp=cnp, month=month, source=sheet.source(index))
        row = sheet.rows[index]
        for column in texts:
            cell_value = cell_at(row, column)
            if not isinstance(cell_value, str) or not cell_value:
                continue
            word = fold(cell_value)
            if (
                word in _VOIDED
                or _VOIDED_IN.search(word.replace("-", " "))
                or (column in void_at and word in _YES)
            ):
                source = sheet.source(index, column)
                yield finding(
                    codes.RAND_ANULAT, cnp=cnp, month=month, source=source, text=text_of(cell_value)
                )
