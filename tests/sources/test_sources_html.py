"""HTML pages as tables: spans, entities, code pages, nesting, hints of formats; hostile ones within bounds."""

from __future__ import annotations

import contextlib
import time
from datetime import date

import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from adeverinta.sources.formats.html import document as html_page
from tests.exports.formats import html_table, page
from tests.exports.truth import cnp


def sheets(tmp_path, text, name="stat.html", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return sources.read(path).sheets


def rows(tmp_path, body, **more):
    (sheet,) = sheets(tmp_path, body, **more)
    return [list(row) for row in sheet.rows]


def refused(tmp_path, text):
    with pytest.raises(InputStop) as stop:
        sheets(tmp_path, text)
    return stop.value.finding.code


def test_spans_leave_empty_cells(tmp_path):
    body = "<table><tr><th rowspan=2>A<th colspan=2>B<th rowspan=2>C<tr><th>d<th>e<tr><td>1<td>2<td>3<td>4</table>"
    assert rows(tmp_path, body) == [["A", "B", None, "C"], [None, "d", "e", None], ["1", "2", "3", "4"]]


def test_entities_breaks_and_blanks(tmp_path):
    body = "<table><tr><td>&#350;tefan &amp;&nbsp;Ana<td> a <br> b <td>&lt;x&gt; 1 < 2<td>&nbsp;</table>"
    assert rows(tmp_path, body) == [["Ştefan &\u00a0Ana", "a\nb", "<x> 1 < 2", ""]]


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("cp1250", "windows-1250"), ("cp1250", "windows-1252"), ("cp1250", "iso-8859-1"), ("iso8859_2", "iso-8859-2"),
     ("utf-8", "utf-8"), ("utf-8", "windows-1250"), ("cp1250", "utf-8"), ("utf-16", "utf-16"), ("cp852", "ibm852")],
)  # fmt: skip
def test_the_letters_are_right_whatever_the_page_says(tmp_path, encoding, charset):
    text = page("<table><tr><td>Ştefănescu Ţuţu<td>Brânză Îndrumătoare</table>", charset=charset)
    assert rows(tmp_path, text, encoding=encoding) == [["Ştefănescu Ţuţu", "Brânză Îndrumătoare"]]


def test_marks_and_formats_are_hints(tmp_path):
    style = '<style>td.a{mso-number-format:"\\#\\,\\#\\#0";} .t{mso-number-format:"\\@"}</style>'
    body = (
        '<tr><td class=a>1.234<td class=t>1.234<td x:num="8000.5">8.000,50 lei<td x:num>12'
        "<td style='mso-number-format:\"mm\\/dd\\/yyyy\"'>03/04/2026<td>03/04/2026</table>"
    )
    found = rows(tmp_path, f"<html>{style}<table>{body}")
    assert found == [[1234, "1.234", 8000.5, "12", date(2026, 3, 4), "03/04/2026"]]


def test_tables_with_other_columns_are_other_sheets_with_the_text_above_them(tmp_path):
    body = "<h1>Firma</h1><table><tr><td>a<td>b</table><p>Luna 2</p><table><tr><td>c<td>d<td>e</table>"
    found = sheets(tmp_path, body)
    assert [sheet.name for sheet in found] == ["tabelul 1", "tabelul 2"]
    assert [list(sheet.rows) for sheet in found] == [[["Firma"], ["a", "b"]], [["Luna 2"], ["c", "d", "e"]]]


@pytest.mark.parametrize(
    ("above", "titles"),
    [
        ("<td colspan=3>Firma SA<tr><td colspan=3>Stat 03/2026", [["Firma SA"], ["Stat 03/2026"]]),
        (
            "<td>Luna:<td>martie 2026<tr><td>Punct de lucru:<td>2",
            [["Luna: martie 2026"], ["Punct de lucru: 2"]],
        ),
        ("<td>Cod<td>Oraș", []),
    ],
)
@pytest.mark.parametrize("between", ["", "<p>Secția 1</p>"])
def test_a_table_that_holds_a_heading_is_the_title_of_the_next(tmp_path, above, titles, between):
    body = f"<table><tr>{above}</table>{between}<table><tr><td>CNP<td>Nume<td>Net</table>"
    own = [["Secția 1"]] if between else []
    assert [list(row) for row in sheets(tmp_path, body)[-1].rows] == [*titles, *own, ["CNP", "Nume", "Net"]]


def test_the_month_is_found_in_the_table_above_the_payroll(tmp_path):
    above = "<table><tr><td>Alfa SRL<tr><td>Salarii pe luna februarie 2026</table>"
    data = html_table([["CNP", "Nume", "Salariu net"], [cnp(1), "Pop Ana", "3.412,00"]])
    (tmp_path / "raport.xls").write_text(f"<html>{above}{data}", encoding="utf-8")
    (row,) = payroll.read([tmp_path]).rows[cnp(1)]
    assert str(row.month) == "2026-02"


def test_a_table_that_goes_on_lies_below(tmp_path):
    head, data = [["CNP", "Net"]], [["2850101400019", "5.400,00"]]
    body = html_table(head) + html_table(data) + "<b>Secția 2</b>" + html_table([*head, *data])
    found = rows(tmp_path, body)
    assert found == [*head, *data, ["Secția 2"], *head, *data]


def test_the_names_of_a_workbooks_sheets(tmp_path):
    names = "".join(
        f"<x:ExcelWorksheet><x:Name>{n}</x:Name></x:ExcelWorksheet>" for n in ("Ian 2026", "Feb 2026")
    )
    body = f"<!--[if gte mso 9]><xml>{names}</xml><![endif]--><table><tr><td>a</table><table><tr><td>b<td>c</table>"
    assert [sheet.name for sheet in sheets(tmp_path, f"<html>{body}")] == ["Ian 2026", "Feb 2026"]


def test_a_page_with_its_parts_in_one_file(tmp_path):
    body = "<html><table><tr><td>CNP<td>Net=3Dsum=C4=83</table>"
    text = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{body}\r\n--X--\r\n"
    )
    assert rows(tmp_path, text, name="stat.mht") == [["CNP", "Net=sumă"]]


def test_scripts_comments_and_broken_tags_are_no_text(tmp_path):
    body = "<html><script>a<b</script><!-- <table> --><table><tr><td>x</td></td><td>y<script>z</script></table></table>"
    assert rows(tmp_path, body) == [["x", "y"]]


def test_a_page_without_a_table_is_named_and_skipped_in_a_folder(tmp_path):
    assert refused(tmp_path, "<html><body>Text</body></html>") == "FISIER_HTML"
    text = f"CNP;Nume;Luna;Salariu net\n{cnp(1)};Ana;01.2026;5\n"
    (tmp_path / "stat.csv").write_text(text, encoding="utf-8")
    read = payroll.read([tmp_path])
    assert [item.code for item in read.findings if item.code == "FISIER_SARIT"] == ["FISIER_SARIT"]


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr>" + "<td colspan=1000 rowspan=65534>x" * 7000 + "</table>",
        "<table>" + "<tr><td rowspan=65534 colspan=900>x" * 9000,
        "<table>" * 100_000,
        "<table><tr>" + "<td>x</td>" * 500_100,
    ],
)
def test_what_is_too_large_is_refused_in_time(tmp_path, text, monkeypatch):
    monkeypatch.setattr(html_page, "_MOST_CELLS", 500_000)
    start = time.process_time()
    assert refused(tmp_path, text) == "FISIER_PREA_MARE"
    assert time.process_time() - start < 30


@pytest.mark.parametrize("piece", ["<!--", "<a '", '<a "', "<", "<style>", "<td <", "&#1", "<table><tr><td>"])
def test_time_is_in_proportion_whatever_repeats(tmp_path, piece):
    start = time.process_time()
    with contextlib.suppress(InputStop):
        sheets(tmp_path, "<html><table><tr><td>1</table>" + piece * 200_000)
    assert time.process_time() - start < 10
