"""What a file is not: names that are never read, and first bytes of what holds no table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.sources.formats import EXTENSIONS

if TYPE_CHECKING:
    from pathlib import PurePath

ARCHIVES: Final = frozenset({".zip"})
READABLE: Final = EXTENSIONS | ARCHIVES

_FOREIGN: Final = {
    b"\x09\x00\x04\x00": "este un Excel mai vechi decât Excel 5",
    b"\x09\x02\x06\x00": "este un Excel mai vechi decât Excel 5",
    b"\x09\x04\x06\x00": "este un Excel mai vechi decât Excel 5",
    b"{\\rtf": "este un document RTF",
    b"Rar!": "este o arhivă RAR",
    b"7z\xbc\xaf": "este o arhivă 7z",
    b"\x1f\x8b": "este o arhivă gzip",
    b"\x89PNG": "este o imagine",
    b"\xff\xd8\xff": "este o imagine",
}


def foreign_reason(data: bytes) -> str:
    """What the bytes are, where they are nothing that could be a payroll; empty where they may be one."""
    return next((name for magic, name in _FOREIGN.items() if data.startswith(magic)), "")


def unreadable_reason(path: PurePath) -> str:
    """Why a file of this name is not read, empty where it is."""
    suffix = path.suffix.lower()
    if suffix in READABLE:
        return ""
    return f"extensia „{suffix}”" if suffix else "numele nu are extensie"
