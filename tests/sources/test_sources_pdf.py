"""PDF payrolls: words with places made columns; believed where they close, else refused by name."""

from __future__ import annotations

import time

import pikepdf
import pytest

from adeverinta import payroll, sources
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Severity
from tests.exports.formats import PdfWriter
from tests.exports.shapes import ROWS, SIMPLE, table
from tests.exports.test_shapes import sums
from tests.exports.truth import CUI, by_month, expected

JANUARY = by_month(ROWS)[0][1]


def write(path, rows, *, pages=1, **more):
    pdf = PdfWriter(path)
    for number in range(pages):
        if number:
            pdf.end_page()
        pdf.line("STAT DE PLATĂ luna ianuarie 2026")
        pdf.table(rows, **more)
    pdf.save()
    return path


def refused(path):
    with pytest.raises(InputStop) as stop:
        payroll.read([path])
    return stop.value.finding


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_that_are_shown_turned(tmp_path, turn):
    """The page is drawn so that it stands upright once turned."""
    path = write(tmp_path / "stat.pdf", table(SIMPLE, JANUARY))
    with pikepdf.open(path) as document:
        page = document.pages[0]
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        moved = {0: "1 0 0 1 0 0", 90: f"0 1 -1 0 {height} 0", 180: f"-1 0 0 -1 {width} {height}",
                 270: f"0 -1 1 0 0 {width}"}[turn]  # fmt: skip
        page.contents_add(f"q {moved} cm".encode(), prepend=True)
        page.contents_add(b"Q")
        if turn in (90, 270):
            page.mediabox = [0, 0, height, width]
        page.Rotate = turn
        document.save(tmp_path / "turned.pdf")
    assert sums(payroll.read([tmp_path / "turned.pdf"], employer=CUI), "net") == expected(JANUARY, "net")


def test_a_name_that_reaches_into_the_next_column_does_not_shift_the_amounts(tmp_path):
    rows = table(SIMPLE, JANUARY)
    for number in range(30):
        rows.append([*rows[1 + number % 7]])
    path = write(tmp_path / "stat.pdf", rows[:8])
    assert sums(payroll.read([path], employer=CUI), "net", "impozit") == expected(JANUARY, "net", "impozit")


@pytest.mark.raises_code("RAND_NEINCHIS")
def test_a_row_that_does_not_close_is_refused_for_its_person_only(tmp_path):
    rows = table(SIMPLE, ROWS)
    rows[3][10] += 100.0
    path = write(tmp_path / "stat.pdf", [rows[0], *rows[1:8], *rows[1:3], *rows[4:8], *rows[1:3]])
    net = [column for column, (_, name) in enumerate(SIMPLE) if name == "net"]
    assert net == [10]
    read = payroll.read([path], employer=CUI)
    bad = [item for item in read.findings if item.code == "RAND_NEINCHIS"]
    assert [(item.cnp, item.severity) for item in bad] == [(rows[3][2], Severity.ERROR)]
    assert rows[3][2] not in read.rows


@pytest.mark.raises_code("TABEL_NU_SE_INCHIDE")
def test_a_payroll_that_does_not_close_is_refused_with_what_to_export(tmp_path):
    rows = table(SIMPLE, JANUARY)
    for row in rows[1:]:
        row[10] += 100.0
    found = refused(write(tmp_path / "stat.pdf", rows))
    assert found.code in ("TABEL_NU_SE_INCHIDE", "NET_CONTRADICTORIU")
    assert ".xlsx" in found.remedy


def test_amounts_that_cannot_be_checked_are_not_taken_from_a_pdf(tmp_path):
    columns = [column for column in SIMPLE if column[1] in ("nume_intreg", "cnp", "lucrate", "net")]
    assert (
        refused(write(tmp_path / "stat.pdf", table(columns, JANUARY), left=2)).code == "TABEL_NU_SE_INCHIDE"
    )


def picture(path):
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    Image.new("L", (60, 80), 200).save(path.with_suffix(".png"))
    canvas = Canvas(str(path))
    canvas.drawImage(str(path.with_suffix(".png")), 0, 0)
    canvas.drawString(10, 10, "1 / 1")
    canvas.save()
    path.with_suffix(".png").unlink()
    return path


@pytest.mark.raises_code("PDF_SCANAT")
def test_a_scanned_payroll_is_refused_by_name_and_named_in_a_folder(tmp_path):
    path = picture(tmp_path / "scan.pdf")
    assert refused(path).code == "PDF_SCANAT"
    write(tmp_path / "stat.pdf", table(SIMPLE, JANUARY))
    (told,) = [
        item for item in payroll.read([tmp_path], employer=CUI).findings if item.code == "FISIER_SARIT"
    ]
    assert told.severity is Severity.WARNING
    assert "scan.pdf" in told.message


@pytest.mark.raises_code("PDF_FARA_TABEL", "PDF_PROPRIU")
def test_other_documents_are_refused_by_name(tmp_path):
    pdf = PdfWriter(tmp_path / "a.pdf")
    pdf.line("Contract individual de muncă nr. 7 din 1.03.2019, încheiat între")
    pdf.save()
    assert refused(tmp_path / "a.pdf").code == "PDF_FARA_TABEL"
    (tmp_path / "b.pdf").write_bytes((tmp_path / "a.pdf").read_bytes() + b"/AdeverintaSigiliu(x)")
    assert refused(tmp_path / "b.pdf").code == "PDF_PROPRIU"
    with pikepdf.open(tmp_path / "a.pdf") as document:
        document.save(tmp_path / "c.pdf", encryption=pikepdf.Encryption(user="x", owner="y"))
    assert refused(tmp_path / "c.pdf").code == "FISIER_PROTEJAT_ALTFEL"
    (tmp_path / "d.pdf").write_bytes((tmp_path / "a.pdf").read_bytes()[:300])
    assert refused(tmp_path / "d.pdf").code == "FISIER_DETERIORAT"


def test_ten_thousand_pages_are_refused_at_once(tmp_path):
    document = pikepdf.new()
    for _ in range(10_000):
        document.add_blank_page(page_size=(100, 100))
    document.save(tmp_path / "stat.pdf")
    start = time.process_time()
    found = refused(tmp_path / "stat.pdf")
    assert found.code == "FISIER_PREA_MARE"
    assert "10000 de pagini" in found.message
    assert time.process_time() - start < 5


def test_importing_formats_loads_no_pdf_library():
    import subprocess
    import sys

    script = "import sys, adeverinta.sources; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"pypdfium2", "lxml", "html.entities", "email"} & set(loaded.split())
    assert sources.expand([]) == ([], [])
