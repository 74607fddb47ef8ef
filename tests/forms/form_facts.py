# ruff: noqa: E501 - long values are what these facts are for
"""Facts to print in tests: usual, empty, extreme, for every form.

They are written down as the paper says them; `valued` makes the values of them that the program prints.
"""

from adeverinta.core.dates import parse_date
from adeverinta.core.facts import FactKind, kind_of
from adeverinta.core.month import MONTH_NUMBERS, Month

OFFICIAL = ("icc-2009", "icc-2-3-ani", "icc-hg52")
CODES = (
    *OFFICIAL, "icc-hg52-12", "cerere-recalculare-2009", "cerere-recalculare-scurta",
    "stimulent-dupa-nastere",
    "stimulent-dupa-icc", "celalalt-parinte", "suspendare-cim", "reluare-activitate", "prelungire-concediu",
    "incetare-raport", "drepturi-autor", "fisa-dosar", "fisa-stimulent", "fisa-2016", "fisa-dosar-2009",
)  # fmt: skip
ROWS = {"icc-2009": 12, "icc-2-3-ani": 12, "icc-hg52": 24, "icc-hg52-12": 12, "drepturi-autor": 24}
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
            "brut": "7.750,00",
            "contributii": "2.712,50",
            "impozit": "503,75",
            "valoare": ["4.532,16", "–", "12.345,00", "", "932,50"][at % 5],
            "zile_lucrate": str(20 - at % 3),
            "zile_cm_co": f"{at % 4} / {at % 5}",
            "zile_fara_plata": "0",
            "zile_somaj_tehnic": "–" if at % 4 == 1 else "0",
        }
        for at in range(count)
    ]


PAPERS = {
    "oras": "Cluj-Napoca",
    "comuna": "Feleacu, Vâlcele",
    "telefon": "0740123456",
    "fax": "0264123456",
    "email": "stefania.popescu@exemplu.ro",
    "ci_tip": "CI",
    "ci_seria": "CJ",
    "ci_numar": "123456",
    "ci_emis_de": "SPCLEP Cluj",
    "domiciliu": "Cluj-Napoca, str. Calea Moților, nr. 45, bl. B2, sc. 1, et. 3, ap. 17, județul Cluj",
    "copil1_nume": "Popescu Matei-Ștefan",
    "copil1_cnp": "5260314125780",
    "copil1_act_tip": "CN",
    "copil1_act_seria": "NM",
    "copil1_act_numar": "234567",
    "copil2_nume": "Popescu Ilinca",
    "copil2_cnp": "6260314125789",
    "copil2_act_tip": "CN",
    "copil2_act_seria": "NM",
    "copil2_act_numar": "234568",
    "copil3_nume": "Popescu Țvetan",
    "copil3_cnp": "5260314125791",
    "copil3_act_tip": "CN",
    "copil3_act_seria": "NM",
    "copil3_act_numar": "234569",
    "copil_nascut_la": "14.03.2026",
    "copil_varsta": "2",
    "cim_numar": "312",
    "cim_data": "28.08.2019",
    "functie": "inginer de cercetare în țesături",
    "data_reluarii": "15.09.2027",
    "data_incetarii": "30.09.2027",
    "concediu_pana_la": "14.03.2028",
    "concediu_solicitat": "nu",
    "dosar_depus": "da",
    "cerere_numar": "88",
    "cerere_data": "20.05.2026",
    "maternitate_cunoscuta": True,
    "eveniment": "nastere",
    "brut": "",
    "total_brut": "186.000,00",
    "total_contributii": "65.100,00",
    "total_impozit": "12.090,00",
    "total_net": "108.810,00",
    "agentie": "AJPIS Cluj",
    "agentie_contact": "tel. 021 9309",
    "agentie_sursa": "ghidul de contact ANPIS publicat de InfoContact.ro, 2026-01",
    "depunere": "primăria localității de domiciliu",
    "depunere_contact": "",
    "depunere_program": "",
    "agentie_program": "căutați pe internet „AJPIS Cluj”: adresa și e-mailul la care se trimit actele",
    "plata_cont": "între 8 și 10 ale lunii",
    "plata_mandat": "între 15 și 25 ale lunii",
    "ziua_43": "26.04.2026",
    "prima_zi": "07.06.2026",
    "zile_dosar": "60 de zile lucrătoare",
    "termen_dosar": "31.08.2026",
    "zile_stimulent": "30 de zile lucrătoare",
    "termen_stimulent": "27.10.2027",
    "zile_prelungire": "30 de zile",
    "termen_prelungire": "13.02.2028",
    "zile_schimbari": "15 zile lucrătoare",
    "zile_anunt": "10 zile",
    "termen_anunt": "27.05.2026",
    "zile_intoarcere": "30 de zile",
    "termen_intoarcere": "16.08.2027",
    "cazuri": "salariat; părinți necăsătoriți",
    "caz_salariat": "da",
    "caz_necasatoriti": "da",
    "zile_celalalt": "15 zile",
    "termen_celalalt": "22.06.2026",
    "zile_suprapunere": "30 de zile",
    "termen_suprapunere": "13.04.2026",
    "zile_suprapunere_inainte": "60 de zile",
    "termen_suprapunere_inainte": "04.12.2026",
    "zile_suprapunere_dupa": "30 de zile",
    "termen_suprapunere_dupa": "04.03.2027",
    "caz_suprapunere": "da",
    "zile_certificat": "30 de zile",
    "termen_certificat": "14.09.2026",
    "zile_decizie": "15 zile lucrătoare",
    "zile_raspuns": "30 de zile",
    "zile_plangere": "30 de zile",
    "zile_acte_fiscale": "30 de zile",
    "caz_cu_fisc": "da",
    "alocatie_mica": "719",
    "alocatie_mare": "292",
    "stimulent_mare": "1.500",
    "stimulent_mic": "650",
    "stimulent_luni": "6",
    "stimulent_prag": "14.09.2026",
    "stimulent_pana_mare": "14.03.2028",
    "stimulent_pana": "14.03.2029",
    "stimulent_suma": "1.500",
    "stimulent_concediu": "1",
    "t_icc_1_an": "prelungirea concediului până la 2 ani; 85 % din media inițială, minim 1.063 lei, fără plafon",
    "t_stimulent_1_an_reintrare": "reintrarea în concediu și indemnizație; 85 % din media inițială, minim 1.063 lei, fără plafon",
    "t_stimulent_1_an_ramanere": "stimulentul continuă singur până la 3 ani; 531 lei",
    "t_icc_2_ani": "concediul continuă, suma se recalculează din oficiu; 85 % din media inițială, minim 1.063 lei",
    "t_stimulent_2_ani": "stimulentul continuă singur până la 3 ani; 531 lei",
    "t_handicap_icc": "concediul până la 3 ani continuă, suma se recalculează din oficiu; 85 % din media inițială, minim 1.063",
    "t_handicap_stimulent": "stimulentul continuă singur până la 4 ani; 531 lei",
    "t_concediu_fara_plata": "reintrarea în concediu și indemnizație; 85 % din media inițială, minim 1.063 lei",
    "zile_un_an": "30 de zile",
    "termen_un_an": "12.02.2027",
    "zile_doi_ani": "60 de zile",
    "termen_doi_ani": "14.01.2028",
    "doi_ani": "14.03.2028",
    "trei_ani": "14.03.2029",
    "sprijin_1": "de la 150 la 159",
    "sprijin_2": "de la 300 la 372",
    "sprijin_3": "de la 450 la 478",
    "indemnizatie_3_7": "1.063",
    "program_redus": "531",
    "termen_recalculare": "30.06.2009",
    "minim_2009": "600",
    "maxim_2009": "4.000",
    "asimilate_1": "lit. a) – instituția care a trimis persoana în misiune permanentă în străinătate",
    "asimilate_2": "lit. b), c), e), f) – agenția pentru ocuparea forței de muncă",
    "asimilate_3": "lit. c), d), e), f), g), h), p) – casa de pensii",
    "asimilate_4": "lit. c), d), e), f), g), i), l), m), n) – angajatorul sau casa de sănătate",
    "asimilate_5": "lit. j), k), s) – instituția de învățământ superior: diplomă, foaie matricolă sau adeverință",
    "asimilate_6": "lit. o) – centrul militar sau structura militară: livret, certificat ori altă dovadă, cu perioadele",
    "agentie_2009": "AJPS Cluj",
    "agentie_2009_contact": "str. George Coșbuc nr. 2, 401120 Cluj-Napoca; tel. 0264597125, 0264593139; ajps_cj@yahoo.com",
}


def valued(facts):
    """Printed facts as values; what is a value already, or no text of its kind, stays as it is."""
    return {
        name: [valued(row) for row in value] if name == "randuri" else _value(name, value)
        for name, value in facts.items()
    }


def _value(name, text):
    if not isinstance(text, str) or text in ("", "–"):
        return text
    try:
        return _MADE[kind_of(name)](text)
    except ValueError:
        return text


def _bani(text):
    lei, _, bani = text.replace(".", "").partition(",")
    return int(lei) * 100 + int(bani or 0)


def _days(text):
    return round(float(text.replace(",", ".")) * 100)


def _month(text):
    name, _, year = text.partition(" ")
    return Month(int(year or 2026), MONTH_NUMBERS[name])


_MADE = {
    FactKind.TEXT: str,
    FactKind.BANI: _bani,
    FactKind.LEI: _bani,
    FactKind.DAY: lambda text: parse_date(text) or text,
    FactKind.MONTH: _month,
    FactKind.MONTH_NAME: _month,
    FactKind.YEAR: lambda text: Month(int(text), 1),
    FactKind.DAYS: _days,
    FactKind.SICK_AND_LEAVE: lambda text: tuple(map(_days, text.split(" / "))),
    FactKind.COUNT: int,
}


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
        "randuri": rows(ROWS.get(code, 0)),
        "total": "54.385,92",
        "media": "4.532,66",
        "media_85": "3.852,76",
        "scop": "D.A.S.M. Cluj-Napoca",
        "reprezentant_nume": "Mureșan Vasile",
        "reprezentant_functie": "director general",
        "intocmit_nume": "Țîrlea Ana",
    }
    return valued(facts | PAPERS | changes)


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
        oras="Municipiul Drobeta-Turnu Severin, sat Dudașu",
        comuna="Comuna Sânnicolau Român, satul Berechiu Nou de Sus",
        telefon="+40 740 123 456",
        fax="+40 264 123 456",
        email="alexandrina.maria-magdalena.constantinescu-brancoveanu@exemplu-foarte-lung.ro",
        ci_tip="CI.e",
        ci_emis_de="S.P.C.L.E.P. Drobeta-Turnu Severin",
        domiciliu="Municipiul Drobeta-Turnu Severin, sat Dudașu Schelei, str. Bulevardul Prof. univ. dr. ing. "
        "Constantin Rădulescu-Motru, nr. 123-125 A, bl. Turnul 12 B, sc. A bis, et. parter, ap. 45-46",
        copil1_nume=LONG_NAME,
        copil2_nume=LONG_NAME,
        copil3_nume=LONG_NAME,
        cim_numar="ADM-2019/000312",
        functie="director general adjunct al direcției resurse umane și relații",
        cerere_numar="ADM-2026/000088",
        agentie="Agenția pentru Plăți și Inspecție Socială a Municipiului București",
        agentie_contact="str. Ion Câmpineanu nr. 20, sector 1; relații cu publicul Bd. Magheru nr. 7, sector 1; "
        "tel. 021 9309",
        agentie_program="arad_icc@mmanpis.ro; luni și miercuri 8.30-18.00; marți, joi și vineri 8.30-16.00",
        depunere="D.G.A.S.P.C. Sector 6, Serviciul alocații și indemnizații",
        depunere_contact="str. Floare Roșie nr. 7A, sector 6; tel. 0372303295 sau 0726295706",
        depunere_program="luni, marți, joi, vineri 9.00-13.00; miercuri 13.00-18.30",
    )
    for row in facts["randuri"]:
        row |= {
            "tip": KINDS,
            "valoare": "1.234.567,89",
            "luna_nume": "septembrie",
            "luna": "septembrie 2026",
            "zile_cm_co": "11 / 12",
        }
    return valued(facts | changes)


def every_set(code):
    """Name and facts of all the sets that the drawing tests go through."""
    return {
        "usual": usual(code),
        "empty": {},
        "man, recalculation, draft": usual(code, gen="m", recalculare=True, ciorna=True),
        "not known, no reverse": usual(code, gen="", verso=False, randuri=rows(5), cetatenie="non-ue"),
        "extreme": extreme(code),
        "extreme, not known": extreme(code, gen=""),
        "with a code": usual(code, qr=True),
        "extreme, with a code": extreme(code, qr=True),
        "foreign letters": usual(code, nume_complet="Łukasz Żółć-Ğül", nume="Łukasz", prenume="Żółć (Ğ\\ül)"),
    }


def variant(code, facts):
    """What the facts make of the form's fixed part."""
    from adeverinta import forms
    from adeverinta.forms.stamp.stamper import variant_of

    return variant_of(forms.load(code), facts)


def text_of(pdf):
    """What pdfium reads, page by page, in the order of the content."""
    import pypdfium2

    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def pixels(pdf, dpi):
    import pypdfium2

    return [page.render(scale=dpi / 72).to_numpy().tobytes() for page in pypdfium2.PdfDocument(pdf)]
