"""Rows with amounts and no CNP beside a person's row, or with a person's name: whose they may be.

A second contract, an indemnity or a bonus is often printed on a line of its own, its CNP left blank. Nothing
says that it is the person's of the row above, so that it is not added; nothing says that it is not, so that
the month cannot be certified without it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from adeverinta.core.code import Severity
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.plain_cells import cnp_text, marca_text
from adeverinta.payroll.cells.row_scan import BAD_CNP, HEADER, NO_PERSON, NUMBERING, Scan
from adeverinta.payroll.layout.column_map import Layout, is_blank, text_of
from adeverinta.payroll.layout.payroll_month import month_of_cell
from adeverinta.payroll.learning.unknown_columns import number_in
from adeverinta.payroll.name_match import alike, is_full, words_of
from adeverinta.sources.sheet import Cell, Sheet

_NEAR: Final = 1.0
"""Lei that a total may be off by what its rows were rounded."""
_OF_PAY: Final = re.compile(
    r"\b(?:c ?m|c ?o|concedi\w*|conc|medical\w*|boala|matern\w*|indemniz\w*|spor\w*|prim[ae]\w*|bonus\w*"
    r"|premi\w*|contract\w*|ctr|cim|cumul\w*|ore|regie|acord|salari\w*|diferent\w*|regulariz\w*|ajutor\w*|avans"
    r"|lichidare|chenzin\w*|functi\w*|norma|garzi|garda|comision\w*|venit\w*|al doilea|ii|2)\b"
)
"""Words of a label that speak of a part of a person's pay."""


_BELOW: Final = "stă sub rândul persoanei"
_ABOVE: Final = "stă chiar deasupra rândului persoanei"
_NAMED: Final = "are numele persoanei"


class _ReadRow(NamedTuple):
    """A row that is used: whose it is, and of which month."""

    cnp: str
    month: Month


def rows_below(
    sheet: Sheet,
    layout: Layout,
    scanned: Scan,
    lost: Sequence[int],
    used: Iterable[tuple[int, str, Month]],
    wanted: Collection[str] | None,
) -> Iterator[Finding]:
    """What is said to persons of rows (0-based) that may be theirs.

    `lost` are rows that have a marcă of nobody, `used` row, CNP and month of those that are read.
    """
    bad = [row for row in scanned.unused.get(BAD_CNP, ()) if not _has_digits(sheet, layout, row)]
    loose = sorted({*scanned.unused.get(NO_PERSON, ()), *lost, *bad})
    if not loose:
        return
    persons = {row: _ReadRow(cnp, month) for row, cnp, month in used}
    if not persons:
        return
    between = {*scanned.unused.get(HEADER, ()), *scanned.unused.get(NUMBERING, ())}
    table = _LooseRows(sheet, layout, persons, loose)
    owners: dict[int, int] = {}
    """The person's row that a loose row stands under."""
    before = False
    """Whether the rows of nobody begin above the first person: each may be the next one's, too."""
    for row in loose:
        above = row - 1
        while above in between or (above >= layout.first_data_row and table.is_bare(above)):
            above -= 1
        owner = above if above in persons else owners.get(above)
        if not table.has_amount(row) and owner is not None:
            owners[row] = owner
        if not table.has_amount(row) or table.is_sum(row, owner):
            continue
        before = before or row < min(persons)
        told: dict[str, tuple[int, str, Severity]] = {
            cnp: (own, _NAMED, Severity.ERROR) for cnp, own in table.namesakes(row).items()
        }
        if before and row + 1 in persons and (grade := table.grade_beside(row, row + 1)) is not None:
            told[persons[row + 1].cnp] = (row + 1, _ABOVE, grade)
        if owner is not None and (grade := table.grade_beside(row, owner)) is not None:
            owners[row] = owner
            told[persons[owner].cnp] = (owner, _BELOW, grade)
        for cnp, (own, place, severity) in told.items():
            if wanted is None or cnp in wanted:
                yield finding(
                    codes.RAND_SUB_PERSOANA,
                    cnp=cnp,
                    month=table.month(row) or persons[own].month,
                    source=sheet.source(row),
                    severity=severity,
                    unde=place,
                    suma=table.amount(row),
                )


class _RunningSums:
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


class _LooseRows:
    """The amounts and labels of a sheet's rows."""

    def __init__(
        self, sheet: Sheet, layout: Layout, persons: Mapping[int, _ReadRow], loose: Sequence[int]
    ) -> None:
        self._sheet, self._layout, self._persons, self._loose = sheet, layout, persons, loose
        self._money = list(dict.fromkeys((*(net.index for net in layout.nets), *layout.money)))
        self._read = _RunningSums(sorted(persons), self._amounts)
        self._every = _RunningSums(sorted({*persons, *loose}), self._amounts)
        self._bearers: list[tuple[frozenset[str], str, int]] | None = None

    def _cell(self, row: int, column: int | None) -> Cell:
        return cell_at(self._sheet.rows[row], column)

    def _amounts(self, row: int) -> list[float]:
        return [number_in(self._cell(row, column)) for column in self._money]

    def has_amount(self, row: int) -> bool:
        """Whether some sum of money of the row is not zero."""
        return any(self._amounts(row))

    def amount(self, row: int) -> str:
        """The row's net, or what it has instead, with what it is."""
        for column in self._money:
            if amount := number_in(self._cell(row, column)):
                return f"{romanian(round(amount * 100))} lei ({self._layout.labels[column]})"
        return ""

    def month(self, row: int) -> Month | None:
        """The month of its own cell."""
        return month_of_cell(self._cell(row, self._layout.first_of("luna")))

    def is_sum(self, row: int, owner: int | None) -> bool:
        """Whether every amount is that of two or more rows above together: a total that has no word.

        Of all, of those since the last row of nobody, or of the person's own.
        """
        last = bisect_left(self._loose, row) - 1
        since, own = self._loose[last] if last >= 0 else -1, owner
        while own is not None and own - 1 in self._persons:
            if self._persons[own - 1].cnp != self._persons[own].cnp:
                break
            own -= 1
        groups = [(self._read, -1), (self._read, since), (self._every, -1)]
        if own is not None:
            groups.append((self._every, own - 1))
        return any(series.adds_up(first, row, self._amounts(row)) for series, first in groups)

    def _name(self, row: int) -> str:
        cells = (self._cell(row, self._layout.first_of(name)) for name in ("nume", "prenume"))
        return " ".join(text for cell in cells if isinstance(cell, str) and (text := text_of(cell).strip()))

    def _label(self, row: int) -> str:
        """What the row says it is: words in the column of names or of mărci, or in one without a header."""
        labels = self._layout.labels
        others = [c for c in range(len(self._sheet.rows[row])) if c >= len(labels) or not labels[c]]
        cells = [self._cell(row, column) for column in (self._layout.first_of("marca"), *others)]
        words = [text_of(c) for c in cells if isinstance(c, str) and not any(x.isdigit() for x in c)]
        return fold(" ".join((self._name(row), *words))).strip()

    def is_bare(self, row: int) -> bool:
        """Whether the row is empty."""
        return all(map(is_blank, self._sheet.rows[row]))

    def grade_beside(self, row: int, owner: int) -> Severity | None:
        """How much a row speaks against what is known of the person beside it; None where it is another's."""
        name, label = self._name(row), self._label(row)
        if _same_name(name, self._name(owner)) or _OF_PAY.search(label):
            return Severity.ERROR
        if is_full(name):
            return None
        marca = marca_text(self._cell(row, self._layout.first_of("marca")))
        above = marca_text(self._cell(owner, self._layout.first_of("marca")))
        if any(c.isdigit() for c in marca) and not _same_marca(marca, above):
            if "cnp" not in self._layout.columns or name:
                return None
            return Severity.ERROR if self._layout.first_of("nume") is not None else Severity.WARNING
        if label or (abs(row - owner) > 1 and self.is_bare(row - 1)):
            return Severity.WARNING
        alone = len(self._persons) == 1 and self._amounts(row) == self._amounts(owner)
        return Severity.WARNING if alone else Severity.ERROR

    def namesakes(self, row: int) -> dict[str, int]:
        """CNP and row of the persons of the sheet that bear the row's name."""
        name = self._name(row)
        if not is_full(name):
            return {}
        if self._bearers is None:
            self._bearers = [(words_of(self._name(at)), own.cnp, at) for at, own in self._persons.items()]
        words = words_of(name)
        return {cnp: at for bearer, cnp, at in self._bearers if bearer and alike(words, bearer)}


def _has_digits(sheet: Sheet, layout: Layout, row: int) -> bool:
    """Whether the cell of a CNP that is none has digits: else it says nothing, or "the same as above"."""
    cells, column = sheet.rows[row], layout.columns["cnp"][0]
    return any(c.isdigit() for c in cnp_text(cells[column]))


def _same_name(name: str, other: str) -> bool:
    words, known = words_of(name), words_of(other)
    return bool(words) and (words <= known or alike(words, known))


def _same_marca(marca: str, other: str) -> bool:
    """Whether a marcă is another's with something behind it.

    >>> _same_marca("10/2", "10"), _same_marca("10.B", "10"), _same_marca("102", "10")
    (True, True, False)
    """
    return bool(other) and (marca == other or re.split(r"\W", marca)[0] == other)
