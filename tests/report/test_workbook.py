import io
import re
import zipfile
from datetime import date, datetime
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import Severity
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.report import check, month_columns, report_json, report_workbook, write
from adeverinta.report.styles import ColumnKind, Tone
from adeverinta.report.worksheet_xml import SheetColumn, cell, write_rows

from . import make
from .make import replace

SHEETS = ["Adeverințe", "Venituri", "Verificări", "Reguli", "Surse"]
HOSTILE = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0",
    "|x", "%x", "<f>1+1</f>", "]]>", "&amp;", "_x003D_1+1", "\x00=1", "\x0b=2", "\ufeff=1", "\ud800",
    "x" * 40000,
]  # fmt: skip


def book_of(run):
    data = report_workbook(
        run.outcomes, issue_date=run.issue_date, sources=run.sources, run_findings=run.run_findings
    )
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    header, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rest]


@pytest.fixture(scope="module")
def book():
    found = make.note(severity=Severity.WARNING, source=Source("a.xlsx", "F", 3, "C"), month=Month(2025, 7))
    return book_of(
        make.run([make.outcome(findings=(found,)), make.refused(), make.outcome(findings=(found,))],
                 [make.note("FISIER_SARIT", Severity.INFO, "Sărit.")])
    )  # fmt: skip


def test_sheets_headers_filters_and_frozen_rows(book):
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.b for cell in sheet[1])
        assert all(8 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])
    assert book["Adeverințe"].column_dimensions["B"].width >= 13


def test_certificates(book):
    first, second, _ = rows(book["Adeverințe"])
    assert first["CNP"] == "2850101401002"
    assert first["Data nașterii copilului"] == datetime(2026, 3, 14)  # noqa: DTZ001 - as openpyxl reads dates
    assert (first["Total"], first["Medie"], first["Indemnizație estimată"]) == (54000, 4500, 3825)
    assert (first["Majorare"], first["CASS"], first["Suma netă"], first["Luni în calcul"]) == (
        None,
        383,
        3442,
        2,
    )
    assert (first["Stare"], first["Număr"], first["Nr. cerere"]) == ("emisă", "12", 1)
    assert (second["Stare"], second["Număr"], second["Total"]) == ("respinsă", None, None)
    sheet = book["Adeverințe"]
    formats = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert (formats["CNP"], formats["Total"], formats["Indemnizație estimată"]) == ("@", "#,##0.00", "#,##0")
    assert formats["Data emiterii"] == "dd.mm.yyyy"
    assert sheet["B3"].fill.start_color.rgb == "00FFC7CE"
    assert sheet["B2"].fill.fill_type is None


def test_incomes(book):
    told = rows(book["Venituri"])
    assert len(told) == 4
    assert told[0]["Luna"] == datetime(2026, 3, 1)  # noqa: DTZ001 - as openpyxl reads dates
    assert (
        told[0]["Venit net"],
        told[0]["Zile lucrate"],
        told[0]["Zile CO"],
        told[0]["Zile fără plată"],
    ) == (4532.16, 12.5, 2, None)
    assert (told[0]["În calcul"], told[0]["Surse"]) == ("da", "stat_202603.xlsx / Foaie1 / rândul 7")


def test_findings_once_each_with_colours(book):
    every = rows(book["Verificări"])
    groups, told = every[:3], every[3:]
    assert [item["Persoană"] for item in groups] == [
        "1 persoană, luna iulie 2025 (rezumat)",
        "1 persoană, luna iulie 2025 (rezumat)",
        "nu ține de o persoană, o dată (rezumat)",
    ]
    assert [item["Cod"] for item in told] == ["FISIER_SARIT", "LUNA_LIPSA", "LUNA_LIPSA"]
    assert [item["Grad"] for item in told] == ["informare", "avertisment", "eroare"]
    assert (told[1]["Fișier"], told[1]["Foaie"], told[1]["Rând"], told[1]["Coloană"]) == (
        "a.xlsx",
        "F",
        3,
        "C",
    )
    assert told[1]["Persoană"] == "Popescu Ștefania"
    assert told[0]["CNP"] is None
    colours = [book["Verificări"].cell(row, 1).fill.start_color.rgb for row in (5, 6, 7)]
    assert colours == ["00000000", "00FFEB9C", "00FFC7CE"]


def test_rules_and_sources(book):
    table, rate = rows(book["Reguli"])
    titles = [cell.value for cell in book["Reguli"][1]]
    assert titles[0] == "Regula"
    assert "Parametru" not in titles
    assert (rate["Valoare"], rate["Act"], rate["Până la"]) == (0.85, "OUG 111/2010", None)
    assert (table["Valoare"], table["Motivul lipsei temeiului"]) == ("b: 1; a: 2", "practică")
    first, second = rows(book["Surse"])
    assert (first["Rânduri citite"], first["Rânduri nefolosite"], first["Motiv"]) == (
        120,
        "1-3, 130",
        "total",
    )
    assert (second["SHA-256"], second["Motiv"]) == ("cd" * 32, None)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula(text):
    run = make.run([hostile(text)], [make.note(message=text, source=Source(text, text, 1, text))])
    data = report_workbook(
        run.outcomes, issue_date=run.issue_date, sources=run.sources, run_findings=run.run_findings
    )
    parts = zipfile.ZipFile(io.BytesIO(data))
    for name in parts.namelist():
        assert not re.search(rb"<f[ >/]", parts.read(name)), name
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    cell = book["Adeverințe"]["C2"]
    if text[0] in "=+-@":
        assert cell.value == text
        assert cell.quotePrefix


def hostile(text):
    request = replace(make.outcome().request, cnp=text)
    rule = replace(make.RATE, value=text, title=text, note=text)
    months = (replace(make.month(1), kind_text=text, reason=text, sources=(Source(text, text, 1),)),)
    result = (
        make.income(months=months, used=(rule,))
        if False
        else replace(make.income(), months=months, used=(rule,))
    )
    return make.outcome(
        request=request, nume=text, prenume=text, number=text, pdf=text, form=text, income=result,
        findings=(make.note(message=text),),
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_any_text_survives_as_text(text):
    book = book_of(make.run([make.outcome(nume=text, findings=(make.note(message=text),))]))
    value = book["Adeverințe"]["C2"].value
    if text and text.isprintable() and "_x" not in text:
        assert value == text


def test_same_input_same_bytes_and_issue_date_inside():
    run = make.run()
    args = {"issue_date": run.issue_date, "sources": run.sources, "run_findings": run.run_findings}
    first = report_workbook(run.outcomes, **args)
    assert first == report_workbook(run.outcomes, **args)
    parts = zipfile.ZipFile(io.BytesIO(first))
    assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2026-11-22T00:00:00Z" in parts.read("docProps/core.xml")
    assert str(date.today().year + 1).encode() not in parts.read("docProps/core.xml")  # noqa: DTZ011


def test_no_requests_still_gives_every_sheet():
    book = book_of(make.run([]))
    assert book.sheetnames == SHEETS
    assert book["Adeverințe"].max_row == 1


def test_past_the_rows_of_excel_the_rest_is_named():
    written = write_rows([SheetColumn("a", ColumnKind.INT)], ((Tone.PLAIN, [n]) for n in range(20)), limit=11)
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        written.xml.put(archive, file, zipfile.ZipInfo("foaie"), b"", b"")
    text = zipfile.ZipFile(file).read("foaie").decode()
    assert written.rows == 10
    assert "Alte 11 rânduri" in text


def test_fractions_without_end_are_text():
    rule = replace(make.RATE, value=Fraction(1, 3))
    book = book_of(make.run([make.outcome(income=replace(make.income(), used=(rule,)))]))
    assert rows(book["Reguli"])[0]["Valoare"] == "1/3"


def test_write_puts_both_and_says_when_the_workbook_is_open(tmp_path, monkeypatch):
    run = make.run()
    check(tmp_path)
    json_path, book_path = write(tmp_path, run)
    assert json_path.read_bytes() == report_json(
        run.outcomes, issue_date=run.issue_date, sources=run.sources, run_findings=run.run_findings
    )
    before = book_path.read_bytes()
    real = type(book_path).replace

    def held(self, target):
        if target.name == "centralizator.xlsx":
            raise PermissionError(13, "held")
        return real(self, target)

    monkeypatch.setattr(type(book_path), "replace", held)
    with pytest.raises(OutputStop) as stop:
        write(tmp_path, make.run([]))
    assert stop.value.finding.code == "IESIRE_DESCHISA"
    assert book_path.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["centralizator.xlsx", "raport.json"]


def test_what_is_packed_for_another_process_comes_out_as_it_was():
    told = month_columns.MonthsTold(
        2, '[\n  {"motiv": "două\\nrânduri"}\n]'.encode(), ["<row>ș\n\0</row>".encode(), b""], [3, 0]
    )
    assert month_columns.unpacked(told.packed()) == told
    empty = month_columns.MonthsTold(0, b"[]", [], [1])
    assert month_columns.unpacked(empty.packed()) == empty
    assert month_columns.unpacked(b"") is None


@pytest.mark.parametrize(
    "file", ["stat.xlsx", "=a.xlsx", "a\nb.csv", "x_x0041_.xls", "a & <b>", "rândul 0", "z" * 40_000]
)
@pytest.mark.parametrize("sheet", [None, "Foaie", "", "rândul 0 / rândul 0", "a\rb", "_x004"])
@pytest.mark.parametrize("row", [None, 0, 7, 12_345])
def test_where_an_amount_stands_is_the_cell_of_its_text(file, sheet, row):
    source = Source(file, sheet, row)
    whole = " / ".join(part for part in (file, sheet, None if row is None else f"rândul {row}") if part)
    spelled = cell(whole, "S", ColumnKind.LONG, Tone.PLAIN)
    assert month_columns.COLUMNS[-1].header == "Surse"
    assert month_columns.place_cell([source]) == spelled
    both = cell(f"{whole}\n{whole}", "S", ColumnKind.LONG, Tone.PLAIN)
    assert month_columns.place_cell([source, source]) == both
