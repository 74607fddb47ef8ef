"""One file read whole, by what it really holds; every refusal is one Romanian sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.sources.kinds import WORKBOOKS, Content, sniff, unreadable_reason
from adeverinta.sources.refusal import refusal
from adeverinta.sources.sheet import Sheet, SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from adeverinta.core.errors import InputStop
    from adeverinta.sources.protected import Password

_LARGEST: Final = 1 << 30


def read(path: Path, *, data: bytes | None = None, password: Password | None = None) -> SourceFile:
    """The file's sheets with its SHA-256; `InputStop` with the reason where it cannot be read.

    `data`: its bytes, where they are at hand; then nothing is read from the disk and `path` is its name.
    `password` is asked for that of a protected workbook.
    """
    return begin(path, data=data, password=password)()


def begin(
    path: Path, *, data: bytes | None = None, password: Password | None = None
) -> Callable[[], SourceFile]:
    """Load and check a file; what is returned gives its sheets, and another thread may be asked for them."""
    import hashlib

    data = _bytes_of(path) if data is None else _checked_size(path, data)
    if not data:
        raise refusal("FISIER_GOL", path)
    digest = hashlib.sha256(data).hexdigest()
    if sniff(data)[0] is Content.XML:
        from adeverinta.sources.d112 import read_declaration

        declaration = read_declaration(path, data)
        if declaration is None and path.suffix.lower() != ".xml":
            raise refusal("FISIER_DETERIORAT", path, "este un document XML, nu un tabel")
        return lambda: SourceFile(path, path.name, digest, (), declaration)
    sheets_of = _sheets(path, data, password)

    def finish() -> SourceFile:
        sheets = sheets_of()
        if not any(_has_content(sheet) for sheet in sheets):
            raise refusal("FISIER_GOL", path)
        return SourceFile(path, path.name, digest, tuple(sheets))

    return finish


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refusal("FISIER_NECITIBIL", path, "este un folder")
        if not path.exists():
            raise refusal("FISIER_LIPSA", path)
        if reason := unreadable_reason(path):
            raise refusal("FISIER_TIP_NECUNOSCUT", path, reason)
        if not path.is_file():
            raise refusal("FISIER_TIP_NECUNOSCUT", path, "nu este un fișier obișnuit")
        if path.stat().st_size > _LARGEST:
            raise _too_large(path)
        return path.read_bytes()
    except PermissionError as error:
        raise refusal("FISIER_NECITIBIL", path, "nu aveți dreptul de citire") from error
    except (OSError, ValueError) as error:
        raise refusal("FISIER_NECITIBIL", path, "discul sau rețeaua nu răspunde la citire") from error


def _checked_size(path: Path, data: bytes) -> bytes:
    if len(data) > _LARGEST:
        raise _too_large(path)
    return data


def _too_large(path: Path) -> InputStop:
    return refusal("FISIER_PREA_MARE", path, "peste 1 GB")


def _sheets(path: Path, data: bytes, password: Password | None) -> Callable[[], list[Sheet]]:
    content, name = sniff(data)
    match content:
        case Content.ZIP | Content.OLE:
            from adeverinta.sources.workbook import checked_book

            return checked_book(path, data, zipped=content is Content.ZIP, password=password).sheets
        case Content.HTML:
            raise refusal("FISIER_HTML", path)
        case Content.XML_EXCEL:
            raise refusal("FISIER_XML_EXCEL", path)
        case Content.XML | Content.OTHER:
            raise refusal("FISIER_DETERIORAT", path, name)
        case Content.TEXT:
            from adeverinta.sources.delimited import delimited_rows

            # a text under an Excel name is common; without any separator it is garbage, not a table
            rows = delimited_rows(path, data, table_only=path.suffix.lower() in WORKBOOKS)
            return lambda: [Sheet(path.name, None, rows)]


def _has_content(sheet: Sheet) -> bool:
    return any(
        cell is not None and (not isinstance(cell, str) or cell.strip()) for row in sheet.rows for cell in row
    )
