"""When the person was employed here, and what a month without an amount therefore means."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from adeverinta.core.month import Month
from adeverinta.income.result import MonthState
from adeverinta.payroll.rows import PayrollRow
from adeverinta.requests.records import CertificateRequest


class Employment(NamedTuple):
    """The months between hire and leave.

    spells: (first month, last month or None while it goes on). deduced: no hire date is known, so the
    first and the last row stand for it. hired, left: the dates to print, of the last contract.
    """

    spells: tuple[tuple[Month, Month | None], ...]
    deduced: bool
    hired: date | None
    left: date | None

    def holds(self, month: Month) -> bool:
        """Whether the month lies between hire and leave."""
        return any(first <= month and (last is None or month <= last) for first, last in self.spells)


def employment(
    rows: Sequence[PayrollRow], request: CertificateRequest, covered: Collection[Month] = ()
) -> Employment:
    """From the export's dates and the request's; without any, from the first to the last row.

    A contract keeps its leave date even where earlier months were exported before it was known. Where nothing
    says that the person left, the months after the last file (`covered`) are held too: a forgotten file is
    likelier than a contract that ended with the files.
    """
    contracts: dict[date, date | None] = {}
    for row in rows:
        if row.data_angajarii:
            contracts[row.data_angajarii] = row.data_incetarii or contracts.get(row.data_angajarii)
    if request.data_angajarii:
        known = contracts.get(request.data_angajarii)
        contracts[request.data_angajarii] = request.data_incetarii or known
    elif contracts and request.data_incetarii and request.data_incetarii >= max(contracts):
        contracts[max(contracts)] = request.data_incetarii
    months = [row.month for row in rows]
    if contracts:
        spells = tuple(
            (Month.of(start), Month.of(end) if end else None) for start, end in sorted(contracts.items())
        )
        last = max(contracts)
        return Employment(spells, deduced=False, hired=last, left=contracts[last])
    left = request.data_incetarii or max((r.data_incetarii for r in rows if r.data_incetarii), default=None)
    if not months:
        return Employment((), deduced=True, hired=None, left=left)
    end = Month.of(left) if left else max(months)
    last_row = max(end, *months)
    held: tuple[tuple[Month, Month | None], ...] = ((min(months), last_row),)
    if covered and not left:
        held += ((max(last_row, *covered).plus(1), None),)
    return Employment(held, deduced=True, hired=None, left=left)


def state_without_row(month: Month, spell: Employment, covered: Collection[Month]) -> MonthState:
    """What it means that the person has no row in a month of the form."""
    if not spell.holds(month):
        return MonthState.OUTSIDE
    return MonthState.NO_ROW if month in covered else MonthState.MISSING
