"""Which number of dependants explains a deduction, given or implied by the base or the tax. Money is bani."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from adeverinta.net.case_columns import MISSING, UNKNOWN, some
from adeverinta.net.deduction import for_all, supplementary
from adeverinta.net.rules import RATE

if TYPE_CHECKING:
    from adeverinta.net.bases import Bases
    from adeverinta.net.case_columns import Cases, Column, Flags, Given, Ints
    from adeverinta.net.rules import FormulaShape, Span

LEU: Final = 100
_HALF: Final = 50
_MANY_CHILDREN: Final = 5


def explain(
    cases: Cases, given: Given, found: Bases, before: Ints, off: Ints, law_of: Span, shape: FormulaShape
) -> tuple[Ints, Ints, Flags | None, Flags | None]:
    """(by law, dependants that explain it, where none does, where it looks like a second job).

    Without the column, the deduction is sought that the base, or else the tax, of the export implies; one
    that cannot be explained then shows in the base or the tax.
    """
    table = for_all(law_of, shape, found.at, found.income)
    whole = table
    if (table[4] > before).any():  # granted within the taxable income; some programs show the whole of it
        table = np.minimum(table, np.maximum(before, 0))
    wanted, slack, absent = _wanted(given, found, before - off)
    silent = wanted == MISSING
    fits = np.abs(table - wanted) <= slack
    if whole is not table:
        fits |= np.abs(whole - wanted) <= slack
    likely: Column = 0
    if not (isinstance(cases.dependants, int) and cases.dependants == UNKNOWN):
        said = np.minimum(cases.dependants, 4)
        fits &= (np.arange(5)[:, None] == said) | np.equal(said, UNKNOWN)
        likely = np.maximum(said, 0)
    explained = fits.any(axis=0)
    number = np.where(explained, fits.argmax(axis=0), likely)
    lawful = table[0] if not number.any() else np.take_along_axis(table, number[None, :], axis=0)[0]
    main = np.asarray(cases.main)
    if explained.all() and (main == 1).all():
        return lawful, number, None, None
    nothing = (np.abs(wanted) <= slack) & ~silent
    if not explained.all():
        rows = np.flatnonzero(~explained & ~silent & ~nothing & (main != 0))
        _with_supplement(cases, found, whole, before, wanted, rows, (number, lawful, explained))
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
        (given.base, 1, _HALF * parts),
        (given.tax, RATE, _HALF * parts * RATE // rate + LEU),
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
    before: Ints,
    wanted: Ints,
    rows: Ints,
    result: tuple[Ints, Ints, Flags],
) -> None:
    """Where no basic deduction fits: with the young's share and children at school, the fewest first."""
    numbers, lawful, explained = result
    child = found.numbers["child"]
    if not len(rows) or not some(child):
        return
    said = np.broadcast_to(np.minimum(cases.dependants, 4), len(wanted))
    for children in range(_MANY_CHILDREN + 1):
        for young in (0, 1):
            more = supplementary(found.numbers, found.income, young, children)
            for number in range(5):
                total = table[number] + more
                within = np.minimum(total, np.maximum(before, 0))
                fits = (np.abs(total - wanted)[rows] <= LEU) | (np.abs(within - wanted)[rows] <= LEU)
                fits &= (said[rows] == UNKNOWN) | (said[rows] == number)
                at = rows[fits & ~explained[rows]]
                numbers[at], lawful[at], explained[at] = number, total[at], True
