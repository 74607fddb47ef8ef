"""What a file is: by its extension what we accept, by its first bytes what it really holds."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from adeverinta.sources.formats import EXTENSIONS, HEAD, format_of

if TYPE_CHECKING:
    from pathlib import PurePath

WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods"})
TEXTS: Final = frozenset({".csv", ".txt", ".tsv", ".prn"})
DECLARATIONS: Final = frozenset({".xml"})
ARCHIVES: Final = frozenset({".zip"})
READABLE: Final = WORKBOOKS | TEXTS | DECLARATIONS | EXTENSIONS | ARCHIVES

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_BIFF: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_BINARY: Final = {
    b"{\\rtf": "este un document RTF",
    b"Rar!": "este o arhivă RAR",
    b"7z\xbc\xaf": "este o arhivă 7z",
    b"\x1f\x8b": "este o arhivă gzip",
    b"\x89PNG": "este o imagine",
    b"\xff\xd8\xff": "este o imagine",
}


_ELEMENT: Final = re.compile(rb"<[a-z][\w:.-]*[\s/>]")


class Content(Enum):
    """What the bytes are."""

    ZIP = auto()
    OLE = auto()
    FORMAT = auto()
    """One of `formats`."""
    XML = auto()
    OTHER = auto()
    TEXT = auto()


def sniff(data: bytes) -> tuple[Content, str]:
    """The kind of content and, for OTHER, a short Romanian name of it."""
    if data.startswith(_ZIP):
        return Content.ZIP, ""
    if data.startswith(_OLE):
        return Content.OLE, ""
    if data.startswith(_OLD_BIFF):
        return Content.OTHER, "este un Excel mai vechi decât Excel 5"
    for magic, name in _BINARY.items():
        if data.startswith(magic):
            return Content.OTHER, name
    if format_of(data[:HEAD]) is not None:
        return Content.FORMAT, ""
    head = data[:HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<?xml", b"<!--")) or _ELEMENT.match(head):
        return Content.XML, ""
    return Content.TEXT, ""


def unreadable_reason(path: PurePath) -> str:
    """Why a file of this name is not read, empty where it is."""
    suffix = path.suffix.lower()
    if suffix in READABLE:
        return ""
    return f"extensia „{suffix}”" if suffix else "numele nu are extensie"
