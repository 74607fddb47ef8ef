"""Workbooks (.xlsx .xlsm .xltx .xls .xlsb .ods): a zip or a compound file, checked before it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from adeverinta.sources.guard.protected import Password
    from adeverinta.sources.sheet import Sheet

EXTENSIONS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognises(head: bytes) -> bool:
    """A zip, or a compound file of Microsoft: a protected workbook is one, too."""
    return head.startswith((*_ZIP, _COMPOUND))


def open(name: str, data: bytes) -> list[Sheet]:  # noqa: A001 - what every format calls it
    """The worksheets in their order. `InputStop` where it is damaged, protected or too far laid out."""
    return begin(name, data, None)()


def begin(name: str, data: bytes, password: Password | None) -> Callable[[], list[Sheet]]:
    """Check a workbook, its password asked for; what is returned lays it out, by another thread if wanted."""
    from adeverinta.sources.formats.workbook.calamine_book import checked_book

    return checked_book(name, data, zipped=data.startswith(_ZIP), password=password).sheets
