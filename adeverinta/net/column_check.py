"""Verify: an export's figures against the law, over whole columns; each step starts from the export's own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntFlag
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from adeverinta.net.bases import Bases, bases, tax_base, tax_on
from adeverinta.net.case_columns import MISSING, UNKNOWN, Cases, Given, MonthStatus, Nets, cut, some
from adeverinta.net.computation import before_deductions, pieces
from adeverinta.net.dependants import LEU, explain
from adeverinta.net.rules import RATE

if TYPE_CHECKING:
    from adeverinta.net.case_columns import Column, Flags, Ints
    from adeverinta.net.rules import FormulaShape, Span

HALF: Final = 50


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


QUIET: Final = int(Differs.SECOND_JOB | Differs.NET)
"""What needs no cause here: the net identity is the payroll room's."""


class Checked(NamedTuple):
    """For each case: `Differs` bits, what the law gives, and the dependants (0-4) that explain the deduction.

    expected: contributions by law; deduction, base and tax by law from the export's own figures before them.
    expected.status: why a case could not be verified. dependants: UNKNOWN where no number fits or none is
    given; with the supplementary deduction counted in where it is needed.
    """

    differs: Ints
    dependants: Ints
    expected: Nets


def check(cases: Cases, given: Given, switches: Mapping[str, str]) -> Checked:
    """Contributions, deduction, base, tax and net, each within its tolerance.

    A rounded figure may lie half a leu from the exact one, in either direction at exactly ,50, for each of
    the rows joined in a case. `cases.dependants` and `cases.main` may be UNKNOWN. Legal source:
    as in `compute`.
    """
    size = len(cases)

    def column() -> Ints:
        return np.zeros(size, dtype=np.int64)

    out = Checked(column(), np.full(size, UNKNOWN), Nets(*(column() for _ in range(8))))
    for which, part, law_of, shape in pieces(cases, switches):
        if not shape.known:
            out.expected.status[which] = MonthStatus.NO_RULES
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
    wrong = np.flatnonzero(np.not_equal(given, lawful) & np.not_equal(given, MISSING))
    if not len(wrong):
        return None
    here, below, times = (np.broadcast_to(column, len(lawful))[wrong] for column in (given, den, parts))
    lei, rest = np.divmod(np.maximum(num[wrong], 0), below)
    gap, slack = here - LEU * lei, HALF * times
    near = np.abs(gap) <= slack + LEU
    exact = np.abs(np.where(near, gap, 0) * below - LEU * rest) <= slack * below
    off = np.zeros(len(lawful), dtype=np.bool_)
    off[wrong] = ~(near & exact)
    return off


def _verify(cases: Cases, given: Given, law_of: Span, shape: FormulaShape) -> Checked:
    found = bases(cases, law_of, shape)
    differs = np.zeros(len(cases), dtype=np.int64)

    def mark(off: Flags | None, bit: Differs) -> None:
        if off is not None:
            differs[off] |= int(bit)

    mark(_off(given.cas, found.cas_num, found.cas_den, found.cas, given.parts), Differs.CAS)
    mark(_off(given.cass, found.cass_num, found.den, found.cass, given.parts), Differs.CASS)
    mark(_off(given.somaj, found.somaj_num, found.den, found.somaj, given.parts), Differs.SOMAJ)
    if cases.leaves is not None:
        _free_leave(given, found, differs)

    contributions = _known(given.cas, found.cas) + _known(given.cass, found.cass)
    if some(found.numbers["somaj"]) or not (isinstance(given.somaj, int) and given.somaj == MISSING):
        contributions = contributions + _known(given.somaj, found.somaj)
    before = found.taxable - contributions
    off = before_deductions(cases)
    ded, dependants, wrong, second = explain(cases, given, found, before, off, law_of, shape)
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
    rounded = _off(given.tax, tax_base(own_base, shape) * rate, LEU * RATE, tax, given.parts)
    if far is not None and rounded is not None:
        mark(far & rounded, Differs.TAX)
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
    expected = Nets(
        cas=found.cas,
        cass=found.cass,
        somaj=found.somaj,
        deduction=ded,
        base=base,
        tax=tax,
        net=net,
        status=found.status,
    )
    return Checked(differs, dependants, expected)


def _free_leave(given: Given, found: Bases, differs: Ints) -> None:
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
    differs[status != MonthStatus.OK] &= ~everything
