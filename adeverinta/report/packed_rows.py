"""The rows of a sheet on their way into a workbook: many are packed as they come, for a short end."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib
from typing import IO, Final

_LEVEL: Final = 3
"""Half the time of the usual level, an eighth more bytes."""
_FEW: Final = 1 << 20
"""Bytes that wait as they are."""
_POLYNOMIAL: Final = 0xEDB88320


class PackedRows:
    """XML written in portions; `put` makes it an entry of an archive, between a head and a tail."""

    def __init__(self) -> None:
        self._few = bytearray()
        self._packer: zlib._Compress | None = None
        self._packed: IO[bytes] | None = None
        self._crc = self._size = 0

    def write(self, data: bytes) -> None:
        """Some more."""
        if self._packed is None or self._packer is None:
            self._few += data
            if len(self._few) < _FEW:
                return
            data, self._few = bytes(self._few), bytearray()
            self._packed, self._packer = tempfile.TemporaryFile(), _packer()  # noqa: SIM115 - closed by `put`
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        self._packed.write(self._packer.compress(data))

    def put(
        self, archive: zipfile.ZipFile, stream: IO[bytes], info: zipfile.ZipInfo, head: bytes, tail: bytes
    ) -> None:
        """Write the entry into the archive over a stream that can be sought in; nothing is left of the rows.

        Streams of deflate that were not ended may stand one after the other. To the archive the packed bytes
        are some that it has to store; then the entry and its header say what they are.
        """
        if self._packed is None or self._packer is None:
            info._compresslevel = _LEVEL  # type: ignore[attr-defined]  # Python 3.13 keeps the name too
            with archive.open(info, "w", force_zip64=True) as out:
                out.write(head + self._few + tail)
            return
        self._packed.write(self._packer.flush(zlib.Z_SYNC_FLUSH))
        self._packed.seek(0)
        first, last = _packer(), _packer()
        info.compress_type = zipfile.ZIP_STORED
        with archive.open(info, "w", force_zip64=True) as out, self._packed as packed:
            out.write(first.compress(head) + first.flush(zlib.Z_SYNC_FLUSH))
            while data := packed.read(1 << 20):
                out.write(data)
            out.write(last.compress(tail) + last.flush())
        info.compress_type = zipfile.ZIP_DEFLATED
        info.file_size = len(head) + self._size + len(tail)
        info.CRC = joined_crc(
            joined_crc(zlib.crc32(head), self._crc, self._size), zlib.crc32(tail), len(tail)
        )
        stream.seek(info.header_offset)
        stream.write(info.FileHeader(zip64=True))
        stream.seek(0, io.SEEK_END)


def _packer() -> zlib._Compress:
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)


def joined_crc(first: int, second: int, length: int) -> int:
    """The CRC-32 of two texts together by those of each, and the length of the second.

    >>> joined_crc(zlib.crc32(b"Ana "), zlib.crc32(b"are mere"), 8) == zlib.crc32(b"Ana are mere")
    True
    """
    zeros, power = 1 << 31, 1 << 23  # in reflected order: one, and the eight zero bits of a byte
    while length:
        if length & 1:
            zeros = _times(zeros, power)
        power = _times(power, power)
        length >>= 1
    return _times(zeros, first) ^ second


def _times(one: int, other: int) -> int:
    """The product of two polynomials over one bit, by that of the CRC."""
    product = 0
    for bit in range(31, -1, -1):
        if one >> bit & 1:
            product ^= other
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product
