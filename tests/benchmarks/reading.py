"""Reading alone on made data: `python tests/benchmarks/reading.py [persons]` (10,000 persons, 24 months).

Rows a second and peak memory of 24 workbooks, one workbook, one csv and one declaration 112, each read
by a process of its own, beside the raw reader's time for the same file in the same run: ratios can be
quoted, seconds depend on the machine.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.data import MONTHS, cnp

HEADER = ["Luna", "Marca", "CNP", "Nume", "Prenume", "Brut", "CAS", "CASS", "Impozit", "Net", "Zile lucrate"]


def rows_of(month: tuple[int, int], persons: int):
    year, number = month
    for place in range(persons):
        gross = 4000 + place % 3000
        cas, cass = round(gross * 0.25), round(gross * 0.1)
        tax = round((gross - cas - cass) * 0.1)
        yield [f"{number + 1:02d}.{year}", f"M{place}", cnp(place), f"Nume{place}", "Prenume", gross, cas, cass, tax,
               gross - cas - cass - tax, 20]  # fmt: skip


def write_books(folder: Path, persons: int) -> list[Path]:
    paths = []
    for month in MONTHS:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Stat")
        sheet.append(HEADER)
        for row in rows_of(month, persons):
            sheet.append(row)
        path = folder / f"stat_{month[0]}{month[1] + 1:02d}.xlsx"
        book.save(path)
        paths.append(path)
    return paths


def write_one(path: Path, persons: int) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Stat")
    sheet.append(HEADER)
    for month in MONTHS:
        for row in rows_of(month, persons):
            sheet.append(row)
    book.save(path)
    return path


def write_csv(path: Path, persons: int) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(HEADER)
        for month in MONTHS:
            writer.writerows(
                [*row[:5], *(f"{v},00" for v in row[5:10]), row[10]] for row in rows_of(month, persons)
            )
    return path


def write_declaration(path: Path, insured: int) -> Path:
    with path.open("w", encoding="utf-8") as out:
        out.write(
            '<declaratieUnica xmlns="mfp:anaf:dgti:declaratie_unica:declaratie:v7" luna_r="1" an_r="2026" d_rec="0">'
        )
        out.write('<angajator cif="99000000"/>')
        for number, row in enumerate(rows_of((2026, 0), insured), 1):
            _, _, code, name, given, gross, cas, cass, tax, _, days = row
            out.write(
                f'<asigurat idAsig="{number}" cnpAsig="{code}" numeAsig="{name}" prenAsig="{given}" dataAng="01.02.2020">'
                f'<asiguratA A_1="1" A_8="{days}" A_12="{cass}" A_14="{cas}" A_sal2="{gross}"/>'
                f'<asiguratE3 E3_1="A" E3_4="P" E3_8="{gross}" E3_9="{cas + cass}" E3_14="0" E3_15="{tax}"/></asigurat>\n'
            )
        out.write("</declaratieUnica>")
    return path


def raw(paths: list[Path]) -> None:
    """The time of the library below, nothing understood."""
    from lxml import etree
    from python_calamine import CalamineWorkbook

    for path in paths:
        if path.suffix == ".xlsx":
            with CalamineWorkbook.from_path(str(path)) as book:
                book.get_sheet_by_index(0).to_python(skip_empty_area=False)
        elif path.suffix == ".csv":
            list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")), delimiter=";"))
        else:
            for _, element in etree.iterparse(str(path), tag="{*}asigurat"):
                element.clear()


def measured(kind: str, paths: list[Path]) -> None:
    """Run by itself: prints rows, seconds and peak memory in MB."""
    start = time.perf_counter()
    count = 0
    if kind == "raw":
        raw(paths)
    else:
        from adeverinta import payroll

        wanted = {cnp(place) for place in range(1000)}
        count = sum(info.rows for info in payroll.read(paths, wanted=wanted).sources)
    seconds = time.perf_counter() - start
    import resource  # not on Windows, where other files of this folder are imported

    print(count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shapes = {
            "24 xlsx": write_books(folder, persons),
            "un xlsx": [write_one(folder / "tot.xlsx", persons)],
            "un csv": [write_csv(folder / "tot.csv", persons)],
            "D112": [write_declaration(folder / "d112.xml", persons * 5)],
        }
        print(f"{'':10} {'rows':>8} {'s':>7} {'rows/s':>9} {'MB':>7} {'raw s':>7} {'raw MB':>7} {'ratio':>6}")
        for label, paths in shapes.items():
            found = {}
            for kind in ("raw", "ours"):
                args = [sys.executable, __file__, "--measure", kind, *map(str, paths)]
                text = subprocess.run(args, check=True, capture_output=True, text=True).stdout
                found[kind] = [float(part) for part in text.split()]
            (_, bare, bare_mb), (rows, ours, mb) = found["raw"], found["ours"]
            print(
                f"{label:10} {rows:8.0f} {ours:7.2f} {rows / ours:9.0f} {mb:7.0f} {bare:7.2f} {bare_mb:7.0f} {ours / bare:6.2f}"
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measured(sys.argv[2], [Path(arg) for arg in sys.argv[3:]])
    else:
        main()
