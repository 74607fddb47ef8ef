"""What the second engine is given: rows of pay, a request, the switches. Money of rows is int bani."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

DAY_FIELDS = ("work", "co", "cm", "unpaid", "tech", "other")


@dataclass(frozen=True)
class PersonMonth:
    """One kind of income of one contract in one month; a day field of None was not in the export.

    kind: salariu, cm, maternitate, somaj_tehnic, icc, alt, exclus; code: assimilated period "01".."23", x, y.
    """

    month: str
    kind: str
    net_bani: int
    work: int | None = None
    co: int | None = None
    cm: int | None = None
    unpaid: int | None = None
    tech: int | None = None
    other: int | None = None
    code: str | None = None
    job: str = "1"


@dataclass(frozen=True)
class Request:
    birth: date
    event: str = "nastere"  # nastere, adoptie, incredintare, plasament, tutela
    event_date: date | None = None
    presumed: date | None = None
    maternity_to: date | None = None
    leave_from: date | None = None
    birth_income_bani: int | None = None
    children: int = 1
    disabled: bool = False
    previous: int | None = None  # previous indemnity, lei
    ten_months: bool = False
    form: str = "auto"  # auto or icc-2-3-ani
    option_years: int | None = None  # births 2011-01..2016-06: one or two years
    recalculated: bool = False  # Law 257/2008: a right of 2007-2008 brought to 85 % from January 2009
    previous_born: date | None = None  # the child for whom the earlier right was given
    icc_from: date | None = None
    icc_to: date | None = None
    no_maternity: bool = False  # no maternity leave is due: the right begins with the birth


@dataclass(frozen=True)
class Rules:
    """The switches that the law leaves open, with their defaults."""

    birth_month_previous: bool = True  # 2009 norms art. 4 (4), known second-hand
    premature_whole_months: bool = False
    floor_2024: int = 1651
    day42: int = 42
    half_tax: str = "up"
    union_lowers_net: bool = False
    tickets_in_net: bool = False


@dataclass(frozen=True)
class Sick:
    """A medical-leave indemnity inside the gross of the month."""

    code: str
    amount: Decimal
    days: int | None = None  # working days of leave, needed for CAS until 06.2018
    start: date | None = None  # certificate, needed only in 04.2024
    employer: Decimal = Decimal(0)  # part borne by the employer (unemployment contribution to 2017)


@dataclass(frozen=True)
class Pay:
    month: str
    gross: Decimal
    dependants: int = 0
    main_job: bool = True
    facility: str | None = None  # it, constructii, agro, handicap, cercetare, sezonier
    untaxed: Decimal = Decimal(0)
    tickets: Decimal = Decimal(0)
    union: Decimal = Decimal(0)
    pension: Decimal = Decimal(0)
    sick: tuple[Sick, ...] = ()
    under_26: bool = False
    school_children: int = 0
    second_pillar_kept: bool = False  # 25 % kept by choice in 11.2023-12.2024


@dataclass(frozen=True)
class Net:
    cas: int
    cass: int
    somaj: int
    deduction: int
    base: int
    tax: int
    net: Decimal


@dataclass(frozen=True)
class Line:
    month: str
    net_bani: int | None
    counted: bool
    why: str
    days: int | None = None
    working: int | None = None


@dataclass(frozen=True)
class Choice:
    regime: str
    lines: tuple[Line, ...]  # in the order of the form
    counted: tuple[str, ...]
    total_bani: int  # printed amounts of the counted months
    divisor: int
    mean: Fraction | None  # lei; None when fewer months than the divisor
    base: Fraction | None  # lei, base of the estimate


class NotComputableError(Exception):
    """The texts seen do not say how; nothing is guessed."""
