"""A person's months held against each other and against the wages of the law: what cannot well be a net.

Takes: the case (months, facts, request). Gives: findings; nothing is changed. A number that looks wrong is
said with the one it is compared with; only amounts that no wage has, and sums of several months, refuse
the certificate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from adeverinta.core.finding import Finding
from adeverinta.income import codes
from adeverinta.income.plausible.double_leave import leave_twice
from adeverinta.income.plausible.levels import levels_of
from adeverinta.income.plausible.outliers import birth_month, unusual_amounts
from adeverinta.income.plausible.running_totals import running_total, worked_for_nothing
from adeverinta.income.request_case import Case
from adeverinta.payroll.rows import PayrollRow

__all__ = ["implausible"]
_ACCEPTABLE: Final = frozenset((codes.SUMA_NEPLAUZIBILA.name, codes.SUME_CUMULATE.name))


def implausible(case: Case, rows: Sequence[PayrollRow], *, accepted: bool) -> list[Finding]:
    """Everything of a person's months that does not look like a net of this person.

    `accepted`: amounts beyond any wage and running totals only warn (`--accepta-sume-neobisnuite`).
    """
    levels = levels_of(case)
    found, summed = running_total(case, levels)
    if summed:  # they say nothing of what is usual
        levels = levels_of(case, without=summed)
    found += [*unusual_amounts(case, levels), *birth_month(case, rows, levels)]
    found += [*worked_for_nothing(case), *leave_twice(case, levels)]
    if accepted:
        found = [item.softened() if item.code in _ACCEPTABLE else item for item in found]
    return found
