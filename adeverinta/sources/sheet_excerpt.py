"""A few rows of a large .xlsx without laying out the rest: the same workbook with the other rows left out.

What is left is read by the reader of all workbooks, so that a cell says here what it says there. Whatever is
unusual in how the rows are written gives None, and the file is read as a whole.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.late_pattern import late
from adeverinta.sources.reader import read
from adeverinta.sources.xlsx_xml import sheet_parts

if TYPE_CHECKING:
    from adeverinta.sources.input_files import ExpandedPath
    from adeverinta.sources.sheet import Cell

_LARGEST: Final = 512 << 20
"""Of a sheet's XML; it is held whole for a moment."""
_BOOK: Final = "xl/workbook.xml"
_EMPTY: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)
_BEGIN: Final = b"<sheetData>"
_ROOT: Final = late(rb"<worksheet\b[^>]*>")
_UNUSUAL: Final = late(rb"<!|<row\b(?![^>]*\sr=\"\d)|<[\w.-]+:row\b")
"""Rows that do not say their number, or have a prefix; comments and CDATA, which may hold anything."""
_OWN: Final = late(rb'(<(?:row|c)\s(?:[^>]*?\s)?r="[A-Z]{0,3})(\d+)"')
_FILLED: Final = late(rb"<(?:v|t|is)[ >]")


def excerpt(item: ExpandedPath, sheet: str, wanted: Collection[int]) -> Mapping[int, Sequence[Cell]] | None:
    """The cells of these rows (1-based), those after the last that is filled left out; None where the file
    has to be read as a whole.
    """
    if item.packed is not None or item.data is not None:
        return None
    try:
        with zipfile.ZipFile(item.path) as archive:
            made = _book_of_rows(archive, sheet, sorted(wanted))
    except (OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError, zipfile.BadZipFile):
        return None
    if made is None:
        return None
    data, numbers = made
    if not numbers:
        return {}
    try:
        file = read(item.path, data=data)
    except InputStop:
        return None
    rows = next(found.rows for found in file.sheets if found.name == sheet)
    return {number: rows[at] if at < len(rows) else () for at, number in enumerate(numbers)}


def _book_of_rows(
    archive: zipfile.ZipFile, sheet: str, wanted: Sequence[int]
) -> tuple[bytes, list[int]] | None:
    """The workbook with these rows of the sheet one after the other, and their numbers."""
    parts = sheet_parts(archive) if _BOOK in archive.namelist() else []
    own = [part for title, part in parts if title == sheet]
    if len(own) != 1 or archive.getinfo(own[0]).file_size > _LARGEST:
        return None
    cut = _cut(archive.read(own[0]), wanted)
    if cut is None:
        return None
    xml, numbers = cut
    made = io.BytesIO()
    others = {part for _, part in parts}
    with zipfile.ZipFile(made, "w") as book:
        for entry in archive.infolist():
            if entry.filename == own[0]:
                book.writestr(entry.filename, xml)
            elif entry.filename in others:
                book.writestr(entry.filename, _EMPTY)
            elif entry.filename.endswith((".xml", ".rels")):
                book.writestr(entry.filename, archive.read(entry))
    return made.getvalue(), numbers


def _cut(xml: bytes, wanted: Sequence[int]) -> tuple[bytes, list[int]] | None:
    """The sheet with these rows alone, renumbered from 1, and the numbers they had."""
    root = _ROOT.search(xml)
    if root is None or xml.count(_BEGIN) != 1 or _UNUSUAL.search(xml, root.end()):
        return None
    found: dict[int, bytes] = {}
    end = 0
    places = re.compile(
        rb'<row\s(?:[^>]*?\s)?r="(%s)"[^>]*?(?:/>|>.*?</row>)' % b"|".join(b"%d" % n for n in wanted),
        re.DOTALL,
    )
    for hit in places.finditer(xml):
        number = int(hit[1])
        if number in found or any(own[2] != hit[1] for own in _OWN.finditer(hit[0])):
            return None  # the same number again, a cell that says it lies elsewhere
        found[number], end = hit[0], hit.end()
    if list(found) != sorted(found):
        return None
    last = wanted[-1] if found and _FILLED.search(xml, end) else _last_filled(found)
    numbers = [number for number in wanted if number <= last]
    rows = [
        _OWN.sub(rb'\g<1>%d"' % (at + 1), found[number])
        for at, number in enumerate(numbers)
        if number in found
    ]
    return root[0] + _BEGIN + b"".join(rows) + b"</sheetData></worksheet>", numbers


def _last_filled(found: Mapping[int, bytes]) -> int:
    return max((number for number, row in found.items() if _FILLED.search(row)), default=0)
