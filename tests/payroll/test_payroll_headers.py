"""Headers: every spelling known, the employer's side and retentions never taken, merged and repeated rows."""

import pytest
from payroll_builders import HEADER, book, cnp, codes, person

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files
from adeverinta.payroll.layout import headers
from adeverinta.payroll.layout.spellings import MORE, NET_BARE, PARTS, SPELLINGS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CAS 25%", "cas"), ("CAS GR.3 10.5%", "cas"), ("Contribuția individuală CAS (25 %)", "cas"),
        ("Asigurări Sociale (CAS)", "cas"), ("CAS_ANGAJAT", "cas"), ("C.A.S.S. 10%", "cass"),
        ("San angajat 6.5%", "cass"), ("FOND SANATATE 5.5%", "cass"), ("Contrib.san.6.5%", "cass"),
        ("Aj. som. 1%", "somaj"), ("Impozit 10%", "impozit"), ("IMPOZIT RETINUT", "impozit"),
        ("Impozit pe Venit (IV)", "impozit"), ("Venit brut", "brut"), ("TOTAL SALARIU BRUT", "brut"),
        ("SalariuBrutRealizat", "brut"), ("Bază impozit", "baza_impozit"), ("BC Impozit", "baza_impozit"),
        ("Salariul net", "net"), ("SAL_NET", "net"), ("Salariu net (lei)", "net"), ("Venit net", NET_BARE),
        ("Net de plată", NET_BARE), ("NUMELE ŞI PRENUMELE", "nume"), ("cnp_salariat", "cnp"),
        ("Nr. matricol", "marca"), ("tip_venit", "tip_venit"), ("NrZileLucrateLuna", "zile_lucrate"),
        ("Zile CFS", "zile_fara_plata"), ("Zile C.O.", "zile_co"), ("cm_zile", "zile_cm"),
        ("Nr. zile CO", "zile_co"), ("7. Salariu net", "net"), ("Salariu net (7=3-4-5-6)", "net"),
        ("Salariu net (după impozit)", "net"), ("Brut total (RON)", "brut"), ("CAS gr. II 25%", "cas"),
        ("CASS (Legea 227/2015)", "cass"), ("Impozit cf. art. 78", "impozit"), ("300 lei", "neimpozabil"),
        ("Facilitate 300 lei", "neimpozabil"), ("Sumă neimpozabilă 200 lei", "neimpozabil"),
        ("Zile maternitate", "zile_maternitate"), ("Zile concediu de maternitate", "zile_maternitate"),
        ("Ven. brut realiz.", "brut"), ("Sal. brut realizat", "brut"),
        ("Zile abs. nemotiv.", "zile_fara_plata"), ("Zl. conc. odihn.", "zile_co"),
        ("Pens. facult.", "pensie_facultativa"), ("Tot. deduceri", "deducere"),
        ("Zile sarcină și lăuzie", "zile_maternitate"), ("Indemnizație CM", "indemnizatie_cm"),
        ("Indemnizație maternitate", "indemnizatie_maternitate"), ("Ore lucrate", "ore_lucrate"),
        ("Ore CO", "ore_co"), ("Normă", "norma"), ("Deducere pers.", "deducere"), ("Zl. lucr.",
        "zile_lucrate"),
        ("Ded.pers.de baza", "deducere"), ("ZCO", "zile_co"), ("ZCM", "zile_cm"),
        ("Zile c.odihna", "zile_co"), ("Zile odihnă", "zile_co"), ("Zile fp", "zile_fara_plata"),
        ("Zile abs. nemotivate", "zile_fara_plata"), ("CAS ang.", "cas"), ("Imp.", "impozit"),
        ("Data ang.", "data_angajarii"), ("Angajat la data", "data_angajarii"),
        ("CM unitate (zile)", "zile_cm"), ("Societate", "angajator"), ("Deduceri", "deducere"),
        ("Total drepturi", "brut"), ("Impozit salarii", "impozit"), ("Salariat", "nume"),
        ("Tichete de masă", "tichete"), ("NEIMPOZ", "neimpozabil"), ("Data angajării", "data_angajarii"),
    ],
)  # fmt: skip
def test_known_spellings(text, name):
    assert headers.lookup(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "CAS angajator", "CAS unitate 15,8%", "CASS firmă", "CAM",
        "Contribuție asiguratorie pentru muncă 2,25%",
        "Rest de plată", "Rest plata", "De plată", "Total de plată", "Avans", "Rețineri", "Popriri",
        "Ore suplimentare", "Zile lucrătoare", "Salariu de bază", "CAS (angajator)", "Baza CAS",
        "CAS CM GR.3",
        "Salariu net (înainte de impozit)", "Nr. crt.", "Nr. tichete", "Brut cumulat",
        "Salariu net (EUR)", "Salariu net (mii lei)", "Net USD", "Net €", "Net %", "Net 13", "Net II",
        "Net 2023",
        "Salariu net (contract)", "Net (estimat)", "Salariu net (fără sporuri)", "Net (prime)",
        "Salariu net planificat", "Brut (de la începutul anului)", "CAS (de la începutul anului)", "CAS 2023",
        "Impozit (EUR)", "Zile lucrate (luna precedentă)", "Zile CO 2025", "Zile lucrate (plan)",
        "Brut (bani)",
    ],
)  # fmt: skip
def test_never_taken(text):
    found = headers.lookup(text)
    assert found is None or found.name == "-"


def test_a_spelling_means_one_thing():
    seen = {}
    for name, tiers in SPELLINGS.items():
        for spelling in (text for tier in tiers for text in tier):
            assert seen.setdefault(headers.squash(spelling), name) == name, spelling
    assert not seen.keys() & {
        headers.squash(text) for texts in (*PARTS.values(), *MORE.values()) for text in texts
    }


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (["Contribuții angajat", "CAS"], "cas"), (["Contribuții angajator", "CAS"], None),
        (["Zile", "lucrate"], "zile_lucrate"), (["Concediu medical", "zile"], "zile_cm"),
        (["Concediu medical", "brut"], "indemnizatie_cm"), (["Baza de calcul", "impozit"], "baza_impozit"),
        (["Baza de calcul", "CAS"], None), (["Salariu", "net"], "net"), (["Avans", "net"], None),
        (["CAS", "25%"], "cas"), (["Cumulat an", "Brut"], None),
    ],
)  # fmt: skip
def test_group_labels(labels, name):
    found, _ = headers.match(labels)
    assert (found and found.name) == name


def test_official_form_with_everything_around_it():
    rows = [
        ["SC ALFA SRL", "", "", "CUI: RO 12345674"],
        ["Stat de plată luna ianuarie 2026"],
        [],
        ["", "Salariat", "", "", "Contribuții angajat", "", "", "", "", "Contribuții angajator", ""],
        ["", "CNP", "Nume și prenume", "Brut", "CAS 25%", "CASS 10%", "Impozit", "Net", "", "CAS", "CAM"],
        ["", *[float(n) for n in range(10)]],
        ["", cnp(1), "Ștefan Ana", 5000.0, 1250.0, 500.0, 325.0, 2925.0, "", 1.0, 113.0],
        ["", "", "Subtotal secția 1", 5000.0, 1250.0, 500.0, 325.0, 2925.0],
        [],
        ["", "CNP", "Nume și prenume", "Brut", "CAS 25%", "CASS 10%", "Impozit", "Net", "", "CAS", "CAM"],
        ["", cnp(2), "Pop Ion", 5000.0, 1250.0, 500.0, 325.0, 2925.0, "", 1.0, 113.0],
        ["", "", "TOTAL GENERAL", 10000.0, 2500.0, 1000.0, 650.0, 5850.0],
        ["", "Întocmit,", "", "", "Director,"],
    ]
    payroll = read_files([book(rows, name="stat.xlsx")], employer="12345674")
    assert [row.source.row for own in payroll.rows.values() for row in own] == [7, 11]
    assert {u.reason: u.rows for u in payroll.sources[0].unused} == {
        "numerotarea coloanelor": (6,),
        "total sau subtotal": (8, 12),
        "antet repetat": (10,),
        "text fără sume (titlu, semnătură)": (13,),
    }
    layout = payroll.layouts[0]
    assert layout.header_rows == (4, 5)
    assert layout.columns["cas"] == ("E", "CAS 25%")
    assert ("J", "Contribuții angajator CAS") in layout.ignored or ("J", "CAS") in layout.ignored
    assert not payroll.findings


def test_employer_contributions_alone_are_not_the_employees():
    rows = [
        ["", "", "", "Contribuții angajator", "", ""],
        ["CNP", "Nume", "Brut", "CAS", "CASS", "Impozit"],
        [cnp(1), "Ana", 5000.0, 1.0, 2.0, 325.0],
    ]
    with pytest.raises(InputStop) as stop:
        read_files([book(rows)])
    assert stop.value.finding.code == "COLOANE_LIPSA"


def test_two_columns_of_one_meaning_are_refused_unless_equal():
    header = [*HEADER[:4], "CAS", *HEADER[4:]]
    row = person(1)
    with pytest.raises(InputStop) as stop:
        read_files([book([header, [*row[:4], 7.0, *row[4:6], 1.0]])])  # neither gives the net
    assert stop.value.finding.code == "COLOANA_DUBLA"
    assert "coloana D" in stop.value.finding.message
    assert "coloana E" in stop.value.finding.message
    same = read_files([book([header, [*row[:4], row[3], *row[4:]]])])
    assert same.rows[cnp(1)][0].cas == 125000


def test_the_whole_gross_is_taken_over_the_weaker_name():
    header = ["CNP", "Salariu brut", "Venit brut", "CAS", "CASS", "Impozit", "Net"]
    payroll = read_files([book([header, [cnp(1), 1.0, 5000.0, 1250.0, 500.0, 325.0, 2925.0]])])
    assert payroll.rows[cnp(1)][0].brut == 500000
    with pytest.raises(InputStop) as stop:
        read_files([book([header[:-1], [cnp(1), 1.0, 5000.0, 1250.0, 500.0, 325.0]])])
    assert stop.value.finding.code == "COLOANA_DUBLA"


def test_days_of_medical_leave_in_two_shares_are_added():
    header = [*HEADER, "Zile CM unitate", "Zile CM FNUASS"]
    payroll = read_files([book([header, [*person(1), 5.0, 3.5], [*person(2), None, 2.0]])])
    assert payroll.rows[cnp(1)][0].zile_cm == 850
    assert payroll.rows[cnp(2)][0].zile_cm == 200


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Produs", "Pret"], ["Mere", 3.0]], "NU_E_STAT_DE_PLATA"),
        ([["CNP", "Nume", "Brut", "CAS"], [cnp(1), "Ana", 5000.0, 1250.0]], "COLOANE_LIPSA"),
        ([["Nume", "Net"], ["Ana", 5000.0]], "NU_E_STAT_DE_PLATA"),
    ],
)
def test_no_payroll(rows, code):
    with pytest.raises(InputStop) as stop:
        read_files([book(rows)])
    assert stop.value.finding.code == code
    good = book([HEADER, person(2)])
    payroll = read_files([book(rows, name="alt.xlsx"), good], named=False)
    assert codes(payroll) == ["FISIER_SARIT"]
    assert cnp(2) in payroll.rows


def test_sheets_beside_the_payroll():
    partial = [["CNP", "Tichete"], [cnp(1), 600.0]]
    payroll = read_files([book([HEADER, person(1)], ("Note", [["De văzut"]]), ("Tichete", partial))])
    assert codes(payroll) == ["FOAIE_INCOMPLETA"]
    assert [u.sheet for u in payroll.sources[0].unused] == ["Note", "Tichete"]


def test_our_own_workbook_is_skipped():
    own = book(("Adeverințe", [["CNP", "Net"]]), ("Venituri", [["CNP", "Net"]]), ("Verificări", [["x"]]))
    payroll = read_files([own, book([HEADER, person(1)])])
    assert codes(payroll) == ["FISIER_SARIT"]


def test_a_stacked_header_that_begins_with_a_number_is_no_error():
    rows = [
        [True, "CNP", "Brut", "CAS"],
        [None, "Impozit", "Net", "CASS"],
        [1, "x", 2.0, 3.0],
        [None, 1.0, 2.0, 3.0],
    ]
    with pytest.raises(InputStop):
        read_files([book(rows)])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Total brut / Gross salary", "brut"),
        ("Net salary / Salariu net", "net"),
        ("CASS 10% / Health", "cass"),
        ("Impozit/Tax", "impozit"),
        ("Zile lucrate / Working days", "zile_lucrate"),
        ("Zile CM / Sick leave", "zile_cm"),
        ("Nume și prenume / Name", "nume"),
        ("Gross income", "brut"),
        ("National identification number / CNP", "cnp"),
        ("C.N.P./Personal code", "cnp"),
        ("Impozit pe venit / Personal income tax", "impozit"),
        ("Hours worked / Ore lucrate", "ore_lucrate"),
        ("Maternity hours / Ore maternitate", "ore_maternitate"),
        ("OreMat", "ore_maternitate"),
        ("Ore CFP / Unpaid hours", "ore_fara_plata"),
        ("Days worked", "zile_lucrate"),
    ],
)
def test_a_header_in_two_languages_means_what_both_say(label, name):
    found = headers.lookup(label)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "label",
    [
        "Brut / Net", "Zile CO / Zile CM", "CAS / CASS", "Salariu net / EUR", "Salariu net / Net salary EUR",
        "CNP / Name", "Ore CM / Annual leave hours", "Zile lucrate / Sick leave", "Annual leave",
        "Salariu net / Tax",
    ],
)  # fmt: skip
def test_sides_that_say_two_things_are_not_taken(label):
    assert headers.lookup(label) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("BonuriMasă", "tichete"),
        ("ValoareBonuri", "tichete"),
        ("ZileL", "zile_lucrate"),
        ("ZileLuc", "zile_lucrate"),
    ],
)
def test_words_that_only_capitals_part(label, name):
    found = headers.lookup(label)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("label", ["ZileX", "NetSalarial2", "OreLz"])
def test_such_words_are_heard_in_what_is_not_understood(label):
    assert headers.lookup(label) is None
    assert headers.speaks_of(label)[0]


@pytest.mark.parametrize(
    ("beside", "taken"), [("ZileCO", True), ("Persoane", False), ("Zile lucrate", False)]
)
def test_days_of_one_letter_are_worked_days_only_beside_absences(beside, taken):
    """Alone they may be "libere", and nothing would show it."""
    own = [[*person(number), 21.0, 0.0 if beside == "ZileCO" else 20.0] for number in (1, 2)]
    (layout,) = read_files([book([[*HEADER, "ZileL", beside], *own])]).layouts
    assert (layout.columns.get("zile_lucrate", ("", ""))[1] == "ZileL") is taken
