"""A person's payroll rows become cases: the rows of one contract and month are verified together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, Bani
from adeverinta.core.month import Month
from adeverinta.net.case_columns import MISSING, UNKNOWN, UNSETTLED, Cases, Given, Leaves
from adeverinta.net.medical_leave import leave_flags
from adeverinta.payroll.rows import CONTRIBUTIONS, LEAVE_KINDS, IncomeKind, PayrollRow

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column

_WAGE: Final = frozenset({IncomeKind.SALARIU, IncomeKind.SOMAJ_TEHNIC})
_DAY: Final = 100
_FULL_DAY: Final = 800
"""Eight hours, in hundredths."""
_GIVEN: Final = ("cas", "cass", "somaj", "deducere", "baza_impozit", "impozit")


class Leave(NamedTuple):
    """One indemnity, bani; taxed and health as in `records.Leaves`; coded: the export names its code."""

    amount: Bani
    taxed: int
    health: int
    days: int
    coded: bool = True


class ContractMonth(NamedTuple):
    """The rows of one contract in one month, summed. `given` in the order of `Given`; parts: how many amounts
    are rounded apart, rows and the indemnities beside their salaries; aside, second_pillar, full_time: as in
    `Cases`.
    """

    month: Month
    rows: tuple[PayrollRow, ...]
    gross: Bani
    main: int
    dependants: int
    facility: str | None
    untaxed: Bani
    tickets: Bani
    union: Bani
    pension: Bani
    leaves: tuple[Leave, ...]
    given: tuple[Bani, ...]
    parts: int
    aside: Bani = 0
    second_pillar: int = 0
    full_time: Bani = 0


def groups(rows: Iterable[PayrollRow]) -> list[ContractMonth]:
    """One group a contract and month; months that cannot be summed (a row without gross) are left out.

    Child-raising indemnities, kind `exclus` and other incomes that nothing is withheld from never enter.
    """
    found: dict[tuple[Month, str | None], list[PayrollRow]] = defaultdict(list)
    for row in rows:
        if row.kind in _WAGE or row.kind in LEAVE_KINDS or (row.kind is IncomeKind.ALT and _withheld(row)):
            found[row.month, row.marca].append(row)
    return [group(tuple(own)) for own in found.values() if not any(row.brut is None for row in own)]


def _withheld(row: PayrollRow) -> bool:
    return any(getattr(row, name) for name in CONTRIBUTIONS)


def group(rows: tuple[PayrollRow, ...]) -> ContractMonth:
    """Rows of one month summed; what one row says and another does not is taken from the one."""
    first = rows[0]
    beside = [found for row in rows for found in _beside(row)]
    if len(rows) == 1 and first.kind not in LEAVE_KINDS and not beside:
        return _single(first, rows)
    return _summed(rows, beside)


def _summed(rows: tuple[PayrollRow, ...], beside: Sequence[Leave]) -> ContractMonth:
    """Any rows of one month, with the indemnities that stand beside their salaries."""
    wage = [row for row in rows if row.kind not in LEAVE_KINDS]
    mains = {row.functie_de_baza for row in wage or rows}
    return ContractMonth(
        month=rows[0].month,
        rows=rows,
        gross=sum((row.brut or 0) + _outside(row) for row in rows),
        main=1 if True in mains else UNKNOWN if None in mains else 0,
        dependants=next(
            (r.persoane_intretinere for r in rows if r.persoane_intretinere is not None), UNKNOWN
        ),
        facility=next((row.facilitate for row in rows if row.facilitate), None),
        untaxed=sum(row.neimpozabil or 0 for row in wage),
        tickets=sum(row.tichete or 0 for row in rows),
        union=sum(row.sindicat or 0 for row in rows),
        pension=sum(row.pensie_facultativa or 0 for row in rows),
        leaves=(*(_leave(row, rows) for row in rows if row.kind in LEAVE_KINDS), *beside),
        given=(*(_sum(rows, name) for name in _GIVEN), _net(rows)),
        parts=len(rows) + len(beside),
        full_time=full_time(rows) if any(row.facilitate for row in rows) else 0,
    )


def _single(row: PayrollRow, rows: tuple[PayrollRow, ...]) -> ContractMonth:
    """The common case, as `_summed` has it, without the sums."""
    given = (row.cas, row.cass, row.somaj, row.deducere, row.baza_impozit, row.impozit, row.net)
    return ContractMonth(
        month=row.month,
        rows=rows,
        gross=row.brut or 0,
        main=UNKNOWN if row.functie_de_baza is None else int(row.functie_de_baza),
        dependants=UNKNOWN if row.persoane_intretinere is None else row.persoane_intretinere,
        facility=row.facilitate,
        untaxed=row.neimpozabil or 0,
        tickets=row.tichete or 0,
        union=row.sindicat or 0,
        pension=row.pensie_facultativa or 0,
        leaves=(),
        given=tuple([MISSING if value is None else value for value in given]),
        parts=1,
        full_time=full_time(rows) if row.facilitate else 0,
    )


def full_time(rows: Sequence[PayrollRow]) -> Bani:
    """What the gross would be for a whole month of eight hours a day; 0 where the days do not say."""
    row = rows[0]
    paid = (row.zile_lucrate or 0) + (row.zile_co or 0) + (row.zile_somaj_tehnic or 0)
    if len(rows) > 1 or row.zile_lucrate is None or not paid:
        return 0
    whole, hours = law.working_days(row.month) * _DAY, row.norma or _FULL_DAY
    if paid >= whole and hours >= _FULL_DAY:
        return row.brut or 0
    rounded = (row.brut or 0) + BANI_PER_LEU  # a part of the pay is, to the leu
    return rounded * max(whole, paid) * max(_FULL_DAY, hours) // (paid * hours)


def joined(parts: Sequence[ContractMonth]) -> ContractMonth:
    """The contracts of one month as one."""
    return group(tuple(row for part in parts for row in part.rows))


def _sum(rows: Sequence[PayrollRow], name: str) -> Bani:
    values = [value for row in rows if (value := getattr(row, name)) is not None]
    return sum(values) if values else MISSING


def _net(rows: Sequence[PayrollRow]) -> Bani:
    return sum(row.net or 0 for row in rows) if all(row.net is not None for row in rows) else MISSING


def _leave(row: PayrollRow, rows: Sequence[PayrollRow]) -> Leave:
    code = (row.cod_indemnizatie or "").zfill(2)
    if not row.cod_indemnizatie:
        code = law.maternity_code(row.month.first_day) if row.kind is IncomeKind.MATERNITATE else ""
    days = row.zile_cm
    if days is None and sum(other.kind in LEAVE_KINDS for other in rows) == 1:
        days = next((other.zile_cm for other in rows if other.zile_cm is not None), None)
    taxed, health = leave_flags(row.month, code)
    if not code:
        taxed, health = 1, UNSETTLED if health == UNSETTLED else 0
    return Leave(row.brut or 0, taxed, health, UNKNOWN if days is None else days, coded=bool(code))


def _beside(row: PayrollRow) -> list[Leave]:
    """The indemnities that stand in columns of their own on the row of the salary."""
    if row.kind in LEAVE_KINDS:
        return []
    found = []
    for amount, days, code in (
        (
            row.indemnizatie_cm,
            row.zile_cm,
            (row.cod_indemnizatie or "").zfill(2) if row.cod_indemnizatie else "",
        ),
        (row.indemnizatie_maternitate, row.zile_maternitate, None),
    ):
        if amount:
            named = law.maternity_code(row.month.first_day) if code is None else code
            taxed, health = leave_flags(row.month, named) if named else (1, 0)
            found.append(Leave(amount, taxed, health, UNKNOWN if days is None else days, coded=bool(named)))
    return found


def _outside(row: PayrollRow) -> Bani:
    """Indemnities that the gross of their row does not hold: the net closes only with them."""
    beside = row.indemnity
    if not beside or row.kind in LEAVE_KINDS or row.net is None or row.gross_only:
        return 0
    over = row.net - row.left_of_gross
    return beside if abs(over - beside) <= BANI_PER_LEU < abs(over) else 0


def tables(parts: Sequence[ContractMonth]) -> tuple[Cases, Given]:
    """The groups as columns; a column that says nothing becomes one value."""
    places = {code: 1 + at for at, code in enumerate(law.facilities())}
    columns = zip(
        *[
            (
                part.month.ordinal,
                part.gross,
                part.dependants,
                part.main,
                places.get(part.facility, 0) if part.facility else 0,
                part.untaxed,
                part.tickets,
                part.union,
                part.pension,
                part.aside,
                part.second_pillar,
                part.full_time,
                *part.given,
                part.parts,
            )
            for part in parts
        ],
        strict=True,
    )
    month, gross, *rest = columns
    dependants, main, facility, untaxed, tickets, union, pension, aside, second, full, *given = map(
        _column, rest
    )
    leaves = [(at, item) for at, part in enumerate(parts) for item in part.leaves]
    cases = Cases(
        month=np.array(month, dtype=np.int64),
        gross=np.array(gross, dtype=np.int64),
        dependants=dependants,
        main=main,
        facility=facility,
        untaxed=untaxed,
        tickets=tickets,
        union=union,
        pension=pension,
        second_pillar=second,
        full_time=full,
        aside=aside,
        leaves=_leaves(leaves) if leaves else None,
    )
    return cases, Given(*given)


def _column(values: tuple[int, ...]) -> Column:
    return values[0] if values.count(values[0]) == len(values) else np.array(values, dtype=np.int64)


def _leaves(found: Sequence[tuple[int, Leave]]) -> Leaves:
    rows = [(at, item.amount, item.taxed, item.health, item.days, 0) for at, item in found]
    return Leaves(*np.array(rows, dtype=np.int64).T.copy())
