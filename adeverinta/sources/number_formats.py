"""What an .xlsx shows besides values: cells formatted in another currency, and rows that are hidden.

The reader of cells gives neither. The styles are small and tell at once whether any currency is used; the
cells of the sheets are looked through only then.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from typing import Final

from adeverinta.core.late_pattern import late

_LARGEST: Final = 8 << 20
_OWN_FORMATS: Final = 164
"""Lower numbers are built in and shown by the user's own locale."""
_LITERAL: Final = late(r'"([^"]*)"|\[\$([^\]\-]*)[^\]]*\]|\\(.)|([€$£])')
_FOREIGN: Final = late(
    r"€|\$|£|\beur\b|\beuro\b|\busd\b|\bchf\b|\bgbp\b|\bhuf\b|\bft\b|\bmii\b|\bbani\b|\bdolari\b",
    re.IGNORECASE,
)
_CELL: Final = late(rb"<(?:\w+:)?c\b([^>]*)>")
_STYLE: Final = late(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_PLACE: Final = late(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_ROW: Final = late(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER: Final = late(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_HIDDEN: Final = late(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_MOST: Final = 200_000


def foreign_styles(archive: zipfile.ZipFile) -> dict[int, str]:
    """Cell styles (by number) whose format shows a currency that is not the leu, with its sign."""
    from lxml import etree

    try:
        part = archive.getinfo("xl/styles.xml")
    except KeyError:
        return {}
    if part.file_size > _LARGEST:
        return {}
    data = archive.read(part)
    if b"numFmt " not in data and b"numFmt>" not in data:
        return {}
    parser: object = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return {}
    formats: dict[int, str] = {}
    for item in root.iter("{*}numFmt"):
        number = item.get("numFmtId", "")
        sign = currency_of(item.get("formatCode", ""))
        if sign and number.isdigit() and int(number) >= _OWN_FORMATS:
            formats[int(number)] = sign
    if not formats:
        return {}
    styles = next(root.iter("{*}cellXfs"), None)
    found = enumerate(styles if styles is not None else ())
    return {at: formats[own] for at, xf in found if (own := int(xf.get("numFmtId") or 0)) in formats}


def currency_of(code: str) -> str:
    """The currency that a number format shows, empty for none or the leu.

    >>> currency_of('#,##0.00 [$€-1]'), currency_of('#,##0.00\\\\ "lei"'), currency_of('0.00 "mii lei"')
    ('€', '', 'mii')
    """
    shown = " ".join("".join(filter(None, parts)) for parts in _LITERAL.findall(code))
    hit = _FOREIGN.search(shown)
    return hit.group() if hit else ""


def foreign_cells(
    archive: zipfile.ZipFile, name: str, styles: Mapping[int, str]
) -> dict[tuple[int, str], str]:
    """Cells of a sheet (1-based row and letter) that are shown in another currency."""
    if not styles:
        return {}
    found: dict[tuple[int, str], str] = {}
    for hit in _CELL.finditer(archive.read(name)):
        style = _STYLE.search(hit[1])
        if style and (sign := styles.get(int(style[1]))) and (place := _PLACE.search(hit[1])):
            found[int(place[2]), place[1].decode()] = sign
            if len(found) > _MOST:
                break
    return found


def hidden_rows(archive: zipfile.ZipFile, name: str) -> frozenset[int]:
    """The hidden rows of a sheet, 1-based: filtered away or hidden by hand."""
    found = set()
    for hit in _ROW.finditer(archive.read(name)):
        if _HIDDEN.search(hit[1]) and (number := _NUMBER.search(hit[1])):
            found.add(int(number[1]))
    return frozenset(found)
