"""Codes of the office: many firms, exports made anonymous."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E = Severity.ERROR

CODES: Final[dict[str, Code]] = {
    "FISIER_NEANONIMIZABIL": Code(
        E,
        "Fișierul „{fisier}” nu poate fi anonimizat: se scriu anonim numai .xlsx (fără macrouri) și texte (.csv, .txt, .tsv, .prn).",
        "Salvați-l ca .xlsx sau .csv și reluați.",
    ),
    "NIMIC_DE_ANONIMIZAT": Code(
        E,
        "Nu s-a găsit niciun fișier .xlsx sau .csv de anonimizat.",
        "Dați fișiere sau foldere cu state de plată în aceste formate.",
    ),
    "ANONIMIZARE_INCOMPLETA": Code(
        E,
        "În „{fisier}” ar fi rămas un CNP, un cod fiscal sau un cont adevărat; nu s-a scris nimic.",
        "Salvați foaia într-un fișier .csv și anonimizați-l pe acela.",
    ),
    "ANONIMIZARE_PESTE": Code(
        E,
        "Fișierul „{cale}” există deja și nu se scrie peste el.",
        "Dați la --iesire un folder nou.",
    ),
}
