"""Words of headers that are no spelling: those that change nothing, those that make another thing of it."""

from __future__ import annotations

from typing import Final

NEUTRAL: Final = frozenset(
    (
        "contributie", "contributia", "contributii", "contributiile", "contrib", "individuala",
        "individual", "angajat", "angajatului", "angajati", "salariat", "salariatului", "salariati",
        "asigurat", "asiguratului", "lei", "ron", "valoare", "val", "suma", "luna", "lunar", "lunara",
        "lunii", "aferent", "aferenta", "pe", "de", "la", "pentru", "din", "a", "al", "ale", "cu", "si", "in",
    )
)  # fmt: skip
"""Words that change nothing, left out when a header is not known as it stands."""

SHORTENED: Final = {
    "sal": "salariu", "salar": "salariu", "ven": "venit", "realiz": "realizat", "tot": "total",
    "indemn": "indemnizatie", "indemniz": "indemnizatie", "ind": "indemnizatie", "conc": "concediu",
    "abs": "absente", "absent": "absente", "nemotiv": "nemotivate", "lucr": "lucrate", "zl": "zile",
    "odih": "odihna", "odihn": "odihna", "maternit": "maternitate", "mat": "maternitate", "ded": "deducere",
    "pers": "personala", "impoz": "impozit", "impozab": "impozabil",
    "fac": "facultativa", "facult": "facultativa", "pens": "pensie", "intr": "intretinere",
}  # fmt: skip
"""How words of headers are cut short, and the word each stands for."""

WORKING: Final = frozenset(("lucratoare", "lucratori"))
"""Says of days of absence that they are working days: surer than a header that leaves it open."""
TAKEN: Final[dict[str, frozenset[str]]] = {
    "zile_co": frozenset(("efectuate", "efectuat", "luate", "consumate", "efectiv")),
    "zile_cm": frozenset(("platite", "indemnizate")),
    "zile_maternitate": frozenset(("platite", "indemnizate")),
}
"""Words that change nothing of days of a leave. Paid days of rest leave may be days not taken, at its end."""

LAWS: Final = frozenset(
    ("art", "alin", "lit", "lege", "legea", "legii", "oug", "og", "hg", "ordin", "cod", "codul", "fiscal")
)
CITED: Final = LAWS | frozenset(
    (
        "retinut", "retinuta", "retinere", "datorat", "datorata", "gr", "grupa", "i", "ii", "iii", "cota",
        "cf", "conf", "conform", "nr", "procent",
    )
)  # fmt: skip
"""What a contribution or tax header may also name: its rate, its law, its group."""

EMPLOYER: Final = frozenset(
    (
        "angajator", "angajatorului", "angajatori", "unitate", "unitatii", "firma", "firmei",
        "societate", "societatii", "patron", "patronal", "patronului", "cam", "asiguratorie",
    )
)  # fmt: skip
OTHER_TIME: Final = frozenset(
    (
        "cumulat", "cumulate", "cumul", "anual", "anuala", "precedent", "precedenta", "anterior",
        "anterioara",
        "estimat", "estimata", "estimate", "estimativ", "trimestru", "semestru", "plan", "planul",
        "planificat",
        "planificata", "planificate", "bugetat", "bugetata", "buget", "bugetul", "previzionat", "previziune",
        "prognoza", "prognozat", "propus", "propuneri", "simulare", "simulat",
    )
)  # fmt: skip
"""Group labels of another time than the month, or of what was planned and not of what was done."""
OTHER_MEASURE: Final = OTHER_TIME | frozenset(
    (
        "avans", "concediu", "concedii", "medical", "medicale", "boala", "cm", "maternitate", "ore", "ora",
        "orar", "inainte", "restant", "restanta", "diferenta", "diferente", "regularizare", "procent",
        "cota", "nr", "numar", "eur", "euro", "usd", "valuta", "mii", "bani", "contract", "contractual",
        "prime", "prima", "chenzina",
    )
)  # fmt: skip
"""Group labels under which an amount is not the month's own: its column is not taken."""

NO_USE: Final = frozenset(
    (
        "spor", "sporuri", "sporul", "prima", "prime", "premiu", "premii", "bonus", "bonusuri", "diurna",
        "avans", "retinere", "retineri", "retinut", "poprire", "popriri", "rest", "baza", "baze", "card",
        "virat", "virament", "cost", "costuri", "garantie", "imputatii", "rate", "credit", "credite",
        "tichet", "tichete", "bonuri", "vacanta", "cadou", "incadrare", "tarif", "tarifar", "orar", "vechime",
        "cam", "crt", "cont", "iban", "cor", "grila", "gradatie", "treapta", "telefon", "postal", "varsta",
    )
)  # fmt: skip
"""Words of columns that neither net nor days are read from: parts of the gross, retentions, other things."""
