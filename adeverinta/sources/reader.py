"""One file read whole, by what it really holds; every refusal is one Romanian sentence."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.sources import codes, formats
from adeverinta.sources.file_types import foreign_reason, unreadable_reason
from adeverinta.sources.guard.refusal import missing, refusal, unread_reason
from adeverinta.sources.input_files import ExpandedPath
from adeverinta.sources.sheet import SourceFile
from adeverinta.system import codes as system_codes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from adeverinta.sources.declaration_records import Declaration
    from adeverinta.sources.guard.protected import Password
    from adeverinta.sources.sheet import Sheet

_LARGEST: Final = 1 << 30
NO_TABLE: Final = frozenset(
    code.name
    for code in (
        codes.FISIER_HTML,
        codes.PDF_SCANAT,
        codes.PDF_FARA_TABEL,
        codes.PDF_PROPRIU,
        codes.REGES_FARA_NET,
    )
)
"""Why a page or a document is no table: in a folder it may be anything, only a named one must be one."""


_SIGNED: Final = 1 << 16
_CONTRACTS: Final = (b"revisal", b"reges")
"""In the first elements of what the register of employees exports."""


def read(
    given: Path | ExpandedPath, *, data: bytes | None = None, password: Password | None = None
) -> SourceFile:
    """The file's sheets with its SHA-256; `InputStop` with the reason where it cannot be read.

    `data`: its bytes, where they are at hand; then nothing is read from the disk and the path is its name.
    `password` is asked for that of a protected workbook.
    """
    item = given if isinstance(given, ExpandedPath) else ExpandedPath(given, named=True, data=data)
    file = begin(item, password=password)()
    if file.refused is not None:
        raise InputStop(file.refused)
    return file


def begin(item: ExpandedPath, *, password: Password | None = None) -> Callable[[], SourceFile]:
    """Load and check a file; what is returned gives its sheets, and another thread may be asked for them.

    A page or document without any table is given with its reason in `refused`.
    """
    import hashlib

    path, name = item.path, item.name
    data = _bytes_of(item)
    if not data:
        raise refusal(codes.FISIER_GOL, name)
    digest = hashlib.sha256(data).hexdigest()
    try:
        if reason := foreign_reason(data):
            raise refusal(codes.FISIER_DETERIORAT, name, reason)
        if formats.is_declaration(data[: formats.HEAD]):
            declaration = _declaration(name, data)
            return lambda: SourceFile(path=path, name=name, sha256=digest, sheets=(), declaration=declaration)
        sheets_of = formats.begin(name, data, password)
    except InputStop as stop:
        if stop.finding.code not in NO_TABLE:
            raise
        refused = stop.finding
        return lambda: SourceFile(path=path, name=name, sha256=digest, sheets=(), refused=refused)

    def finish() -> SourceFile:
        sheets = sheets_of()
        if not any(_has_content(sheet) for sheet in sheets):
            raise refusal(codes.FISIER_GOL, name)
        return SourceFile(path=path, name=name, sha256=digest, sheets=tuple(sheets))

    return finish


def _declaration(name: str, data: bytes) -> Declaration | None:
    """A declaration 112, None for an XML of another kind that is named .xml."""
    from adeverinta.sources.formats.d112 import read_declaration

    declaration = read_declaration(name, data)
    if declaration is None and any(sign in data[:_SIGNED].lower() for sign in _CONTRACTS):
        raise refusal(codes.REGES_FARA_NET, name)
    if declaration is None and PurePath(name).suffix.lower() != ".xml":
        raise refusal(codes.FISIER_DETERIORAT, name, "este un document XML, nu un tabel")
    return declaration


def _bytes_of(item: ExpandedPath) -> bytes:
    path, name = item.path, item.name
    if item.packed is not None:
        from adeverinta.sources.guard.zip_archive import bytes_in

        return bytes_in(name, path if item.data is None else item.data, item.packed)
    if item.data is not None:
        if len(item.data) > _LARGEST:
            raise refusal(codes.FISIER_PREA_MARE, name, "peste 1 GB")
        return item.data
    try:
        if path.is_dir():
            raise refusal(system_codes.FISIER_NECITIBIL, name, "este un folder")
        if not path.exists():
            raise missing(path)
        if reason := unreadable_reason(PurePath(name)):
            raise refusal(codes.FISIER_TIP_NECUNOSCUT, name, reason)
        if not path.is_file():
            raise refusal(codes.FISIER_TIP_NECUNOSCUT, name, "nu este un fișier obișnuit")
        if path.stat().st_size > _LARGEST:
            raise refusal(codes.FISIER_PREA_MARE, name, "peste 1 GB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise refusal(system_codes.FISIER_NECITIBIL, name, unread_reason(error)) from error


def _has_content(sheet: Sheet) -> bool:
    return any(
        cell is not None and (not isinstance(cell, str) or cell.strip()) for row in sheet.rows for cell in row
    )
