"""The findings of one person's rows: which months were not reproduced, what differs and the likely cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import law
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.core.text import count
from adeverinta.income.net.causes import Misfit, likely_causes
from adeverinta.income.net.check import QUIET, Differs
from adeverinta.income.net.check import verify as check
from adeverinta.income.net.groups import Group, groups, joined, tables
from adeverinta.income.net.records import MISSING, STATUS_TEXT, Status
from adeverinta.payroll.rows import PayrollRow

if TYPE_CHECKING:
    from adeverinta.income.net.records import Nets

_PARTS: Final = (
    (Differs.CAS, "cas", "CAS", "CONTRIBUTIE_DIFERITA"),
    (Differs.CASS, "cass", "CASS", "CONTRIBUTIE_DIFERITA"),
    (Differs.SOMAJ, "somaj", "contribuția de șomaj", "CONTRIBUTIE_DIFERITA"),
    (Differs.DEDUCTION, "deducere", "deducerea", "DEDUCERE_DIFERITA"),
    (Differs.BASE, "baza_impozit", "baza de calcul", "IMPOZIT_DIFERIT"),
    (Differs.TAX, "impozit", "impozitul", "IMPOZIT_DIFERIT"),
)
_LAWFUL: Final = ("cas", "cass", "somaj", "deduction", "base", "tax")


class Compared(NamedTuple):
    """One person's cases held against the law; theirs are the places from `start` on of `expected`."""

    groups: Sequence[Group]
    start: int
    differs: Sequence[int]
    status: Sequence[int]
    expected: Nets


def compare(persons: Mapping[str, Sequence[PayrollRow]], switches: Mapping[str, str]) -> dict[str, Compared]:
    """The rows of many persons, by CNP, all their columns at once. Legal source: as in `net.compute`."""
    grouped = {cnp: groups(rows) for cnp, rows in persons.items()}
    everything = [group for own in grouped.values() for group in own]
    if not everything:
        return {}
    checked = check(*tables(everything), switches)
    differs, status = checked.differs.tolist(), checked.expected.status.tolist()
    compared, start = {}, 0
    for cnp, own in grouped.items():
        end = start + len(own)
        compared[cnp] = Compared(own, start, differs[start:end], status[start:end], checked.expected)
        start = end
    return compared


def verify(rows: Sequence[PayrollRow], switches: Mapping[str, str]) -> list[Finding]:
    """Findings about one person's months: see `told`."""
    own = compare({"": rows}, switches).get("")
    return told(own, switches) if own else []


def told(
    own: Compared, switches: Mapping[str, str], months: Collection[Month] | None = None
) -> list[Finding]:
    """Findings about one person's months (all where none are named); never blocking (the net identity is the
    payroll room's).

    Rows of one contract and month are verified together; where they do not fit, all contracts of the month.
    `switches` as in `income.all_switches`.
    """
    found = own.groups
    if not any(own.differs) and not any(own.status):
        return []
    contracts: dict[Month, list[int]] = defaultdict(list)
    for at, group in enumerate(found):
        if months is None or group.month in months:
            contracts[group.month].append(at)
    wrong: dict[Month, list[int]] = {}
    unverified: dict[Status, list[Month]] = defaultdict(list)
    second: list[Month] = []
    for month, places in sorted(contracts.items()):
        status = next((own.status[at] for at in places if own.status[at]), 0)
        bad = [at for at in places if own.differs[at] & ~QUIET]
        if bad and not (len(places) > 1 and _fits([found[at] for at in places], switches)):
            wrong[month] = bad
        elif status:
            unverified[Status(status)].append(month)
        elif len(places) == 1 and own.differs[places[0]] & Differs.SECOND_JOB.value:
            second.append(month)
    made = _differing(own, wrong, switches) + _unverified(found, unverified)
    return made + ([_second_job(found, second)] if second else [])


def _fits(parts: Sequence[Group], switches: Mapping[str, str]) -> bool:
    """Whether the contracts of the month fit as one."""
    checked = check(*tables([joined(parts)]), switches)
    return not int(checked.differs[0]) & ~QUIET


def _differing(
    own: Compared, wrong: Mapping[Month, Sequence[int]], switches: Mapping[str, str]
) -> list[Finding]:
    """One finding for a month; none where an ordinary reading explains it."""
    found = own.groups
    places = [at for bad in wrong.values() for at in bad]
    misfits = [Misfit.of(found[at], own.differs[at], own.expected, own.start + at) for at in places]
    causes = dict(zip(places, likely_causes(misfits, switches), strict=True))
    made = []
    for month, bad in wrong.items():
        left = [at for at in bad if not causes[at].ordinary]
        if not left:
            continue
        texts, codes, cells = [], [], []
        for at in left:
            for place, (bit, column, name, code) in enumerate(_PARTS):
                if own.differs[at] & bit:
                    texts.append(
                        _difference(
                            name, found[at].given[place], _lawful(own.expected, place, own.start + at)
                        )
                    )
                    codes.append(code)
                    cells.append(found[at].rows[0].cell(column))
        likely = dict.fromkeys(causes[at].text for at in left)
        if law.stale_payroll(month):
            likely["regulile lunii nu sunt verificate"] = None
        made.append(
            finding(
                codes[0] if len(set(codes)) == 1 else "NET_NEREPRODUS",
                cnp=found[left[0]].rows[0].cnp,
                month=month,
                source=cells[0],
                ce="; ".join(texts),
                cauza="; ".join(likely),
            )
        )
    return made


def _lawful(expected: Nets, place: int, at: int) -> int:
    return int(getattr(expected, _LAWFUL[place])[at])


def _difference(name: str, given: int, lawful: int) -> str:
    shown = "lipsește" if given == MISSING else f"{romanian(given)} lei"
    return f"{name}: {shown} în export, {romanian(lawful)} lei după regulile lunii"


def _unverified(found: Sequence[Group], by_status: Mapping[Status, Sequence[Month]]) -> list[Finding]:
    return [
        finding(
            "NET_NEVERIFICABIL",
            cnp=found[0].rows[0].cnp,
            month=months[0],
            luni=_list(months),
            motiv=STATUS_TEXT[status],
        )
        for status, months in by_status.items()
    ]


def _second_job(found: Sequence[Group], months: Sequence[Month]) -> Finding:
    return finding(
        "DEDUCERE_DIFERITA",
        cnp=found[0].rows[0].cnp,
        month=months[0],
        severity=Severity.INFO,
        luna=_list(months),
        ce="deducerea este 0",
        cauza="al doilea loc de muncă sau deducere necerută",
    )


def _list(months: Sequence[Month]) -> str:
    if len(months) > 3 and months[-1].minus(months[0]) == len(months) - 1:
        return f"{months[0].label} - {months[-1].label}"
    if len(months) > 3:
        return f"{count(len(months), 'lună', 'luni')} între {months[0].label} și {months[-1].label}"
    return ", ".join(month.label for month in months)
