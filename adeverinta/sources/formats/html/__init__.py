"""HTML tables (.html .htm, and pages named .xls): each table a sheet, the text above it its title.

The page is cut into tags once, from left to right, without a tree: broken nesting loses nothing, and
memory is that of the cells. Merged cells hold their text in the first one, as in a workbook.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.sheet import Sheet

EXTENSIONS: Final = frozenset({".html", ".htm", ".mht", ".mhtml", ".xls"})
_BEGINNINGS: Final = (
    b"<!doctype html",
    b"<html",
    b"<head",
    b"<body",
    b"<table",
    b"<meta",
    b"<style",
    b"<div",
)
_LARGEST: Final = 256 << 20


def recognises(head: bytes) -> bool:
    """A page, a piece of one that begins with a tag, or a page with its parts in one file (.mht)."""
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if plain.startswith(_BEGINNINGS):
        return True
    if plain.startswith(b"<"):  # another tag, a comment, XHTML
        return b"<html" in plain or (b"<table" in plain and not plain.startswith(b"<?xml"))
    related = b"multipart/related" in plain
    return related and plain.startswith((b"mime-version:", b"from:", b"content-type:"))


def open(name: str, data: bytes) -> list[Sheet]:  # noqa: A001 - what every format calls it
    """The tables of the page; `InputStop` where there is none or they are too large."""
    from adeverinta.sources.formats.html.document import HtmlDocument
    from adeverinta.sources.formats.html.tags import decoded, parts_of

    if len(data) > _LARGEST:
        raise refusal(codes.FISIER_PREA_MARE, name, "pagina are peste 256 MB")
    sheets: list[Sheet] = []
    for part in parts_of(data):
        text = decoded(part)
        if text is None:
            raise refusal(codes.CODIFICARE_NECUNOSCUTA, name)
        sheets += HtmlDocument(name).read(text)
    if not sheets:
        raise refusal(codes.FISIER_HTML, name)
    if len(sheets) == 1:
        return sheets
    return [replace(sheet, name=sheet.name or f"tabelul {number}") for number, sheet in enumerate(sheets, 1)]
