"""What the law gives for rows that have the gross alone, as `citeste` shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from adeverinta.core.money import romanian
from adeverinta.core.text import mask_cnp

if TYPE_CHECKING:
    from adeverinta.api import Payroll

_SHOWN: Final = 12


def lines(read: Payroll, chosen: Mapping[str, str]) -> Iterator[str]:
    """The net by law of the first rows, and how many more there are; `chosen` is `[calcul]` of the profile."""
    from adeverinta import api

    shown = 0
    for cnp, row, lacking in api.net_by_law(read, chosen):
        shown += 1
        if shown == 1:
            yield "numai brutul; netul calculat după lege (adeverința îl primește numai cu --accepta-net-calculat):"
        if shown > _SHOWN:
            continue
        who = f"{read.persons.get(cnp, '')} {mask_cnp(cnp)}".strip()
        net = f"net {romanian(row.net)}" if row.net is not None else lacking
        yield f"  {who}, {row.month.label}: brut {romanian(row.brut or 0)}, {net}"
    if shown > _SHOWN:
        yield f"  și încă {shown - _SHOWN}"
