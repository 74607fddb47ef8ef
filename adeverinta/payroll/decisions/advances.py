"""An advance beside the rest of the month's pay: inside it already, a part of its own, or undecided.

Where the first half of a month is paid as an advance its row has no contributions. The row of the settlement
then has the whole month, gross and net, before the advance is kept back: added to it, the advance would stand
twice. The law tells which it is: the CAS of the settlement is that of its own gross, or that of both.
"""

from __future__ import annotations

from collections.abc import Sequence

from adeverinta.core.finding import finding
from adeverinta.core.money import romanian
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.decisions.cas_bases import month_cas
from adeverinta.payroll.decisions.person_totals import Told
from adeverinta.payroll.rows import LEAVE_KINDS, PayrollRow, Proof


def advances(rows: Sequence[PayrollRow]) -> dict[int, Told]:
    """By place, the rows of a person and a month that are advances without contributions, beside others."""
    others = [row for row in rows if not row.advance and row.kind not in LEAVE_KINDS]
    told: dict[int, Told] = {}
    for at, row in enumerate(rows):
        if not row.advance or not row.net or _withheld(row) or not others:
            continue
        settled = max(others, key=lambda other: other.net or 0)
        inside = _is_inside(row, settled)
        if inside is False:
            continue
        code = codes.AVANS_CUPRINS if inside else codes.AVANS_NEDECIS
        said = finding(
            code,
            cnp=row.cnp,
            month=row.month,
            source=row.cell("net") if "net" in row.columns else row.source,
            suma=romanian(row.net),
            alta=str(settled.source),
        )
        told[at] = Told(left_out=inside is True, said=said)
    return told


def _withheld(row: PayrollRow) -> bool:
    return bool(row.cas or row.cass or row.impozit)


def _is_inside(advance: PayrollRow, settled: PayrollRow) -> bool | None:
    """Whether a settlement has the advance in it; None where nothing shows it."""
    gross, net = settled.brut or 0, settled.net or 0
    rate = month_cas(settled.month).rate
    if settled.proof is not Proof.INCHIS or not gross or not settled.cas or not rate:
        return None
    both = gross + (advance.brut or advance.net or 0)
    if abs(settled.cas / gross - rate) > abs(settled.cas / both - rate):
        return False
    return True if net >= (advance.net or 0) else None
