"""The text of a page and its tags: code page, parts of a .mht, one tag after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.sources.guard.encoding import decode

_CHARSET: Final = late(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_TAG: Final = late(
    r"<(/?)([a-zA-Z][\w:.-]*)((?:[^<>\"']++|\"[^\"<>]*+\"|'[^'<>]*+'|\"[^\"]*+\"|'[^']*+'|[\"'])*+)>"
)
_CELL: Final = late(r"<t[dh](\s[^<>]*+)?>([^<]*+)</t[dh]\s*>\s*", re.IGNORECASE)
_ATTRIBUTE: Final = late(r"([\w:.-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_PAGES: Final = {
    "windows-1250": "cp1250", "cp1250": "cp1250", "x-cp1250": "cp1250", "iso-8859-2": "iso8859_2",
    "iso-8859-16": "iso8859_16", "ibm852": "cp852", "cp852": "cp852",
}  # fmt: skip
_RAW: Final = frozenset(("script", "style", "textarea"))
_SPACES: Final = late(r"[ \t\r\n\f]+")


CELL: Final = "<td>"


class Tag(NamedTuple):
    """A tag with its attributes as text, or a stretch of text (`name` empty), entities resolved.

    A whole cell with nothing but text in it comes as one, `name` is CELL.
    """

    name: str
    closing: bool = False
    attributes: str = ""
    text: str = ""


def attributes_of(text: str) -> dict[str, str]:
    """Names in lower case to values; a name alone has an empty value."""
    return {hit[1].lower(): unescape(hit[2] or hit[3] or hit[4] or "") for hit in _ATTRIBUTE.finditer(text)}


def decoded(data: bytes) -> str | None:
    """The page's text. What is no UTF-8 is in the page that it names, if that has Romanian letters.

    Many programs name a western page and write a Romanian one: there the letters decide.
    """
    named = _CHARSET.search(data[:4096].replace(b"\0", b""))
    page = _PAGES.get(named[1].decode("ascii", "replace").lower()) if named else None
    if page and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode("utf-8" if _is_wide_utf8(data) else page)
        except UnicodeDecodeError:
            pass
    return decode(data)


def _is_wide_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are UTF-8: by chance they hardly ever are."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def parts_of(data: bytes) -> list[bytes]:
    """The pages of a .mht; any other file is one page."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<") or b"multipart/related" not in head:
        return [data]
    from email import message_from_bytes

    message = message_from_bytes(data)
    pages = [
        part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"
    ]
    return [page for page in pages if isinstance(page, bytes)]


def tags(page: str) -> Iterator[Tag]:
    """Tags and texts in their order; comments, declarations and scripts are left out.

    A sign "<" that begins no tag is text. Time is in proportion to the page, whatever it holds.
    """
    at, end = 0, len(page)
    while at < end:
        sign = page.find("<", at)
        if sign < 0:
            sign = end
        if sign > at:
            yield Tag("", text=_plain(page[at:sign]))
        if sign == end:
            return
        if cell := _CELL.match(page, sign):  # most of a page, and by far the fastest way through it
            yield Tag(CELL, attributes=cell[1] or "", text=_plain(cell[2]))
            at = cell.end()
            continue
        if page.startswith("<!--", sign):
            at = _behind(page, "-->", sign + 4)
            continue
        if page.startswith(("<!", "<?"), sign):
            at = _behind(page, ">", sign + 2)
            continue
        hit = _TAG.match(page, sign)
        if hit is None:
            yield Tag("", text="<")
            at = sign + 1
            continue
        name, closing = hit[2].lower(), bool(hit[1])
        at = hit.end()
        if name in _RAW and not closing:
            stop = _find_closing(page, name, at)
            yield Tag(name, text=page[at:stop])
            at = stop
            continue
        yield Tag(name, closing, hit[3])


def _plain(text: str) -> str:
    if not text.isprintable():
        text = _SPACES.sub(" ", text)
    return unescape(text) if "&" in text else text


def _behind(page: str, sign: str, at: int) -> int:
    found = page.find(sign, at)
    return len(page) if found < 0 else found + len(sign)


def _find_closing(page: str, name: str, at: int) -> int:
    hit = re.compile(rf"</{name}", re.IGNORECASE).search(page, at)
    return hit.start() if hit else len(page)
