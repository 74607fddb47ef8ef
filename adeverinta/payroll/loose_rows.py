"""What the rows of nobody say by themselves: their amounts, their names, what they are called."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.plain_cells import cnp_text, marca_text
from adeverinta.payroll.layout.column_map import Layout, is_blank, text_of
from adeverinta.payroll.layout.payroll_month import month_of_cell, months_in
from adeverinta.payroll.learning.unknown_columns import number_in
from adeverinta.payroll.name_match import Bearers, is_full
from adeverinta.sources.sheet import Cell, Sheet

_NEAR: Final = 1.0
"""Lei that a total may be off by what its rows were rounded."""
_LONGEST_HEADING: Final = 6
"""Words of a line that says what the rows below it are."""
_CNP_LIKE: Final = 6
"""Digits that a cell has at least to be somebody's CNP, mistyped."""
_DITTO: Final = late(r"(?:[\W_]|\b(?:idem|id|dito|ditto|ibidem|ibid|la fel|acelasi|aceeasi|aceiasi)\b)*")
"""What repeats the cell above: marks, or a word for it."""


class ReadRow(NamedTuple):
    """A row that is used: whose it is, and of which month."""

    cnp: str
    month: Month


class _Usual(NamedTuple):
    """What the names of a table's persons have."""

    numbers: bool
    """A number beside the words: persons without a name of their own."""
    capitals: bool
    """Two capitals."""


class RunningSums:
    """The amounts of some rows, summed from the first on."""

    def __init__(self, rows: Sequence[int], amounts: Callable[[int], Sequence[float]]) -> None:
        self._rows, self._amounts = rows, amounts

    @cached_property
    def _sums(self) -> list[list[float]]:
        columns = zip(*map(self._amounts, self._rows), strict=True)
        return [list(accumulate(column, initial=0.0)) for column in columns]

    def adds_up(self, after: int, before: int, own: Sequence[float]) -> bool:
        """Whether the amounts are the sums of the rows between two, of two rows at least."""
        first, end = bisect_right(self._rows, after), bisect_left(self._rows, before)
        return end - first > 1 and all(
            abs(sums[end] - sums[first] - amount) <= _NEAR
            for sums, amount in zip(self._sums, own, strict=True)
            if amount
        )


class LooseRows:
    """A sheet's rows (0-based): those that are used, and those with a person's place and no person."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        persons: Mapping[int, ReadRow],
        loose: Sequence[int],
        totals: Sequence[int] = (),
    ) -> None:
        self._sheet, self._layout, self._persons = sheet, layout, persons
        self._loose, self._totals = loose, totals
        self._ends = sorted({*loose, *totals})
        self.has_cnps = "cnp" in layout.columns
        self.has_names = layout.first_of("nume") is not None
        self._money = list(dict.fromkeys((*(net.index for net in layout.nets), *layout.money)))
        self._used = sorted(persons)
        self._read = RunningSums(self._used, self.amounts)

    @cached_property
    def _every(self) -> RunningSums:
        return RunningSums(sorted({*self._used, *self._loose}), self.amounts)

    @cached_property
    def _bearers(self) -> Bearers:
        """By their places in `_used`."""
        return Bearers(map(self.name, self._used))

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset(map(self.marca, self._used)) - {""}

    def _cell(self, row: int, column: int | None) -> Cell:
        return cell_at(self._sheet.rows[row], column)

    def amounts(self, row: int) -> list[float]:
        """Its sums of money in lei, the net first; zero where it has none."""
        return [number_in(self._cell(row, column)) for column in self._money]

    def has_amount(self, row: int) -> bool:
        """Whether some sum of money of the row is not zero."""
        return any(self.amounts(row))

    def amount(self, row: int) -> str:
        """The row's net, or what it has instead, with what it is."""
        for column in self._money:
            if amount := number_in(self._cell(row, column)):
                return f"{romanian(round(amount * 100))} lei ({self._layout.labels[column]})"
        return ""

    def month(self, row: int) -> Month | None:
        """The month of its own cell."""
        return month_of_cell(self._cell(row, self._layout.first_of("luna")))

    def is_bare(self, row: int) -> bool:
        """Whether the row is empty."""
        return all(map(is_blank, self._sheet.rows[row]))

    def is_sum(self, row: int, owner: int | None) -> bool:
        """Whether every amount is that of two or more rows above together: a total that has no word.

        Of all, of those since the last total or row of nobody, or of the person's own.
        """
        last, own = _before(self._ends, row), owner
        while own is not None and own - 1 in self._persons:
            if self._persons[own - 1].cnp != self._persons[own].cnp:
                break
            own -= 1
        groups = [
            (self._read, -1),
            (self._read, last),
            (self._every, -1),
            (self._every, self.last_total(row)),
        ]
        if own is not None:
            groups.append((self._every, own - 1))
        return any(series.adds_up(first, row, self.amounts(row)) for series, first in groups)

    def last_total(self, row: int) -> int:
        """The row of the total before a row; -1 for none."""
        return _before(self._totals, row)

    def repeats(self, row: int, owner: int) -> bool:
        """Whether the amounts that it has are those of another row."""
        pairs = zip(self.amounts(row), self.amounts(owner), strict=True)
        return all(abs(amount - other) <= _NEAR for amount, other in pairs if amount)

    def name(self, row: int) -> str:
        """What stands in the columns of names; nothing where that only repeats the name above."""
        cells = (self._cell(row, self._layout.first_of(name)) for name in ("nume", "prenume"))
        return _said(
            " ".join(text for cell in cells if isinstance(cell, str) and (text := text_of(cell).strip()))
        )

    def is_named(self, row: int) -> bool:
        """Whether it has a person's whole name, and not two words that say what is paid.

        A name has two capitals, where the persons of the table have them.
        """
        name = self.name(row)
        return self._is_whole(name) and (_capitals(name) > 1 or not self._usual.capitals)

    def _is_whole(self, name: str) -> bool:
        bare = _without_numbers(name)
        return is_full(name) or (self._usual.numbers and bare not in ("", name))

    @cached_property
    def _usual(self) -> _Usual:
        names = [self.name(row) for row in self._used]
        numbers = any(_without_numbers(name) != name for name in names)
        return _Usual(numbers=numbers, capitals=not numbers and any(_capitals(name) > 1 for name in names))

    def cnp(self, row: int) -> str:
        """The CNP of a row that is used."""
        return self._persons[row].cnp

    def is_alone(self, row: int, owner: int) -> bool:
        """Whether it repeats the only person's amounts: the table's total, perhaps."""
        return len(self._persons) == 1 and self.amounts(row) == self.amounts(owner)

    def marca(self, row: int) -> str:
        """The marcă as printed; empty where there is none."""
        return marca_text(self._cell(row, self._layout.first_of("marca")))

    def mistyped_cnp(self, row: int) -> str:
        """What stands for a CNP and is none, where it has a CNP's digits; empty otherwise."""
        text = cnp_text(self._cell(row, self._layout.first_of("cnp")))
        return text if sum(c.isdigit() for c in text) >= _CNP_LIKE else ""

    def is_known_otherwise(self, row: int) -> bool:
        """Whether its marcă is somebody's who is read here, or its name tells whose the row is."""
        return self.marca(row) in self._marks or self._is_whole(self.name(row))

    def label(self, row: int) -> str:
        """What it says it is, folded: words for a name, a marcă or a CNP, and those under no header."""
        labels, layout = self._layout.labels, self._layout
        others = [c for c in range(len(self._sheet.rows[row])) if c >= len(labels) or not labels[c]]
        cells = [self._cell(row, column) for column in (layout.first_of("marca"), *others)]
        words = [text_of(c) for c in cells if isinstance(c, str) and not any(x.isdigit() for x in c)]
        code = self._cell(row, layout.first_of("cnp"))
        if isinstance(code, str) and not self.mistyped_cnp(row):
            words.append(text_of(code))
        name = self.name(row)
        own = _without_numbers(name) if self._usual.numbers else name
        return fold(" ".join((own, *map(_said, words)))).strip()

    def heading(self, row: int) -> str:
        """What a row of words says, folded; nothing where it is a title with a month, or a page's."""
        line = " ".join(filter(None, map(text_of, self._sheet.rows[row])))
        return "" if months_in(line) or len(line.split()) > _LONGEST_HEADING else fold(line)

    def has_more_than_person(self, row: int) -> bool:
        """Whether a total has more than the rows since the one before, all of one person, have together."""
        rows = self._used[bisect_right(self._used, self.last_total(row)) : bisect_left(self._used, row)]
        if len({self._persons[own].cnp for own in rows}) != 1:
            return False
        sums = map(sum, zip(*map(self.amounts, rows), strict=True))
        over = [amount - own for amount, own in zip(self.amounts(row), sums, strict=True) if amount]
        return min(over) >= -_NEAR and max(over) > _NEAR

    def namesakes(self, row: int, *, of_pay: bool = False) -> dict[str, int]:
        """CNP and row of the persons of the sheet whose name the row has: alone, or whole within its label.

        A label that speaks `of_pay` names by one word, too, where that is one person's alone.
        """
        name, label = self.name(row), self.label(row)
        found = self._bearers.of(name) if is_full(name) else []
        found = found or self._bearers.within(label)
        if not found and of_pay:
            found = self._bearers.by_a_word(label)
            if len({self._persons[self._used[at]].cnp for at in found}) > 1:
                found = []
        return {self._persons[self._used[at]].cnp: self._used[at] for at in found}


def _before(rows: Sequence[int], row: int) -> int:
    at = bisect_left(rows, row)
    return rows[at - 1] if at else -1


def _without_numbers(name: str) -> str:
    return " ".join(word for word in name.split() if not word.isdigit())


def _capitals(name: str) -> int:
    return sum(word[0].isupper() for word in re.split(r"[\s-]+", name) if word)


def _said(text: str) -> str:
    """A text, or nothing where it only repeats the one above.

    >>> _said("- // -"), _said("Idem"), _said('"'), _said("CM idem")
    ('', '', '', 'CM idem')
    """
    return "" if _DITTO.fullmatch(fold(text)) else text
