"""The shapes of Romanian payroll exports: each writes its files and says who must be read from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from tests.exports.binary import write_xls, write_xlsb
from tests.exports.truth import (
    CUI,
    EMPLOYER,
    MONTHS,
    NAMES,
    OTHER,
    OTHER_CUI,
    SHORT,
    Slip,
    by_month,
    slips,
    strangers,
)
from tests.exports.writers import cache_formulas, lei, write_ods, write_text, write_xlsx

SHAPES: dict[str, Callable[[Path], None]] = {}
ROWS = slips()
Columns = Sequence[tuple[str, str]]


def shape(function: Callable[[Path], None]) -> Callable[[Path], None]:
    SHAPES[function.__name__] = function
    return function


def table(columns: Columns, rows: Sequence[Slip]) -> list[list[object]]:
    """Header and rows; a field name in quotes is a constant."""
    return [[header for header, _ in columns], *lines(columns, rows)]


def lines(columns: Columns, rows: Sequence[Slip]) -> list[list[object]]:
    return [[getattr(row, name) if name else None for _, name in columns] for row in rows]


def sums(columns: Columns, rows: Sequence[Slip], label: str) -> list[object]:
    """A line of totals with its label in the first column."""
    money = [
        round(sum(getattr(row, name) for row in rows), 2)
        if name and isinstance(getattr(rows[0], name), float)
        else None
        for _, name in columns
    ]
    return [label, *money[1:]]


def title(at: int) -> list[list[object]]:
    return [[EMPLOYER], [f"CUI RO{CUI}"], [], [f"Stat de plată pe luna {NAMES[at]} 2026"], []]


SMARTBILL: Columns = (
    ("Nr. crt.", ""), ("Nume și prenume", "nume_intreg"), ("CNP", "cnp"), ("Salariu de bază", "baza"),
    ("Zile lucrate", "lucrate"), ("Total brut", "brut"), ("C.A.S.", "cas"), ("C.A.S.S.", "cass"),
    ("Ded. pers.", "deducere"), ("Venit impozabil", "baza_impozit"), ("Imp. reținut", "impozit"),
    ("Net", "net"), ("Rest de plată", "rest"),
)  # fmt: skip
SIMPLE: Columns = (
    ("Marca", "marca"), ("Nume și prenume", "nume_intreg"), ("CNP", "cnp"), ("Zile lucrate", "lucrate"),
    ("Venit brut", "brut"), ("CAS", "cas"), ("CASS", "cass"), ("Deducere", "deducere"),
    ("Baza impozit", "baza_impozit"), ("Impozit", "impozit"), ("Salariu net", "net"), ("Rest de plată", "rest"),
)  # fmt: skip
SIEMENS: tuple[Columns, Columns] = (
    (("Marca", "marca"), ("Numele", "nume"), ("Salariu de baza", "baza"), ("Zile lucrate", "lucrate"),
     ("Venit brut", "brut"), ("CAS angajat", "cas"), ("Deducere personala", "deducere"),
     ("Impozit", "impozit"), ("Avans", "avans")),
    (("", ""), ("Prenumele", "prenume"), ("CNP", "cnp"), ("Zile concediu de odihna", "co"),
     ("Venit net", "inainte"), ("San angajat 10%", "cass"), ("Baza de calcul impozit", "baza_impozit"),
     ("Salariu net", "net"), ("Rest de plata", "rest")),
)  # fmt: skip


def paired(rows: Sequence[Slip], columns: tuple[Columns, Columns]) -> list[list[object]]:
    pairs = zip(lines(columns[0], rows), lines(columns[1], rows), strict=True)
    return list(chain.from_iterable(pairs))


@shape
def siemens_doua_randuri(folder: Path) -> None:
    """Two lines a person, the header too; page subtotals, the header again on each page, signatures."""
    head = [[name for name, _ in line] for line in SIEMENS]
    for at, rows in by_month(ROWS):
        page = [*title(at), *head, *paired(rows[:4], SIEMENS), ["Total pagina", None, None, None, 22000.0], [],
                *head, *paired(rows[4:], SIEMENS), ["TOTAL GENERAL", None, None, None, 45000.0], [],
                [None, "Director general,", None, None, None, "Întocmit,"]]  # fmt: skip
        write_xlsx(folder / f"stat_{2026}{at + 1:02d}.xlsx", [("Stat", page)])


@shape
def stat_oficial_numere_de_formular(folder: Path) -> None:
    """The official form: merged headers, column numbers under them, two lines, marcă only; CNP in a list."""
    upper = (("Nr. crt.", ""), ("NUMELE ŞI PRENUMELE", "nume_intreg"), ("Salariul de bază", "baza"),
             ("Timp lucrat (zile)", "lucrate"), ("Venitul brut", "brut"), ("CAS", "cas"), ("Impozit", "impozit"))  # fmt: skip
    lower = (("Marca", "marca"), ("", ""), ("", ""), ("", ""), ("Deducere personală", "deducere"), ("CASS", "cass"),
             ("Salariul net", "net"))  # fmt: skip
    sheets = []
    for at, rows in by_month(ROWS):
        body = []
        for number, row in enumerate(rows, 1):
            first, second = lines(upper, [row])[0], lines(lower, [row])[0]
            body += [[number, *first[1:]], second]
        page = [["STAT DE SALARII"], [f"Unitatea: {EMPLOYER}"], [f"luna {NAMES[at]} anul 2026"],
                [name for name, _ in upper], [name for name, _ in lower], [0, 1, 2, 3, 4, 5, 6], *body,
                [None, "TOTAL", None, None, 45000.0]]  # fmt: skip
        sheets.append((f"{at + 1:02d}", page))
    write_xlsx(folder / "stat_de_salarii_2026.xlsx", sheets)
    roster = [["Marca", "Nume", "Prenume", "CNP"]]
    roster += [[r.marca, r.nume, r.prenume, r.cnp] for r in by_month(ROWS)[0][1]]
    write_xlsx(folder / "salariati.xlsx", [("Salariați", roster)])


@shape
def asis_majuscule_date_ca_numere(folder: Path) -> None:
    """ASiS: table dumps, upper case, VENIT_NET after tax, the month as a date that is a bare number."""
    columns: Columns = (("MARCA", "marca"), ("CNP", "cnp"), ("NUME", "nume_intreg"), ("VENIT_TOTAL", "brut"),
                        ("PENSIE_SUPLIMENTARA_3", "cas"), ("ASIG_SANATATE_DIN_NET", "cass"), ("DED_BAZA", "deducere"),
                        ("VENIT_BAZA", "baza_impozit"), ("IMPOZIT", "impozit"), ("VENIT_NET", "net"),
                        ("REST_DE_PLATA", "rest"))  # fmt: skip
    rows = [["LUNA", *table(columns, [])[0]]]
    for slip, line in zip(ROWS, lines(columns, ROWS), strict=True):
        serial = (date(slip.month.year, slip.month.month, 28) - date(1899, 12, 30)).days
        rows.append([serial, *line])
    write_xlsx(folder / "net.xlsx", [("net", rows)])


@shape
def socrate_venit_net_inainte(folder: Path) -> None:
    """Socrate: VENIT_NET is before tax, SAL_NET after; csv with commas as decimals."""
    columns: Columns = (("LUNA", "luna"), ("CNP", "cnp"), ("NUME", "nume_intreg"), ("VENIT_BRUT", "brut"),
                        ("CAS_ANGAJAT", "cas"), ("SAN_ANGAJAT", "cass"), ("VENIT_NET", "inainte"),
                        ("DED_BAZA", "deducere"), ("VENIT_BC_IMP", "baza_impozit"), ("IMPOZIT", "impozit"),
                        ("SAL_NET", "net"), ("AVANS_SAL", "avans"), ("REST_PLATA", "rest"))  # fmt: skip
    write_text(folder / "socrate.csv", table(columns, ROWS), encoding="cp1250")


@shape
def emsys_xls_coloane_goale_la_inceput(folder: Path) -> None:
    """Old Excel (.xls), the table two columns and three rows into the sheet, a sheet a month."""
    columns: Columns = (("MARCA", "marca"), ("NUME SI PRENUME", "nume_intreg"), ("CNP", "cnp"),
                        ("SALARIU", "baza"), ("TOTAL SALARIU BRUT", "brut"), ("CAS GR.3 25%", "cas"),
                        ("FOND SANATATE 10%", "cass"), ("VENIT NET", "inainte"), ("DEDUCERE PERSONALA", "deducere"),
                        ("VENIT BAZA DE CALCUL", "baza_impozit"), ("IMPOZIT RETINUT", "impozit"),
                        ("SALARIUL NET", "net"), ("REST PLATA", "rest"))  # fmt: skip
    sheets = []
    for at, rows in by_month(ROWS):
        body = [[None, None, *line] for line in [[f"LUNA {NAMES[at].upper()} 2026"], *table(columns, rows),
                                                  sums(columns, rows, "TOTAL")]]  # fmt: skip
        sheets.append((f"{SHORT[at]} 2026", [[], [], *body]))
    write_xls(folder / "emsys.xls", sheets)


@shape
def dbf_cp852(folder: Path) -> None:
    """A DOS program's table as text in cp852, tabs, points as decimals."""
    columns: Columns = (("AN", ""), ("LUNA", ""), ("MARCA", "marca"), ("NUME", "nume_intreg"), ("CNP", "cnp"),
                        ("BRUT", "brut"), ("CAS", "cas"), ("CASS", "cass"), ("IMPOZIT", "impozit"), ("NET", "net"),
                        ("AVANS", "avans"))  # fmt: skip
    rows = table(columns, ROWS)
    for slip, line in zip(ROWS, rows[1:], strict=True):
        line[:2] = [slip.month.year, slip.month.month]
    write_text(folder / "SALARII.TXT", rows, separator="\t", encoding="cp852",
               form=lambda cell: f"{cell:.2f}" if isinstance(cell, float) else str(cell))  # fmt: skip


@shape
def nexus_utf16_text_unicode(folder: Path) -> None:
    """Nexus snake_case saved by Excel as "Unicode text": UTF-16 with tabs."""
    columns: Columns = (("luna", "luna"), ("id_salariat", "marca"), ("den_salariat", "nume_intreg"),
                        ("cnp_salariat", "cnp"), ("venit_brut", "brut"), ("cas", "cas"), ("cass", "cass"),
                        ("impozit", "impozit"), ("salariu_net", "net"), ("rest_plata", "rest"))  # fmt: skip
    write_text(folder / "nexus.txt", table(columns, ROWS), separator="\t", encoding="utf-16")


@shape
def odoo_coduri(folder: Path) -> None:
    """Odoo rule codes as headers, one sheet, a column of the month."""
    columns: Columns = (("Perioada", "luna"), ("Angajat", "nume_intreg"), ("CNP", "cnp"), ("WORK100", "lucrate"),
                        ("GROSS", "brut"), ("CAS", "cas"), ("CASS", "cass"), ("DPB", "deducere"),
                        ("INCOMETAX", "impozit"), ("NET", "net"))  # fmt: skip
    write_xlsx(folder / "odoo.xlsx", [("Sheet1", table(columns, ROWS))])


@shape
def iconta_o_foaie_pe_luna_ods(folder: Path) -> None:
    """OpenDocument, one month a sheet."""
    columns: Columns = (("Angajat", "nume_intreg"), ("CNP", "cnp"), ("Brut", "brut"), ("CAS 25%", "cas"),
                        ("CASS 10%", "cass"), ("Impozit 10%", "impozit"), ("Net", "net"))  # fmt: skip
    sheets = [(f"{SHORT[at]} 2026", table(columns, rows)) for at, rows in by_month(ROWS)]
    write_ods(folder / "state.ods", sheets)


@shape
def smartbill_antet_imbinat(folder: Path) -> None:
    """Two header rows, groups merged over columns, titles above, totals and signatures below."""
    groups = [
        "",
        "Salariat",
        None,
        "Drepturi",
        None,
        None,
        "Rețineri",
        None,
        None,
        None,
        None,
        "De plată",
        None,
    ]
    for at, rows in by_month(ROWS):
        page = [
            *title(at),
            groups,
            *table(SMARTBILL, rows),
            sums(SMARTBILL, rows, "TOTAL"),
            [],
            ["Administrator,"],
        ]
        write_xlsx(folder / f"Stat plata {NAMES[at]} 2026.xlsx", [("Stat", page)],
                   lambda book: book.active.merge_cells("D6:F6"))  # fmt: skip


@shape
def xlsb_binar(folder: Path) -> None:
    write_xlsb(folder / "salarii.xlsb",
               [(f"{SHORT[at]} 2026", table(SIMPLE, rows)) for at, rows in by_month(ROWS)])  # fmt: skip


@shape
def mai_multi_angajatori_pe_blocuri(folder: Path) -> None:
    """Each employer's block opens with its name and fiscal code; the header stands again in each."""
    both = by_month(ROWS), by_month(strangers())
    sheets = []
    for (at, own), (_, others) in zip(*both, strict=True):
        page: list[list[object]] = [["Centralizator salarii", f"luna {NAMES[at]} 2026"], []]
        for name, cui, rows in ((OTHER, OTHER_CUI, others), (EMPLOYER, CUI, own)):
            page += [[f"Angajator: {name}, CUI {cui}"], *table(SIMPLE, rows), sums(SIMPLE, rows, "Total"), []]
        sheets.append((NAMES[at].capitalize(), page))
    write_xlsx(folder / "grup_2026.xlsx", sheets)


@shape
def mai_multi_angajatori_pe_coloana(folder: Path) -> None:
    columns: Columns = (("Luna", "luna"), *SIMPLE)
    rows = [["CUI firma", *table(columns, [])[0]]]
    rows += [[f"RO{OTHER_CUI}", *line] for line in lines(columns, strangers())]
    rows += [[f"RO{CUI}", *line] for line in lines(columns, ROWS)]
    write_xlsx(folder / "toate_firmele.xlsx", [("Date", rows)])


@shape
def pagini_departamente_semnaturi(folder: Path) -> None:
    """Department headings, subtotals, the header again on every page, signatures at the foot."""
    for at, rows in by_month(ROWS):
        page = title(at)
        head = table(SIMPLE, [])
        for part in ("Birouri", "Țesătorie", "Croitorie"):
            own = [row for row in rows if row.departament == part]
            page += [
                *head,
                [f"Departament: {part}"],
                *lines(SIMPLE, own),
                sums(SIMPLE, own, f"Subtotal {part}"),
            ]
            page += [[None, "Report pagina", None, None, 12345.0], [f"Pagina {part}"]]
        page += [
            sums(SIMPLE, rows, "TOTAL GENERAL"),
            [],
            ["Director,", None, None, "Întocmit,"],
            ["Popescu Dan", None, None, "Ionescu Ana"],
        ]
        write_xlsx(folder / f"stat_{at + 1:02d}_2026.xlsx", [("Foaie1", page)])


@shape
def ascunse_si_formule(folder: Path) -> None:
    """Hidden columns and rows, the net as a formula with the value that Excel kept."""
    for at, rows in by_month(ROWS):
        page = table(SIMPLE, rows)
        cached = {}
        for line, row in enumerate(rows, 2):
            page[line - 1][10] = f"=E{line}-F{line}-G{line}-J{line}"
            cached[f"K{line}"] = row.net

        def touch(book) -> None:
            book.active.column_dimensions["F"].hidden = True
            book.active.row_dimensions[3].hidden = True

        path = folder / f"2026-{at + 1:02d}.xlsx"
        write_xlsx(path, [("Stat", page)], touch)
        cache_formulas(path, cached)


@shape
def numere_ca_text(folder: Path) -> None:
    """Every amount a text "1.234,56", the CNP a number."""
    rows = [
        [lei(cell) if isinstance(cell, float) else cell for cell in line]
        for line in table((("Luna", "luna"), *SIMPLE), ROWS)
    ]
    for line in rows[1:]:
        line[3] = int(line[3])
    write_xlsx(folder / "export.xlsx", [("Export", rows)])


@shape
def lat_net_pe_luni(folder: Path) -> None:
    """A column a month, only the net: "Salariu net" over the names of the months."""
    first, people = by_month(ROWS), by_month(ROWS)[0][1]
    page = [["Situația salariilor nete, anul 2026"], ["Marca", "Nume", "CNP", "Salariu net", None, None, None],
            [None, None, None, *[name.capitalize() for name in NAMES], "Total"]]  # fmt: skip
    for place, person in enumerate(people):
        nets = [rows[place].net for _, rows in first]
        page.append([person.marca, person.nume_intreg, person.cnp, *nets, round(sum(nets), 2)])
    page.append(["TOTAL", None, None, 1.0, 2.0, 3.0, 6.0])
    write_xlsx(folder / "nete_2026.xlsx", [("Nete", page)])


@shape
def lat_grupe_pe_luni(folder: Path) -> None:
    """A group of columns a month: gross, contributions, tax, net under "01.2026", "02.2026", "03.2026"."""
    inside: Columns = (
        ("Brut", "brut"),
        ("CAS", "cas"),
        ("CASS", "cass"),
        ("Impozit", "impozit"),
        ("Net", "net"),
    )
    top: list[object] = [None, None]
    head: list[object] = ["CNP", "Nume și prenume"]
    for month in MONTHS:
        top += [f"{month.month:02d}.{month.year}", None, None, None, None]
        head += [name for name, _ in inside]
    page = [top, head]
    months = by_month(ROWS)
    for place, person in enumerate(months[0][1]):
        line: list[object] = [person.cnp, person.nume_intreg]
        for _, rows in months:
            line += lines(inside, [rows[place]])[0]
        page.append(line)
    write_xlsx(folder / "fise.xlsx", [("Fișe", page)])


@shape
def lat_luna_in_antet_csv(folder: Path) -> None:
    """A column a month with the month in the header's own text."""
    months = by_month(ROWS)
    rows = [["cnp", "nume", *[f"Net {SHORT[at]}. 2026" for at in range(3)]]]
    for place, person in enumerate(months[0][1]):
        rows.append([person.cnp, person.nume_intreg, *[own[place].net for _, own in months]])
    write_text(folder / "nete.csv", rows)


@shape
def csv_cu_sep(folder: Path) -> None:
    columns: Columns = (("Luna", "luna"), *SIMPLE)
    write_text(folder / "export.csv", table(columns, ROWS), first="sep=;\r\n", encoding="cp1250")


@shape
def marca_si_cnp_in_fisiere_diferite(folder: Path) -> None:
    """January by marcă only, February by both, March by CNP only."""
    columns = {
        0: [item for item in SIMPLE if item[1] != "cnp"],
        1: SIMPLE,
        2: [item for item in SIMPLE if item[1] != "marca"],
    }
    for at, rows in by_month(ROWS):
        write_xlsx(folder / f"luna_2026_{at + 1:02d}.xlsx", [("Stat", table(columns[at], rows))])


@shape
def trei_randuri_de_antet_pe_blocuri(folder: Path) -> None:
    """One sheet with all months, each month a block with its title, numbers of columns, empty first column."""
    page: list[list[object]] = []
    for at, rows in by_month(ROWS):
        page += [[None, f"Luna: {NAMES[at]} 2026"], *([None, *line] for line in table(SIMPLE, rows)),
                 [None, *sums(SIMPLE, rows, "TOTAL")], [], []]  # fmt: skip
    write_xlsx(folder / "anul 2026.xlsx", [("Salarii", page)])
