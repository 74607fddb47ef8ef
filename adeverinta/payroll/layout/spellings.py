"""The header spellings known, as data: contract name to spellings, the surest tier first.

A spelling is compared squashed: case, diacritics, dots, underscores, spaces and rates ("25%") do not
matter. Tiers: when columns of two tiers stand in one sheet the surer one is taken (the whole gross
"Venit brut" over "Salariu brut"); two columns of one tier are refused unless they hold the same.
"""

from __future__ import annotations

from typing import Final

NET_STRONG: Final = "net"
NET_BARE: Final = "net?"
YEAR: Final = "an"
IGNORED: Final = "-"

SPELLINGS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "cnp": (
        (
            "cnp", "c.n.p.", "cnp-ul", "cnp salariat", "cnp angajat", "cnp asigurat", "cod numeric personal",
            "cod numeric", "cod personal", "cnp nif", "cnp/nif", "cod numeric personal cnp",
        ),
    ),
    "marca": (
        (
            "marca", "marca salariat", "marca angajat", "nr. marca", "numar marca", "nr. matricol",
            "numar matricol", "matricola", "matricol", "id salariat", "id angajat",
        ),
        ("cod angajat", "cod salariat"),
        ("nr_cim", "numar_contract", "nr. contract", "nr. cim", "cim", "numar cim"),
        ("cod", "id"),
    ),
    "nume": (
        (
            "nume", "numele", "nume si prenume", "numele si prenumele", "numele/prenumele", "nume prenume",
            "nume/prenume", "den_salariat", "denumire salariat", "angajat", "angajatul", "salariat",
            "salariatul", "nume angajat", "nume salariat", "nume complet", "numele salariatului",
            "numele angajatului", "numele si prenumele salariatului", "nume si prenume salariat",
            "nume si prenume angajat", "nume, prenume", "nume familie", "nume de familie",
            "numele prenumele",
        ),
    ),
    "prenume": (("prenume", "prenumele", "prenume angajat", "prenume salariat"),),
    "luna": (
        (
            "luna", "luna/an", "luna/anul", "luna an", "an/luna", "anul/luna", "luna si anul",
            "luna de referinta", "luna referinta", "luna salarizare", "luna de salarizare", "luna calcul",
            "luna venit", "luna stat", "luna_an", "an_luna", "lunaan", "luna calendaristica",
        ),
        ("perioada",),
    ),
    YEAR: (("an", "anul", "an calendaristic", "an stat", "an calcul"),),
    "angajator_cui": (
        (
            "angajator_cui", "cui angajator", "cif angajator", "cod fiscal angajator", "cui firma",
            "cif firma", "cui societate", "cod fiscal firma", "cui unitate",
        ),
        ("cui", "cif", "cod fiscal", "cod unic de inregistrare", "cui/cif"),
    ),
    "angajator": (
        (
            "angajator", "angajatorul", "denumire angajator", "nume angajator", "societate", "societatea",
            "denumire societate", "nume societate", "firma", "denumire firma", "nume firma", "unitatea",
            "denumire unitate", "companie", "compania",
        ),
    ),
    "tip_venit": (
        ("tip_venit", "tip venit", "tipul venitului", "tipul de venit", "tip de venit", "fel venit",
         "felul venitului", "categorie venit", "natura venitului"),
    ),
    "cod_indemnizatie": (
        ("cod_indemnizatie", "cod indemnizatie", "codul indemnizatiei", "cod concediu medical", "cod cm",
         "cod indemniz.", "cod concediu", "cod boala", "cod certificat medical"),
    ),
    "cod_perioada": (("cod_perioada", "cod perioada asimilata", "perioada asimilata", "cod per. asimilata"),),
    "brut": (
        (
            "brut", "venit brut", "venitul brut", "venit total", "total brut", "brut total", "brut realizat",
            "venit brut realizat", "venit brut total", "total venit brut", "total salariu brut",
            "salariu brut total", "total salarii brut", "salariul brut total", "salariu brut realizat",
            "salariul brut realizat", "salariu total brut", "total drepturi", "total drepturi brute",
            "drepturi brute", "venituri brute", "total venituri brute", "total venit", "total venituri",
            "gross", "brut lunar", "castig brut", "total castig brut",
        ),
        ("salariul brut", "salariu brut", "sal. brut", "salar brut", "salariile brute"),
    ),
    "cas": (
        (
            "cas", "c.a.s.", "cas angajat", "cas salariat", "cas asigurat", "cas individual", "cas sal.",
            "asigurari sociale", "asigurari sociale (cas)", "asig. sociale", "contributia cas",
            "contrib. pensii", "contributie pensii", "contributia la pensii", "contributie pensie",
            "contributia individuala de asigurari sociale", "contributia de asigurari sociale",
            "pensie_suplimentara_3", "fond pensii", "fond pensie", "cas retinut", "pensii cas", "cas pensie",
            "cas (pensie)", "cas pensii", "cas ang.", "cas gr.3", "contributie asigurari sociale cas",
            "contributia de asigurari sociale cas",
        ),
    ),
    "cass": (
        (
            "cass", "c.a.s.s.", "cass angajat", "cass ang.", "cass salariat", "cass asigurat",
            "cass individual",
            "cass sal.", "san. angajat", "san angajat", "contrib. san.", "asig_sanatate_din_net",
            "fond sanatate", "fond de sanatate", "contributia de sanatate", "contributie sanatate",
            "contrib. sanatate", "asig. sanatate", "asigurari de sanatate", "asigurari sanatate", "sanatate",
            "asigurari sociale de sanatate", "asigurari sociale de sanatate cass", "asigurari sanatate cass",
            "asigurari de sanatate cass", "asig. soc. sanatate", "asig. sociale sanatate",
            "contributia de asigurari sociale de sanatate", "cass sanatate", "cass (sanatate)",
            "sanatate cass", "contributia de asigurari sociale de sanatate cass",
        ),
    ),
    "somaj": (
        (
            "somaj", "aj. som.", "ajutor somaj", "ajutor de somaj", "fond somaj", "fond de somaj", "somaj_1",
            "somaj angajat", "somaj salariat", "contributie somaj", "contributia de somaj", "contrib. somaj",
            "cont_ajs", "som. angajat", "somaj individual",
        ),
    ),
    "deducere": (
        ("total deducere", "total deduceri", "deduceri total", "deducere totala", "deducere personala totala",
         "total deduceri personale"),
        ("deducere", "deduceri", "deducere personala", "deduceri personale", "ded. pers.", "ded. personala",
         "deducere pers.", "deduceri pers.",
         "deducere personala (dp)", "dp", "deducerea personala", "ded."),
        ("ded_baza", "dpb", "deducere de baza", "deducere personala de baza", "deducere baza",
         "ded. pers. de baza", "ded. de baza", "ded. baza"),
    ),
    "sindicat": (("sindicat", "cotizatie sindicat", "cotizatie sindicala", "cotizatia sindicala",
                  "cotizatie de sindicat"),),
    "pensie_facultativa": (
        ("pensie_facultativa", "pensii facultative", "pensie facult.", "pensia facultativa",
         "contributie pensie facultativa", "contributii pensii facultative", "pilon iii", "pilon 3",
         "pilonul iii", "pilonul 3", "pens. facultativa"),
    ),
    "baza_impozit": (
        (
            "baza_impozit", "baza de calcul impozit", "bc impozit", "baza impozitare", "baza de impozitare",
            "venit_baza", "venit_bc_imp", "venit baza de calcul", "venit impozabil", "venitul impozabil",
            "baza impozabila", "baza imp.", "baza calcul impozit", "baza de calcul a impozitului",
            "baza de calcul", "venit baza calcul impozit", "venit baza de calcul impozit",
        ),
    ),
    "impozit": (
        (
            "impozit", "impozitul", "impozit retinut", "impozit pe venit", "impozit pe venit (iv)", "iv",
            "impozit venit", "incometax", "income tax", "imp. retinut", "impozit salarii",
            "impozit pe salarii", "impozit pe salariu", "impozit salariu", "impozit datorat",
            "imp.", "impozit calculat si retinut", "impozit pe veniturile din salarii", "imp. pe venit",
            "impozit pe venituri din salarii", "imp. salarii", "impozit lunar",
        ),
    ),
    NET_STRONG: (
        (
            "net", "salariu net", "salariul net", "sal. net", "sal_net", "salar net", "salariu net realizat",
            "salariul net realizat", "net realizat", "salariu net lunar", "salariu net calculat",
            "venit net dupa impozit", "net dupa impozit", "venit net dupa impozitare", "net salariu",
        ),
    ),
    NET_BARE: (
        (
            "venit net", "venitul net", "ven. net", "ven_net_in_imp", "net de plata", "total net",
            "venit net realizat", "venit net lunar", "venituri nete", "suma neta", "net total",
            "venit net total", "total venit net", "venit net salarii", "venit net din salarii", "net incasat",
            "net de incasat", "venit salarial net",
        ),
    ),
    "neimpozabil": (
        (
            "neimpozabil", "neimpoz", "suma neimpozabila", "sume neimpozabile", "venit neimpozabil",
            "venituri neimpozabile", "suma netaxabila", "sume netaxabile", "netaxabil",
            "facilitate salariu minim", "facilitate salariu minim (netaxabil)",
            "suma netaxabila salariu minim",
        ),
    ),
    "tichete": (
        ("tichete", "tichete masa", "tichete de masa", "tichete_nominal", "valoare tichete",
         "valoare tichete de masa", "valoare tichete masa", "bonuri de masa", "bonuri masa", "bonuri",
         "valoare bonuri", "valoare bonuri de masa", "valoare bonuri masa", "bonuri valorice",
         "tichete valoare"),
    ),
    "zile_lucrate": (
        ("zile_lucrate", "zile lucrate", "nr. zile lucrate", "nr. zile lucrate luna", "numar zile lucrate",
         "zile lucrate in luna", "zile efectiv lucrate", "z. lucrate", "zl. lucr.", "zl. lucrate",
         "z. lucr.", "nr. zile lucr.",
         "zile de lucru efectuate", "zile lucrate realizate", "zile platite lucrate", "zile lucr.",
         "zile lucrate efectiv", "zile muncite", "zile prestate", "zile lucrate lunar", "zlucr", "z_lucr",
         "zile_luc", "zile_lucr", "timp lucrat zile", "timp lucrat (zile)"),
        (),
        ("zile l", "zile luc", "z l", "zile pontate", "zile pontaj", "zile regie"),
    ),
    "zile_co": (
        ("zile_co", "zile co", "zile concediu de odihna", "zile concediu odihna", "zile c.o.",
         "concediu de odihna zile", "concediu odihna zile", "co zile", "zile de concediu de odihna",
         "nr. zile co", "nr. zile concediu de odihna", "zile conc. odihna",
         "zco", "z. co", "zl. co", "zile c. odihna", "zile odihna", "zile de odihna", "zile concediu",
         "zile conc. de odihna"),
    ),
    "zile_cm": (
        ("zile_cm", "zile cm", "cm zile", "zile concediu medical", "zile c.m.", "concediu medical zile",
         "zile concediu de boala", "zile concediu boala", "nr. zile cm", "zile boala", "zile medical",
         "zile conc. medical", "nr. zile concediu medical", "zile incapacitate", "total zile cm",
         "zcm", "z. cm", "zl. cm", "zile medicale", "zile incapacitate temporara",
         "zile incapacitate temporara munca", "zile incapacitate munca", "zile itm"),
    ),
    "zile_fara_plata": (
        ("zile_fara_plata", "zile fara plata", "zile cfs", "zile cfp", "zile concediu fara plata",
         "zile concediu fara salariu", "concediu fara plata zile", "zile c.f.s.", "zile c.f.p.",
         "zile neplatite", "zile fp", "zl. fp", "z. fp", "zfp", "zcfp", "zcfs", "zile abs. nemotivate",
         "zile absente nemotivate", "absente nemotivate zile", "zile nemotivate", "zile absente",
         "zile invoire", "zile invoiri", "zile invoire neplatita", "cfp zile", "cfs zile", "nr. zile cfp",
         "zile cfplata", "zile conc. fara plata", "nr. zile fara plata"),
    ),
    "zile_icc": (
        ("zile_icc", "zile icc", "zile cic", "zile ccc", "zcic", "zccc", "cic zile", "ccc zile", "icc zile",
         "zile crestere copil", "zile cresterea copilului", "zile concediu crestere copil",
         "zile concediu cresterea copilului", "zile concediu pentru cresterea copilului",
         "zile conc. crestere copil", "zile conc. crest. copil", "zile ingrijire copil 2 ani",
         "zile ingrijire copil pana la 2 ani", "zile concediu ingrijire copil 2 ani",
         "zile cresterea copilului", "zile suspendare crestere copil", "nr. zile cic", "nr. zile ccc"),
    ),
    "zile_somaj_tehnic": (
        ("zile_somaj_tehnic", "zile somaj tehnic", "somaj tehnic zile", "zile st",
         "zile intrerupere activitate", "zile suspendare somaj tehnic", "nr. zile somaj tehnic"),
    ),
    "zile_maternitate": (
        ("zile_maternitate", "zile maternitate", "zile concediu maternitate", "zile concediu de maternitate",
         "zile conc. maternitate", "nr. zile maternitate", "maternitate zile", "zile mat.",
         "zile cm maternitate",
         "zile sarcina si lauzie", "zile sarcina lauzie", "zile concediu sarcina si lauzie",
         "zile concediu de sarcina si lauzie", "zile sarcina si lehuzie", "zile concediu sarcina lauzie",
         "zile sarcina/lauzie", "zile sl", "zile s.l.", "zile lauzie", "zile lehuzie",
         "zile prenatal si postnatal", "zile prenatal/postnatal", "zile pre/postnatal",
         "zile pre si postnatal",
         "zile c. maternitate", "zile c. maternit.", "zile conc. maternit.", "zile maternit.",
         "zile cm sarcina si lauzie", "zile cm sarcina lauzie", "zile cm sarcina si lehuzie",
         "zile concediu medical sarcina si lauzie", "zile concediu medical maternitate",
         "zile cm cod 08", "zile cm cod 8", "zile cod 08", "zile cod 8", "zile c. sarcina", "zile sarcina",
         "concediu de maternitate zile", "concediu maternitate zile", "sarcina si lauzie zile",
         "zile risc maternal si maternitate"),
    ),
    "indemnizatie_maternitate": (
        ("indemnizatie_maternitate", "indemnizatie maternitate", "indemnizatie de maternitate",
         "indemnizatia de maternitate", "indemnizatia maternitate", "ind. maternitate", "indemn. maternitate",
         "indemniz. maternitate", "indemnizatie sarcina si lauzie", "indemnizatie sarcina lauzie",
         "indemnizatie concediu maternitate", "indemnizatie concediu de maternitate", "maternitate suma",
         "suma maternitate", "maternitate lei", "maternitate brut", "indemnizatie sarcina si lehuzie",
         "concediu maternitate suma", "concediu de maternitate suma", "ind. mat.", "indemn. maternit.",
         "indemniz. maternit.", "ind. maternit.", "indemnizatie cm cod 08", "indemnizatie cm cod 8",
         "indemnizatie cod 08", "ind. sarcina si lauzie", "sarcina si lauzie lei", "sarcina si lauzie suma"),
    ),
    "indemnizatie_cm": (
        ("indemnizatie_cm", "indemnizatie cm", "indemnizatii cm", "indemnizatia cm", "ind. cm", "indemn. cm",
         "indemniz. cm", "indemnizatie concediu medical", "indemnizatii concedii medicale",
         "indemnizatie concedii medicale", "indemnizatie c.m.", "indemnizatie boala", "indemnizatii boala",
         "indemnizatie de boala", "cm_brut", "suma cm", "cm suma", "cm lei", "concediu medical suma",
         "concediu medical lei", "concediu medical valoare", "valoare cm", "brut cm", "concediu medical brut",
         "total indemnizatie cm", "total indemnizatii cm"),
        ("cm_net", "net cm", "indemnizatie cm neta", "indemnizatie neta cm", "concediu medical net"),
    ),
    "ore_lucrate": (
        ("ore_lucrate", "ore lucrate", "nr. ore lucrate", "numar ore lucrate", "ore efectiv lucrate",
         "ore lucrate efectiv", "timp lucrat ore", "timp lucrat (ore)", "ore lucrate in luna", "ore lucr.",
         "total ore lucrate"),
    ),
    "ore_co": (
        ("ore_co", "ore co", "ore concediu de odihna", "ore concediu odihna", "ore c.o.", "co ore",
         "nr. ore co", "ore odihna"),
    ),
    "ore_cm": (
        ("ore_cm", "ore cm", "ore concediu medical", "ore c.m.", "cm ore", "nr. ore cm", "ore boala",
         "ore medical"),
    ),
    "ore_fara_plata": (
        ("ore_fara_plata", "ore fara plata", "ore cfp", "ore cfs", "ore concediu fara plata", "ore fp",
         "ore absente nemotivate", "ore nemotivate", "ore neplatite", "ore absente", "nr. ore fara plata"),
    ),
    "ore_maternitate": (("ore_maternitate", "ore maternitate", "ore concediu maternitate", "ore mat."),),
    "norma": (
        ("norma", "norma zilnica", "ore pe zi", "ore/zi", "norma de lucru", "norma ore/zi", "norma ore pe zi",
         "timp de munca ore/zi", "norma (ore)", "ore zi"),
    ),
    "data_angajarii": (
        ("data_angajarii", "data angajare", "data angajarii", "data ang.", "angajat la data",
         "angajat la", "data inceperii", "data inceput",
         "data inceput contract", "data incadrarii", "data incadrare", "data inceput cim", "angajat din",
         "data inceperii activitatii", "data intrarii"),
    ),
    "data_incetarii": (
        ("data_incetarii", "data incetare", "data incetarii", "data plecarii", "data plecare",
         "data lichidarii",
         "data lichidare", "data sfarsit", "data sfarsit contract", "data incetare contract",
         "data incetarii contractului", "data incetare cim"),
    ),
    "functie_de_baza": (("functie_de_baza", "functie de baza", "functia de baza", "are functia de baza",
                         "la functia de baza", "loc de munca de baza"),),
    "facilitate": (("facilitate", "facilitate fiscala", "facilitati", "scutire", "tip facilitate"),),
    "persoane_intretinere": (
        ("persoane_intretinere", "persoane in intretinere", "nr. persoane in intretinere",
         "nr. persoane intretinere", "pers. in intretinere", "nr. pers. in intretinere", "pers. intretinere",
         "numar persoane in intretinere", "nr. pers. intr.", "persoane intr."),
    ),
    IGNORED: (
        ("rest de plata", "rest plata", "de plata", "total de plata", "total plata", "rest", "avans",
         "avans_sal", "retineri", "popriri", "car", "ret_car", "salariu", "salariu de baza",
         "salariul de baza", "salariu incadrare", "nr. crt.", "cam", "contributie asiguratorie",
         "punct de lucru", "punctul de lucru", "punct lucru",
         "zile lucratoare", "ore", "lucrat", "total retineri", "zile lucratoare luna", "zile calendaristice",
         "nr. zile lucratoare", "zile lucratoare in luna", "ore lucratoare", "ore suplimentare", "ore noapte",
         "ore de noapte", "ore supl.", "ore norma", "total ore", "nr. tichete", "numar tichete",
         "zile tichete", "nr. zile tichete", "numar tichete masa", "tichete nr.", "nr. tichete masa",
         "nr. tichete de masa",
         "zile co ramase", "zile co cuvenite", "sold co", "sold zile co", "zile co restante", "co ramas",
         "total contributii", "dpbtin", "dpbcop", "ded_supl", "deducere suplimentara", "net orar",
         "sporuri", "spor", "spor vechime", "spor de vechime", "prime", "prima", "premii", "bonus",
         "bonusuri",
         "diurna", "sporuri si prime", "alte sporuri", "indemnizatie de conducere", "indemnizatie conducere",
         "salariu tarifar", "tarif orar", "salariu orar", "salariu negociat", "salariul de incadrare",
         "garantie", "imputatii", "pensie alimentara", "rata", "rate", "credite", "chenzina i", "lichidare",
         "virat pe card", "card", "numerar", "cont", "iban", "varsta", "vechime", "grila", "gradatie",
         "treapta",
         "cod cor", "cor", "cod functie", "nr.", "nr", "crt.", "telefon", "cod postal", "procent spor"),
    ),
}  # fmt: skip

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "zile_cm": (
        "zile concediu boala societate", "zile concediu de boala societate", "zile concediu boala cas",
        "zile concediu de boala cas", "zile cm unitate", "zile cm angajator", "zile cm firma",
        "zile cm fnuass", "zile cm fond", "zile cm buget", "zile cm cas", "zile cm societate",
        "zile cm fnass", "cm unitate (zile)", "cm fnuass (zile)", "cm unitate zile", "cm angajator zile",
        "cm firma zile", "cm societate zile", "cm fond zile", "cm cas zile", "cm buget zile",
        "cm fnuass zile", "zile cm ang.", "zcm unitate", "zcm fnuass", "zcm fond",
        "zile concediu medical unitate", "zile concediu medical fnuass",
        "zile concediu medical angajator", "zile concediu medical fond",
    ),
    "indemnizatie_cm": (
        "indemnizatie cm unitate", "indemnizatie cm angajator", "indemnizatie cm firma",
        "indemnizatie cm fnuass", "indemnizatie cm fond", "indemnizatie cm societate",
        "indemnizatie cm cas", "indemnizatie cm buget", "cm unitate lei", "cm fnuass lei",
        "cm angajator lei", "cm fond lei", "cm unitate suma", "cm fnuass suma", "suma cm unitate",
        "suma cm fnuass", "indemnizatie cm din fond", "indemnizatie cm suportata de unitate",
        "indemnizatie cm suportata de fnuass", "brut cm unitate", "brut cm fnuass",
    ),
}  # fmt: skip
"""Columns that are shares of one: they are added up when the whole does not stand in the sheet."""

MORE: Final[dict[str, tuple[str, ...]]] = {
    "tichete": ("vouchere de vacanta", "vouchere vacanta", "voucher de vacanta", "voucher vacanta",
                "tichete de vacanta", "tichete vacanta", "valoare vouchere vacanta"),
}  # fmt: skip
"""Columns that are more of one, which stand beside it and are added to it: taxed alike."""
