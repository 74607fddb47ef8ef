"""Layouts written without a look at the reader, each kept as it was first written."""

from __future__ import annotations

from pathlib import Path

from tests.exports.layouts import layout, people
from tests.exports.shapes import ROWS
from tests.exports.truth import CUI, EMPLOYER, NAMES, by_month
from tests.exports.writers import lei, write_ods, write_text, write_xlsx


@layout
def fisa_cu_grupe_si_ore(folder: Path) -> None:
    sheets = []
    for rows in people():
        r0 = rows[0]
        page = [
            ["SC Țesătoria Fictivă SRL", None, None, None, None, "Nr. 15/2026"],
            ["FIȘA DE EVIDENȚĂ A SALARIATULUI"],
            ["Numele și prenumele salariatului:", None, None, r0.nume_intreg, None, "Anul: 2026"],
            ["CNP:", None, None, r0.cnp, None, "Data angajării: 01.03.2019"],
            ["Salariu de încadrare", None, None, 5000.0],
            [],
            [
                "Luna",
                "Timp lucrat",
                None,
                None,
                "Drepturi salariale",
                None,
                "Rețineri",
                None,
                None,
                "Salariul",
                "Rest",
            ],
            [
                None,
                "ore",
                "zile",
                "zile CO",
                "Sal. realizat",
                "Total brut",
                "CAS",
                "CASS",
                "Impozit",
                "net",
                "de plată",
            ],
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        ]
        for r in rows:
            page.append(
                [
                    f"{r.month.month:02d}",
                    r.lucrate * 8,
                    r.lucrate,
                    r.co,
                    r.brut - 100,
                    r.brut,
                    r.cas,
                    r.cass,
                    r.impozit,
                    r.net,
                    r.rest,
                ]
            )
        page += [
            ["TOTAL GENERAL", 1, 2, 3, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0],
            [],
            ["Întocmit,", None, None, "Popescu Dan"],
        ]
        sheets.append((r0.nume, page))
    write_xlsx(folder / "fisa.xlsx", sheets)


@layout
def trei_linii_subtotaluri_de_pagina(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        head = [
            ["Nr.", "Numele și prenumele", "Zile", "Venit", "CAS", "Deducere", "Salariu"],
            ["crt.", None, "lucrate", "brut", None, "personală", "net"],
            [],
            [None, "C.N.P.", "Zile", "Sume", "CASS", "Bază", "Avans"],
            [None, None, "CO", "neimpozabile", None, "impozit", None],
            [None, "Funcția", "Zile CM", "Ore supl.", "", "Impozit", "Rest de plată"],
        ]
        nums = [[0, 1, 2, 3, 4, 5, 6], [None, 7, 8, 9, 10, 11, 12], [None, 13, 14, 15, None, 16, 17]]
        page = [["Unitatea: Țesătoria"], ["STAT DE PLATĂ", None, None, f"{NAMES[at]} 2026"], *head, *nums]
        for n, r in enumerate(rows, 1):
            page += [
                [n, r.nume_intreg, r.lucrate, r.brut, r.cas, r.deducere, r.net],
                [None, r.cnp, r.co, 0, r.cass, r.baza_impozit, r.avans],
                [None, "ref. total quality", 0, 0, None, r.impozit, r.rest],
            ]
            if n in (2, 5):
                page += [
                    [None, "Total pagină", 1, 2.0, 3.0, 4.0, 5.0],
                    [None, None, 1, 2.0, 3.0, 4.0, 5.0],
                    [None, None, 1, 2.0, 3.0, 4.0, 5.0],
                    [],
                    *head,
                ]
        page += [
            [None, "TOTAL STAT", 1, 2.0, 3.0, 4.0, 5.0],
            [None, None, 1, 2.0, 3.0, 4.0, 5.0],
            [None, None, 1, 2.0, 3.0, 4.0, 5.0],
            [None, "Director"],
        ]
        write_xlsx(folder / f"stat{at + 1:02d}-2026.xlsx", [("Stat", page)])


@layout
def elemente_cu_litere_bloc_de_persoana(folder: Path) -> None:
    page = [["Evidența salariilor pe anul 2026"]]
    for rows in people():
        page += [
            [],
            [f"Salariat: {rows[0].nume_intreg} (CNP {rows[0].cnp})"],
            ["Luna", "Ian", "Feb", "Mar", "Total"],
            ["A. VENITURI"],
            ["Salariu realizat", *[r.brut - 100 for r in rows], 9.0],
            ["Spor vechime", 100.0, 100.0, 100.0, 300.0],
            ["Total venit brut", *[r.brut for r in rows], 9.0],
            ["B. REȚINERI"],
            ["CAS 25%", *[r.cas for r in rows], 9.0],
            ["CASS 10%", *[r.cass for r in rows], 9.0],
            ["Impozit pe venit", *[r.impozit for r in rows], 9.0],
            ["Total rețineri", *[r.cas + r.cass + r.impozit for r in rows], 9.0],
            ["C. SALARIU NET", *[r.net for r in rows], 9.0],
            ["Zile lucrate", *[r.lucrate for r in rows], 60],
        ]
    write_xlsx(folder / "evid.xlsx", [("2026", page)])


@layout
def fluturas_cu_cnp_la_sfarsit(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        page = []
        for r in rows:
            page += [
                ["Fluturaș", f"{NAMES[at]} 2026"],
                ["Salariu net", r.net],
                ["Venit brut", r.brut],
                ["CAS", r.cas],
                ["CASS", r.cass],
                ["Impozit", r.impozit],
                ["Salariat", r.nume_intreg],
                ["CNP", r.cnp],
                ["-----", "-----"],
            ]
        write_text(folder / f"f{at}.csv", page)


@layout
def fluturasi_txt_doua_coloane(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        t = []
        for r in rows:
            t += [
                "=" * 60,
                f"  FLUTURAS SALARIU LUNA {at + 1:02d}/2026",
                f"  Nume si prenume: {r.nume_intreg}",
                f"  CNP: {r.cnp}   Marca: {r.marca}",
                f"  Zile lucrate:   {r.lucrate:>10}    CAS 25%:      {lei(r.cas):>10}",
                f"  Venit brut:     {lei(r.brut):>10}    CASS 10%:     {lei(r.cass):>10}",
                f"  Deducere:       {lei(r.deducere):>10}    Impozit:      {lei(r.impozit):>10}",
                f"  SALARIU NET:    {lei(r.net):>10}    Rest de plata:{lei(r.rest):>10}",
                "",
            ]
        (folder / f"flut{at}.txt").write_text("\r\n".join(t), encoding="utf-8")


@layout
def fisa_cu_doua_venituri_pe_luna(folder: Path) -> None:
    for p, rows in enumerate(people()):
        page = [
            ["Fișă de evidență fiscală"],
            ["Nume:", rows[0].nume, "Prenume:", rows[0].prenume],
            ["CNP", rows[0].cnp],
            [],
            ["Luna", "Tip venit", "Zile lucrate", "Venit brut", "CAS", "CASS", "Impozit", "Salariu net"],
        ]
        for r in rows:
            page += [
                [
                    f"{NAMES[r.month.month - 1]} 2026",
                    "salariu",
                    r.lucrate,
                    round(r.brut - 1000, 2),
                    r.cas,
                    r.cass,
                    r.impozit,
                    round(r.net - 1000, 2),
                ],
                [None, "cm", 0, 1000.0, 0, 0, 0, 1000.0],
            ]
        page += [["TOTAL", None, 1, 1.0, 1.0, 1.0, 1.0, 1.0]]
        write_xlsx(folder / f"p{p}.xlsx", [("F", page)])


@layout
def fisa_cu_trimestre_si_medie(folder: Path) -> None:
    page = []
    for rows in people():
        page += [
            [f"FIȘĂ INDIVIDUALĂ 2026 - {rows[0].nume_intreg} - CNP {rows[0].cnp}"],
            ["Nr.", "Luna", "Venit brut", "CAS", "CASS", "Impozit", "Venit net", "Zile lucrate"],
        ]
        page += [
            [
                r.month.month,
                NAMES[r.month.month - 1].upper(),
                r.brut,
                r.cas,
                r.cass,
                r.impozit,
                r.net,
                r.lucrate,
            ]
            for r in rows
        ]
        page += [
            [None, "Trim. I", 1.0, 1.0, 1.0, 1.0, 1.0, 1],
            [None, "Media", 1.0, 1.0, 1.0, 1.0, 1.0, 1],
            ["", "TOTAL", 1.0, 1.0, 1.0, 1.0, 1.0, 1],
            [],
        ]
    write_text(folder / "fise.csv", page, separator=",", form=lambda c: "" if c is None else str(c))


@layout
def fluturasi_zile_si_lei(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        page = []
        for f in range(0, 7, 2):
            bl = []
            for r in rows[f : f + 2]:
                bl.append(
                    [
                        ["FLUTURAȘ SALARIU", None, None],
                        [f"Luna: {at + 1:02d}.2026", None, None],
                        ["Marca", r.marca, None],
                        ["Nume prenume", r.nume_intreg, None],
                        ["CNP", r.cnp, None],
                        [None] * 3,
                        ["Explicații", "Zile", "Lei"],
                        ["Salariu brut", r.lucrate, r.brut],
                        ["Concediu odihnă", r.co, 0.0],
                        ["Total brut", None, r.brut],
                        ["CAS 25%", None, r.cas],
                        ["CASS 10%", None, r.cass],
                        ["Impozit 10%", None, r.impozit],
                        ["Salariu net", None, r.net],
                        ["Avans", None, r.avans],
                        ["Rest de plată", None, r.rest],
                        ["Semnătura", None, None],
                        [None] * 3,
                        [None] * 3,
                    ]
                )
            page += [[c for p in line for c in (*p, None, None)] for line in zip(*bl, strict=True)]
        write_xlsx(folder / f"f{at}.xlsx", [("F", page)])


@layout
def fluturas_in_chenar_cp852(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        out = []
        for r in rows:
            out += [
                "+----------------------------------+",
                f"| FLUTURAS - {NAMES[at].upper()} 2026",
                f"| {r.nume_intreg} CNP {r.cnp}",
            ]
            out += [
                f"| Salariu brut realizat : {lei(r.brut)}",
                f"| CAS                  : {lei(r.cas)}",
                f"| CASS                 : {lei(r.cass)}",
                f"| Impozit              : {lei(r.impozit)}",
                f"| Net                  : {lei(r.net)}",
                "+----------------------------------+",
                "",
            ]
        (folder / f"fl{at}.txt").write_text(
            "\n".join(out).translate(str.maketrans("șțȘȚ", "şţŞŢ")), encoding="cp852"
        )


@layout
def evidenta_cu_antet_o_data(folder: Path) -> None:
    """header once; persons as heading rows; month numbers; two columns CM."""
    page = [
        ["Evidența salariilor 2026"],
        [],
        ["Luna", "Zl. lucr.", "Zile CO", "Venit brut", "CAS", "CASS", "Impozit", "Net"],
    ]
    for rows in people():
        page += [[f"Marca {rows[0].marca} {rows[0].nume_intreg} CNP {rows[0].cnp}"]]
        page += [[r.month.month, r.lucrate, r.co, r.brut, r.cas, r.cass, r.impozit, r.net] for r in rows]
        page += [["Total", 1, 1, 1.0, 1.0, 1.0, 1.0, 1.0]]
    write_xlsx(folder / "ev.xlsx", [("ev", page)])


@layout
def doua_linii_numele_sus_sumele_jos(folder: Path) -> None:
    """name and CNP in one column, two lines; header cell 'Numele și prenumele / CNP' merged over two rows"""
    for at, rows in by_month(ROWS):
        page = [
            [f"Stat salarii {NAMES[at]} 2026"],
            ["Nr.", "Numele și prenumele", "Zile", "Venit", "Contrib.", "Contrib.", "Impozit", "Salariu"],
            ["crt", "CNP", "lucrate", "brut", "CAS", "CASS", None, "net"],
        ]
        for n, r in enumerate(rows, 1):
            page += [
                [n, r.nume_intreg, None, None, None, None, None, None],
                [None, r.cnp, r.lucrate, r.brut, r.cas, r.cass, r.impozit, r.net],
            ]
        write_xlsx(folder / f"s{at}.xlsx", [("S", page)])


@layout
def fluturasi_venituri_langa_retineri(folder: Path) -> None:
    for at, rows in by_month(ROWS):
        page = []
        for r in rows:
            page += [
                [f"{EMPLOYER} - CUI RO{CUI}"],
                ["FLUTURAȘ DE PLATĂ", None, "Luna", f"{NAMES[at]} 2026"],
                ["Nume", r.nume_intreg, "CNP", r.cnp],
                ["VENITURI", None, "REȚINERI", None],
                ["Salariu de bază", r.baza, "CAS", r.cas],
                ["Sporuri", 0.0, "CASS", r.cass],
                ["Ore suplimentare", 0.0, "Impozit", r.impozit],
                ["TOTAL BRUT", r.brut, "TOTAL REȚINERI", r.cas + r.cass + r.impozit],
                [None, None, "SALARIU NET", r.net],
                [None, None, "REST DE PLATĂ", r.rest],
                ["Zile lucrate:", r.lucrate, "Zile CO:", r.co],
                [],
            ]
        write_ods(folder / f"f{at}.ods", [("F", page)])


@layout
def elemente_cu_cod_si_totaluri(folder: Path) -> None:
    page = [
        ["Centralizator salarii ianuarie - martie 2026"],
        [],
        [
            "Marca",
            "Nume și prenume",
            "CNP",
            "Cod",
            "Element",
            "Ianuarie 2026",
            "Februarie 2026",
            "Martie 2026",
            "Total",
        ],
    ]
    for rows in people():
        for c, (label, f) in enumerate(
            (
                ("Salariu bază", "baza"),
                ("Venit brut", "brut"),
                ("CAS", "cas"),
                ("CASS", "cass"),
                ("Impozit", "impozit"),
                ("Salariu net", "net"),
            )
        ):
            page.append(
                [
                    rows[0].marca if not c else None,
                    rows[0].nume_intreg if not c else None,
                    rows[0].cnp if not c else None,
                    100 + c,
                    label,
                    *[getattr(r, f) for r in rows],
                    1.0,
                ]
            )
    page += [
        [None, "TOTAL", None, 100, "Salariu bază", 1.0, 1.0, 1.0, 1.0],
        [None, None, None, 101, "Venit brut", 1.0, 1.0, 1.0, 1.0],
        [None, None, None, 102, "Salariu net", 1.0, 1.0, 1.0, 1.0],
    ]
    write_xlsx(folder / "c.xlsx", [("C", page)])


@layout
def trei_linii_antet_pe_fiecare_pagina(folder: Path) -> None:
    """stacked csv, tab, cp1250, page breaks with header repeat and form feed text"""
    for at, rows in by_month(ROWS):
        head = [
            ["Marca", "Venit brut", "CAS", "Deducere"],
            ["Nume prenume", "Zile lucrate", "CASS", "Impozit"],
            ["CNP", "Zile CO", "", "Net"],
        ]
        page = [["Stat de plata", "luna", NAMES[at], "2026"], *head]
        for n, r in enumerate(rows):
            if n == 3:
                page += [["Pagina 2"], *head]
            page += [
                [r.marca, r.brut, r.cas, r.deducere],
                [r.nume_intreg, r.lucrate, r.cass, r.impozit],
                [r.cnp, r.co, "", r.net],
            ]
        write_text(folder / f"s{at}.txt", page, separator="\t", encoding="cp1250")


@layout
def fisa_cu_an_pe_coloana(folder: Path) -> None:
    page = []
    for rows in people():
        page += [
            ["Fișă de evidență a salariatului"],
            [f"{rows[0].nume_intreg}", None, "CNP", rows[0].cnp],
            ["An", "Luna", "Brut", "CAS", "CASS", "Impozit", "Net"],
        ]
        page += [[2026, r.month.month, r.brut, r.cas, r.cass, r.impozit, r.net] for r in rows] + [[]]
    write_xlsx(folder / "f.xlsx", [("F", page)])
