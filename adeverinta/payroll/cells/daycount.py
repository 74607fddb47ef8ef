"""The working days of a month as the firm counts them: what most rows say, where the law says another number.

Shifts, or legal holidays counted as worked, give most persons the same surplus. That is the firm's calendar
and no fault of each person's row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month, listed
from adeverinta.core.text import days_text
from adeverinta.payroll.cells import codes
from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths

_FEWEST: Final = 3
_MOST_SURPLUS: Final = 1000
_SATURDAY: Final = 5


class DayCount:
    """Rows by month and by how many days (hundredths) they account for."""

    def __init__(self) -> None:
        self._totals: dict[Month, Counter[Hundredths]] = {}

    def add(self, named: Mapping[str, Amounts], months: Sequence[Month]) -> None:
        """The rows of one sheet."""
        columns = [named[name] for name in DAY_COLUMNS if name in named]
        if not columns or not months:
            return
        total = sum((column.values for column in columns[1:]), columns[0].values)
        for (month, days), rows in Counter(zip(months, total.tolist(), strict=True)).items():
            if days:
                self._totals.setdefault(month, Counter())[days] += rows

    @property
    def totals(self) -> Mapping[Month, Counter[Hundredths]]:
        """Rows by month and days."""
        return self._totals

    def calendar(self) -> dict[Month, Hundredths]:
        """The firm's working days of the months in which most rows agree on more than the law's."""
        from adeverinta import law

        found: dict[Month, Hundredths] = {}
        for month, totals in self._totals.items():
            days, rows = totals.most_common(1)[0]
            surplus = days - law.working_days(month) * 100
            if 0 < surplus <= _MOST_SURPLUS and rows >= _FEWEST and rows * 2 > totals.total():
                found[month] = days
        return found


def counted_days(calendar: Mapping[Month, Hundredths], months: Collection[Month]) -> Callable[[Month], int]:
    """How many working days the firm counts in a month: the law's, or all from Monday to Friday.

    `calendar`: the firm's own days. Only a firm that counts most months so is believed to: a copied file has
    another month's days, too.
    """
    from adeverinta import law

    free = [month for month in months if law.working_days(month) != _weekdays(month)]
    own = sum(calendar.get(month) == _weekdays(month) * 100 for month in free)
    return _weekdays if own >= _FEWEST and own * 2 > len(free) else law.working_days


def _weekdays(month: Month) -> int:
    first = month.first_day.weekday()
    return sum((first + day) % 7 < _SATURDAY for day in range(month.last_day.day))


def told(calendar: Mapping[Month, Hundredths]) -> list[Finding]:
    """One finding for the run."""
    if not calendar:
        return []
    from adeverinta import law

    month = min(calendar)
    return [
        finding(
            codes.CALENDAR_DIFERIT,
            month=month,
            luni=listed(list(calendar)),
            zile=days_text(calendar[month]),
            lucratoare=law.working_days(month),
        )
    ]
