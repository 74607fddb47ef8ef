"""What a person marked by hand in a workbook: struck cells, comments, names of sheets that no longer hold."""

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from payroll_builders import cnp

from adeverinta import payroll
from adeverinta.core.finding import Severity

NET = ["CNP", "Nume", "Salariu net"]


def _read(tmp_path, change, title="Stat"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append([*NET, "Stare"])
    sheet.append([cnp(1), "Ana", 2925.0, "activ"])
    sheet.append([cnp(2), "Ion", 2925.0, "activ"])
    sheet.append([cnp(3), "Dan", 2925.0, "activ"])
    change(sheet)
    path = tmp_path / "stat_202601.xlsx"
    book.save(path)
    return payroll.read([path])


def _strike(sheet, *cells):
    for cell in cells:
        sheet[cell].font = Font(strike=True)


@pytest.mark.raises_code("RAND_TAIAT")
def test_a_struck_row_is_told_once_and_used(tmp_path):
    read = _read(tmp_path, lambda sheet: _strike(sheet, "A3", "B3", "C3", "D3"))
    assert [(f.code, f.cnp, f.source.row, f.source.column) for f in read.findings] == [
        ("RAND_TAIAT", cnp(2), 3, "A")
    ]
    assert read.findings[0].severity is Severity.WARNING
    assert read.rows[cnp(2)][0].net == 292500


def test_a_struck_amount_alone_is_told(tmp_path):
    read = _read(tmp_path, lambda sheet: _strike(sheet, "C2"))
    assert [(f.cnp, f.source.column) for f in read.findings] == [(cnp(1), "C")]


def test_a_struck_style_on_empty_cells_or_other_lines_says_nothing(tmp_path):
    read = _read(tmp_path, lambda sheet: _strike(sheet, "A9", "F2", "A1"))
    assert not read.findings


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("GREȘIT! Net corect este 4.650 lei", True),
        ("rectificat în iulie", True),
        ("2.990", True),
        ("3100 după corecție", True),
        ("a fost în concediu de odihnă", False),
        ("de verificat cu Ana", True),
        ("neverificat", True),
        ("corectat", True),
        ("verificat, net greșit", True),
        ("verificat, nu este corect", True),
        ("verificat", False),
        ("verificat OK", False),
        ("verificat cu pontajul", False),
        ("Verificată de Ana 12.03.2026", False),
        ("corect", False),
        ("suma corectă e în fișă", True),
    ],
)
def test_a_comment_that_speaks_of_the_amount_is_told(tmp_path, said, told):
    def change(sheet):
        sheet["C3"].comment = Comment(said, "Contabil")

    found = _read(tmp_path, change).findings
    assert [(f.code, f.cnp, f.source.column) for f in found] == (
        [("CELULA_COMENTATA", cnp(2), "C")] if told else []
    )
    assert all(said in f.message for f in found)


@pytest.mark.parametrize("cell", ["A3", "B3", "D3"])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("corectat nume", False),
        ("nume schimbat după căsătorie", False),
        ("funcție modificată", False),
        ("CNP greșit, corectat", False),
        ("CNP greșit", True),
        ("nu se plătește", True),
        ("anulat", True),
        ("angajat în anul trecut", False),
        ("netul a fost corectat", True),
        ("de verificat", True),
        ("net 4.650", True),
    ],
)
def test_a_comment_beside_the_amounts_is_told_where_it_voids_or_speaks_of_them(tmp_path, cell, said, told):
    def change(sheet):
        sheet[cell].comment = Comment(said, "Contabil")

    found = _read(tmp_path, change).findings
    assert [(f.code, f.cnp) for f in found] == ([("CELULA_COMENTATA", cnp(2))] if told else [])


@pytest.mark.raises_code("CELULA_COMENTATA")
def test_a_comment_with_a_cnp_shows_it_masked(tmp_path):
    def change(sheet):
        sheet["C3"].comment = Comment(f"greșit, este al lui {cnp(3)}", "Contabil")

    (told,) = _read(tmp_path, change).findings
    assert cnp(3) not in told.message
    assert "greșit" in told.message


def test_a_comment_on_a_header_is_not_of_a_row(tmp_path):
    def change(sheet):
        sheet["C1"].comment = Comment("netul corect, după rectificare", "Contabil")

    assert not _read(tmp_path, change).findings


@pytest.mark.parametrize(
    ("title", "told"),
    [("Ian 2026 GRESIT", True), ("Ianuarie 2026 anulat", True), ("Ianuarie 2026 bun", False),
     ("Ianuarie - nu se folosește", True), ("Ian 2026 preliminar", True)],
)  # fmt: skip
def test_a_sheet_named_as_one_that_does_not_hold_is_told(tmp_path, title, told):
    found = _read(tmp_path, lambda sheet: None, title=title).findings
    assert {f.code for f in found} == ({"TITLU_ALTE_SUME"} if told else set())
    assert [f.cnp for f in found] == [cnp(1), cnp(2), cnp(3)] * told


@pytest.mark.parametrize("word", ["Provizoriu", "PROVIZORIE", "preliminar", "neaprobat", "draft"])
def test_a_row_that_is_not_final_is_told(tmp_path, word):
    def change(sheet):
        sheet["D3"] = word

    assert [(f.code, f.cnp) for f in _read(tmp_path, change).findings] == [("RAND_ANULAT", cnp(2))]


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        ("", "<s>{}</s>", "RAND_TAIAT"),
        ("", "<span><del>{}</del></span>", "RAND_TAIAT"),
        (' style="display:none"', "{}", "RAND_ASCUNS"),
        (" hidden", "{}", "RAND_ASCUNS"),
        ("", "{}", None),
    ],
)
def test_a_page_marks_rows_too(tmp_path, row, cell, code):
    lines = [
        f"<tr><td>{c}</td><td>{n}</td><td>2925,00</td></tr>" for c, n in ((cnp(1), "Ana"), (cnp(3), "Dan"))
    ]
    lines.insert(1, f"<tr{row}><td>{cnp(2)}</td><td>Ion</td><td>{cell.format('2925,00')}</td></tr>")
    head = "<tr>" + "".join(f"<th>{label}</th>" for label in NET) + "</tr>"
    path = tmp_path / "stat_202601.html"
    path.write_text(
        f"<html><body><p>Stat</p><table>{head}{''.join(lines)}</table></body></html>", encoding="utf-8"
    )
    found = payroll.read([path]).findings
    assert [(f.code, f.cnp) for f in found] == ([(code, cnp(2))] if code else [])


@pytest.mark.parametrize("by", ["style", "class"])
def test_a_cell_of_a_page_struck_by_its_style(tmp_path, by):
    mark = 'style="text-decoration:line-through"' if by == "style" else 'class="xl66"'
    css = "<style>.xl66 {text-decoration:line-through; color:red}</style>"
    head = "<tr>" + "".join(f"<th>{label}</th>" for label in NET) + "</tr>"
    line = f"<tr><td>{cnp(1)}</td><td>Ana</td><td {mark}>2925,00</td></tr>"
    path = tmp_path / "stat_202601.xls"
    path.write_text(
        f"<html><head>{css}</head><body><table>{head}{line}</table></body></html>", encoding="utf-8"
    )
    found = payroll.read([path]).findings
    assert [(f.code, f.cnp, f.source.column) for f in found] == [("RAND_TAIAT", cnp(1), "C")]
