"""Tables written as workbooks, OpenDocument or text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
_NS = "urn:oasis:names:tc:opendocument:xmlns"


def write_xlsx(
    path: Path, sheets: Sequence[tuple[str, Rows]], touch: Callable[[Workbook], None] | None = None
) -> None:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    if touch:
        touch(book)
    book.save(path)


def cache_formulas(path: Path, values: dict[str, float]) -> None:
    """Write the value that Excel keeps beside each formula: cell address to value, first sheet."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet1.xml"

    def fill(hit: re.Match[str]) -> str:
        return f"{hit[1]}<v>{values[hit[2]]}</v></c>"

    text = parts[name].decode()
    text = re.sub(r'(<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f>)<v ?/?>(?:</v>)?</c>', fill, text)
    parts[name] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, data in parts.items():
            target.writestr(part, data)


def write_ods(
    path: Path, sheets: Sequence[tuple[str, Rows]], merged: Sequence[tuple[int, int, int]] = ()
) -> None:
    """`merged`: first and last row and the column of cells that are one, on every sheet."""
    down = {(first, at): last - first + 1 for first, last, at in merged}
    covered = {(row, at) for first, last, at in merged for row in range(first + 1, last + 1)}

    def placed(value: object, row: int, column: int) -> str:
        if (row, column) in covered:
            return "<table:covered-table-cell/>"
        reach = down.get((row, column))
        own = cell(value)
        spans = f'<table:table-cell table:number-rows-spanned="{reach}"'
        return own.replace("<table:table-cell", spans, 1) if reach else own

    def cell(value: object) -> str:
        if value in (None, ""):
            return "<table:table-cell/>"
        if isinstance(value, (int, float)):
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'

    body = ""
    for name, rows in sheets:
        lines = "".join(
            "<table:table-row>"
            + "".join(placed(value, at, column) for column, value in enumerate(row))
            + "</table:table-row>"
            for at, row in enumerate(rows)
        )
        body += f"<table:table table:name={quoteattr(name)}>{lines}</table:table>"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_NS}:office:1.0"'
        f' xmlns:table="{_NS}:table:1.0" xmlns:text="{_NS}:text:1.0" office:version="1.2"><office:body>'
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", kind)
        target.writestr("content.xml", content)
        target.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{_NS}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )


def lei(value: object) -> str:
    """1.234,56 for money, texts as they are."""
    if isinstance(value, float):
        return f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return "" if value is None else str(value)


def write_text(
    path: Path,
    rows: Rows,
    *,
    separator: str = ";",
    encoding: str = "utf-8",
    first: str = "",
    form: Callable[[object], str] = lei,
) -> None:
    text = "".join(separator.join(form(cell) for cell in row) + "\r\n" for row in rows)
    text = first + text
    if encoding in ("cp1250", "cp852"):
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    path.write_bytes(text.encode(encoding))
