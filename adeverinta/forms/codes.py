"""Finding codes: templates and print."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Chapter

VALOARE_NU_INCAPE: Final = Chapter.OUTPUT.error(
    "VALOARE_NU_INCAPE",
    "Câmpul „{camp}” al formularului {formular} este prea mic pentru valoarea dată: are {caractere}, încap cel mult {incap}.",
    "Scurtați sau prescurtați valoarea și reluați; la tipărire nu se taie nimic.",
)
LITERA_FARA_FONT: Final = Chapter.OUTPUT.error(
    "LITERA_FARA_FONT",
    "Câmpul „{camp}” al formularului {formular} conține „{litera}” ({cod_litera}), care nu există în fontul formularului.",
    "Scrieți valoarea cu litere latine și reluați.",
)
SABLON_GRESIT: Final = Chapter.OUTPUT.error(
    "SABLON_GRESIT",
    "Șablonul „{fisier}”, rândul {rand}: {motiv}{alte}.",
    "Corectați fișierul; „adeverinta formulare verifica {folder}” arată tot ce este greșit, docs/formulare.md descrie limbajul.",
)
SABLOANE_LIPSA: Final = Chapter.OUTPUT.error(
    "SABLOANE_LIPSA",
    "Folderul de șabloane „{folder}” nu există sau nu are niciun fișier .yaml.",
    "Dați alt folder cu --sabloane.",
)
RANDURI_PREA_MULTE: Final = Chapter.OUTPUT.error(
    "RANDURI_PREA_MULTE",
    "Tabelul formularului {formular} are {locuri}, iar adeverința are {randuri}.",
    "Alegeți un formular cu mai multe rânduri sau emiteți două adeverințe.",
)
