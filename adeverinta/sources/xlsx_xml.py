"""The XML of an .xlsx: its small parts parsed safely, its sheets in their order, cells by their style."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.late_pattern import late

if TYPE_CHECKING:
    from lxml import etree

STYLES: Final = "xl/styles.xml"
_LARGEST: Final = 8 << 20
_CELL: Final = late(rb"<(?:\w+:)?c\b([^>]*)>")
_STYLE: Final = late(rb"\bs\s*=\s*[\"'](\d+)[\"']")
ADDRESS: Final = late(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
"""A cell's letter and row among its attributes."""


class StyledCell(NamedTuple):
    """A cell of some style: where it stands (1-based row and letter), and whether nothing is in it."""

    place: tuple[int, str]
    style: int
    empty: bool


def small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the archive, nothing where it is not there or not small."""
    try:
        part = archive.getinfo(name)
    except KeyError:
        return b""
    return archive.read(part) if part.file_size <= _LARGEST else b""


def parsed(data: bytes) -> etree._Element | None:
    """The root of such a part; None where there is none, or it is damaged."""
    from lxml import etree

    if not data:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def part_at(target: str, folder: str) -> str:
    """The part that a link of a part in this folder leads to."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")


def sheet_parts(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Names and parts of the sheets in the workbook's order; empty where the workbook does not say."""
    book = parsed(small_part(archive, "xl/workbook.xml"))
    links = parsed(small_part(archive, "xl/_rels/workbook.xml.rels"))
    if book is None or links is None:
        return []
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    parts = []
    for sheet in book.iter("{*}sheet"):
        link = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), None)
        parts.append((sheet.get("name", ""), part_at(targets.get(link, ""), "xl")))
    return parts


def cell_styles(root: etree._Element, attribute: str) -> Iterator[tuple[int, int]]:
    """The number of each cell style, and that of the font or format that it names under the attribute."""
    styles = next(root.iter("{*}cellXfs"), None)
    for at, style in enumerate(styles if styles is not None else ()):
        yield at, int(style.get(attribute) or 0)


def styled_cells(xml: bytes, styles: Collection[int]) -> Iterator[StyledCell]:
    """The cells of a sheet that have one of these styles."""
    for hit in _CELL.finditer(xml) if styles else ():
        style = _STYLE.search(hit[1])
        if style and int(style[1]) in styles and (place := ADDRESS.search(hit[1])):
            yield StyledCell((int(place[2]), place[1].decode()), int(style[1]), hit[1].endswith(b"/"))
