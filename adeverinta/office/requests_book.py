"""The requests workbook: filled from payroll, with drop-downs, checks and a line of explanation a column."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from adeverinta import api
from adeverinta.core.dates import parse_date
from adeverinta.requests.columns import COLUMNS
from adeverinta.requests.field_types import FieldType, RequestField
from adeverinta.requests.fields import FIELDS
from adeverinta.requests.requests_file import EXPLAINED

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Row = Mapping[str, str]

USUAL: Final = ("icc-hg52",)
"""The form of births from 1.07.2016 on, where none is named."""
SHEET: Final = "Cereri"
_SPARE_ROWS: Final = 200
_LIST_LIMIT: Final = 255
"""Letters that Excel takes in a list written into a drop-down."""
_TEXT: Final = "@"
_DAY: Final = "dd.mm.yyyy"
_FIRST_DAY: Final = date(1900, 3, 1)
"""The first day that all programs count alike; an earlier one would come back as another, or as an hour."""


def needed(forms: Iterable[str]) -> frozenset[str]:
    """The columns that some forms print or are reckoned by; a form that is not known asks for nothing."""
    from adeverinta import forms as templates

    known = templates.form_codes()
    slots = {slot for code in forms if code in known for slot in templates.load(code).slots}
    return frozenset(field.name for field in FIELDS if field.usual or not slots.isdisjoint(field.printed_as))


def requests_workbook(
    rows: Iterable[Row],
    notes: Mapping[tuple[int, str], str] | None = None,
    forms: Iterable[str] = (),
) -> bytes:
    """The workbook of some requests. `notes`: comments by row (from 0) and column. `forms`: codes of those that
    are going to be asked for, besides what the rows name; columns of no use to them are grouped away.
    """
    import openpyxl
    from openpyxl.worksheet.properties import PageSetupProperties

    kept = [dict(row) for row in rows]
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    _head(sheet)
    for number, row in enumerate(kept, 3):
        for at, field in enumerate(FIELDS, 1):
            _put(sheet.cell(number, at), field, row.get(field.name, ""))
    last = max(len(kept) + 2, 3) + _SPARE_ROWS
    _checks(sheet, last)
    named = {row.get("formular", "").casefold() for row in kept} - {"", "auto"}
    used = {name for row in kept for name, text in row.items() if text}
    _widths(sheet, needed({*forms, *named} or USUAL) | used)
    for (at, name), text in (notes or {}).items():
        _comment(sheet.cell(at + 3, COLUMNS.index(name) + 1), text)
    sheet.freeze_panes = "D3"
    sheet.sheet_properties.outlinePr.summaryRight = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for at, field in enumerate(FIELDS, 1):
        head, line = (
            sheet.cell(1, at, field.name),
            sheet.cell(2, at, f"{EXPLAINED} {field.label}: {field.explained}"),
        )
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="DCE6EE")
        line.font = Font(italic=True, color="555C63", size=9)
        line.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[2].height = 48


def _put(cell: Any, field: RequestField, text: str) -> None:
    day = parse_date(text) if field.is_date and text else None
    if day is not None and day >= _FIRST_DAY:
        cell.value, cell.number_format = day, _DAY
    elif field.is_date:
        cell.number_format = _DAY
        if text:
            cell.value, cell.data_type = text, "s"
    else:
        cell.number_format = "General" if field.type is FieldType.MONEY and not text else _TEXT
        if text:
            cell.value, cell.data_type = text, "s"


def _checks(sheet: Worksheet, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, field in enumerate(FIELDS, 1):
        letter = get_column_letter(at)
        choices = ",".join(api.request_values(field))
        if choices and len(choices) <= _LIST_LIMIT:
            check = DataValidation("list", formula1=f'"{choices}"', allow_blank=True)
            check.error, check.errorTitle = "Alegeți din listă.", field.name
        elif field.is_date:
            check = DataValidation(
                "date", operator="between", formula1="DATE(1940,1,1)", formula2="DATE(2100,12,31)"
            )
            check.error, check.errorTitle = "Scrieți o dată: zz.ll.aaaa.", field.name
        elif field.is_cnp:
            check = DataValidation("custom", formula1=f"LEN(TRIM({letter}3))=13", allow_blank=True)
            check.error, check.errorTitle = "CNP-ul are 13 cifre.", field.name
        else:
            continue
        check.showErrorMessage = True
        sheet.add_data_validation(check)
        check.add(f"{letter}3:{letter}{last}")


def _widths(sheet: Worksheet, shown: Collection[str]) -> None:
    from openpyxl.utils import get_column_letter

    for at, field in enumerate(FIELDS, 1):
        column = sheet.column_dimensions[get_column_letter(at)]
        column.width = 16 if field.type is FieldType.PARENT_CNP else 18 if field.early else 14
        if field.name not in shown:
            column.outlineLevel, column.hidden = 1, True


def _comment(cell: Any, text: str) -> None:
    from openpyxl.comments import Comment

    cell.comment = Comment(text, "adeverinta", width=280, height=90)
