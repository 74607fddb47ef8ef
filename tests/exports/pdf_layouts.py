"""Payrolls as reports lay them out on paper: grids, groups, wrapped headers and names, columns left empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.exports.formats import FONT
from tests.exports.shapes import ROWS
from tests.exports.truth import CUI, EMPLOYER, NAMES, Slip, by_month
from tests.exports.writers import lei

Made = tuple[list[list[Any]], list[tuple[Any, ...]], dict[str, Any]]
LAYOUTS: dict[str, Callable[[Sequence[Slip], Any, Any], Made]] = {}


def layout(function):
    LAYOUTS[function.__name__] = function
    return function


def texts(rows: Sequence[Slip], *names: str, form: Callable[[object], str] = lei) -> list[list[str]]:
    return [[form(getattr(row, name)) if name else "" for name in names] for row in rows]


GRID = ("GRID", (0, 0), (-1, -1), 0.4, "black")
MONEY = ("brut", "cas", "cass", "impozit", "net")


@layout
def grila_cu_antet_rupt(rows, label, text):
    """Sixteen narrow columns, a header of two to three lines, names that touch the next column, a total."""
    head = [
        "Marca",
        "Nume și prenume",
        "CNP",
        "Salariu de bază",
        "Zile lucrate",
        "Zile CO",
        "Total venit brut",
        "CAS 25%",
        "CASS 10%",
        "Deducere personală",
        "Venit impozabil",
        "Impozit pe venit",
        "Salariu net",
        "Avans",
        "Rest de plată",
    ]
    body = texts(
        rows,
        "marca",
        "nume_intreg",
        "cnp",
        "baza",
        "lucrate",
        "co",
        "brut",
        "cas",
        "cass",
        "deducere",
        "baza_impozit",
        "impozit",
        "net",
        "avans",
        "rest",
    )
    total = [
        "",
        "TOTAL",
        "",
        "",
        "",
        "",
        *(lei(sum(getattr(row, name) for row in rows)) for name in MONEY[:3]),
    ]
    total += [
        "",
        "",
        *(lei(sum(getattr(row, name) for row in rows)) for name in ("impozit", "net", "avans", "rest")),
    ]
    widths = [30, 80, 62, 45, 32, 28, 50, 42, 42, 46, 48, 42, 48, 40, 46]
    return (
        [[label(text) for text in head], *body, total],
        [("ALIGN", (3, 1), (-1, -1), "RIGHT"), GRID],
        {"colWidths": widths, "repeatRows": 1},
    )


@layout
def grupuri(rows, label, text):
    """Labels of groups centred over two and three columns."""
    head = [
        ["CNP", "Nume", "Zile", "", "Venituri", "", "Rețineri", "", "", "Net"],
        ["", "", "Lucrate", "CO", "Salariu bază", "Brut", "CAS", "CASS", "Impozit", ""],
    ]
    spans = [
        ("SPAN", (a, 0), (b, c))
        for a, b, c in ((2, 3, 0), (4, 5, 0), (6, 8, 0), (0, 0, 1), (1, 1, 1), (9, 9, 1))
    ]
    body = texts(rows, "cnp", "nume_intreg", "lucrate", "co", "baza", *MONEY)
    return (
        [*head, *body],
        [*spans, ("ALIGN", (2, 0), (-1, -1), "CENTER"), ("ALIGN", (2, 2), (-1, -1), "RIGHT"), GRID],
        {"repeatRows": 2},
    )


@layout
def mii_cu_spatii(rows, label, text):
    def spaced(value: object) -> str:
        return lei(value).replace(".", " ") if isinstance(value, float) else lei(value)

    head = ["CNP", "Nume si prenume", "Brut", "CAS", "CASS", "Impozit", "Salariu net"]
    return (
        [head, *texts(rows, "cnp", "nume_intreg", *MONEY, form=spaced)],
        [("ALIGN", (2, 0), (-1, -1), "RIGHT")],
        {},
    )


@layout
def coloane_numerotate(rows, label, text):
    head = [
        "Marca",
        "Nume si prenume",
        "CNP",
        "Brut",
        "CAS",
        "CASS",
        "Impozit",
        "Net",
        "Rest plata",
        "Semnatura",
    ]
    numbers = ["0", "1", "2", "3", "4", "5", "6", "7=3-4-5-6", "8", "9"]
    body = texts(rows, "marca", "nume_intreg", "cnp", *MONEY, "rest", "")
    return [head, numbers, *body], [("ALIGN", (3, 0), (-1, -1), "RIGHT"), GRID], {}


@layout
def totul_centrat(rows, label, text):
    head = ["Angajat", "CNP", "Venit brut", "CAS", "CASS", "Impozit", "Salariu net"]
    return [head, *texts(rows, "nume_intreg", "cnp", *MONEY)], [("ALIGN", (0, 0), (-1, -1), "CENTER")], {}


@layout
def doua_randuri_de_persoana(rows, label, text):
    lines: list[list[Any]] = [
        ["Nume și prenume", "Brut", "CASS", "Net"],
        ["CNP", "CAS", "Impozit", "Rest plata"],
    ]
    for row in rows:
        lines += [
            *texts([row], "nume_intreg", "brut", "cass", "net"),
            *texts([row], "cnp", "cas", "impozit", "rest"),
        ]
    return lines, [("ALIGN", (1, 0), (-1, -1), "RIGHT")], {}


@layout
def nume_rupte(rows, label, text):
    """Long names run over two lines of their cell."""
    head = ["Nume", "CNP", "Brut", "CAS", "CASS", "Impozit", "Salariu net"]
    body = [
        [text(f"{row.nume_intreg} Alexandrina"), *rest]
        for row, rest in zip(rows, texts(rows, "cnp", *MONEY), strict=True)
    ]
    return (
        [head, *body],
        [("ALIGN", (2, 0), (-1, -1), "RIGHT"), GRID],
        {"colWidths": [50, 62, 50, 40, 40, 40, 50]},
    )


@layout
def coloane_goale(rows, label, text):
    """Columns of which no amount is filled stand between the others."""
    head = [
        "Nume",
        "CNP",
        "Brut",
        "Sindicat",
        "CAS",
        "CASS",
        "Pensie facultativă",
        "Impozit",
        "Salariu net",
        "Semnătura",
    ]
    body = texts(rows, "nume_intreg", "cnp", "brut", "", "cas", "cass", "", "impozit", "net", "")
    return [head, *body], [("ALIGN", (2, 0), (-1, -1), "RIGHT")], {}


def write(folder: Path, name: str) -> None:
    """The three months of the firm, a document each."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    if "TestSans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("TestSans", str(FONT)))
    plain = ParagraphStyle("p", fontName="TestSans", fontSize=6, leading=7)
    middle = ParagraphStyle("c", parent=plain, alignment=1)

    def foot(canvas, document):
        canvas.setFont("TestSans", 6)
        canvas.drawString(400, 10, f"Pag. {document.page}")
        canvas.drawString(20, 10, "Tipărit la 05.04.2026")

    for at, rows in by_month(ROWS):
        data, style, more = LAYOUTS[name](
            rows, lambda text: Paragraph(text, middle), lambda text: Paragraph(text, plain)
        )
        table = Table(data, **more)
        table.setStyle(
            TableStyle(
                [("FONT", (0, 0), (-1, -1), "TestSans", 6.5), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *style]
            )
        )
        flow = [
            Paragraph(EMPLOYER, plain), Paragraph(f"CUI: RO{CUI}   Nr. ORC J22/1/2010", plain), Spacer(1, 6),
            Paragraph(f"STAT DE SALARII PE LUNA {NAMES[at].upper()} 2026", middle), Spacer(1, 6), table, Spacer(1, 10),
            Paragraph("Director,            Întocmit, Popescu Ion", plain),
        ]  # fmt: skip
        margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 20)
        document = SimpleDocTemplate(str(folder / f"stat_{at}.pdf"), pagesize=landscape(A4), **margins)
        document.build(flow, onFirstPage=foot, onLaterPages=foot)
