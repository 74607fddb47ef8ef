"""The requests workbook: filled from payroll, with drop-downs, checks and a line of explanation a column."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from adeverinta import api
from adeverinta.core.dates import parse_date
from adeverinta.requests.columns import COLUMNS, DATES, MONEY
from adeverinta.requests.table import EXPLAINED

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Row = Mapping[str, str]

FIRST: Final = (
    "cnp", "nume", "prenume", "data_nasterii_copilului", "formular", "cerere_data", "maternitate_de_la", "maternitate_pana_la",
    "venit_luna_nasterii", "concediu_de_la", "data_angajarii", "data_incetarii", "localitate", "judet", "strada",
    "numar", "calitatea",
)  # fmt: skip
"""Columns that stand first, in this order."""
_ALWAYS: Final = frozenset((
    "cnp", "nume", "prenume", "data_nasterii_copilului", "formular", "cerere_data", "venit_luna_nasterii",
    "maternitate_de_la", "maternitate_pana_la", "concediu_de_la", "data_angajarii", "data_incetarii",
))  # fmt: skip
"""Columns that the choice of months asks for, whatever the form."""
_PRINTED_AS: Final = {
    "numar": ("numar_strada", "domiciliu"), "localitate": ("oras", "domiciliu"), "sector": ("sector_judet", "domiciliu"),
    "judet": ("sector_judet", "domiciliu", "depunere"), "strada": ("domiciliu",), "bloc": ("domiciliu",),
    "scara": ("domiciliu",), "etaj": ("domiciliu",), "apartament": ("domiciliu",),
}  # fmt: skip
"""Columns that forms print under other names."""
USUAL: Final = ("icc-hg52",)
"""The form of births from 1.07.2016 on, where none is named."""
SHEET: Final = "Cereri"
_SPARE_ROWS: Final = 200
_LIST_LIMIT: Final = 255
"""Letters that Excel takes in a list written into a drop-down."""
_TEXT: Final = "@"
_DAY: Final = "dd.mm.yyyy"


def needed(forms: Iterable[str]) -> frozenset[str]:
    """The columns that some forms print or are reckoned by; a form that is not known asks for nothing."""
    from adeverinta import forms as templates

    known = templates.codes()
    slots = {slot for code in forms if code in known for slot in templates.load(code).slots}
    return _ALWAYS | {
        name
        for name in COLUMNS
        if not slots.isdisjoint(_PRINTED_AS.get(name, ()))
        or (name in slots and name != "numar")  # that slot is the certificate's own number
    }


def workbook(
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
    columns = [*FIRST, *(name for name in COLUMNS if name not in FIRST)]
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    _head(sheet, columns)
    for number, row in enumerate(kept, 3):
        for at, name in enumerate(columns, 1):
            _put(sheet.cell(number, at), name, row.get(name, ""))
    last = max(len(kept) + 2, 3) + _SPARE_ROWS
    _checks(sheet, columns, last)
    named = {row.get("formular", "").casefold() for row in kept} - {"", "auto"}
    used = {name for row in kept for name, text in row.items() if text}
    _widths(sheet, columns, needed({*forms, *named} or USUAL) | used)
    for (at, name), text in (notes or {}).items():
        _comment(sheet.cell(at + 3, columns.index(name) + 1), text)
    sheet.freeze_panes = "D3"
    sheet.sheet_properties.outlinePr.summaryRight = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet, columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for at, name in enumerate(columns, 1):
        label, help_text, _ = api.request_column(name)
        head, line = (
            sheet.cell(1, at, name),
            sheet.cell(2, at, f"{EXPLAINED} {label}: {_explained(name, help_text)}"),
        )
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="DCE6EE")
        line.font = Font(italic=True, color="555C63", size=9)
        line.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[2].height = 48


def _explained(name: str, help_text: str) -> str:
    if name == "cnp":
        return "13 cifre, ale părintelui"
    if name == "data_nasterii_copilului":
        return "completați numai pentru cine cere; rândurile fără dată nu se citesc"
    if name == "formular":
        return "alegeți din listă; gol: după data nașterii"
    if name == "venit_luna_nasterii":
        return "lei, dacă luna nașterii nu s-a încheiat"
    after = help_text.partition(": ")[2]
    return after or "dacă e cazul"


def _put(cell: Any, name: str, text: str) -> None:
    day = parse_date(text) if name in DATES and text else None
    if day is not None:
        cell.value, cell.number_format = day, _DAY
    elif name in DATES:
        cell.number_format = _DAY
        if text:
            cell.value, cell.data_type = text, "s"
    else:
        cell.number_format = "General" if name in MONEY and not text else _TEXT
        if text:
            cell.value, cell.data_type = text, "s"


def _checks(sheet: Worksheet, columns: Sequence[str], last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, name in enumerate(columns, 1):
        letter = get_column_letter(at)
        choices = [choice for choice in api.request_column(name)[2] if choice]
        if choices and len(",".join(choices)) <= _LIST_LIMIT:
            check = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
            check.error, check.errorTitle = "Alegeți din listă.", name
        elif name in DATES:
            check = DataValidation(
                "date", operator="between", formula1="DATE(1940,1,1)", formula2="DATE(2100,12,31)"
            )
            check.error, check.errorTitle = "Scrieți o dată: zz.ll.aaaa.", name
        elif name == "cnp" or name.endswith("_cnp"):
            check = DataValidation("custom", formula1=f"LEN(TRIM({letter}3))=13", allow_blank=True)
            check.error, check.errorTitle = "CNP-ul are 13 cifre.", name
        else:
            continue
        check.showErrorMessage = True
        sheet.add_data_validation(check)
        check.add(f"{letter}3:{letter}{last}")


def _widths(sheet: Worksheet, columns: Sequence[str], shown: Collection[str]) -> None:
    from openpyxl.utils import get_column_letter

    for at, name in enumerate(columns, 1):
        column = sheet.column_dimensions[get_column_letter(at)]
        column.width = 16 if name == "cnp" else 18 if name in FIRST else 14
        if name not in shown:
            column.outlineLevel, column.hidden = 1, True


def _comment(cell: Any, text: str) -> None:
    from openpyxl.comments import Comment

    cell.comment = Comment(text, "adeverinta", width=280, height=90)
