"""Marks by hand on the cells of an .xlsx: struck through with a line, or with a comment attached.

The reader of cells gives neither. A person who sees the sheet knows that a struck row does not hold, and
reads the comment "wrong, the right net is 4.650"; the program has to tell of both.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from adeverinta.core.late_pattern import late
from adeverinta.sources.xlsx_xml import cell_styles, parsed, part_at, small_part, styled_cells

if TYPE_CHECKING:
    from lxml import etree

_REFERENCE: Final = late(r"([A-Z]{1,3})(\d{1,7})")
_OFF: Final = frozenset(("0", "false"))
_THREAD: Final = late(r"^\[Threaded comment\].*?Comment:\s*")
_MOST: Final = 20_000
_LONGEST: Final = 200
"""Letters of a comment that are kept."""


def struck_styles(styles: bytes) -> frozenset[int]:
    """Cell styles (by number) whose letters are struck through."""
    root = parsed(styles) if b"strike" in styles else None
    if root is None:
        return frozenset()
    fonts = next(root.iter("{*}fonts"), None)
    struck = {at for at, font in enumerate(fonts if fonts is not None else ()) if _is_struck(font)}
    return frozenset(at for at, font in cell_styles(root, "fontId") if font in struck)


def struck_cells(xml: bytes, styles: Collection[int]) -> frozenset[tuple[int, str]]:
    """Cells of a sheet (1-based row and letter) that hold something and are struck through."""
    found: set[tuple[int, str]] = set()
    for cell in styled_cells(xml, styles):
        if not cell.empty:
            found.add(cell.place)
            if len(found) > _MOST:
                break
    return frozenset(found)


def comments(archive: zipfile.ZipFile, name: str) -> Mapping[tuple[int, str], str]:
    """The comments of a sheet by their cell (1-based row and letter), each on one line."""
    folder, _, file = name.rpartition("/")
    links = parsed(small_part(archive, f"{folder}/_rels/{file}.rels"))
    found: dict[tuple[int, str], str] = {}
    for link in links if links is not None else ():
        if not str(link.get("Type", "")).endswith("/comments"):
            continue
        root = parsed(small_part(archive, part_at(str(link.get("Target", "")), folder)))
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
