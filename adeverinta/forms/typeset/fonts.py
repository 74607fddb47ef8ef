"""The two fonts of the forms: widths for measuring, and the PDF objects that embed them.

A font is embedded as Type 0 with the Unicode number as the character code, so that any text is
encoded by UTF-16 and comes back from the PDF as it went in. Only the letters asked for are embedded.
reportlab reads the font files and cuts them; it is imported on first use.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from adeverinta.forms.packing import packed
from adeverinta.forms.typeset.display import BOLD, EMPTY, REGULAR, TICKED
from adeverinta.system.resources import resource_dir

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace

FILES: Final = {REGULAR: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
OBJECTS_PER_FONT: Final = 6
COMMON: Final = frozenset(
    [chr(code) for code in range(0x20, 0x7F)]
    + list("ăâîșțĂÂÎȘȚáéíóöőúüűäßÁÉÍÓÖŐÚÜŰÄçÇèÈñ–—„”’…•" + TICKED + EMPTY)
)
"""Letters that nearly every certificate does with; a value with others gets the whole charset."""


@cache
def face(font: str) -> TTFontFace:
    """The font file as reportlab reads it."""
    from reportlab.pdfbase.ttfonts import TTFontFace

    return TTFontFace(str(resource_dir("templates") / "fonts" / FILES[font]))


@cache
def widths(font: str) -> dict[str, float]:
    """The width of every letter of the charset, in thousandths of the size."""
    return {
        chr(code): round(value, 3)
        for code, value in face(font).charWidths.items()
        if code in face(font).charToGlyph and code >= 0x20
    }


@dataclass(frozen=True, eq=False, slots=True)
class Embedded:
    """One font cut to some letters, ready to be numbered into a document."""

    name: str
    parts: tuple[bytes, ...]
    """type 0, CID font, descriptor (each with `@n` where part n is referred to), then three streams."""

    def objects(self, first: int) -> list[bytes]:
        """The bodies of its objects when the first is numbered `first`."""
        numbered = []
        for part in self.parts[:3]:
            body = part
            for at in range(OBJECTS_PER_FONT):
                body = body.replace(b"@%d" % at, b"%d 0 R" % (first + at))
            numbered.append(body)
        return [*numbered, *self.parts[3:]]


@cache
def embedded(font: str, letters: frozenset[str] | None) -> Embedded:
    """A font with these letters (None: all it has)."""
    cut = face(font)
    known = widths(font)
    characters = sorted(map(ord, known if letters is None else letters & known.keys()))
    glyphs: dict[int, int] = {}
    numbers = {0: 0}
    for code in characters:  # the same numbering as makeSubset
        glyphs[code] = numbers.setdefault(cut.charToGlyph[code], len(numbers))
    program: bytes = cut.makeSubset(characters)
    name = f"{_tag(font, letters)}+{cut.name.decode('ascii')}"
    to_glyph = bytearray(2 * (characters[-1] + 1))
    for code, glyph in glyphs.items():
        to_glyph[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    box = " ".join(f"{value:.0f}" for value in cut.bbox)
    flags = cut.flags & ~32 | 4
    parts = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[@1]/ToUnicode @5>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor @2/CIDToGIDMap @4/DW 600"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/W[{_w(characters, known)}]>>".encode(),
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle 0"
        f"/Ascent {cut.ascent:.0f}/Descent {cut.descent:.0f}/CapHeight {cut.capHeight:.0f}"
        f"/StemV {cut.stemV:.0f}/FontFile2 @3>>".encode(),
        packed(program, b"/Length1 %d" % len(program), level=9),
        packed(bytes(to_glyph), level=9),
        packed(_to_unicode(characters), level=9),
    )
    return Embedded(name, parts)


def _tag(font: str, letters: frozenset[str] | None) -> str:
    """Six capitals that say which subset it is."""
    number = zlib.crc32((font + ("" if letters is None else "".join(sorted(letters)))).encode())
    return "".join(chr(65 + number // 26**at % 26) for at in range(6))


def _ranges(characters: list[int]) -> Iterable[list[int]]:
    run = characters[:1]
    for before, code in pairwise(characters):
        if code != before + 1 or code >> 8 != before >> 8:
            yield run
            run = []
        run.append(code)
    yield run


def _w(characters: list[int], known: dict[str, float]) -> str:
    return "".join(
        f"{run[0]}[{' '.join(f'{known[chr(code)]:.6g}' for code in run)}]" for run in _ranges(characters)
    )


def _to_unicode(characters: list[int]) -> bytes:
    lines = [f"<{run[0]:04X}><{run[-1]:04X}><{run[0]:04X}>" for run in _ranges(characters)]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap CMapName currentdict/CMap defineresource pop end end"
    ).encode()
