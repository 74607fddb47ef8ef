"""A person's months held against each other and against the wages of the law: what cannot well be a net.

Takes: the case (months, facts, request). Gives: findings; nothing is changed. A number that looks wrong is
said with the one it is compared with; only amounts that no wage has refuse the certificate.
"""

from __future__ import annotations

from collections.abc import Sequence

from adeverinta.core.finding import Finding
from adeverinta.income import codes
from adeverinta.income.plausible.double_leave import leave_twice
from adeverinta.income.plausible.levels import levels_of
from adeverinta.income.plausible.outliers import birth_month, unusual_amounts
from adeverinta.income.plausible.running_totals import running_total, worked_for_nothing
from adeverinta.income.request_case import Case
from adeverinta.payroll.rows import PayrollRow

__all__ = ["implausible"]


def implausible(case: Case, rows: Sequence[PayrollRow], *, accepted: bool) -> list[Finding]:
    """Everything of a person's months that does not look like a net of this person.

    `accepted`: amounts beyond any wage only warn (`--accepta-sume-neobisnuite`).
    """
    levels = levels_of(case)
    found = [*unusual_amounts(case, levels), *birth_month(case, rows, levels)]
    found += [*running_total(case, levels), *worked_for_nothing(case), *leave_twice(case, levels)]
    if accepted:
        found = [item.softened() if item.code == codes.SUMA_NEPLAUZIBILA.name else item for item in found]
    return found
