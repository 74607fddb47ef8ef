"""What is wrong and what to do, in the words of the page: its boxes and columns, its own remedies where those of
the rooms name commands of the terminal.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from adeverinta import api
from adeverinta.core.spoken import Words
from adeverinta.web.accept_boxes import CHOICES

if TYPE_CHECKING:
    from adeverinta.core.code import Code
    from adeverinta.core.finding import Finding

_REGISTER_BACK: Final = (
    "Puneți la loc ultima copie bună a fișierului registru.sqlite din folderul firmei. Dacă s-a pierdut, la terminal "
    "„adeverinta registru reface” îl scrie din adeverințele emise."
)
_EXPLAIN: Final = "Spuneți ce este coloana pe pagina „State de plată”."
_CLOCK: Final = "Verificați data calculatorului: ea este data eliberării."

REMEDIES: Final = {
    "ALT_ANGAJATOR_PESTE_TOT": "Dacă fișierele sunt ale altei firme, scoateți-le de pe pagina „State de plată” („Scoate”) și puneți-le la "
    "firma lor; altfel corectați codul fiscal pe pagina „Angajator”.",
    "ADEVERINTA_ATINSA": "Hotărâți dacă se înlocuiește: pe pagina „Registru”, „Înlocuiește” arată vechiul și noul alăturat.",
    "ANTET_ASEMANATOR": f"Corectați antetul în export. {_EXPLAIN}",
    "ANTET_NEINTELES": "Este suma lunii, în lei? Dacă da, scrieți antetul fără acel cuvânt (de exemplu „Salariu net”) sau "
    f"spuneți ce este. {_EXPLAIN} Dacă nu, exportați netul de după contribuții și impozit.",
    "APROBARE_ACELASI_NUME": "Aprobarea o dă altcineva: scrieți numele lui la „Aprobat de” când emiteți.",
    "APROBARE_FARA_INTOCMIT": "Completați pe pagina „Angajator” câmpul „Întocmit de”.",
    "APROBARE_LIPSA": "Arătați ciorna celui care aprobă, apoi scrieți numele lui la „Aprobat de” când emiteți.",
    "CERERE_ACUM_POSIBILA": "Apăsați „Emite” pe pagina „Adeverințe”.",
    "CERTIFICATE_MAI_MULTE": "Alegeți unul la terminal: „adeverinta semneaza” cu --eticheta NUME.",
    "CERTIFICAT_NEPOTRIVIT": "Alegeți alt fișier .p12 sau alt token.",
    "CHEIE_FARA_PAROLA": "Scrieți parola în câmpul de sub fișier.",
    "COD_PERIOADA_NECUNOSCUT": "Folosiți codurile 01-23 (sau litera) din lista perioadelor asimilate, pe pagina „Reguli”.",
    "COLOANA_NEINTELEASA": f"{_EXPLAIN} Dacă nu contează, scoateți-o din export.",
    "COLOANE_CARE_INCHID": "Nimic de făcut; vedeți pe pagina „State de plată”, la „Foile, cu coloanele înțelese”, dacă sunt "
    "coloanele la care vă așteptați.",
    "DATA_DEPARTE": f"{_CLOCK} Dacă este greșită, anulați numerele pe pagina „Registru” și emiteți din nou.",
    "DATA_INAPOI": _CLOCK,
    "DEJA_EMISA_CU_ALTE_DATE": "Dacă cea veche este greșită, deschideți adeverința și apăsați „Înlocuiește”: cea nouă o anulează, iar "
    "asta se tipărește pe ea.",
    "FISIER_PAROLA_GRESITA": "Scrieți altă parolă în câmpul de pe pagina „State de plată”; fiecare fișier se încearcă cu toate "
    "parolele scrise.",
    "FORMAT_SCHIMBAT": f"Vedeți coloanele pe pagina „State de plată”. {_EXPLAIN}",
    "FORMULAR_DEPUNERE": _CLOCK,
    "FORMULAR_NECUNOSCUT": "Alegeți formularul din lista coloanei „Formularul”, pe pagina „Cereri”.",
    "INLOCUIRE_FARA_CERERE": "Scrieți cererea persoanei pe pagina „Cereri”, sau anulați numărul pe pagina „Registru”.",
    "INLOCUIRE_FARA_DIFERENTE": "Dacă numărul vechi este greșit, anulați-l pe pagina „Registru”.",
    "LUNA_VIITOARE": f"{_CLOCK} Verificați și luna exportului.",
    "MOTIV_LUNI_LIPSA": "Completați motivul în cerere; el apare în raport, în registru și pe pagina adeverinței.",
    "NASTERE_VIITOARE": f"Corectați data în cerere. {_CLOCK}",
    "PDF_ALTUI_REGISTRU": _REGISTER_BACK,
    "PDF_NECONFIRMATE": "Nu predați aceste PDF-uri până nu apăsați din nou „Emite”, cu registrul la loc: atunci se confirmă. "
    + _REGISTER_BACK,
    "PDF_PROPRIU": "Puneți exportul statului de plată; o adeverință se verifică pe pagina „Registru”.",
    "PROCES_OPRIT": "Ce s-a emis rămâne. Apăsați din nou „Emite”.",
    "CAMP_ANGAJATOR_LIPSA": "Completați câmpul pe pagina „Angajator”.",
    "PROFIL_GRESIT": f"Ștergeți fișierul din folderul „formate” al firmei. {_EXPLAIN}",
    "RAPORT_STRAIN": "Mutați-l sau redenumiți-l și emiteți din nou; niciun număr nu a fost luat.",
    "REGISTRU_AL_DOILEA": f"Dacă nu ați vrut un al doilea registru: {_REGISTER_BACK[0].lower()}{_REGISTER_BACK[1:]}",
    "REGISTRU_DETERIORAT": f"Nu îl ștergeți. {_REGISTER_BACK}",
    "REGISTRU_INLOCUIT": "Puneți registrul refăcut la locul lui, cu numele registru.sqlite, în folderul firmei.",
    "REGISTRU_LIPSA": "Se creează la prima emitere.",
    "REGISTRU_MAI_VECHI": f"{_REGISTER_BACK} Altfel s-ar da a doua oară aceleași numere.",
    "REGISTRU_NESCRIS": "Verificați drepturile și spațiul liber; niciun număr nu s-a pierdut.",
    "REGISTRU_NETERMINAT": "Apăsați din nou „Emite”, ca cererea să primească acest număr, sau anulați-l pe pagina „Registru”.",
    "REGISTRU_NOU": "Dacă firma avea deja un registru, opriți-vă, puneți-l în folderul firmei cu numele registru.sqlite și "
    "anulați ce s-a emis acum.",
    "REGISTRU_NUMAR_NECUNOSCUT": "Verificați numărul și anul pe pagina „Registru”.",
    "REGISTRU_STARE": "Apăsați din nou „Emite”: cererea primește alt număr.",
    "REGISTRU_STRAIN": _REGISTER_BACK,
    "SEMNARE_CE_CHEIE": "Scrieți calea fișierului .p12 sau a bibliotecii tokenului.",
    "SEMNATA_ALT_FISIER": "Mutați-l din folderul „semnate” și semnați din nou.",
    "TOKEN_ETICHETA": "La terminal, „adeverinta semneaza --token BIBLIOTECA --lista” arată numele.",
    "TOKEN_FARA_PIN": "Scrieți PIN-ul în câmpul de sub bibliotecă.",
    "TOKEN_MAI_MULTE": "Scoateți-le pe celelalte și semnați din nou.",
    "TSA_FARA_RASPUNS": "Ce s-a semnat rămâne; semnați din nou mai târziu, sau fără marca de timp.",
    "VENIT_NET_NEDECIS": "Este netul de după contribuții și impozit? Răspundeți pe pagina „State de plată”; dacă nu este, exportați și brutul, "
    "CAS, CASS și impozitul.",
    "VERIFICAT_CIORNA": "Emiteți adeverința pe pagina „Adeverințe”.",
    "VERIFICAT_PAROLA": "Verificați-l pe pagina firmei care l-a emis: acolo se recunoaște după amprenta lui.",
    "VERIFICAT_SEMNAT": "Cine a semnat și când stă alături.",
    "VERIFICAT_SIGILIU": "Sigiliul îl poate pune oricine are programul: verificați pe pagina firmei care a emis-o, ori întrebați "
    "angajatorul.",
}  # fmt: skip
"""By code of a finding."""

NEVER: Final = (
    "ANONIMIZARE_", "CERERI_PESTE", "CLUSTER_", "FARA_FIRME", "IESIRE_", "INLOCUIRE_MAI_MULTI", "PORT_OCUPAT", "REFACE_",
    "REFACUT_", "REGISTRU_MAI_MULTI", "SABLOANE_", "SABLON_", "SEMNARE_CIORNA", "SEMNARE_FARA_REGISTRU",
)  # fmt: skip
"""How the codes begin that only commands of the terminal raise."""


@cache
def page_words() -> Words:
    """The words of the page: a box for each switch, columns as they stand above the table of requests."""
    boxes = {choice.name: f"bifați „{choice.words}” la emitere" for choice in CHOICES}
    password = {"password": "Scrieți parola în câmpul de pe pagina „State de plată”"}
    return Words(optiuni={**boxes, **password}, cererea=api.column_titles(), nicaieri="")


def in_page_words(item: Finding) -> Finding:
    """A finding for who sits before the page."""
    from adeverinta.api.catalogue import in_words

    said = in_words(item, page_words())
    return said._replace(remedy=REMEDIES.get(item.code, said.remedy))


def meaning(code: Code) -> str:
    """What a code says and what to do, with its blanks, for the page of help."""
    from adeverinta.api.catalogue import shown

    words = page_words()
    return f"{shown(code.message, words)} {REMEDIES.get(code.name) or shown(code.remedy, words)}"
