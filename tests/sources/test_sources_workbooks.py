"""Workbooks: cells at their addresses, sheets in order, every kind of damage refused in Romanian."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import date

import openpyxl
import pytest

from adeverinta import sources
from adeverinta.core.errors import ExitCode, InputStop
from adeverinta.core.source import Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NS = "urn:oasis:names:tc:opendocument:xmlns"
ODS = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{NS}:office:1.0"'
    f' xmlns:table="{NS}:table:1.0" xmlns:text="{NS}:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="Ian 2026">'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    "<table:table-row><table:table-cell/>"
    '<table:table-cell office:value-type="string"><text:p>Ștefan</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="1234.56"><text:p>1.234,56</text:p>'
    "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def workbook():
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Ian 2026"
    first["B3"] = "CNP"
    first["C4"] = 2850101401002
    first["D4"] = date(2026, 1, 15)
    first["E4"] = 1234.56
    first["F4"] = "1.234,56"
    return book


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def archive(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def ods(manifest="<manifest/>"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", manifest)
        made.writestr("content.xml", ODS)
    return out.getvalue()


def refused(path):
    with pytest.raises(InputStop) as caught:
        sources.read(path)
    assert caught.value.exit_code is ExitCode.INPUT
    return caught.value.finding


def test_cells_keep_their_addresses_and_types(tmp_path):
    path = tmp_path / "stat.xlsx"
    path.write_bytes(saved(workbook()))
    file = sources.read(path)
    assert file.name == "stat.xlsx"
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    sheet = file.sheets[0]
    assert sheet.rows[2][1] == "CNP"
    assert list(sheet.rows[3][2:6]) == [2850101401002, date(2026, 1, 15), 1234.56, "1.234,56"]
    assert sheet.source(3, 4) == Source("stat.xlsx", "Ian 2026", 4, "E")


def test_hidden_sheets_are_read_in_order_and_charts_are_not(tmp_path):
    book = workbook()
    book.create_chartsheet("Grafic")
    book.create_sheet("Feb 2026")["A1"] = "x"
    book["Feb 2026"].sheet_state = "hidden"
    book.create_sheet("Mar 2026")["A1"] = "y"
    path = tmp_path / "an.xlsx"
    path.write_bytes(saved(book))
    assert [sheet.name for sheet in sources.read(path).sheets] == ["Ian 2026", "Feb 2026", "Mar 2026"]


def test_ods(tmp_path):
    path = tmp_path / "stat.ods"
    path.write_bytes(ods())
    (sheet,) = sources.read(path).sheets
    assert sheet.name == "Ian 2026"
    assert list(sheet.rows[2][1:3]) == ["Ștefan", 1234.56]


@pytest.mark.parametrize("name", ["stat.xls", "stat.xlsb", "stat.csv", "STAT.XLSM"])
def test_a_workbook_is_read_by_its_content(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(saved(workbook()))
    assert sources.read(path).sheets[0].rows[2][1] == "CNP"


def test_a_text_under_an_excel_name_is_read_as_text(tmp_path):
    path = tmp_path / "export.xls"
    path.write_bytes("CNP\tNume\r\n1\tŞtefan\r\n".encode("cp1250"))
    (sheet,) = sources.read(path).sheets
    assert sheet.name is None
    assert sheet.rows[1] == ["1", "Ştefan"]


def encrypted(tmp_path):
    import msoffcrypto

    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(saved(workbook()))
    out = io.BytesIO()
    with plain.open("rb") as handle:
        msoffcrypto.OfficeFile(handle).encrypt("parola", out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["stat.xlsx", "stat.xls"])
def test_encrypted(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(encrypted(tmp_path))
    found = refused(path)
    assert found.code == "FISIER_PROTEJAT"
    assert "parolă" in found.message
    assert name in found.message


@pytest.mark.raises_code("FISIER_PROTEJAT_ALTFEL")
def test_encrypted_ods(tmp_path):
    path = tmp_path / "stat.ods"
    path.write_bytes(ods("<m><manifest:encryption-data/></m>"))
    assert refused(path).code == "FISIER_PROTEJAT_ALTFEL"


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("gol.xlsx", b"", "FISIER_GOL", "este gol"),
        ("gol2.xlsx", saved(openpyxl.Workbook()), "FISIER_GOL", "este gol"),
        ("taiat.xlsx", saved(workbook())[:3000], "FISIER_DETERIORAT", "incompletă"),
        ("taiat2.xlsx", saved(workbook())[:-40], "FISIER_DETERIORAT", "incompletă"),
        ("text.xlsx", b"nimic aici\n" * 9, "FISIER_DETERIORAT", "fără coloane"),
        ("ole.xls", OLE + b"\0" * 2000, "FISIER_DETERIORAT", "descifrat"),
        ("arhiva.xlsx", archive(**{"a.txt": "a"}), "FISIER_DETERIORAT", "arhivă zip"),
        (
            "doc.xlsx",
            archive(**{"[Content_Types].xml": "", "word__document.xml": ""}),
            "FISIER_DETERIORAT",
            "Word",
        ),
        ("fals.xlsx", archive(**{"[Content_Types].xml": "<x"}), "FISIER_DETERIORAT", "descifrat"),
        ("acte.xls", b"%PDF-1.7\n", "FISIER_DETERIORAT", "PDF"),
        ("vechi.xls", b"\x09\x00\x04\x00\x07\x00\x10\x00", "FISIER_DETERIORAT", "mai vechi"),
        ("web.xls", b"\xef\xbb\xbf\r\n<html><table>", "FISIER_HTML", "HTML"),
        ("web2.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related", "FISIER_HTML", "HTML"),
        (
            "xml.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "FISIER_DETERIORAT",
            "XML nu este întreg",
        ),
        ("alt.xls", b"<?xml version='1.0'?><a/>", "FISIER_DETERIORAT", "XML"),
    ],
)
def test_bad_workbooks(tmp_path, name, data, code, words):
    path = tmp_path / name
    path.write_bytes(data)
    found = refused(path)
    assert found.code == code
    assert name in found.message
    assert words in found.message
    assert "\n" not in found.message


@pytest.mark.parametrize("cut", range(200, 4800, 400))
def test_bytes_lost_in_the_middle_never_raise_anything_else(tmp_path, cut):
    data = saved(workbook())
    path = tmp_path / "stat.xlsx"
    path.write_bytes(data[:cut] + b"\xff" * 30 + data[cut + 30 :])
    stopped = None
    try:
        sources.read(path)
    except InputStop as stop:
        stopped = stop
    assert stopped is None or stopped.finding.code in {"FISIER_DETERIORAT", "FISIER_GOL"}


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "bomba.xlsx"
    path.write_bytes(
        archive(**{"[Content_Types].xml": "x", "xl__worksheets__sheet1.xml": b"0" * (201 << 20)})
    )
    found = refused(path)
    assert found.code == "FISIER_PREA_MARE"
    assert "201 MB" in found.message


def test_a_far_corner_is_refused(tmp_path):
    book = openpyxl.Workbook()
    book.active.cell(4000, 16000, "x")
    path = tmp_path / "mare.xlsx"
    path.write_bytes(saved(book))
    found = refused(path)
    assert found.code == "FISIER_PREA_MARE"
    assert "Sheet" in found.message


@pytest.mark.raises_code("FISIER_TIP_NECUNOSCUT")
def test_missing_folder_and_unknown_kinds(tmp_path):
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "note.docx").write_bytes(b"x")
    assert refused(tmp_path / "lipsa.xlsx").code == "FISIER_LIPSA"
    assert "folder" in refused(tmp_path / "folder.xlsx").message
    assert refused(tmp_path / "note.docx").code == "FISIER_TIP_NECUNOSCUT"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads everything")
def test_no_permission(tmp_path):
    path = tmp_path / "stat.xlsx"
    path.write_bytes(b"x")
    path.chmod(0)
    found = refused(path)
    assert found.code == "FISIER_NECITIBIL"
    assert "dreptul de citire" in found.message


def test_permission_error_has_its_sentence(tmp_path, monkeypatch):
    path = tmp_path / "stat.xlsx"
    path.write_bytes(b"x")

    def denied(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", denied)
    assert "dreptul de citire" in refused(path).message


def test_a_panic_of_the_reader_is_a_refusal(tmp_path, monkeypatch):
    class PanicException(BaseException):
        pass

    def panic(*_, **_options):
        raise PanicException("index out of bounds")

    path = tmp_path / "stat.xlsx"
    path.write_bytes(saved(workbook()))
    monkeypatch.setattr("adeverinta.sources.formats.workbook.calamine_book.CheckedBook._sheet", panic)
    found = refused(path)
    assert found.code == "FISIER_DETERIORAT"
    assert "bounds" not in found.message


def test_an_interrupt_stays_an_interrupt(tmp_path, monkeypatch):
    def interrupted(*_, **_options):
        raise KeyboardInterrupt

    path = tmp_path / "stat.xlsx"
    path.write_bytes(saved(workbook()))
    monkeypatch.setattr("adeverinta.sources.formats.workbook.calamine_book.CheckedBook._sheet", interrupted)
    with pytest.raises(KeyboardInterrupt):
        sources.read(path)


def test_a_cnp_in_a_file_name_is_masked(tmp_path):
    path = tmp_path / "stat 2850101401002.xlsx"
    path.write_bytes(b"")
    message = refused(path).message
    assert "2850101401002" not in message
    assert "1002" in message
