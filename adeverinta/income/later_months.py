"""How the same right goes on after the month of the first payment, where the law changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, ROUNDING, romanian
from adeverinta.core.month import Month
from adeverinta.income.earlier_child import earlier_right, kept_rule
from adeverinta.income.estimate import clamp, rule_of
from adeverinta.income.result import Estimate
from adeverinta.law.types import DatedValue
from adeverinta.requests.records import CertificateRequest


def last_day_of_right(request: CertificateRequest, birth: date, option: int | None) -> date:
    """The birthday that ends the right: that of the years chosen where they count, else of the law's age."""
    kind = "cu_handicap" if request.copil_cu_handicap else "fara_handicap"
    age = int(law.value("varsta_copilului", request.reference_date or birth).value[kind])
    if option is not None and not request.copil_cu_handicap:
        age = min(age, option)
    return law.birthday(birth, age)


def later_changes(
    request: CertificateRequest, birth: date, switches: Mapping[str, str], made: Estimate
) -> list[str]:
    """What changes, in words, month by month: the amount for one child, or the contribution withheld from it.

    Rights in payment followed each change of rate, floor, cap, cut and contribution.
    """
    until = Month.of(last_day_of_right(request, birth, made.option))
    kept = kept_rule(request, earlier_right(request))
    least = (request.indemnizatie_anterioara or 0) // BANI_PER_LEU if kept else 0
    before = (made.amount, made.health > 0)
    said = []
    for month, values in law.turning_months(made.payment_month, until).items():
        rule = rule_of(request, birth, switches, month.first_day, made.option)
        amount = max(clamp(made.base, rule), least)
        after = (amount, rule.health_rate > 0)
        if after != before:
            said.append(_words(month, amount, rule.health_rate, rule.health_rounding, before, values))
        before = after
    return said


def _words(
    month: Month,
    amount: int,
    rate: Fraction,
    rounding: str,
    before: tuple[int, bool],
    values: tuple[DatedValue, ...],
) -> str:
    acts = ", ".join(dict.fromkeys(value.act for value in values if value.act))
    text = f"din {month.label} {romanian(amount * BANI_PER_LEU)} lei"
    if rate and not before[1]:
        held = ROUNDING[rounding](amount * rate)
        text += f", din care se rețin {romanian(held * BANI_PER_LEU)} lei CASS"
    return f"{text} ({acts})" if acts else text
