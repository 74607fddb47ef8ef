"""Rows with amounts and no CNP beside a person's row, or with a person's name: whose they may be.

A second contract, an indemnity or a bonus is often printed on a line of its own, its CNP left blank. Nothing
says that it is the person's of the row above, so that it is not added; nothing says that it is not, so that
the month cannot be certified without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from adeverinta.core.code import Severity
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.payroll import codes
from adeverinta.payroll.cells.row_scan import BAD_CNP, HEADER, NO_PERSON, NUMBERING, TOTALS, WORDS, Scan
from adeverinta.payroll.cnp_match import is_mistyped
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.loose_rows import LooseRows, ReadRow
from adeverinta.payroll.name_match import alike, is_shortened, words_of
from adeverinta.sources.sheet import Sheet

_OF_PAY: Final = late(
    r"\b(?:c ?m|c ?o|concedi\w*|conc|medical\w*|boala|matern\w*|indemniz\w*|spor\w*|prim[ae]\w*|bonus\w*"
    r"|premi\w*|contract\w*|ctr|cim|cumul\w*|ore|regie|acord|salari\w*|diferent\w*|regulariz\w*|ajutor\w*|avans"
    r"|lichidare|chenzin\w*|functi(?:a|e|ei)|norma|garzi|garda|comision\w*|venit\w*|part"
    r"|partial\w*|suplimentar\w*|noapte|restitui\w*|restant\w*|retroactiv\w*|majorar\w*|compensat\w*|diurn\w*"
    r"|recuper\w*|rectific\w*|al doilea|ii|2)\b"
)
"""Words of a label that speak of a part of a person's pay."""
_OF_ALL: Final = re.compile(r"\b(?:salari\w*|venit\w*|avans|lichidare|chenzin\w*|ore|norma)\b")
"""Those of them that a footer says of everybody."""
_TOTAL: Final = re.compile(r"\b(?:(?:sub ?)?total\w*|general\w*|report\w*)\b|[^\w\s]")


_BELOW: Final = "stă sub rândul persoanei"
_ABOVE: Final = "stă chiar deasupra rândului persoanei"
_NAMED: Final = "are numele persoanei"


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
    loose = sorted({*scanned.unused.get(NO_PERSON, ()), *lost, *scanned.unused.get(BAD_CNP, ())})
    totals = scanned.unused.get(TOTALS, ())
    persons = {row: ReadRow(cnp, month) for row, cnp, month in used} if loose or totals else {}
    if not persons:
        return
    table = LooseRows(sheet, layout, persons, loose, totals)
    beside = _Neighbours(table, persons, layout.first_data_row, scanned)
    for row in sorted({*loose, *totals}):
        told = beside.of_total(row, wanted) if row in beside.totals else beside.of_row(row)
        for cnp, said in told.items():
            if wanted is None or cnp in wanted:
                yield finding(
                    codes.RAND_SUB_PERSOANA,
                    cnp=cnp,
                    month=table.month(row) or persons[said.row].month,
                    source=sheet.source(row),
                    severity=said.severity,
                    unde=said.place,
                    suma=table.amount(row),
                )


class _Said(NamedTuple):
    """What a person is told of a row: by which of her rows, why, and how much it speaks against them."""

    row: int
    place: str
    severity: Severity


class _Neighbours:
    """The rows of nobody from the first on, each with the persons whose it may be."""

    def __init__(self, table: LooseRows, persons: Mapping[int, ReadRow], first: int, scanned: Scan) -> None:
        self._table, self._persons, self._first = table, persons, first
        self._last = max(persons)
        self._between = {*scanned.unused.get(HEADER, ()), *scanned.unused.get(NUMBERING, ())}
        self._words = frozenset(scanned.unused.get(WORDS, ()))
        self.totals = frozenset(scanned.unused.get(TOTALS, ()))
        self._owners: dict[int, int] = {}
        """The person's row that a row of nobody stands under."""
        self._before = False
        """Whether such rows begin above the first person: each may be the next one's, too."""

    def _above(self, row: int) -> tuple[int | None, int | None]:
        """The person's row above, and the nearest row of words between."""
        above, words = row - 1, None
        while above >= self._first or above in self._between:
            if above in self._words:
                words = above if words is None else words
            elif above not in self._between and not self._table.is_bare(above):
                break
            above -= 1
        return (above if above in self._persons else self._owners.get(above)), words

    def of_row(self, row: int) -> dict[str, _Said]:
        """By CNP, of a row without a person."""
        table = self._table
        mistyped = bool(table.mistyped_cnp(row))
        if mistyped and table.is_known_otherwise(row):
            return {}  # told by marcă or name
        owner, words = self._above(row)
        if not table.has_amount(row) and owner is not None and not mistyped:
            self._owners[row] = owner
        if not table.has_amount(row) or table.is_sum(row, owner):
            return {}
        self._before = self._before or (row < min(self._persons) and not mistyped)
        of_pay = _OF_PAY.search(table.label(row)) is not None
        named = table.namesakes(row, of_pay=of_pay)
        told = {cnp: _Said(own, _NAMED, Severity.ERROR) for cnp, own in named.items()}
        if self._before and row + 1 in self._persons:
            grade = _grade(table, row, row + 1)
            if grade is not None and not named:
                told[self._persons[row + 1].cnp] = _Said(row + 1, _ABOVE, grade)
        grade = None if owner is None else self._grade_below(row, owner, words)
        if owner is not None and grade is not None:
            if grade is Severity.ERROR or not table.is_named(row):
                self._owners[row] = owner
            if not named or self._persons[owner].cnp in named:
                told[self._persons[owner].cnp] = _Said(owner, _BELOW, grade)
        return told

    def _grade_below(self, row: int, owner: int, words: int | None) -> Severity | None:
        """As `_grade`; a line of words between says what comes, or begins something else."""
        grade = _grade(self._table, row, owner)
        if words is None or grade is None:
            return grade
        heading = self._table.heading(words)
        of_pay = _OF_PAY.search(f"{self._table.label(row)} {heading}") is not None
        if row > self._last and not of_pay:
            return None
        return Severity.ERROR if of_pay and row < self._last else Severity.WARNING

    def of_total(self, row: int, wanted: Collection[str] | None) -> dict[str, _Said]:
        """By CNP, of a row that says it is a total: nothing where it is the sum of what stands above."""
        table = self._table
        if not table.has_amount(row):
            return {}
        label = _TOTAL.sub("", table.label(row)).strip()
        named = table.namesakes(row) if len(label.split()) > 1 else {}
        owner = row - 1 if row - 1 in self._persons else self._owners.get(row - 1)
        about = set(named) if named else {self._persons[owner].cnp} if owner is not None else set()
        if wanted is not None and not about & set(wanted):
            return {}
        of_pay = _OF_PAY.search(label) is not None and (row < self._last or not _OF_ALL.search(label))
        alone = owner is not None and row < self._last and table.has_more_than_person(row)
        if not (named or of_pay or alone) or table.is_sum(row, owner):
            return {}
        if any(table.repeats(row, own) for own in (*named.values(), *([owner] if owner is not None else ()))):
            return {}
        if named:
            return {cnp: _Said(own, _NAMED, Severity.ERROR) for cnp, own in named.items()}
        if owner is None:
            return {}
        sure = of_pay and row < self._last
        return {self._persons[owner].cnp: _Said(owner, _BELOW, Severity.ERROR if sure else Severity.WARNING)}


def _grade(table: LooseRows, row: int, owner: int) -> Severity | None:
    """How much a row speaks against what is known of the person beside it; None where it is another's."""
    name, label, known = table.name(row), table.label(row), table.name(owner)
    marca, above, mistyped = table.marca(row), table.marca(owner), table.mistyped_cnp(row)
    numbered = any(c.isdigit() for c in marca)
    second = _is_second(marca, above)
    if _same_name(name, known) or _OF_PAY.search(label) or is_mistyped(mistyped, table.cnp(owner)):
        return Severity.ERROR
    shortened = is_shortened(name, known)
    if table.is_named(row) and not shortened:
        other = (numbered and not second) or marca == above != "" or table.namesakes(row)
        return None if other else Severity.WARNING
    if second or shortened:
        return Severity.ERROR if second or not numbered else Severity.WARNING
    if mistyped and (numbered or not label):
        return None
    if numbered:
        if not table.has_cnps:
            return None
        return Severity.ERROR if table.has_names and not name else Severity.WARNING
    if label or (abs(row - owner) > 1 and table.is_bare(row - 1)):
        return Severity.WARNING
    return Severity.WARNING if table.is_alone(row, owner) else Severity.ERROR


def _same_name(name: str, other: str) -> bool:
    words, known = words_of(name), words_of(other)
    return bool(words) and (words <= known or alike(words, known))


def _is_second(marca: str, other: str) -> bool:
    """Whether a marcă is another's, or that with something behind it that is no digit.

    >>> [_is_second(marca, "10") for marca in ("10", "10/2", "10.B", "10b", "102")]
    [True, True, True, True, False]
    """
    behind = marca.casefold().removeprefix(other.casefold())
    return bool(other) and behind != marca.casefold() and not behind[:1].isdigit()
