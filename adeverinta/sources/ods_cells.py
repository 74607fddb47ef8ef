"""The merged cells of an .ods, which its reader does not tell, found in the file's own XML."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from adeverinta.sources.guard.xml_events import forget
from adeverinta.sources.sheet import MergedCells

if TYPE_CHECKING:
    from lxml import etree

_PART: Final = "content.xml"
_SPANNED: Final = b"number-rows-spanned"
_CHUNK: Final = 1 << 20
_FURTHEST: Final = 1 << 20
"""No row is beyond it."""


def ods_merged(archive: zipfile.ZipFile) -> dict[int, list[MergedCells]]:
    """By the number of the table, the cells that reach over several rows; nothing of another workbook."""
    from lxml import etree

    if _PART not in archive.namelist() or not _has_spans(archive):
        return {}
    found: dict[int, list[MergedCells]] = {}
    table, row, column = -1, 0, 0
    with archive.open(_PART) as stream:
        walk = etree.iterparse(stream, events=("start", "end"), resolve_entities=False, no_network=True)
        try:
            for event, element in walk:
                name = str(element.tag).rpartition("}")[2]
                if event == "start":
                    if name == "table":
                        table, row = table + 1, 0
                    elif name == "table-row":
                        column = 0
                    elif name in ("table-cell", "covered-table-cell"):
                        down = _number(element, "number-rows-spanned")
                        if down > 1 and row < _FURTHEST:
                            found.setdefault(table, []).append(MergedCells(row, row + down - 1, column))
                        column += _number(element, "number-columns-repeated")
                elif name == "table-row":
                    row += _number(element, "number-rows-repeated")
                    forget(element)
        except etree.XMLSyntaxError:
            return {}  # the reader says what is wrong with it
    return found


def _has_spans(archive: zipfile.ZipFile) -> bool:
    with archive.open(_PART) as stream:
        tail = b""
        while data := stream.read(_CHUNK):
            if _SPANNED in tail + data:
                return True
            tail = data[-len(_SPANNED) :]
    return False


def _number(element: etree._Element, name: str) -> int:
    """A reach or a repetition; 1 where none is said."""
    text = next((str(value) for key, value in element.attrib.items() if str(key).endswith("}" + name)), "")
    return int(text[:7]) if text.isascii() and text.isdigit() else 1
