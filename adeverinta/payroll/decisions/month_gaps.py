"""What is missing: per person the months without a row between hire and leave, and what would fill them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from adeverinta.core.month import Month
from adeverinta.core.text import count, mask_cnp, mask_cnps
from adeverinta.payroll.rows import Payroll, PayrollRow

_SHOWN: Final = 30


def gaps(rows: Sequence[PayrollRow], covered: frozenset[Month]) -> list[Month]:
    """Months of a person without a row, from hire to leave, else from the first row to the last."""
    hired = [Month.of(row.data_angajarii) for row in rows if row.data_angajarii]
    left = [Month.of(row.data_incetarii) for row in rows if row.data_incetarii]
    have = {row.month for row in rows}
    first = max(min(hired), min(covered)) if hired and covered else min(have)
    last = max(left) if left and max(left) >= max(have) else max(have)
    months = [first.plus(step) for step in range(last.minus(first) + 1)] if last >= first else []
    return [month for month in months if month not in have]


def lines(read: Payroll) -> Iterator[str]:
    """For the screen: months that no file has, then persons without a row in months that files have."""
    by_month: dict[Month, int] = defaultdict(int)
    own: list[str] = []
    for cnp, rows in sorted(read.rows.items()):
        if not rows:
            continue
        found = gaps(rows, read.covered)
        for month in found:
            by_month[month] += month not in read.covered
        inside = [month for month in found if month in read.covered]
        if inside:
            who = ", ".join(filter(None, (mask_cnps(read.persons.get(cnp, "")), mask_cnp(cnp))))
            own.append(f"fără rând: {who} în {', '.join(month.label for month in inside)}")
    for month, persons in sorted(by_month.items()):
        if persons:
            text = count(persons, "persoană", "persoane")
            yield f"lipsește statul de plată pe {month.label} ({text} cu contract): adăugați exportul lunii"
    yield from own[:_SHOWN]
    if len(own) > _SHOWN:
        yield f"și încă {count(len(own) - _SHOWN, 'persoană', 'persoane')} cu luni fără rând"
