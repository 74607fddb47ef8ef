"""The structure of a document (tagged PDF): which part of a page is a heading, a cell, an item of a list.

It is constant for a variant of a form: compiled with it from the marks in the display list, in the order of
reading. Every piece of text on a page lies between the operators that give it a number there (MCID), every
line and box is an artifact; the elements name the numbers. ISO 32000-1, 14.6 to 14.8; ISO 14289-1 (PDF/UA).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final, NamedTuple

from adeverinta.forms.stamp.pdf_syntax import number, text_string
from adeverinta.forms.typeset.display import Begin, End, Op, Rect, RuledLine

_LARGEST_LEVEL: Final = 6
_KEPT_EMPTY: Final = frozenset({"TH", "TD"})
"""Elements that stay where nothing is printed: without them the columns of a row would shift."""


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


class _Template(NamedTuple):
    """An object with its references open: `code % referred(numbers)`."""

    code: bytes
    referred: Callable[[Sequence[int]], object]


class Structure(NamedTuple):
    """The elements of a form's variant, to be numbered into a document.

    The references of a template are places in a list: what the whole stands in, the pages, then the elements.
    """

    elements: tuple[_Template, ...]
    leaves: tuple[tuple[int, ...], ...]
    """By page, the element of each marked content."""
    notes: tuple[int, ...]

    def objects(self, first: int, above: int, pages: Sequence[int]) -> list[bytes]:
        """The bodies of the elements, the first numbered `first`; it is the Document, in `above`."""
        numbers = (above, *pages, *range(first, first + len(self.elements)))
        return [code % referred(numbers) for code, referred in self.elements]

    def parents(self, first: int) -> list[bytes]:
        """By page, the references that lead from its marked content back to the elements."""
        return [b" ".join([b"%d 0 R" % (first + at) for at in page]) for page in self.leaves]

    def identifiers(self, first: int) -> list[bytes]:
        """The identifiers of its notes with references to them, in order."""
        return [b"(%010d)%d 0 R" % (first + at, first + at) for at in self.notes]


ROOTS: Final = 3
"""Objects of a document's structure before its elements: the root, the way back from pages, identifiers."""


def roots(
    first: int, documents: Iterable[int], parents: Sequence[bytes], identifiers: Sequence[bytes]
) -> list[bytes]:
    """These three, the first numbered `first`; `parents` by the StructParents number of the page."""
    kids = b" ".join([b"%d 0 R" % each for each in documents])
    pages = b"".join([b"%d[%b]" % (at, page) for at, page in enumerate(parents)])
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
        """A new marked content of the innermost element."""
        own = self.open[-1]
        element, mark = self.elements[own], len(self.leaves[page])
        element.page = page
        element.kids.append(~mark)
        self.leaves[page].append(own)
        return Operator(b"/%b<</MCID %d>>BDC\n" % (element.tag.encode(), mark))

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
        made = [self._template(at, element, first_element) for at, element in enumerate(self.elements)]
        notes = tuple(at for at, element in enumerate(self.elements) if element.tag == "Note")
        return Structure(tuple(made), tuple(map(tuple, self.leaves)), notes)

    def _template(self, own: int, element: _Element, first: int) -> _Template:
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
        if element.tag == "Note":
            code += b"/ID(%010d)"
            references.append(first + own)
        return _Template(code + _entries(element.begin) + b">>", itemgetter(*references))


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
