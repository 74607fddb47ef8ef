"""Codes of the page: why it cannot be opened."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code, Severity

E = Severity.ERROR

CODES: Final[dict[str, Code]] = {
    "PAGINA_OCUPATA": Code(
        E,
        "Pagina folderului „{cale}” este deschisă de alt program, care nu răspunde.",
        "Închideți celălalt program (sau reporniți calculatorul) și încercați din nou.",
    ),
    "PAGINA_LIPSA": Code(
        E, "Adresa nu este a niciunei pagini a biroului.", "Întoarceți-vă la „Birou” și alegeți de acolo."
    ),
    "PAGINA_DEFECTA": Code(
        E,
        "Pagina nu a putut fi făcută ({eroare}).",
        "Reîncărcați-o; dacă se repetă, trimiteți cuvântul din paranteză celui care v-a instalat programul.",
    ),
    "PORT_OCUPAT": Code(
        E,
        "Portul {port} este folosit de alt program.",
        "Dați alt număr la --port sau --port 0 pentru oricare este liber.",
    ),
    "DOSAR_NEFOLOSIBIL": Code(
        E,
        "Folderul „{cale}” nu poate fi folosit ca birou: nu este un folder sau nu aveți dreptul să scrieți în el.",
        "Alegeți alt folder sau cereți dreptul de scriere; dacă Windows a anunțat că a blocat modificări, permiteți programul la „Acces controlat la foldere”.",
    ),
}
