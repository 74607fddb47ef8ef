"""The print file: the pages of many certificates in one document.

Its cross-references are a stream (ISO 32000-1, 7.5.8), so that the structure of each paper can be an object
stream that was packed once for all papers of the form's variant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adeverinta.core.finding import Finding
from adeverinta.forms.stamp import pdfa
from adeverinta.forms.stamp.object_stream import TEN
from adeverinta.forms.stamp.pdf_syntax import HEADER, identifier, info, numbered_object
from adeverinta.forms.stamp.skeleton import page_object, pages_object, resources
from adeverinta.forms.stamp.stamper import Facts, Filled, Rendered, filled
from adeverinta.forms.stamp.structure import ROOTS, Structure, roots
from adeverinta.forms.typeset.fonts import Embedded

if TYPE_CHECKING:
    import numpy as np

_PROFILE: Final = 3
_ROOT: Final = 4
"""The root of the structure; then metadata, information, cross-references, fonts and papers."""
_METADATA: Final = _ROOT + ROOTS
_FIRST_PAPER: Final = 10_000
"""Numbers of papers begin here, so that those of the first three hundred have as many digits."""
_ENTRY: Final = 8
"""Bytes of a cross-reference: its kind, then where it begins, or the object stream and the place in it."""
_IN_FILE: Final = 1 << 48
_IN_STREAM: Final = 2 << 48
_MANY: Final = 48
"""Papers of one variant from which on it is worth to compile their object stream."""
_TOGETHER: Final = 256
"""Papers whose structures are made in one step."""


def render_many(
    items: Iterable[tuple[str, Facts]], *, title: str = "Adeverințe", folder: Path | None = None
) -> Rendered:
    """The pages of many certificates in one print file, fonts shared; blocked ones are left out."""
    document = _PrintFile()
    findings: list[Finding] = []
    for code, facts in items:
        made = filled(code, facts, folder, attached=False)
        if isinstance(made, Filled):
            document.add(made)
        else:
            findings += made
    return Rendered(document.whole(title), tuple(findings))


class _PrintFile:
    def __init__(self) -> None:
        self.chunks: list[bytes | memoryview] = [HEADER]
        self.size = len(HEADER)
        self.entries: dict[int, bytes] = {}
        """Cross-references of objects in a row, by the number of the first."""
        self.next = _METADATA + 3
        self.digits = len(str(_FIRST_PAPER))
        """Of the numbers of the last paper."""
        self.fonts: dict[tuple[Embedded, Embedded], int] = {}
        """By fonts the resources that name them."""
        self.papers: dict[tuple[Structure, int], list[list[int]]] = {}
        """By structure and digits of a number: the first of the paper's numbers, offsets of its pages."""
        self.kids: list[str] = []
        self.documents: list[int] = []
        self.parents: list[bytes] = []
        self.identifiers: list[bytes] = []
        self.contents: list[bytes] = []

    def add(self, paper: Filled) -> None:
        """The next paper."""
        fonts = paper.skeleton.fonts
        resource = self.fonts.get(fonts) or self._font(fonts)
        structure = paper.skeleton.structure
        first = self._block(structure.size)
        offsets = [first]
        for page, content in enumerate(paper.streams):
            number = first + 2 * page
            body = page_object(resource, number + 1, len(self.kids))
            offsets += [self._put(number, body), self._put(number + 1, content)]
            self.kids.append(f"{number} 0 R")
            self.parents.append(b" %d 0 R " % (self.next - structure.pages + page))
        self.papers.setdefault((structure, self.digits), []).append(offsets)
        self.documents.append(first + structure.before)
        if structure.notes:
            self.identifiers.append(structure.identified(self.documents[-1]))
        self.contents += paper.streams

    def whole(self, title: str) -> bytes:
        """The document; nothing without a paper."""
        if not self.kids:
            return b""
        for (structure, digits), papers in self.papers.items():
            self._structures(structure, digits, papers)
        told = info(title, None)
        self._objects(
            1,
            [
                pdfa.catalog(_METADATA, _PROFILE, _ROOT, None),
                pages_object(" ".join(self.kids), len(self.kids)),
                pdfa.colour_profile(),
                *roots(_ROOT, self.documents, self.parents, self.identifiers),
                pdfa.metadata(title, None),
                told,
            ],
        )
        self._end(identifier([told, *self.contents]))
        return b"".join(self.chunks)

    def _block(self, count: int) -> int:
        """The first of so many numbers for a paper: a full ten, and all of as many digits."""
        first = max(-(-self.next // TEN) * TEN, _FIRST_PAPER)
        while first + count > TEN**self.digits:
            first = max(first, TEN**self.digits)
            self.digits += 1
        self.next = first + count
        return first

    def _font(self, fonts: tuple[Embedded, Embedded]) -> int:
        first = self.next
        regular = fonts[0].objects(first)
        bodies = regular + fonts[1].objects(first + len(regular))
        self.fonts[fonts] = first + len(bodies)
        self.next = first + len(bodies) + 1
        self._objects(first, [*bodies, resources(first, first + len(regular))])
        return self.fonts[fonts]

    def _put(self, number: int, body: bytes) -> int:
        """An object; gives where it begins."""
        begin = self.size
        chunk = numbered_object(number, body)
        self.chunks.append(chunk)
        self.size += len(chunk)
        return begin

    def _objects(self, first: int, bodies: Sequence[bytes]) -> None:
        """Objects in a row."""
        self.entries[first] = b"".join(
            [_entry(_IN_FILE, self._put(number, body) << 16) for number, body in enumerate(bodies, first)]
        )

    def _structures(self, structure: Structure, digits: int, papers: Sequence[Sequence[int]]) -> None:
        """The structures of all papers of a variant whose numbers have so many digits."""
        import numpy as np

        stream = structure.in_print_file(_ROOT, digits)
        if len(papers) < _MANY:
            for paper in papers:
                self._refer(structure, np.array([paper]), np.array([self.size]))
                self.chunks.append(stream.one(paper[0]))
                self.size += len(self.chunks[-1])
            return
        for start in range(0, len(papers), _TOGETHER):
            places = np.array(papers[start : start + _TOGETHER])
            made = stream.many(places[:, :1])
            self._refer(structure, places, self.size + made.shape[1] * np.arange(len(made)))
            self.chunks.append(made.data)
            self.size += made.size

    def _refer(self, structure: Structure, papers: np.ndarray, begins: np.ndarray) -> None:
        """The cross-references of some papers: their pages, the object streams that begin there, and what is
        in these.
        """
        import numpy as np

        firsts, offsets = papers[:, :1], papers[:, 1:]
        own = offsets.shape[1]
        entries = np.empty((len(papers), structure.size), dtype=">i8")
        entries[:, :own] = _IN_FILE + (offsets << 16)
        entries[:, own] = _IN_FILE + (begins << 16)
        inside = np.arange(structure.size - own - 1)
        entries[:, own + 1 :] = (_IN_STREAM + (firsts + own << 16)) + inside
        rows, length = entries.tobytes(), _ENTRY * structure.size
        for at, first in enumerate(firsts[:, 0].tolist()):
            self.entries[first] = rows[at * length : (at + 1) * length]

    def _end(self, mark: bytes) -> None:
        """The cross-references, which are an object themselves, and where they begin."""
        own = _METADATA + 2
        self.entries |= {0: _entry(0, 0xFFFF), own: _entry(_IN_FILE, self.size << 16)}
        rows = sorted(self.entries.items())
        index = b" ".join([b"%d %d" % (first, len(row) // _ENTRY) for first, row in rows])
        self.chunks.append(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[2 4 2]/Index[%b]/Root 1 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/Length %d>>stream\n"
            % (own, self.next, index, _METADATA + 1, mark, mark, sum([len(row) for _, row in rows]))
        )
        self.chunks += [row for _, row in rows]
        self.chunks.append(b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % self.size)


def _entry(kind: int, rest: int) -> bytes:
    return (kind + rest).to_bytes(_ENTRY, "big")
