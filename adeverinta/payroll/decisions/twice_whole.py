"""A month that stands twice for a person: rows that are each a whole month, or equal under two mărci."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from adeverinta import law
from adeverinta.core.code import Severity
from adeverinta.core.finding import Finding
from adeverinta.core.month import Month
from adeverinta.core.text import days_text
from adeverinta.payroll import codes as reading
from adeverinta.payroll.cells.plain_cells import marca_key
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.name_match import words_of
from adeverinta.payroll.rows import IncomeKind, PayrollRow

_WHOLE: Final = Fraction(9, 10)
"""The part of the month's working days from which a row is one of the whole month."""
_ALIKE: Final = Fraction(2, 3)
"""The least part of the larger amount that the smaller one is, where one corrects the other."""
_STEADY: Final = 3
"""Months of a contract that is no slip of the pen."""
_MARKS: Final = frozenset(
    code.name for code in (reading.RAND_ASCUNS, reading.RAND_ANULAT, reading.RAND_TAIAT)
)
"""What a person does to a row that another one stands for."""


def whole_pair(rows: Sequence[PayrollRow]) -> tuple[PayrollRow, PayrollRow] | None:
    """Two wages of one contract and month of which each is a whole month of about the same amount.

    Not where a third row takes the days of one back, nor where the rows tell hours of their own each.
    """
    wages = [row for row in rows if row.kind is IncomeKind.SALARIU and row.all_days]
    if len(wages) < 2 or len({row.norma for row in wages}) > 1:
        return None
    least = law.working_days(wages[0].month) * 100 * _WHOLE
    if sum(row.all_days for row in rows) < 2 * least:
        return None
    whole = [row for row in wages if row.all_days >= least and (row.net or 0) > 0]
    for one, other in combinations(whole, 2):
        pair = sorted(amount for row in (one, other) if (amount := row.brut or row.net))
        if len(pair) == 2 and pair[0] >= _ALIKE * pair[1]:
            return one, other
    return None


def twice_whole(rows: Sequence[PayrollRow]) -> bool:
    """Whether a month's rows have such a pair in one contract."""
    contracts: defaultdict[str | None, list[PayrollRow]] = defaultdict(list)
    for row in rows:
        contracts[marca_key(row.marca)].append(row)
    return any(whole_pair(own) for own in contracts.values() if len(own) > 1)


def days_of_both(one: PayrollRow, other: PayrollRow) -> tuple[str, int]:
    """The days of both rows as a sentence has them, and the working days of their month."""
    return f"{one.all_days / 100:g} + {days_text(other.all_days)}", law.working_days(one.month)


def two_persons(one: PayrollRow, other: PayrollRow) -> bool:
    """Whether both rows have names, without a word in common: the CNP of one is not hers."""
    names = [words_of(f"{row.nume or ''} {row.prenume or ''}") for row in (one, other)]
    return all(names) and names[0].isdisjoint(names[1])


def is_steady(one: PayrollRow, other: PayrollRow, rows: Iterable[PayrollRow]) -> bool:
    """Whether two equal rows are two part-time contracts that go on beside each other."""
    full = law.full_day() * 100
    if not all(row.norma and row.norma < full for row in (one, other)):
        return False
    months: defaultdict[str | None, set[Month]] = defaultdict(set)
    for row in rows:
        if row.cnp == one.cnp:
            months[marca_key(row.marca)].add(row.month)
    return all(len(months[marca_key(row.marca)]) >= _STEADY for row in (one, other))


def marked_rows(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings; a month with two whole rows refuses where one of the two is hidden, void or struck."""
    marks = [item for item in findings if item.code in _MARKS]
    pairs = codes.DOUA_RANDURI_INTREGI.name
    for item in findings:
        if marks and item.code == pairs and _one_is_marked(item, marks):
            yield item._replace(severity=Severity.ERROR)
        else:
            yield item


def _one_is_marked(item: Finding, marks: Sequence[Finding]) -> bool:
    first, second = str(item.param("prima")), str(item.source)
    own = [str(mark.source._replace(column=None)) for mark in marks if _of_it(mark, item) and mark.source]
    named = [any(place == row or place.startswith(f"{row},") for row in own) for place in (first, second)]
    return named.count(True) == 1


def _of_it(mark: Finding, item: Finding) -> bool:
    return mark.cnp == item.cnp and mark.month == item.month
