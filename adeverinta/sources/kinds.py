"""What a file is: by its extension what we accept, by its first bytes what it really holds."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
TEXTS: Final = frozenset({".csv", ".txt"})
DECLARATIONS: Final = frozenset({".xml"})
READABLE: Final = WORKBOOKS | TEXTS | DECLARATIONS

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_BIFF: Final = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_BINARY: Final = {
    b"%PDF": "este un document PDF",
    b"{\\rtf": "este un document RTF",
    b"Rar!": "este o arhivă RAR",
    b"7z\xbc\xaf": "este o arhivă 7z",
    b"\x1f\x8b": "este o arhivă gzip",
    b"\x89PNG": "este o imagine",
    b"\xff\xd8\xff": "este o imagine",
}
_HTML: Final = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style", b"<div")


class Content(Enum):
    """What the bytes are."""

    ZIP = auto()
    OLE = auto()
    HTML = auto()
    XML = auto()
    XML_EXCEL = auto()
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
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith(_HTML) or (head.startswith(b"mime-version:") and b"multipart" in head):
        return Content.HTML, ""
    if head.startswith((b"<?xml", b"<!--", b"<declaratieunica")):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
            return Content.XML_EXCEL, ""
        return (Content.HTML if b"<html" in head else Content.XML), ""
    return Content.TEXT, ""


def unreadable_reason(path: Path) -> str:
    """Why a file of this name is not read, empty where it is."""
    suffix = path.suffix.lower()
    if suffix in READABLE:
        return ""
    return f"extensia „{suffix}”" if suffix else "numele nu are extensie"
