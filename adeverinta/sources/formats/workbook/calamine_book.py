"""A workbook through python-calamine, checked before it is opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from adeverinta.core.errors import InputStop
from adeverinta.sources import codes
from adeverinta.sources.cell_marks import comments, has_comments, struck_cells, struck_styles
from adeverinta.sources.guard.extent import xls_extent, xlsb_extent
from adeverinta.sources.guard.protected import Password, decrypted, is_encrypted
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.number_formats import foreign_cells, foreign_styles, hidden_rows
from adeverinta.sources.ods_cells import ods_merged
from adeverinta.sources.sheet import Cell, MergedCells, Sheet
from adeverinta.sources.xlsx_cells import scan_part
from adeverinta.sources.xlsx_xml import STYLES, sheet_parts, small_part

_UNPACKED_LIMIT: Final = 2 << 30
_RATIO_FROM: Final = 200 << 20
_RATIO_LIMIT: Final = 200
_CELL_LIMIT: Final = 60_000_000
_DAMAGED: Final = "conținutul registrului nu poate fi descifrat"
_FOREIGN_ZIPS: Final = {
    "word/": "este un document Word",
    "ppt/": "este o prezentare PowerPoint",
    "Index/": "este un document Apple Numbers sau Pages",
}


class CheckedBook:
    """A workbook that may be laid out: it lies within bounds, what the reader would lose is known."""

    def __init__(self, file: str, data: bytes) -> None:
        self._file = file
        self._seen = _seen_cells(file, data) if data.startswith(b"PK") else {}
        self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))

    def sheets(self) -> list[Sheet]:
        """The worksheets in workbook order, hidden ones too; charts and macros are no sheets of cells.

        Asks nobody anything and may be called by another thread, once.
        """
        with _refusals(self._file), self._book as book:
            return [
                self._sheet(index, meta.name, hidden=meta.visible != SheetVisibleEnum.Visible)
                for index, meta in enumerate(book.sheets_metadata)
                if meta.typ is SheetTypeEnum.WorkSheet
            ]

    def _sheet(self, index: int, name: str, *, hidden: bool) -> Sheet:
        sheet = self._book.get_sheet_by_index(index)
        if sheet.total_height * sheet.total_width > _CELL_LIMIT:
            raise refusal(codes.FISIER_PREA_MARE, self._file, f"foaia „{name}” are prea multe celule")
        rows: list[list[Cell]] = [*sheet.to_python(skip_empty_area=False)]  # type: ignore[list-item]
        seen = self._seen.get(index, _Seen())
        _put_back(rows, seen.broken)
        return Sheet(
            file=self._file,
            name=name,
            rows=rows,
            hidden=hidden,
            currencies=seen.currencies,
            hidden_rows=seen.hidden_rows,
            struck=seen.struck,
            comments=seen.comments,
            merged=seen.merged or _merged(sheet.merged_cell_ranges),
        )


def checked_book(file: str, data: bytes, *, zipped: bool, password: Password | None = None) -> CheckedBook:
    """Check a workbook before it is laid out; `InputStop` with the reason where it cannot be."""
    if not zipped and is_encrypted(data):
        data = decrypted(file, data, password)
        zipped = data.startswith(b"PK")
    names = _checked_names(file, data) if zipped else frozenset[str]()
    with _refusals(file):
        if not zipped or "xl/workbook.bin" in names:
            _check_extent(file, data)
        return CheckedBook(file, data)


@contextmanager
def _refusals(file: str) -> Iterator[None]:
    """What the reader stumbles over, as a sentence."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, InputStop):
        raise
    except ImportError:  # a native library that is missing says nothing about the file
        raise
    except PasswordError as error:
        raise refusal(codes.FISIER_PROTEJAT_ALTFEL, file, "cifrul lui nu este cunoscut") from error
    except MemoryError as error:
        raise refusal(codes.FISIER_PREA_MARE, file, "nu încape în memorie") from error
    except BaseException as error:  # a panic of the Rust reader is no Exception
        raise refusal(codes.FISIER_DETERIORAT, file, _DAMAGED) from error


def _check_extent(file: str, data: bytes) -> None:
    """Refuse a binary workbook whose cells lie too far apart."""
    if not data.startswith(b"PK"):
        cells: int | None = xls_extent(data)
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            binary = "xl/workbook.bin" in archive.namelist()
        cells = xlsb_extent(data) if binary else 0
    if cells is None:
        raise refusal(codes.FISIER_DETERIORAT, file, _DAMAGED)
    if cells > _CELL_LIMIT:
        raise refusal(codes.FISIER_PREA_MARE, file, f"o foaie se întinde pe {cells} de celule")


class _Seen(NamedTuple):
    """What the reader of cells would not say of a sheet."""

    broken: Mapping[tuple[int, int], str] = {}
    currencies: Mapping[tuple[int, str], str] = {}
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, str]] = frozenset()
    comments: Mapping[tuple[int, str], str] = {}
    merged: Sequence[MergedCells] = ()


def _seen_cells(file: str, data: bytes) -> dict[int, _Seen]:
    """By the number of the sheet; `InputStop` where one is laid out too far."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        styles = small_part(archive, STYLES)
        foreign, struck, commented = foreign_styles(styles), struck_styles(styles), has_comments(names)
        found = {at: _Seen(merged=cells) for at, cells in ods_merged(archive).items()}
        for index, (title, name) in enumerate(sheet_parts(archive) if "xl/workbook.xml" in names else ()):
            if name not in names:
                continue
            extent, broken = scan_part(archive, name, _CELL_LIMIT)
            if extent.cells > _CELL_LIMIT:
                motiv = f"foaia „{title}” se întinde pe {extent.rows} × {extent.columns} celule"
                raise refusal(codes.FISIER_PREA_MARE, file, motiv)
            xml = archive.read(name) if foreign or struck or extent.hides else b""
            found[index] = _Seen(
                broken=broken,
                currencies=foreign_cells(xml, foreign),
                hidden_rows=hidden_rows(xml) if extent.hides else frozenset(),
                struck=struck_cells(xml, struck),
                comments=comments(archive, name) if commented else {},
            )
            del xml  # no two sheets at once: each may be of a hundred MB
    return found


def _merged(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]] | None) -> tuple[MergedCells, ...]:
    """Those that reach over several rows."""
    return tuple(
        MergedCells(first, last, column) for (first, column), (last, _) in ranges or () if last > first
    )


def _put_back(rows: list[list[Cell]], broken: Mapping[tuple[int, int], str]) -> None:
    """Let broken cells be seen: their error, or that the formula has no value, stands as text."""
    for (row, column), text in broken.items():
        if row < len(rows):
            line = rows[row]
            line.extend([""] * (column + 1 - len(line)))
            line[column] = text


def _checked_names(file: str, data: bytes) -> frozenset[str]:
    """The parts of an archive that is a workbook and of a size that may be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = frozenset(entry.filename.replace("\\", "/") for entry in entries)
            manifest = archive.read("META-INF/manifest.xml") if "content.xml" in names else b""
    except KeyError:
        manifest = b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise refusal(codes.FISIER_DETERIORAT, file, "arhiva din el este incompletă") from error
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if unpacked > _UNPACKED_LIMIT or (unpacked > _RATIO_FROM and unpacked / packed > _RATIO_LIMIT):
        raise refusal(codes.FISIER_PREA_MARE, file, f"despachetat ar avea {unpacked >> 20} MB")
    if b"encryption-data" in manifest:
        raise refusal(codes.FISIER_PROTEJAT_ALTFEL, file, "este un fișier .ods cu parolă")
    if not names & {"[Content_Types].xml", "content.xml"}:
        raise refusal(codes.FISIER_DETERIORAT, file, "este o arhivă zip, nu un registru")
    for folder, reason in _FOREIGN_ZIPS.items():
        if any(name.startswith(folder) for name in names):
            raise refusal(codes.FISIER_DETERIORAT, file, reason)
    return names
