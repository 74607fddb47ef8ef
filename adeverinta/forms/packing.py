"""Compressed streams.

By libdeflate, whose bytes are the same on every machine for one version of it; those of Python's zlib depend
on what it was built with (zlib or zlib-ng).
"""

from __future__ import annotations


def packed(data: bytes, entries: bytes = b"", *, level: int = 1) -> bytes:
    """The body of a stream object; `entries` are more of its dictionary, `level` goes from 1 to 12."""
    import deflate

    done = deflate.zlib_compress(data, level)
    head = b"<<%b/Filter/FlateDecode/Length %d>>stream\n" % (entries, len(done))
    return head + done + b"\nendstream"
