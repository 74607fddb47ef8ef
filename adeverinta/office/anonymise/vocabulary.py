"""The words of the trade: what stays readable in an anonymised export. Every other word may be a name."""

from __future__ import annotations

from functools import cache
from typing import Final

from adeverinta.core.month import MONTH_NAMES
from adeverinta.core.text import fold

_TITLES: Final = """
stat state plata plati salarii salariu salarial salariala salarizare luna lunii luni lunar anul an ani
ziua zile zi ore ora perioada pagina pag din de la pe cu si sau in pentru al ale a catre fara plus minus
total totaluri subtotal general generala raport reportat report intocmit verificat aprobat director
economic resurse umane semnatura stampila data tiparit listat generat exportat nr crt numar numarul cod
coduri fisa fise individuala individuale evidenta centralizator lista situatie situatia recapitulatie
export anexa model versiune program foaie sheet cont banca iban cui cif cnp firma societate societatea
unitate unitatea angajator angajatorul salariat salariati angajat angajati sc srl sa pfa ra snc scs ii if
sediu adresa strada str judet judetul jud localitate localitatea oras sector punct lucru sectia sectie
compartiment departament functia functie meserie contract contracte cim norma post tip fel mod lei ron
leu bani mii eur usd euro curs trim trimestrul semestrul ian feb mar apr mai iun iul aug sep sept oct noi
nov dec january february march april may june july august september october november december da nu true
false normal normala partial activ inactiv suspendat incetat concediu medical maternitate odihna crestere
copil somaj tehnic handicap scutit scutire it constructii agro cercetare sezonier indemnizatie prima
prime bonus spor sporuri suplimentare tichete masa cadou vacanta avans avansuri retineri retinere rest
chenzina lichidare venit venituri brut brute net nete baza calcul impozit impozitare deducere deduceri
personala suplimentara contributie contributii cas cass cam sanatate pensie pensii sindicat facultativa
facultative casa angajatori angajatorului csv xlsx xls ods txt prn xml html dbf pdf zip saga winmentor
mentor charisma ciel revisal reges anaf d112
"""


@cache
def known_words() -> frozenset[str]:
    """Folded words that are nobody's: of the titles of payroll programs, and of every header spelling."""
    from adeverinta.payroll.layout import spellings

    words = set(_TITLES.split())
    words.update(fold(name) for name in MONTH_NAMES)
    for table in vars(spellings).values():
        for text in _texts(table):
            words.update(fold(text).split())
    return frozenset(words)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    if isinstance(value, (tuple, list, set, frozenset)):
        return [text for part in value for text in _texts(part)]
    return []
