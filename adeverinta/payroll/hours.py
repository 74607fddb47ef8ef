"""Hours become days by the norm, where no column holds the days themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from adeverinta.payroll.amounts import Amounts
from adeverinta.payroll.rows import HOURS, NORM

_FULL_TIME: Final = 800
"""Eight hours a day, in hundredths: what is meant where no column says the norm."""
_LONGEST: Final = 1200


def days_of_hours(named: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """The columns with days in place of hours (hundredths of both); the norm is a column or eight hours."""
    import numpy as np

    found = {name: column for name, column in named.items() if name not in HOURS}
    for name, days in HOURS.items():
        if name not in named or days in found:
            continue
        hours = named[name]
        norm = np.full(len(hours.values), _FULL_TIME)
        if NORM in named:
            own = named[NORM]
            usable = own.present & (own.values > 0) & (own.values <= _LONGEST)
            norm = np.where(usable, own.values, _FULL_TIME)
        found[days] = Amounts(np.rint(hours.values * 100 / norm).astype(np.int64), hours.present)
    return found
