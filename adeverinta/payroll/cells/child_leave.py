"""Days of the leave for raising an earlier child in a column of their own: the contract is suspended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adeverinta.core.finding import Finding, finding
from adeverinta.payroll.cells import codes
from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.rows import CHILD_LEAVE
from adeverinta.sources.sheet import Sheet

_UNPAID = "zile_fara_plata"


def without_child_leave(named: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """The columns with these days (hundredths) among those that the employer does not pay.

    The indemnity of such a month is the agency's and stands in no payroll.
    """
    found = {name: column for name, column in named.items() if name != CHILD_LEAVE}
    if CHILD_LEAVE in named:
        own, unpaid = named[CHILD_LEAVE], named.get(_UNPAID)
        found[_UNPAID] = (
            own if unpaid is None else Amounts(own.values + unpaid.values, own.present | unpaid.present)
        )
    return found


def child_leave_read(sheet: Sheet, layout: Layout, days: Amounts | None, picks: Picks) -> Iterator[Finding]:
    """`ZILE_CRESTERE_COPIL`, once a person and sheet: the months are no assimilated period of their own."""
    if days is None:
        return
    told: set[str] = set()
    for position, index, cnp, month in picks:
        if cnp not in told and days.values[position] > 0:
            told.add(cnp)
            source = sheet.source(index, layout.columns[CHILD_LEAVE][0])
            yield finding(codes.ZILE_CRESTERE_COPIL, cnp=cnp, month=month, source=source)
