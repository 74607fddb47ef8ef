"""Finding codes: what the machine refuses: files kept back, places that cannot be written."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

FISIER_LIPSA: Final = Chapter.FILES.error(
    "FISIER_LIPSA",
    "Fișierul sau folderul „{fisier}” nu există.",
    "Verificați numele și locul fișierului, apoi reluați.",
)
FISIER_NECITIBIL: Final = Chapter.FILES.error(
    "FISIER_NECITIBIL",
    "Fișierul „{fisier}” nu poate fi deschis: {motiv}.",
    "Verificați drepturile de citire, închideți fișierul dacă este deschis în alt program și reluați.",
)
IESIRE_NESCRISA: Final = Chapter.OUTPUT.error(
    "IESIRE_NESCRISA",
    "Nu se poate scrie în „{cale}”: {motiv}.",
    "Verificați drepturile și spațiul liber, închideți fișierul dacă este deschis în alt program și reluați.",
)
IESIRE_LEGATURA: Final = Chapter.OUTPUT.error(
    "IESIRE_LEGATURA",
    "„{cale}” este o legătură către alt folder; în ea nu se scriu adeverințe.",
    "Ștergeți legătura sau dați la --iesire folderul adevărat.",
)
REFACE_EXISTA: Final = Chapter.OUTPUT.error(
    "REFACE_EXISTA",
    "Registrul „{cale}” există; refacerea nu scrie peste un registru.",
    "Dați alt fișier cu --registru sau mutați-l pe cel vechi, dacă este într-adevăr pierdut.",
)
IESIRE_DESCHISA: Final = Chapter.OUTPUT.error(
    "IESIRE_DESCHISA",
    "Fișierul „{cale}” este deschis în alt program (de exemplu Excel) sau este protejat și nu poate fi înlocuit.",
    "Închideți-l și reluați comanda; adeverințele deja emise își păstrează numărul și data.",
)
IESIRE_NU_E_FOLDER: Final = Chapter.OUTPUT.error(
    "IESIRE_NU_E_FOLDER",
    "„{cale}” este un fișier, nu un folder.",
    "Dați la --iesire numele unui folder nou sau existent.",
)
