"""The smallest writers of binary workbooks that a reader accepts: .xls (BIFF8 in OLE) and .xlsb."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

Sheets = Sequence[tuple[str, Sequence[Sequence[object]]]]
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def write_xls(path: Path, sheets: Sheets) -> None:
    """BIFF8: a stream of records named Workbook in an OLE container."""
    path.write_bytes(ole({"Workbook": biff(sheets)}))


def biff(sheets: Sheets, merged: Sequence[tuple[int, int, int]] = ()) -> bytes:
    """`merged`: first and last row and the column of cells that are one, on every sheet."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def bof(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0x41, 6))

    bodies = []
    for _, rows in sheets:
        width = max((len(row) for row in rows), default=0)
        out = bof(0x10) + record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                place = struct.pack("<HHH", at, column, 0)
                if isinstance(cell, (int, float)):
                    out += record(0x203, place + struct.pack("<d", cell))
                elif cell:
                    text = str(cell)
                    out += record(0x204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))
        ranges = b"".join(struct.pack("<HHHH", first, last, at, at) for first, last, at in merged)
        out += record(0xE5, struct.pack("<H", len(merged)) + ranges) if merged else b""
        bodies.append(out + record(0x0A, b""))
    head = bof(0x05) + record(0x42, struct.pack("<H", 1200))
    names = [name.encode("utf-16-le") for name, _ in sheets]
    bound = sum(4 + 8 + len(name) for name in names)
    offset = len(head) + bound + 4
    for name, body in zip(names, bodies, strict=True):
        head += record(0x85, struct.pack("<IBBBB", offset, 0, 0, len(name) // 2, 1) + name)
        offset += len(body)
    return head + record(0x0A, b"") + b"".join(bodies)


def encrypted_biff(sheets: Sheets, password: str) -> bytes:
    """The stream under RC4 as Excel 97-2003 wrote it; headers of records stay plain."""
    from hashlib import md5

    from msoffcrypto.method.rc4 import DocumentRC4

    def rc4(data: bytes) -> bytes:
        return DocumentRC4.decrypt(password, salt, io.BytesIO(data), 0x400).read()

    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    both = rc4(verifier + md5(verifier).digest())
    filepass = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + salt + both
    plain = biff(sheets)
    plain = plain[:20] + filepass + plain[20:]
    spare = -len(plain) % 4  # the padding of the stream must read as empty records
    plain += struct.pack("<HH", 0, spare) + bytes(spare)
    secret, at = bytearray(rc4(plain)), 0
    while at < len(plain):
        kind, size = struct.unpack_from("<HH", plain, at)
        keep = size if kind in (0x809, 0x2F) else 4 if kind == 0x85 else 0
        secret[at : at + 4 + keep] = plain[at : at + 4 + keep]
        if kind == 0x85:
            (offset,) = struct.unpack_from("<I", plain, at + 4)
            struct.pack_into("<I", secret, at + 4, offset + len(filepass))
        at += 4 + size
    return bytes(secret)


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE container with one FAT sector chain and no mini stream."""
    padded = {
        name: data.ljust(max(4096, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        for name, data in streams.items()
    }
    counts = {name: len(data) // _SECTOR for name, data in padded.items()}
    total = sum(counts.values()) + 1
    fats = 1
    while fats * 128 < total + fats:
        fats += 1
    table = [_FAT] * fats + [_END]
    starts, at = {}, fats + 1
    for name, count in counts.items():
        starts[name] = at
        table += [at + i + 1 for i in range(count - 1)] + [_END]
        at += count
    table += [_FREE] * (fats * 128 - len(table))

    def entry(name: str, kind: int, start: int, size: int, child: int, right: int = _FREE) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        return (
            text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, _FREE, right, child)
            + bytes(36) + struct.pack("<IQ", start, size)
        )  # fmt: skip

    names = list(padded)
    folder = entry("Root Entry", 5, _END, 0, 1)
    for number, name in enumerate(names, 1):
        right = number + 1 if number < len(names) else _FREE
        folder += entry(name, 2, starts[name], len(padded[name]), _FREE, right)
    folder = folder.ljust(_SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, fats, fats, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(fats), *[_FREE] * (109 - fats))
    return head + struct.pack(f"<{len(table)}I", *table) + folder + b"".join(padded.values())


def write_xlsb(path: Path, sheets: Sheets) -> None:
    """The binary cousin of .xlsx: the same zip, its parts as records."""

    def number(value: int) -> bytes:
        out = b""
        while True:
            value, low = value >> 7, value & 0x7F
            out += bytes([low | (0x80 if value else 0)])
            if not value:
                return out

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + number(len(body)) + body

    def wide(text: str) -> bytes:
        data = text.encode("utf-16-le")
        return struct.pack("<I", len(data) // 2) + data

    book = record(0x83) + record(0x8F)
    relations = ""
    parts: dict[str, bytes] = {}
    for at, (name, rows) in enumerate(sheets, 1):
        book += record(0x9C, struct.pack("<II", 0, at) + wide(f"rId{at}") + wide(name))
        relations += (
            f'<Relationship Id="rId{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'relationships/worksheet" Target="worksheets/sheet{at}.bin"/>'
        )
        width = max(len(row) for row in rows)
        out = record(0x81) + record(0x94, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1)) + record(0x91)
        for line, row in enumerate(rows):
            out += record(0x00, struct.pack("<I", line) + bytes(13))
            for column, cell in enumerate(row):
                place = struct.pack("<II", column, 0)
                if isinstance(cell, (int, float)):
                    out += record(0x05, place + struct.pack("<d", cell))
                elif cell:
                    out += record(0x06, place + wide(str(cell)))
        parts[f"xl/worksheets/sheet{at}.bin"] = out + record(0x92) + record(0x82)
    book += record(0x90) + record(0x84)
    package = "http://schemas.openxmlformats.org/package/2006"
    types = f'<Types xmlns="{package}/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", types)
        target.writestr("xl/workbook.bin", book)
        target.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        )
        for name, data in parts.items():
            target.writestr(name, data)
    path.write_bytes(buffer.getvalue())
