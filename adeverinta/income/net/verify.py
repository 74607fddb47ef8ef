"""The findings of one person's rows: which months were not reproduced, what differs and the likely cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from adeverinta import law
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.income.net.causes import likely_cause
from adeverinta.income.net.check import NOTES, Checked, Differs
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
_QUIET: Final = NOTES | int(Differs.NET)


def verify(rows: Sequence[PayrollRow], switches: Mapping[str, str]) -> list[Finding]:
    """Findings about one person's months; never blocking (the net identity is the payroll room's).

    Rows of one contract and month are verified together; where they do not fit, all contracts of the month.
    `switches` as in `income.all_switches`. Legal source: as in `net.compute`.
    """
    found = groups(rows)
    if not found:
        return []
    checked = check(*tables(found), switches)
    if not checked.differs.any() and not checked.expected.status.any():
        return []
    contracts: dict[Month, list[int]] = defaultdict(list)
    for at, group in enumerate(found):
        contracts[group.month].append(at)
    months: dict[Month, Finding] = {}
    unverified: dict[Status, list[Month]] = defaultdict(list)
    second: list[Month] = []
    for month, places in sorted(contracts.items()):
        status = next((s for at in places if (s := Status(int(checked.expected.status[at])))), Status.OK)
        wrong = [at for at in places if int(checked.differs[at]) & ~_QUIET]
        if wrong and not (len(places) > 1 and _fits([found[at] for at in places], switches)):
            made = _differing([(found[at], checked, at) for at in wrong], switches)
            if made:
                months[month] = made
        elif status:
            unverified[status].append(month)
        elif len(places) == 1 and int(checked.differs[places[0]]) & Differs.SECOND_JOB:
            second.append(month)
    made_of = [*months.values(), *_unverified(found, unverified)]
    return made_of + ([_second_job(found, second)] if second else [])


def _fits(parts: Sequence[Group], switches: Mapping[str, str]) -> bool:
    """Whether the contracts of the month fit as one."""
    checked = check(*tables([joined(parts)]), switches)
    return not int(checked.differs[0]) & ~_QUIET


def _differing(wrong: Sequence[tuple[Group, Checked, int]], switches: Mapping[str, str]) -> Finding | None:
    """One finding for a month, None where an ordinary reading explains it."""
    texts, codes, causes, cell = [], [], [], None
    for group, checked, at in wrong:
        cause, ordinary = likely_cause(group, switches)
        if ordinary:
            continue
        causes.append(cause)
        bits = int(checked.differs[at])
        for place, (bit, column, name, code) in enumerate(_PARTS):
            if bits & bit:
                texts.append(_difference(name, group.given[place], _lawful(checked.expected, place, at)))
                codes.append(code)
                cell = cell or group.rows[0].cell(column)
    if not texts:
        return None
    group = wrong[0][0]
    stale = law.stale_payroll(group.month)
    return finding(
        codes[0] if len(set(codes)) == 1 else "NET_NEREPRODUS",
        cnp=group.rows[0].cnp,
        month=group.month,
        source=cell,
        ce="; ".join(texts),
        cauza="; ".join(dict.fromkeys([*causes, *(["regulile lunii nu sunt verificate"] if stale else [])])),
    )


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
    return ", ".join(month.label for month in months)
