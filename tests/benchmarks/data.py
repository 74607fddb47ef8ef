"""The data of the benchmarks: a firm's 24 monthly workbooks, its requests and its profile."""

from __future__ import annotations

from pathlib import Path

import openpyxl

MONTHS = [divmod(2026 * 12 + 2 - back, 12) for back in range(24)]
HEADER = ["Marca", "CNP", "Nume", "Prenume", "Brut", "CAS", "CASS", "Impozit", "Net", "Zile lucrate"]


def cnp(number: int) -> str:
    """A valid fictional CNP for a number below 10 million."""
    day, serial = divmod(number, 999)
    twelve = f"2{85 + day // 336 % 14:02d}{day // 28 % 12 + 1:02d}{day % 28 + 1:02d}40{serial + 1:03d}"
    total = sum(int(a) * b for a, b in zip(twelve, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9), strict=True)) % 11
    return twelve + str(1 if total == 10 else total)


def surname(number: int) -> str:
    """A made surname of letters only: the program refuses a name that holds a number."""
    return "Nume" + "".join(chr(97 + int(digit)) for digit in str(number))


def write_firm(folder: Path, persons: int) -> list[Path]:
    """24 workbooks, the requests and the profile; gives the workbooks."""
    folder.mkdir(parents=True, exist_ok=True)
    people = [cnp(number) for number in range(persons)]
    paths = []
    for year, month in MONTHS:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Stat")
        sheet.append([f"Stat de plată luna {month + 1:02d}.{year}"])
        sheet.append(HEADER)
        for place, person in enumerate(people):
            gross = 4000 + place % 3000
            cas, cass = round(gross * 0.25), round(gross * 0.1)
            tax = round((gross - cas - cass) * 0.1)
            net = gross - cas - cass - tax
            sheet.append([f"M{place}", person, surname(place), "Prenume", gross, cas, cass, tax, net, 20])
        path = folder / f"stat_{year}{month + 1:02d}.xlsx"
        book.save(path)
        paths.append(path)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Cereri")
    sheet.append(["cnp", "data_nasterii_copilului", "nume", "prenume", "judet"])
    for place, person in enumerate(people):
        sheet.append([person, "14.03.2026", surname(place), "Prenume", "Iași"])
    book.save(folder.parent / "cereri.xlsx")
    (folder.parent / "angajator.toml").write_text(
        '[angajator]\ndenumire = "Fabrica Fictivă SRL"\nsediu = "Iași"\ncod_fiscal = "RO99000000"\n'
        '[reprezentant]\nnume = "Ioana Închipuită"\n',
        encoding="utf-8",
    )
    return paths
