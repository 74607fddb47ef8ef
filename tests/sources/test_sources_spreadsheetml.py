"""SpreadsheetML 2003: places, merges, types; hostile ones refused within bounds."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from adeverinta import sources
from adeverinta.core.errors import InputStop
from tests.exports.formats import xml_book, xml_cell


def read(tmp_path, text, name="stat.xls", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return sources.read(path).sheets


def refused(tmp_path, text):
    with pytest.raises(InputStop) as stop:
        read(tmp_path, text)
    return stop.value.finding.code


def data(kind, text):
    return f'<Cell><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_types_are_those_of_the_cells(tmp_path):
    row = "<Row>" + data("Number", "2920514401010") + data("String", "007") + data("Boolean", "1")
    row += data("DateTime", "2026-03-14T00:00:00.000") + data("Error", "#DIV/0!")
    row += '<Cell ss:Formula="=A1"/><Cell><Data ss:Type="String"><B>a</B>b</Data></Cell></Row>'
    (sheet,) = read(tmp_path, xml_book([("Stat", row)]))
    moment = datetime(2026, 3, 14)  # noqa: DTZ001 - a cell has no zone
    assert list(sheet.rows[0]) == [
        2920514401010.0, "007", True, moment, "#DIV/0!", "formulă fără valoare calculată", "ab",
    ]  # fmt: skip


def test_indexes_and_merges_keep_the_places(tmp_path):
    rows = (
        f'<Row ss:Index="3">{xml_cell("A", " ss:MergeDown=" + chr(34) + "1" + chr(34))}'
        f"{xml_cell('B', ' ss:MergeAcross=' + chr(34) + '1' + chr(34))}{xml_cell('C')}</Row>"
        f"<Row>{xml_cell('d')}{xml_cell('e')}{xml_cell('f', ' ss:Index=' + chr(34) + '6' + chr(34))}</Row>"
    )
    (sheet,) = read(tmp_path, xml_book([("S", rows)]))
    assert [list(row) for row in sheet.rows] == [
        [], [], ["A", "B", None, "C"], [None, "d", "e", None, None, "f"],
    ]  # fmt: skip


def test_hidden_sheets_and_other_encodings(tmp_path):
    hidden = (
        '<Worksheet ss:Name="Veche"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>'
        '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
        "</WorksheetOptions></Worksheet></Workbook>"
    )
    text = xml_book([("Stat", f"<Row>{xml_cell('Ştefan')}</Row>")]).replace("</Workbook>", hidden)
    found = read(tmp_path, text.replace("UTF-8", "windows-1250"), encoding="cp1250")
    assert [(sheet.name, sheet.hidden, sheet.rows[0][0]) for sheet in found] == [
        ("Stat", False, "Ştefan"), ("Veche", True, "x"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<Row ss:Index="99999999999"><Cell/></Row>', "FISIER_PREA_MARE"),
        (f"<Row>{xml_cell(1, ' ss:Index=' + chr(34) + '99999' + chr(34))}</Row>", "FISIER_PREA_MARE"),
        (
            f"<Row>{xml_cell(1, ' ss:MergeAcross=' + chr(34) + '16000' + chr(34))}</Row>" * 600,
            "FISIER_PREA_MARE",
        ),
        ("<Row><Cell><Data>" + "<B/>" * 20_000 + "</Data></Cell></Row>", "FISIER_PREA_MARE"),
        ("<Row><Cell>", "FISIER_DETERIORAT"),
    ],
)
def test_hostile_books_are_refused_in_time(tmp_path, text, code):
    start = time.process_time()
    assert refused(tmp_path, xml_book([("S", text)])) == code
    assert time.process_time() - start < 10


def test_entities_are_not_followed(tmp_path):
    text = xml_book([("S", "<Row><Cell><Data>&x;</Data></Cell></Row>")])
    bomb = text.replace("<Workbook", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><Workbook')
    assert refused(tmp_path, bomb) == "FISIER_DETERIORAT"


def test_a_far_row_costs_little(tmp_path):
    (sheet,) = read(tmp_path, xml_book([("S", f'<Row ss:Index="1000000">{xml_cell("a")}</Row>')]))
    assert len(sheet.rows) == 1_000_000
