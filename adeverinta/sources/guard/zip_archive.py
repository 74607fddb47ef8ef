"""Archives (.zip) of exports: which files lie in one, within bounds, and the bytes of each in its turn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal, unread_reason
from adeverinta.system import codes as system_codes

_MOST_FILES: Final = 5_000
_LARGEST: Final = 1 << 30
_UNPACKED_LIMIT: Final = 4 << 30
_RATIO_FROM: Final = 200 << 20
_RATIO_LIMIT: Final = 200
_WORKBOOK: Final = frozenset({"[Content_Types].xml", "content.xml"})
_UTF8: Final = 0x800
_ENCRYPTED: Final = 0x1


class Packed(NamedTuple):
    """A file of an archive: `number` is its place there, `name` how it is shown."""

    number: int
    name: str


def files_in(name: str, source: Path | bytes) -> list[Packed] | None:
    """The files of an archive in order of name, None where it is a workbook under a foreign name.

    `InputStop` where it is damaged, protected or beyond bounds.
    """
    with _opened(name, source) as archive:
        entries = archive.infolist()
        if _WORKBOOK & {entry.filename for entry in entries}:
            return None
        files = [(number, entry) for number, entry in enumerate(entries) if not entry.is_dir()]
        if len(files) > _MOST_FILES:
            raise refusal(codes.FISIER_PREA_MARE, name, f"arhiva are {len(files)} de fișiere")
        unpacked = sum(entry.file_size for _, entry in files)
        packed = sum(entry.compress_size for _, entry in files) or 1
        if (
            unpacked > _UNPACKED_LIMIT
            or max((entry.file_size for _, entry in files), default=0) > _LARGEST
            or (unpacked > _RATIO_FROM and unpacked / packed > _RATIO_LIMIT)
        ):
            raise refusal(codes.FISIER_PREA_MARE, name, f"despachetată ar avea {unpacked >> 20} MB")
        if any(entry.flag_bits & _ENCRYPTED for _, entry in files):
            raise refusal(codes.ARHIVA_PROTEJATA, name)
        found = [Packed(number, f"{name}/{_shown(entry)}") for number, entry in files]
        return sorted(found, key=lambda one: (one.name.casefold(), one.name, one.number))


def bytes_in(name: str, source: Path | bytes, number: int) -> bytes:
    """The bytes of one file of an archive; `InputStop` where they are damaged."""
    with _opened(name, source) as archive:
        entry = archive.infolist()[number]
        with archive.open(entry) as stream:
            return stream.read(_LARGEST + 1)


@contextmanager
def _opened(name: str, source: Path | bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source)) as archive:
            yield archive
    except PermissionError as error:
        raise refusal(system_codes.FISIER_NECITIBIL, name, unread_reason(error)) from error
    except (
        zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError, RuntimeError,
        EOFError, IndexError, ArithmeticError,
    ) as error:  # fmt: skip
        raise refusal(codes.FISIER_DETERIORAT, name, "arhiva este incompletă sau deteriorată") from error
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma", "bz2"):
            raise refusal(codes.FISIER_DETERIORAT, name, "arhiva este incompletă sau deteriorată") from error
        raise


def _shown(entry: zipfile.ZipInfo) -> str:
    """The name in the archive; where it does not say that it is UTF-8, DOS wrote it in its Romanian page."""
    name = entry.filename.replace("\\", "/").strip("/")
    if entry.flag_bits & _UTF8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("cp852")
    except UnicodeError:
        return name
