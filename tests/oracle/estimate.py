"""First day of the right, and the indemnity of the month that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tests.oracle.months import event_day, regime_of
from tests.oracle.numbers_ro import contribution, half_up, up
from tests.oracle.records import NotComputableError, Request, Rules

# Payment month from -> (rate %, floor, cap). OUG 148/2005 for births to 31.12.2010.
OUG_148: list[tuple[str, int | None, int, int]] = [
    ("2006-01", None, 800, 800),  # flat
    ("2007-01", None, 600, 600),  # flat
    ("2009-01", 85, 600, 4000),  # Law 257/2008; OUG 226/2008
    ("2011-01", 75, 600, 3400),  # OUG 111/2010 art. 30 (2)
    ("2012-10", 85, 600, 3400),  # Law 166/2012
]
CUT = ("2010-07", "2010-12")  # Law 118/2010 art. 12: 15 % less, never under 600; the whole of July

# OUG 111/2010: (rate %, floor, cap for one year, cap for two years); None: no cap.
OUG_111: list[tuple[str, int, int, int | None, int | None]] = [
    ("2011-01", 75, 600, 3400, 1200),  # art. 2 as first published
    ("2012-10", 85, 600, 3400, 1200),  # Law 166/2012
    ("2016-07", 85, 1063, None, None),  # Law 66/2016: 85 % x 1,250
    ("2017-02", 85, 1233, None, None),  # HG 1/2017: 85 % x 1,450
    ("2017-09", 85, 1233, 8500, 8500),  # OUG 55/2017
    ("2018-01", 85, 1250, 8500, 8500),  # OUG 82/2017: 2.5 x 500
    ("2022-03", 85, 1314, 8500, 8500),  # 2.5 x 525.5
    ("2023-03", 85, 1495, 8500, 8500),  # 2.5 x 598
    ("2024-03", 85, 1651, 8500, 8500),  # 1,651 or 1,650: a switch
]
CASS_FROM = "2025-08"  # Law 141/2025


@dataclass(frozen=True)
class Estimate:
    payment_month: str
    base: Fraction
    rate: Decimal | None
    floor: int
    cap: int | None
    amount: int  # one child
    increase: int | None  # the other children of the birth, and the overlap
    cass: int | None
    net: int
    overlap: int | None = None  # while the right for the earlier child still runs
    overlap_until: date | None = None


def first_day(request: Request, rules: Rules | None = None) -> date:
    """Norms HG 52/2011 art. 23 (1) a)-c) and (2); OUG 111/2010 art. 15.

    Day 42 is birth + 42 (a switch), so the 43rd is birth + 43. Without maternity dates the 43rd day.
    Adoption, placement, guardianship: the day of the event. No maternity leave due: the day of the birth.
    Never before the approved leave.
    """
    rules = rules or Rules()
    if request.event != "nastere":
        day = event_day(request)
    elif request.no_maternity:
        day = request.birth
    else:
        day = request.birth + timedelta(days=rules.day42 + 1)
        if request.maternity_to is not None:
            day = max(day, request.maternity_to + timedelta(days=1))
    if request.leave_from is not None:
        day = max(day, request.leave_from)
    return day


def paid_from(request: Request, rules: Rules | None = None) -> date:
    """The day whose month is estimated. Law 257/2008 art. II: the 85 % is due from 1.01.2009, also for rights
    that began in 2007 or 2008; a recalculation (also the one on ten months) is about those months only.
    """
    day = first_day(request, rules)
    if (request.recalculated or request.ten_months) and regime_of(request) == "oug148-2009":
        return max(day, date(2009, 1, 1))
    return day


def years_after(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29) and (day.year + years) % 4:
        return date(day.year + years, 3, 1)
    return date(day.year + years, day.month, day.day)


def earlier_end(request: Request) -> tuple[date | None, bool]:
    """Until when the right for the earlier child runs, and whether the new event falls inside it.

    Norms art. 8^1 (1): to the month in which that child is two (three with a disability), whether the leave
    was taken to its end or ended early with the incentive. Choices: the third birthday where the leave is
    known to have gone on past the second; a leave that begins after the event is that of the new child;
    without the earlier child's birth date the leave itself is all that is known; the parent is a beneficiary
    where a leave or an earlier indemnity was named.
    """
    event = event_day(request)
    begin, end = request.icc_from, request.icc_to
    if begin is not None and begin > event:
        begin = end = None
    if request.previous_born is None or request.previous_born >= event:
        if begin is None or end is None:
            return end, False
        return end, begin <= event <= end
    two, three = years_after(request.previous_born, 2), years_after(request.previous_born, 3)
    last = three if end is not None and two < end <= three else two
    beneficiary = begin is not None or request.previous is not None or (end is not None and end < event)
    return last, beneficiary and event <= last


def kept(request: Request) -> bool:
    """Whether not less than the earlier indemnity is due: both rights at once (norms art. 8 (1)), or the new
    one at most twelve calendar months after (art. 9^1, norms art. 8^1). Law 89/2019: from 06.05.2019.
    """
    event = event_day(request)
    if request.previous is None or event < date(2019, 5, 6):
        return False
    last, inside = earlier_end(request)
    if inside or last is None:
        return True
    return (event.year - last.year) * 12 + event.month - last.month <= 12


def overlap_for(request: Request, amount: int, floor: int, day: date) -> tuple[int | None, date | None]:
    """OUG 111/2010 art. 9 (2)-(4): 600 to 06.2016, then the minimum of the month, from 19.09.2023 half of the
    indemnity, not under the minimum; only for rights under that ordinance and while both run.
    """
    last, inside = earlier_end(request)
    if regime_of(request) == "oug148-2009" or not inside or last is None or day > last:
        return None, None
    if day < date(2016, 7, 1):
        return 600, last
    if day < date(2023, 9, 19):
        return floor, last
    return max(up(Fraction(amount, 2)), floor), last


def round_indemnity(amount: Fraction, day: date) -> int:
    """Half-up (Instructions of 2009 art. 5, and practice to 06.08.2017); then upwards (art. 37^1)."""
    return up(amount) if day >= date(2017, 8, 7) else half_up(amount)


def bounds(request: Request, day: date, rules: Rules) -> tuple[int | None, int, int | None]:
    month = day.isoformat()[:7]
    found: tuple[int | None, int, int | None] | None = None
    if regime_of(request) == "oug148-2009" and month < "2016-07":
        for start, rate, floor, cap in OUG_148:
            if start <= month:
                found = (rate, floor, cap)
    else:
        for start, rate, floor, one_year, two_years in OUG_111:
            if start > month:
                continue
            cap = one_year
            if one_year != two_years:
                if request.option_years is None and not request.disabled:
                    cap = -1  # unknown until the parent's choice is known
                elif request.option_years == 2 and not request.disabled:
                    cap = two_years
            found = (rate, rules.floor_2024 if start == "2024-03" else floor, cap)
    if found is None:
        raise NotComputableError(f"no indemnity known for {month}")
    if found[2] == -1:
        raise NotComputableError("births 2011-06.2016: the cap depends on the choice of one or two years")
    return found


def increase_for(amount: int, children: int, day: date, rules: Rules) -> int | None:
    """For each child of the birth from the second on; the date is the first day of the right.

    To 17.06.2009 the full indemnity (ICCJ RIL 26/2011); Law 239/2009: 600; then 1.2 ISR = 600; 85 % of the
    minimum wage; 2.5 ISR; from 19.09.2023 half of one's own indemnity, not under the floor (art. 5).
    Choice: half a leu goes up, child by child (art. 37^1 does not list art. 5; half-up says the same).
    """
    if children < 2:
        return None
    if day <= date(2009, 6, 17):
        each = amount
    elif day < date(2016, 7, 1):
        each = 600
    elif day < date(2017, 2, 1):
        each = 1063
    elif day < date(2018, 1, 1):
        each = 1233
    elif day < date(2022, 3, 1):
        each = 1250
    elif day < date(2023, 3, 1):
        each = 1314
    elif day < date(2023, 9, 19):
        each = 1495
    else:
        floor = 1495 if day < date(2024, 3, 1) else rules.floor_2024
        each = max(up(Fraction(amount, 2)), floor)
    return each * (children - 1)


def estimate(base: Fraction, request: Request, rules: Rules | None = None) -> Estimate:
    """Choices: the 15 % cut is applied before the only rounding (72.25 % in all); a previous indemnity counts
    as in `kept`; CASS is due on the indemnity with its increase.
    """
    rules = rules or Rules()
    day = paid_from(request, rules)
    month = day.isoformat()[:7]
    rate, floor, cap = bounds(request, day, rules)
    if rate is None:
        amount = floor
    else:
        exact = base * rate / 100
        if regime_of(request) == "oug148-2009" and CUT[0] <= month <= CUT[1]:
            exact = max(exact, Fraction(floor))
            if cap is not None:
                exact = min(exact, Fraction(cap))
            exact = exact * 85 / 100
            cap = None if cap is None else cap * 85 // 100
        amount = max(round_indemnity(exact, day), floor)
        if cap is not None:
            amount = min(amount, cap)
    if request.previous is not None and kept(request):
        amount = max(amount, request.previous)
    increase = increase_for(amount, request.children, day, rules)
    overlap, until = overlap_for(request, amount, floor, day)
    if overlap is not None:
        increase = (increase or 0) + overlap
    gross = amount + (increase or 0)
    cass = contribution(Fraction(10), Fraction(gross)) if month >= CASS_FROM else None
    return Estimate(
        month, base, None if rate is None else Decimal(rate), floor, cap, amount, increase, cass,
        gross - (cass or 0), overlap, until,
    )  # fmt: skip
