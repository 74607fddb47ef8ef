"""Large print: a sheet set for weak eyes, from the same template, on as many pages as it takes.

Nothing is smaller than 14 points, plain text is 16. Such a sheet is set anew for each person and not compiled
for many, as its values are words of their sentence (`large_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from adeverinta.forms.template.template_file import Block, kind_of
from adeverinta.forms.typeset.display import REGULAR, Begin, Op, RuledLine, Text, moved, within
from adeverinta.forms.typeset.fit import width
from adeverinta.forms.typeset.fonts import widths
from adeverinta.forms.typeset.large_words import SMALLEST, TIMES
from adeverinta.forms.typeset.paragraph import Laid

if TYPE_CHECKING:
    from adeverinta.forms.typeset.frame import Frame

_ABOVE_HEADING: Final = 8.0
_FOOT: Final = 54.0
"""What a page leaves free at its foot, with the number of the page in it."""


def flow(
    shape: Mapping[str, Any], blocks: Iterable[Block], frame: Frame, page: tuple[float, float]
) -> list[list[Op]]:
    """The blocks down one page after the other; a heading stays with what follows it."""
    top, right, bottom, left = shape["margins"]
    room = page[1] - top - max(bottom, _FOOT)
    pages: list[list[Op]] = [[]]
    used = 0.0
    for gap, parts in _together(_atoms(blocks, page[0] - left - right, frame)):
        height = sum(part.height for part in parts)
        if height > room:
            raise ValueError(f"{height - room:.0f} points too long for a page in large print")
        if pages[-1] and used + gap + height > room:
            pages.append([])
        used = used + gap if pages[-1] else 0.0
        for part in parts:
            pages[-1] += [moved(op, left, page[1] - top - used) for op in part.ops]
            used += part.height
    for number, ops in enumerate(pages, 1):
        text = f"pagina {number} din {len(pages)}"
        x = (page[0] - width(text, SMALLEST, widths(REGULAR))) / 2
        ops.extend(within(Begin("Artifact"), [Text(round(x, 3), _FOOT / 2, REGULAR, SMALLEST, text)]))
    return pages


def _together(atoms: Iterator[tuple[float, Laid]]) -> Iterator[tuple[float, list[Laid]]]:
    """Parts with the gap above them; headings and rules with the part that follows."""
    waiting: list[Laid] = []
    above = 0.0
    for gap, laid in atoms:
        first = laid.ops[0] if laid.ops else None
        heading = isinstance(first, Begin) and first.tag == "H"
        if not waiting:
            above = max(gap, _ABOVE_HEADING) if heading else gap
        waiting.append(laid)
        if not heading and not isinstance(first, RuledLine):
            yield above, waiting
            waiting = []
    if waiting:
        yield above, waiting


def _atoms(blocks: Iterable[Block], width: float, outer: Frame) -> Iterator[tuple[float, Laid]]:
    """Every paragraph and rule with the gap above it."""
    for block in blocks:
        if not outer.variant.holds(block.get("when")):
            continue
        gap = float(block.get("gap", 0)) * TIMES
        frame = outer.inside(block)
        kind = kind_of(block)
        if kind in ("text", "texts"):
            texts = [block["text"]] if kind == "text" else block["texts"]
            inner = [(0.0, frame.element(text, width)) for text in texts]
        elif kind == "group":
            inner = list(_atoms(block["group"], width, frame))
        elif kind == "columns":
            inner = [one for column in block["columns"] for one in _atoms(column["blocks"], width, frame)]
        elif kind == "rule":
            inner = [(0.0, Laid(0.5, [RuledLine(0, 0, float(block["rule"]) * TIMES, 0, 0.5)]))]
        elif kind == "space":
            inner = [(0.0, Laid(float(block["space"]), []))]
        else:
            raise ValueError("a table has no large print")
        for own, laid in inner:
            yield gap + own, laid
            gap = 0.0
