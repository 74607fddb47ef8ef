"""What was appended to a finished certificate: nothing but signatures, or anything else.

A PDF is signed by an incremental update: objects, a table of them and a trailer after the last byte, so that
the bytes before stay whole. The same way a page can be replaced. So each appended part is read object by
object: it may add a signature field (to the catalog, to the list of annotations of a page), the signature
over all bytes up to its end, certificates for checking it later, the moment of change in the document's data.
Any other change of an object that was there, any byte that belongs to no object, makes it something else. A
visible mark of a signature must not lie over what the certificate prints of the person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.forms.paper.attached import attached
from adeverinta.forms.paper.objects import Malformed, Reader, Reference, StreamObject, text_of
from adeverinta.forms.paper.overlap import covers
from adeverinta.forms.paper.structure_update import Tree

_CATALOG: Final = {"AcroForm", "DSS", "Extensions", "Perms", "Version"}
_DATED: Final = {"ModDate", "Producer"}
_FORM: Final = {"Fields", "SigFlags", "DR", "DA"}
_FIELD: Final = {
    "Type", "Subtype", "FT", "T", "TU", "TM", "V", "F", "Ff", "Rect", "P", "AP", "DA", "DR", "Q", "MK", "BS",
    "Border", "Lock", "SV", "Parent", "Kids", "AS", "NM", "M", "StructParent",
}  # fmt: skip
_TITLE: Final = late(rb"<dc:title\b[^>]*>(.*?)</dc:title>", re.DOTALL)
_TAGS: Final = late(rb"<[^>]*>|\s+")
_MOST_OBJECTS: Final = 10_000
_HIDDEN: Final = 2
_SEQUENCE: Final = 0x30
_OPEN_END: Final = 0x80
"""A length that is not told beforehand; allowed by the format of signatures, written by few programs."""


class _Section(NamedTuple):
    """One update: its objects, the trailer, where its table stands and where it ends."""

    objects: dict[int, Any]
    trailer: Mapping[str, object]
    table: int
    end: int


class _Other(Exception):  # noqa: N818 - an answer, not an error
    """Something that is no signature."""


def only_signatures(data: bytes, length: int) -> bool:
    """Whether all that follows the first `length` bytes of a certificate are signatures."""
    try:
        base = _Base(data[:length])
        sections = _sections(data, length)
        if not sections:
            return False
        now = dict(base.objects)
        last = base.table
        for section in sections:
            _Update(base, now, section, data).check(last)
            now.update(section.objects)
            last = section.table
    except (Malformed, _Other, RecursionError):
        return False
    return True


def _need(what: object) -> None:
    if not what:
        raise _Other


class _Base:
    """The certificate as it was issued: one table, all of its objects."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        at = data.rindex(b"startxref") if b"startxref" in data else 0
        reader = Reader(data, at)
        reader.need(b"startxref")
        self.table = reader.integer()
        offsets, self.trailer = _table(Reader(data, self.table))
        _need("Encrypt" not in self.trailer and "Prev" not in self.trailer)
        self.objects: dict[int, Any] = {}
        for number, offset in offsets.items():
            own, value = Reader(data, offset).indirect()
            _need(own.number == number)
            self.objects[number] = value
        self.root: Reference = self.trailer["Root"]
        self.info: Reference = self.trailer["Info"]
        self.tree = Tree(self.objects, self.root.number)

    def pages(self) -> list[int]:
        """The numbers of the page objects, in order."""
        tree = self.objects[self.objects[self.root.number]["Pages"].number]
        return [kid.number for kid in tree["Kids"]]


def _table(reader: Reader) -> tuple[dict[int, int], dict[str, Any]]:
    """A cross-reference table and its trailer."""
    reader.need(b"xref")
    offsets: dict[int, int] = {}
    while True:
        reader.skip()
        if reader.take(b"trailer"):
            trailer = reader.value()
            _need(isinstance(trailer, dict))
            return offsets, trailer
        first, many = reader.integer(), reader.integer()
        _need(many <= _MOST_OBJECTS)
        for number in range(first, first + many):
            offset, _ = reader.integer(), reader.integer()
            reader.skip()
            if reader.take(b"n"):
                _need(number not in offsets)
                offsets[number] = offset
            else:
                _need(reader.take(b"f") and number == 0)  # nothing of the certificate is ever freed


def _sections(data: bytes, length: int) -> list[_Section]:
    """The updates after the certificate; every byte belongs to one."""
    found: list[_Section] = []
    reader = Reader(data, length)
    objects: dict[int, object] = {}
    offsets: dict[int, int] = {}
    while True:
        reader.white()
        if reader.at >= len(data):
            _need(not objects)
            return found
        start = reader.at
        if not data.startswith(b"xref", start):
            own, value = reader.indirect()
            _need(own.number not in objects and len(objects) < _MOST_OBJECTS)
            objects[own.number], offsets[own.number] = value, start
            continue
        listed, trailer = _table(reader)
        reader.white()
        reader.need(b"startxref")
        _need(reader.integer() == start)
        reader.white()
        _need(reader.take(b"%%EOF"))
        if not reader.take(b"\r\n"):
            reader.take(b"\n")
        _need(listed == offsets)
        found.append(_Section(objects, trailer, start, reader.at))
        objects, offsets = {}, {}


class _Update:
    """One update against what was there before."""

    def __init__(self, base: _Base, before: Mapping[int, Any], section: _Section, data: bytes) -> None:
        self.base, self.before, self.section, self.data = base, before, section, data
        self._fields: set[int] = set()

    def check(self, table: int) -> None:
        """Raises `_Other`, or says nothing; `table` is where the table before stands."""
        trailer, objects = self.section.trailer, self.section.objects
        _need(trailer.get("Root") == self.base.root and trailer.get("Prev") == table)
        _need(trailer.get("Info", self.base.info) == self.base.info)
        _need(not {"Encrypt", "XRefStm"} & set(trailer))
        for number in objects:
            if number in self.before:
                self._changed(number)
        signed = [value for value in objects.values() if _is_signature(value)]
        _need(signed or self._only_proofs())
        for value in signed:
            self._covers(value)

    def _now(self, value: object) -> Any:
        """What a reference leads to after this update."""
        for _ in range(10):
            if not isinstance(value, Reference):
                return value
            number = value.number
            value = self.section.objects.get(number, self.before.get(number))
        raise _Other

    def _was(self, value: object) -> Any:
        return self.before.get(value.number) if isinstance(value, Reference) else value

    def _changed(self, number: int) -> None:
        old, new = self.before[number], self.section.objects[number]
        grown = self.base.tree.grown(number, old, new, self._now)
        if grown is not None:
            _need(grown)
            return
        if number == self.base.root.number:
            _same_but(old, new, _CATALOG)
            self._form(new.get("AcroForm"), old.get("AcroForm"))
        elif number == self.base.info.number:
            _same_but(_texts(old), _texts(new), _DATED)
        elif number == self.base.objects[self.base.root.number]["Metadata"].number:
            _need(isinstance(new, StreamObject) and _title(old) == _title(new))
        elif isinstance(old, dict) and old.get("Type") == "Page":
            _same_but(old, new, {"Annots"})
            self._annotations(new.get("Annots"), old.get("Annots"))
        elif isinstance(old, list):
            self._annotations(new, old)
        elif isinstance(old, dict) and "Fields" in old and number not in self.base.objects:
            self._form(new, old)
        elif isinstance(old, dict) and old.get("FT") == "Sig" and "V" not in old:
            _same_but(old, new, {"V", "AP", "F", "M"})
            self._field(Reference(number, 0))
        else:
            _need("DSS" in (self.before[self.base.root.number] or {}) and number not in self.base.objects)
            _need(not _is_signature(old) and not (isinstance(old, dict) and "FT" in old))

    def _form(self, form: Any, before: object) -> None:
        if form is None:
            _need(before is None)
            return
        now, was = self._now(form), self._was(before)
        _need(isinstance(now, dict) and set(now) <= _FORM)
        fields = self._now(now.get("Fields", []))
        kept = self._was(was.get("Fields", [])) if isinstance(was, dict) else []
        _need(isinstance(fields, list) and isinstance(kept, list) and fields[: len(kept)] == kept)
        for field in fields[len(kept) :]:
            self._field(field)

    def _annotations(self, now: object, was: object) -> None:
        new, old = self._now(now), self._was(was) or []
        _need(isinstance(new, list) and isinstance(old, list) and new[: len(old)] == old)
        for item in new[len(old) :]:
            self._field(item)

    def _field(self, reference: Any) -> None:
        """A signature field, its mark on the page no action and nothing that hides what is printed."""
        _need(isinstance(reference, Reference) and reference.number not in self.base.objects)
        if reference.number in self._fields:  # it stands on the page and in the form
            return
        self._fields.add(reference.number)
        field = self._now(reference)
        _need(isinstance(field, dict) and set(field) <= _FIELD)
        above = self._now(field["Parent"]) if "Parent" in field else {}
        _need(isinstance(above, dict) and (field.get("FT") or above.get("FT")) == "Sig")
        for kid in self._now(field.get("Kids", [])):
            self._field(kid)
        if field.get("Subtype") == "Widget":
            self._mark(field)

    def _mark(self, field: Mapping[str, Any]) -> None:
        rect = self._now(field.get("Rect"))
        _need(isinstance(rect, list) and len(rect) == 4)
        _need(all(isinstance(side, (int, float)) for side in rect))
        left, right = sorted((rect[0], rect[2]))
        bottom, top = sorted((rect[1], rect[3]))
        if "AP" not in field or left == right or bottom == top or int(field.get("F", 0)) & _HIDDEN:
            return
        page, pages = field.get("P"), self.base.pages()
        if isinstance(page, Reference):
            _need(page.number in pages)
            pages = [page.number]
        for number in pages:
            page_at = self.base.pages().index(number)
            _need(not covers(self.base.data, page_at, (left, bottom, right, top), attached(self.base.data)))

    def _covers(self, signature: Mapping[str, Any]) -> None:
        """Its byte range is the whole file up to the end of this update, but for the signature itself."""
        ranges = signature.get("ByteRange")
        _need(isinstance(ranges, list) and len(ranges) == 4 and all(type(part) is int for part in ranges))
        first, before, after, rest = ranges  # type: ignore[misc]  # four, as was asked
        _need(first == 0 and after + rest == self.section.end and len(self.base.data) < before < after)
        gap = self.data[before:after]
        _need(filled(gap))

    def _only_proofs(self) -> bool:
        """Whether the update brings nothing but what checks earlier signatures (the catalog's DSS)."""
        root = self.section.objects.get(self.base.root.number)
        return isinstance(root, dict) and "DSS" in root and len(self.before) > len(self.base.objects)


def filled(gap: bytes) -> bool:
    """Whether the room of a signature holds one value and zeros: nothing else may hide there, as no signature
    covers its own room.
    """
    digits = b"".join(gap.split())
    if not re.fullmatch(rb"<(?:[0-9a-f]{4,}|[0-9A-F]{4,})>", digits) or len(digits) % 2:
        return False  # a program writes all of its digits in one way
    value = bytes.fromhex(digits[1:-1].decode())
    if value[0] != _SEQUENCE or value[1] == _OPEN_END:
        return value[0] == _SEQUENCE
    many = value[1] & 0x7F if value[1] & 0x80 else 0
    length = int.from_bytes(value[2 : 2 + many]) if many else value[1]
    end = 2 + many + length
    return end <= len(value) and not any(value[end:])


def _is_signature(value: object) -> bool:
    return isinstance(value, dict) and "ByteRange" in value and "Contents" in value


def _same_but(old: Any, new: Any, free: set[str]) -> None:
    _need(isinstance(old, dict) and isinstance(new, dict))
    for key in (set(old) | set(new)) - free:
        _need(key in old and key in new and old[key] == new[key])
    _need(not (set(old) - set(new)))


def _texts(entries: object) -> object:
    """Entries with their texts as such: signing programs write one without diacritics in a shorter way."""
    if not isinstance(entries, dict):
        return entries
    return {name: text_of(value) if isinstance(value, bytes) else value for name, value in entries.items()}


def _title(metadata: object) -> bytes:
    """The words of the title in the metadata; whole metadata without one, so that it fits nothing else."""
    data = metadata.data if isinstance(metadata, StreamObject) else b""
    found = _TITLE.search(data)
    return _TAGS.sub(b"", found[1]) if found else data
