"""One request computed: the form's months, what counts, total, mean, estimate."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from adeverinta import law
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import BANI_PER_LEU, romanian
from adeverinta.core.month import Month
from adeverinta.core.text import count
from adeverinta.income import estimate as estimation
from adeverinta.income.choice import Choice, choose
from adeverinta.income.employment import Employment, employment, state_without_row
from adeverinta.income.monthly import KIND_TEXT, MonthFacts, by_month, has_period
from adeverinta.income.premature import months_shortened, reading_decides
from adeverinta.income.records import Component, Estimate, IncomeResult, MonthIncome, MonthState
from adeverinta.income.verification import verify
from adeverinta.income.window import FormWindow
from adeverinta.law.types import DatedValue, Regime
from adeverinta.payroll.rows import Kind, PayrollRow
from adeverinta.requests.records import CertificateRequest

if TYPE_CHECKING:
    from adeverinta.income.net import Compared


class _Case(NamedTuple):
    """The request with what was looked up for it once."""

    request: CertificateRequest
    reference: date
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

    @property
    def birth_month(self) -> Month:
        return Month.of(self.reference)

    def find(self, code: str, **params: object) -> Finding:
        return finding(code, cnp=self.request.cnp, **params)  # type: ignore[arg-type]


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
    compared: Compared | None = None,
) -> IncomeResult:
    """The income part of one certificate.

    `rows` are the person's, one key once; `switches` must be complete (`all_switches`). The request must
    have a birth date. `compared`: the rows held against the law, where those of many persons were at once.
    Amounts in bani, means in lei as exact fractions. Sources: Instructions of 4.02.2009 art. 2, 4, 5;
    OUG 111/2010 art. 2-4, 13; norms HG 52/2011 art. 4, 21, 23, through the law room.
    """
    case = _case(request, rows, form, window, switches)
    choices = choose(
        case.newest_first,
        case.facts,
        case.regime,
        birth_month=case.birth_month,
        working_days=case.working_days,
        needed=case.needed,
    )
    findings: list[Finding] = []
    months = tuple(
        _month(case, number, month, choices[month], covered, findings)
        for number, month in enumerate(case.months, start=1)
    )
    findings += _person_findings(case, rows, choices, covered)
    findings += verify(rows, switches, case.working_days, compared)
    if accept_missing:
        findings = [f.softened() if f.code == "LUNA_LIPSA" else f for f in findings]

    counted = [item for item in months if item.counted]
    total = sum(item.net or 0 for item in counted)
    mean, made, used = _mean_and_estimate(case, months, total, len(counted), findings)
    return IncomeResult(
        regime=case.regime.code,
        form=form,
        months=months,
        total=total,
        mean=mean,
        estimate=made,
        findings=tuple(findings),
        used=(*case.regime.used, *used),
        hired=request.data_angajarii or case.spell.hired,
        left=request.data_incetarii or case.spell.left,
        switches=dict(switches),
    )


def _case(
    request: CertificateRequest,
    rows: Sequence[PayrollRow],
    form: str,
    window: FormWindow,
    switches: Mapping[str, str],
) -> _Case:
    reference = request.reference_date
    birth = request.data_nasterii_copilului
    if reference is None or birth is None:
        raise ValueError("a request without a birth date is refused before it is computed")
    months = window.months(reference)
    working_days = {month: law.working_days(month) for month in months}
    facts = by_month(rows, switches, working_days)
    due = request.venit_luna_nasterii
    if due is not None and Month.of(reference) in working_days:
        facts[Month.of(reference)] = _due(facts.get(Month.of(reference)), due)
    regime = law.regime(reference, switches=switches)
    needed = regime.needed_months
    if window.first_offset:  # a form that ends before the birth month fixes its own twelve months
        regime = replace(regime, choice="consecutive")
    elif request.recalculare == "zece_luni" and regime.code == law.regime(date(2010, 12, 31)).code:
        needed = int(law.value("recalculare_zece_luni", reference).value)
    shortened = 0 if window.first_offset else months_shortened(request, switches)
    return _Case(
        request=request,
        reference=reference,
        birth=birth,
        form=form,
        regime=regime,
        switches=switches,
        months=months,
        newest_first=months[::-1] if window.oldest_first else months,
        facts=facts,
        working_days=working_days,
        spell=employment(rows, request),
        needed=max(needed - shortened, 0),
        shortened=shortened,
    )


def _due(known: MonthFacts | None, due: int) -> MonthFacts:
    """The birth month with the income due for it (OUG 111/2010 art. 3 (6)) in place of the payroll's sum."""
    return MonthFacts(
        rows=known.rows if known else (),
        net=due,
        components=(Component(Kind.SALARIU.value, due),),
        kind_text=(known.kind_text if known else None) or KIND_TEXT[Kind.SALARIU],
        days=known.days if known else {},
        qualifying=known.qualifying if known else None,
        full=True,
        assimilated=known.assimilated if known else False,
        maternity=known.maternity if known else False,
    )


def _month(
    case: _Case,
    number: int,
    month: Month,
    choice: Choice,
    covered: Collection[Month],
    findings: list[Finding],
) -> MonthIncome:
    """One row of the form; adds what it found."""
    facts = case.facts.get(month)
    if facts is None:
        state = state_without_row(month, case.spell, covered)
        code = {
            MonthState.MISSING: "LUNA_LIPSA",
            MonthState.NO_ROW: "LUNA_FARA_RAND",
            MonthState.OUTSIDE: "LUNA_IN_AFARA_CONTRACTULUI",
        }[state]
        findings.append(case.find(code, month=month))
        return MonthIncome(number, month, state, None, None, counted=False, reason=choice.reason)
    _check_month(case, month, facts, findings)
    from_request = case.request.cell("venit_luna_nasterii") if _is_due(case, month) else None
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
    )


def _is_due(case: _Case, month: Month) -> bool:
    return case.request.venit_luna_nasterii is not None and month == case.birth_month


def _check_month(case: _Case, month: Month, facts: MonthFacts, findings: list[Finding]) -> None:
    """Findings of a month that has data."""
    if facts.net is not None and facts.net < 0:
        findings.append(case.find("VENIT_NEGATIV", month=month, suma=romanian(facts.net)))
    days = sum(filter(None, facts.days.values()))
    limit = case.working_days[month] * 100
    if days > limit:
        findings.append(
            case.find("ZILE_PESTE_LUNA", month=month, zile=f"{days / 100:g}", lucratoare=limit // 100)
        )
    for row in facts.rows:
        if row.cod_perioada and not has_period(row):
            where = row.cell("cod_perioada")
            findings.append(
                case.find("COD_PERIOADA_NECUNOSCUT", month=month, source=where, text=row.cod_perioada)
            )
    if month != case.birth_month:
        return
    if _is_due(case, month):
        findings.append(
            case.find(
                "VENIT_LUNA_NASTERII_DIN_CERERE",
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
            case.find("LUNA_NASTERII_PARTIALA", month=month, temei=law.basis("luna_nasterii", case.reference))
        )


def _person_findings(
    case: _Case, rows: Sequence[PayrollRow], choices: Mapping[Month, Choice], covered: Collection[Month]
) -> list[Finding]:
    """Findings that are said once a person."""
    found = []
    unknown = [month for month in case.months if choices[month].days_unknown]
    if unknown:
        found.append(case.find("ZILE_NECUNOSCUTE", luni=_list(unknown)))
    if case.spell.deduced:
        hidden = [
            m for m in case.months if m not in case.facts and m not in covered and not case.spell.holds(m)
        ]
        if hidden:
            found.append(case.find("CONTRACT_DEDUS", luni=_list(hidden)))
    asked = case.request.data_angajarii
    exported = {row.data_angajarii for row in rows if row.data_angajarii}
    if asked and exported and asked not in exported:
        found.append(
            case.find(
                "DATA_ANGAJARII_DIFERITA", cerere=romanian_date(asked), stat=romanian_date(max(exported))
            )
        )
    return found


def _list(months: Sequence[Month]) -> str:
    ordered = sorted(months)
    if len(ordered) > 3 and ordered[-1].minus(ordered[0]) == len(ordered) - 1:
        return f"lunile {ordered[0].label} - {ordered[-1].label}"
    return ("luna " if len(ordered) == 1 else "lunile ") + ", ".join(month.label for month in ordered)


def _mean_and_estimate(
    case: _Case, months: Sequence[MonthIncome], total: int, counted: int, findings: list[Finding]
) -> tuple[Fraction | None, Estimate | None, tuple[DatedValue, ...]]:
    """The mean over the months the law divides by, and the estimate from the unrounded base."""
    request = case.request
    if case.shortened:
        findings.append(
            case.find(
                "NASTERE_PREMATURA",
                luni=count(case.shortened, "lună", "luni"),
                ramase=count(case.needed, "lună", "luni"),
                temei=law.basis("nastere_inainte_de_termen", case.reference),
            )
        )
    if counted < case.needed or not case.needed:
        findings.append(case.find("LUNI_INSUFICIENTE", gasite=counted, cerute=case.needed))
        return None, None, ()
    mean = Fraction(total, BANI_PER_LEU * case.needed)
    if not case.regime.estimate:
        findings.append(
            case.find(
                "ESTIMARE_INDISPONIBILA",
                motiv="în anii 2011 - iunie 2016 cuantumul depindea de opțiunea părintelui",
            )
        )
        return mean, None, ()
    base, decided = _base(case, months, mean)
    made, used = estimation.estimate(request, base, case.birth, case.switches, decided=decided)
    if warning := law.stale(made.payment_month):
        findings.append(case.find("LEGE_NEVERIFICATA", mesaj=warning))
    findings += _previous(case, made)
    return mean, made, used


def _previous(case: _Case, made: Estimate) -> list[Finding]:
    """What the earlier indemnity did to the estimate."""
    previous = case.request.indemnizatie_anterioara
    if previous is None:
        return []
    kept = made.amount * BANI_PER_LEU == previous - previous % BANI_PER_LEU
    code = "INDEMNIZATIE_ANTERIOARA_PASTRATA" if kept else "INDEMNIZATIE_ANTERIOARA_FARA_EFECT"
    return [
        case.find(code, suma=romanian(previous), temei=law.basis("indemnizatie_anterioara", case.reference))
    ]


def _base(case: _Case, months: Sequence[MonthIncome], mean: Fraction) -> tuple[Fraction, tuple[str, ...]]:
    """The base of the estimate and the switches that shaped it.

    Under the norms of OUG 148/2005 the birth month counts with the previous month's income (known from a
    secondary source, hence a switch); the printed row stays the payroll's.
    """
    shaped = tuple(
        name
        for name in ("tichete_in_net", "sindicat_scade_netul", "pensie_facultativa_scade_netul")
        if case.switches[name] == "da"
    )
    if case.shortened and reading_decides(case.request, case.switches):
        shaped = (*shaped, "nastere_prematura_luni")
    nets = {item.month: item.net for item in months if item.counted}
    birth, previous = nets.get(case.birth_month), nets.get(case.birth_month.plus(-1))
    default = law.regime(case.reference)
    if not default.birth_month_previous or birth is None or previous is None or birth == previous:
        return mean, shaped
    if case.regime.birth_month_previous:
        mean += Fraction(previous - birth, BANI_PER_LEU * case.needed)
    return mean, (*shaped, "luna_nasterii_2009")
