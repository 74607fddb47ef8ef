"""The findings of one person's rows: which months were not reproduced, what differs and the likely cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import law
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import BANI_PER_LEU, romanian
from adeverinta.core.month import Month
from adeverinta.core.text import count
from adeverinta.net import codes
from adeverinta.net.case_columns import MISSING, STATUS_TEXT, MonthStatus
from adeverinta.net.causes import Cause, likely_causes
from adeverinta.net.column_check import QUIET, Differs, check
from adeverinta.net.computation import compute
from adeverinta.net.contract_months import ContractMonth, groups, joined, tables
from adeverinta.net.readings import Misfit
from adeverinta.payroll.rows import PayrollRow

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Nets

_PARTS: Final = (
    (Differs.CAS, "cas", "CAS", codes.CONTRIBUTIE_DIFERITA),
    (Differs.CASS, "cass", "CASS", codes.CONTRIBUTIE_DIFERITA),
    (Differs.SOMAJ, "somaj", "contribuția de șomaj", codes.CONTRIBUTIE_DIFERITA),
    (Differs.DEDUCTION, "deducere", "deducerea", codes.DEDUCERE_DIFERITA),
    (Differs.BASE, "baza_impozit", "baza de calcul", codes.IMPOZIT_DIFERIT),
    (Differs.TAX, "impozit", "impozitul", codes.IMPOZIT_DIFERIT),
)
_OFTEN: Final = 3
"""Months after which a sum that stays the same is no accident."""
_LAWFUL: Final = ("cas", "cass", "somaj", "deduction", "base", "tax")


class Compared(NamedTuple):
    """One person's cases held against the law; theirs are the places from `start` on of `expected`."""

    groups: Sequence[ContractMonth]
    start: int
    differs: Sequence[int]
    status: Sequence[int]
    expected: Nets


def compare(persons: Mapping[str, Sequence[PayrollRow]], switches: Mapping[str, str]) -> dict[str, Compared]:
    """The rows of many persons, by CNP, all their columns at once. Legal source: as in `net.computation`."""
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


def check_rows(rows: Sequence[PayrollRow], switches: Mapping[str, str]) -> list[Finding]:
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
    odd = {
        group.month
        for group, bits, status in zip(found, own.differs, own.status, strict=True)
        if bits or status
    }
    if not odd:
        return []
    contracts: dict[Month, list[int]] = defaultdict(list)
    for at, group in enumerate(found):
        if group.month in odd and (months is None or group.month in months):
            contracts[group.month].append(at)
    wrong: dict[Month, list[int]] = {}
    unverified: dict[MonthStatus, list[Month]] = defaultdict(list)
    second: list[Month] = []
    for month, places in sorted(contracts.items()):
        status = next((own.status[at] for at in places if own.status[at]), 0)
        bad = [at for at in places if own.differs[at] & ~QUIET]
        if bad and not (len(places) > 1 and _fits([found[at] for at in places], switches)):
            wrong[month] = bad
        elif (
            status and status != MonthStatus.LEAVE_UNSETTLED
        ):  # the months' law says so itself, with its sources
            unverified[MonthStatus(status)].append(month)
        elif len(places) == 1 and own.differs[places[0]] & Differs.SECOND_JOB.value:
            second.append(month)
    made = _differing(own, wrong, switches) + _unverified(found, unverified)
    return made + ([_second_job(found, second)] if second else [])


def _fits(parts: Sequence[ContractMonth], switches: Mapping[str, str]) -> bool:
    """Whether the contracts of the month fit as one."""
    checked = check(*tables([joined(parts)]), switches)
    return not int(checked.differs[0]) & ~QUIET


def _differing(
    own: Compared, wrong: Mapping[Month, Sequence[int]], switches: Mapping[str, str]
) -> list[Finding]:
    """One finding for the months that have the same cause; none where an ordinary reading explains it."""
    found = own.groups
    places = [at for bad in wrong.values() for at in bad]
    deductions = _deductions([found[at] for at in places], [own.differs[at] for at in places], switches)
    misfits = [
        Misfit.of(found[at], own.differs[at], own.expected, own.start + at, several)
        for at, several in zip(places, deductions, strict=True)
    ]
    causes = dict(zip(places, likely_causes(misfits, switches), strict=True))
    alike: dict[str, list[int]] = defaultdict(list)
    for bad in wrong.values():
        left = [at for at in bad if not causes[at].ordinary]
        if left:
            alike["; ".join(dict.fromkeys(causes[at].text for at in left))] += left
    return [_of_cause(own, text, [(at, causes[at]) for at in some]) for text, some in alike.items()]


def _deductions(
    some: Sequence[ContractMonth], differs: Sequence[int], switches: Mapping[str, str]
) -> list[tuple[int, ...]]:
    """For each group whose deduction differs: what 0 to 4 persons in care give, by the whole income, then by
    that without tickets (bani).
    """
    asked = [group for group, bits in zip(some, differs, strict=True) if bits & Differs.DEDUCTION]
    if not asked:
        return [()] * len(some)
    each = [
        group._replace(dependants=number, main=1, aside=aside)
        for group in asked
        for aside in (0, group.tickets)
        for number in range(5)
    ]
    made = iter(compute(tables(each)[0], switches).deduction.tolist())
    return [tuple(islice(made, 10)) if bits & Differs.DEDUCTION else () for bits in differs]


def _of_cause(own: Compared, text: str, some: Sequence[tuple[int, Cause]]) -> Finding:
    """What is said of the months of one cause: told where it is how the payroll reckons, else a warning."""
    found = own.groups
    months = list(dict.fromkeys(found[at].month for at, _ in some))
    first = found[some[0][0]]
    stale = any(map(law.stale_payroll, months))
    sums = [cause.amount for _, cause in some if cause.amount]
    told = partial(
        finding,
        cnp=first.rows[0].cnp,
        month=months[0],
        months=months,
        cauza=text,
        sume=_span(sums),
        suma_de_la=min(sums, default=0),
        suma_pana_la=max(sums, default=0),
        net=_of_net(found[at] for at, _ in some),
    )
    if not stale and (
        all(cause.reading for _, cause in some) or _regular([(found[at], cause) for at, cause in some])
    ):
        return told(codes.NET_EXPLICAT, source=first.rows[0].source, luni=_list(months))
    kinds, cells, texts = set(), [], []
    for at, _ in some:
        for place, (bit, column, name, code) in enumerate(_PARTS):
            if own.differs[at] & bit:
                kinds.add(code)
                cells.append(found[at].rows[0].cell(column))
                if found[at].month == first.month:
                    lawful = _lawful(own.expected, place, own.start + at)
                    texts.append(_difference(name, found[at].given[place], lawful))
    what = "; ".join(texts)
    return told(
        kinds.pop() if len(kinds) == 1 else codes.NET_NEREPRODUS,
        source=cells[0],
        luna=_list(months),
        ce=what if len(months) == 1 else f"{first.month.label}: {what}",
        rezerva="; regulile lunii nu sunt verificate" if stale else "",
        net_tiparit=_printed(found[at] for at, _ in some),
    )


def _of_net(groups: Iterable[ContractMonth]) -> str:
    """Where the net of these months is from."""
    if _made_of_gross(groups):
        return "făcut din brutul, contribuțiile și impozitul din export, care nu are o coloană de net"
    return "cel din export"


def _printed(groups: Iterable[ContractMonth]) -> str:
    """What is printed all the same, and what that means where it is no net of the export."""
    if _made_of_gross(groups):
        return (
            "Exportul nu are o coloană de net: se tipărește brutul fără contribuții și impozit, prea mult"
            " dacă brutul are în el tichete sau alte avantaje în natură"
        )
    return "Netul tipărit rămâne cel din export"


def _made_of_gross(groups: Iterable[ContractMonth]) -> bool:
    return any(row.net_computed for group in groups for row in group.rows)


def _regular(some: Sequence[tuple[ContractMonth, Cause]]) -> bool:
    """Whether what the export does not show is the same sum, or the same share of the gross, in three months
    and more: dues and insurances are, mistakes are not.
    """
    if len(some) < _OFTEN or not all(cause.may_be_regular for _, cause in some):
        return False
    amounts = [cause.amount for _, cause in some]
    if any(cause.amount * 10 > group.gross for group, cause in some):
        return False
    same = max(amounts) - min(amounts) <= 2 * BANI_PER_LEU
    shares = [Fraction(cause.amount, group.gross) for group, cause in some]
    slack = max(Fraction(2 * BANI_PER_LEU, group.gross) for group, _ in some)
    return same or max(shares) - min(shares) <= slack


def _span(amounts: Sequence[int]) -> str:
    """The sums of a cause in words; they stand beside it, so that months of one cause stay of one cause."""
    if not amounts:
        return ""
    low, high = min(amounts), max(amounts)
    return f"{romanian(low)} lei" if low == high else f"între {romanian(low)} și {romanian(high)} lei"


def _lawful(expected: Nets, place: int, at: int) -> int:
    return int(getattr(expected, _LAWFUL[place])[at])


def _difference(name: str, given: int, lawful: int) -> str:
    shown = "lipsește" if given == MISSING else f"{romanian(given)} lei"
    return f"{name}: {shown} în export, {romanian(lawful)} lei după regulile lunii"


def _unverified(
    found: Sequence[ContractMonth], by_status: Mapping[MonthStatus, Sequence[Month]]
) -> list[Finding]:
    return [
        finding(
            codes.NET_NEVERIFICABIL,
            cnp=found[0].rows[0].cnp,
            month=months[0],
            months=months,
            luni=_list(months),
            motiv=STATUS_TEXT[status],
            net=_of_net(group for group in found if group.month in months),
        )
        for status, months in by_status.items()
    ]


def _second_job(found: Sequence[ContractMonth], months: Sequence[Month]) -> Finding:
    return finding(
        codes.DEDUCERE_DIFERITA,
        cnp=found[0].rows[0].cnp,
        month=months[0],
        severity=Severity.INFO,
        months=months,
        luna=_list(months),
        ce="deducerea este 0",
        cauza="al doilea loc de muncă sau deducere necerută",
        sume="",
        rezerva="",
        net_tiparit=_printed(group for group in found if group.month in months),
    )


def _list(months: Sequence[Month]) -> str:
    if len(months) > 3 and months[-1].minus(months[0]) == len(months) - 1:
        return f"{months[0].label} - {months[-1].label}"
    if len(months) > 3:
        return f"{count(len(months), 'lună', 'luni')} între {months[0].label} și {months[-1].label}"
    return ", ".join(month.label for month in months)
