"""Random careers and requests for hypothesis, in the plain records of the second engine.

    @given(situations())
    def test_both_engines(situation):
        choose(situation.request, situation.rows, situation.rules) == product(...)

Payslips are in `payslips.py`. All that is generated is inside what the texts settle: `NotComputableError`
never comes out of it.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.oracle.calendar_ro import working_days
from tests.oracle.months import event_day
from tests.oracle.numbers_ro import month_index, month_text
from tests.oracle.records import PersonMonth, Request, Rules

FIRST_MONTH, LAST_MONTH = "2007-01", "2026-12"
TURNS = (  # days on which a rule of births turns
    date(2010, 12, 31), date(2011, 1, 1), date(2016, 6, 30), date(2016, 7, 1), date(2009, 5, 6),
    date(2017, 6, 24), date(2017, 6, 25), date(2019, 5, 5), date(2019, 5, 6), date(2023, 8, 7),
    date(2023, 8, 8), date(2024, 1, 18), date(2024, 1, 19), date(2024, 2, 29), date(2025, 6, 18),
)  # fmt: skip
STATES = (
    "full", "full", "full", "full", "fraction", "fraction", "gap", "gap", "sick_part", "sick_whole",
    "sick_no_days", "maternity", "technical", "technical_no_days", "unpaid", "two_jobs", "assimilated",
    "icc", "zero", "excluded", "bonus", "correction",
)  # fmt: skip
CODES = ("01", "02", "07", "10", "13", "20", "23", "x")


@dataclass(frozen=True)
class Situation:
    request: Request
    rows: list[PersonMonth]
    rules: Rules


@st.composite
def births(draw) -> date:
    """Any day, the turning days, the first and the last day of a month."""
    day = draw(st.dates(date(2008, 2, 1), date(2026, 11, 30)))
    shape = draw(st.sampled_from(("any", "any", "turn", "first", "last")))
    if shape == "turn":
        return draw(st.sampled_from(TURNS))
    if shape == "first":
        return day.replace(day=1)
    if shape == "last":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day


def money(most: int = 1_500_000) -> st.SearchStrategy[int]:
    """Bani; whole lei as often as not."""
    return st.one_of(st.integers(1, max(1, most // 100)).map(lambda lei: lei * 100), st.integers(1, most))


@st.composite
def month_rows(draw, month: str, state: str, with_days: bool) -> list[PersonMonth]:
    whole = working_days(month)
    amount = draw(money())

    def row(kind: str, bani: int, job: str = "1", code: str | None = None, **days: int) -> PersonMonth:
        return PersonMonth(month, kind, bani, **(days if with_days else {}), code=code, job=job)

    def some_days() -> int:
        half = (whole + 1) // 2
        return draw(st.one_of(st.sampled_from((0, 1, half - 1, half, whole)), st.integers(0, whole)))

    if state == "gap":
        return []
    if state == "full":
        leave = draw(st.integers(0, whole))
        return [row("salariu", amount, work=whole - leave, co=leave)]
    if state == "fraction":
        days = some_days()
        return [row("salariu", amount, work=days, unpaid=whole - days)]
    if state == "sick_part":
        sick, worked = draw(st.integers(0, whole)), draw(st.integers(0, whole))
        worked = min(worked, whole - sick)
        rest = whole - sick - worked
        pay = row("salariu", amount, work=worked, unpaid=rest)
        return [pay, row("cm", draw(money()), cm=sick)]
    if state == "sick_whole":
        return [row("cm", draw(st.one_of(st.just(0), money())), cm=whole)]
    if state == "sick_no_days":
        return [row("salariu", amount, work=some_days()), PersonMonth(month, "cm", draw(money()))]
    if state == "maternity":
        return [row("maternitate", amount, cm=some_days())]
    if state == "technical":
        return [row("somaj_tehnic", amount, tech=some_days())]
    if state == "technical_no_days":
        return [PersonMonth(month, "somaj_tehnic", amount)]
    if state == "unpaid":
        return [row("salariu", 0, work=0, unpaid=whole)]
    if state == "two_jobs":
        rows = [
            row("salariu", amount, work=some_days()),
            row("salariu", draw(money()), "2", work=some_days()),
        ]
        return rows[:: draw(st.sampled_from((1, -1)))]
    if state == "assimilated":
        return [
            PersonMonth(month, "alt", draw(st.sampled_from((0, amount))), code=draw(st.sampled_from(CODES)))
        ]
    if state == "icc":
        return [PersonMonth(month, "icc", draw(st.sampled_from((0, amount))))]
    if state == "zero":
        return [row("salariu", 0, work=some_days())]
    if state == "excluded":
        return [PersonMonth(month, "exclus", amount)]
    if state == "bonus":  # money in a month of unpaid leave
        return [row("salariu", amount, work=0, unpaid=whole)]
    return [row("salariu", amount, work=whole), row("salariu", -draw(money(amount)), "1b", work=0)]


@st.composite
def careers(draw, around: date) -> list[PersonMonth]:
    """Some thirty months up to the one after the event, in stretches of one to fourteen."""
    with_days = draw(st.booleans())
    centre = month_index(around.isoformat()[:7])
    month, last = max(centre - 27, month_index(FIRST_MONTH)), min(centre + 1, month_index(LAST_MONTH))
    mood = draw(st.sampled_from(("full", "fraction", "mixed")))
    rows: list[PersonMonth] = []
    while month <= last:
        state = mood if mood != "mixed" and draw(st.booleans()) else draw(st.sampled_from(STATES))
        for _ in range(draw(st.integers(1, 14 if state in ("full", "gap", "icc") else 4))):
            if month <= last:
                rows += draw(month_rows(month_text(month), state, with_days))
            month += 1
    return rows


@st.composite
def earlier_rights(draw, event: date) -> dict:
    """An earlier child up to five years back, its leave taken whole, in part or not told, the sum."""
    previous = draw(st.one_of(st.none(), st.integers(600, 8500)))
    if draw(st.booleans()):
        return {"previous": previous}
    born = event - timedelta(days=draw(st.one_of(st.integers(1, 1900), st.integers(1060, 1130))))
    told = draw(st.sampled_from(("both", "both", "birth", "leave", "end", "own")))
    begin = born + timedelta(days=draw(st.integers(0, 130)))
    end = begin + timedelta(days=draw(st.one_of(st.integers(0, 1100), st.sampled_from((600, 730, 1050)))))
    if told == "own":  # the leave of the child itself, as the forms of 2009 carry it
        begin, end = event + timedelta(days=43), event + timedelta(days=730)
    return {
        "previous": previous,
        "previous_born": born if told in ("both", "birth", "own") else None,
        "icc_from": begin if told in ("both", "leave", "own") else None,
        "icc_to": end if told in ("both", "leave", "end", "own") else None,
    }


@st.composite
def requests(draw) -> Request:
    birth = draw(births())
    event, event_date = "nastere", None
    if draw(st.integers(0, 9)) == 0:
        event = draw(st.sampled_from(("adoptie", "plasament", "tutela")))
        event_date = min(birth + timedelta(days=draw(st.integers(0, 600))), date(2026, 11, 30))

    def maybe(low: int, high: int) -> date | None:
        after = draw(st.one_of(st.none(), st.integers(low, high)))
        return None if after is None else birth + timedelta(days=after)

    return Request(
        **draw(earlier_rights(event_date or birth)),
        recalculated=draw(st.integers(0, 3)) == 0,
        no_maternity=draw(st.integers(0, 5)) == 0,
        birth=birth,
        event=event,
        event_date=event_date,
        presumed=maybe(-40, 120) if draw(st.booleans()) else None,
        maternity_to=maybe(10, 126),
        leave_from=maybe(0, 500) if draw(st.booleans()) else None,
        birth_income_bani=draw(st.one_of(st.none(), st.none(), money())),
        children=draw(st.sampled_from((1, 1, 1, 2, 3))),
        disabled=draw(st.booleans()),
        ten_months=draw(st.integers(0, 4)) == 0,
        form=draw(st.sampled_from(("auto", "auto", "auto", "icc-2-3-ani"))),
        option_years=draw(st.sampled_from((1, 2))),
    )


def switches() -> st.SearchStrategy[Rules]:
    return st.builds(
        Rules,
        birth_month_previous=st.booleans(),
        premature_whole_months=st.booleans(),
        floor_2024=st.sampled_from((1651, 1650)),
        day42=st.sampled_from((42, 41)),
    )


@st.composite
def situations(draw, rules: st.SearchStrategy[Rules] | None = None) -> Situation:
    request = draw(requests())
    rows = draw(careers(event_day(request)))
    return Situation(request, rows, draw(rules or switches()))
