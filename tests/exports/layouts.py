"""Layouts other than a row a person: stacked headers, individual sheets, payslips, pay items as rows."""

from __future__ import annotations

from pathlib import Path

from tests.exports.shapes import ROWS, title
from tests.exports.truth import CUI, EMPLOYER, NAMES, SHORT, Slip, by_month
from tests.exports.writers import lei, write_text, write_xlsx

LAYOUTS: dict = {}


def layout(function):
    LAYOUTS[function.__name__] = function
    return function


def people() -> list[list[Slip]]:
    """A person's months, in the order of the firm."""
    return [[rows[place] for _, rows in by_month(ROWS)] for place in range(len(by_month(ROWS)[0][1]))]


# stacked headers


@layout
def trei_linii_antet_continuat(folder: Path) -> None:
    """Three lines a person, words of the header continued below, the CNP on the third line."""
    head = [["Nr.", "Nume si prenume angajat", None, "CAS", "Impozit", "Sume"],
            [None, None, None, None, None, "neimpozabile"],
            ["crt", "Functia", None, "CASS", "Venit brut", "Avans"],
            [None, "CNP Angajat", "Nr. contract de", "Ded.", "Salariu net", "Rest plata"],
            [None, None, "munca", None, None, None]]  # fmt: skip
    for at, rows in by_month(ROWS):
        page = [[f"STAT DE SALARII {NAMES[at]} 2026"], *head]
        for number, row in enumerate(rows, 1):
            page += [[number, row.nume_intreg, None, row.cas, row.impozit, 0.0],
                     [None, "operator", None, row.cass, row.brut, row.avans],
                     [None, row.cnp, row.marca, row.deducere, row.net, row.rest]]  # fmt: skip
        page += [
            [None, "TOTAL", None, 1.0, 2.0, 3.0],
            [None, None, None, 4.0, 5.0, 6.0],
            [None, None, None, 7.0, 8.0, 9.0],
        ]
        write_xlsx(folder / f"stat_{at + 1:02d}_2026.xlsx", [("Stat", page)])


@layout
def doua_linii_cnp_pe_prima(folder: Path) -> None:
    """Two lines, the CNP on the first; a blank row inside the header, numbers of columns, page subtotals."""
    head = [["CNP", "Zile lucrate", "Venit", "Contribuții", "Salariul"], [None, None, "brut", "CAS", "net"], [],
            ["Numele", "Zile CO", "CASS", "Impozit pe", "Rest de"], ["și prenumele", None, None, "salarii", "plată"],
            [0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]  # fmt: skip
    for at, rows in by_month(ROWS):
        page = title(at) + head
        for number, row in enumerate(rows):
            page += [
                [row.cnp, row.lucrate, row.brut, row.cas, row.net],
                [row.nume_intreg, row.co, row.cass, row.impozit, row.rest],
            ]
            if number == 3:
                page += [["Total pagina 1", 80, 10.0, 11.0, 12.0], [None, 3, 1.0, 2.0, 3.0], [], *head]
        page += [
            ["TOTAL GENERAL", 1, 2.0, 3.0, 4.0],
            [None, 5, 6.0, 7.0, 8.0],
            [],
            ["Director", None, None, "Contabil"],
        ]
        write_xlsx(folder / f"{NAMES[at]}.2026.xlsx", [("Stat", page)])


@layout
def patru_linii_cnp_pe_a_doua(folder: Path) -> None:
    """Four lines a person parted by blank rows, as text."""
    rows: list[list[object]] = []
    for at, own in by_month(ROWS):
        rows += [[EMPLOYER], [f"Luna {NAMES[at]} 2026"], [],
                 ["Marca", "Zile lucr.", "Total brut", "CAS 25%"], ["CNP", "Zile", None, "CASS 10%"],
                 [None, "CO", None, None], ["Salariat", None, "Deducere", "Impozit"], ["Funcția", None, "Avans", "Sal. net"], []]  # fmt: skip
        for row in own:
            rows += [[row.marca, row.lucrate, row.brut, row.cas], [row.cnp, row.co, None, row.cass],
                     [row.nume_intreg, None, row.deducere, row.impozit], ["croitor", None, row.avans, row.net], []]  # fmt: skip
    write_text(folder / "stat.csv", rows)


# individual sheets


@layout
def fisa_individuala_csv(folder: Path) -> None:
    """A file a person: CNP and year in the heading, months as rows, a total."""
    for place, rows in enumerate(people()):
        page = [["Moara SRL"], [None, "FIȘĂ INDIVIDUALĂ PENTRU ANUL 2026"],
                [f"Nume și prenume: {rows[0].nume_intreg}", None, f"CNP: {rows[0].cnp}"], [],
                ["Luna", "Zile lucrate", "Venit brut", "CAS", "CASS", "Deducere", "Impozit", "Salariu net"]]  # fmt: skip
        page += [
            [
                NAMES[r.month.month - 1].capitalize(),
                r.lucrate,
                r.brut,
                r.cas,
                r.cass,
                r.deducere,
                r.impozit,
                r.net,
            ]
            for r in rows
        ]
        write_text(folder / f"fisa{place}.csv", [*page, ["TOTAL", 60, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]])


@layout
def fise_pe_o_foaie_doua_linii(folder: Path) -> None:
    """All persons below each other, two lines a month, the CNP in a cell beside its label."""
    page: list[list[object]] = [
        [EMPLOYER, None, None, f"CUI {CUI}"],
        ["Fișe de evidență a veniturilor - anul 2026"],
    ]
    for rows in people():
        page += [[], ["Salariat", rows[0].nume_intreg, None, "Marca", rows[0].marca], ["CNP", rows[0].cnp, None, "Funcția", "operator"],
                 ["Luna", "Zile lucrate", "Brut", "CAS", "Net"], [None, "Zile CO", "Deducere", "CASS", "Impozit"], [0, 1, 2, 3, 4]]  # fmt: skip
        for r in rows:
            page += [
                [SHORT[r.month.month - 1], r.lucrate, r.brut, r.cas, r.net],
                [None, r.co, r.deducere, r.cass, r.impozit],
            ]
        page += [["Total", 1, 1.0, 1.0, 1.0], [None, 2, 2.0, 2.0, 2.0]]
    write_xlsx(folder / "fise.xlsx", [("Fise", page)])


@layout
def fisa_o_foaie_de_persoana(folder: Path) -> None:
    """A sheet a person, group labels over the columns, roman months, the year only in the file's name."""
    sheets = []
    for rows in people():
        page = [["FISA DE EVIDENTA"], ["Numele", rows[0].nume_intreg], ["Cod numeric personal", int(rows[0].cnp)], [],
                [None, "Timp lucrat", None, "Drepturi", "Rețineri", None, None, "De plată"],
                ["Luna", "Zile lucrate", "Zile CO", "Venit brut", "CAS", "CASS", "Impozit", "Salariul net"]]  # fmt: skip
        page += [
            [("I", "II", "III")[r.month.month - 1], r.lucrate, r.co, r.brut, r.cas, r.cass, r.impozit, r.net]
            for r in rows
        ]
        sheets.append((rows[0].nume, page))
    write_xlsx(folder / "fise_evidenta_2026.xlsx", sheets)


# pay items as rows

ITEMS = (("Zile lucrate", "lucrate"), ("Zile CO", "co"), ("Venit brut", "brut"), ("CAS (25%)", "cas"), ("CASS (10%)", "cass"),
         ("Deducere personală", "deducere"), ("Impozit", "impozit"), ("Salariu net", "net"), ("Rest de plată", "rest"))  # fmt: skip


def items(rows: list[Slip], columns=ITEMS) -> list[list[object]]:
    return [[name, *(getattr(row, field) for row in rows)] for name, field in columns]


@layout
def elemente_pe_randuri_o_persoana(folder: Path) -> None:
    sheets = []
    for rows in people():
        page = [[EMPLOYER], ["Fișa salariatului", rows[0].nume_intreg, "CNP", rows[0].cnp], ["Anul", 2026], [],
                ["Element", *(name.capitalize() for name in NAMES), "Total an"], ["DREPTURI"],
                *[[*line, 99.0] for line in items(rows)]]  # fmt: skip
        sheets.append((rows[0].marca, page))
    write_xlsx(folder / "fise.xlsx", sheets)


@layout
def elemente_pe_randuri_mai_multi(folder: Path) -> None:
    """CNP only on the first row of each person, totals of the firm below."""
    page: list[list[object]] = [
        ["Situație salarii 2026"],
        [],
        ["CNP", "Nume", "Explicație", *(f"{n}.2026" for n in ("01", "02", "03"))],
    ]
    for rows in people():
        lines = items(rows)
        page += [[rows[0].cnp, rows[0].nume_intreg, *lines[0]], *([None, None, *line] for line in lines[1:])]
    page += [["TOTAL GENERAL"], *([None, None, *line] for line in items(people()[0]))]
    write_xlsx(folder / "salarii.xlsx", [("S", page)])


@layout
def elemente_pe_randuri_titlu_de_persoana(folder: Path) -> None:
    """The person as a heading row over the items, the months once at the top; text."""
    page: list[list[object]] = [["", *(f"{short} 2026" for short in SHORT)]]
    for rows in people():
        page += [[f"{rows[0].nume_intreg}, CNP {rows[0].cnp}"], *items(rows), []]
    write_text(folder / "elemente.csv", page, encoding="cp1250")


# payslips


@layout
def fluturasi_unul_sub_altul(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        page: list[list[object]] = []
        for r in rows:
            page += [[EMPLOYER, None, None, f"CUI: RO{CUI}"], [f"Fluturaș de salariu - luna {NAMES[at]} 2026"],
                     ["Nume și prenume:", r.nume_intreg], ["CNP:", r.cnp, "Marca:", r.marca],
                     ["Zile lucrate", r.lucrate, "CAS 25%", r.cas], ["Zile CO", r.co, "CASS 10%", r.cass],
                     ["Venit brut", r.brut, "Deducere personală", r.deducere], ["", "", "Impozit", r.impozit],
                     ["SALARIU NET", r.net], ["Avans", r.avans], ["REST DE PLATĂ", r.rest], [], []]  # fmt: skip
        write_xlsx(folder / f"fluturasi_{at + 1}.xlsx", [("F", page)])


@layout
def fluturasi_unul_langa_altul(folder: Path) -> None:
    """Two slips beside each other, label and base and rate and amount."""
    for at, rows in by_month(ROWS):
        page: list[list[object]] = []
        for first in range(0, len(rows), 2):
            blocks = []
            for r in rows[first : first + 2]:
                blocks.append([
                    ["FLUTURAS", f"{NAMES[at]} 2026", None, None], ["Salariat", r.nume_intreg, None, None], ["CNP", r.cnp, None, None],
                    ["Explicații", "Bază", "Cotă", "Sumă"], ["Venit brut", None, None, r.brut], ["CAS", r.brut, 25, r.cas],
                    ["CASS", r.brut, 10, r.cass], ["Impozit", r.baza_impozit, 10, r.impozit], ["Salariu net", None, None, r.net],
                    ["Semnătura", None, None, None], [None] * 4])  # fmt: skip
            page += [[cell for part in line for cell in (*part, None)] for line in zip(*blocks, strict=True)]
        write_xlsx(folder / f"fluturasi {NAMES[at]}.xlsx", [("Fluturași", page)])


@layout
def fluturas_unul_in_fisier_txt(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        for r in rows:
            text = "\r\n".join([
                EMPLOYER, f"FLUTURAȘ SALARIU {NAMES[at].upper()} 2026", "-" * 40, f"Nume: {r.nume_intreg}    CNP: {r.cnp}",
                f"Zile lucrate ........ {r.lucrate}", f"Venit brut .......... {lei(r.brut)}", f"CAS ................. {lei(r.cas)}",
                f"CASS ................ {lei(r.cass)}", f"Impozit ............. {lei(r.impozit)}", f"Salariu net ......... {lei(r.net)}", ""])  # fmt: skip
            (folder / f"{r.marca}_{at + 1}.txt").write_text(text, encoding="utf-8")


@layout
def fluturas_tabel_mic(folder: Path) -> None:
    """Labels in a row, the amounts below them; a sheet a person, a file a month."""
    for at, rows in by_month(ROWS):
        sheets = []
        for r in rows:
            page = [["Fluturaș"], ["Angajat", "CNP", "Luna"], [r.nume_intreg, r.cnp, f"{at + 1:02d}.2026"], [],
                    ["Zile lucrate", "Brut", "CAS", "CASS", "Impozit", "Net"], [r.lucrate, r.brut, r.cas, r.cass, r.impozit, r.net]]  # fmt: skip
            sheets.append((r.marca, page))
        write_xlsx(folder / f"f{at}.xlsx", sheets)
