"""Compiling a form once: the fixed part as constant bytes, the slots as places between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta.forms import archive
from adeverinta.forms.display import BOLD, REGULAR, Op, Slot, Text
from adeverinta.forms.fit import fit, start
from adeverinta.forms.fonts import COMMON, OBJECTS_PER_FONT, Embedded, embedded, widths
from adeverinta.forms.layout import A4, DRAFT, Variant, layout
from adeverinta.forms.markup import Word, agreed, conditional, flags_of, gendered, parse
from adeverinta.forms.pdf import Writer, operators, shown, table_lines, text_operator, text_string
from adeverinta.forms.template import Form, load

CACHED: Final = 4096
FIRST_FONT: Final = 4
PROFILE: Final = FIRST_FONT + 2 * OBJECTS_PER_FONT
ATTACHMENT: Final = PROFILE + 1
FIRST_PAGE: Final = ATTACHMENT + 1
"""Then the pages; after the constant objects of a form: content streams, attached file, metadata, info."""


class Place:
    """A slot ready to be filled; `known` is what it was last filled with (month names, employer, days)."""

    __slots__ = ("_operator", "_short", "_widths", "known", "name", "row", "slot")

    def __init__(self, slot: Slot, letters: Mapping[str, float]) -> None:
        self.slot = slot
        self.name, self.row = slot.key
        self._widths = letters
        self._short = slot.kind == "text" and len(slot.lines) == 1
        self._operator = text_operator(REGULAR, slot.size, slot.lines[0].y)
        self.known: dict[str, bytes | None] = {}

    def _plainly(self, value: str) -> bytes | None:
        """The common case, one line at its full size, without the steps between; None: the long way."""
        if not self._short or not value:
            return None
        x, _, room = self.slot.lines[0]
        used = sum(map(self._widths.__getitem__, value)) / 1000 * self.slot.size
        if used > room:
            return None
        return self._operator % (start(self.slot, x, room, used, value), shown(value))

    def _fitted(self, value: str) -> bytes | None:
        runs = fit(self.slot, value, self._widths)
        return None if runs is None else b"".join(map(operators, runs))

    def filled(self, value: str) -> bytes | None:
        """The operators that show a value, None where it does not fit; KeyError for an unknown letter."""
        try:
            return self.known[value]
        except KeyError:
            pass
        done = self._plainly(value) or self._fitted(value)
        if done and self.slot.kind == "cells":  # read and copied as one word
            done = b"/Span<</ActualText" + text_string(value) + b">>BDC\n" + done + b"EMC\n"
        if self.slot.kind == "qr":  # never the same twice
            return done
        if len(self.known) >= CACHED:
            self.known.clear()
        self.known[value] = done
        return done


class Page(NamedTuple):
    """Constant operators and the slots between them, in reading order; a constant before each, one after."""

    constants: list[bytes]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A form compiled for one variant.

    `constant` are the bytes of all objects before the content streams, `table` their cross-reference
    lines, `count` their number; `mark` is the digest of what is fixed on its pages, `places` are its slots.
    """

    form: Form
    variant: Variant
    display: list[list[Op]]
    pages: tuple[Page, ...]
    places: tuple[Place, ...]
    fonts: tuple[Embedded, Embedded]
    rows: int
    plain_names: tuple[str, ...]
    row_names: tuple[str, ...]
    mark: bytes
    constant: bytes
    table: bytes
    count: int


@cache
def skeleton(code: str, variant: Variant, folder: Path | None = None) -> Skeleton:
    """The compiled form; made once a process."""
    form = load(code, folder)
    pages = layout(form, variant)
    letters = widths(REGULAR)
    if not variant.wide:
        own = {letter for page in pages for op in page if isinstance(op, Text) for letter in op.text}
        letters = {letter: letters[letter] for letter in letters if letter in COMMON or letter in own}
    programs = tuple(_program(page, letters) for page in pages)
    fonts = (
        embedded(REGULAR, None if variant.wide else frozenset(letters)),
        embedded(BOLD, _bold_letters(form, variant.gender)),
    )
    rows = max(
        (op.key.row + 1 for page in pages for op in page if isinstance(op, Slot) and op.key.row is not None),
        default=0,
    )

    writer = Writer()
    contents = FIRST_PAGE + len(pages)
    kids = " ".join(f"{FIRST_PAGE + at} 0 R" for at in range(len(pages)))
    writer.add(
        [
            archive.catalog(contents + len(pages) + 1, PROFILE, ATTACHMENT),
            pages_object(kids, len(pages)),
            resources(FIRST_FONT, FIRST_FONT + OBJECTS_PER_FONT),
        ]
    )
    for font in fonts:
        writer.add(font.objects(writer.next))
    writer.add([archive.colour_profile(), archive.file_specification(contents + len(pages))])
    writer.add(page_object(3, contents + at) for at in range(len(pages)))
    constant = b"".join(writer.chunks)
    return Skeleton(
        form,
        variant,
        pages,
        programs,
        tuple(place for page in programs for place in page.places),
        fonts,
        rows,
        *_names(pages),
        blake2b(b"".join(part for page in programs for part in page.constants)).digest(),
        constant,
        table_lines(writer.offsets),
        len(writer.offsets),
    )


def _names(pages: list[list[Op]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that the form prints once, and in its rows."""
    keys = [op.key for page in pages for op in page if isinstance(op, Slot) and op.kind != "qr"]
    plain = dict.fromkeys(key.name for key in keys if key.row is None)
    rows = dict.fromkeys(key.name for key in keys if key.row is not None)
    return tuple(plain), tuple(rows)


def pages_object(kids: str, count: int) -> bytes:
    """The page tree."""
    return f"<</Type/Pages/Count {count}/MediaBox[0 0 {A4[0]} {A4[1]}]/Kids[{kids}]>>".encode()


def resources(regular: int, bold: int) -> bytes:
    """The resource dictionary, given the numbers of the fonts."""
    return f"<</Font<</{REGULAR} {regular} 0 R/{BOLD} {bold} 0 R>>>>".encode()


def page_object(resource: int, content: int) -> bytes:
    """One page."""
    return f"<</Type/Page/Parent 2 0 R/Resources {resource} 0 R/Contents {content} 0 R>>".encode()


def _bold_letters(form: Form, gender: str) -> frozenset[str]:
    """What any variant of the form sets in bold, so that all share one font."""
    found = set(DRAFT)
    for text in form.bold_texts():
        for plural in (False, True):
            shown = agreed(gendered(conditional(text, flags_of(text)), gender), plural=plural)
            for cluster in (cluster for line in parse(shown) for cluster in line):
                found.update(*(piece.text for piece in cluster if isinstance(piece, Word)))
    return frozenset(found | {" "})


def _program(page: list[Op], letters: Mapping[str, float]) -> Page:
    made = Page([], [])
    plain: list[bytes] = []
    for op in page:
        if isinstance(op, Slot):
            made.constants.append(b"".join(plain))
            made.places.append(Place(op, letters))
            plain = []
        else:
            plain.append(operators(op))
    made.constants.append(b"".join(plain))
    return made
