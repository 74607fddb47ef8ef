"""What real folders hold besides good exports: one small file per mess."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import asks
import people as p
from ledger import Row
from openpyxl import Workbook
from shapes import lei, save, workbook_bytes, write_bytes, write_csv

SHORT = ("luna", "marca", "nume", "prenume", "cnp", "brut", "cas", "cass", "impozit", "net")
HEADER = ";".join(SHORT)
AMOUNTS = "6000,00;1500,00;600,00;390,00;3510,00"


def write_all(folder: Path, rows: Sequence[Row]) -> None:
    """All files of the folder."""
    plain = [row for row in rows if row.person.cnp == p.PLAIN.cnp]
    few = [row for row in rows if row.person.cnp in (p.PLAIN.cnp, p.FATHER.cnp, p.MANAGER.cnp)]
    _missing_month(folder, few)
    _conflicts(folder, plain)
    _texts(folder, plain)
    _workbooks(folder, plain)
    _wrong_requests(folder)


def _missing_month(folder: Path, rows: Sequence[Row]) -> None:
    kept = [row for row in rows if row.month != (2026, 5)]
    write_csv(folder / "luna-lipsa.csv", kept, encoding="utf-8")
    asks.write_csv(folder / "cereri-luna-lipsa.csv", [asks.requests()[0]])


def _conflicts(folder: Path, rows: Sequence[Row]) -> None:
    """The same key twice in one file, and twice in two files with different amounts."""
    last = rows[-3:]
    write_csv(folder / "rand-dublu.csv", [*last, last[-1]], encoding="utf-8")
    write_csv(folder / "rand-contradictoriu-1.csv", last, encoding="utf-8")
    slip = last[-1].slip
    other = replace(last[-1], slip=replace(slip, gross=slip.gross + 100_00, net=slip.net + 100_00))
    write_csv(folder / "rand-contradictoriu-2.csv", [*last[:-1], other], encoding="utf-8")


def _texts(folder: Path, rows: Sequence[Row]) -> None:
    sample = rows[-2:]
    cnp = sample[0].person.cnp
    mixed = (
        f"09.2026;1001;Fictivescu;Ana;{cnp};6.000;1.500;600.00;390.00;3.510",
        f"10.2026;1001;Fictivescu;Ana;{cnp};6000.00;1500.00;600.00;390.00;12.50",
    )
    scientific = (
        f"09.2026;1001;Fictivescu;Ana;2,88E+12;{AMOUNTS}",
        "10.2026;1002;Exemplaru;Elena;2.85E+12;5300,00;1325,00;530,00;345,00;3100,00",
    )
    ambiguous = [f"{cnp};{row.month[1]:02d}.{row.month[0]};{lei(row.slip.net)}" for row in sample]
    files = {
        "numere-amestecate.csv": (HEADER, *mixed),
        "cnp-stiintific.csv": (HEADER, *scientific),
        "venit-net-ambiguu.csv": ("CNP;Luna;Venit net", *ambiguous),
        "fara-cnp.csv": ("Luna;Nume;Venit brut;Salariu net", "10.2026;Fictivescu Ana;6000,00;3510,00"),
        "cnp-gresit.csv": (HEADER, f"10.2026;1001;Fictivescu;Ana;{_wrong(cnp)};{AMOUNTS}"),
        "alt-angajator.csv": (
            f"{HEADER};angajator_cui",
            f"10.2026;1001;Fictivescu;Ana;{cnp};{AMOUNTS};99000018",
        ),
    }  # fmt: skip
    for name, lines in files.items():
        write_bytes(folder / name, ("\r\n".join(lines) + "\r\n").encode())
    write_bytes(folder / "gol.csv", b"")
    cells = "".join(f"<td>{text}</td>" for text in ambiguous[0].split(";"))
    page = f'<html><head><meta charset="utf-8"></head><body><table><tr>{cells}</tr></table></body></html>\n'
    write_bytes(folder / "html-redenumit.xls", page.encode())


def _wrong(cnp: str) -> str:
    """The same CNP with a wrong check digit."""
    return cnp[:12] + str((int(cnp[12]) + 1) % 10)


def _workbooks(folder: Path, rows: Sequence[Row]) -> None:
    book = Workbook()
    book.active.append(["Luna", "CNP", "Salariu net"])
    for row in rows[-12:]:
        book.active.append([f"{row.month[1]:02d}.{row.month[0]}", row.person.cnp, row.slip.net / 100])
    whole = workbook_bytes(book, zipfile.ZIP_STORED)
    write_bytes(folder / "trunchiat.xlsx", whole[: len(whole) // 2])
    stock = Workbook()
    stock.active.title = "Inventar"
    for line in (
        ["Nr.", "Denumire", "Cantitate", "Preț"],
        [1, "Ață de bumbac, alb", 120, 4.5],
        [2, "Suveică de rezervă", 8, 35],
    ):
        stock.active.append(line)
    save(stock, folder / "nu-este-stat.xlsx")


def _wrong_requests(folder: Path) -> None:
    """One request that can be issued among seven that cannot."""
    good = asks.requests()[1]
    stranger = p.make_cnp(2, "900101", 9, 999)
    asks.write_csv(
        folder / "cereri-gresite.csv",
        [
            good,
            good,
            good | {"cnp": _wrong(p.MATERNITY.cnp), "nume": "Închipuitu", "prenume": "Ioana"},
            good | {"cnp": stranger, "nume": "Necunoscutu", "prenume": "Irina"},
            asks.request(p.PLAIN, date(2031, 1, 15)),
            asks.request(p.FATHER, date(2013, 5, 20)),
            asks.request(p.TWINS, date(2026, 10, 5), formular="icc-inexistent"),
            asks.request(p.LONG_NAME, date(2026, 10, 3)) | {"data_nasterii_copilului": "03/10/2026"},
        ],
    )
