"""What is proven of a month: its amount by arithmetic or by a header alone, its days by the calendar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.income.monthly import MonthFacts
from adeverinta.income.result import Evidence
from adeverinta.payroll.rows import Hundredths, IncomeKind, PayrollRow, Proof

CLOSED: Final = "inchise"
OPEN: Final = "neinchise"
UNKNOWN: Final = "lipsa"
_WEAKEST_FIRST: Final = tuple(Proof)
_SAID: Final = {proof: proof.value for proof in Proof}

Span = tuple[date, date | None]
"""From a day to a day, both inside; None while it goes on."""


class Spans(NamedTuple):
    """When the person was under contract, and when that contract was suspended.

    `left`: the end that the request gives, for rows that give none. `newcomer`: the first month of a person
    whose day of hire is not known, after months whose payroll does not have her.
    """

    contract: Sequence[Span] = ()
    suspended: Sequence[Span] = ()
    left: date | None = None
    newcomer: Month | None = None


def evidence(
    month: Month, facts: MonthFacts, calendar: Mapping[Month, Hundredths], spans: Spans, *, due: bool
) -> Evidence:
    """Of a month with data. `calendar`: the firm's own working days where they are not the law's;
    `due`: whether the amount is the request's.
    """
    money = Proof.CERERE if due and facts.net is not None else _money(facts)
    return Evidence(_SAID[money] if money else None, _days(month, facts, calendar, spans))


def _money(facts: MonthFacts) -> Proof | None:
    """The weakest proof of the rows that have an amount."""
    proofs = [_proof(row) for row in facts.rows if row.net is not None]
    if len(proofs) == 1:  # the usual month
        return proofs[0]
    return min(proofs, key=_WEAKEST_FIRST.index) if proofs else None


def _proof(row: PayrollRow) -> Proof:
    if row.proof is not None:
        return row.proof
    return Proof.INCHIS if row.net_computed else Proof.ANTET


def _days(month: Month, facts: MonthFacts, calendar: Mapping[Month, Hundredths], spans: Spans) -> str | None:
    rows = [row for row in facts.rows if row.kind is not IncomeKind.EXCLUS]
    if not rows:
        return None
    told = [row for row in rows if row.has_days]
    if not told:
        return UNKNOWN
    whole = {law.working_days(month) * 100}
    if month in calendar:
        whole.add(calendar[month])
    if len(told) == 1:  # one contract, the usual case
        return CLOSED if _closes(month, told, whole, spans) else OPEN
    contracts: dict[str | None, list[PayrollRow]] = defaultdict(list)
    for row in told:
        contracts[row.marca].append(row)
    if all(_closes(month, own, whole, spans) for own in contracts.values()):
        return CLOSED
    if all(_closes(month, [row], whole, spans) for row in told):  # contracts without a marcă
        return CLOSED
    return CLOSED if _closes(month, told, whole, spans) else OPEN  # one after the other


def _closes(month: Month, rows: Sequence[PayrollRow], whole: set[Hundredths], spans: Spans) -> bool:
    days = sum([row.all_days for row in rows])
    if days in whole:
        return True
    if month == spans.newcomer and _from_some_day(days, rows, whole):
        return True
    contract = [_span(row, spans.left) for row in rows if row.data_angajarii or row.data_incetarii]
    contract = contract or [*spans.contract]
    if not contract and not spans.suspended:
        return False  # nothing tells another number than the whole month's
    return days == _under_contract(month, contract, spans.suspended) * 100


def _from_some_day(days: Hundredths, rows: Sequence[PayrollRow], whole: set[Hundredths]) -> bool:
    """Whether the days can be those from a day of hire to the end of the month.

    A column of days that was not understood may hold the missing ones instead.
    """
    not_read = any(column.of_days for row in rows for column in row.unknown)
    return 0 < days < max(whole) and not days % 100 and not not_read


def _span(row: PayrollRow, left: date | None) -> Span:
    """The contract of a row; from ever where only its end is known."""
    start = row.data_angajarii or date.min
    return start, row.data_incetarii or (left if left and left >= start else None)


def _under_contract(month: Month, contract: Sequence[Span], suspended: Sequence[Span]) -> int:
    """Working days of the month between hire and leave, those of a suspended contract left out."""
    days = law.working_dates(month)
    if contract:
        days = tuple(day for day in days if any(_holds(span, day) for span in contract))
    if suspended:
        days = tuple(day for day in days if not any(_holds(span, day) for span in suspended))
    return len(days)


def _holds(span: Span, day: date) -> bool:
    start, end = span
    return start <= day and (end is None or day <= end)
