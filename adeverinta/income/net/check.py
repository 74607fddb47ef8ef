"""Verify: the figures of an export against the law, over whole columns. Each step starts from the export's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag
from typing import TYPE_CHECKING, Final

import numpy as np

from adeverinta.income.net.bases import Bases, bases, tax_base, tax_on
from adeverinta.income.net.compute import before_deductions, pieces
from adeverinta.income.net.deduction import for_all, supplementary
from adeverinta.income.net.records import MISSING, UNKNOWN, Cases, Given, Nets, Status, cut
from adeverinta.income.net.rules import RATE

if TYPE_CHECKING:
    from adeverinta.income.net.records import Column, Flags, Ints
    from adeverinta.income.net.rules import Shape, Span

LEU: Final = 100
HALF: Final = 50
_MANY_CHILDREN: Final = 5


class Differs(IntFlag):
    """What of a case does not fit the law."""

    CAS = 1
    CASS = 2
    SOMAJ = 4
    DEDUCTION = 8
    BASE = 16
    TAX = 32
    NET = 64
    SECOND_JOB = 128
    """No deduction where the main job would have one: a note, not a difference."""


NOTES: Final = int(Differs.SECOND_JOB)


@dataclass(slots=True)
class Checked:
    """For each case: `Differs` bits, what the law gives, and the dependants (0-4) that explain the deduction.

    expected: contributions by law; deduction, base and tax by law from the export's own figures before them.
    expected.status: why a case could not be verified. dependants: UNKNOWN where no number fits or none is
    given; with the supplementary deduction counted in where it is needed.
    """

    differs: Ints
    dependants: Ints
    expected: Nets


def verify(cases: Cases, given: Given, switches: Mapping[str, str]) -> Checked:
    """Contributions, deduction, base, tax and net, each within its tolerance.

    A rounded figure may lie half a leu from the exact one, in either direction at exactly ,50, for each of the
    rows joined in a case. `cases.dependants` and `cases.main` may be UNKNOWN. Legal source: as in `compute`.
    """
    size = len(cases)

    def column() -> Ints:
        return np.zeros(size, dtype=np.int64)

    out = Checked(column(), np.full(size, UNKNOWN), Nets(*(column() for _ in range(8))))
    for which, part, law_of, shape in pieces(cases, switches):
        if not shape.known:
            out.expected.status[which] = Status.NO_RULES
            continue
        whole = isinstance(which, slice) and which == slice(0, size)
        done = _verify(part, given if whole else cut(given, which), law_of, shape)
        if whole:
            return done
        out.differs[which], out.dependants[which] = done.differs, done.dependants
        for name in Nets.__slots__:
            getattr(out.expected, name)[which] = getattr(done.expected, name)
    return out


def _known(given: Column, lawful: Ints) -> Ints:
    """The export's figure, the law's where the export has none."""
    if isinstance(given, int):
        return lawful if given == MISSING else np.full(len(lawful), given)
    return np.where(given == MISSING, lawful, given)


def _off(given: Column, num: Ints, den: Column, lawful: Ints, parts: Column) -> Flags | None:
    """Where a figure (bani) is more than half a leu a part from the exact num / den (lei); None: nowhere."""
    if isinstance(given, int) and given == MISSING:
        return None
    differs = given != lawful
    if not differs.any():
        return None
    wrong = np.flatnonzero(differs & np.not_equal(given, MISSING))
    here, below, times = (np.broadcast_to(column, len(lawful))[wrong] for column in (given, den, parts))
    lei, rest = np.divmod(np.maximum(num[wrong], 0), below)
    gap, slack = here - LEU * lei, HALF * times
    near = np.abs(gap) <= slack + LEU
    exact = np.abs(np.where(near, gap, 0) * below - LEU * rest) <= slack * below
    off = np.zeros(len(lawful), dtype=np.bool_)
    off[wrong] = ~(near & exact)
    return off


def _verify(cases: Cases, given: Given, law_of: Span, shape: Shape) -> Checked:
    found = bases(cases, law_of, shape)
    differs = np.zeros(len(cases), dtype=np.int64)

    def mark(off: Flags | None, bit: Differs) -> None:
        if off is not None:
            differs[off] |= int(bit)

    mark(_off(given.cas, found.cas_num, found.cas_den, found.cas, given.parts), Differs.CAS)
    mark(_off(given.cass, found.cass_num, found.den, found.cass, given.parts), Differs.CASS)
    mark(_off(given.somaj, found.somaj_num, found.den, found.somaj, given.parts), Differs.SOMAJ)
    if cases.leaves is not None:
        _free_leave(cases, given, found, differs)

    contributions = _known(given.cas, found.cas) + _known(given.cass, found.cass)
    if np.any(found.numbers["somaj"]) or not isinstance(given.somaj, int):
        contributions = contributions + _known(given.somaj, found.somaj)
    before = found.taxable - contributions
    off = before_deductions(cases, found)
    ded, dependants, wrong, second = _deduction(cases, given, found, before, off, law_of, shape)
    mark(wrong, Differs.DEDUCTION)
    mark(second, Differs.SECOND_JOB)

    base = tax_base(before - _known(given.deduction, ded) - off, shape)
    if not (isinstance(given.base, int) and given.base == MISSING):
        gap = np.abs(given.base - np.maximum(before - _known(given.deduction, ded) - off, 0))
        mark((gap > HALF * given.parts) & np.not_equal(given.base, MISSING), Differs.BASE)
    own_base = _known(given.base, base)
    rate = found.numbers["tax"]
    tax = tax_on(tax_base(own_base, shape), rate, shape)
    far = _off(given.tax, own_base * rate, LEU * RATE, tax, given.parts)
    if far is not None:
        far &= _off(given.tax, tax_base(own_base, shape) * rate, LEU * RATE, tax, given.parts)
    mark(far, Differs.TAX)
    if found.tax_free is not None:
        free = found.tax_free
        differs[free] &= ~int(Differs.DEDUCTION | Differs.BASE | Differs.TAX | Differs.SECOND_JOB)
        for column in (ded, base, tax):
            column[free] = 0
        mark(free & (_known(given.tax, tax) != 0), Differs.TAX)
    _forget(differs, found.status)
    net = cases.gross - contributions - _known(given.tax, tax)
    if not (isinstance(given.net, int) and given.net == MISSING):
        mark((np.abs(net - given.net) > LEU) & np.not_equal(given.net, MISSING), Differs.NET)
    expected = Nets(found.cas, found.cass, found.somaj, ded, base, tax, net, found.status)
    return Checked(differs, dependants, expected)


def _free_leave(cases: Cases, given: Given, found: Bases, differs: Ints) -> None:
    """Unemployment contribution: the export does not say what of an indemnity the employer bore."""
    ill = np.asarray(found.leave.amount) > 0
    top = found.somaj + (np.asarray(found.leave.amount * found.numbers["somaj"]) // RATE) + LEU
    fits = (found.somaj <= given.somaj) & (given.somaj <= top)
    differs[ill & fits] &= ~int(Differs.SOMAJ)


def _forget(differs: Ints, status: Ints) -> None:
    """Cases that the law leaves open: only what it does settle is held against the export."""
    if not status.any():
        return
    open_bits = int(Differs.BASE | Differs.TAX | Differs.DEDUCTION | Differs.SECOND_JOB)
    everything = open_bits | int(Differs.CAS | Differs.CASS | Differs.SOMAJ)
    differs[status != Status.OK] &= ~everything


def _deduction(
    cases: Cases, given: Given, found: Bases, before: Ints, off: Ints, law_of: Span, shape: Shape
) -> tuple[Ints, Ints, Flags | None, Flags | None]:
    """(by law, dependants that explain it, where none does, where it looks like a second job).

    Without the column, the deduction is sought that the base, or else the tax, of the export implies; one that
    cannot be explained then shows in the base or the tax.
    """
    table = for_all(law_of, shape, found.at, found.income)
    if (table[4] > before).any():  # granted within the taxable income
        table = np.minimum(table, np.maximum(before, 0))
    wanted, slack, absent = _wanted(given, found, before - off)
    silent = wanted == MISSING
    fits = np.abs(table - wanted) <= slack
    if not (isinstance(cases.dependants, int) and cases.dependants == UNKNOWN):
        said = np.minimum(cases.dependants, 4)
        fits &= (np.arange(5)[:, None] == said) | np.equal(said, UNKNOWN)
    explained = fits.any(axis=0)
    number = fits.argmax(axis=0)
    lawful = table[0] if not number.any() else np.take_along_axis(table, number[None, :], axis=0)[0]
    main = np.asarray(cases.main)
    if explained.all() and (main == 1).all():
        return lawful, number, None, None
    nothing = (np.abs(wanted) <= slack) & ~silent
    if not explained.all():
        rows = np.flatnonzero(~explained & ~silent & ~nothing & (main != 0))
        _with_supplement(cases, found, table, wanted, rows, (number, lawful, explained))
    number = np.where(explained & ~silent & (main != 0), number, UNKNOWN)
    second = nothing & ~explained & (main == UNKNOWN)
    explained = np.where(main == 0, nothing, explained | second)
    lawful = np.where((main == 0) | second, 0, lawful)
    return lawful, number, ~(explained | silent | absent), second


def _wanted(given: Given, found: Bases, top: Ints) -> tuple[Ints, Column, Flags]:
    """(the export's deduction or the one it implies, how far it may be off, where it is only implied).

    `top`: the base before the deduction. MISSING where neither deduction nor base nor tax is given.
    """
    said = np.broadcast_to(np.asarray(given.deduction), len(top))
    absent = said == MISSING
    if not absent.any():
        return said, LEU, absent
    wanted, slack = said, np.full(len(top), LEU)
    parts, rate = np.asarray(given.parts), np.maximum(found.numbers["tax"], 1)
    steps: tuple[tuple[Column, Column, Column], ...] = (
        (given.base, 1, HALF * parts),
        (given.tax, RATE, HALF * parts * RATE // rate + LEU),
    )
    for column, factor, reach in steps:
        amount = np.asarray(column)
        has = (wanted == MISSING) & (amount != MISSING)
        implied = top - amount * factor // (rate if factor == RATE else 1)
        wanted, slack = np.where(has, np.maximum(implied, 0), wanted), np.where(has, reach, slack)
    return wanted, slack, absent


def _with_supplement(
    cases: Cases,
    found: Bases,
    table: Ints,
    wanted: Ints,
    rows: Ints,
    result: tuple[Ints, Ints, Flags],
) -> None:
    """Where no basic deduction fits: with the young's share and children at school, the fewest first."""
    numbers, lawful, explained = result
    child = found.numbers["child"]
    if not len(rows) or not np.any(child):
        return
    said = np.broadcast_to(np.minimum(cases.dependants, 4), len(wanted))
    for children in range(_MANY_CHILDREN + 1):
        for young in (0, 1):
            more = supplementary(found.numbers, found.income, young, children)
            for number in range(5):
                total = table[number] + more
                fits = np.abs(total - wanted)[rows] <= LEU
                fits &= (said[rows] == UNKNOWN) | (said[rows] == number)
                at = rows[fits & ~explained[rows]]
                numbers[at], lawful[at], explained[at] = number, total[at], True
