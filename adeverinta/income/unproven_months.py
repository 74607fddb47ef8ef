"""What of a certificate's months is not proven: amounts by a header alone, days that do not add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import romanian
from adeverinta.core.month import Month, listed
from adeverinta.core.spoken import Spoken
from adeverinta.income import codes
from adeverinta.income.choice import MonthChoice
from adeverinta.income.evidence import OPEN, UNKNOWN
from adeverinta.income.other_days import paid_as_worked
from adeverinta.income.remarks import full_time, months_text
from adeverinta.income.request_case import Case
from adeverinta.income.result import MonthIncome
from adeverinta.payroll.layout.headers import names_gross
from adeverinta.payroll.rows import (
    ABSENCE_COLUMNS,
    OtherNet,
    PayrollRow,
    Proof,
    UnknownColumn,
    cell_of,
)

_NAMES: Final = {
    "brut": "brutul",
    "cas": "CAS",
    "cass": "CASS",
    "somaj": "contribuția de șomaj",
    "impozit": "impozitul",
}


def doubts(
    case: Case, months: Sequence[MonthIncome], choices: Mapping[Month, MonthChoice]
) -> Iterator[Finding]:
    """One finding a kind, with the months; those that decide what is counted block.

    A column that was not understood matters only where something does not close (it may hold what is
    missing): it is named, and blocks where its header speaks of net, leave, indemnity or days.
    """
    by_header = [item.month for item in months if item.evidence.bani == Proof.ANTET]
    if by_header:
        yield _unverified(case, by_header)
        yield from _alone_unverified(case, months, by_header)
    deciding: list[Month] = []
    due = Proof.CERERE  # the request's amount is that of the whole month, whatever the days
    open_days = [m.month for m in months if m.evidence.zile == OPEN and m.evidence.bani != due]
    if open_days:
        deciding = [month for month in open_days if choices[month].by_days and _may_be_known(case, month)]
        first = (deciding or open_days)[0]
        yield case.find(
            codes.ZILE_NEINCHISE,
            severity=Severity.ERROR if deciding else Severity.WARNING,
            month=first,
            source=case.facts[first].rows[0].source,
            months=deciding or open_days,
            luni=months_text(deciding or open_days),
            urmare="hotărăsc dacă luna intră în calcul" if deciding else "nu schimbă lunile din calcul",
            norma=full_time(row for month in deciding or open_days for row in case.facts[month].rows),
            altfel=Spoken(" și {optiuni[days]}") if deciding else "; adeverința se emite",
        )
    unknown_days = [item.month for item in months if item.evidence.zile == UNKNOWN]
    rows = [row for item in months if item.month in case.facts for row in case.facts[item.month].rows]
    yield from _other_nets(case, rows)
    yield from _beside_the_net(case, rows)
    by_law = [item.month for item in months if item.evidence.bani == Proof.CALCULAT]
    worked = _paid_as_worked(case, {*open_days}.difference(deciding))
    yield from _columns(case, [*by_header, *by_law], open_days, unknown_days, worked)


def _paid_as_worked(case: Case, months: Collection[Month]) -> frozenset[Month]:
    """Those of the months whose other days were paid as worked ones."""
    every = [row for facts in case.facts.values() for row in facts.rows]
    return frozenset(
        month
        for month in months
        if all(paid_as_worked(row, every, case.working_days[month]) for row in case.facts[month].rows)
    )


def _unverified(case: Case, months: Sequence[Month]) -> Finding:
    """The months whose net nothing but a header shows, with the empty cells that could have."""
    rows = [row for month in months for row in case.facts[month].rows if row.proof is Proof.ANTET]
    blank = [row for row in rows if row.blanks]
    first = (blank or rows or list(case.facts[months[0]].rows))[0]
    if first.net_computed:
        how = "făcut din brut, contribuții și impozit"
        why = "exportul nu are o coloană de net înțeleasă, iar altă coloană arată altă sumă"
    else:
        how = "luat numai după antetul coloanei"
        why = "exportul nu are brutul, contribuțiile și impozitul sau ele nu dau acest net"
        if gross := _unread_gross(first):
            why = f"brutul pare să stea în {gross}, al cărei antet nu a fost înțeles"
    if blank:
        named = ", ".join(_NAMES[name] for name in blank[0].blanks)
        where = [str(blank[0].cell(name)) for name in blank[0].blanks if name in blank[0].columns]
        place = f" ({where[0]})" if where else ""
        why = f"în {blank[0].month.label} lipsește {named}{place}"
    return case.find(
        codes.NET_NEVERIFICAT,
        month=first.month,
        months=months,
        source=first.cell("net"),
        luni=months_text(months),
        cum=how,
        motiv=why,
    )


def _unread_gross(row: PayrollRow) -> str:
    """The column that was not understood and names a gross, where no other is one; empty for none."""
    if "brut" in row.columns:
        return ""
    named = (column for column in row.unknown if names_gross(column.label) and not column.of_days)
    found = next(named, None)
    return f"coloana „{found.label}” ({cell_of(row.source, found.letter)})" if found else ""


def _alone_unverified(
    case: Case, months: Sequence[MonthIncome], by_header: Sequence[Month]
) -> Iterator[Finding]:
    """`RAND_NEVERIFICAT`: rows with an empty cell where the other months' amounts close."""
    closed = sum(item.evidence.bani == Proof.INCHIS for item in months)
    rows = [row for month in by_header for row in case.facts[month].rows if row.blanks and row.net]
    if not rows or closed <= len(by_header):
        return
    told = list(dict.fromkeys(row.month for row in rows))
    cells = [str(rows[0].cell(name)) for name in rows[0].blanks if name in rows[0].columns]
    yield case.find(
        codes.RAND_NEVERIFICAT,
        month=rows[0].month,
        months=told,
        source=rows[0].source,
        luni=months_text(told),
        ce=", ".join(_NAMES[name] for name in rows[0].blanks),
        celule="; ".join(cells) or str(rows[0].source),
    )


def _may_be_known(case: Case, month: Month) -> bool:
    """Whether the export counts absences, or has a column of days that was not understood."""
    rows = case.facts[month].rows
    return any(_absences(row) or any(column.of_days for column in row.unknown) for row in rows)


def _absences(row: PayrollRow) -> bool:
    return not row.columns.keys().isdisjoint(ABSENCE_COLUMNS)


def _other_nets(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Once a column: what stands beside a net that is made from the gross, with the months.

    What arithmetic says of nearly everybody blocks; what only lies near is a warning.
    """
    told: dict[str, list[tuple[OtherNet, PayrollRow]]] = defaultdict(list)
    for row in rows:
        other = row.other_net
        if other is None or any(one.net is not None and one.label == other.label for one in row.unknown):
            continue  # its own header says net: COLOANA_NEINTELEASA has it
        told[other.label].append((other, row))
    for found in told.values():
        other, row = found[0]
        all_months = list(dict.fromkeys(row.month for _, row in found))
        cause = f"; diferența este coloana „{'” cu „'.join(other.causes)}”" if other.causes else ""
        yield case.find(
            codes.ALT_NET_IN_EXPORT if other.shown else codes.AVANTAJE_IN_BRUT,
            severity=Severity.ERROR if other.sure else Severity.WARNING,
            month=row.month,
            months=all_months,
            source=cell_of(row.source, other.letter),
            luni=months_text(all_months),
            coloana=other.label,
            arata=romanian(other.net),
            calculat=romanian(row.net or 0),
            cauza_scrisa=cause,
        )


def _beside_the_net(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Once a column: net bonuses and other net sums that stand beside the net of these rows."""
    told: dict[str, list[tuple[UnknownColumn, PayrollRow]]] = defaultdict(list)
    for row in rows:
        for column in row.unknown:
            if column.extra and row.net is not None:
                told[column.label].append((column, row))
    for found in told.values():
        column, row = min(found, key=lambda pair: pair[1].month)
        concerned = sorted({row.month for _, row in found})
        yield case.find(
            codes.SUMA_NETA_IN_AFARA_NETULUI,
            month=row.month,
            months=concerned,
            source=cell_of(row.source, column.letter),
            coloana=column.label,
            suma=romanian(column.extra or 0),
            luni=listed(concerned),
        )


def _columns(
    case: Case, money: Sequence[Month], days: Sequence[Month], without_days: Sequence[Month],
    worked: Collection[Month],
) -> Iterator[Finding]:  # fmt: skip
    """The columns not understood that may hold what is missing in these months, once a column.

    `worked`: the months whose other days were paid as worked ones and decide nothing: there it is a warning.
    """
    told: dict[str, tuple[UnknownColumn, PayrollRow]] = {}
    strict: set[str] = set()
    for months, of_days, any_words in ((money, False, True), (days, True, True), (without_days, True, False)):
        for row in (row for month in months for row in case.facts[month].rows):
            for column in row.unknown:
                if row.other_net is not None and column.label in row.other_net.named and column.net is None:
                    continue  # `_other_nets` has it
                if column.of_days == of_days and (column.speaks or any_words):
                    told.setdefault(column.label, (column, row))
                    if column.speaks and not (of_days and row.month in worked):
                        strict.add(column.label)
    for column, row in told.values():
        yield case.find(
            codes.COLOANA_NEINTELEASA,
            severity=Severity.ERROR if column.label in strict else Severity.WARNING,
            month=row.month,
            source=row.source._replace(column=column.letter.rstrip("↓")),
            coloana=column.label,
        )
