"""A request held against common sense: who can be whose parent, which date can come before which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core import cnp as cnps
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import count
from adeverinta.requests import codes

if TYPE_CHECKING:
    from adeverinta.requests.field_cells import Cells

YOUNGEST_PARENT: Final = 14
"""Years; no certificate was ever asked for a younger parent, a mistyped birth date or CNP is likelier."""
OLDEST_BIRTH: Final = 70
"""Years at a birth; adoption, guardianship and placement have no such limit."""
FIRST_BIRTH_YEAR: Final = 1925
"""Nobody born before may have had a child for whom one of these forms is asked."""


def check_sense(cells: Cells, made: dict[str, Any]) -> None:
    """Report what cannot be: the parent's own birth date as the child's, a child as a parent, ..."""
    birth: date | None = made["data_nasterii_copilului"]
    _check_parent(cells, birth, made["eveniment"])
    start: date | None = made["concediu_de_la"]
    if birth and start and start < birth:
        cells.report(
            codes.CONCEDIU_INAINTE_DE_NASTERE,
            "concediu_de_la",
            data=romanian_date(start),
            nastere=romanian_date(birth),
        )


def _check_parent(cells: Cells, birth: date | None, event: str) -> None:
    """The parent's age by the CNP; where the century is open, every reading has to be impossible."""
    born = cnps.birth_dates(cells.cnp)
    if not born:
        return
    if all(day.year < FIRST_BIRTH_YEAR for day in born):
        cells.report(codes.PARINTE_PREA_VECHI, "cnp", nascut=romanian_date(born[-1]), an=FIRST_BIRTH_YEAR)
        return
    if birth is None:
        return
    if birth in born:
        cells.report(codes.COPIL_NASCUT_CU_PARINTELE, "data_nasterii_copilului", data=romanian_date(birth))
        return
    ages = [_age(day, birth) for day in born]
    highest = OLDEST_BIRTH if event == "nastere" else birth.year
    if any(YOUNGEST_PARENT <= age <= highest for age in ages):
        return
    nearest = born[-1] if ages[-1] >= 0 or len(born) == 1 else born[0]
    age = _age(nearest, birth)
    said = {"nascut": romanian_date(nearest), "data": romanian_date(birth)}
    if age < 0:
        cells.report(codes.PARINTE_NASCUT_DUPA_COPIL, "data_nasterii_copilului", **said)
    else:
        limit = f"sub {YOUNGEST_PARENT}" if age < YOUNGEST_PARENT else f"peste {OLDEST_BIRTH}"
        cells.report(
            codes.PARINTE_VARSTA, "data_nasterii_copilului", ani=count(age, "an", "ani"), limita=limit, **said
        )


def _age(born: date, day: date) -> int:
    """Full years from one day to another, below zero where it comes before.

    >>> _age(date(2000, 3, 15), date(2014, 3, 14)), _age(date(2026, 1, 1), date(2025, 12, 31))
    (13, -1)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
