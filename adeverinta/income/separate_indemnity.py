"""An indemnity in a column of its own: whether the net of the row holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from adeverinta import law
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import Bani, romanian
from adeverinta.core.month import Month
from adeverinta.income import codes
from adeverinta.income.request_case import Case
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.rows import CONTRIBUTIONS, PayrollRow

_LEAVES: Final = ("zile_cm", "zile_maternitate", "zile_fara_plata")
_NEAREST: Final = 3
"""Months on each side of one that say what its pay would have been."""


def outside_the_net(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Rows whose gross is what the person's paid days alone give: the indemnity beside it is not in the net.

    A gross smaller than the indemnity cannot hold it and refuses; otherwise the usual gross of the person's
    nearest months without leave, pro rata of the days, says which of the two is nearer.
    """
    for month in case.months:
        facts = case.facts.get(month)
        for row in facts.rows if facts else ():
            name = "indemnizatie_cm" if row.indemnizatie_cm else "indemnizatie_maternitate"
            money = (row.indemnizatie_cm or 0) + (row.indemnizatie_maternitate or 0)
            if money <= 0 or row.net is None or (row.brut is not None and _holds(row, money)):
                continue
            if row.brut is None:
                if _net_alone(row, money, rows, case.working_days[month]):
                    yield case.find(
                        codes.INDEMNIZATIE_IN_AFARA_NETULUI,
                        month=month,
                        source=row.cell(name),
                        suma=romanian(money),
                    )
                continue
            certain = money > row.brut + TOLERANCE
            if certain or _seems_outside(row, money, rows, case.working_days[month]):
                yield case.find(
                    codes.INDEMNIZATIE_IN_AFARA_NETULUI,
                    severity=Severity.ERROR if certain else Severity.WARNING,
                    month=month,
                    source=row.cell(name),
                    suma=romanian(money),
                )


def _holds(row: PayrollRow, money: Bani) -> bool:
    """Whether the net is the gross and the indemnity less what is withheld."""
    left = (row.brut or 0) - sum(getattr(row, name) or 0 for name in CONTRIBUTIONS)
    return abs((row.net or 0) - left - money) <= TOLERANCE


def _seems_outside(row: PayrollRow, money: Bani, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """Not where the CASS is that of the gross without the indemnity, which bears none: the gross holds it."""
    if not any(getattr(row, name) for name in _LEAVES) or not working_days or _free_of_cass(row, money):
        return False
    brut, share = row.brut or 0, _paid_share(row, working_days)
    usual = _usual(row, [(other.month, other.brut) for other in rows if _whole_month_of(row, other)])
    return bool(usual) and all(abs(brut - own * share) < abs(brut - own * share - money) for own in usual)


def _net_alone(row: PayrollRow, money: Bani, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """The same of an export without a gross, by the usual net: whether the row's is nearer to the paid days'
    part of it than to that and the indemnity. Without days, whether both together are no more than usual.
    """
    usual = _usual(
        row,
        [
            (other.month, other.net)
            for other in rows
            if other.marca == row.marca and not other.indemnizatie_cm and not other.indemnizatie_maternitate
        ],
    )
    net = row.net or 0
    if not usual or abs(net - money) <= TOLERANCE:
        return False
    if not any(getattr(row, name) for name in _LEAVES) or not working_days:
        return all(net + money <= own + TOLERANCE for own in usual)
    share = _paid_share(row, working_days)
    return all(abs(net - own * share) < abs(net - own * share - money) for own in usual)


def _whole_month_of(row: PayrollRow, other: PayrollRow) -> bool:
    return other.marca == row.marca and not any(getattr(other, name) for name in _LEAVES)


def _usual(row: PayrollRow, amounts: Sequence[tuple[Month, Bani | None]]) -> list[float]:
    """What the months before and those after have, the nearest few: pay is raised within two years."""
    told = sorted((month, amount) for month, amount in amounts if amount)
    before = [amount for month, amount in told if month < row.month][-_NEAREST:]
    after = [amount for month, amount in told if month > row.month][:_NEAREST]
    return [median(some) for some in (before, after) if some]


def _paid_share(row: PayrollRow, working_days: int) -> float:
    """The part of the month that the pay is for: its worked days and holidays, or what the leave leaves."""
    whole = working_days * 100
    paid = None if row.zile_lucrate is None else row.zile_lucrate + (row.zile_co or 0)
    away = sum(getattr(row, name) or 0 for name in _LEAVES)
    return (max(whole - away, 0) if paid is None else min(paid, whole)) / whole


def _free_of_cass(row: PayrollRow, money: Bani) -> bool:
    """Whether the CASS is that of the gross without the indemnity and not that of the gross."""
    try:
        rate = law.payroll(row.month).cass
    except LookupError:
        return False
    if row.cass is None or not rate:
        return False
    wage = (row.brut or 0) - (row.neimpozabil or 0)
    due = [wage + tickets for tickets in {0, row.tichete or 0}]
    near = [any(abs(row.cass - rate * (base - less)) <= TOLERANCE for base in due) for less in (0, money)]
    return near == [False, True]
