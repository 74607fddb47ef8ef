"""The indemnity to expect: base, first day of the right, rate, floor, cap, rounding, all by date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, ROUNDING
from adeverinta.core.month import Month
from adeverinta.income.records import Estimate
from adeverinta.law.types import AmountRule, DatedValue
from adeverinta.requests.records import CertificateRequest


def day_42(birth: date, switches: Mapping[str, str]) -> date:
    """The day on which the 42 days after birth are complete; how they are counted is a switch."""
    return birth + timedelta(days=int(switches["ziua_42"].removeprefix("nastere+")))


def first_day_of_right(request: CertificateRequest, birth: date, switches: Mapping[str, str]) -> date:
    """The day after maternity leave, not before the 43rd day; the event's day where it is no birth.

    Norms HG 52/2011 art. 23 (1) a) and c), (2); the same rule held under OUG 148/2005.
    """
    if request.eveniment != "nastere" and request.data_evenimentului:
        day = request.data_evenimentului
    else:
        day = day_42(birth, switches) + timedelta(days=1)
        if request.maternitate_pana_la:
            day = max(day, request.maternitate_pana_la + timedelta(days=1))
    return max(day, request.concediu_de_la) if request.concediu_de_la else day


def clamp(base: Fraction, rule: AmountRule) -> int:
    """The amount in whole lei for a base in lei: rate, floor and cap, the cut where one holds, rounding.

    The floor holds again after the cut (L 118/2010 art. 12, in force July to December 2010).
    """
    rounded = ROUNDING[rule.rounding]
    exact = rule.floor if rule.rate is None else max(base * rule.rate, rule.floor)
    if rule.cap is not None:
        exact = min(exact, rule.cap)
    return max(rounded(exact * rule.cut), rounded(rule.floor))


def increase(amount: int, children: int, rule: AmountRule, rounding: str) -> int:
    """The increase for the children of the same birth from the second on, each rounded by itself.

    Its rounding is a rule of its own, because art. 37^1 of OUG 111/2010 does not list art. 5.
    """
    share = max(Fraction(amount) * rule.multiple_share, rule.multiple_minimum)
    return ROUNDING[rounding](share) * (children - 1)


def estimate(
    request: CertificateRequest,
    base: Fraction,
    birth: date,
    switches: Mapping[str, str],
    *,
    decided: tuple[str, ...],
) -> tuple[Estimate, tuple[DatedValue, ...]]:
    """The estimate and the dated values it used; `decided` are switches that already shaped the base.

    A switch is named in the result when its other value would have given another number.
    """
    first_day = first_day_of_right(request, birth, switches)
    payment_month = Month.of(first_day)
    rule = law.amount(payment_month, birth, switches=switches, on=first_day)
    amount = clamp(base, rule)
    used, extra = rule.used, None
    kept = _kept(request, birth)
    if kept is not None and request.indemnizatie_anterioara is not None:
        used = (*used, kept)
        amount = max(amount, request.indemnizatie_anterioara // BANI_PER_LEU)
    if request.numar_copii > 1:
        rounding = law.values_in("icc_majorare_rotunjire", payment_month)[:1]
        used = (*used, *rounding)
        extra = increase(amount, request.numar_copii, rule, rounding[0].value if rounding else rule.rounding)
    gross = amount + (extra or 0)  # art. 5 raises the amount of the indemnity itself
    health = ROUNDING[rule.health_rounding](gross * rule.health_rate) if rule.health_rate else 0
    names = [*decided, *_decisive(request, base, birth, switches, payment_month, amount)]
    made = Estimate(
        first_day=first_day,
        payment_month=payment_month,
        base=base,
        rate=rule.rate,
        floor=ROUNDING[rule.rounding](rule.floor),
        cap=None if rule.cap is None else ROUNDING[rule.rounding](rule.cap * rule.cut),
        amount=amount,
        increase=extra,
        health=health,
        net=gross - health,
        switches=tuple(f"{name}={switches[name]}" for name in names),
    )
    return made, used


def _kept(request: CertificateRequest, birth: date) -> DatedValue | None:
    """The rule by which a new birth soon after the last leave keeps the earlier indemnity, where it applies.

    Unknown where the earlier leave ended, it is taken to be in time and a finding says so. Births only: the
    day of an event takes the birth date's place. OUG 111/2010 art. 9^1, norms HG 52/2011 art. 8 and 8^1.
    """
    event = request.reference_date or birth
    if request.indemnizatie_anterioara is None:
        return None
    try:
        rule = law.value("indemnizatie_anterioara", event)
    except law.UnknownPeriod:
        return None
    ended = request.icc_pana_la
    late = ended is not None and Month.of(event).minus(Month.of(ended)) > int(rule.value)
    return None if late else rule


def _decisive(
    request: CertificateRequest,
    base: Fraction,
    birth: date,
    switches: Mapping[str, str],
    payment_month: Month,
    amount: int,
) -> list[str]:
    names = []
    for name in ("ziua_42", "minim_2024"):
        for other in law.switches()[name].allowed:
            changed = {**switches, name: other}
            day = first_day_of_right(request, birth, changed)
            other_rule = law.amount(Month.of(day), birth, switches=changed, on=day)
            if Month.of(day) != payment_month or clamp(base, other_rule) != amount:
                names.append(name)
                break
    return names
