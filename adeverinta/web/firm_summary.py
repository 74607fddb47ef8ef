"""A firm in one line: the last month read, what is missing, what changed since the month before, requests open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.core.text import count, first_few, mask_cnps
from adeverinta.office import look_at_firm

if TYPE_CHECKING:
    from datetime import date

    from adeverinta import api
    from adeverinta.office import Desk

_NAMED: Final = 4
"""Missing months that are named, and changes that are told; of the others only how many."""


def of_payroll(read: api.Payroll, today: date) -> dict[str, str]:
    """`luna`, `lipsa` and `schimbari`, each a sentence or empty."""
    from adeverinta.core.month import Month

    if not read.covered:
        return {"luna": "", "lipsa": "nicio lună citită", "schimbari": ""}
    first, last = min(read.covered), max(read.covered)
    until = max(last, Month.of(today).plus(-1))
    months = [first.plus(step) for step in range(until.minus(first) + 1)]
    missing = [month.label for month in months if month not in read.covered]
    return {
        "luna": last.label,
        "lipsa": f"lipsesc: {first_few(missing, _NAMED)}" if missing else "",
        "schimbari": _changes(read, last),
    }


def _changes(read: api.Payroll, last: api.Month) -> str:
    """Who came, who went and whose net is another than in the month before."""
    before = last.plus(-1)
    if before not in read.covered:
        return ""
    nets: dict[api.Month, dict[str, int]] = {before: {}, last: {}}
    for cnp, rows in read.rows.items():
        for row in rows:
            if row.month in nets:
                own = nets[row.month]
                own[cnp] = own.get(cnp, 0) + (row.net or 0)
    came, went = nets[last].keys() - nets[before].keys(), nets[before].keys() - nets[last].keys()
    other = sum(nets[last][cnp] != nets[before][cnp] for cnp in nets[last].keys() & nets[before].keys())
    parts = [
        f"{len(came)} în plus" if came else "",
        f"{len(went)} în minus" if went else "",
        f"{count(other, 'net schimbat', 'neturi schimbate')}" if other else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f"față de {before.label}: {told or 'nimic'}"


def of_requests(desk: Desk, today: date) -> tuple[str, list[str]]:
    """How many requests there are and how many wait for their certificate; what changed since the last run."""
    asked = desk.requests()
    if not asked:
        return "0", []
    if desk.lacking() or not desk.firm.state.is_dir():
        return str(len(asked)), []
    done = look_at_firm(desk, today)
    waiting = len(asked) - done.states["neschimbata"]
    told = [mask_cnps(item.message) for item in done.changes[:_NAMED]]
    if len(done.changes) > _NAMED:
        told.append(
            f"și încă {count(len(done.changes) - _NAMED, 'schimbare', 'schimbări')} de la ultima emitere"
        )
    return f"{len(asked)}, {waiting} de emis" if waiting else f"{len(asked)}, toate emise", told
