"""What is to be said of a person's months beside the amounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from adeverinta import law
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import romanian
from adeverinta.core.month import Month, listed
from adeverinta.core.source import Source
from adeverinta.income import codes
from adeverinta.income.choice import MonthChoice
from adeverinta.income.evidence import CLOSED, evidence
from adeverinta.income.monthly import MonthFacts, has_period
from adeverinta.income.request_case import Case, is_due
from adeverinta.payroll.decisions.twice_whole import twice_whole
from adeverinta.payroll.rows import HOURS, LEAVE_KINDS, IncomeKind, PayrollRow, cell_of

_NAMED: Final = 2
"""Columns that one sentence names."""


def check_month(case: Case, month: Month, facts: MonthFacts, findings: list[Finding]) -> None:
    """Findings of a month that has data."""
    if facts.net is not None and facts.net < 0:
        findings.append(case.find(codes.VENIT_NEGATIV, month=month, suma=romanian(facts.net)))
    days = sum(filter(None, facts.days.values()))
    limit = case.working_days[month] * 100
    if days > max(limit, case.calendar.get(month, 0)) and not twice_whole(facts.rows):
        findings.append(
            case.find(codes.ZILE_PESTE_LUNA, month=month, zile=f"{days / 100:g}", lucratoare=limit // 100)
        )
    for row in facts.rows:
        if row.cod_perioada and not has_period(row):
            where = row.cell("cod_perioada")
            findings.append(
                case.find(codes.COD_PERIOADA_NECUNOSCUT, month=month, source=where, text=row.cod_perioada)
            )
    if month != case.birth_month:
        return
    if is_due(case, month):
        findings.append(
            case.find(
                codes.VENIT_LUNA_NASTERII_DIN_CERERE,
                month=month,
                source=case.request.cell("venit_luna_nasterii"),
                suma=romanian(facts.net or 0),
            )
        )
    elif (
        case.regime.birth_month_due
        and not facts.maternity
        and facts.qualifying is not None
        and facts.qualifying < limit
    ):
        findings.append(
            case.find(
                codes.LUNA_NASTERII_PARTIALA,
                month=month,
                severity=Severity.INFO if _contract_of_part(case, month, facts) else Severity.WARNING,
                temei=law.basis("luna_nasterii", case.reference),
                norma=full_time(facts.rows),
            )
        )


def _contract_of_part(case: Case, month: Month, facts: MonthFacts) -> bool:
    """Whether the month is short because the contract began or ended in it, and by nothing else."""
    edges = {Month.of(day) for day in (case.spell.hired, case.spell.left) if day}
    if month not in edges or case.spans.suspended:
        return False
    return evidence(month, facts, case.calendar, case.spans, due=False).zile == CLOSED


def _unsettled(case: Case) -> Iterator[Finding]:
    """The months with an indemnity of medical leave on which the law is read in two ways."""
    months = [month for month in case.months if month in case.facts and _touched(month, case.facts[month])]
    if months:
        rule = law.values_in("cm_cass", months[0])[-1]
        temei = law.basis(rule.parameter, months[0].last_day)
        yield case.find(codes.LEGE_NELAMURITA, luni=months_text(months), temei=temei, surse=rule.source)


def _left_out(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Income of an insurance contract where no recalculation on ten months takes it."""
    months = sorted(
        {r.month for r in rows if r.kind is IncomeKind.CONTRACT_ASIGURARE and r.month in case.months}
    )
    if months and not case.ten_months:
        rule = law.value("recalculare_zece_luni", date.min)
        temei = ", ".join(part for part in (rule.act, rule.article) if part)
        yield case.find(codes.CONTRACT_ASIGURARE_IN_AFARA, luni=months_text(months), temei=temei)


def _touched(month: Month, facts: MonthFacts) -> bool:
    codes: set[str | None] = {row.cod_indemnizatie for row in facts.rows if row.kind in LEAVE_KINDS}
    if not codes and LEAVE_KINDS & {component.kind for component in facts.components}:
        codes = {None}
    if not codes:
        return False
    rule = law.medical_leave(month.last_day)
    return any(not rule.settled((code or "").zfill(2)) for code in codes)


def person_findings(
    case: Case, rows: Sequence[PayrollRow], choices: Mapping[Month, MonthChoice], covered: Collection[Month]
) -> list[Finding]:
    """Findings that are said once a person."""
    found = []
    unknown = [month for month in case.months if choices[month].days_unknown]
    if unknown:
        likely = _likely(case, unknown)
        found.append(
            case.find(codes.ZILE_NECUNOSCUTE, months=unknown, luni=months_text(unknown), coloane=likely)
        )
    if case.spell.deduced:
        hidden = [
            m for m in case.months if m not in case.facts and m not in covered and not case.spell.holds(m)
        ]
        if hidden:
            found.append(case.find(codes.CONTRACT_DEDUS, months=hidden, luni=months_text(hidden)))
    found += _unsettled(case)
    found += _left_out(case, rows)
    asked = case.request.data_angajarii
    exported = {row.data_angajarii for row in rows if row.data_angajarii}
    if asked and exported and asked not in exported:
        found.append(
            case.find(
                codes.DATA_ANGAJARII_DIFERITA, cerere=romanian_date(asked), stat=romanian_date(max(exported))
            )
        )
    return found


def _likely(case: Case, months: Iterable[Month]) -> str:
    """Which columns that were not understood may hold the days worked, each once, with its first cell."""
    found: dict[str, Source] = {}
    for row in (row for month in months if month in case.facts for row in case.facts[month].rows):
        for column in row.unknown:
            if column.like_worked and not column.speaks:  # one that speaks of days has a finding of its own
                found.setdefault(column.label, cell_of(row.source, column.letter))
    named = ", ".join(f"„{label}” ({place})" for label, place in [*found.items()][:_NAMED])
    return f"; poate le are coloana {named}, care nu a fost înțeleasă" if named else ""


def full_time(rows: Iterable[PayrollRow]) -> str:
    """What to do where hours were made days by the law's full day, because no column says the norm."""
    if not any(row.norma is None and not row.columns.keys().isdisjoint(HOURS) for row in rows):
        return ""
    return (
        f" Orele au fost socotite zile de {law.full_day()} ore: la normă parțială adăugați în export coloana"
        " „norma” (ore pe zi)."
    )


def months_text(months: Sequence[Month]) -> str:
    """Months of a sentence: a run by its ends."""
    return f"{'luna' if len(set(months)) == 1 else 'lunile'} {listed(months)}"
