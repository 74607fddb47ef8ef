"""Which months count, regime by regime."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.oracle.calendar_ro import working_days
from tests.oracle.numbers_ro import shift
from tests.oracle.records import DAY_FIELDS, Choice, Line, NotComputableError, PersonMonth, Request, Rules

ASSIMILATED_KINDS = ("cm", "maternitate", "somaj_tehnic", "icc")


def event_day(request: Request) -> date:
    """The event's date takes the birth date's place: norms HG 52/2011 art. 4 (1), (5)."""
    if request.event != "nastere" and request.event_date is not None:
        return request.event_date
    return request.birth


def regime_of(request: Request) -> str:
    """OUG 148/2005 for births to 31.12.2010, OUG 111/2010 from 01.01.2011, Law 66/2016 from 01.07.2016."""
    day = event_day(request)
    if day <= date(2010, 12, 31):
        return "oug148-2009"
    if day < date(2016, 7, 1):
        return "oug111-2011"
    return "oug111-2016-07"


def premature_months(request: Request, rules: Rules) -> int:
    """Instructions of 2009 art. 4 (3), OUG 111/2010 art. 4 (4): by how many months the period is shortened.

    Choice: the calendar months from the birth month to the month of the presumed date; the switch counts only
    whole months elapsed. A presumed date before the birth date shortens nothing; nor does one in an adoption.
    """
    presumed = request.presumed
    if request.event != "nastere" or presumed is None or presumed <= request.birth:
        return 0
    months = (presumed.year - request.birth.year) * 12 + presumed.month - request.birth.month
    if rules.premature_whole_months and presumed.day < request.birth.day:
        months -= 1
    return months


def _rows_of(month: str, rows: list[PersonMonth]) -> list[PersonMonth]:
    return [row for row in rows if row.month == month and row.kind != "exclus"]


def _assimilated(row: PersonMonth) -> bool:
    return row.kind in ASSIMILATED_KINDS or row.code is not None


def _no_days(row: PersonMonth) -> bool:
    return all(getattr(row, field) is None for field in DAY_FIELDS)


def _days_of(row: PersonMonth) -> int:
    """Qualifying days of a row; unpaid ones only in child-raising leave or under a period code."""
    days = sum(getattr(row, field) or 0 for field in ("work", "co", "cm", "tech", "other"))
    return days + (row.unpaid or 0 if row.kind == "icc" or row.code is not None else 0)


def has_some(rows: list[PersonMonth]) -> bool:
    """Income above zero or an assimilated period (a real zero counts only for the latter)."""
    return sum(row.net_bani for row in rows) > 0 or any(_assimilated(row) for row in rows)


def qualifying_days(rows: list[PersonMonth], month: str) -> int | None:
    """Working days that count (OUG 111/2010 art. 4 (1)-(2)); None stands for "a whole month, days unknown".

    Choices: an assimilated row without a qualifying day, blank or written 0, is a whole month, unless the
    wage row beside it carries the days of that leave; where no row of the month carries a day, a month with
    income counts whole. Days of several contracts are summed (successive contracts), at most the working days
    of the month.
    """
    if all(_no_days(row) for row in rows):
        return None
    for row in rows:
        if _assimilated(row) and _days_of(row) == 0:
            beside = "tech" if row.kind == "somaj_tehnic" else "cm"
            told = any(getattr(other, beside) for other in rows)
            if not told or row.kind not in ("cm", "maternitate", "somaj_tehnic"):
                return None
    return min(sum(_days_of(row) for row in rows), working_days(month))


def _value(rows: list[PersonMonth], month: str, request: Request) -> int | None:
    """Printed income: all sources summed (OUG 111/2010 art. 3 (4)); birth month as due (art. 3 (6))."""
    if month == event_day(request).isoformat()[:7] and request.birth_income_bani is not None:
        return request.birth_income_bani
    return sum(row.net_bani for row in rows) if rows else None


def _close(regime: str, lines: list[Line], divisor: int, base_bani: int | None = None) -> Choice:
    counted = tuple(line.month for line in lines if line.counted)
    total = sum(line.net_bani or 0 for line in lines if line.counted)
    mean = base = None
    if len(counted) == divisor:
        mean = Fraction(total, 100) / divisor
        base = mean if base_bani is None else Fraction(base_bani, 100) / divisor
    return Choice(regime, tuple(lines), counted, total, divisor, mean, base)


def choose(request: Request, rows: list[PersonMonth], rules: Rules | None = None) -> Choice:
    rules = rules or Rules()
    if request.form == "icc-2-3-ani":
        return _two_three_years(request, rows)
    regime = regime_of(request)
    full = 10 if regime == "oug148-2009" and request.ten_months else 12
    divisor = full - premature_months(request, rules)
    if divisor < 1:
        raise NotComputableError("the presumed date leaves no month")
    if regime == "oug148-2009":
        return _twelve_of_2009(request, rows, rules, divisor)
    return _by_fractions(request, rows, regime, divisor, window=24 if regime == "oug111-2016-07" else 12)


def _twelve_of_2009(request: Request, rows: list[PersonMonth], rules: Rules, divisor: int) -> Choice:
    """Annex 2 of the Instructions of 2009: row 1 the birth month, row 12 the eleventh before.

    `divisor` rows are used: 12, fewer after an early birth, and under Instructions art. 4 (1) "ultimele 10
    luni anterioare datei nasterii" read as rows 1-10 of the form (the birth month stays the first).
    In the base the birth month stands with the income of the month before (norms HG 1025/2006 art. 4 (4), as
    quoted second-hand); where that month has none, or is not among the rows used, with its own.
    """
    birth_month = event_day(request).isoformat()[:7]
    lines = []
    for back in range(12):
        month = shift(birth_month, -back)
        mine = _rows_of(month, rows)
        value = _value(mine, month, request)
        some = has_some(mine) or (back == 0 and (request.birth_income_bani or 0) > 0)
        if back >= divisor:
            lines.append(Line(month, value, counted=False, why="outside the period"))
        else:
            lines.append(Line(month, value, counted=some, why="counts" if some else "no income"))
    base = sum(line.net_bani or 0 for line in lines if line.counted)
    if rules.birth_month_previous and divisor > 1 and lines[0].counted and lines[1].counted:
        base += (lines[1].net_bani or 0) - (lines[0].net_bani or 0)
    return _close("oug148-2009", lines, divisor, base)


def _by_fractions(
    request: Request, rows: list[PersonMonth], regime: str, divisor: int, window: int
) -> Choice:
    """OUG 111/2010 art. 4 and norms art. 4 (4)-(6): the last months that qualify, birth month first.

    Choices: the window is counted in calendar months (24 rows of the form, birth month included); the month
    with which the twelve start under art. 4 (6) follows the ordinary day rule; a fraction needs at least one
    qualifying day.
    """
    birth_month = event_day(request).isoformat()[:7]
    lines, taken, small = [], 0, 0
    for back in range(window):
        month = shift(birth_month, -back)
        mine = _rows_of(month, rows)
        value = _value(mine, month, request)
        is_birth = back == 0
        some = has_some(mine) or (is_birth and (request.birth_income_bani or 0) > 0)
        days = qualifying_days(mine, month) if mine else None
        working = working_days(month)
        if not mine and not some:
            counted, why = False, "gap"
        elif not some:
            counted, why = False, "no income and no assimilated period"
        elif taken == divisor:
            counted, why = False, "before the months taken"
        elif is_birth:
            counted, why = True, "birth month, whatever its days"
        elif days is None or 2 * days >= working:
            counted, why = True, "at least half of the working days"
        elif days == 0:
            counted, why = False, "no qualifying day"
        elif small < 3:
            small += 1
            counted, why = True, f"fraction {small} of 3"
        else:
            counted, why = False, "a fourth fraction"
        taken += counted
        lines.append(Line(month, value, counted, why, days, working))
    return _close(regime, lines, divisor)


def _two_three_years(request: Request, rows: list[PersonMonth]) -> Choice:
    """Form "2/3 ani": the twelve months before the birth month, oldest first, divided by twelve.

    Its printed mean is "pe 12 luni": an early birth does not shorten it.
    """
    birth_month = event_day(request).isoformat()[:7]
    lines = []
    for back in range(12, 0, -1):
        month = shift(birth_month, -back)
        mine = _rows_of(month, rows)
        some = has_some(mine)
        why = "counts" if some else "no income"
        lines.append(Line(month, _value(mine, month, request), counted=some, why=why))
    return _close(regime_of(request), lines, 12)
