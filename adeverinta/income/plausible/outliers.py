"""Amounts far from a person's own months, from the law's wages, or from what the request says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Final

from adeverinta import law
from adeverinta.core.code import Code
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import BANI_PER_LEU, half_up_bani, romanian
from adeverinta.core.month import Month
from adeverinta.core.text import more
from adeverinta.income import codes
from adeverinta.income.monthly import by_month
from adeverinta.income.plausible.levels import Amount, Level, Levels, paid_days
from adeverinta.income.request_case import Case, is_due
from adeverinta.payroll.rows import IncomeKind, PayrollRow

# No law sets these: they are the distances from which an error of the export is likelier than a wage.
FAR: Final = 5
"""Times a person's median above, or parts of it below, that are worth a look; a month in euro is about 5."""
CURRENCIES: Final = (4, 5)
"""Lei for a dollar or a euro, about: by so much smaller a whole month is one in that currency."""
IMPOSSIBLE: Final = 20
"""Times the person's median, or the national average net wage, that refuse the certificate."""
SCALES: Final = ((100, "o sută"), (1000, "o mie"))
"""Factors of a wrong unit, with what to call them."""
NEAR_SCALE: Final = (3, 5)
"""How far from such a factor the quotient may lie: three fifths of it to five thirds."""
HALF: Final = Fraction(1, 2)
"""The part of the minimum net under which no paid month lies."""
SHORTEST_NORM: Final = 1
"""Hours a day of the smallest contract: where the norm is unknown nothing more may be asked of an amount."""
DUE_WHOLE: Final = Fraction(1, 4)
"""How far the income due for the birth month may lie from a month of the payroll that is whole."""
DUE_USUAL: Final = 2
"""The same, as a factor, from the person's median."""


def unusual_amounts(case: Case, levels: Levels) -> Iterator[Finding]:
    """`SUMA_NEPLAUZIBILA` for each month that no wage has; the merely unusual ones together."""
    odd: list[tuple[Level, str]] = []
    for level in _with_due(case, levels):
        told = _impossible(level, levels)
        if told:
            yield _told(case, codes.SUMA_NEPLAUZIBILA, level, told)
        elif text := _unusual(level, levels):
            odd.append((level, text))
    yield from _grouped(case, odd)


def _with_due(case: Case, levels: Levels) -> Iterator[Level]:
    yield from levels.months
    due = case.request.venit_luna_nasterii
    if due and case.birth_month in case.facts:
        yield Level(
            month=case.birth_month,
            net=due,
            daily=due * levels.parts,
            full=due * levels.parts,
            hours=None,
            paid=None,
            whole=False,
            bonus=False,
        )


def _impossible(level: Level, levels: Levels) -> str:
    """The yardstick that the amount is more than twenty times of, with its number; empty for none."""
    if levels.high is not None and level.full is not None and level.daily > IMPOSSIBLE * levels.high:
        scale = next((word for factor, word in SCALES if _near(level.daily, levels.high, factor)), "")
        unit = f", de vreo {scale} de ori: altă unitate?" if scale else ""
        usual = _lei(levels.high, levels)
        return f"de peste {IMPOSSIBLE} de ori venitul obișnuit al persoanei ({usual} lei){unit}"
    most = _most(level.month)
    if most is not None and level.net > most:
        shown = romanian(half_up_bani(law.average_net(level.month) or Fraction(0)))
        return f"de peste {IMPOSSIBLE} de ori salariul mediu net pe economie (circa {shown} lei)"
    return ""


@cache
def _most(month: Month) -> int | None:
    """The largest amount (bani) that is not beyond every wage of a month; None where the law tells none."""
    average = law.average_net(month)
    return None if average is None else math.floor(IMPOSSIBLE * average * BANI_PER_LEU)


def _unusual(level: Level, levels: Levels) -> str:
    """Why a month's amount is worth a look, with the other number; empty where it is not."""
    low, high, full = levels.low, levels.high, level.full
    if low is not None and high is not None and levels.sure:
        for factor, words in SCALES:
            if full is not None and _near(low, full, factor):
                others = _lei(low, levels)
                return f"de {words} de ori mai mic decât în celelalte luni ({others} lei): altă unitate?"
        if level.daily > FAR * low and not level.bonus and full is not None:
            return f"de peste {FAR} ori venitul obișnuit al persoanei ({_lei(low, levels)} lei)"
        if level.whole and full is not None and full * FAR < high:
            return f"sub o cincime din venitul obișnuit al persoanei ({_lei(high, levels)} lei)"
        if level.whole and full is not None and CURRENCIES[0] * full <= high <= CURRENCIES[1] * full:
            usual = _lei(high, levels)
            return f"cam cât venitul obișnuit al persoanei în altă monedă ({usual} lei): euro sau dolari?"
    return _under_minimum(level, levels)


def _near(large: Amount, small: Amount, factor: int) -> bool:
    """Whether the one is about so many times the other."""
    part, whole = NEAR_SCALE
    return factor * part * small <= large * whole and large * part <= factor * whole * small


def _under_minimum(level: Level, levels: Levels) -> str:
    if not level.whole or level.full is None:
        return ""
    hourly = not level.hours  # else `full` is for eight hours a day
    told = level.full if level.hours or level.paid is not None else levels.high
    bound = _least(level.month, hourly=hourly)  # without days only what repeats is telling
    if told is None or bound is None or told * bound.denominator >= bound.numerator * levels.parts:
        return ""
    shown = romanian(half_up_bani(2 * bound / BANI_PER_LEU))
    if not hourly:
        return f"sub jumătate din salariul minim net (circa {shown} lei la normă întreagă)"
    return f"mai mic decât orice salariu, chiar și cu o oră pe zi (circa {shown} lei): mii în loc de lei?"


@cache
def _least(month: Month, *, hourly: bool) -> Fraction | None:
    """Half of a month's minimum net (bani), for eight hours a day or for the shortest norm."""
    minimum = law.minimum_net(month)
    if minimum is None:
        return None
    bound = minimum * HALF * BANI_PER_LEU
    return bound * SHORTEST_NORM / law.full_day() if hourly else bound


def _grouped(case: Case, odd: Sequence[tuple[Level, str]]) -> Iterator[Finding]:
    """The months of one kind of reason together, the first with both its numbers."""
    groups: dict[str, list[tuple[Level, str]]] = {}
    for level, text in odd:
        groups.setdefault(text.partition("(")[0], []).append((level, text))
    for group in groups.values():
        first, text = group[0]
        others = more(len(group) - 1, "altă lună", "luni")
        if others:
            text += f"; la fel în {others}, până în {group[-1][0].month.label}"
        yield _told(case, codes.SUMA_NEOBISNUITA, first, text)


def _told(case: Case, code: Code, level: Level, text: str) -> Finding:
    if is_due(case, level.month):
        source = case.request.cell("venit_luna_nasterii")
    else:
        row = case.facts[level.month].rows[0]
        source = row.cell("net")
    return finding(
        code, cnp=case.request.cnp, month=level.month, source=source, suma=romanian(level.net), fata=text
    )


def birth_month(case: Case, rows: Sequence[PayrollRow], levels: Levels) -> Iterator[Finding]:
    """The income due for the birth month, where the request gives it, beside what the payroll has."""
    due, month = case.request.venit_luna_nasterii, case.birth_month
    if due is None or month not in case.working_days:
        return
    text = _far_due(due, month, case, rows, levels)
    if text:
        yield finding(
            codes.VENIT_LUNA_NASTERII_DEPARTE,
            cnp=case.request.cnp,
            month=month,
            source=case.request.cell("venit_luna_nasterii"),
            suma=romanian(due),
            fata=text,
        )


def _far_due(due: int, month: Month, case: Case, rows: Sequence[PayrollRow], levels: Levels) -> str:
    own = by_month([row for row in rows if row.month == month], case.switches, case.working_days).get(month)
    if own and own.net:
        paid = paid_days(own)
        whole = paid is not None and paid >= case.working_days[month] * 100
        if whole and all(r.kind in (IncomeKind.SALARIU, IncomeKind.ALT) for r in own.rows):
            far = abs(due - own.net) > own.net * DUE_WHOLE
            return f"statul de plată are {romanian(own.net)} lei pentru luna întreagă" if far else ""
    usual = levels.high
    if usual is None:
        usual = own.net * levels.parts if own and own.net else None
    said = due * levels.parts
    if usual is not None and (said > DUE_USUAL * usual or said * DUE_USUAL < usual):
        return f"venitul obișnuit din statele de plată este de {_lei(usual, levels)} lei"
    return ""


def _lei(amount: Amount, levels: Levels) -> str:
    return romanian(half_up_bani(Fraction(amount, levels.parts * BANI_PER_LEU)))
