"""Random payslips for hypothesis: `@given(pays())`, each inside what the texts settle."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.oracle.calendar_ro import working_days
from tests.oracle.numbers_ro import month_index, shift
from tests.oracle.records import Pay, Sick
from tests.oracle.sick import untaxed
from tests.oracle.tables import known

FIRST_MONTH, LAST_MONTH = "2007-01", "2026-12"
FACILITIES = ("it", "constructii", "agro", "handicap", "cercetare", "sezonier")
CODES = ("01", "02", "05", "06", "07", "08", "09", "10", "13", "15", "17", "91")


def payroll_months() -> st.SearchStrategy[str]:
    span = month_index(LAST_MONTH) - month_index(FIRST_MONTH)
    return st.integers(0, span).map(lambda n: shift(FIRST_MONTH, n))


@st.composite
def pays(draw) -> Pay:
    """A month's pay inside what the texts settle (see `NotComputableError` in net.py for what is outside)."""
    month = draw(payroll_months())
    lei = draw(st.one_of(st.integers(1, 40_000), st.integers(300, 6_500)))
    gross = Decimal(lei) + (Decimal(draw(st.integers(0, 99))) / 100 if draw(st.booleans()) else 0)
    facility = draw(
        st.sampled_from((None, None, None, "it", "constructii", "agro", "handicap", "cercetare", "sezonier"))
    )
    sector = facility in ("it", "constructii", "agro")
    if sector and gross > 10_000:
        gross = gross % 9_999 + 1
    free = Decimal(int(known("untaxed_sum", month)))
    if not (free and gross > free and draw(st.booleans())):
        free = Decimal(0)
    leaves: list[Sick] = []
    if not sector and draw(st.integers(0, 2)) == 0:
        left, days_left = gross - free, working_days(month)
        for _ in range(draw(st.integers(1, 2))):
            if left < 2 or days_left < 2:
                break
            amount = Decimal(draw(st.integers(1, int(left))))
            days = draw(st.integers(1, days_left))
            code = draw(st.sampled_from(CODES))
            if month >= "2026-08" and code not in ("01", "02", "07", "10"):
                code = "07"  # the others are read in two ways
            start = date(int(month[:4]), int(month[5:]), draw(st.integers(1, 28)))
            employer = Decimal(0) if untaxed(code, month) else Decimal(draw(st.integers(0, int(amount))))
            leaves.append(Sick(code, amount, days, start, employer))
            left, days_left = left - amount, days_left - days
    return Pay(
        month=month,
        gross=gross,
        dependants=draw(st.integers(0, 5)),
        main_job=draw(st.sampled_from((True, True, True, False))),
        facility=facility,
        untaxed=free,
        tickets=Decimal(draw(st.sampled_from((0, 0, 190, 400, 900)))),
        union=Decimal(draw(st.sampled_from((0, 0, 25)))),
        pension=Decimal(draw(st.sampled_from((0, 0, 100)))),
        sick=tuple(leaves),
        under_26=draw(st.booleans()),
        school_children=draw(st.integers(0, 3)),
        second_pillar_kept=draw(st.booleans()),
    )
