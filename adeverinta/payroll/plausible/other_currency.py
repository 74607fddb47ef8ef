"""Months of a sheet where many persons have a quarter or a fifth of their usual pay: euro or dollars?

One person's small month may have many causes; the same factor for several at once is the file's. Everybody
whose rows stand in it is told, also those whose own month looks like a wage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.month import Month
from adeverinta.payroll.plausible import digests
from adeverinta.payroll.rows import DAY_COLUMNS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.payroll.sheet_rows import AmountTable

# No law sets these: a dollar has been about four lei and a euro about five since 2015.
BAND: Final = (3.7, 5.6)
"""Times that a month of one in another currency is smaller."""
FEWEST: Final = 2
"""Persons with such a month: one may have earned little."""
SHARE: Final = 4
"""One person in so many at least, of those who can be compared."""
KNOWN: Final = 3
"""Other months that say what a person usually has."""
_UNPAID: Final = frozenset(("zile_fara_plata",))
Place = tuple[str, str | None]


class PaySample(NamedTuple):
    """Some persons of one month of one sheet, always the same ones, with their pay for a day or the month.

    `whole`: the month's amounts themselves, bani.
    """

    place: Place
    month: Month
    pay: Mapping[int, float]
    whole: Mapping[int, int]


class OtherCurrency(NamedTuple):
    """A month of a sheet: how many persons look paid in another currency, of how many, and by what factor."""

    persons: int
    compared: int
    times: float


def pay_sample(
    place: Place, month: Month, who: digests.Hashes, table: AmountTable, at: NDArray[np.intp] | None
) -> PaySample | None:
    """The pay of the persons with the smallest hashes; None where the sheet has neither gross nor net."""
    import numpy as np

    amounts = table.named.get("brut") or (table.nets[0] if table.nets else None)
    if amounts is None:
        return None
    rows = np.arange(len(who)) if at is None else at
    if len(rows) > digests.SAMPLE:
        rows = rows[np.argpartition(who[rows], digests.SAMPLE - 1)[: digests.SAMPLE]]
    days = np.zeros(len(rows), dtype=np.int64)
    for name in DAY_COLUMNS:
        if name in table.named and name not in _UNPAID:
            days += table.named[name].values[rows]
    pay: dict[int, float] = defaultdict(float)
    whole: dict[int, int] = defaultdict(int)
    told = zip(
        who[rows].tolist(), amounts.values[rows].tolist(), days.tolist(),
        amounts.present[rows].tolist(), strict=True,
    )  # fmt: skip
    for person, amount, paid, present in told:
        if present and amount > 0:
            pay[person] += amount / paid if paid > 0 else amount
            whole[person] += amount
    return PaySample(place, month, pay, whole)


def other_currencies(samples: Sequence[PaySample]) -> dict[tuple[Place, Month], OtherCurrency]:
    """The months of sheets that several persons have in what looks like another currency."""
    usual: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for person, pay in sample.pay.items():
            usual[person].append((number, pay))
    times: dict[int, list[float]] = defaultdict(list)
    for own in usual.values():
        if len(own) <= KNOWN:
            continue
        middle = median(pay for _, pay in own)
        for number, pay in own:
            times[number].append(middle / pay)
    found = {}
    for number, each in times.items():
        less = [factor for factor in each if BAND[0] <= factor <= BAND[1]]
        if len(less) >= FEWEST and len(less) * SHARE >= len(each):
            sample = samples[number]
            found[sample.place, sample.month] = OtherCurrency(len(less), len(each), median(less))
    return found
