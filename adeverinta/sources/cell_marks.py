"""Marks by hand on the cells of an .xlsx: struck through with a line, or with a comment attached.

The reader of cells gives neither. A person who sees the sheet knows that a struck row does not hold, and
reads the comment "wrong, the right net is 4.650"; the program has to tell of both.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from adeverinta.core.late_pattern import late

if TYPE_CHECKING:
    from lxml import etree

_LARGEST: Final = 8 << 20
_STYLES: Final = "xl/styles.xml"
_CELL: Final = late(rb"<(?:\w+:)?c\b([^>]*[^>/])>")
"""A cell that holds something; an empty one closes itself."""
_STYLE: Final = late(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_PLACE: Final = late(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_REFERENCE: Final = late(r"([A-Z]{1,3})(\d{1,7})")
_OFF: Final = frozenset(("0", "false"))
_THREAD: Final = late(r"^\[Threaded comment\].*?Comment:\s*")
_MOST: Final = 20_000
_LONGEST: Final = 200
"""Letters of a comment that are kept."""


def struck_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Cell styles (by number) whose letters are struck through."""
    data = _part(archive, _STYLES)
    root = _parsed(data) if b"strike" in data else None
    if root is None:
        return frozenset()
    fonts = next(root.iter("{*}fonts"), None)
    struck = {at for at, font in enumerate(fonts if fonts is not None else ()) if _is_struck(font)}
    styles = next(root.iter("{*}cellXfs"), None)
    found = enumerate(styles if styles is not None else ())
    return frozenset(at for at, xf in found if int(xf.get("fontId") or 0) in struck)


def struck_cells(archive: zipfile.ZipFile, name: str, styles: Collection[int]) -> frozenset[tuple[int, str]]:
    """Cells of a sheet (1-based row and letter) that hold something and are struck through."""
    if not styles:
        return frozenset()
    found: set[tuple[int, str]] = set()
    for hit in _CELL.finditer(archive.read(name)):
        style = _STYLE.search(hit[1])
        if style and int(style[1]) in styles and (place := _PLACE.search(hit[1])):
            found.add((int(place[2]), place[1].decode()))
            if len(found) > _MOST:
                break
    return frozenset(found)


def comments(archive: zipfile.ZipFile, name: str) -> Mapping[tuple[int, str], str]:
    """The comments of a sheet by their cell (1-based row and letter), each on one line."""
    folder, _, file = name.rpartition("/")
    links = _parsed(_part(archive, f"{folder}/_rels/{file}.rels"))
    found: dict[tuple[int, str], str] = {}
    for link in links if links is not None else ():
        if not str(link.get("Type", "")).endswith("/comments"):
            continue
        target = str(link.get("Target", ""))
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        root = _parsed(_part(archive, part))
        for comment in root.iter("{*}comment") if root is not None else ():
            place = _REFERENCE.fullmatch(str(comment.get("ref", "")))
            text = " ".join(" ".join(str(piece.text or "") for piece in comment.iter("{*}t")).split())
            if place and text and len(found) < _MOST:
                found[int(place[2]), place[1]] = _THREAD.sub("", text)[:_LONGEST]
    return found


def has_comments(names: Collection[str]) -> bool:
    """Whether the parts of an archive hold comments on cells."""
    return any("comments" in name for name in names)


def _is_struck(font: etree._Element) -> bool:
    mark = next(font.iter("{*}strike"), None)
    return mark is not None and mark.get("val", "1") not in _OFF


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A small part of the archive, empty where it is not there or not small."""
    try:
        part = archive.getinfo(name)
    except KeyError:
        return b""
    return archive.read(part) if part.file_size <= _LARGEST else b""


def _parsed(data: bytes) -> etree._Element | None:
    from lxml import etree

    if not data:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
