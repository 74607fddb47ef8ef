"""Finding codes: the register and its numbers."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

MARCA_NECITITA: Final = Chapter.OUTPUT.error(
    "MARCA_NECITITA",
    "Fișierul „{cale}”, care spune ce registru scrie în acest folder, nu se poate citi.",
    "Puneți-l la loc dintr-o copie; dacă nu aveți, ștergeți-l și reluați: adeverințele din folder se compară atunci cu registrul.",
)
REGISTRU_DISPARUT: Final = Chapter.OUTPUT.error(
    "REGISTRU_DISPARUT",
    "Registrul „{cale}” {motiv} de când a fost deschis.",
    "Puneți-l la loc și reluați comanda.",
)
FORMAT_NUMAR_GRESIT: Final = Chapter.OUTPUT.error(
    "FORMAT_NUMAR_GRESIT",
    "Formatul numărului „{format}” din profilul angajatorului nu poate fi folosit.",
    "Scrieți în secțiunea [registru] un format scurt cu {{numar}} și, dacă doriți, {{data}} sau {{an}}, de exemplu {{numar}}/{{data}}.",
)
REGISTRU_NESCRIS: Final = Chapter.OUTPUT.error(
    "REGISTRU_NESCRIS",
    "Registrul „{cale}” nu poate fi deschis sau scris: {motiv}.",
    "Verificați drepturile și spațiul liber sau dați alt fișier cu --registru; niciun număr nu s-a pierdut.",
)
REGISTRU_LIPSA: Final = Chapter.OUTPUT.error(
    "REGISTRU_LIPSA",
    "Registrul „{cale}” nu există sau este gol.",
    "Dați calea lui cu --registru; se creează la prima emitere.",
)
REGISTRU_OCUPAT: Final = Chapter.OUTPUT.error(
    "REGISTRU_OCUPAT",
    "Registrul „{cale}” este folosit de altă emitere de peste {secunde}.",
    "Așteptați să se termine cealaltă emitere și reluați comanda.",
)
REGISTRU_DETERIORAT: Final = Chapter.OUTPUT.error(
    "REGISTRU_DETERIORAT",
    "Fișierul „{cale}” nu este un registru sau este deteriorat.",
    "Nu îl ștergeți: puneți la loc ultima copie de siguranță sau dați registrul corect cu --registru.",
)
REGISTRU_STRAIN: Final = Chapter.OUTPUT.error(
    "REGISTRU_STRAIN",
    "Fișierul „{cale}” este o bază de date a altui program, nu un registru de adeverințe.",
    "Dați registrul corect cu --registru.",
)
REGISTRU_VERSIUNE_NOUA: Final = Chapter.OUTPUT.error(
    "REGISTRU_VERSIUNE_NOUA",
    "Registrul „{cale}” a fost scris de o versiune mai nouă a programului.",
    "Actualizați programul pe acest calculator.",
)
REGISTRU_NUMAR_NECUNOSCUT: Final = Chapter.OUTPUT.error(
    "REGISTRU_NUMAR_NECUNOSCUT",
    "Registrul nu are numărul {numar} din anul {an} al acestui angajator.",
    "Verificați numărul și anul cu „adeverinta registru lista”.",
)
REGISTRU_NUMAR_ANULAT: Final = Chapter.OUTPUT.error(
    "REGISTRU_NUMAR_ANULAT",
    "Numărul {numar} din anul {an} este deja anulat ({motiv}).",
    "Nu este nimic de făcut.",
)
REGISTRU_MOTIV_LIPSA: Final = Chapter.OUTPUT.error(
    "REGISTRU_MOTIV_LIPSA",
    "Anularea numărului {numar} din anul {an} cere un motiv.",
    "Dați motivul în comandă.",
)
REGISTRU_STARE: Final = Chapter.OUTPUT.error(
    "REGISTRU_STARE",
    "Numărul {numar} din anul {an} nu mai poate fi confirmat: între timp a fost anulat în registru.",
    "Verificați-l cu „adeverinta registru lista” și reluați comanda: cererea primește alt număr.",
)
REGISTRU_NETERMINAT: Final = Chapter.OUTPUT.warning(
    "REGISTRU_NETERMINAT",
    "Numărul {numar} din anul {an} ({persoana}, formularul {formular}) este rezervat de o emitere care nu s-a terminat.",
    "Reluați cererea cu aceleași date ca să primească acest număr, sau anulați-l cu „adeverinta registru anuleaza”.",
)
REGISTRU_REZERVARE_ANULATA: Final = Chapter.OUTPUT.warning(
    "REGISTRU_REZERVARE_ANULATA",
    "Numărul {eticheta} ({persoana}) rămăsese rezervat și a fost anulat în registru: {motiv}.",
    "Dacă găsiți un PDF cu numărul {numar}, nu îl folosiți.",
)
REGISTRU_LANT_RUPT: Final = Chapter.OUTPUT.error(
    "REGISTRU_LANT_RUPT",
    "Registrul „{cale}” a fost schimbat în afara programului: {ce}.",
    "Puneți la loc o copie de siguranță sau comparați cu registrul tipărit și cu adeverințele emise.",
)
