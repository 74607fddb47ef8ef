"""Files made to hurt: refused in bounded time and memory, or read with what they hide shown."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile

import openpyxl
import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from tests.exports.binary import biff, ole, write_xlsb
from tests.exports.truth import cnp
from tests.exports.writers import write_xlsx

HEADER = ["CNP", "Luna", "Nume", "Salariu net"]


def refused(path):
    with pytest.raises(InputStop) as stop:
        sources.read(path)
    return stop.value.finding.code


def changed(path, old, new):
    """Rewrite the first sheet's XML."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, data in parts.items():
            target.writestr(part, data)


def test_two_cells_at_the_far_corners_are_refused_at_once(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "CNP"
    book.active.cell(1_048_576, 16_384).value = 1
    path = tmp_path / "stat.xlsx"
    book.save(path)
    start = time.process_time()
    assert refused(path) == "FISIER_PREA_MARE"
    assert time.process_time() - start < 5


def test_a_million_empty_rows_are_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([cnp(1), "01.2026", "Fictivescu Ana", 3000])
    book.active.row_dimensions[1_048_576].height = 20
    path = tmp_path / "stat.xlsx"
    book.save(path)
    assert len(payroll.read([path]).rows[cnp(1)]) == 1


def test_error_cells_and_formulas_without_values_are_named(tmp_path):
    path = tmp_path / "stat.xlsx"
    rows = [
        HEADER,
        [cnp(1), "01.2026", "Ana", "=1/0"],
        [cnp(2), "01.2026", "Dan", "=D9+1"],
        [cnp(3), "01.2026", "Ion", 5.0],
    ]
    write_xlsx(path, [("Stat", rows)])
    changed(
        path, b"<f>1/0</f><v></v>" if b"<v></v>" in sheet_xml(path) else b"<f>1/0</f><v />", b"<v>#DIV/0!</v>"
    )
    changed(path, b'<c r="D2">', b'<c r="D2" t="e">')
    said = payroll.read([path]).findings
    (broken,) = [item for item in said if item.code == "NUMAR_NECITIT"]
    assert (broken.cnp, "#DIV/0!" in broken.message) == (cnp(1), True)
    (formula,) = [item for item in said if item.code == "FORMULE_FARA_VALORI"]
    assert formula.cnp == cnp(2)
    assert not [item for item in said if item.code == "NET_LIPSA" and item.cnp == cnp(2)]


def sheet_xml(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_a_zip_bomb_is_refused(tmp_path):
    path = tmp_path / "stat.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(1 << 20))
    assert refused(path) == "FISIER_PREA_MARE"


def test_entities_in_a_workbook_are_not_followed(tmp_path):
    path = tmp_path / "stat.xlsx"
    write_xlsx(path, [("Stat", [HEADER, [cnp(1), "01.2026", "Ana", 5.0]])])
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    doctype = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><worksheet'.encode()
    changed(path, b"<worksheet", doctype)
    try:
        text = repr(sources.read(path))
    except InputStop:
        return
    assert "SECRET" not in text


NASTY = "Ana\u202eanA\x07 " + "X" * 300 + "\u200f"


def test_names_that_are_long_or_hold_marks_are_read_and_cleaned(tmp_path):
    path = tmp_path / "stat.csv"
    path.write_bytes(f"CNP;Luna;Nume;Salariu net\n{cnp(1)};01.2026;{NASTY}\0;5,00\n".encode())
    read = payroll.read([path])
    assert not set("\u202e\x07\u200f\0") & set(read.persons[cnp(1)])
    assert read.rows[cnp(1)][0].net == 500


@pytest.mark.skipif(os.name == "nt", reason="links need an administrator there")
def test_a_loop_of_links_in_a_folder_is_passed_over(tmp_path):
    (tmp_path / "cerc").symlink_to(tmp_path)
    (tmp_path / "cerc.xlsx").symlink_to(tmp_path / "cerc.xlsx")
    write_xlsx(tmp_path / "stat.xlsx", [("Stat", [HEADER, [cnp(1), "01.2026", "Ana", 5.0]])])
    assert len(payroll.read([tmp_path]).rows) == 1


def test_macros_are_never_run_and_a_macro_workbook_is_read(tmp_path):
    plain, path = tmp_path / "a.xlsx", tmp_path / "stat.xlsm"
    write_xlsx(plain, [("Stat", [HEADER, [cnp(1), "01.2026", "Ana", 5.0]])])
    buffer = io.BytesIO(plain.read_bytes())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))
    path.write_bytes(buffer.getvalue())
    assert payroll.read([path]).rows[cnp(1)][0].net == 500


@pytest.mark.parametrize(
    "place", [b'r="D999999999"', b"r='D999999999'", b'r="D1' + b"9" * 40 + b'"', b'r="XFD1048576"']
)
def test_a_cell_that_lies_elsewhere_than_its_row_is_refused(tmp_path, place):
    path = tmp_path / "stat.xlsx"
    write_xlsx(path, [("Stat", [HEADER, [cnp(1), "01.2026", "Ana", 5.0]])])
    changed(path, b'r="D2"', place)
    assert refused(path) == "FISIER_PREA_MARE"


@pytest.mark.parametrize(
    "size", [(0, 0xFFFFFFF0, 0, 200), (0x22000000, 0x1600, 0, 13), (0, 0x16000000, 7, 7)]
)
def test_an_xls_that_announces_an_impossible_size_is_refused(tmp_path, size):
    stream = bytearray(biff([("Stat", [HEADER])]))
    at = stream.index(b"\x00\x02\x0e\x00") + 4
    stream[at : at + 12] = struct.pack("<IIHH", *size)
    path = tmp_path / "stat.xls"
    path.write_bytes(ole({"Workbook": bytes(stream)}))
    assert refused(path) == "FISIER_PREA_MARE"


def test_an_xls_cell_far_away_is_refused(tmp_path):
    stream = biff([("Stat", [HEADER])])
    cell = struct.pack("<HHHHHd", 0x203, 14, 65535, 65535, 0, 1.0)
    path = tmp_path / "stat.xls"
    path.write_bytes(ole({"Workbook": stream[:-4] + cell + stream[-4:]}))
    assert refused(path) == "FISIER_PREA_MARE"


@pytest.mark.parametrize(("row", "column"), [(900_000, 16_000), (1_048_575, 16_383)])
def test_an_xlsb_cell_far_away_is_refused(tmp_path, row, column):
    path = tmp_path / "stat.xlsb"
    write_xlsb(path, [("Stat", [HEADER, ["x", 1.5, None, 2.5]])])
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet1.bin"
    far = b"\x00\x11" + struct.pack("<I", row) + bytes(13) + b"\x05\x10" + struct.pack("<IId", column, 0, 1.0)
    parts[name] = parts[name].replace(b"\x92\x01\x00", far + b"\x92\x01\x00")
    with zipfile.ZipFile(path, "w") as target:
        for part, data in parts.items():
            target.writestr(part, data)
    assert refused(path) == "FISIER_PREA_MARE"


@pytest.mark.parametrize("place", [40, 44, 48, 64, 72, 76])
def test_an_xls_whose_container_counts_wrong_is_refused(tmp_path, place):
    data = bytearray(ole({"Workbook": biff([("Stat", [HEADER])])}))
    data[place : place + 4] = b"\xfa\xff\xff\x7f"
    path = tmp_path / "stat.xls"
    path.write_bytes(data)
    assert refused(path) == "FISIER_DETERIORAT"
