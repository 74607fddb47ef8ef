"""DBF tables: types, deleted rows, code pages told by the letters, headers that lie."""

from __future__ import annotations

import struct
from datetime import date

import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from tests.exports.formats import DBF_FIELDS, dbf, dbf_rows

FIELDS = [("CNP", "C", 13, 0), ("NUME", "C", 24, 0), ("SUMA", "N", 10, 2), ("DATA", "D", 8, 0), ("OK", "L", 1, 0),
          ("NR", "I", 4, 0), ("BANI", "Y", 8, 4), ("NOTA", "M", 10, 0), ("REAL", "F", 10, 2)]  # fmt: skip
ROW = ["2920514401010", "Popa Ina", 1234.5, date(2026, 3, 14), True, -7, 8000.25, None, 2.5]


def read(tmp_path, data, name="stat.dbf"):
    path = tmp_path / name
    path.write_bytes(data)
    return sources.read(path).sheets[0]


def refused(tmp_path, data):
    with pytest.raises(InputStop) as stop:
        read(tmp_path, data)
    return stop.value.finding


def test_types_are_those_of_the_cells_and_memos_are_left_out(tmp_path):
    sheet = read(tmp_path, dbf(FIELDS, [ROW, [None] * 9]))
    assert list(sheet.rows[0]) == ["CNP", "NUME", "SUMA", "DATA", "OK", "NR", "BANI", "REAL"]
    assert list(sheet.rows[1]) == [
        "2920514401010",
        "Popa Ina",
        1234.5,
        date(2026, 3, 14),
        True,
        -7,
        8000.25,
        2.5,
    ]
    assert list(sheet.rows[2]) == ["", "", None, None, None, 0, 0.0, None]


def test_what_the_content_is_decides_not_the_name(tmp_path):
    assert read(tmp_path, dbf(FIELDS, [ROW]), "stat.xls").rows[0][0] == "CNP"


@pytest.mark.raises_code("DBF_RANDURI_STERSE")
def test_deleted_rows_are_skipped_and_said_and_the_others_keep_their_numbers(tmp_path):
    path = tmp_path / "stat.dbf"
    rows = dbf_rows()
    path.write_bytes(dbf(DBF_FIELDS, [rows[0], *rows], deleted=[0]))
    found = payroll.read([path])
    (told,) = [item for item in found.findings if item.code == "DBF_RANDURI_STERSE"]
    assert "1 rând marcat ca șters (rândul 2)" in told.message
    assert sum(map(len, found.rows.values())) == len(rows)
    assert found.rows[rows[0][0]][0].source.row == 3


@pytest.mark.parametrize("byte", [0x00, 0x03, 0x64, 0xC8, 0x57, 0x7F])
@pytest.mark.parametrize("page", ["cp852", "cp1250"])
@pytest.mark.parametrize(
    "name", ["Ştefănescu Ţuţu", "ŢUŢUIANU ŞTEFĂNIŢĂ", "Brânză Mădălina", "Îngerescu Ştefan"]
)
def test_the_letters_tell_the_code_page(tmp_path, page, byte, name):
    row = ["1" * 13, name, *ROW[2:]]
    assert read(tmp_path, dbf(FIELDS, [row], page=page, byte=byte)).rows[1][1] == name


@pytest.mark.parametrize(("byte", "name"), [(0x64, "Constanţa"), (0xC8, "Constanîa")])
def test_where_the_letters_do_not_tell_the_header_does(tmp_path, byte, name):
    row = ["1" * 13, "Constan\u0163a", *ROW[2:]]
    assert read(tmp_path, dbf(FIELDS, [row], page="cp852", byte=byte)).rows[1][1] == name


def test_a_number_that_did_not_fit_its_field_is_seen(tmp_path):
    data = dbf(FIELDS, [ROW]).replace(b"   1234.50", b"**********")
    assert read(tmp_path, data).rows[1][2] == "**********"


@pytest.mark.parametrize("promised", [2, 4_000_000_000, 0])
def test_a_header_that_lies_about_the_rows_is_refused(tmp_path, promised):
    found = refused(tmp_path, dbf(FIELDS, [ROW], promised=promised))
    assert found.code == "FISIER_DETERIORAT"
    assert "în fișier sunt 1" in found.message


def test_what_is_left_over_behind_the_end_mark_is_not_read(tmp_path):
    data = dbf(FIELDS, [ROW])
    assert len(read(tmp_path, data + b" " * 500).rows) == 2


def test_fields_that_do_not_fit_are_refused(tmp_path):
    data = bytearray(dbf(FIELDS, [ROW]))
    struct.pack_into("<H", data, 10, 5)
    assert refused(tmp_path, bytes(data)).code == "FISIER_DETERIORAT"
