"""Days of columns that were not understood (on business, at home, of a family event) and were paid as worked.

Where they complete the read ones to the working days of the month, and the pay is the usual one, they are no
absence: they matter only where the days decide whether the month counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from adeverinta.core.money import BANI_PER_LEU
from adeverinta.income.usual_pay import is_away, usual
from adeverinta.payroll.layout.headers import names_leave
from adeverinta.payroll.rows import PayrollRow

_MOST: Final = 8
"""Columns of a row that are tried together."""
_LESS: Final = 31 * BANI_PER_LEU
"""So much less than the usual gross or net is still the usual one."""


def paid_as_worked(row: PayrollRow, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """Whether the days of some columns not understood complete the month of the row, which is paid whole."""
    missing = working_days * 100 - row.all_days
    columns = [column for column in row.unknown if column.of_days and not names_leave(column.label)]
    days = [column.amount for column in columns if column.amount][:_MOST]
    if missing <= 0 or is_away(row):
        return False
    some = (sum(part) for size in range(1, len(days) + 1) for part in combinations(days, size))
    return missing in some and _is_whole(row, rows)


def _is_whole(row: PayrollRow, rows: Sequence[PayrollRow]) -> bool:
    """Whether the gross, or the net where no gross was read, is not under that of the nearest months."""
    name = "brut" if row.brut else "net"
    held, others = getattr(row, name), usual(row, rows, name)
    return bool(held and others) and held + _LESS >= min(others)
