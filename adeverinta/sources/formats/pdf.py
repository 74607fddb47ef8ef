"""PDF payrolls with text: words with their places, made rows and columns; what is read must close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.text import count
from adeverinta.sources import codes
from adeverinta.sources.guard.refusal import refusal
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    import pypdfium2

    from adeverinta.sources.word_places import PlacedWord, TextLine

EXTENSIONS: Final = frozenset({".pdf"})
_OWN: Final = b"/AdeverintaSigiliu("
_MOST_PAGES: Final = 2_000
_MOST_CHARS: Final = 12_000_000
_MOST_OF_PAGE: Final = 200_000
_FEW_CHARS: Final = 20
"""A page with fewer is a picture: a scanner's stamp or a page number is all its text."""
_WORD_GAP: Final = 0.18
"""Letters farther apart than this part of their size are two words."""
_SAME_LINE: Final = 0.35
_CNP_DIGITS: Final = 13
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}


class _Char(NamedTuple):
    base: float
    left: float
    right: float
    size: float
    text: str


def recognises(head: bytes) -> bool:
    """The mark stands at the beginning, or not far behind it."""
    return b"%PDF-" in head[:1024]


def open(name: str, data: bytes) -> list[Sheet]:  # noqa: A001 - what every format calls it
    """One sheet with the lines of all pages. `InputStop`: PDF_FARA_TABEL, PDF_SCANAT, ADEVERINTA_PROPRIE.

    A protected, damaged or endless document is refused as a file of any other kind is.
    """
    import pypdfium2

    if _OWN in data:
        raise refusal(codes.PDF_PROPRIU, name)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise refusal(codes.FISIER_PROTEJAT_ALTFEL, name, "este un PDF cu parolă") from error
        raise refusal(codes.FISIER_DETERIORAT, name, "documentul PDF nu este întreg") from error
    try:
        lines, pages = _lines_of(name, document)
    finally:
        document.close()
    if pages and not lines:
        raise refusal(codes.PDF_SCANAT, name)
    from adeverinta.sources.word_table import table

    rows = table(lines)
    if not rows:
        raise refusal(codes.PDF_FARA_TABEL, name)
    return [Sheet(name, None, rows, must_close=True)]


def _lines_of(name: str, document: pypdfium2.PdfDocument) -> tuple[list[TextLine], int]:
    """The lines of all pages, one below the other, and how many pages there are."""
    import pypdfium2

    pages = len(document)
    if pages > _MOST_PAGES:
        raise refusal(codes.FISIER_PREA_MARE, name, f"are {count(pages, 'pagină', 'pagini')}")
    from adeverinta.sources.word_places import TextLine

    lines: list[TextLine] = []
    below = 0.0
    chars = 0
    for number in range(pages):
        try:
            found = _chars(document[number])
        except (pypdfium2.PdfiumError, ValueError, OSError):
            motiv = f"pagina {number + 1} nu poate fi citită"
            raise refusal(codes.FISIER_DETERIORAT, name, motiv) from None
        chars += len(found)
        if chars > _MOST_CHARS or len(found) > _MOST_OF_PAGE:
            raise refusal(codes.FISIER_PREA_MARE, name, "are prea mult text pentru un stat de plată")
        if len(found) < _FEW_CHARS:
            continue
        page_lines = list(_lines(found))
        shift = below - page_lines[0].place
        lines += [TextLine(line.place + shift, line.size, line.words) for line in page_lines]
        below = lines[-1].place + 3 * lines[-1].size
    return lines, pages


def _chars(page: pypdfium2.PdfPage) -> list[_Char]:
    """The letters of a page with their places as it is looked at, blanks left out."""
    import ctypes

    from pypdfium2 import raw

    turn = page.get_rotation()
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    place = (ctypes.byref(x), ctypes.byref(y))
    box_at = ctypes.byref(box)
    found: list[_Char] = []
    handle: object = text.raw
    try:
        for index in range(min(raw.FPDFText_CountChars(handle), _MOST_OF_PAGE + 1)):
            code = raw.FPDFText_GetUnicode(handle, index)
            letter = _HYPHENS.get(code) or chr(code if code < 0x110000 else 0xFFFD)
            if letter.isspace() or letter < " " or not raw.FPDFText_GetLooseCharBox(handle, index, box_at):
                continue
            raw.FPDFText_GetCharOrigin(handle, index, *place)
            size = raw.FPDFText_GetFontSize(handle, index)
            a, b, base = _turned(turn, (box.left, box.right), (box.bottom, box.top), (x.value, y.value))
            found.append(_Char(base, a, b, max(1.0, size, 0.0), letter))
    finally:
        text.close()
        page.close()
    return found


def _turned(
    turn: int, across: tuple[float, float], up: tuple[float, float], origin: tuple[float, float]
) -> tuple[float, float, float]:
    """Left, right and the line's place (growing downwards) of a letter on a page that is shown turned."""
    if turn == 90:
        return up[0], up[1], origin[0]
    if turn == 180:
        return -across[1], -across[0], origin[1]
    if turn == 270:
        return -up[1], -up[0], -origin[0]
    return across[0], across[1], -origin[1]


def _lines(chars: Sequence[_Char]) -> Iterator[TextLine]:
    """Letters on one height are a line; those close together are a word."""
    from adeverinta.sources.word_places import TextLine

    ordered = sorted(chars)
    start = 0
    for at in range(1, len(ordered) + 1):
        if at < len(ordered) and ordered[at].base - ordered[at - 1].base <= _SAME_LINE * ordered[at].size:
            continue
        inside = sorted(ordered[start:at], key=lambda char: char.left)
        start = at
        sizes = sorted(char.size for char in inside)
        size = sizes[len(sizes) // 2]
        yield TextLine(inside[0].base, size, list(_words(inside, size)))


def _begins_cnp(chars: Sequence[_Char], at: int) -> bool:
    """Whether thirteen digits begin here behind a letter: a long name that touches the next column."""
    return (
        chars[at - 1].text.isalpha()
        and all(char.text.isdigit() for char in chars[at : at + _CNP_DIGITS])
        and len(chars) - at >= _CNP_DIGITS
    )


def _words(chars: Sequence[_Char], size: float) -> Iterator[PlacedWord]:
    from adeverinta.sources.word_places import PlacedWord

    letters = [chars[0].text]
    left, right = chars[0].left, chars[0].right
    for at, char in enumerate(chars[1:], 1):
        if char.left - right > _WORD_GAP * size or _begins_cnp(chars, at):
            yield PlacedWord("".join(letters), left, right)
            letters, left, right = [], char.left, char.right
        letters.append(char.text)
        right = max(right, char.right)
    yield PlacedWord("".join(letters), left, right)
