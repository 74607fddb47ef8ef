"""Where on a finished paper the visible mark of a signature goes: the form's own place for it.

The template names the printed words that stand at the place (`signatures`); they are looked for on the page,
so that a paper issued long ago has its place too. A mark lies over nothing: neither letters nor the mark of
an
earlier signature.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta.forms.template.template_file import TemplateError, load

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
SIDES: Final = ("below", "right", "left", "above")
_SIZES: Final = ((150, 34), (130, 30), (112, 26), (92, 24))
"""Width and height of a mark, the largest that fits; below the last its words are too small to read."""
_EDGE: Final = 14.0
"""What printers leave white at the edge of a page."""
_AIR: Final = 2.5
_USUAL: Final = ({"caption": "semnătura"},)


class MarkPlace(NamedTuple):
    """A page (from 0) and the box of the mark on it."""

    page: int
    box: Box


def place(
    data: bytes, code: str, taken: Sequence[MarkPlace] = (), folder: Path | None = None
) -> MarkPlace | None:
    """The first free place for a mark on a paper of this form; None where there is none."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        wanted_all = _wanted(code, folder)
        turn = len(taken) % len(wanted_all)  # a second person signs at the second place, if the form has one
        for wanted in (*wanted_all[turn:], *wanted_all[:turn]):
            for number in range(len(document)):
                page = document[number]
                text = page.get_textpage()
                caption = _last(text, str(wanted["caption"]))
                if caption is None:
                    continue
                letters = [_box(text.get_rect(at)) for at in range(text.count_rects())]
                marks = [other.box for other in taken if other.page == number]
                size = page.get_size()
                box = _free(caption, str(wanted.get("side", SIDES[0])), [*letters, *marks], size)
                if box:
                    return MarkPlace(number, box)
    finally:
        document.close()
    return None


def _wanted(code: str, folder: Path | None) -> Sequence[Any]:
    """What the template says; of a form that is not at hand, or says nothing, the usual words."""
    try:
        return load(code, folder).signatures or _USUAL
    except (KeyError, TemplateError):
        return _USUAL


def _last(text: Any, words: str) -> Box | None:
    """The box of the last time that the words stand on the page."""
    found = None
    search = text.search(words, match_case=False)
    while hit := search.get_next():
        boxes = [_box(text.get_charbox(at)) for at in range(hit[0], hit[0] + hit[1])]
        found = (
            min(box[0] for box in boxes), min(box[1] for box in boxes),
            max(box[2] for box in boxes), max(box[3] for box in boxes),
        )  # fmt: skip
    return found


def _box(sides: Sequence[float]) -> Box:
    left, bottom, right, top = sides
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _free(caption: Box, first: str, others: Sequence[Box], page: tuple[float, float]) -> Box | None:
    """The largest free box at the caption, on the wanted side if there is room."""
    sides = (first, *(side for side in SIDES if side != first))
    for width, height in _SIZES:
        for side in sides:
            for box in _beside(caption, side, width, height):
                inside = (
                    box[0] >= _EDGE
                    and box[1] >= _EDGE
                    and box[2] <= page[0] - _EDGE
                    and box[3] <= page[1] - _EDGE
                )
                if inside and not any(_touch(box, other) for other in others):
                    return tuple(round(side, 2) for side in box)  # type: ignore[return-value]  # four of four
    return None


def _beside(caption: Box, side: str, width: float, height: float) -> Iterator[Box]:
    """Boxes on one side of the caption, the nearest first."""
    left, bottom, right, top = caption
    middle, waist = (left + right) / 2, (bottom + top) / 2
    gap = _AIR + 0.5
    if side in {"below", "above"}:
        for shift in (0.0, 4.0, 12.0, 20.0):
            low = bottom - gap - shift - height if side == "below" else top + gap + shift
            yield middle - width / 2, low, middle + width / 2, low + height
        return
    for away in (0.0, 20.0, 40.0):
        for rise in (0.0, 8.0, 16.0):
            start = right + gap + away if side == "right" else left - gap - away - width
            yield start, waist + rise - height / 2, start + width, waist + rise + height / 2


def _touch(one: Box, other: Box) -> bool:
    return not (
        one[2] + _AIR < other[0]
        or other[2] + _AIR < one[0]
        or one[3] + _AIR < other[1]
        or other[3] + _AIR < one[1]
    )
