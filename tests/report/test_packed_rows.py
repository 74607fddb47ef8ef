"""Sheets of many rows are packed as they come: the workbook holds the same parts as one of few rows does."""

import io
import random
import struct
import zipfile
import zlib

import openpyxl
import pytest

from adeverinta.report import packed_rows, report_workbook
from adeverinta.report.packed_rows import PackedRows, joined_crc

from . import make


def book(run):
    return report_workbook(
        run.outcomes, issue_date=run.issue_date, sources=run.sources, run_findings=run.run_findings
    )


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("few", [1, 700, 5000])
def test_rows_packed_as_they_come_are_the_same_rows(monkeypatch, few):
    run = make.run([make.outcome(), make.refused(), *(make.outcome() for _ in range(8))])
    plain = book(run)
    monkeypatch.setattr(packed_rows, "_FEW", few)
    packed = book(run)
    assert packed != plain
    assert parts(packed) == parts(plain)
    assert openpyxl.load_workbook(io.BytesIO(packed))["Venituri"].max_row > 2


@pytest.mark.parametrize("length", [0, 3, 70_000])
def test_an_entry_says_what_it_holds_in_both_its_headers(monkeypatch, length):
    monkeypatch.setattr(packed_rows, "_FEW", 1 << 10)
    text, file = random.Random(7).randbytes(length), io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("a.xml", "b.xml"):
            rows, info = PackedRows(), zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for start in range(0, length, 999):
                rows.write(text[start : start + 999])
            rows.put(archive, file, info, b"<head>", b"<tail>")
        archive.writestr("c.xml", "after")
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.read("a.xml") == archive.read("b.xml") == b"<head>" + text + b"<tail>"
        assert archive.read("c.xml") == b"after"
        for info in archive.infolist()[:2]:
            method, crc = struct.unpack("<8xH4xI", file.getvalue()[info.header_offset :][:18])
            packed, whole = struct.unpack("<QQ", file.getvalue()[info.header_offset + 39 :][:16])[::-1]
            assert (method, crc) == (zipfile.ZIP_DEFLATED, info.CRC)
            assert (packed, whole) == (info.compress_size, info.file_size)


def test_the_crc_of_two_texts_is_that_of_both_together():
    made = random.Random(3)
    for length in (0, 1, 2, 255, 65_536, made.randrange(1 << 20)):
        one, other = made.randbytes(length // 3), made.randbytes(length)
        assert joined_crc(zlib.crc32(one), zlib.crc32(other), length) == zlib.crc32(one + other)
