"""Finding codes: reading payroll tables."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "NU_E_STAT_DE_PLATA": Code(
        E,
        "În fișierul „{fisier}” nu s-a găsit niciun stat de plată: lipsește rândul de antet cu CNP (sau marcă) și venitul net ori brutul cu contribuțiile și impozitul.",
        "Verificați că este exportul statului de plată și că are aceste coloane.",
    ),
    "CNP_INVALID_IN_STAT": Code(
        W,
        "CNP-ul din {sursa} nu este valid; rândul nu a fost folosit.",
        "Corectați CNP-ul în programul de salarizare și reexportați.",
    ),
    "CNP_STIINTIFIC": Code(
        E,
        "În {sursa} CNP-ul este scris „{text}”: Excel l-a transformat și cifrele s-au pierdut.",
        "Reexportați cu coloana CNP ca text; fișierul .csv nu se deschide și nu se salvează cu Excel înainte.",
    ),
}
