"""A plain .xlsx written fast, for data of millions of rows: the XML of its rows put straight into the zip.

The same parts as openpyxl's write-only workbook (inline texts, plain numbers); test_data.py holds the two together.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><name val="Calibri"/><sz val="11"/></font>'
    '</fonts><fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>",
}
_FAST = 1
"""Level of deflate: the data are read often and kept for one run."""


def write_sheet(path: Path, name: str, rows: Iterable[str]) -> None:
    """A workbook of one sheet from its rows as XML (`row`)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as book:
        for part, text in _PARTS.items():
            book.writestr(part, text)
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as out:
            out.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for text in rows:
                out.write(text.encode())
            out.write(b"</sheetData></worksheet>")


def text(letter: str, row: int, value: str) -> str:
    """A cell of text."""
    return f'<c r="{letter}{row}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def row(number: int, values: Iterable[str | int]) -> str:
    """A whole row of texts and whole numbers."""
    cells = [
        f'<c r="{letter}{number}" t="n"><v>{value}</v></c>' if isinstance(value, int) else text(letter, number, value)
        for letter, value in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", values, strict=False)
    ]  # fmt: skip
    return f'<row r="{number}">{"".join(cells)}</row>'
