"""What the payroll says against the dates of the request: days worked in maternity leave, pay before hire."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core import cnp as cnps
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding
from adeverinta.core.month import Month, listed
from adeverinta.core.text import count, days_text
from adeverinta.income import codes
from adeverinta.income.first_day import day_42
from adeverinta.income.request_case import Case
from adeverinta.income.usual_pay import paid_days
from adeverinta.payroll.rows import Hundredths, PayrollRow

_TOO_MANY: Final = 100
"""Hundredths of days worked above those outside the leave that are told: a holiday worked, or one day of the
firm's own calendar, is no contradiction."""


class _Leave(NamedTuple):
    """The days, both inside, on which a mother cannot have worked, and how a sentence says so."""

    first: date
    last: date
    said: str


def against_the_request(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """`ZILE_LUCRATE_IN_MATERNITATE` and `VENIT_INAINTE_DE_ANGAJARE`, each once."""
    yield from _worked_in_leave(case, rows)
    yield from _before_the_hire(case, rows)


def _leave(case: Case) -> _Leave | None:
    """The request's maternity leave of a mother, or the days after the birth that no mother may work.

    A father's request names the mother's leave, in which he works. Without dates the month of the birth is
    left out: its payroll is often of the whole month, as the income due for it is asked for.
    """
    request = case.request
    if cnps.gender(request.cnp) != "f" or request.eveniment != "nastere":
        return None
    first, last = request.maternitate_de_la, request.maternitate_pana_la
    if first and last:
        return _Leave(
            first, last, f"Cererea spune maternitate de la {romanian_date(first)} la {romanian_date(last)}"
        )
    if first:
        said = f"Cererea spune maternitate de la {romanian_date(first)}"
        return _Leave(first, max(first, day_42(case.birth, case.switches)), said)
    said = f"Cererea spune că nașterea a fost la {romanian_date(case.birth)}"
    return _Leave(case.birth_month.plus(1).first_day, day_42(case.birth, case.switches), said)


def _worked_in_leave(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    leave = _leave(case)
    if leave is None:
        return
    worked: dict[Month, dict[str | None, Hundredths]] = defaultdict(lambda: defaultdict(int))
    first, last = Month.of(leave.first), Month.of(leave.last)
    places: dict[Month, PayrollRow] = {}
    for row in rows:
        if row.zile_lucrate and first <= row.month <= last:
            worked[row.month][row.marca] += paid_days(row)
            places.setdefault(row.month, row)
    found = []
    for month in sorted(worked):
        days = law.working_dates(month)
        left = sum(not leave.first <= day <= leave.last for day in days)
        more = max(case.calendar.get(month, 0) - len(days) * 100, 0)
        most = max(worked[month].values())
        if most > left * 100 + more + _TOO_MANY:
            found.append((month, most, left))
    if not found:
        return
    month, most, left = max(found, key=lambda one: one[1] - one[2] * 100)
    others = [one for one, _, _ in found if one != month]
    yield case.find(
        codes.ZILE_LUCRATE_IN_MATERNITATE,
        month=month,
        months=[one for one, _, _ in found],
        source=places[month].cell("zile_lucrate"),
        ce=leave.said,
        zile=f"{days_text(most)} lucrate sau de concediu de odihnă",
        ramase=f"erau numai {count(left, 'zi lucrătoare', 'zile lucrătoare')}"
        if left
        else "nu mai era nicio zi lucrătoare",
        altele=f"; la fel în {listed(others)}" if others else "",
    )


def _before_the_hire(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Pay in the months right before the hire month, of the contract that is paid in it: no earlier one."""
    hired = case.request.data_angajarii
    if hired is None:
        return
    begun = Month.of(hired)
    mine = {row.marca for row in rows if row.month in (begun, begun.plus(1))}
    paid = {row.month: row for row in rows if row.net and row.month < begun and row.marca in mine}
    months = []
    month = begun.plus(-1)
    while month in paid:
        months.append(month)
        month = month.plus(-1)
    printed = [month for month in months if month in case.working_days]
    if printed:
        yield case.find(
            codes.VENIT_INAINTE_DE_ANGAJARE,
            month=printed[0],
            months=printed,
            source=paid[printed[0]].cell("net"),
            data=romanian_date(hired),
            luni=listed(printed),
        )
