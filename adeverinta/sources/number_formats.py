"""What an .xlsx shows besides values: cells formatted in another currency, and rows that are hidden.

The reader of cells gives neither. The styles are small and tell at once whether any currency is used; the
cells of the sheets are looked through only then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.sources.xlsx_xml import cell_styles, parsed, styled_cells

_OWN_FORMATS: Final = 164
"""Lower numbers are built in and shown by the user's own locale."""
_LITERAL: Final = late(r'"([^"]*)"|\[\$([^\]\-]*)[^\]]*\]|\\(.)|([€$£])')
_FOREIGN: Final = late(
    r"€|\$|£|\beur\b|\beuro\b|\busd\b|\bchf\b|\bgbp\b|\bhuf\b|\bft\b|\bmii\b|\bbani\b|\bdolari\b",
    re.IGNORECASE,
)
_ROW: Final = late(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER: Final = late(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_HIDDEN: Final = late(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_MOST: Final = 200_000


def foreign_styles(styles: bytes) -> dict[int, str]:
    """Cell styles (by number) whose format shows a currency that is not the leu, with its sign."""
    root = parsed(styles) if b"numFmt " in styles or b"numFmt>" in styles else None
    if root is None:
        return {}
    formats: dict[int, str] = {}
    for item in root.iter("{*}numFmt"):
        number = item.get("numFmtId", "")
        sign = currency_of(item.get("formatCode", ""))
        if sign and number.isdigit() and int(number) >= _OWN_FORMATS:
            formats[int(number)] = sign
    if not formats:
        return {}
    return {at: formats[own] for at, own in cell_styles(root, "numFmtId") if own in formats}


def currency_of(code: str) -> str:
    """The currency that a number format shows, empty for none or the leu.

    >>> currency_of('#,##0.00 [$€-1]'), currency_of('#,##0.00\\\\ "lei"'), currency_of('0.00 "mii lei"')
    ('€', '', 'mii')
    """
    shown = " ".join("".join(filter(None, parts)) for parts in _LITERAL.findall(code))
    hit = _FOREIGN.search(shown)
    return hit.group() if hit else ""


def foreign_cells(xml: bytes, styles: Mapping[int, str]) -> dict[tuple[int, str], str]:
    """Cells of a sheet (1-based row and letter) that are shown in another currency."""
    found: dict[tuple[int, str], str] = {}
    for cell in styled_cells(xml, styles):
        found[cell.place] = styles[cell.style]
        if len(found) > _MOST:
            break
    return found


def hidden_rows(xml: bytes) -> frozenset[int]:
    """The hidden rows of a sheet, 1-based: filtered away or hidden by hand."""
    found = set()
    for hit in _ROW.finditer(xml):
        if _HIDDEN.search(hit[1]) and (number := _NUMBER.search(hit[1])):
            found.add(int(number[1]))
    return frozenset(found)
