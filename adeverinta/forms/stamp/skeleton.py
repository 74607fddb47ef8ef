"""Compiling a form once: the fixed part as constant bytes, the slots as places between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b, sha256
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.core.facts import Fact
from adeverinta.forms.attached_json import Twin, twin_of
from adeverinta.forms.stamp import pdfa
from adeverinta.forms.stamp.pdf_syntax import Writer, number, operators, table_lines
from adeverinta.forms.stamp.slot import CompiledSlot, PlaceOfCode, plain_letters
from adeverinta.forms.stamp.structure import ROOTS, Operator, Structure, roots, structured
from adeverinta.forms.template.markup import MarkupWord, agreed, conditional, flags_of, gendered, parse
from adeverinta.forms.template.template_file import Form, edition, load
from adeverinta.forms.typeset.display import BOLD, REGULAR, Begin, End, Op, Slot, SlotKey, Text, moved
from adeverinta.forms.typeset.fonts import COMMON, OBJECTS_PER_FONT, Embedded, embedded, widths
from adeverinta.forms.typeset.form_layout import A4, DRAFT, layout
from adeverinta.forms.typeset.frame import Variant

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

FIRST_FONT: Final = 4
PROFILE: Final = FIRST_FONT + 2 * OBJECTS_PER_FONT
ATTACHMENT: Final = PROFILE + 1
FIRST_PAGE: Final = ATTACHMENT + 1
"""Then the pages and the structure; after the constant objects of a form: content streams, attached file,
metadata, info.
"""


class PageSkeleton(NamedTuple):
    """A content stream with its slots open, in reading order.

    `frame` has the constant operators at its even places. The odd ones are for what the slots show: they are
    `places`, and their values stand at `order` among those of the form (`Skeleton.in_line`).
    """

    frame: list[bytes]
    places: list[CompiledSlot]
    order: list[int]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A form compiled for one variant.

    `constant` are the bytes of all objects before the content streams, `table` their cross-reference
    lines, `count` their number, `seal` their SHA-256, to be copied and gone on with; `mark` is the digest of
    what is fixed on its pages, `rows` how many entries of `randuri` they have room for.
    """

    form: Form
    variant: Variant
    display: list[list[Op]]
    pages: tuple[PageSkeleton, ...]
    fonts: tuple[Embedded, Embedded]
    rows: int
    plain_names: tuple[str, ...]
    row_names: tuple[str, ...]
    twin: Twin
    structure: Structure
    mark: bytes
    constant: bytes
    table: bytes
    count: int
    seal: Hash

    def values_of(self, facts: Mapping[str, Any]) -> tuple[list[Fact], list[Fact]]:
        """The values of the facts printed once, and of those in rows, one row after the other."""
        plain = list(map(facts.get, self.plain_names, repeat("")))
        return plain, [row.get(name, "") for row in facts.get("randuri", ()) for name in self.row_names]

    def in_line(self, plain: list[Fact], code: str, rows: list[Fact]) -> list[Fact]:
        """All values of the form: `values_of` with the text of the QR between, blanks for rows not given."""
        return [*plain, code, *rows, *[""] * (self.rows * len(self.row_names) - len(rows))]


def skeleton(code: str, variant: Variant, folder: Path | None = None) -> Skeleton:
    """The compiled form; made once a process, and again where the template was edited."""
    return _skeleton(code, variant, folder, edition(code, folder))


@cache
def _skeleton(code: str, variant: Variant, folder: Path | None, _edition: tuple[int, int] | None) -> Skeleton:
    form = load(code, folder)
    pages = layout(form, variant)
    return _compiled(form, variant, pages, _names(pages))


def large(code: str, variant: Variant, said: Mapping[str, str], folder: Path | None = None) -> Skeleton:
    """The form in large print for one person's values; what it attaches for machines is as ever."""
    form = load(code, folder)
    usual = skeleton(code, variant, folder)
    return _compiled(form, variant, layout(form, variant, said), (usual.plain_names, usual.row_names))


def _compiled(
    form: Form, variant: Variant, pages: list[list[Op]], names: tuple[tuple[str, ...], tuple[str, ...]]
) -> Skeleton:
    letters = widths(REGULAR)
    if not variant.wide:
        own = {letter for page in pages for op in page if isinstance(op, Text) for letter in op.text}
        letters = {letter: letters[letter] for letter in letters if letter in COMMON or letter in own}
    plain_names, row_names = names
    at = _positions(pages, plain_names, row_names)
    plain = plain_letters(letters)
    marked, structure = structured(pages)
    programs = tuple(_program(page, at, letters, plain) for page in marked)
    fonts = (
        embedded(REGULAR, None if variant.wide else frozenset(letters)),
        embedded(BOLD, _bold_letters(form, variant.gender)),
    )
    rows = max(
        (op.key.row + 1 for page in pages for op in page if isinstance(op, Slot) and op.key.row is not None),
        default=0,
    )

    writer = Writer()
    numbers = range(FIRST_PAGE, FIRST_PAGE + len(pages))
    root = numbers.stop
    document = root + ROOTS
    contents = document + len(structure.elements)
    elements = structure.numbered(document, root, numbers)
    kids = " ".join(f"{page} 0 R" for page in numbers)
    writer.add(
        [
            pdfa.catalog(contents + len(pages) + 1, PROFILE, root, ATTACHMENT),
            pages_object(kids, len(pages)),
            resources(FIRST_FONT, FIRST_FONT + OBJECTS_PER_FONT),
        ]
    )
    for font in fonts:
        writer.add(font.objects(writer.next))
    writer.add([pdfa.colour_profile(), pdfa.file_specification(contents + len(pages))])
    writer.add(page_object(3, contents + at, at) for at in range(len(pages)))
    writer.add(roots(root, [document], elements.parents, [elements.identifiers]))
    writer.add(elements.bodies)
    constant = b"".join(writer.chunks)
    return Skeleton(
        form,
        variant,
        pages,
        programs,
        fonts,
        rows,
        plain_names,
        row_names,
        twin_of(form.code, form.info.title, plain_names, row_names),
        structure,
        blake2b(b"".join(part for page in programs for part in page.frame)).digest(),
        constant,
        table_lines(writer.offsets),
        len(writer.offsets),
        sha256(constant),
    )


def _names(pages: list[list[Op]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that the form prints once, and in its rows."""
    keys = [op.key for page in pages for op in page if isinstance(op, Slot) and not op.kind.startswith("qr")]
    plain = dict.fromkeys(key.name for key in keys if key.row is None)
    rows = dict.fromkeys(key.name for key in keys if key.row is not None)
    return tuple(plain), tuple(rows)


def _positions(
    pages: list[list[Op]], plain_names: tuple[str, ...], row_names: tuple[str, ...]
) -> dict[SlotKey, int]:
    """Where the value of a slot stands: facts printed once, the text of the QR, one row after the other."""
    found = {}
    for op in (op for page in pages for op in page if isinstance(op, Slot)):
        name, row = op.key
        if row is not None:
            found[op.key] = len(plain_names) + 1 + row * len(row_names) + row_names.index(name)
        else:
            found[op.key] = len(plain_names) if op.kind.startswith("qr") else plain_names.index(name)
    return found


def pages_object(kids: str, count: int) -> bytes:
    """The page tree."""
    return f"<</Type/Pages/Count {count}/MediaBox[0 0 {A4[0]} {A4[1]}]/Kids[{kids}]>>".encode()


def resources(regular: int, bold: int) -> bytes:
    """The resource dictionary, given the numbers of the fonts."""
    return f"<</Font<</{REGULAR} {regular} 0 R/{BOLD} {bold} 0 R>>>>".encode()


def page_object(resource: int, content: int, number: int) -> bytes:
    """One page; `number` leads from its marked content to the structure."""
    return (
        f"<</Type/Page/Parent 2 0 R/Resources {resource} 0 R/Contents {content} 0 R"
        f"/StructParents {number}/Tabs/S>>"
    ).encode()


def _bold_letters(form: Form, gender: str) -> frozenset[str]:
    """What any variant of the form sets in bold, so that all share one font."""
    found = set(DRAFT)
    for text in form.bold_texts():
        for plural in (False, True):
            shown = agreed(gendered(conditional(text, flags_of(text)), gender), plural=plural)
            for cluster in (cluster for line in parse(shown) for cluster in line):
                found.update(*(piece.text for piece in cluster if isinstance(piece, MarkupWord)))
    return frozenset(found | {" "})


def _program(
    page: list[Op | Operator],
    at: Mapping[SlotKey, int],
    letters: Mapping[str, float],
    plain: Mapping[str, float],
) -> PageSkeleton:
    """A page's frame and places. The rows of a table share theirs: each is drawn from its own height."""
    slots = [op for op in page if isinstance(op, Slot)]
    frame = [b""] * (2 * len(slots) + 1)
    places: list[CompiledSlot] = []
    shared: dict[Slot, CompiledSlot] = {}
    row, height = None, 0.0
    for op in page:
        here = 2 * len(places)
        if isinstance(op, Operator):
            frame[here] += op.code
            continue
        own = op.key.row if isinstance(op, Slot) and op.kind == "text" else None
        if row is not None and own != row:
            frame[here] += b"Q\n"
        if isinstance(op, Slot) and own is not None:
            if own != row:
                height = op.lines[0].y
                frame[here] += f"q 1 0 0 1 0 {number(height)} cm\n".encode()
            alike = moved(replace(op, key=SlotKey(op.key.name), label=""), 0, -height)
            assert isinstance(alike, Slot)
            if alike not in shared:
                shared[alike] = CompiledSlot(alike, letters, plain)
            places.append(shared[alike])
        elif isinstance(op, Slot):
            places.append((PlaceOfCode if op.kind.startswith("qr") else CompiledSlot)(op, letters, plain))
        elif not isinstance(op, Begin | End):  # these became operators
            frame[here] += operators(op)
        row = own
    if row is not None:
        frame[-1] += b"Q\n"
    return PageSkeleton(frame, places, [at[slot.key] for slot in slots])
