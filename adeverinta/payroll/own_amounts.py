"""What the payroll rows of the persons asked for hold, whatever the column: a list beside may only repeat it.

A list of the bank's transfers is the rest of pay once more, one of advances the advance, a register of sick
leaves the indemnities. Amounts are bani.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.numbers import bani_of, number_of
from adeverinta.core.text import fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.decisions.skipped_amounts import PassedOver, RowOfList
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.rows import DAY_COLUMNS, HOURS, NORM, PERSON_COLUMNS, TEXT_COLUMNS
from adeverinta.sources.sheet import Sheet

_MOST: Final = 20_000
"""Rows that are kept; of more the lists beside are told as of rows not known."""
_NO_AMOUNTS: Final = frozenset((*PERSON_COLUMNS, *TEXT_COLUMNS, *DAY_COLUMNS, *HOURS, NORM))
_BONUS: Final = ("prim", "bonus", "premi", "spor", "stimulent", "gratific", "comision", "recompens")
"""How the words begin of what is paid beside the wage: such a list repeats only a column named so."""


@dataclass(slots=True)
class OwnAmounts:
    """By person and month: the amounts by the header of their column, and whether there are days of leave."""

    amounts: dict[tuple[str, Month], dict[str, list[Bani]]] = field(default_factory=dict)
    on_leave: set[tuple[str, Month]] = field(default_factory=set)

    def add(self, sheet: Sheet, layout: Layout, picks: Picks) -> None:
        """Note the rows of a payroll."""
        if len(self.amounts) + len(picks) > _MOST:
            return
        left_out = {at for name in _NO_AMOUNTS for at in layout.columns.get(name, ())}
        labels = [(at, fold(label)) for at, label in enumerate(layout.labels) if at not in left_out]
        leave = [at for name in ("zile_cm", "zile_maternitate") for at in layout.columns.get(name, ())]
        for _, index, cnp, month in picks:
            row = sheet.rows[index]
            own = self.amounts.setdefault((cnp, month), defaultdict(list))
            for at, label in labels:
                if amount := bani_of(cell_at(row, at)):
                    own[label].append(amount)
            if any((number_of(cell_at(row, at)) or 0) > 0 for at in leave):
                self.on_leave.add((cnp, month))

    def repeats(self, cnp: str, item: PassedOver) -> bool:
        """Whether the person's rows have all that a list has for them in a month."""
        if item.net or not item.rows:
            return False
        bonus = _of_bonus(item.source.sheet or "", item.source.file)
        return all(self._repeats_row(cnp, item.month, row, bonus=bonus) for row in item.rows)

    def has_bonus(self, cnp: str, month: Month | None, gross: Bani) -> bool:
        """Whether the person's rows have a gross in a column of bonuses: it is in their net then."""
        own = self.amounts.get((cnp, month), {}) if month else {}
        return gross in _held({label: amounts for label, amounts in own.items() if _of_bonus(label)})

    def _repeats_row(self, cnp: str, month: Month | None, row: RowOfList, *, bonus: bool) -> bool:
        months: Sequence[Month] = [month] if month else sorted(row.months)
        if row.leave and any((cnp, one) in self.on_leave for one in months):
            return True
        for one in months:
            has = self.amounts.get((cnp, one), {})
            if bonus or _of_bonus(*row.labels):
                has = {label: own for label, own in has.items() if _of_bonus(label)}
            held = _held(has)
            if all(amount in held for amount in row.amounts) or sum(row.amounts) in held:
                return True
        return False


def _held(own: Mapping[str, Sequence[Bani]]) -> set[Bani]:
    """Each amount, and those of a column together: the person may have more rows in a month."""
    return {amount for amounts in own.values() for amount in (*amounts, sum(amounts))}


def _of_bonus(*texts: str) -> bool:
    return any(word.startswith(_BONUS) for text in texts for word in fold(text).split())
