"""Finding codes: requests file and employer profile."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {
    "CERERE_REPETATA": Code(
        E,
        "Cererea de la {sursa} este pentru aceeași persoană și același copil ca aceea de la rândul {primul}.",
        "Păstrați un singur rând pentru fiecare persoană și copil.",
    ),
}
