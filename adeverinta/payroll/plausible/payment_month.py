"""A month column that holds the day of payment: the days are those of the month before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from adeverinta.core.month import Month
from adeverinta.payroll.rows import Hundredths

FEWEST: Final = 3
"""Months whose neighbours have other working days, from which a shift is told."""
MOST_PERCENT: Final = 70
FEW_PERCENT: Final = 20


def shifted(totals: Mapping[Month, Counter[Hundredths]]) -> bool:
    """Whether the rows' days fill the month before and not their own, over all months that can tell."""
    from adeverinta import law

    own = before = rows = months = 0
    for month, counted in totals.items():
        days, earlier = law.working_days(month) * 100, law.working_days(month.plus(-1)) * 100
        if days == earlier:
            continue
        months += 1
        own += counted[days]
        before += counted[earlier]
        rows += counted.total()
    return months >= FEWEST and before * 100 >= rows * MOST_PERCENT and own * 100 <= rows * FEW_PERCENT
