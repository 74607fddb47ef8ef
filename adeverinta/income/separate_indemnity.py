"""An indemnity in a column of its own: whether the net of the row holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import Bani, romanian
from adeverinta.income import codes
from adeverinta.income.request_case import Case
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.rows import CONTRIBUTIONS, PayrollRow

_LEAVES: Final = ("zile_cm", "zile_maternitate", "zile_fara_plata")


def outside_the_net(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Rows whose gross is what the person's paid days alone give: the indemnity beside it is not in the net.

    A gross smaller than the indemnity cannot hold it and refuses; otherwise the usual gross of the person's
    months without leave, pro rata of the days, says which of the two is nearer.
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
    usual = [
        other.brut
        for other in rows
        if other.marca == row.marca and other.brut and not any(getattr(other, name) for name in _LEAVES)
    ]
    away = sum(getattr(row, name) or 0 for name in _LEAVES)
    if not usual or not away or not working_days:
        return False
    paid = median(usual) * max(working_days * 100 - away, 0) / (working_days * 100)
    brut = row.brut or 0
    return bool(abs(brut - paid) < abs(brut - paid - money))


def _net_alone(row: PayrollRow, money: Bani, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """The same of an export without a gross, by the usual net: whether the row's is nearer to the paid days'
    part of it than to that and the indemnity. Without days, whether both together are no more than usual.
    """
    usual = [
        other.net
        for other in rows
        if other.marca == row.marca
        and other.net
        and not other.indemnizatie_cm
        and not other.indemnizatie_maternitate
    ]
    net = row.net or 0
    if not usual or abs(net - money) <= TOLERANCE:
        return False
    away = sum(getattr(row, name) or 0 for name in _LEAVES)
    if not away or not working_days:
        return net + money <= median(usual) + TOLERANCE
    paid = median(usual) * max(working_days * 100 - away, 0) / (working_days * 100)
    return bool(abs(net - paid) < abs(net - paid - money))
