"""The visible mark of a signature: a small page drawn with the forms' own font, copied as it is onto the
paper.

pyHanko's own text stamps break PDF/A-3b (the widths of their fonts do not agree); a page drawn here does not.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any, Final

from adeverinta.system.resources import resource_dir

_FONT: Final = "AdeverintaSemnatura"
_PADDING: Final = 4.0
_LARGEST, _SMALLEST = 8.0, 4.5


@lru_cache(maxsize=64)
def mark(lines: tuple[str, ...], width: float, height: float) -> bytes:
    """A page of that size with these lines, the first one small."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    _register()
    lines = _broken(lines, width - 2 * _PADDING, height)
    size = _size(lines, height)
    shown = []
    for line in lines:
        room = width - 2 * _PADDING
        natural = stringWidth(line, _FONT, size)
        own = max(_SMALLEST, size * min(1.0, room / natural)) if natural else size
        shown.append((_cut(line, own, room), own))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1, initialFontName=_FONT, pageCompression=1)
    canvas.setLineWidth(0.4)
    canvas.rect(0.4, 0.4, width - 0.8, height - 0.8)
    step = (height - _PADDING) / len(lines)
    for at, (line, own) in enumerate(shown):
        canvas.setFont(_FONT, own)
        canvas.drawString(_PADDING, height - _PADDING / 2 - step * (at + 0.78), line)
    canvas.save()
    return stream.getvalue()


def _size(lines: tuple[str, ...], height: float) -> float:
    return min(_LARGEST, (height - _PADDING) / (len(lines) * 1.2))


def _broken(lines: tuple[str, ...], room: float, height: float) -> tuple[str, ...]:
    """The lines, the widest in two where that lets it be larger."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    at, widest = max(enumerate(lines), key=lambda item: stringWidth(item[1], _FONT, 1))
    spaces = [place for place, letter in enumerate(widest) if letter == " "]
    if not spaces:
        return lines
    middle = min(spaces, key=lambda place: abs(place - len(widest) / 2))
    halves = (*lines[:at], widest[:middle], widest[middle + 1 :], *lines[at + 1 :])

    def largest(some: tuple[str, ...]) -> float:
        return float(min(_size(some, height), *(room / stringWidth(line, _FONT, 1) for line in some if line)))

    return halves if largest(halves) > largest(lines) else lines


def _cut(line: str, size: float, room: float) -> str:
    """A name too long even at the smallest size ends with an ellipsis: the whole one is in the signature."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    if stringWidth(line, _FONT, size) <= room:
        return line
    while line and stringWidth(line + "…", _FONT, size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _register() -> None:
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        rl_config.useA85 = 0
        pdfmetrics.registerFont(TTFont(_FONT, str(resource_dir("templates") / "fonts" / "DejaVuSans.ttf")))


def style(page: bytes) -> Any:
    """pyHanko's stamp that copies the page and draws nothing of its own."""
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    from adeverinta.finish.page_copy import BytesPage

    whole = SimpleBoxLayoutRule(
        AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(), InnerScaling.NO_SCALING
    )
    return StaticStampStyle(
        background=BytesPage(page), background_layout=whole, border_width=0, background_opacity=1
    )
