"""Hours become days by the norm, where no column holds the days themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.rows import HOURS, NORM

_LONGEST: Final = 1200


def days_of_hours(named: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """The columns with days in place of hours (hundredths of both); the norm is a column or the law's."""
    import numpy as np

    from adeverinta import law  # the help of a command has no use for it

    full = 100 * law.full_day()

    found = {name: column for name, column in named.items() if name not in HOURS}
    for name, days in HOURS.items():
        if name not in named or days in found:
            continue
        hours = named[name]
        norm = np.full(len(hours.values), full)
        if NORM in named:
            own = named[NORM]
            usable = own.present & (own.values > 0) & (own.values <= _LONGEST)
            norm = np.where(usable, own.values, full)
        found[days] = Amounts(np.rint(hours.values * 100 / norm).astype(np.int64), hours.present)
    return found
