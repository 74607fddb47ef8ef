"""The indemnity to expect: first day, rate, floor, cap, increases, rounding, all by date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, ROUNDING
from adeverinta.core.month import Month
from adeverinta.income.earlier_child import earlier_right, kept_rule
from adeverinta.income.first_day import first_day_of_right, first_day_with_rules, payment_day
from adeverinta.income.result import Estimate
from adeverinta.law.types import AmountRule, DatedValue
from adeverinta.requests.records import CertificateRequest


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


def overlap_increase(amount: int, overlap: DatedValue, rule: AmountRule) -> int:
    """The increase while the right for one earlier child still runs (OUG 111/2010 art. 9 (4))."""
    least = overlap.value["minim"]
    share = max(Fraction(amount) * overlap.value["cota"], rule.floor if least == "icc_minim" else least)
    return ROUNDING[rule.rounding](share)


def rule_of(
    request: CertificateRequest, birth: date, switches: Mapping[str, str], day: date, option: int | None
) -> AmountRule:
    """The rule of a day's month; a child with a disability has the limits of one year in both options."""
    years = 1 if option == 2 and request.copil_cu_handicap else option
    reference = request.reference_date or birth
    return law.amount(Month.of(day), reference, switches=switches, on=day, option=years)


def estimate(
    request: CertificateRequest,
    base: Fraction,
    birth: date,
    switches: Mapping[str, str],
    *,
    decided: tuple[str, ...],
    option: int | None = None,
) -> tuple[Estimate, tuple[DatedValue, ...]]:
    """The estimate and the dated values it used; `decided` are switches that already shaped the base.

    A switch is named in the result when its other value would have given another number. `option`: the
    years of leave, for births of 2011 to June 2016.
    """
    first_day, day_rules = first_day_with_rules(request, birth, switches)
    day, recalculated = payment_day(request, birth, first_day)
    rule = rule_of(request, birth, switches, day, option)
    used = [*day_rules, *([recalculated] if recalculated else [])]
    used += [v for v in rule.used if request.numar_copii > 1 or v.parameter != "icc_copii_multipli"]
    earlier, extra, overlapping = earlier_right(request), None, None
    kept, least = kept_rule(request, earlier), 0
    if kept is not None and request.indemnizatie_anterioara is not None:
        used.append(kept)
        least = request.indemnizatie_anterioara // BANI_PER_LEU
    amount = max(clamp(base, rule), least)
    if request.numar_copii > 1:
        rounding = law.values_in("icc_majorare_rotunjire", Month.of(day))[:1]
        used += rounding
        extra = increase(amount, request.numar_copii, rule, rounding[0].value if rounding else rule.rounding)
    if earlier.overlaps and earlier.until is not None and day <= earlier.until:
        together = law.overlap(day, request.reference_date or birth)
        if together is not None:
            used.append(together)
            overlapping = overlap_increase(amount, together, rule)
            extra = (extra or 0) + overlapping
    gross = amount + (extra or 0)  # art. 5 and 9 (4) raise the amount of the indemnity itself
    health = ROUNDING[rule.health_rounding](gross * rule.health_rate) if rule.health_rate else 0
    names = [*decided, *_decisive(request, base, birth, switches, day, rule, amount, least, option)]
    made = Estimate(
        first_day=first_day,
        payment_month=Month.of(day),
        base=base,
        rate=rule.rate,
        floor=ROUNDING[rule.rounding](rule.floor),
        cap=None if rule.cap is None else ROUNDING[rule.rounding](rule.cap * rule.cut),
        amount=amount,
        increase=extra,
        health=health,
        net=gross - health,
        switches=tuple(f"{name}={switches[name]}" for name in names),
        overlap=overlapping,
        overlap_until=earlier.until if overlapping else None,
        option=option,
    )
    return made, tuple(used)


def _decisive(
    request: CertificateRequest,
    base: Fraction,
    birth: date,
    switches: Mapping[str, str],
    day: date,
    rule: AmountRule,
    amount: int,
    least: int,
    option: int | None,
) -> list[str]:
    """`rule` gave the `amount`. `least`: the earlier indemnity that is kept, whatever the switches say."""
    names, limits = [], _limits(rule)
    for name in ("ziua_42", "minim_2024"):
        for other in law.switches()[name].allowed:
            changed = {**switches, name: other}
            first = first_day_of_right(request, birth, changed)
            other_day, _ = payment_day(request, birth, first)
            other_rule = rule_of(request, birth, changed, other_day, option)
            if Month.of(other_day) != Month.of(day) or (
                _limits(other_rule) != limits and max(clamp(base, other_rule), least) != amount
            ):
                names.append(name)
                break
    return names


def _limits(rule: AmountRule) -> tuple[Fraction | str | int | None, ...]:
    """All of a rule that `clamp` asks: rules that agree in it give the same amount."""
    return rule.rate, rule.floor, rule.cap, rule.cut, rule.rounding
