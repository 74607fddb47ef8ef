"""The shapes of the exports: the same rows as monthly workbooks, one workbook, one csv.

Workbooks are written with a fixed date inside, so that every run gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from ledger import Row
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from pay import Month
from people import (
    CLERK,
    DIRECTOR,
    EMPLOYER,
    EMPLOYER_CUI,
    EMPLOYER_ORC,
    EMPLOYER_SEAT,
    OFFICE,
    SEWING,
    WEAVING,
)

NAMES = (
    "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie",
    "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie",
)  # fmt: skip
SHORT = ("Ian", "Feb", "Mar", "Apr", "Mai", "Iun", "Iul", "Aug", "Sep", "Oct", "Noi", "Dec")
STAMP = datetime(2026, 11, 30, 12, 0, 0)  # noqa: DTZ001 - workbooks hold no time zone
KIND = {"salariu": "Salariu", "cm": "CM", "maternitate": "Maternitate", "somaj_tehnic": "Șomaj tehnic"}
CEDILLA = str.maketrans("șțȘȚ", "şţŞŢ")  # cp1250 has no comma-below letters

Value = Callable[[Row], Any]
MONEY, DAYS, DATE, TEXT = "#,##0.00", "0", "dd.mm.yyyy", "@"

VALUES: dict[str, tuple[Value, str]] = {
    "marca": (lambda r: r.contract.marca, TEXT),
    "nume": (lambda r: r.person.surname, TEXT),
    "prenume": (lambda r: r.person.given, TEXT),
    "nume_intreg": (lambda r: r.person.full_name, TEXT),
    "cnp": (lambda r: r.person.cnp, TEXT),
    "cnp_numar": (lambda r: int(r.person.cnp), "0"),
    "luna": (lambda r: f"{r.month[1]:02d}.{r.month[0]}", TEXT),
    "tip_venit": (lambda r: r.slip.kind, TEXT),
    "cod": (lambda r: r.slip.code or None, TEXT),
    "salariu_baza": (lambda r: r.base_wage, MONEY),
    "brut": (lambda r: r.slip.gross, MONEY),
    "neimpozabil": (lambda r: r.slip.untaxed, MONEY),
    "cas": (lambda r: r.slip.cas, MONEY),
    "cass": (lambda r: r.slip.cass, MONEY),
    "somaj": (lambda r: r.slip.somaj, MONEY),
    "deducere": (lambda r: r.slip.deduction, MONEY),
    "baza": (lambda r: r.slip.tax_base, MONEY),
    "impozit": (lambda r: r.slip.tax, MONEY),
    "inainte_de_impozit": (lambda r: r.slip.net + r.slip.tax, MONEY),
    "net": (lambda r: r.slip.net, MONEY),
    "avans": (lambda r: r.advance, MONEY),
    "rest": (lambda r: r.rest, MONEY),
    "tichete": (lambda r: r.slip.tickets, MONEY),
    "lucrate": (lambda r: r.worked, DAYS),
    "co": (lambda r: r.annual, DAYS),
    "cm": (lambda r: r.medical, DAYS),
    "fara_plata": (lambda r: r.unpaid, DAYS),
    "somaj_tehnic": (lambda r: r.technical, DAYS),
    "angajat": (lambda r: r.contract.hired, DATE),
    "plecat": (lambda r: r.left, DATE),
}

# (group over it or None, header, value); a header of None is an empty column
MONTHLY: tuple[tuple[str | None, str | None, str], ...] = (
    (None, "Marca", "marca"),
    (None, "Numele și prenumele", "nume_intreg"),
    (None, "CNP", "cnp"),
    (None, "Data angajării", "angajat"),
    (None, "Data încetării", "plecat"),
    (None, None, ""),
    ("Timp de lucru", "Zile lucrate", "lucrate"),
    ("Timp de lucru", "Zile CO", "co"),
    ("Timp de lucru", "Zile CM", "cm"),
    ("Timp de lucru", "Zile fără plată", "fara_plata"),
    ("Timp de lucru", "Zile șomaj tehnic", "somaj_tehnic"),
    ("Drepturi", "Tip venit", "tip_venit"),
    ("Drepturi", "Cod indemnizație", "cod"),
    ("Drepturi", "Salariu de bază", "salariu_baza"),
    ("Drepturi", "Venit brut", "brut"),
    ("Drepturi", "Sumă neimpozabilă", "neimpozabil"),
    ("Rețineri obligatorii", "CAS 25%", "cas"),
    ("Rețineri obligatorii", "CASS 10%", "cass"),
    ("Rețineri obligatorii", "Deducere personală", "deducere"),
    ("Rețineri obligatorii", "Baza de calcul impozit", "baza"),
    ("Rețineri obligatorii", "Impozit 10%", "impozit"),
    ("De primit", "Salariu net", "net"),
    ("De primit", "Avans", "avans"),
    ("De primit", "Rest de plată", "rest"),
    ("De primit", "Tichete de masă", "tichete"),
)
REGISTER = (
    ("Nr. matricol", "marca"), ("Nume", "nume"), ("Prenume", "prenume"), ("C.N.P.", "cnp_numar"),
    ("Tip venit", "tip_venit"), ("Cod indemnizație", "cod"), ("Zile lucrate", "lucrate"),
    ("Zile concediu de odihnă", "co"), ("Zile concediu medical", "cm"),
    ("Zile concediu fără plată", "fara_plata"), ("Zile șomaj tehnic", "somaj_tehnic"),
    ("Total brut", "brut"), ("Neimpozabil", "neimpozabil"), ("Contribuția CAS", "cas"),
    ("Contribuția de sănătate", "cass"), ("Venit net", "inainte_de_impozit"),
    ("Deduceri personale", "deducere"),
    ("Venit impozabil", "baza"), ("Impozit reținut", "impozit"), ("Sal. net", "net"), ("Avans", "avans"),
    ("De plată", "rest"), ("Tichete masă", "tichete"), ("Data angajării", "angajat"),
    ("Data încetării", "plecat"),
)  # fmt: skip
LONG = (
    ("luna", "luna"), ("marca", "marca"), ("nume", "nume"), ("prenume", "prenume"), ("cnp", "cnp"),
    ("tip_venit", "tip_venit"), ("cod_indemnizatie", "cod"), ("brut", "brut"), ("cas", "cas"),
    ("cass", "cass"), ("deducere", "deducere"), ("baza_impozit", "baza"), ("impozit", "impozit"),
    ("net", "net"), ("neimpozabil", "neimpozabil"), ("tichete", "tichete"), ("avans", "avans"),
    ("rest_de_plata", "rest"), ("zile_lucrate", "lucrate"), ("zile_co", "co"), ("zile_cm", "cm"),
    ("zile_fara_plata", "fara_plata"), ("zile_somaj_tehnic", "somaj_tehnic"),
    ("data_angajarii", "angajat"), ("data_incetarii", "plecat"),
)  # fmt: skip
OLD = (
    ("Luna", "luna"), ("Marca", "marca"), ("Nume", "nume"), ("Prenume", "prenume"), ("CNP", "cnp"),
    ("Tip venit", "tip_venit"), ("Cod indemnizație", "cod"), ("Venit brut", "brut"), ("CAS angajat", "cas"),
    ("CASS", "cass"), ("Șomaj", "somaj"), ("Deducere personală", "deducere"),
    ("Baza de calcul impozit", "baza"), ("Impozit 16%", "impozit"), ("Salariu net", "net"),
    ("Avans", "avans"), ("Rest de plată", "rest"), ("Zile lucrate", "lucrate"), ("Zile CO", "co"),
    ("Zile CM", "cm"), ("Zile fără plată", "fara_plata"), ("Data angajării", "angajat"),
    ("Data încetării", "plecat"),
)  # fmt: skip

_THIN = Border(*[Side(style="thin", color="999999")] * 4)
_HEAD = PatternFill("solid", fgColor="DDE6EE")
_BOLD = Font(bold=True)


def cell_value(row: Row, name: str) -> object:
    """What a workbook holds: real numbers and dates, an empty cell for nothing."""
    value, form = VALUES[name]
    found = value(row)
    if form == MONEY:
        return found / 100 if found % 100 else found // 100
    return KIND[found] if name == "tip_venit" else found


def _put(sheet: Worksheet, line: int, column: int, value: object, form: str = "General") -> None:
    cell = sheet.cell(line, column, value)
    cell.number_format, cell.border = form, _THIN


def _head(sheet: Worksheet, line: int, column: int, text: str) -> None:
    cell = sheet.cell(line, column, text)
    cell.font, cell.fill, cell.border = _BOLD, _HEAD, _THIN
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def write_monthly(folder: Path, rows: Sequence[Row]) -> None:
    """stat_yyyymm.xlsx: titles, two merged header rows, form numbers, departments, totals, signatures."""
    for month, group in groupby(rows, key=lambda row: row.month):
        book = Workbook()
        _monthly_sheet(book.active, month, list(group))
        save(book, folder / f"stat_{month[0]}{month[1]:02d}.xlsx")


def _monthly_sheet(sheet: Worksheet, month: Month, rows: list[Row]) -> None:
    sheet.title = "Stat de plată"
    sheet["A1"], sheet["A2"] = EMPLOYER, f"CUI: RO{EMPLOYER_CUI}, {EMPLOYER_ORC}, {EMPLOYER_SEAT}"
    sheet["A4"] = f"Stat de plată luna {NAMES[month[1] - 1]} {month[0]}"
    sheet["A1"].font = sheet["A4"].font = _BOLD
    top, line = 6, 9
    for column, (group, header, _) in enumerate(MONTHLY, 1):
        if header is None:
            continue
        _head(sheet, top, column, group or header)
        if group:
            _head(sheet, top + 1, column, header)
        else:
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
        sheet.column_dimensions[get_column_letter(column)].width = 13
    sheet.column_dimensions["B"].width, sheet.column_dimensions["F"].width = 34, 2
    first = 1
    for name, columns in groupby(MONTHLY, key=lambda item: item[0]):
        length = len(list(columns))
        if name:
            sheet.merge_cells(start_row=top, end_row=top, start_column=first, end_column=first + length - 1)
        first += length
    numbered = [column for column, item in enumerate(MONTHLY, 1) if item[1]]
    for number, column in enumerate(numbered):
        _put(sheet, top + 2, column, number)
    for department in (OFFICE, WEAVING, SEWING):
        block = [row for row in rows if row.contract.department == department]
        sheet.cell(line, 1, department).font = _BOLD
        for row in block:
            line += 1
            for column in numbered:
                name = MONTHLY[column - 1][2]
                _put(sheet, line, column, cell_value(row, name), VALUES[name][1])
        line = _sums(sheet, line + 1, f"Subtotal {department}", block) + 1
    line = _sums(sheet, line, "TOTAL GENERAL", rows)
    sheet.cell(line + 3, 2, f"Director, {DIRECTOR}")
    sheet.cell(line + 3, 17, f"Întocmit, {CLERK}")
    sheet.freeze_panes = "C9"


def _sums(sheet: Worksheet, line: int, label: str, rows: list[Row]) -> int:
    _put(sheet, line, 1, label)
    for column, (_, header, name) in enumerate(MONTHLY, 1):
        if header and VALUES[name][1] == MONEY and name != "salariu_baza":
            _put(sheet, line, column, sum(VALUES[name][0](row) for row in rows) / 100, MONEY)
    for cell in sheet[line]:
        cell.font = _BOLD
    return line


def write_register(path: Path, rows: Sequence[Row]) -> None:
    """One workbook with a sheet a month ("Sep 2024"), the header in the first row, CNP as numbers."""
    book = Workbook()
    book.remove(book.active)
    for month, group in groupby(rows, key=lambda row: row.month):
        sheet = book.create_sheet(f"{SHORT[month[1] - 1]} {month[0]}")
        _plain_sheet(sheet, REGISTER, list(group))
    save(book, path)


def write_old(path: Path, rows: Sequence[Row]) -> None:
    """One long table with a month column, two title rows above."""
    book = Workbook()
    sheet = book.active
    sheet.title = "State 2008-2009"
    sheet["A1"], sheet["A2"] = EMPLOYER, f"Cod fiscal RO{EMPLOYER_CUI}"
    _plain_sheet(sheet, OLD, rows, top=4)
    save(book, path)


def _plain_sheet(
    sheet: Worksheet, columns: Sequence[tuple[str, str]], rows: Sequence[Row], top: int = 1
) -> None:
    for column, (header, name) in enumerate(columns, 1):
        _head(sheet, top, column, header)
        sheet.column_dimensions[get_column_letter(column)].width = 22 if name in ("nume", "prenume") else 14
        for line, row in enumerate(rows, top + 1):
            _put(sheet, line, column, cell_value(row, name), VALUES[name][1])
    sheet.freeze_panes = sheet.cell(top + 1, 1)


def csv_text(row: Row, name: str) -> str:
    """One cell of the csv: amounts as 1.234,56, dates as dd.mm.yyyy."""
    value, form = VALUES[name]
    found = value(row)
    if found is None:
        return ""
    if form == MONEY:
        return lei(found)
    return f"{found:%d.%m.%Y}" if isinstance(found, date) else str(found)


def lei(bani: int) -> str:
    """1.234,56"""
    return f"{bani // 100:,}".replace(",", ".") + f",{bani % 100:02d}"


def write_csv(
    path: Path,
    rows: Sequence[Row],
    columns: Sequence[tuple[str, str]] = LONG,
    encoding: str = "cp1250",
) -> None:
    """One long table separated by semicolons."""
    lines = [[header for header, _ in columns]]
    lines += [[csv_text(row, name) for _, name in columns] for row in rows]
    text = "".join(";".join(line) + "\r\n" for line in lines)
    if encoding == "cp1250":
        text = text.translate(CEDILLA)
    write_bytes(path, text.encode(encoding))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def save(book: Workbook, path: Path, compression: int = zipfile.ZIP_DEFLATED) -> None:
    """Write a workbook with fixed dates inside and outside of its parts."""
    write_bytes(path, workbook_bytes(book, compression))


def workbook_bytes(book: Workbook, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of a workbook, the same in every run."""
    book.properties.creator = EMPLOYER
    book.properties.created = STAMP
    raw, fixed = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", compression) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*",
                    rb"\g<1>" + f"{STAMP:%Y-%m-%dT%H:%M:%SZ}".encode(),
                    content,
                )
            info = zipfile.ZipInfo(name, date_time=(2026, 11, 30, 12, 0, 0))
            info.compress_type, info.external_attr = compression, 0o600 << 16
            target.writestr(info, content)
    return fixed.getvalue()
