"""Days that no month has, of the rows asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import days_text
from adeverinta.payroll import codes
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths

if TYPE_CHECKING:
    from adeverinta.core.month import Month
    from adeverinta.payroll.layout.column_map import Layout
    from adeverinta.sources.sheet import Sheet

_LONGEST_MONTH: Final = 3100


def _is_impossible(days: Hundredths) -> bool:
    return not 0 <= days <= _LONGEST_MONTH


def odd_days(taken: Mapping[str, Sequence[int | None]]) -> set[int]:
    """Positions where some column of days holds what no month has."""
    return {
        at
        for name in DAY_COLUMNS
        for at, days in enumerate(taken.get(name, ()))
        if days is not None and _is_impossible(days)
    }


def impossible_days(
    values: Mapping[str, Any], sheet: Sheet, layout: Layout, index: int, cnp: str, month: Month
) -> Iterator[Finding]:
    """What is said of a row (0-based) with such days."""
    for name in DAY_COLUMNS:
        days = values.get(name)
        if days is not None and _is_impossible(days):
            if -_LONGEST_MONTH <= days < 0 and (values.get("brut") or 0) < 0:
                continue  # a row that takes another back, its amounts and its days alike
            yield finding(
                codes.ZILE_IMPOSIBILE,
                cnp=cnp,
                month=month,
                source=sheet.source(index, layout.columns[name][0]),
                coloana=name,
                zile=days_text(days),
            )
