"""The structure of a document (tagged PDF): which part of a page is a heading, a cell, an item of a list.

It is constant for a variant of a form: compiled with it from the marks in the display list, in the order of
reading. Every piece of text on a page lies between the operators that give it a number there (MCID), every
line and box is an artifact; the elements name the numbers. ISO 32000-1, 14.6 to 14.8; ISO 14289-1 (PDF/UA).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from adeverinta.forms.stamp.echo import Word
from adeverinta.forms.stamp.object_stream import ObjectStream
from adeverinta.forms.stamp.pdf_syntax import number, text_string
from adeverinta.forms.typeset.display import Begin, End, Op, Rect, RuledLine

_LARGEST_LEVEL: Final = 6
_IDENTIFIER: Final = b"%010d"
"""Of a note; they stand in a document in the order of their letters."""
_KEPT_EMPTY: Final = frozenset({"TH", "TD"})
"""Elements that stay where nothing is printed: without them the columns of a row would shift."""
Template = list[Word]
"""What the structure says in one place; its numbers are places in a list of references."""


class Operator(NamedTuple):
    """A marked-content operator between the ops of a page."""

    code: bytes


CLOSE: Final = Operator(b"EMC\n")
ARTIFACT: Final = Operator(b"/Artifact BMC\n")


@dataclass(slots=True)
class _Element:
    tag: str
    begin: Begin
    above: int
    page: int = -1
    kids: list[int] = field(default_factory=list)
    """Elements; a marked content as its number's complement (`~number`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Structure:
    """The elements of a form's variant, to be numbered into a document.

    The references of `elements` are places in a list: what the whole stands in, the pages, the elements,
    then the identifiers of the notes. `leads` are, for each page, the references that lead from its
    marked content back to them.
    """

    elements: list[Template]
    leads: list[Template]
    notes: tuple[int, ...]
    _streams: dict[tuple[int, int], ObjectStream] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many the form has."""
        return len(self.leads)

    @property
    def before(self) -> int:
        """How many numbers a paper in a print file has before those of its elements."""
        return 2 * len(self.leads) + 1

    @property
    def size(self) -> int:
        """How many numbers a paper in a print file has: each page with its content behind it, an object
        stream, and in this the elements, then for each page what leads back to them.
        """
        return 3 * len(self.leads) + 1 + len(self.elements)

    def numbered(self, first: int, above: int, pages: Iterable[int]) -> NumberedElements:
        """The elements in a document, the first numbered `first`; it is the Document, in `above`."""
        numbers = [above, *pages, *range(first, first + len(self.elements))]
        spelled = [b"%d" % number for number in numbers] + [_IDENTIFIER % (first + at) for at in self.notes]
        bodies, leads = (
            [b"".join([spelled[word] if isinstance(word, int) else word for word in each]) for each in told]
            for told in (self.elements, self.leads)
        )
        return NumberedElements(bodies, leads, self.identified(first))

    def in_print_file(self, above: int, digits: int) -> ObjectStream:
        """The object stream of a paper in a print file whose numbers have so many digits."""
        if (above, digits) not in self._streams:  # the same for nearly all papers of a document
            self._streams[above, digits] = self._packed(above, digits)
        return self._streams[above, digits]

    def _packed(self, above: int, digits: int) -> ObjectStream:
        zeros = b"0" * (len(_IDENTIFIER % 0) - digits)
        references: list[tuple[Word, ...]] = [
            (b"%d" % above,),
            *((2 * page,) for page in range(self.pages)),
            *((self.before + at,) for at in range(len(self.elements))),
            *((zeros, self.before + at) for at in self.notes),
        ]
        bodies = [
            [own for word in each for own in (references[word] if isinstance(word, int) else (word,))]
            for each in (*self.elements, *self.leads)
        ]
        return ObjectStream(self.before - 1, bodies, digits)

    def identified(self, first: int) -> bytes:
        """The identifiers of the notes with references, the elements numbered from `first` on."""
        return b"".join([b"(%b)%d 0 R" % (_IDENTIFIER % (first + at), first + at) for at in self.notes])


class NumberedElements(NamedTuple):
    """The elements of a paper in a document, as bodies of objects; by page what leads from its marked content
    back to them; the identifiers of the notes with references.
    """

    bodies: list[bytes]
    parents: list[bytes]
    identifiers: bytes


ROOTS: Final = 3
"""Objects of a document's structure before its elements: the root, the way back from pages, identifiers."""


def roots(
    first: int, documents: Iterable[int], parents: Sequence[bytes], identifiers: Sequence[bytes]
) -> list[bytes]:
    """These three, the first numbered `first`; `parents` by the StructParents number of the page,
    as they stand behind it.
    """
    kids = b" ".join([b"%d 0 R" % each for each in documents])
    pages = b"".join([b"%d%b" % (at, page) for at, page in enumerate(parents)])
    return [
        b"<</Type/StructTreeRoot/K[%b]/ParentTree %d 0 R/ParentTreeNextKey %d/IDTree %d 0 R>>"
        % (kids, first + 1, len(parents), first + 2),
        b"<</Nums[%b]>>" % pages,
        b"<</Names[%b]>>" % b"".join(identifiers),
    ]


def structured(pages: Sequence[Sequence[Op]]) -> tuple[list[list[Op | Operator]], Structure]:
    """The display list with operators in place of the marks, and the elements that they belong to."""
    sizes = {op.size for page in pages for op in page if isinstance(op, Begin) and op.tag == "H"}
    tree = _Tree(len(pages), sorted(sizes, reverse=True))
    marked = [tree.page(at, page) for at, page in enumerate(pages)]
    return marked, tree.structure()


class _Tree:
    def __init__(self, pages: int, sizes: Sequence[float]) -> None:
        """`sizes` of the headings, the largest first."""
        self.sizes = sizes
        self.level = 0
        self.aside = False
        """Inside what is printed but not read: the number of a page."""
        self.elements = [_Element("Document", Begin("Document"), -1)]
        self.open = [0]
        self.leaves: list[list[int]] = [[] for _ in range(pages)]

    def page(self, at: int, ops: Sequence[Op]) -> list[Op | Operator]:
        done: list[Op | Operator] = []
        inside: Operator | None = None
        for op in ops:
            if isinstance(op, Begin | End):
                wanted = None
            elif isinstance(op, RuledLine | Rect) or self.aside:
                wanted = ARTIFACT
            else:
                wanted = inside if inside not in (None, ARTIFACT) else self._content(at)
            if inside is not None and inside is not wanted:
                done.append(CLOSE)
            if wanted is not None and inside is not wanted:
                done.append(wanted)
            inside = wanted
            if self.aside or (isinstance(op, Begin) and op.tag == "Artifact"):
                self.aside = not isinstance(op, End)
                done += [] if isinstance(op, Begin | End) else [op]
            elif isinstance(op, Begin):
                self._begin(op)
            elif isinstance(op, End):
                self._end()
            else:
                done.append(op)
        if inside is not None:
            done.append(CLOSE)
        return done

    def _content(self, page: int) -> Operator:
        """A new marked content of the innermost element. What this is only the structure says: all are marked
        alike, as what is alike packs in less time.
        """
        own = self.open[-1]
        element, mark = self.elements[own], len(self.leaves[page])
        element.page = page
        element.kids.append(~mark)
        self.leaves[page].append(own)
        return Operator(b"/P<</MCID %d>>BDC\n" % mark)

    def _begin(self, begin: Begin) -> None:
        above = self.open[-1]
        self.open.append(len(self.elements))
        self.elements[above].kids.append(len(self.elements))
        tag = begin.tag
        if tag == "H":  # by size; none is passed over on the way down
            self.level = min(self.sizes.index(begin.size) + 1, self.level + 1, _LARGEST_LEVEL)
            tag = f"H{self.level}"
        self.elements.append(_Element(tag, begin, above))

    def _end(self) -> None:
        own = self.open.pop()
        element = self.elements[own]
        if not element.kids and element.tag not in _KEPT_EMPTY:
            self.elements.pop()  # nothing was added after it
            self.elements[element.above].kids.pop()

    def structure(self) -> Structure:
        first_element = 1 + len(self.leaves)
        notes = tuple(at for at, element in enumerate(self.elements) if element.tag == "Note")
        identifiers = {at: first_element + len(self.elements) + step for step, at in enumerate(notes)}
        made = [
            _template(element, first_element, identifiers.get(at)) for at, element in enumerate(self.elements)
        ]
        leads = [
            _opened(b"[%b]" % b" ".join([b"%d 0 R"] * len(page)), [first_element + own for own in page])
            for page in self.leaves
        ]
        return Structure(made, leads, notes)


def _template(element: _Element, first: int, identifier: int | None) -> Template:
    """The body of an element with its references open; `first` is the place of the elements among them."""
    references = [0 if element.above < 0 else first + element.above]
    code = b"<</S/%b/P %%d 0 R" % element.tag.encode()
    if element.page >= 0:
        code += b"/Pg %d 0 R"
        references.append(1 + element.page)
    kids = b" ".join([b"%d" % ~kid if kid < 0 else b"%d 0 R" for kid in element.kids])
    references += [first + kid for kid in element.kids if kid >= 0]
    if kids:
        alone = len(element.kids) == 1 and element.above >= 0
        code += (b"/K %b" if alone else b"/K[%b]") % kids
    if identifier is not None:
        code += b"/ID(%d)"
        references.append(identifier)
    return _opened(code + _entries(element.begin) + b">>", references)


def _opened(code: bytes, references: Sequence[int]) -> Template:
    """Bytes with `%d` for each of these references."""
    start, *rest = code.split(b"%d")
    words: Template = [start]
    for reference, part in zip(references, rest, strict=True):
        words += [reference, part]
    return words


def _entries(begin: Begin) -> bytes:
    """What an element says beyond its kind."""
    said = b"/Alt" + text_string(begin.alt) if begin.alt else b""
    table = f"/Scope/{begin.scope}" if begin.scope else ""
    if begin.span > 1:
        table += f"/ColSpan {begin.span}"
    if table:
        said += f"/A<</O/Table{table}>>".encode()
    if begin.box:
        said += f"/A<</O/Layout/Placement/Block/BBox[{' '.join(map(number, begin.box))}]>>".encode()
    return said
