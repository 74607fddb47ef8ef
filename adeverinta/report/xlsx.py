"""A workbook of plain tables: openpyxl lays out the sheets, the rows are streamed in, bytes are stable."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from copy import copy
from datetime import date, datetime, time
from textwrap import wrap
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.source import column_letter
from adeverinta.report import styles
from adeverinta.report.styles import Tone
from adeverinta.report.worksheet_xml import Row, SheetColumn, Written, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_COLORS: Final = {Tone.RED: ("9C0006", "FFC7CE"), Tone.ORANGE: ("9C5700", "FFEB9C")}
_NARROWEST: Final = 6
_LINE: Final = 15.0
"""Points of a line of text."""
_DIMENSION: Final = late(rb'<dimension ref="[^"]*"')
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


class WorkbookSheet(NamedTuple):
    """One sheet: its name, its columns, its rows (read once) or what was written of them."""

    name: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Row] | Written


def write_workbook(stream: IO[bytes], tables: Sequence[WorkbookSheet], *, title: str, day: date) -> None:
    """Write an .xlsx: bold frozen header, filters, widths after the content, dates and numbers as such."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    _set_styles(book)
    written = [
        table.rows if isinstance(table.rows, Written) else write_rows(table.columns, table.rows)
        for table in tables
    ]
    for table, rows in zip(tables, written, strict=True):
        _lay_out(book.create_sheet(table.name), table.columns, rows)
    book.properties.title = title
    book.properties.creator = "adeverinta"
    skeleton = io.BytesIO()
    book.save(skeleton)
    moment = datetime.combine(day, time())
    book.properties.created = book.properties.modified = moment
    _assemble(skeleton, stream, written, _core(book))


def _set_styles(book: Workbook) -> None:
    """Give the book the styles that the rows already name by number."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font, PatternFill

    scratch = book.create_sheet("scratch")
    for kind, tone in styles.LOOKS:
        cell = Cell(scratch, row=1, column=1)
        cell.number_format = styles.FORMATS[kind]
        cell.alignment = Alignment(vertical="top", wrap_text=kind in styles.WRAPPED)
        if tone in _COLORS:
            ink, paper = _COLORS[tone]
            cell.font = Font(name="Calibri", size=11, color=ink)
            cell.fill = PatternFill("solid", start_color=paper)
        if kind in styles.QUOTED:
            cell.quotePrefix = True
        if cell.style_id != styles.number(kind, tone):
            raise AssertionError(f"another openpyxl numbers its styles otherwise: {kind}, {tone}")
    book.remove(scratch)


def _lay_out(sheet: Worksheet, columns: Sequence[SheetColumn], written: Written) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    first = sheet.cell(row=1, column=1)
    first.font = Font(name="Calibri", size=11, bold=True)
    first.fill = PatternFill("solid", start_color="D9E1F2")
    first.alignment = Alignment(vertical="center", wrap_text=True)
    lines = 1
    for index, column in enumerate(columns, 1):
        cell = sheet.cell(row=1, column=index, value=column.header)
        cell._style = copy(first._style)  # type: ignore[attr-defined, union-attr]  # as openpyxl copies styles
        width = min(column.widest, max(_NARROWEST, written.widths[index - 1] + 2))
        sheet.column_dimensions[get_column_letter(index)].width = width
        lines = max(lines, len(wrap(column.header, max(width - 3, 1))))
    sheet.row_dimensions[1].height = lines * _LINE
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{written.rows + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.55, header=0.2, footer=0.25)
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.left is not None
    assert footer.right is not None
    footer.left.text, footer.right.text = "&A", "pagina &P din &N"


def _core(book: Workbook) -> bytes:
    from openpyxl.xml.functions import tostring

    core: bytes = tostring(book.properties.to_tree())
    return core


def _assemble(skeleton: IO[bytes], stream: IO[bytes], written: Sequence[Written], core: bytes) -> None:
    """Copy the parts with fixed dates, the rows put where the sheet's data end."""
    sheets = {f"xl/worksheets/sheet{index}.xml": rows for index, rows in enumerate(written, 1)}
    with zipfile.ZipFile(skeleton) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            info.external_attr = 0
            part = core if name == "docProps/core.xml" else source.read(name)
            if name not in sheets:
                with target.open(info, "w") as out:
                    out.write(part)
                continue
            rows = sheets[name]
            head, tail = part.split(b"</sheetData>")
            last = f"{column_letter(len(rows.widths) - 1)}{rows.rows + 1}"
            head = _DIMENSION.sub(f'<dimension ref="A1:{last}"'.encode(), head, count=1)
            rows.xml.put(target, stream, info, head, b"</sheetData>" + tail)
