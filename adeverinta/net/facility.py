"""Facilities: rates that replace the month's own for some people, and where the law does not say how."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU
from adeverinta.core.month import Month
from adeverinta.net.case_columns import Cases, MonthStatus
from adeverinta.net.rules import RATE, whole

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Flags, Ints

_OWN: Final = -1
"""The month's own rate stays."""


class FacilityRules(NamedTuple):
    """One facility in one month; rates in ten-thousandths or `_OWN`, sums in bani, 0 where there is none."""

    in_force: int = 0
    cas: int = _OWN
    cas_second_pillar: int = _OWN
    cass: int = _OWN
    exempt_to: int = 0
    minimum: int = 0
    maximum: int = 0
    main_only: int = 0


@lru_cache(maxsize=4096)
def facility_rules(code: str, month: Month) -> FacilityRules:
    """The rules as integers. Legal source: the law file of the facility."""
    found = law.facility(code, month)
    if found is None or found.tax != 0:
        return FacilityRules()

    def rate(name: str) -> int:
        value = getattr(found, name)
        return _OWN if value is None else whole(value, RATE)

    def bani(name: str) -> int:
        value = getattr(found, name)
        return 0 if value is None else whole(value, BANI_PER_LEU)

    own_second = rate("cas_second_pillar")
    return FacilityRules(
        in_force=1,
        cas=rate("cas"),
        cas_second_pillar=rate("cas") if own_second == _OWN else own_second,
        cass=rate("cass"),
        exempt_to=bani("exempt_to"),
        minimum=bani("minimum_gross"),
        maximum=bani("maximum_gross"),
        main_only=int(found.main_job_only),
    )


class Effect(NamedTuple):
    """What facilities change: rows without tax, the rates, the gross up to which they reach (0: all)."""

    tax_free: Flags
    cas: Column
    cass: Column
    cap: Ints


def apply(cases: Cases, cas: Column, cass: Column, status: Ints) -> Effect | None:
    """The effect on each row, None where no row has a facility; sets `status` where the law is silent."""
    if isinstance(cases.facility, int) and not cases.facility:
        return None
    kind = np.broadcast_to(cases.facility, len(cases))
    rows = np.flatnonzero(kind)
    if not len(rows):
        return None
    names = law.facilities()
    keys = cases.month[rows] * 64 + kind[rows]
    distinct, place = np.unique(keys, return_inverse=True)
    found = [facility_rules(names[key % 64 - 1], Month.from_ordinal(key // 64)) for key in distinct.tolist()]
    table = np.array(found, dtype=np.int64)[place]
    rule = dict(zip(FacilityRules._fields, table.T, strict=True))

    gross, main = cases.gross[rows], np.broadcast_to(cases.main, len(cases))[rows]
    full_time = np.broadcast_to(cases.full_time, len(cases))[rows]
    holds = (rule["in_force"] == 1) & (np.maximum(gross, full_time) >= rule["minimum"])
    holds &= (rule["main_only"] == 0) | (main != 0)
    over = (rule["exempt_to"] > 0) & (gross > rule["exempt_to"])
    over |= (rule["maximum"] > 0) & (gross > rule["maximum"])
    status[rows[holds & over]] = MonthStatus.ABOVE_FACILITY
    sector = holds & (rule["cas"] != _OWN)
    if cases.leaves is not None:
        ill = np.zeros(len(cases), dtype=np.bool_)
        ill[cases.leaves.case] = True
        status[rows[sector & ill[rows]]] = MonthStatus.LEAVE_IN_FACILITY

    def replaced(own: Column, new: Ints) -> Ints:
        column = np.array(np.broadcast_to(own, len(cases)))
        changed = sector & (new != _OWN)
        column[rows[changed]] = new[changed]
        return column

    kept = np.broadcast_to(cases.second_pillar, len(cases))[rows] == 1
    tax_free = np.zeros(len(cases), dtype=np.bool_)
    tax_free[rows[holds]] = True
    cap = np.zeros(len(cases), dtype=np.int64)
    cap[rows[holds]] = rule["exempt_to"][holds]
    return Effect(
        tax_free,
        replaced(cas, np.where(kept, rule["cas_second_pillar"], rule["cas"])),
        replaced(cass, rule["cass"]),
        cap,
    )
