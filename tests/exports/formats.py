"""The firm's payroll in every other format: pages, XML sheets, DBF, drawn text, text in columns, PDF."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path

from tests.exports.shapes import ROWS, SIMPLE, sums, table, title
from tests.exports.truth import CUI, EMPLOYER, MONTHS, NAMES, by_month
from tests.exports.writers import Rows, lei

FORMATS: dict[str, Callable[[Path], None]] = {}


def shape(function: Callable[[Path], None]) -> Callable[[Path], None]:
    FORMATS[function.__name__] = function
    return function


# --- HTML


def html_table(rows: Rows, *, form: Callable[[object], str] = lei, marks: str = "") -> str:
    body = "".join(
        "<tr>" + "".join(f"<td{marks}>{escape(form(cell))}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    return f"<table border=1>{body}</table>"


def page(body: str, *, charset: str = "utf-8", head: str = "") -> str:
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">{head}</head>'
        f"<body>{body}</body></html>"
    )


@shape
def pagina_cu_titlu(folder: Path) -> None:
    """A report of the web: a heading above the table, a month a file."""
    for at, rows in by_month(ROWS):
        head = f"<h2>{EMPLOYER}</h2><p>CUI RO{CUI}<br>Stat de plat&#259; luna {NAMES[at]} 2026</p>"
        text = page(head + html_table(table(SIMPLE, rows)))
        (folder / f"stat{at}.html").write_text(text, encoding="utf-8")


@shape
def pagina_numita_xls(folder: Path) -> None:
    """A page named .xls in cp1250 that says it is western; merged group labels, spans, numbers as marks."""
    for at, rows in by_month(ROWS):
        body = (
            f"<tr><td colspan=8>{EMPLOYER} C.U.I. {CUI}</td></tr>"
            f"<tr><td colspan=8>Stat de salarii {NAMES[at]} 2026</td></tr>"
            "<tr><th rowspan=2>CNP<th rowspan=2>Nume &amp; prenume<th rowspan=2>Venit<br>brut"
            "<th colspan=2>Contribu&#355;ii<th rowspan=2>Impozit<th rowspan=2>Salariu&nbsp;net</tr>"
            "<tr><th>CAS<th>CASS</tr>"
        )
        for row in rows:
            numbers = (row.brut, row.cas, row.cass, row.impozit, row.net)
            body += f"<tr><td class=xl1>{row.cnp}<td>{row.nume_intreg}" + "".join(
                f'<td x:num="{value}">{lei(value)}</td>' for value in numbers
            )
        text = page(f"<table>{body}</table>", charset="windows-1252",
                    head='<style>.xl1{mso-number-format:"\\@";}</style>')  # fmt: skip
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
        (folder / f"stat_{at}.xls").write_bytes(text.encode("cp1250"))


@shape
def pagina_cu_tabele_pe_luni(folder: Path) -> None:
    """One page, a table a month inside a table that lays the page out."""
    inner = "".join(
        f"<tr><td><b>Luna: {NAMES[at]} 2026</b>{html_table(table(SIMPLE, rows))}</td></tr>"
        for at, rows in by_month(ROWS)
    )
    (folder / "an.htm").write_text(page(f"<table width=100%>{inner}</table>"), encoding="utf-8")


@shape
def antetul_in_alt_tabel(folder: Path) -> None:
    """The header stands in a table of its own, so that it stays when the rows are scrolled."""
    for at, rows in by_month(ROWS):
        whole = table(SIMPLE, rows)
        text = page(f"<div>luna {NAMES[at]} 2026</div>" + html_table(whole[:1]) + html_table(whole[1:]))
        (folder / f"g{at}.html").write_text(text, encoding="utf-8")


# --- SpreadsheetML 2003


def xml_book(sheets: Iterable[tuple[str, str]]) -> str:
    body = "".join(
        f'<Worksheet ss:Name="{escape(name)}"><Table>{rows}</Table></Worksheet>' for name, rows in sheets
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        f'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{body}</Workbook>'
    )


def xml_cell(value: object, more: str = "") -> str:
    if value in (None, ""):
        return f"<Cell{more}/>"
    kind = (
        "Number" if isinstance(value, (int, float)) else "DateTime" if isinstance(value, date) else "String"
    )
    text = f"{value}T00:00:00.000" if isinstance(value, date) else escape(str(value))
    return f'<Cell{more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def xml_rows(rows: Rows, first: int = 1) -> str:
    return "".join(
        f'<Row ss:Index="{number}">{"".join(map(xml_cell, row))}</Row>'
        for number, row in enumerate(rows, first)
    )


@shape
def foaie_xml_2003(folder: Path) -> None:
    """A sheet a month, titles merged across, rows that begin at the tenth."""
    sheets = []
    for at, rows in by_month(ROWS):
        top = f"<Row>{xml_cell(EMPLOYER, ' ss:MergeAcross=' + chr(34) + '5' + chr(34))}{xml_cell(f'CUI {CUI}')}</Row>"
        top += f'<Row ss:Index="3">{xml_cell(MONTHS[at].first_day, " ss:Index=" + chr(34) + "4" + chr(34))}</Row>'
        sheets.append((f"{NAMES[at]} 2026", top + xml_rows(table(SIMPLE, rows), 10)))
    (folder / "an.xls").write_text(xml_book(sheets), encoding="utf-8")


@shape
def foaie_xml_2003_cu_grupuri(folder: Path) -> None:
    """Headers merged across and down, in an .xml."""
    for at, rows in by_month(ROWS):
        down, across = ' ss:MergeDown="1"', ' ss:MergeAcross="1"'
        head = f"<Row>{xml_cell('CNP', down)}{xml_cell('Brut', down)}{xml_cell('Contribuții', across)}"
        head += f"{xml_cell('Impozit', down)}{xml_cell('Salariu net', down)}</Row>"
        head += (
            f"<Row>{xml_cell('CAS', chr(32) + 'ss:Index=' + chr(34) + '3' + chr(34))}{xml_cell('CASS')}</Row>"
        )
        data = [[row.cnp, row.brut, row.cas, row.cass, row.impozit, row.net] for row in rows]
        (folder / f"stat 0{at + 1}.2026.xml").write_text(
            xml_book([("Stat", head + xml_rows(data, 3))]), encoding="utf-8"
        )


# --- DBF

Field = tuple[str, str, int, int]


def dbf(
    fields: Sequence[Field], rows: Sequence[Sequence[object]], *, page: str = "cp852", byte: int = 0x64,
    version: int = 0x03, deleted: Sequence[int] = (), promised: int | None = None,
) -> bytes:  # fmt: skip
    """A table of dBase: `fields` are name, type, length and decimals."""
    size = 1 + sum(field[2] for field in fields)
    length = 32 + 32 * len(fields) + 1
    head = struct.pack(
        "<BBBBIHH", version, 126, 3, 31, len(rows) if promised is None else promised, length, size
    )
    head += bytes(17) + bytes([byte, 0, 0])
    for name, kind, width, decimals in fields:
        head += (
            name.encode("ascii").ljust(11, b"\0")
            + kind.encode()
            + bytes(4)
            + bytes([width, decimals])
            + bytes(14)
        )
    body = b""
    for number, row in enumerate(rows):
        body += b"*" if number in deleted else b" "
        for (_, kind, width, decimals), value in zip(fields, row, strict=True):
            body += dbf_value(kind, width, decimals, value, page)
    return head + b"\r" + body + b"\x1a"


def dbf_value(kind: str, width: int, decimals: int, value: object, page: str) -> bytes:
    if value is None:
        return b"\0" * width if kind in "IY" else b" " * width
    if kind in "NF":
        return f"{value:{width}.{decimals}f}".encode()[:width]
    if kind == "D":
        return f"{value:%Y%m%d}".encode()
    if kind == "L":
        return b"T" if value else b"F"
    if kind == "I":
        return struct.pack("<i", value)
    if kind == "Y":
        return struct.pack("<q", round(value * 10_000))
    text = str(value).translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    return text.encode(page, "replace")[:width].ljust(width)


DBF_FIELDS: Sequence[Field] = (
    ("CNP", "C", 13, 0), ("NUME", "C", 30, 0), ("PRENUME", "C", 30, 0), ("LUNA", "N", 2, 0), ("AN", "N", 4, 0),
    ("ZILE_LUCR", "N", 2, 0), ("BRUT", "N", 12, 2), ("CAS", "N", 12, 2), ("CASS", "N", 12, 2),
    ("IMPOZIT", "N", 12, 2), ("SAL_NET", "N", 12, 2),
)  # fmt: skip


def dbf_rows() -> list[list[object]]:
    return [
        [row.cnp, row.nume, row.prenume, row.month.month, row.month.year, row.lucrate, row.brut, row.cas, row.cass,
         row.impozit, row.net]
        for row in ROWS
    ]  # fmt: skip


@shape
def dbf_din_dos(folder: Path) -> None:
    (folder / "SALARII.DBF").write_bytes(dbf(DBF_FIELDS, dbf_rows()))


@shape
def dbf_foxpro_cu_pagina_gresita(folder: Path) -> None:
    """FoxPro with whole numbers and money of its own types; the code page byte says cp852, the texts are cp1250."""
    fields = [
        (name, "Y", 8, 4)
        if size == 12
        else (name, "I", 4, 0)
        if kind == "N"
        else (name, kind, size, decimals)
        for name, kind, size, decimals in DBF_FIELDS
    ]
    (folder / "stat.dbf").write_bytes(dbf(fields, dbf_rows(), page="cp1250", version=0x30))


# --- text


def drawn(rows: Rows, stroke: str, rule: str, cross: str) -> str:
    widths = [max(len(lei(row[at])) for row in rows) for at in range(len(rows[0]))]
    ruling = cross + cross.join(rule * (width + 2) for width in widths) + cross
    body = [
        stroke + stroke.join(f" {lei(cell):>{w}} " for cell, w in zip(row, widths, strict=True)) + stroke
        for row in rows
    ]
    return "\r\n".join([ruling, body[0], ruling, *body[1:], ruling]) + "\r\n"


@shape
def text_cu_bare(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        text = f"{EMPLOYER}\r\nSTAT DE PLATA luna {NAMES[at]} 2026\r\n" + drawn(
            table(SIMPLE, rows), "|", "-", "+"
        )
        (folder / f"stat{at}.txt").write_text(text, encoding="utf-8", newline="")


@shape
def text_cu_chenare_de_dos(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        text = f"STAT DE PLATĂ luna {NAMES[at]} 2026\r\n" + drawn(table(SIMPLE, rows), "│", "─", "┼")
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
        (folder / f"stat{at}.txt").write_bytes(text.encode("cp852"))


@shape
def text_cu_taburi(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        text = "".join("\t".join(map(lei, row)) + "\n" for row in table(SIMPLE, rows))
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
        (folder / f"stat_0{at + 1}_2026.tsv").write_bytes(text.encode("cp1250"))


@shape
def text_pe_coloane(folder: Path) -> None:
    """What Excel saves as .prn: texts to the left, numbers to the right, blanks between."""
    for at, rows in by_month(ROWS):
        whole = table(SIMPLE, rows)
        widths = [max(len(lei(row[place])) for row in whole) + 2 for place in range(len(whole[0]))]
        text = f"STAT DE PLATA luna {NAMES[at]} 2026\r\n\r\n"
        for row in whole:
            text += "".join(
                lei(cell).rjust(width) if place > 2 else lei(cell).ljust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip() + "\r\n"  # fmt: skip
        (folder / f"stat{at}.prn").write_bytes(text.translate(str.maketrans("șțȘȚ", "şţŞŢ")).encode("cp1250"))


# --- PDF

FONT = Path(__file__).parents[2] / "templates" / "fonts" / "DejaVuSans.ttf"


class PdfWriter:
    """Tables drawn with reportlab, with or without lines."""

    def __init__(self, path: Path, size: float = 6.5) -> None:
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        if "TestSans" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont("TestSans", str(FONT)))
        self._wide = pdfmetrics.stringWidth
        self._page = landscape(A4)
        self._canvas = Canvas(str(path), pagesize=self._page)
        self._size = size
        self.new_page()

    def new_page(self) -> None:
        self.y = self._page[1] - 40
        self._canvas.setFont("TestSans", self._size)

    def end_page(self) -> None:
        self._canvas.showPage()
        self.new_page()

    def line(self, text: str) -> None:
        self._canvas.drawString(40, self.y, text)
        self.y -= self._size * 1.6

    def table(self, rows: Rows, *, left: int = 3, ruled: bool = True, wrap: bool = False) -> None:
        """`left` columns are set to the left, the others to the right; headers may run over two lines."""
        texts = [[lei(cell) for cell in row] for row in rows]
        heads = [text.split(" ") if wrap else [text] for text in texts[0]]
        widths = [
            max([self._wide(row[at], "TestSans", self._size) for row in texts[1:]]
                + [self._wide(word, "TestSans", self._size) for word in heads[at]]) + 8
            for at in range(len(heads))
        ]  # fmt: skip
        edges = [40.0]
        for width in widths:
            edges.append(edges[-1] + width)
        deepest = max(map(len, heads))
        self.y -= self._size
        for at, words in enumerate(heads):
            for row, word in enumerate(words):
                y = self.y - (row + (deepest - len(words)) / 2) * self._size * 1.2
                self._canvas.drawCentredString((edges[at] + edges[at + 1]) / 2, y, word)
        self.y -= deepest * self._size * 1.2 + 4
        for row in texts[1:]:
            for at, text in enumerate(row):
                if at < left:
                    self._canvas.drawString(edges[at] + 4, self.y, text)
                else:
                    self._canvas.drawRightString(edges[at + 1] - 4, self.y, text)
            if ruled:
                self._canvas.line(edges[0], self.y - 2, edges[-1], self.y - 2)
            self.y -= self._size * 1.7

    def save(self) -> None:
        self._canvas.save()


@shape
def pdf_cu_linii(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        pdf = PdfWriter(folder / f"stat{at}.pdf")
        for line in title(at):
            pdf.line(" ".join(map(str, line)))
        pdf.table([*table(SIMPLE, rows), sums(SIMPLE, rows, "TOTAL")])
        pdf.save()


@shape
def pdf_fara_linii_pe_luni(folder: Path) -> None:
    """One document, a page a month, headers of two lines, no lines drawn."""
    pdf = PdfWriter(folder / "an.pdf")
    for at, rows in by_month(ROWS):
        pdf.line(EMPLOYER)
        pdf.line(f"STAT DE PLATĂ pe luna {NAMES[at]} 2026")
        pdf.table(table(SIMPLE, rows), ruled=False, wrap=True)
        pdf.line("")
        pdf.line("Întocmit, Închipuită Ioana")
        pdf.end_page()
    pdf.save()


@shape
def pdf_cu_antet_doar_pe_prima_pagina(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        pdf = PdfWriter(folder / f"stat_2026_0{at + 1}.pdf", size=5.5)
        whole = table(SIMPLE, rows)
        pdf.table(whole)
        pdf.end_page()
        pdf.save()
