"""The cell that an amount came from, with its neighbours, as it stands in the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import sources
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import InputStop
from adeverinta.core.source import Source, column_letter
from adeverinta.core.text import clean
from adeverinta.office.firm_cache import KnownPasswords

if TYPE_CHECKING:
    from adeverinta.api import SheetLayout
    from adeverinta.sources import ExpandedPath

_ROWS_AROUND: Final = 2
_LARGE: Final = 1 << 18
"""Of a larger workbook (some 4,000 persons) only the rows shown are laid out."""
_KEPT: Final = 3
"""Files laid out that are kept, so that the next amount of the same file is there at once."""


class FileRow(NamedTuple):
    """A row of the file: its number, the texts shown, whether it names columns, whether it is the one."""

    number: int
    texts: tuple[str, ...]
    header: bool
    wanted: bool


class CellContext(NamedTuple):
    """The neighbourhood of a cell. `path`: the file or its archive; `column`: the letter wanted, empty for the whole row.

    `name`: the letter of the column with the persons' names, empty where none is known.
    """

    path: Path
    sheet: str | None
    letters: tuple[str, ...]
    lines: tuple[FileRow, ...]
    column: str
    row: int
    name: str = ""


def view_cell(
    folder: Path, source: Source, layouts: Sequence[SheetLayout] = (), passwords: tuple[str, ...] = ()
) -> CellContext | None:
    """The cell of an address with the rows beside it and the header above; None where it is not there."""
    item = located(folder, source.file)
    if item is None or source.row is None:
        return None
    layout = next((lay for lay in layouts if (lay.file, lay.sheet) == (source.file, source.sheet)), None)
    headers = layout.header_rows if layout else ()
    named = layout.columns.get("nume") if layout else None
    around = range(source.row - _ROWS_AROUND, source.row + _ROWS_AROUND + 1)
    rows = _rows_of(item, source.sheet, {row for row in (*headers, *around) if row > 0}, passwords)
    if source.row not in rows:
        return None
    numbers = sorted(rows)
    shown = [rows[number] for number in numbers]
    used = [
        at for at in range(max(map(len, shown))) if any(at < len(row) and _text(row[at]) for row in shown)
    ]
    return CellContext(
        path=item.path,
        sheet=source.sheet,
        letters=tuple(column_letter(at) for at in used),
        lines=tuple(
            FileRow(
                number,
                tuple(_text(row[at]) if at < len(row) else "" for at in used),
                number in headers,
                number == source.row,
            )
            for number, row in zip(numbers, shown, strict=True)
        ),
        column=source.column or "",
        row=source.row,
        name=named[0].partition("+")[0] if named else "",
    )


def located(folder: Path, name: str) -> ExpandedPath | None:
    """The file that an address names, in a folder of exports, its sub-folders or an archive among them."""
    try:
        items, _ = sources.expand([folder])
    except InputStop:  # nothing is left there
        return None
    return next((item for item in items if item.name == name), None)


def _rows_of(
    item: ExpandedPath, sheet: str | None, wanted: Collection[int], passwords: tuple[str, ...]
) -> Mapping[int, Sequence[object]]:
    """Those of the wanted rows that the sheet has, by number."""
    stat = item.path.stat()
    if stat.st_size >= _LARGE and sheet is not None:
        found = sources.excerpt(item, sheet, wanted)
        if found is not None:
            return found
    rows = _rows(item, stat.st_mtime_ns, stat.st_size, sheet, passwords) or ()
    return {number: rows[number - 1] for number in wanted if number <= len(rows)}


@lru_cache(maxsize=_KEPT)
def _rows(
    item: ExpandedPath, changed: int, size: int, sheet: str | None, passwords: tuple[str, ...]
) -> Sequence[Sequence[object]] | None:
    del changed, size  # they tell an edited file from the one that is kept
    read = sources.read(item, password=KnownPasswords(passwords) if passwords else None)
    return next((found.rows for found in read.sheets if found.name == sheet), None)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return (
            f"{cell:.10g}".replace(".", ",") if abs(cell) < 1e10 or not cell.is_integer() else str(int(cell))
        )
    if hasattr(cell, "year"):
        return romanian_date(cell)  # type: ignore[arg-type]
    return clean(str(cell))
