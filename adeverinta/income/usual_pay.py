"""What a month's pay would have been: by the nearest months on both sides, as pay is raised."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import Final

from adeverinta import law
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.rows import Hundredths, PayrollRow

_NEAREST: Final = 3
"""Months on each side of one that say what its pay would have been."""


def around(month: Month, amounts: Iterable[tuple[Month, Bani | None]]) -> list[float]:
    """What the nearest months before one have, and those after it; one, two or no amounts."""
    return [median(some) for some in _sides(month, amounts)]


def _sides(month: Month, amounts: Iterable[tuple[Month, Bani | None]]) -> list[list[Bani]]:
    """The nearest amounts before a month and those after it, where there are any."""
    told = sorted((other, amount) for other, amount in amounts if amount)
    before = [amount for other, amount in told if other < month][-_NEAREST:]
    after = [amount for other, amount in told if other > month][:_NEAREST]
    return [some for some in (before, after) if some]


def least(row: PayrollRow, rows: Iterable[PayrollRow], name: str) -> list[Bani]:
    """The smallest of the amounts that `usual` is the middle of, on each side, as pay may vary by month."""
    return [min(some) for some in _sides(row.month, _whole(row, rows, name))]


def usual(row: PayrollRow, rows: Iterable[PayrollRow], name: str) -> list[float]:
    """What the person's nearest months without leave have of an amount, on each side of a row's month."""
    return around(row.month, _whole(row, rows, name))


def _whole(row: PayrollRow, rows: Iterable[PayrollRow], name: str) -> list[tuple[Month, Bani | None]]:
    """An amount of the contract's other rows without leave, with their months."""
    whole = (other for other in rows if other.marca == row.marca and not is_away(other))
    return [(other.month, getattr(other, name)) for other in whole if other is not row]


def is_away(row: PayrollRow) -> bool:
    """Whether the row has days that a wage is not for: of leave, or without pay."""
    return row.on_leave or bool(row.zile_fara_plata)


def paid_days(row: PayrollRow) -> Hundredths:
    """The days that a wage is for: a day of holiday is paid like one of work."""
    return (row.zile_lucrate or 0) + (row.zile_co or 0)


def paid_share(row: PayrollRow, working_days: int) -> float:
    """The part of the month that the pay is for: its worked days and holidays, or what the leave leaves."""
    whole = working_days * 100
    if row.zile_lucrate is not None:
        return min(paid_days(row), whole) / whole
    away = (row.zile_cm or 0) + (row.zile_maternitate or 0) + (row.zile_fara_plata or 0)
    return max(whole - away, 0) / whole


def free_of_cass(row: PayrollRow, money: Bani) -> bool | None:
    """Whether the CASS is that of the gross without an amount (bani) and not that of the gross; None where it
    may be both, or neither.
    """
    try:
        rate = law.payroll(row.month).cass
    except LookupError:
        return None
    if row.cass is None or not rate:
        return None
    wage = (row.brut or 0) - (row.neimpozabil or 0)
    due = [wage + tickets for tickets in {0, row.tichete or 0}]
    whole, without = (
        any(abs(row.cass - rate * (base - less)) <= TOLERANCE for base in due) for less in (0, money)
    )
    return without if whole != without else None
