"""Files made to hurt: refused in bounded time and memory, or read with what they hide shown."""

from __future__ import annotations

import io
import time
import zipfile

import openpyxl
import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
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
    start = time.perf_counter()
    assert refused(path) == "FISIER_PREA_MARE"
    assert time.perf_counter() - start < 5


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
    found = {item.cnp: item.message for item in payroll.read([path]).findings if item.code == "NUMAR_NECITIT"}
    assert "#DIV/0!" in found[cnp(1)]
    assert "formulă fără valoare" in found[cnp(2)]
    assert len(found) == 2


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
