"""The same words by docxtpl and LibreOffice: a document for each certificate, one conversion for all of them."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate

FONT = "DejaVu Sans"
MARGIN = Mm(14)


def batch(work, out):
    """Seconds a certificate, with the start of LibreOffice shared by the batch."""
    soffice = shutil.which("soffice")
    if not soffice:
        raise SystemExit("soffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        template = folder / "template.docx"
        make_template(work["document"], template)
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts_file(folder, work["fonts"]))}
        convert = [
            soffice,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
        ]

        def run(facts, target):
            target.mkdir()
            for number, values in enumerate(facts):
                document = DocxTemplate(template)
                document.render(values, autoescape=True)
                document.save(target / f"{number}.docx")
            made = sorted(map(str, target.glob("*.docx")))
            subprocess.run(
                [*convert, "--outdir", target, *made], env=environment, check=True, capture_output=True
            )
            assert len(list(target.glob("*.pdf"))) == len(facts)

        run(work["facts"][:1], folder / "first")  # makes the profile and the cache of the fonts
        shutil.copy(folder / "first" / "0.pdf", out / "first.pdf")
        start = time.perf_counter()
        run(work["facts"], folder / "all")
        return (time.perf_counter() - start) / len(work["facts"])


def fonts_file(folder, fonts):
    """The very font files of the stamp, not what the system has under that name."""
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/fonts</cachedir></fontconfig>", encoding="utf-8"
    )
    return path


def make_template(words, path):
    document = Document()
    [section] = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(8)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    for line in words["above"]:
        add_line(document, line)
    table = document.add_table(rows=4, cols=len(words["columns"]))
    table.style = "Table Grid"
    head, start, row, end = table.rows
    start.cells[0].text = "{%tr for r in randuri %}"
    end.cells[0].text = "{%tr endfor %}"
    for at, (title, name) in enumerate(zip(words["head"], words["columns"], strict=True)):
        head.cells[at].text = title
        row.cells[at].text = f"{{{{ r.{name} }}}}"
    for line in words["below"]:
        add_line(document, line)
    document.save(path)


def add_line(document, line):
    paragraph = document.add_paragraph()
    for kind, size, *rest in line:
        run = paragraph.add_run(f"{{{{ {rest[0]} }}}}" if kind == "slot" else rest[1])
        run.font.size = Pt(size)
        run.bold = kind == "text" and rest[0]
        run.underline = kind == "slot"
