"""The mean of the counted months, the indemnity to expect from it, and what is to be said of both."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from adeverinta import law
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding
from adeverinta.core.money import BANI_PER_LEU
from adeverinta.core.text import count
from adeverinta.income import codes
from adeverinta.income import estimate as estimation
from adeverinta.income.divisor import divisor_rules, premature_rule
from adeverinta.income.estimate_remarks import estimate_findings, options_findings
from adeverinta.income.premature_birth import reading_decides
from adeverinta.income.request_case import Case
from adeverinta.income.result import Estimate, MonthIncome
from adeverinta.law.types import DatedValue

_OPTIONS = (1, 2)


class Expected(NamedTuple):
    """`mean` and `estimate` None where months are too few; `options` as in `IncomeResult`.

    used: the rules of the regime, the divisor and the amount that decided. `divisor`: in months.
    """

    mean: Fraction | None
    estimate: Estimate | None
    options: tuple[Estimate, ...]
    used: tuple[DatedValue, ...]
    findings: tuple[Finding, ...]
    divisor: int | None = None


def expect(case: Case, months: Sequence[MonthIncome], total: int, counted: int) -> Expected:
    """The mean over the months the law divides by, and the estimate from the unrounded base.

    Where the amount hung on the years of leave chosen, both are made and `optiune` picks one.
    """
    findings: list[Finding] = []
    rules = divisor_rules(case)
    if case.shortened:
        findings.append(_premature(case))
    if case.request.optiune is not None and not case.choice_of_years:
        findings.append(case.find(codes.OPTIUNE_FARA_EFECT, data=romanian_date(case.reference)))
    if counted < case.needed or not case.needed:
        findings.append(case.find(codes.LUNI_INSUFICIENTE, gasite=counted, cerute=case.needed))
        return Expected(
            mean=None,
            estimate=None,
            options=(),
            used=rules,
            findings=tuple(findings),
        )
    mean = Fraction(total, BANI_PER_LEU * case.needed)
    base, decided = _base(case, months, mean)
    try:
        made = [
            estimation.estimate(case.request, base, case.birth, case.switches, decided=decided, option=option)
            for option in (_OPTIONS if case.choice_of_years else (None,))
        ]
    except law.UnknownPeriod as unknown:
        findings.append(case.find(codes.ESTIMARE_INDISPONIBILA, motiv=str(unknown)))
        return Expected(
            mean=mean,
            estimate=None,
            options=(),
            used=rules,
            findings=tuple(findings),
            divisor=case.needed,
        )
    every = tuple(one for one, _ in made)
    options = every if case.choice_of_years else ()
    chosen = next((one for one in every if one.option == case.request.optiune), None) if options else every[0]
    used = dict.fromkeys(value for one, own in made if chosen in (None, one) for value in own)
    findings += options_findings(case, options, chosen)
    findings += estimate_findings(case, [chosen] if chosen else list(options))
    return Expected(
        mean=mean,
        estimate=chosen,
        options=options,
        used=(*rules, *used),
        findings=tuple(findings),
        divisor=case.needed,
    )


def _premature(case: Case) -> Finding:
    rule = premature_rule(case)
    return case.find(
        codes.NASTERE_PREMATURA,
        luni=count(case.shortened, "lună", "luni"),
        ramase=count(case.needed, "lună", "luni"),
        temei=law.basis(rule.parameter, case.reference),
        impartitor=rule.value["impartitor"],
    )


def _base(case: Case, months: Sequence[MonthIncome], mean: Fraction) -> tuple[Fraction, tuple[str, ...]]:
    """The base of the estimate and the switches that shaped it.

    Under the norms of OUG 148/2005 the birth month counts with the previous month's income (known from a
    secondary source, hence a switch); the printed row stays the payroll's. For 2011 the same is only
    remembered, without a source: there the base stays the mean.
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
    rule = law.value("luna_nasterii", case.reference)
    applies = law.regime(case.reference).birth_month_previous and rule.switch is not None
    if not applies or birth is None or previous is None or birth == previous:
        return mean, shaped
    if case.regime.birth_month_previous:
        mean += Fraction(previous - birth, BANI_PER_LEU * case.needed)
    return mean, (*shaped, "luna_nasterii_2009")
