"""Which months count: in a row (2009) or the last ones that qualify (from 1.07.2016)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from adeverinta.core.month import Month
from adeverinta.core.text import count
from adeverinta.income.monthly import MonthFacts
from adeverinta.law.types import Regime
from adeverinta.payroll.rows import Hundredths


class MonthChoice(NamedTuple):
    """Whether a month counts and the reason in Romanian (of one without a row: `result.WITHOUT_ROW`).

    qualifies: whether the month meets the conditions by itself, also where the months needed are complete
    before it. days_unknown: taken without knowing its days. by_days: its days decided, being under half.
    """

    counted: bool
    reason: str
    days_unknown: bool = False
    qualifies: bool = False
    by_days: bool = False


def choose(
    newest_first: Sequence[Month],
    facts: Mapping[Month, MonthFacts],
    regime: Regime,
    *,
    birth_month: Month,
    working_days: Mapping[Month, int],
    needed: int,
) -> dict[Month, MonthChoice]:
    """A choice for every month of the form, walking back from the newest.

    Consecutive: every month of the window that has income or an assimilated period (Instructions of
    4.02.2009, Annex 2). Qualifying: the last `needed` that qualify (norms HG 52/2011 art. 4 (4)-(6),
    OUG 111/2010 art. 4 (1)-(3)).
    """
    chosen: dict[Month, MonthChoice] = {}
    taken = short = 0
    window = min(regime.window_months, needed) if regime.choice == "consecutive" else regime.window_months
    for position, month in enumerate(newest_first):
        known = facts.get(month)
        if known is None or not known.can_count:
            chosen[month] = MonthChoice(False, "fără venit și fără perioadă asimilată")
            continue
        if position >= window:
            chosen[month] = MonthChoice(False, "în afara perioadei de referință")
            continue
        if regime.choice == "consecutive":
            own, used_short = MonthChoice(True, "lună cu venit sau perioadă asimilată"), False
        else:
            own, used_short = _qualify(
                known,
                working_days[month],
                is_birth=month == birth_month,
                short=short,
                allowed=regime.short_fractions,
            )
        if taken >= needed:
            chosen[month] = MonthChoice(False, _full(needed, own.reason), qualifies=own.counted)
            continue
        chosen[month] = own._replace(qualifies=own.counted)
        short += used_short
        taken += own.counted
    return chosen


def _qualify(
    facts: MonthFacts, working_days: int, *, is_birth: bool, short: int, allowed: int
) -> tuple[MonthChoice, bool]:
    """One month by its days; the flag says whether it used one of the short fractions."""
    if is_birth:
        unknown = facts.qualifying is None and not facts.full
        return MonthChoice(True, "luna nașterii, oricâte zile are", unknown), False
    if facts.full:
        return MonthChoice(True, "perioadă asimilată fără număr de zile: lună întreagă"), False
    if facts.qualifying is None:
        return MonthChoice(True, "lună cu venit; zilele nu sunt în export", days_unknown=True), False
    shown = _of_month(facts.qualifying, working_days)
    if facts.by_request:
        shown += " (cu maternitatea din cerere)"
    if facts.qualifying * 2 >= working_days * 100:
        return MonthChoice(True, f"{shown}: cel puțin jumătate"), False
    if facts.qualifying <= 0:
        return MonthChoice(False, f"{shown}: nicio zi de muncă sau asimilată", by_days=True), False
    if short < allowed:
        excepted = f"{shown}: sub jumătate, primită ca excepția {short + 1} din {allowed}"
        return MonthChoice(True, excepted, by_days=True), True
    spent = f"{shown}: sub jumătate, iar cele {allowed} excepții sunt folosite"
    return MonthChoice(False, spent, by_days=True), False


@lru_cache(maxsize=1024)
def _of_month(qualifying: Hundredths, working_days: int) -> str:
    return f"{qualifying / 100:g} din {count(working_days, 'zi lucrătoare', 'zile lucrătoare')}"


@lru_cache(maxsize=1024)
def _full(needed: int, reason: str) -> str:
    return f"cele {count(needed, 'lună', 'luni')} sunt deja întregite ({reason})"
