"""Money of leave in a column that was not understood, whatever its header: what gross and net do not hold.

A column with amounts in the person's months of medical or maternity leave, or in months that have nothing
else, and hardly any in her others, is most likely the indemnity. Where gross and net are those of the paid
days alone the certificate lacks it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from adeverinta.core.finding import Finding
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.core.month import Month, listed
from adeverinta.income import codes
from adeverinta.income.request_case import Case
from adeverinta.income.usual_pay import paid_share, usual
from adeverinta.payroll.layout.headers import worded
from adeverinta.payroll.rows import LEAVE_KINDS, IncomeKind, PayrollRow, UnknownColumn, cell_of

_NO_INDEMNITY: Final = frozenset(
    ("baza", "baze", "media", "medie", "zilnica", "zilnic", "mzbci", "serie", "seria", "nr", "numar", "cod",
     "stagiu", "plafon", "certificat", "diagnostic", "data", "procent", "zile", "zi", "zl", "ore", "ora")
)  # fmt: skip
"""Words of columns that say how an indemnity is reckoned, or of which certificate it is."""
_OWN_ROW: Final = LEAVE_KINDS | {IncomeKind.ICC}
_MOST_DAYS: Final = 31
"""Up to so many a number may count days, whatever its column."""
_HARDLY: Final = 10
"""One in so many of the other months may have an amount there as well."""
_CARRIED: Final = 0.3
"""The least share of the usual pay of the days of leave that a gross holding their indemnity has for them."""
_LEAST: Final = 0.2
"""The least share of it that an amount may be the indemnity of."""
_SMALL: Final = 0.05
"""The least share of the usual net that an amount in a month without any pay may be an indemnity."""


def unread_leave_money(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Once a column, with the months and the first cell."""
    told: dict[str, list[tuple[PayrollRow, UnknownColumn]]] = defaultdict(list)
    for month in case.months:
        facts = case.facts.get(month)
        own = facts.rows if facts else ()
        for row, column in _amounts(own):
            if _lacks(own, column.amount, rows, case.working_days[month]):
                told[column.label].append((row, column))
    for label, found in told.items():
        if _elsewhere(label, rows):
            continue
        row, column = min(found, key=lambda pair: pair[0].month)
        months = sorted({other.month for other, _ in found})
        away = any(other.on_leave for other, _ in found)
        yield case.find(
            codes.SUMA_DE_CONCEDIU_NECITITA,
            month=row.month,
            months=months,
            source=cell_of(row.source, column.letter),
            luni=listed(months),
            ce="este în concediu medical sau de maternitate" if away else "nu are nici brut, nici net",
            coloana=label,
            suma=romanian(column.amount),
        )


def _amounts(rows: Sequence[PayrollRow]) -> Iterator[tuple[PayrollRow, UnknownColumn]]:
    for row in rows:
        for column in row.unknown:
            if column.amount <= _MOST_DAYS * BANI_PER_LEU:
                continue
            if _NO_INDEMNITY.isdisjoint(worded(column.label).split()):
                yield row, column


def _lacks(own: Sequence[PayrollRow], money: Bani, rows: Sequence[PayrollRow], working_days: int) -> bool:
    """Whether the rows of a month have nothing, or no more than what their paid days give."""
    if any(row.kind in _OWN_ROW and row.net for row in own) or any(row.net is None for row in own):
        return False
    named = [name for name in ("brut", "net") if any(getattr(row, name) for row in own)]
    if not named:
        return all(money >= _SMALL * other for other in usual(own[0], rows, "net"))
    leave = sum((row.zile_cm or 0) + (row.zile_maternitate or 0) for row in own)
    if not leave or len(own) != 1 or not working_days:
        return False
    share, away = paid_share(own[0], working_days), min(leave / (working_days * 100), 1)
    for name in named:
        held, others = getattr(own[0], name) or 0, usual(own[0], rows, name)
        if not others or any(held - other * share > _CARRIED * other * away for other in others):
            return False
        if any(money < _LEAST * other * away for other in others):
            return False
    return True


def _elsewhere(label: str, rows: Sequence[PayrollRow]) -> bool:
    """Whether the column has amounts in more than hardly any of the months that are worked and paid."""
    months: dict[Month, bool] = {}
    for row in rows:
        if row.net and not row.on_leave:
            here = any(column.label == label for column in row.unknown)
            months[row.month] = months.get(row.month, False) or here
    return sum(months.values()) > max(1, len(months) // _HARDLY)
