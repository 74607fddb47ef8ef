"""An indemnity in a column of its own: whether the net of the row holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import Bani, romanian
from adeverinta.income import codes
from adeverinta.income.request_case import Case
from adeverinta.income.usual_pay import around, free_of_cass, is_away, paid_share, usual
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.rows import PayrollRow

_NEAR: Final = 0.05
"""Share of the usual gross within which a row's is that of its paid days and of nothing else."""
_LARGE: Final = 0.2
"""Share of it from which an indemnity cannot be what a gross lies away from that by chance."""
_COUNTED: Final = ("zile_cm", "zile_maternitate")
_LEAST_NET: Final = 0.5
"""The least share of an indemnity that is left of it after contributions and tax."""


def outside_the_net(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Rows whose gross is what the person's paid days alone give: the indemnity beside it is not in the net.

    A gross smaller than the indemnity, or as much as the paid days give beside a large indemnity, cannot hold
    it and refuses; otherwise the usual gross of the person's nearest months without leave, pro rata of the
    days, says which of the two is nearer.
    """
    for month in case.months:
        facts = case.facts.get(month)
        for row in facts.rows if facts else ():
            money = row.indemnity
            if money <= 0 or row.net is None or (row.brut is not None and _holds(row, money)):
                continue
            severity = _severity(row, money, rows, case.working_days[month])
            if severity is not None:
                name = "indemnizatie_cm" if row.indemnizatie_cm else "indemnizatie_maternitate"
                yield case.find(
                    codes.INDEMNIZATIE_IN_AFARA_NETULUI,
                    severity=severity,
                    month=month,
                    source=row.cell(name),
                    suma=romanian(money),
                )


def _severity(row: PayrollRow, money: Bani, rows: Sequence[PayrollRow], working_days: int) -> Severity | None:
    """How sure it is that an indemnity stands outside, None where it seems inside."""
    if row.brut is None:
        if (row.net or 0) < money * _LEAST_NET:
            return Severity.ERROR
        return Severity.WARNING if _net_alone(row, money, rows, working_days) else None
    if money > row.brut + TOLERANCE:
        return Severity.ERROR
    if not _seems_outside(row, money, rows, working_days):
        return None
    share = paid_share(row, working_days)
    sure = is_away(row) and all(
        abs(row.brut - own * share) <= _NEAR * own and money >= _LARGE * own
        for own in usual(row, rows, "brut")
    )
    return Severity.ERROR if sure else Severity.WARNING


def _holds(row: PayrollRow, money: Bani) -> bool:
    """Whether the net is the gross and the indemnity less what is withheld."""
    return abs((row.net or 0) - row.left_of_gross - money) <= TOLERANCE


def _seems_outside(row: PayrollRow, money: Bani, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """Not where the CASS is that of the gross without the indemnity, which bears none: the gross holds it.

    A month without days of leave is told only where the export counts them: it then has nothing to pay an
    indemnity for.
    """
    counted = not row.columns.keys().isdisjoint(_COUNTED) and row.zile_lucrate is not None
    if not (is_away(row) or counted) or not working_days or free_of_cass(row, money):
        return False
    brut, share = row.brut or 0, paid_share(row, working_days)
    others = usual(row, rows, "brut")
    return bool(others) and all(abs(brut - own * share) < abs(brut - own * share - money) for own in others)


def _net_alone(row: PayrollRow, money: Bani, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """The same of an export without a gross, by the usual net: whether the row's is nearer to the paid days'
    part of it than to that and the indemnity. Without days, whether both together are no more than usual.
    """
    others = around(
        row.month,
        [
            (other.month, other.net)
            for other in rows
            if other.marca == row.marca and not other.indemnizatie_cm and not other.indemnizatie_maternitate
        ],
    )
    net = row.net or 0
    if not others or abs(net - money) <= TOLERANCE:
        return False
    if not is_away(row) or not working_days:
        return all(net + money <= own + TOLERANCE for own in others)
    share = paid_share(row, working_days)
    return all(abs(net - own * share) < abs(net - own * share - money) for own in others)
