"""One request computed: the form's months, what counts, total, mean, estimate."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from adeverinta import law
from adeverinta.core.finding import Finding
from adeverinta.core.month import Month
from adeverinta.income import codes
from adeverinta.income.by_hand import by_hand
from adeverinta.income.choice import MonthChoice, choose
from adeverinta.income.computed_net import FromGross, gross_findings
from adeverinta.income.employment import state_without_row
from adeverinta.income.evidence import evidence
from adeverinta.income.expected_indemnity import expect
from adeverinta.income.leave_without_money import leave_money
from adeverinta.income.missing_month import (
    deciding_months,
    missing_month,
    outside_contract,
    why_without_row,
    without_row,
)
from adeverinta.income.plausible import implausible
from adeverinta.income.plausible.against_request import against_the_request
from adeverinta.income.plausible.pay_without_days import pay_without_days
from adeverinta.income.remarks import check_month, person_findings
from adeverinta.income.request_case import Case, case_of, is_due
from adeverinta.income.result import IncomeResult, MonthIncome, MonthState
from adeverinta.income.unproven_months import doubts
from adeverinta.income.verification import check_months
from adeverinta.income.window import FormWindow
from adeverinta.payroll.rows import Hundredths, PayrollRow
from adeverinta.requests.records import CertificateRequest

if TYPE_CHECKING:
    from adeverinta.net import Compared


def all_switches(chosen: Mapping[str, str]) -> dict[str, str]:
    """The profile's switches over the defaults of the law data."""
    return {name: chosen.get(name, switch.default) for name, switch in law.switches().items()}


def compute(
    request: CertificateRequest,
    rows: Sequence[PayrollRow],
    covered: Collection[Month],
    *,
    form: str,
    window: FormWindow,
    switches: Mapping[str, str],
    accept_missing: bool = False,
    gross: FromGross | None = None,
    accept_calculated: bool = False,
    draft: bool = False,
    accept_days: bool = False,
    accept_sums: bool = False,
    issued_on: date | None = None,
    compared: Compared | None = None,
    calendar: Mapping[Month, Hundredths] | None = None,
    declared: Collection[Month] = (),
) -> IncomeResult:
    """The income part of one certificate.

    `rows` are the person's, one key once; of the `covered` months those `declared` have only a declaration
    112; `switches` must be complete (`all_switches`). The request must
    have a birth date. `gross`: what `rows` were made of where the law gives the net of some; such a month
    refuses the certificate unless `accept_calculated`, on a `draft` it warns. `compared`: the rows held
    against the law, where those of many persons were at once. `calendar`: the firm's own working days
    (hundredths) of months where they are not the law's. `accept_days`: days that decide and do not close
    only warn; `accept_sums`: so do amounts beyond any wage. `issued_on`: the day of issue, where it is known.
    Amounts in bani, means in lei as exact fractions. Sources: Instructions of 4.02.2009 art. 2, 4, 5;
    OUG 111/2010 art. 2-4, 13; norms HG 52/2011 art. 4, 21, 23, through the law room.
    """
    case = case_of(request, rows, form, window, switches, covered, calendar or {}, declared)
    choices, findings = by_hand(
        case,
        choose(
            case.newest_first,
            case.facts,
            case.regime,
            birth_month=case.birth_month,
            working_days=case.working_days,
            needed=case.needed,
        ),
    )
    deciding = deciding_months(case, choices)
    months = tuple(
        _month(case, number, month, choices[month], covered, month in deciding, issued_on, findings)
        for number, month in enumerate(case.months, start=1)
    )
    findings += implausible(case, rows, accepted=accept_sums)
    findings += pay_without_days(case, choices)
    findings += person_findings(case, rows, choices, covered)
    findings += check_months(rows, switches, case.working_days, compared)
    if gross is not None:
        accepted = accept_calculated or switches["net_din_brut"] == "da"
        settled = _settled(case, choices)
        findings += gross_findings(case, gross, accepted=accepted, draft=draft, settled=settled)
    findings += doubts(case, months, choices)
    findings += leave_money(case, rows)
    findings += against_the_request(case, rows)
    soft = {codes.LUNA_LIPSA.name} if accept_missing else set()
    soft |= {codes.ZILE_NEINCHISE.name, codes.PLATA_FARA_ZILE.name} if accept_days else set()
    soft |= {codes.CONCEDIU_FARA_BANI.name} if accept_sums else set()
    findings = [f.softened() if f.code in soft else f for f in findings]

    counted = [item for item in months if item.counted]
    total = sum(item.net or 0 for item in counted)
    expected = expect(case, months, total, len(counted))
    return IncomeResult(
        regime=case.regime.code,
        form=form,
        months=months,
        total=total,
        mean=expected.mean,
        estimate=expected.estimate,
        findings=(*findings, *expected.findings),
        used=expected.used,
        hired=request.data_angajarii or case.spell.hired,
        left=request.data_incetarii or case.spell.left,
        switches=dict(switches),
        options=expected.options,
        divisor=expected.divisor,
    )


def _settled(case: Case, choices: Mapping[Month, MonthChoice]) -> Month | None:
    """The oldest counted month where all that the law needs are counted: older ones cannot change them."""
    counted = [month for month, choice in choices.items() if choice.counted]
    return min(counted) if counted and len(counted) >= case.needed else None


def _month(
    case: Case,
    number: int,
    month: Month,
    choice: MonthChoice,
    covered: Collection[Month],
    decides: bool,
    issued_on: date | None,
    findings: list[Finding],
) -> MonthIncome:
    """One row of the form; adds what it found."""
    facts = case.facts.get(month)
    if facts is None:
        state = state_without_row(month, case.spell, covered)
        if state is MonthState.MISSING:
            findings.append(missing_month(case, month, decides=decides, issued_on=issued_on))
        elif state is MonthState.OUTSIDE:
            findings.append(outside_contract(case, month, covered))
        else:
            findings.append(without_row(case, month))
        return MonthIncome(
            number=number,
            month=month,
            state=state,
            net=None,
            kind_text=None,
            counted=False,
            reason=why_without_row(case, month, state),
        )
    check_month(case, month, facts, findings)
    from_request = case.request.cell("venit_luna_nasterii") if is_due(case, month) else None
    return MonthIncome(
        number=number,
        month=month,
        state=MonthState.DATA,
        net=facts.net,
        kind_text=facts.kind_text,
        counted=choice.counted,
        reason=choice.reason,
        qualifies=choice.qualifies,
        components=facts.components,
        **facts.days,
        sources=(from_request,) if from_request else tuple(row.cell("net") for row in facts.rows),
        evidence=evidence(month, facts, case.calendar, case.spans, due=is_due(case, month)),
        rows=() if from_request else facts.rows,
    )
