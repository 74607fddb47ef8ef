"""From gross to net by the rules of each month, for the sample exports.

Written from the texts of the acts with plain numbers, on purpose: the samples are an independent check
of the program, so nothing here comes from the program's own law data. Money is int bani.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import holidays

Month = tuple[int, int]
"""(year, month); compares by time."""

UNTAXED_CODES = frozenset({"08", "09", "15", "17", "91", "92"})  # Cod fiscal art. 62 lit. c)
CASS_CODES = frozenset({"01", "07", "10"})  # OUG 34/2024: the only indemnities with CASS from 12.04.2024


@dataclass(frozen=True)
class Rates:
    """What is withheld from the employee, in thousandths of the base."""

    cas: int
    cass: int
    somaj: int
    tax: int


@dataclass(frozen=True)
class Part:
    """One kind of income of a person in a month, before contributions.

    untaxed: the untaxed part inside gross. tickets: value of meal tickets, outside gross.
    employer_paid: what the employer itself bears of a medical leave (unemployment contribution to 2017).
    leave_days, working_days: for the CAS base of a medical leave to 2010.
    """

    kind: str
    gross: int
    code: str = ""
    untaxed: int = 0
    tickets: int = 0
    employer_paid: int = 0
    leave_days: int = 0
    working_days: int = 0


@dataclass(frozen=True)
class Slip:
    """The same after contributions and tax: net = gross - cas - cass - somaj - tax, exactly."""

    kind: str
    code: str
    gross: int
    cas: int
    cass: int
    somaj: int
    deduction: int
    tax_base: int
    tax: int
    net: int
    untaxed: int
    tickets: int


def rates(month: Month) -> Rates:
    """The rates of a month."""
    if month >= (2018, 1):
        return Rates(cas=250, cass=100, somaj=0, tax=100)  # OUG 79/2017; Cod fiscal art. 78, 138, 156
    cas = 105 if month >= (2009, 2) else 95  # Legea 19/2009 art. 18: 10,5 % from February 2009
    cass = 55 if month >= (2008, 7) else 65  # Legea 95/2006 as amended: 5,5 % from July 2008
    return Rates(cas=cas, cass=cass, somaj=5, tax=160)  # Legea 387/2007: 0,5 %; Legea 571/2003: 16 %


def minimum_wage(month: Month) -> int:
    """The gross minimum wage, in lei."""
    steps = (
        ((2026, 7), 4325),  # HG 146/2026
        ((2025, 1), 4050),  # HG 1506/2024
        ((2024, 7), 3700),  # HG 598/2024
        ((2009, 1), 600),  # HG 1051/2008
        ((2008, 10), 540),
        ((2008, 1), 500),
    )
    return next(wage for start, wage in steps if month >= start)


def untaxed_sum(month: Month) -> tuple[int, int]:
    """The sum untaxed for a full-time person on the minimum wage and the gross up to which, in lei."""
    if month >= (2026, 7):
        return 200, 4600  # OUG 89/2025 art. III
    if month >= (2025, 1):
        return 300, 4300  # OUG 156/2024 art. LXVI; OUG 89/2025 art. III for 01-06.2026
    return 300, 4000  # OUG 59/2024


def half_up(lei: Fraction) -> int:
    """Whole lei, 50 bani and more go up."""
    return (lei + Fraction(1, 2)).__floor__()


def half_up_bani(lei: Fraction) -> int:
    """Half-up to whole lei, given back in bani."""
    return 100 * half_up(lei)


def contribution(base: int, thousandths: int) -> int:
    """A contribution in bani: half-up to the leu, a positive amount under 1 leu becomes 1 leu."""
    if base <= 0 or thousandths == 0:
        return 0
    return max(100, half_up_bani(Fraction(base * thousandths, 100_000)))


def deduction(month: Month, income: int, dependants: int) -> int:
    """The basic personal deduction at the main job, in bani, for a gross monthly income in bani."""
    lei = half_up(Fraction(income, 100))
    dependants = min(dependants, 4)
    if month >= (2023, 1):  # OG 16/2022, Cod fiscal art. 77: half a percent less for every 50 lei begun
        wage = minimum_wage(month)
        band = max(0, -(-(lei - wage) // 50))
        if band > 40:
            return 0
        thousandths = (200, 250, 300, 350, 450)[dependants] - 5 * band
        return half_up_bani(Fraction(thousandths * wage, 1000))
    full = (250, 350, 450, 550, 650)[dependants]  # Legea 571/2003 art. 56, OMFP 1016/2005
    if lei <= 1000:
        return full * 100
    if lei > 3000:
        return 0
    return 1000 * -(-full * (3000 - lei) // 20_000)  # up to the next 10 lei


def settle(month: Month, parts: Sequence[Part], *, dependants: int = 0, main_job: bool = True) -> list[Slip]:
    """Contributions and tax of all parts of one contract in one month, shared out over the parts.

    CAS, CASS and tax are computed once for what is taxed together (salary, taxed medical leave, technical
    unemployment); the later parts get their own share, the first one what remains.
    """
    taxed = [part for part in parts if part.code not in UNTAXED_CODES]
    slips = {id(part): _untaxed(month, part) for part in parts if part.code in UNTAXED_CODES}
    if taxed:
        first = next((part for part in taxed if part.kind == "salariu"), taxed[0])
        ordered = [first, *(part for part in taxed if part is not first)]
        slips.update(zip(map(id, ordered), _together(month, ordered, dependants, main_job), strict=True))
    return [slips[id(part)] for part in parts]


def _cas_base(month: Month, part: Part) -> int:
    if part.kind in ("cm", "maternitate") and month < (2011, 1):
        # to 2010 the base of a medical leave is the minimum wage for its days
        return round(Fraction(minimum_wage(month) * 100 * part.leave_days, part.working_days))
    return part.gross - part.untaxed


def _cass_base(month: Month, part: Part) -> int:
    if part.kind in ("cm", "maternitate"):
        return part.gross if month >= (2024, 5) and part.code in CASS_CODES else 0
    # meal tickets carry CASS and tax since 2024, but no CAS
    return part.gross - part.untaxed + part.tickets


def _somaj_base(part: Part) -> int:
    return part.employer_paid if part.kind in ("cm", "maternitate") else part.gross - part.untaxed


def _untaxed(month: Month, part: Part) -> Slip:
    """Maternity, care of a sick child and the like: CAS only."""
    cas = contribution(_cas_base(month, part), rates(month).cas)
    return Slip(part.kind, part.code, part.gross, cas, 0, 0, 0, 0, 0, part.gross - cas, 0, 0)


def _together(month: Month, parts: list[Part], dependants: int, main_job: bool) -> list[Slip]:
    rate = rates(month)
    cas = _share([_cas_base(month, part) for part in parts], rate.cas)
    cass = _share([_cass_base(month, part) for part in parts], rate.cass)
    somaj = _share([_somaj_base(part) for part in parts], rate.somaj)
    before = [
        max(0, part.gross - part.untaxed + part.tickets - a - b - c)
        for part, a, b, c in zip(parts, cas, cass, somaj, strict=True)
    ]
    income = sum(part.gross + part.tickets for part in parts)
    left = deduction(month, income, dependants) if main_job and income else 0
    given = []
    for amount in before:
        given.append(min(left, amount // 100 * 100))  # granted within the taxable income
        left -= given[-1]
    total_base = half_up_bani(Fraction(sum(before) - sum(given), 100))
    bases = [half_up_bani(Fraction(b - g, 100)) for b, g in zip(before, given, strict=True)]
    bases[0] = total_base - sum(bases[1:])
    taxes = [half_up_bani(Fraction(base * rate.tax, 100_000)) for base in bases]
    total_tax = half_up_bani(Fraction(total_base * rate.tax, 100_000))
    bearer = bases.index(max(bases))
    taxes[bearer] += total_tax - sum(taxes)
    return [
        Slip(p.kind, p.code, p.gross, a, b, c, d, e, t, p.gross - a - b - c - t, p.untaxed, p.tickets)
        for p, a, b, c, d, e, t in zip(parts, cas, cass, somaj, given, bases, taxes, strict=True)
    ]


def _share(bases: list[int], thousandths: int) -> list[int]:
    """One contribution on the sum; the parts after the first get their own, the first the rest."""
    amounts = [contribution(base, thousandths) for base in bases]
    amounts[0] = max(0, contribution(sum(bases), thousandths) - sum(amounts[1:]))
    return amounts


@cache
def working_days(month: Month) -> tuple[date, ...]:
    """The legal working days: Monday to Friday without the legal holidays of Romania."""
    free = holidays.country_holidays("RO", years=month[0])
    days = (date(*month, day) for day in range(1, calendar.monthrange(*month)[1] + 1))
    return tuple(day for day in days if day.weekday() < 5 and day not in free)


def month_of(day: date) -> Month:
    """The month of a day."""
    return day.year, day.month


def plus(month: Month, count: int) -> Month:
    """That many months later."""
    year, index = divmod(month[0] * 12 + month[1] - 1 + count, 12)
    return year, index + 1


def months(first: Month, last: Month) -> list[Month]:
    """All months from first to last."""
    found = [first]
    while found[-1] < last:
        found.append(plus(found[-1], 1))
    return found


def between(start: date, end: date) -> list[date]:
    """All days from start to end."""
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]
