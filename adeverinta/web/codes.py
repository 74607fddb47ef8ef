"""Finding codes: the page."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

PAGINA_LIPSA: Final = Chapter.PAGE.error(
    "PAGINA_LIPSA",
    "Adresa nu este a niciunei pagini a biroului.",
    "Întoarceți-vă la „Birou” și alegeți de acolo.",
)
PAGINA_DEFECTA: Final = Chapter.PAGE.error(
    "PAGINA_DEFECTA",
    "Pagina nu a putut fi făcută ({eroare}).",
    "Reîncărcați-o; dacă se repetă, trimiteți cuvântul din paranteză celui care v-a instalat programul.",
)
PDF_SCHIMBAT: Final = Chapter.PAGE.error(
    "PDF_SCHIMBAT",
    "Fișierul din folder nu mai este cel emis: {fisiere}. Nu se dă mai departe.",
    "Mutați-l din folderul „adeverinte”, apoi apăsați „Emite”: adeverința se scrie la loc, cu același număr.",
)
PDF_LIPSA: Final = Chapter.PAGE.error(
    "PDF_LIPSA",
    "Fișierul adeverinței nr. {numar} („{fisier}”) nu mai este în folder.",
    "Puneți-l înapoi sau apăsați „Emite”: dacă cererea mai este, adeverința se scrie la loc, cu același număr.",
)
CERERI_NELUATE: Final = Chapter.PAGE.error(
    "CERERI_NELUATE",
    "Din „{fisier}” nu s-a salvat nimic: {randuri}.",
    "Corectați celulele marcate mai jos și apăsați „Salvează”, sau corectați fișierul și puneți-l din nou.",
)
