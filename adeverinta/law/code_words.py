"""The Romanian words for what the data files name by a code: roundings, ways to choose months."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

WORDS: Final = {
    "half_up_leu": "la leu, 50 de bani în sus",
    "half_down_leu": "la leu, 50 de bani în jos",
    "up_leu": "în sus la leu",
    "half_up_contribution": "la leu, 50 de bani în sus, ca orice contribuție",
    "up_ten_lei": "în sus la 10 lei",
    "consecutive": "lunile la rând",
    "qualifying": "ultimele luni care îndeplinesc condițiile",
    "icc_minim": "indemnizația minimă a lunii",
    "luna_anterioara": "ca venitul lunii dinainte",
    "venit_cuvenit": "venitul cuvenit pentru luna nașterii",
    "nastere+42": "nașterea + 42 de zile",
    "nastere+41": "nașterea + 41 de zile",
    "toate_fara": "toate, fără cele numite",
    "salariu_minim": "salariul minim",
    "salariu_minim_pe_zile": "salariul minim, pe zile",
    "salariu_mediu_pe_zile": "salariul mediu, pe zile",
    "tranzitoriu_2017": "regula tranzitorie din 2017",
    "luna_nasterii": "luna nașterii",
}
"""What `reguli`, `explica`, the workbook and the page print instead of a code."""

_LETTERS: Final = {
    "adoptie": "adopție", "alta": "altă", "anterioara": "anterioară", "anunt": "anunț", "atesta": "atestă",
    "baza": "bază", "cand": "când", "comunicarea": "comunicarea", "conditii": "condiții", "cota": "cotă",
    "dupa": "după", "exceptate": "exceptate", "exceptii": "excepții", "fara": "fără", "functia": "funcția",
    "impartitor": "împărțitor", "in": "în", "inainte": "înainte", "incadrare": "încadrare",
    "inregistrare": "înregistrare", "intoarcere": "întoarcere", "intreruperi": "întreruperi",
    "intretinere": "întreținere", "masura": "măsură", "nastere": "naștere", "nasterii": "nașterii",
    "nelamurit": "nelămurit", "optiune": "opțiune", "pana": "până", "paste": "Paște", "fata": "față",
    "perioada": "perioadă",
    "petitie": "petiție",
    "plangere": "plângere", "plata": "plată", "ramanere": "rămânere", "sanatate": "sănătate",
    "scadere": "scădere",
    "schimbari": "schimbări", "scolar": "școlar", "suma": "sumă", "suporta": "suportă", "tineri": "tineri",
    "treapta": "treaptă", "varsta": "vârstă", "lauzie": "lăuzie", "scazute": "scăzute",
}  # fmt: skip


def in_words(keys: Iterable[str]) -> str:
    """The name of a part of a value, with its diacritics.

    >>> in_words("luna_nasterii".split("_")), in_words(["fara", "venit", "in", "luna"])
    ('luna nașterii', 'fără venit în luna')
    """
    return " ".join(_LETTERS.get(word, word) for key in keys for word in key.split())
