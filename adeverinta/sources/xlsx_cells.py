"""The cells of an .xlsx that its reader would lose or choke on, found in the file's own XML.

Error cells and formulas without a kept value arrive empty, as if nothing were missing; two cells far
apart make a table of billions. Both are found here, streaming, before the workbook is opened; a glance
at most sheets tells that there is nothing to find.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.sources.guard.glance import glance
from adeverinta.sources.sheet import NO_VALUE
from adeverinta.sources.xlsx_xml import ADDRESS

_CHUNK: Final = 1 << 20
_GLANCED: Final = 1 << 18
_OVERLAP: Final = 4096
_MOST_BROKEN: Final = 20_000
_ROW: Final = late(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"'](\d+)")
_FAR: Final = late(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"'](?:([A-Za-z]{2,7})(\d+)|[A-Za-z](\d{7,}))")
_SUSPECT: Final = late(rb"\bt\s*=\s*[\"']e[\"']|<(?:\w+:)?f[ />]")
_CELL: Final = late(
    rb"<(?:\w+:)?c\b(?P<attributes>[^>]*)>(?P<inside>(?:(?!</?(?:\w+:)?c\b).){0,4000}?)</(?:\w+:)?c>",
    re.DOTALL,
)
_CELL_END: Final = b"</c>"
_SIGNS: Final = (b"<f", b":f", b'e"', b"e'")
"""One of them is in every cell that is broken."""
_ERROR: Final = late(rb"\bt\s*=\s*[\"']e[\"']")
_STRING: Final = late(rb"\bt\s*=\s*[\"']str[\"']")
_MOST_DIGITS: Final = 15
_VALUE: Final = late(rb"<(?:\w+:)?v[^>/]*>([^<]+)</")
_TEXT: Final = late(rb"<(?:\w+:)?is\b")


class Extent:
    """How far a sheet reaches, rows and columns from A1. `hides`: whether something in it is hidden."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 26
        self.hides = False

    def reach(self, rows: int, columns: int = 0) -> None:
        """Go as far as this at least."""
        self.rows = max(self.rows, rows)
        self.columns = max(self.columns, columns)

    @property
    def cells(self) -> int:
        """What the reader would lay out."""
        return self.rows * self.columns


def scan_part(archive: zipfile.ZipFile, name: str, limit: int) -> tuple[Extent, dict[tuple[int, int], str]]:
    """How far a sheet reaches, and its broken cells (0-based row and column) with what to show for them.

    The extent is a bound, and exact where the bound goes over `limit` cells.
    """
    extent, suspect, hides = Extent(), False, False
    for block in _blocks(archive, name, _GLANCED):
        seen = glance(block)
        extent.reach(seen.rows, seen.columns)
        suspect = suspect or seen.suspect
        hides = hides or b"hidden=" in block
    if extent.cells > limit:
        extent = _extent(archive, name)
    extent.hides = hides
    return extent, _broken(archive, name) if suspect else {}


def _extent(archive: zipfile.ZipFile, name: str) -> Extent:
    extent = Extent()
    for block in _blocks(archive, name):
        for hit in _ROW.finditer(block):
            extent.reach(_number(hit[1]))
        # a cell may say that it lies elsewhere than its row: only far ones can do harm
        for letters, row, long in set(_FAR.findall(block)):
            extent.reach(_number(row or long), _column(letters) + 1 if letters else 0)
    return extent


def _broken(archive: zipfile.ZipFile, name: str) -> dict[tuple[int, int], str]:
    if not any(_may_be_broken(block) and _SUSPECT.search(block) for block in _blocks(archive, name)):
        return {}
    broken: dict[tuple[int, int], str] = {}
    for block in _blocks(archive, name):
        if _may_be_broken(block):
            _collect(block, broken)
        if len(broken) > _MOST_BROKEN:
            break
    return broken


def _may_be_broken(block: bytes) -> bool:
    return any(sign in block for sign in _SIGNS)


def _blocks(archive: zipfile.ZipFile, name: str, size: int = _CHUNK) -> Iterator[bytes]:
    with archive.open(name) as stream:
        tail = b""
        while data := stream.read(size):
            yield tail + data
            tail = (tail + data)[-_OVERLAP:]


def _doubtful(block: bytes) -> Iterator[re.Match[bytes]]:
    """The cells that may be broken; the pattern is slow, so it is not shown the others."""
    if b":c" in block or block.count(_CELL_END) != block.count(b">" + _CELL_END):  # a prefix, an open tag
        yield from _CELL.finditer(block)
        return
    ends = set()
    for sign in _SIGNS:
        at = block.find(sign)
        while at >= 0 and (end := block.find(_CELL_END, at)) >= 0:
            ends.add(end + len(_CELL_END))
            at = block.find(sign, end)
    for end in sorted(ends):
        before = block.rfind(_CELL_END, 0, end - len(_CELL_END))
        yield from _CELL.finditer(block[max(0, before) : end])


def _collect(block: bytes, broken: dict[tuple[int, int], str]) -> None:
    for hit in _doubtful(block):
        attributes, inside = hit["attributes"], hit["inside"]
        if attributes.endswith(b"/"):
            continue
        error = bool(_ERROR.search(attributes))
        if not error and not (b"<f" in inside or b":f" in inside):
            continue
        value, place = _VALUE.search(inside), ADDRESS.search(attributes)
        if place is None or (value and not error) or _TEXT.search(inside):
            continue
        if _STRING.search(attributes) and not error:
            continue  # a formula whose value is the empty text
        text = value[1].decode("utf-8", "replace") if value else NO_VALUE
        broken[int(place[2]) - 1, _column(place[1])] = text[:40]


def _number(digits: bytes) -> int:
    """A row's number; a longer one than any has is as large as it needs to be."""
    return int(digits[:_MOST_DIGITS])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1
