"""From people to rows: one row a person, contract, month and kind of income."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

import pay
from pay import Month, Part, Slip
from people import Absence, Contract, Person

TICKET = 40_00  # value of one meal ticket, in bani
PRIORITY = ("fara_rand", "maternitate", "cm", "fara_plata", "somaj_tehnic", "co")


@dataclass(frozen=True)
class Row:
    """One row of the payroll. Money in bani, days in days."""

    person: Person
    contract: Contract
    month: Month
    slip: Slip
    base_wage: int
    advance: int
    worked: int = 0
    annual: int = 0
    medical: int = 0
    unpaid: int = 0
    technical: int = 0

    @property
    def rest(self) -> int:
        """What is left to pay at the end of the month."""
        return self.slip.net - self.advance

    @property
    def left(self) -> date | None:
        """The end of the contract, known to the export only from the month in which it lies."""
        end = self.contract.left
        return end if end and pay.month_of(end) <= self.month else None


def rows(people: Sequence[Person], first: Month, last: Month) -> list[Row]:
    """All rows, by month and marca."""
    prepared = [_with_annual_leave(person) for person in people]
    found = []
    for month in pay.months(first, last):
        for person in prepared:
            for contract in person.contracts:
                found.extend(_month_rows(person, contract, month))
    return found


def _with_annual_leave(person: Person) -> Person:
    """Two weeks in summer, one in spring, the end of December; other absences go first."""
    choice = random.Random(person.cnp)
    leave = []
    for year in (2008, 2025, 2026):
        for start, length in (
            (date(year, 7, 7) + timedelta(days=7 * choice.randrange(6)), 12),
            (date(year, 4, 6) + timedelta(days=7 * choice.randrange(4)), 5),
        ):
            leave.append(Absence("co", start, start + timedelta(days=length - 1)))
    leave += [Absence("co", date(year, 12, 23), date(year, 12, 31)) for year in (2008, 2024, 2025)]
    # after maternity leave the contract is suspended for the raising of the child: no rows
    for taken in person.absences:
        if taken.kind == "maternitate":
            leave.append(Absence("fara_rand", taken.end + timedelta(days=1), taken.end + timedelta(days=600)))
    return replace(person, absences=(*person.absences, *leave))


def wage(contract: Contract, month: Month) -> int:
    """The gross wage of a full month, in bani; the first known one for the months before."""
    if contract.minimum_wage:
        return pay.minimum_wage(month) * 100
    known = [amount for start, amount in contract.wages if start <= month]
    return known[-1] if known else contract.wages[0][1]


def _bonus(person: Person, contract: Contract, month: Month) -> int:
    """Easter and Christmas bonuses, from 2024 on, at main jobs; the minimum wage has its own."""
    if contract.minimum_wage or not contract.main_job or month < (2024, 1) or month[1] not in (4, 12):
        return dict(contract.bonuses).get(month, 0)
    return random.Random(f"{person.cnp} {month}").randrange(15, 60) * 10_00


def full_month_net(person: Person, month: Month) -> int:
    """The net of a month worked in full, at the person's last contract."""
    part = Part("salariu", wage(person.contracts[-1], month))
    return pay.settle(month, [part], dependants=person.dependants)[0].net


def _daily_base(contract: Contract, start: Month) -> Fraction:
    """The daily base of a leave: wages of the six months before over their working days."""
    before = [pay.plus(start, -n) for n in range(1, 7)]
    return Fraction(sum(wage(contract, m) for m in before), sum(len(pay.working_days(m)) for m in before))


def _indemnity(contract: Contract, absence: Absence, days: list[date]) -> Part:
    """The indemnity of a leave for its working days in one month, in whole lei."""
    month = pay.month_of(days[0])
    daily = _daily_base(contract, pay.month_of(absence.start)) * Fraction(absence.percent, 10_000)
    paid = [day for day in days if not _unpaid_first_day(absence, day)]
    # to 2017 the employer bears the first five calendar days of an illness
    own = [day for day in paid if absence.code == "01" and day < absence.start + timedelta(days=5)]
    return Part(
        absence.kind,
        pay.half_up_bani(daily * len(paid)),
        absence.code,
        employer_paid=pay.half_up_bani(daily * len(own)),
        leave_days=len(days),
        working_days=len(pay.working_days(month)),
    )


def _unpaid_first_day(absence: Absence, day: date) -> bool:
    """OUG 91/2025: the first day of an illness is not paid from 01.02.2026; here for code 01 only."""
    return absence.code == "01" and day == absence.start >= date(2026, 2, 1)


def _month_rows(person: Person, contract: Contract, month: Month) -> list[Row]:
    calendar = pay.working_days(month)
    days = [d for d in calendar if contract.hired <= d <= (contract.left or d)]
    spent: dict[str, list[date]] = {kind: [] for kind in (*PRIORITY, "lucrat")}
    leaves: dict[Absence, list[date]] = {}
    for day in days:
        absence = _absence(person, day)
        spent[absence.kind if absence else "lucrat"].append(day)
        if absence and absence.code:
            leaves.setdefault(absence, []).append(day)
    parts: list[Part] = []
    base = wage(contract, month)
    paid = len(spent["lucrat"]) + len(spent["co"])
    if paid or spent["fara_plata"]:
        parts.append(_salary(person, contract, month, paid, len(spent["lucrat"])))
    if spent["somaj_tehnic"]:  # Codul muncii art. 53: 75 % of the base wage
        share = Fraction(len(spent["somaj_tehnic"]) * 75, len(calendar) * 100)
        parts.append(Part("somaj_tehnic", pay.half_up_bani(base * share / 100)))
    parts += [_indemnity(contract, absence, leaves[absence]) for absence in leaves]
    if not parts:
        return []
    slips = pay.settle(month, parts, dependants=person.dependants, main_job=contract.main_job)
    medical = {absence.code: len(taken) for absence, taken in leaves.items()}
    made = []
    for slip in slips:
        row = Row(person, contract, month, slip, base, 0)
        if slip.kind == "salariu":
            advance = slip.net * person.advance_percent // 100 // 10_00 * 10_00
            row = replace(
                row, advance=advance, worked=len(spent["lucrat"]), annual=len(spent["co"]),
                unpaid=len(spent["fara_plata"]),
            )  # fmt: skip
        elif slip.kind == "somaj_tehnic":
            row = replace(row, technical=len(spent["somaj_tehnic"]))
        else:
            row = replace(row, medical=medical[slip.code])
        made.append(row)
    return made


def _absence(person: Person, day: date) -> Absence | None:
    found = [absence for absence in person.absences if absence.start <= day <= absence.end]
    return min(found, key=lambda absence: PRIORITY.index(absence.kind), default=None)


def _salary(person: Person, contract: Contract, month: Month, paid: int, worked: int) -> Part:
    calendar = len(pay.working_days(month))
    bonus = _bonus(person, contract, month) if paid else 0
    full = wage(contract, month)
    earned = full if paid == calendar else pay.half_up_bani(Fraction(full * paid, calendar * 100))
    untaxed = 0
    if contract.minimum_wage and month >= (2024, 7):
        amount, cap = pay.untaxed_sum(month)
        if earned + bonus <= cap * 100:  # and only for the days paid at the minimum wage
            untaxed = pay.half_up_bani(Fraction(amount * paid, calendar))
    tickets = TICKET * worked if contract.tickets else 0
    return Part("salariu", earned + bonus, untaxed=untaxed, tickets=tickets)
