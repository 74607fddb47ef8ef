"""How far the sheets of binary workbooks reach, read from their records before the reader lays them out.

A few damaged bytes can place a cell at row 65,535 and column 65,535, or announce such a size; the reader
would then ask for more memory than there is and take the process with it.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Final

_XLS_CELLS: Final = frozenset((0x06, 0x7E, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E))
_BOF: Final = frozenset((0x09, 0x209, 0x409, 0x809))
_SHEET: Final = 0x85
_HEADER: Final = 512
_SMALLEST_SECTOR: Final = 64
_NO_SIZE: Final = 1 << 62
_MOST_SHEETS: Final = 400
_DIMENSIONS: Final = frozenset((0x00, 0x200))


def xls_extent(data: bytes) -> int | None:
    """The most cells that a sheet of an .xls reaches over; None where its container is not whole."""
    import olefile

    if len(data) < _HEADER or any(
        count > len(data) // _SMALLEST_SECTOR
        for count in (*struct.unpack_from("<II", data, 40), *struct.unpack_from("<I4xI", data, 64))
    ):
        return None  # more sectors than the file has room for
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next((n for n in ("Workbook", "Book") if container.exists(n)), None)
            if name is None:
                return None
            stream = container.openstream(name).read()
    except Exception:
        return None
    starts = {0}
    most = _stream_extent(stream, 0, starts)
    for start in sorted(starts - {0})[:_MOST_SHEETS]:  # sheets are read from where the workbook says they are
        most = max(most, _stream_extent(stream, start, set()))
    return most


def _stream_extent(stream: bytes, at: int, starts: set[int]) -> int:
    """The most cells of a sheet from a place of the stream on; adds the places of sheets to `starts`."""
    most = rows = columns = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = at + 4
        if kind in _BOF:
            rows = columns = 0
        elif kind in _XLS_CELLS and size >= 4 and body + 4 <= len(stream):
            row, column = struct.unpack_from("<HH", stream, body)
            if kind in (0xBD, 0xBE) and size >= 6 and body + size <= len(stream):
                (column,) = struct.unpack_from("<H", stream, body + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind in _DIMENSIONS and size in (10, 14) and body + size <= len(stream):
            first, last, left, right = struct.unpack_from("<IIHH" if size == 14 else "<HHHH", stream, body)
            # the reader takes these numbers for a size, whichever is the larger
            most = max(most, ((last - first) % (1 << 32) + 1) * ((right - left) % (1 << 32) + 1))
        elif kind == _SHEET and size >= 4 and body + 4 <= len(stream):
            starts.update(struct.unpack_from("<I", stream, body))
        most = max(most, rows * columns)
        at = body + size
    return most


def xlsb_extent(data: bytes) -> int:
    """The most cells that a sheet of an .xlsb reaches over."""
    most = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".bin"):
                most = max(most, _part_extent(archive.read(name)))
    return most


def _part_extent(data: bytes) -> int:
    at = rows = columns = 0
    end = len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while at < end and shift < 28:
            low = data[at]
            at += 1
            size |= (low & 0x7F) << shift
            shift += 7
            if not low & 0x80:
                break
        if kind <= 11 and size < 4:
            return _NO_SIZE  # the reader would take the place from whatever it read before
        if kind == 0 and size >= 4 and at + 4 <= end:
            rows = max(rows, int.from_bytes(data[at : at + 4], "little") + 1)
        elif kind <= 11 and size >= 4 and at + 4 <= end:
            columns = max(columns, int.from_bytes(data[at : at + 4], "little") + 1)
        at += size
    return rows * columns
