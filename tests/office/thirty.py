"""Thirty firms in one office folder: three layouts, one bad file, one missing month, one protected workbook."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl

from adeverinta.core.month import Month
from tests.exports.truth import cnp
from tests.firm import profile, write_profile
from tests.oracle.calendar_ro import working_days

LAST = Month(2026, 4)
MONTHS = [LAST.plus(-back) for back in range(24, -1, -1)]
BIRTH = "14.04.2026"
PEOPLE, ASKED = 6, 3
BAD, LACKING, LOCKED = 7, 15, 22
LACKED = Month(2025, 9)
PASSWORD = "parola-firmei-22"
HEADER = ("CNP", "Nume si prenume", "Data angajarii", "Zile lucrate", "Zile CO", "Brut", "CAS", "CASS", "Deducere",
          "Baza impozit", "Impozit", "Salariu net")  # fmt: skip


def fiscal_code(number: int) -> str:
    """A valid invented code."""
    body = f"9950{number:03d}"
    rest = sum(int(a) * int(b) for a, b in zip(body.rjust(9, "0"), "753217532", strict=True)) * 10 % 11 % 10
    return f"{body}{rest}"


def name(firm: int) -> str:
    return f"Firma {firm:02d}"


def rows(firm: int, month: Month):
    days = working_days(str(month))
    for number in range(PEOPLE):
        gross = 5000 + 37 * firm + 100 * number
        cas, cass = round(gross * 0.25), round(gross * 0.1)
        base = gross - cas - cass
        tax = round(base / 10)
        who = f"Popa Maria {chr(65 + number)}"
        yield (
            cnp(10 * firm + number + 1), who, "01.03.2019", days, 0, gross, cas, cass, 0, base, tax, base - tax,
        )  # fmt: skip


def text_file(path: Path, firm: int, month: Month) -> None:
    lines = [
        f"SC Firma {firm:02d} SRL CUI RO{fiscal_code(firm)}",
        f"Stat de plata luna {month.month:02}.{month.year}",
    ]
    lines += [";".join(HEADER), *(";".join(map(str, row)) for row in rows(firm, month))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def month_book(path: Path, firm: int, month: Month, password: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"SC Firma {firm:02d} SRL"])
    sheet.append([f"CUI RO{fiscal_code(firm)}"])
    sheet.append([f"Stat de plată luna {month.month:02}.{month.year}"])
    sheet.append(HEADER)
    for row in rows(firm, month):
        sheet.append(row)
    save(book, path, password)


def whole_book(path: Path, firm: int, months: list[Month]) -> None:
    """One sheet with a column for the month."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*HEADER[:2], "Luna", *HEADER[2:]])
    for month in months:
        for row in rows(firm, month):
            sheet.append([*row[:2], f"{month.month:02}.{month.year}", *row[2:]])
    save(book, path, "")


def save(book, path: Path, password: str) -> None:
    data = io.BytesIO()
    book.save(data)
    if not password:
        path.write_bytes(data.getvalue())
        return
    from msoffcrypto.format.ooxml import OOXMLFile

    with path.open("wb") as out:
        OOXMLFile(io.BytesIO(data.getvalue())).encrypt(password, out)


def write(office: Path, count: int = 30) -> None:
    """Firms 1 to `count`, with what is planted in them."""
    for firm in range(1, count + 1):
        folder = office / name(firm)
        state = folder / "state"
        state.mkdir(parents=True)
        months = [month for month in MONTHS if not (firm == LACKING and month == LACKED)]
        kind = firm % 3
        if kind == 0:
            whole_book(state / "stat.xlsx", firm, months)
        for month in months if kind else ():
            path = state / f"stat_{month.year}_{month.month:02}"
            if kind == 1:
                month_book(path.with_suffix(".xlsx"), firm, month, PASSWORD if firm == LOCKED else "")
            else:
                text_file(path.with_suffix(".csv"), firm, month)
        if firm == BAD:
            (state / "stat_2026_04.xlsx").write_bytes(b"PK\x03\x04 nu este un registru")
        write_profile(folder, profile(f"SC Firma {firm:02d} SRL", f"RO{fiscal_code(firm)}"))
        lines = ["cnp;data_nasterii_copilului;nume;prenume;data_cererii"]
        for number in range(ASKED):
            lines.append(f"{cnp(10 * firm + number + 1)};{BIRTH};Popa;Maria {chr(65 + number)};20.04.2026")
        (folder / "cereri.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
