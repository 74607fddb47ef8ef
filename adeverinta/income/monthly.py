"""A person's rows of one month become one amount, its kinds and its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple

from adeverinta import law
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.income.result import Component
from adeverinta.payroll.rows import DAY_COLUMNS, LEAVE_KINDS, Hundredths, IncomeKind, PayrollRow

KIND_TEXT: Final[dict[IncomeKind, str]] = {
    IncomeKind.SALARIU: "salariu net",
    IncomeKind.CM: "indemnizație concediu medical",
    IncomeKind.MATERNITATE: "indemnizație de maternitate",
    IncomeKind.SOMAJ_TEHNIC: "indemnizație șomaj tehnic",
    IncomeKind.ICC: "indemnizație creștere copil",
    IncomeKind.CONTRACT_ASIGURARE: "venit declarat în contract de asigurare socială",
    IncomeKind.ALT: "alte venituri",
}
ASSIMILATED: Final = frozenset(
    {IncomeKind.CM, IncomeKind.MATERNITATE, IncomeKind.SOMAJ_TEHNIC, IncomeKind.ICC}
)
_KINDS: Final = tuple(KIND_TEXT)
_CODES: Final = {kind: kind.value for kind in IncomeKind}
_ADJUSTED: Final = (
    ("tichete", "tichete_in_net", 1),
    ("sindicat", "sindicat_scade_netul", -1),
    ("pensie_facultativa", "pensie_facultativa_scade_netul", -1),
)
Adjusted = tuple[tuple[str, int], ...]
"""The columns that the switches add to a net (1) or take from it (-1)."""
_PAID_DAYS_OF: Final = attrgetter(
    "zile_lucrate", "zile_co", "zile_cm", "zile_somaj_tehnic", "zile_maternitate"
)
_DAYS_OF: Final = attrgetter(*DAY_COLUMNS)
_BESIDE: Final[dict[IncomeKind, tuple[str, ...]]] = {
    IncomeKind.CM: ("zile_cm",),
    IncomeKind.MATERNITATE: ("zile_maternitate", "zile_cm"),
    IncomeKind.SOMAJ_TEHNIC: ("zile_somaj_tehnic",),
}
"""Where the days of an indemnity's row may stand beside the salary."""


class MonthFacts(NamedTuple):
    """One month of one person as the payroll tells it.

    net: sum in bani, None when no row of the month has an amount. days: hundredths by column, None where
    no row says. qualifying: days of work, leave, medical leave, technical unemployment and other assimilated
    periods, None when no row says anything of days. full: an assimilated period without days covers the
    month. by_request: the request's maternity leave is among the qualifying days.
    """

    rows: tuple[PayrollRow, ...]
    net: Bani | None
    components: tuple[Component, ...]
    kind_text: str | None
    days: Mapping[str, Hundredths | None]
    qualifying: Hundredths | None
    full: bool
    assimilated: bool
    maternity: bool
    by_request: bool = False

    @property
    def has_income(self) -> bool:
        """An amount above zero; a real zero is no income."""
        return self.net is not None and self.net > 0

    @property
    def can_count(self) -> bool:
        """Income, or an assimilated period even without an amount (OUG 111/2010 art. 2 (5), art. 3 (3))."""
        return self.has_income or self.assimilated


def adjustments(row: PayrollRow, switches: Mapping[str, str]) -> Iterator[tuple[str, Bani]]:
    """What the certificate adds to a row's net or takes from it (negative): the column, the amount."""
    for column, sign in _in_force(switches):
        if amount := getattr(row, column):
            yield column, sign * amount


def _in_force(switches: Mapping[str, str]) -> Adjusted:
    return tuple((column, sign) for column, switch, sign in _ADJUSTED if switches[switch] == "da")


def _printed_net(row: PayrollRow, adjusted: Adjusted) -> Bani | None:
    """The row's net as the certificate counts it; the switches are those that the law leaves open."""
    if row.net is None or not adjusted:
        return row.net
    return row.net + sum(sign * (getattr(row, column) or 0) for column, sign in adjusted)


def has_period(row: PayrollRow) -> bool:
    """Whether the row names a known assimilated period (code 01-23 or letter, OUG 111/2010 art. 2 (5))."""
    return row.cod_perioada is not None and row.cod_perioada.lower() in law.assimilated_codes()


def by_month(
    rows: Iterable[PayrollRow],
    switches: Mapping[str, str],
    working_days: Mapping[Month, int],
    *,
    insured_by_contract: bool = False,
) -> dict[Month, MonthFacts]:
    """Rows of one person, grouped; rows of kind `exclus` never enter.

    `insured_by_contract`: whether income declared in an individual insurance contract enters, which is only
    said of the recalculation on ten months (Instructions of 4.02.2009 art. 4 (2)).
    """
    groups: dict[Month, list[PayrollRow]] = defaultdict(list)
    left = {IncomeKind.EXCLUS} if insured_by_contract else {IncomeKind.EXCLUS, IncomeKind.CONTRACT_ASIGURARE}
    for row in rows:
        if row.kind not in left:
            groups[row.month].append(row)
    adjusted = _in_force(switches)
    return {
        month: (_facts if len(group) > 1 else _single)(group, adjusted, working_days[month])
        for month, group in groups.items()
        if month in working_days
    }


def _single(rows: list[PayrollRow], adjusted: Adjusted, working_days: int) -> MonthFacts:
    """The common case of one row, as `_facts` has it, without the sums."""
    row = rows[0]
    net, kinds = _printed_net(row, adjusted), _kinds(row)
    kind = kinds[0]
    days = dict(zip(DAY_COLUMNS, _DAYS_OF(row), strict=True))
    assimilated = kind in ASSIMILATED or has_period(row)
    return MonthFacts(
        rows=(row,),
        net=net,
        components=() if net is None else (Component(_CODES[kind], net),),
        kind_text=KIND_TEXT[kind] if len(kinds) == 1 else "; ".join(KIND_TEXT[one] for one in kinds),
        days=days,
        qualifying=min(_own_days(row), working_days * 100) if row.has_days else None,
        full=assimilated and _without_days(row, days),
        assimilated=assimilated,
        maternity=IncomeKind.MATERNITATE in kinds,
    )


def _days_once(rows: list[PayrollRow], working_days: int) -> list[PayrollRow]:
    """The rows without the days of leave that a row of its money repeats from the row of the contract's wage.

    They are the same days where both rows have as many, and the contract with both more than the month.
    """
    leave = [at for at, row in enumerate(rows) if row.kind in LEAVE_KINDS and row.has_days]
    if not leave or len(leave) == len(rows):
        return rows
    told = list(rows)
    for marca in {rows[at].marca for at in leave}:
        own = [row for row in rows if row.marca == marca]
        mine = [at for at in leave if rows[at].marca == marca]
        if sum(row.all_days for row in own) <= working_days * 100:
            continue
        for name in ("zile_cm", "zile_maternitate"):
            repeated = sum(getattr(rows[at], name) or 0 for at in mine)
            wage = sum(getattr(row, name) or 0 for row in own if row.kind is IncomeKind.SALARIU)
            if repeated == wage > 0:
                nothing: dict[str, Any] = {name: None}
                for at in mine:
                    told[at] = told[at]._replace(**nothing)
    return told


def _facts(rows: list[PayrollRow], adjusted: Adjusted, working_days: int) -> MonthFacts:
    sums: dict[IncomeKind, Bani] = {}
    rows = _days_once(rows, working_days)
    for row in rows:
        net = _printed_net(row, adjusted)
        if net is not None:
            sums[_kind(row)] = sums.get(_kind(row), 0) + net
    kinds = sorted({kind for row in rows for kind in _kinds(row)}, key=_KINDS.index)
    assimilated = [row for row in rows if _kind(row) in ASSIMILATED or has_period(row)]
    known = any(row.has_days for row in rows)
    days = _days(rows, working_days)
    return MonthFacts(
        rows=tuple(rows),
        net=sum(sums.values()) if sums else None,
        components=tuple(Component(_CODES[kind], sums[kind]) for kind in kinds if kind in sums),
        kind_text="; ".join(KIND_TEXT[kind] for kind in kinds),
        days=days,
        qualifying=_qualifying(rows, working_days) if known else None,
        full=any(_without_days(row, days) for row in assimilated),
        assimilated=bool(assimilated),
        maternity=IncomeKind.MATERNITATE in kinds,
    )


def _kind(row: PayrollRow) -> IncomeKind:
    """The kind that the row's amount is of: a salary row with days of maternity only is that indemnity."""
    if row.kind is IncomeKind.SALARIU and row.zile_maternitate and _own_days(row) == row.zile_maternitate:
        return IncomeKind.MATERNITATE
    return row.kind


def _kinds(row: PayrollRow) -> tuple[IncomeKind, ...]:
    """Every kind that the row's amount is of, as it is printed."""
    own = _kind(row)
    beside = own is IncomeKind.SALARIU and row.zile_maternitate
    return (own, IncomeKind.MATERNITATE) if beside else (own,)


def _days(rows: Sequence[PayrollRow], working_days: int) -> dict[str, Hundredths | None]:
    """Days of the month. Contracts that follow each other add up, contracts side by side do not.

    Where those side by side differ in what the days were, they are those of the contract with the most.
    """
    by_contract: dict[str | None, dict[str, Hundredths]] = defaultdict(dict)
    for row in rows:
        contract = by_contract[row.marca]
        for name in DAY_COLUMNS:
            value: Hundredths | None = getattr(row, name)
            if value is not None:
                contract[name] = contract.get(name, 0) + value
    combine = sum if sum(sum(c.values()) for c in by_contract.values()) <= working_days * 100 else max
    days: dict[str, Hundredths | None] = {}
    for name in DAY_COLUMNS:
        values = [contract[name] for contract in by_contract.values() if name in contract]
        days[name] = combine(values) if values else None
    if combine is max and sum(filter(None, days.values())) > working_days * 100:
        most = max(by_contract.values(), key=lambda contract: sum(contract.values()))
        days = {name: most.get(name) for name in DAY_COLUMNS}
    return days


def _without_days(row: PayrollRow, days: Mapping[str, Hundredths | None]) -> bool:
    """Whether nothing says how long an assimilated period was, in its row or beside the salary."""
    return not _own_days(row) and not any(days[name] for name in _BESIDE.get(row.kind, ()))


def _own_days(row: PayrollRow) -> Hundredths:
    """The row's qualifying days; those without pay only where the row is an assimilated period itself."""
    unpaid = (row.zile_fara_plata or 0) if row.kind is IncomeKind.ICC or has_period(row) else 0
    paid: Hundredths = sum(filter(None, _PAID_DAYS_OF(row)))
    return paid + unpaid


def _qualifying(rows: Sequence[PayrollRow], working_days: int) -> Hundredths:
    """Qualifying days of the month; contracts side by side add up to the whole month at most."""
    return min(sum(map(_own_days, rows)), working_days * 100)
