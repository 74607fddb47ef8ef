"""Every finding code, grouped by the room that raises it; docs/constatari.md is made from this table."""

from __future__ import annotations

from typing import Final

from adeverinta.core.code import Code
from adeverinta.core.codes import certificate, files, income, office, output, page, payroll, requests, signing

GROUPS: Final[dict[str, dict[str, Code]]] = {
    "Fișiere": files.CODES,
    "State de plată": payroll.CODES,
    "Cereri și angajator": requests.CODES,
    "Venituri și luni": income.CODES,
    "Adeverință": certificate.CODES,
    "Ieșiri și registru": output.CODES,
    "Semnătură electronică": signing.CODES,
    "Birou": office.CODES,
    "Pagina": page.CODES,
}
CODES: Final[dict[str, Code]] = {name: code for group in GROUPS.values() for name, code in group.items()}
