"""Months of sheets whose amounts grow like a running total for most of their persons at once.

What one person's few months cannot show (she was hired in the total's last month but one) the others' do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from adeverinta.core.month import Month
from adeverinta.payroll.plausible.growing_sums import growing_sums
from adeverinta.payroll.plausible.other_currency import PaySample, Place
from adeverinta.payroll.rows import PayrollRow

FEWEST: Final = 2
"""Persons whose amounts grow together: one alone is told by her own months."""
SHARE: Final = 2
"""One person in so many at least, of those who were there the month before."""


class RunningMonth(NamedTuple):
    """A month of a sheet inside a total: since which month, and whether it holds more than its own."""

    since: Month
    summed: bool


Running = Mapping[tuple[Place, Month], RunningMonth]
"""By sheet and month; other months are no totals."""


def running_months(samples: Sequence[PaySample]) -> Running:
    """The months of sheets that several persons' totals run through."""
    paid: dict[int, dict[Month, tuple[int, Place]]] = defaultdict(dict)
    for sample in samples:
        for person, amount in sample.whole.items():
            known = paid[person].get(sample.month)
            if known is None or known[0] < amount:
                paid[person][sample.month] = amount, sample.place
    seen: dict[tuple[Place, Month], Counter[RunningMonth]] = defaultdict(Counter)
    for own in paid.values():
        running = growing_sums({month: amount for month, (amount, _) in own.items()})
        for found in running:
            summed = set(found.summed)
            for month in found.months:
                seen[own[month][1], month][RunningMonth(found.months[0], month in summed)] += 1
    there = Counter(
        (place, month)
        for own in paid.values() if seen
        for month, (_, place) in own.items() if month.plus(-1) in own
    )  # fmt: skip
    return {
        key: kinds.most_common(1)[0][0]
        for key, kinds in seen.items()
        if kinds.total() >= FEWEST and kinds.total() * SHARE >= there[key]
    }


def mark_running(samples: Sequence[PaySample], rows: Mapping[str, list[PayrollRow]]) -> Running:
    """Note on each person's rows that their sheet's month is a total, where she was there before in it; gives
    these months."""
    running = running_months(samples)
    for own in rows.values() if running else ():
        months = {row.month for row in own}
        own[:] = [_marked(row, running, months) for row in own]
    return running


def _marked(row: PayrollRow, running: Running, months: Collection[Month]) -> PayrollRow:
    found = running.get(((row.source.file, row.source.sheet), row.month))
    if found is None or not found.summed:
        return row
    if found.since != row.month and not any(found.since <= month < row.month for month in months):
        return row  # a total of her first month is that month
    return row._replace(summed_since=found.since)
