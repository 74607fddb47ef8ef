"""DBF tables (dBase III-IV, FoxPro, Visual FoxPro), as accounting programs of DOS and later keep them."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.source import Source
from adeverinta.core.text import count
from adeverinta.sources import codes
from adeverinta.sources.guard.encoding import code_page
from adeverinta.sources.guard.refusal import refusal, shown
from adeverinta.sources.sheet import Cell, Sheet

EXTENSIONS: Final = frozenset({".dbf"})
_VERSIONS: Final = frozenset(b"\x02\x03\x04\x05\x30\x31\x32\x43\x63\x83\x8b\x8e\xcb\xe5\xf5\xfb")
_KINDS: Final = frozenset("CNFDLIYMGPTBVQ0+@O")
_SIZES: Final = {"D": 8, "L": 1, "I": 4, "Y": 8, "T": 8}
_HEADER, _FIELD = 32, 32
_MOST_CELLS: Final = 20_000_000
_PAGES: Final = {0x64: "cp852", 0x01: "cp852", 0x02: "cp852", 0xC8: "cp1250", 0x03: "cp1250", 0x57: "cp1250"}
"""Code page byte to the page that is likely meant: 437, 850 and 1252 have no Romanian letters."""
_LISTED: Final = 8
_NUMBER: Final = late(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_JULIAN_ZERO: Final = 1_721_425  # day number of 0001-01-01 less one


class _Field(NamedTuple):
    name: str
    kind: str
    start: int
    size: int


def recognises(head: bytes) -> bool:
    """A known version, a possible date of change, sizes that fit, a first field with a name and a type."""
    if len(head) < _HEADER + _FIELD or head[0] not in _VERSIONS:
        return False
    length, record = struct.unpack_from("<HH", head, 8)
    name = head[_HEADER : _HEADER + 11].partition(b"\0")[0]
    return bool(
        head[2] <= 12 and head[3] <= 31 and length > _HEADER + _FIELD and record > 1
        and name and all(byte >= 0x20 for byte in name) and chr(head[_HEADER + 11]) in _KINDS
    )  # fmt: skip


def open(name: str, data: bytes) -> list[Sheet]:  # noqa: A001 - what every format calls it
    """One sheet: the names of the fields, then the records; a deleted record leaves an empty row.

    `InputStop` where the header does not fit the file.
    """
    promised, length, record = struct.unpack_from("<IHH", data, 4)
    fields = _fields(name, data, length, record)
    there = max(0, len(data) - length) // record
    end = length + promised * record
    if promised > there or (promised < there and data[end] != 0x1A):
        motiv = f"antetul spune {count(promised, 'rând', 'rânduri')}, dar în fișier sunt {there}"
        raise refusal(codes.FISIER_DETERIORAT, name, motiv)
    if promised * len(fields) > _MOST_CELLS:
        raise refusal(codes.FISIER_PREA_MARE, name, f"are {count(promised, 'rând', 'rânduri')}")
    records = [data[at : at + record] for at in range(length, end, record)]
    readers = _readers(fields, _page(records, fields, data[29]))
    rows: list[Sequence[Cell]] = [[field.name for field in fields]]
    rows += [
        () if one[0] == 0x2A else [read(one[start:stop]) for start, stop, read in readers] for one in records
    ]
    deleted = [number for number, one in enumerate(records, 2) if one[0] == 0x2A]
    return [Sheet(name, None, rows, findings=_told(name, deleted))]


def _told(name: str, deleted: Sequence[int]) -> tuple[Finding, ...]:
    if not deleted:
        return ()
    listed = ", ".join(map(str, deleted[:_LISTED])) + (" …" if len(deleted) > _LISTED else "")
    cate = count(len(deleted), "rând marcat ca șters", "rânduri marcate ca șterse")
    source = Source(name, None, deleted[0])
    return (finding(codes.DBF_RANDURI_STERSE, source=source, fisier=shown(name), cate=cate, randuri=listed),)


def _fields(name: str, data: bytes, length: int, record: int) -> list[_Field]:
    """The fields that are read; a memo field keeps its text in another file and is left out."""
    found: list[_Field] = []
    start = 1  # behind the deletion mark
    at = _HEADER
    last = min(length, len(data))
    while at + _FIELD <= last and data[at] != 0x0D:
        title = data[at : at + 11].partition(b"\0")[0].decode("cp852", "replace").strip()
        kind, size = chr(data[at + 11]), data[at + 16]
        if kind == "C":
            size += data[at + 17] << 8  # FoxPro and Clipper have texts longer than a byte can say
        if kind not in _KINDS or size != _SIZES.get(kind, size):
            raise refusal(codes.FISIER_DETERIORAT, name, f"câmpul „{title}” are un tip necunoscut")
        found.append(_Field(title, kind, start, size))
        start += size
        at += _FIELD
    if not found or start > record or length > len(data):
        raise refusal(codes.FISIER_DETERIORAT, name, "câmpurile din antet nu încap în rând")
    return [field for field in found if field.kind not in "MGPQ0@+O"]


def _page(records: Sequence[bytes], fields: Sequence[_Field], said: int) -> str:
    """The code page of the texts: what their letters make Romanian, else what the header says."""
    texts = [(field.start, field.start + field.size) for field in fields if field.kind in "CV"]
    high = Counter(
        byte for one in records for start, stop in texts for byte in one[start:stop] if byte >= 0x80
    )
    return code_page(high, _PAGES.get(said, "cp1250"))


def _readers(fields: Sequence[_Field], page: str) -> list[tuple[int, int, Callable[[bytes], Cell]]]:
    def text(raw: bytes) -> Cell:
        return raw.decode(page, "replace").replace("\0", " ").strip()

    kinds: dict[str, Callable[[bytes], Cell]] = {
        "N": _numeric, "F": _numeric, "D": _day, "L": _logical, "I": _integer, "Y": _currency, "T": _moment,
        "B": _double,
    }  # fmt: skip
    return [(one.start, one.start + one.size, kinds.get(one.kind, text)) for one in fields]


def _numeric(raw: bytes) -> Cell:
    """A number as text; one that did not fit its field (****) stays a text and is named by who reads it."""
    text = raw.replace(b"\0", b" ").strip().decode("ascii", "replace")
    return float(text) if _NUMBER.fullmatch(text) else text or None


def _day(raw: bytes) -> Cell:
    text = raw.replace(b"\0", b" ").strip()
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return text.decode("ascii", "replace") or None


def _logical(raw: bytes) -> Cell:
    return True if raw in b"TtYy" and raw else False if raw in b"FfNn" and raw else None


def _integer(raw: bytes) -> Cell:
    return int.from_bytes(raw, "little", signed=True)


def _currency(raw: bytes) -> Cell:
    """Ten-thousandths in 64 bits."""
    return int.from_bytes(raw, "little", signed=True) / 10_000


def _double(raw: bytes) -> Cell:
    """Eight bytes in Visual FoxPro; of another size it is the number of a memo."""
    return float(struct.unpack("<d", raw)[0]) if len(raw) == 8 else None


def _moment(raw: bytes) -> Cell:
    days, thousandths = struct.unpack("<ii", raw)
    try:
        day = date.fromordinal(days - _JULIAN_ZERO)
    except (ValueError, OverflowError):
        return None
    return datetime.combine(day, time()) + timedelta(milliseconds=thousandths)
