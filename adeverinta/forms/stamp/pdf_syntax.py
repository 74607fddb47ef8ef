"""PDF syntax: operators for the display list, objects, cross-reference table, trailer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.forms.typeset.display import DOT_DASH, DOT_WIDTH, Fill, Rect, RuledLine, Text, Watermark
from adeverinta.forms.typeset.fit import CAP, width
from adeverinta.forms.typeset.fonts import widths

HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ESCAPED: Final = late(rb"[\\()\r]")


def number(value: float) -> str:
    """A coordinate of the page; six digits are three decimals or more, and no coordinate is longer."""
    return f"{value:.6g}"


TEXT_END: Final = b")Tj ET\n"


@cache
def text_begin(font: str, size: float, y: float) -> bytes:
    """One run of text on a baseline up to what is shown, to be filled in with where it begins."""
    return b"BT/%b %.6g Tf %%.6g %.6g Td(" % (font.encode(), size, y)


def hexed(text: str) -> str:
    """The text as character codes of the embedded fonts."""
    return text.encode("utf-16-be").hex()


def unescaped(text: str) -> bool:
    """Whether the character codes stand in a literal string as they are."""
    return not _ESCAPED.search(text.encode("utf-16-be"))


def shown(text: str) -> bytes:
    """The text as character codes for a literal string, with what a literal must escape."""
    characters = text.encode("utf-16-be")
    if _ESCAPED.search(characters):
        characters = characters.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        characters = characters.replace(b"\r", b"\\r")
    return characters


def operators(op: Text | RuledLine | Rect | Fill | Watermark) -> bytes:
    """What draws one op; graphics state is left as it was found."""
    if isinstance(op, Text):
        return text_begin(op.font, op.size, op.y) % op.x + shown(op.text) + TEXT_END
    if isinstance(op, RuledLine):
        path = f"{number(op.x1)} {number(op.y1)} m {number(op.x2)} {number(op.y2)} l S"
        if op.dotted:
            dash = " ".join(map(number, DOT_DASH))
            return f"[{dash}]0 d {number(DOT_WIDTH)} w {path} []0 d\n".encode()
        return f"{number(op.width)} w {path}\n".encode()
    if isinstance(op, Fill):
        return f"{number(op.x)} {number(op.y)} {number(op.width)} {number(op.height)} re f\n".encode()
    if isinstance(op, Rect):
        sides = " ".join(map(number, (op.x, op.y, op.width, op.height)))
        return f"{number(op.line)} w {sides} re S\n".encode()
    cos, sin = math.cos(math.radians(op.angle)), math.sin(math.radians(op.angle))
    x, y = watermark_start(op)
    turn = f"{cos:.6f} {sin:.6f} {-sin:.6f} {cos:.6f} {number(x)} {number(y)}"
    return f"q {number(op.gray)} g BT/B {number(op.size)} Tf {turn} Tm<{hexed(op.text)}>Tj ET Q\n".encode()


def watermark_start(op: Watermark) -> tuple[float, float]:
    """Where the baseline of a watermark begins, so that its centre is (x, y)."""
    along, across = width(op.text, op.size, widths("B")) / 2, CAP * op.size
    cos, sin = math.cos(math.radians(op.angle)), math.sin(math.radians(op.angle))
    return round(op.x - along * cos + across * sin, 3), round(op.y - along * sin - across * cos, 3)


def text_string(text: str) -> bytes:
    """A text string of the document's data (title and such)."""
    return f"<FEFF{hexed(text)}>".encode()


@lru_cache(maxsize=64)
def moment(day: date | None, key: str) -> str:
    """The entry of a dictionary for midnight of a day; nothing without one."""
    return f"/{key}(D:{day:%Y%m%d}000000Z)" if day else ""


def info(title: str, day: date | None, more: bytes = b"") -> bytes:
    """The information dictionary; `more` are further entries."""
    dated = moment(day, "CreationDate")
    return b"<</Title" + text_string(title) + f"/Producer(adeverinta){dated}".encode() + more + b">>"


def numbered_object(own: int, body: bytes) -> bytes:
    """An object as it stands in a document."""
    return b"%d 0 obj\n%b\nendobj\n" % (own, body)


class Writer:
    """Numbers objects in the order they come and remembers where each begins."""

    def __init__(self) -> None:
        self.chunks: list[bytes] = [HEADER]
        self.size = len(HEADER)
        self.offsets: list[int] = []
        self.next = 1
        """The number of the next object."""

    def add(self, bodies: Iterable[bytes]) -> None:
        """The next objects."""
        for body in bodies:
            self.offsets.append(self.size)
            chunk = numbered_object(self.next, body)
            self.chunks.append(chunk)
            self.size += len(chunk)
            self.next += 1


def finish(size: int, table: bytes, count: int, bodies: Sequence[bytes], digest_of: Iterable[bytes]) -> bytes:
    """What ends a document after `size` bytes of `count` objects, `table` being their cross-reference lines.

    It adds more objects, the last one Info, the table and the trailer.

    The identifier is a digest of what was put in, so equal facts give equal bytes.
    """
    chunks, lines = [], [table]
    for body in bodies:
        count += 1
        chunk = numbered_object(count, body)
        lines.append(b"%010d 00000 n \n" % size)
        chunks.append(chunk)
        size += len(chunk)
    mark = identifier(digest_of)
    chunks.append(b"xref\n0 %d\n0000000000 65535 f \n" % (count + 1))
    chunks += lines
    chunks.append(
        b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
        % (count + 1, count, mark, mark, size)
    )
    return b"".join(chunks)


def identifier(pieces: Iterable[bytes]) -> bytes:
    """The identifier of a document, a digest."""
    digest = blake2b(digest_size=16)
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest().encode()


def table_lines(offsets: Iterable[int]) -> bytes:
    """Cross-reference lines."""
    return b"".join([b"%010d 00000 n \n" % offset for offset in offsets])
