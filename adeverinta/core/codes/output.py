"""Finding codes: writing certificates, reports and the register."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "IESIRE_NESCRISA": Code(
        E,
        "Nu se poate scrie în „{cale}”: {motiv}.",
        "Verificați drepturile și spațiul liber, închideți fișierul dacă este deschis în alt program și reluați.",
    ),
}
