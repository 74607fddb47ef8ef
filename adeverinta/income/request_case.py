"""What a request is computed from, looked up once: its months, their facts, the regime, what is needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from adeverinta import law
from adeverinta.core.code import Code
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.income.employment import Employment, employment
from adeverinta.income.evidence import Spans
from adeverinta.income.monthly import KIND_TEXT, MonthFacts, by_month
from adeverinta.income.premature_birth import months_shortened
from adeverinta.income.result import Component
from adeverinta.income.window import FormWindow
from adeverinta.law.types import Regime
from adeverinta.payroll.rows import Hundredths, IncomeKind, PayrollRow
from adeverinta.requests.records import CertificateRequest


class Case(NamedTuple):
    """The request with what was looked up for it once.

    `reference`, `birth_month`: day and month of the birth, or of the event in its place. `declared`: months
    that only a declaration 112 has, and no payroll.
    """

    request: CertificateRequest
    reference: date
    birth_month: Month
    birth: date
    form: str
    regime: Regime
    switches: Mapping[str, str]
    months: list[Month]
    newest_first: list[Month]
    facts: dict[Month, MonthFacts]
    working_days: dict[Month, int]
    spell: Employment
    needed: int
    shortened: int
    ten_months: bool
    choice_of_years: bool
    spans: Spans
    calendar: Mapping[Month, Hundredths]
    declared: Collection[Month]

    def find(self, code: Code, **params: object) -> Finding:
        """A finding about the person."""
        return finding(code, cnp=self.request.cnp, **params)  # type: ignore[arg-type]


def case_of(
    request: CertificateRequest,
    rows: Sequence[PayrollRow],
    form: str,
    window: FormWindow,
    switches: Mapping[str, str],
    covered: Collection[Month],
    calendar: Mapping[Month, Hundredths],
    declared: Collection[Month] = (),
) -> Case:
    reference = request.reference_date
    birth = request.data_nasterii_copilului
    if reference is None or birth is None:
        raise ValueError("a request without a birth date is refused before it is computed")
    months = window.months(reference)
    working_days = {month: law.working_days(month) for month in months}
    ten_months = not window.fixed and _ten_months(request, reference)
    facts = by_month(rows, switches, working_days, insured_by_contract=ten_months)
    for month, known in facts.items():
        facts[month] = _with_maternity(known, month, working_days[month], request)
    due, birth_month = request.venit_luna_nasterii, Month.of(reference)
    if due is not None and birth_month in working_days:
        facts[birth_month] = _due(facts.get(birth_month), due)
    regime = law.regime(reference, switches=switches)
    needed = regime.needed_months
    if window.fixed:
        regime = regime._replace(choice="consecutive")
    if ten_months:
        needed = int(law.value("recalculare_zece_luni", reference).value)
    shortened = 0 if window.fixed else months_shortened(request, switches)
    spell = employment(rows, request, covered)
    return Case(
        request=request,
        reference=reference,
        birth_month=birth_month,
        birth=birth,
        form=form,
        regime=regime,
        switches=switches,
        months=months,
        newest_first=months[::-1] if window.oldest_first else months,
        facts=facts,
        working_days=working_days,
        spell=spell,
        needed=max(needed - shortened, 0),
        shortened=shortened,
        ten_months=ten_months,
        choice_of_years=regime.choice_of_years,
        spans=_spans(request, rows, covered, spell),
        calendar=calendar,
        declared=declared,
    )


def _spans(
    request: CertificateRequest, rows: Sequence[PayrollRow], covered: Collection[Month], spell: Employment
) -> Spans:
    """The contract and its suspensions by the request's dates; who is new among persons known before."""
    hired, left, leave = request.data_angajarii, request.data_incetarii, request.icc_de_la
    contract = ((hired or date.min, left),) if hired or left else ()
    first = min((row.month for row in rows), default=None) if spell.deduced else None
    newcomer = first if first is not None and first.plus(-1) in covered else None
    return Spans(contract, ((leave, request.icc_pana_la),) if leave else (), left, newcomer)


def _with_maternity(
    known: MonthFacts, month: Month, working_days: int, request: CertificateRequest
) -> MonthFacts:
    """A month with income inside the request's maternity leave: its working days of leave qualify, though
    the export does not say them (OUG 111/2010 art. 2 (5)).
    """
    start, end = request.maternitate_de_la, request.maternitate_pana_la
    told = bool(known.days.get("zile_maternitate")) or known.maternity
    if start is None or end is None or told or not known.has_income or known.qualifying is None:
        return known
    first, last = max(start, month.first_day), min(end, month.last_day)
    days = (first + timedelta(step) for step in range(max((last - first).days + 1, 0)))
    leave = sum(map(law.is_working_day, days)) * 100
    if not leave:
        return known
    qualifying = min(known.qualifying + leave, working_days * 100)
    return known._replace(qualifying=qualifying, maternity=True, by_request=True)


def _ten_months(request: CertificateRequest, reference: date) -> bool:
    """Whether the recalculation on ten months was asked for, and the birth is among those it is for."""
    try:
        law.value("recalculare_zece_luni", reference)
    except law.UnknownPeriod:
        return False
    return request.recalculare == "zece_luni"


def _due(known: MonthFacts | None, due: int) -> MonthFacts:
    """The birth month with the income due for it (OUG 111/2010 art. 3 (6)) in place of the payroll's sum."""
    return MonthFacts(
        rows=known.rows if known else (),
        net=due,
        components=(Component(IncomeKind.SALARIU.value, due),),
        kind_text=(known.kind_text if known else None) or KIND_TEXT[IncomeKind.SALARIU],
        days=known.days if known else {},
        qualifying=known.qualifying if known else None,
        full=True,
        assimilated=known.assimilated if known else False,
        maternity=known.maternity if known else False,
    )


def is_due(case: Case, month: Month) -> bool:
    return case.request.venit_luna_nasterii is not None and month == case.birth_month
