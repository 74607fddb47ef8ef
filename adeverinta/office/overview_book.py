"""`firme.xlsx`: a sheet of firms, one of what is to be done, one of what is due until when."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from adeverinta import api
from adeverinta.certificate.filing import terms
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import mask_cnps

if TYPE_CHECKING:
    from adeverinta.office.firm_records import FirmLine, RequestState

_FIRMS: Final = (
    ("Firma", 28), ("Denumire", 34), ("Cod fiscal", 14), ("Prima lună", 12), ("Ultima lună", 12), ("Cereri", 8),
    ("Emise acum", 10), ("Neschimbate", 12), ("Respinse", 10), ("Luni lipsă", 30), ("Constatări", 12),
)  # fmt: skip
_TERMS: Final = (
    ("Firma", 28), ("Persoana", 30), ("Formular", 12), ("Număr", 10), ("Data cererii", 13), ("Adeverința până la", 13),
    ("Cum se numără", 34), ("Dosarul până la", 13), ("Cum se numără dosarul", 50), ("Stare", 24),
)  # fmt: skip
_LATE, _NEAR = "FFC7CE", "FFEB9C"
_DEEDS: Final = (("Firma", 28), ("Grad", 13), ("Ce", 70), ("De câte ori", 10), ("De făcut", 60), ("Cod", 26))


def workbook(lines: Sequence[FirmLine], on: date) -> bytes:
    """The workbook's bytes."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Firme"
    _head(sheet, _FIRMS)
    for line in lines:
        months = line.months
        sheet.append(
            [
                line.firm.name, line.name, line.fiscal_code,
                months[0].label if months else "", months[-1].label if months else "",
                line.requests, line.issued, line.unchanged, line.refused,
                ", ".join(f"{item.month.label} ({item.persons})" for item in line.missing),
                len({item.code for item in line.findings}),
            ]
        )  # fmt: skip
    deeds: Any = book.create_sheet("De făcut")
    _head(deeds, _DEEDS)
    for line in lines:
        for group in api.grouped((item, item.cnp, "") for item in line.findings):
            item = group.first
            if item.severity.value != "informare":
                deeds.append(
                    [
                        line.firm.name,
                        item.severity.value,
                        mask_cnps(item.message),
                        group.found,
                        mask_cnps(item.remedy),
                        item.code,
                    ]
                )
    due: object = book.create_sheet("Termene")
    _head(due, _TERMS)
    for line in lines:
        for asked in line.told:
            _due(due, line, asked, on)
    for one in (sheet, deeds, due):
        _print(one)
    book.properties.title = f"Firme, {romanian_date(on)}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _due(sheet: Any, line: FirmLine, item: RequestState, on: date) -> None:
    """A request's two periods; red where one has passed, yellow where one is near."""
    from openpyxl.styles import PatternFill

    if item.request.birth is None or not line.switches:
        return
    found = terms(item.request, line.switches, on)
    late, state = found.state(on, issued=item.done)
    sheet.append(
        [
            line.firm.name, item.name, item.form, item.number, item.request.cerere_data, found.paper_by,
            found.paper_words, found.file_by, found.file_words, state,
        ]
    )  # fmt: skip
    for at in (5, 6, 8):
        sheet.cell(sheet.max_row, at).number_format = "dd.mm.yyyy"
    if late is not None:
        sheet.cell(sheet.max_row, 10).fill = PatternFill("solid", fgColor=_LATE if late else _NEAR)


def _head(sheet: Any, columns: Sequence[tuple[str, int]]) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet.append([name for name, _ in columns])
    for at, (_, width) in enumerate(columns, 1):
        cell = sheet.cell(1, at)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6EE")
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"


def _print(sheet: Any) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.properties import PageSetupProperties

    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    if sheet.max_row > 1:
        sheet.auto_filter.ref = sheet.dimensions
