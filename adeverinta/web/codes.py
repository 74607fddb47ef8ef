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
