"""Facts to print in tests: usual, empty, extreme, for every form."""

CODES = ("icc-2009", "icc-2-3-ani", "icc-hg52")
ROWS = {"icc-2009": 12, "icc-2-3-ani": 12, "icc-hg52": 24}
MONTHS = (
    "martie", "februarie", "ianuarie", "decembrie", "noiembrie", "octombrie",
    "septembrie", "august", "iulie", "iunie", "mai", "aprilie",
)  # fmt: skip
KINDS = "salariu net; indemnizație concediu medical; indemnizație de maternitate"
LONG_NAME = "Constantinescu-Brâncoveanu Alexandrina Maria-Magdalena Elena"  # 60 letters
LONG_SEAT = (
    "Municipiul București, Sector 1, Bulevardul General Gheorghe Magheru nr. 123-125, bloc Turn, scara A, "
    "etaj 12, apartamentele 45-46, camera 3, cod poștal 010336"
)


def rows(count):
    return [
        {
            "luna_nume": MONTHS[at % 12],
            "anul": str(2026 - (at + 9) // 12),
            "luna": f"{MONTHS[at % 12]} {2026 - (at + 9) // 12}",
            "tip": KINDS if at == 2 else "salariu net",
            "valoare": ["4.532,16", "–", "12.345,00", "", "932,50"][at % 5],
            "zile_lucrate": str(20 - at % 3),
            "zile_cm_co": f"{at % 4} / {at % 5}",
            "zile_fara_plata": "0",
            "zile_somaj_tehnic": "–" if at % 4 == 1 else "0",
        }
        for at in range(count)
    ]


def usual(code, **changes):
    facts = {
        "angajator_denumire": "S.C. Țesătoria Munților S.R.L.",
        "angajator_sediu": "Cluj-Napoca, str. Memorandumului nr. 12, jud. Cluj",
        "angajator_orc": "J12/345/1999",
        "angajator_cod_fiscal": "RO12345674",
        "angajator_telefon": "0264 123 456",
        "numar": "127",
        "data": "22.11.2026",
        "gen": "f",
        "nume_complet": "Popescu Ștefania-Ioana",
        "nume": "Popescu",
        "prenume": "Ștefania-Ioana",
        "nume_anterior": "Ionescu",
        "cnp": "2850101401002",
        "strada": "Calea Moților",
        "numar_strada": "45",
        "bloc": "B2",
        "scara": "1",
        "etaj": "3",
        "apartament": "17",
        "localitate": "Cluj-Napoca",
        "sector": "",
        "judet": "Cluj",
        "sector_judet": "Cluj",
        "cetatenie": "romana",
        "calitatea": "salariat cu contract individual de muncă pe perioadă nedeterminată",
        "data_angajarii": "01.09.2019",
        "maternitate_de_la": "01.02.2026",
        "maternitate_pana_la": "06.06.2026",
        "ziua_42": "25.04.2026",
        "icc_de_la": "07.06.2024",
        "icc_pana_la": "08.07.2025",
        "concediu_de_la": "07.06.2026",
        "venituri_de_la": "01.03.2025",
        "venituri_pana_la": "28.02.2026",
        "randuri": rows(ROWS[code]),
        "total": "54.385,92",
        "media": "4.532,66",
        "media_85": "3.852,76",
        "scop": "D.A.S.M. Cluj-Napoca",
        "reprezentant_nume": "Mureșan Vasile",
        "reprezentant_functie": "director general",
        "intocmit_nume": "Țîrlea Ana",
    }
    return facts | changes


def extreme(code, **changes):
    """The longest realistic values, in every place at once."""
    facts = usual(
        code,
        angajator_denumire="Societatea Națională de Transport Feroviar și Servicii Integrate „Țara Bârsei” "
        "S.A. prin Sucursala Regională",
        angajator_sediu=LONG_SEAT,
        numar="ADV-2026/000127",
        nume_complet=LONG_NAME,
        nume=LONG_NAME[:40].strip(),
        prenume=LONG_NAME[27:],
        nume_anterior=LONG_NAME,
        strada="Bulevardul Prof. univ. dr. ing. Constantin Rădulescu-Motru",
        numar_strada="123-125 A",
        bloc="Turnul 12 B",
        scara="A bis",
        etaj="parter",
        apartament="45-46",
        localitate="Municipiul Drobeta-Turnu Severin, sat Dudașu Schelei",
        sector="6",
        judet="Caraș-Severin",
        sector_judet="Caraș-Severin",
        calitatea="salariat cu contract individual de muncă pe perioadă nedeterminată, cu timp parțial",
        total="1.234.567.890,12",
        scop="dosarul de indemnizație pentru creșterea copilului la A.J.P.I.S. Caraș-Severin",
        reprezentant_nume=LONG_NAME,
        reprezentant_functie="director general adjunct al direcției resurse umane",
        intocmit_nume=LONG_NAME,
    )
    for row in facts["randuri"]:
        row |= {
            "tip": KINDS,
            "valoare": "1.234.567,89",
            "luna_nume": "septembrie",
            "luna": "septembrie 2026",
            "zile_cm_co": "11 / 12",
        }
    return facts | changes


def every_set(code):
    """Name and facts of all the sets that the drawing tests go through."""
    return {
        "usual": usual(code),
        "empty": {},
        "man, recalculation, draft": usual(code, gen="m", recalculare=True, ciorna=True),
        "not known, no reverse": usual(code, gen="", verso=False, randuri=rows(5), cetatenie="non-ue"),
        "extreme": extreme(code),
        "extreme, not known": extreme(code, gen=""),
        "foreign letters": usual(code, nume_complet="Łukasz Żółć-Ğül", nume="Łukasz", prenume="Żółć (Ğ\\ül)"),
    }


def text_of(pdf):
    """What pdfium reads, page by page, in the order of the content."""
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def pixels(pdf, dpi):
    import pypdfium2

    return [page.render(scale=dpi / 72).to_numpy().tobytes() for page in pypdfium2.PdfDocument(pdf)]
