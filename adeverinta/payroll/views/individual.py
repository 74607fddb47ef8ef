"""Individual sheets with the months as rows: the person stands in the heading, once a table.

Each month's row gets the CNP and the name of the heading above it and the year that the heading names;
a heading that names nobody for certain leaves its rows without an owner, and they are reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.layout.column_map import is_blank, is_numbering, is_textual, text_of
from adeverinta.payroll.layout.payroll_month import NAMES, month_number, month_of_cell, years_in
from adeverinta.payroll.layout.spellings import YEAR
from adeverinta.payroll.views.heading import (
    AMOUNTS,
    Person,
    cnps_in,
    is_number,
    is_plain,
    is_total,
    known,
    known_cell,
    like_cnp,
    person_of,
    years_of,
)
from adeverinta.payroll.views.sheet_year import outside_year, refuse_other_year
from adeverinta.payroll.views.stacked import NOBODY, stacked
from adeverinta.payroll.views.view import NOWHERE, Place, PlacedSheet
from adeverinta.sources.sheet import Cell, Sheet

ROMAN: Final[dict[str, int]] = {
    name: number
    for number, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}
_ADDED: Final = 4
"""Columns put before the file's own: CNP, name, marcă and day of hire."""
_OPTIONAL: Final = (2, 3)
"""Those of them that no row may have: then they have no header."""
_MONTH_LABEL: Final = late(r"(?:luna|lunile|perioada)\b")
_PART_OF_YEAR: Final = late(r"(?:trim|sem|cumul|medi[ae]\b|an\b|anul\b)")
_ENOUGH: Final = 2
_LONGEST_HEADING: Final = 60
Row = Sequence[Cell]


def month_name(cell: Cell) -> int | None:
    """The month that a cell names by its name alone, abbreviated, numbered ("1. Ianuarie") or not."""
    if not isinstance(cell, str):
        return None
    words = [word for word in fold(cell).split() if not word.isdigit() and word != "luna"]
    return NAMES.get(words[0]) if len(words) == 1 and words[0].isalpha() else None


def any_month(cell: Cell) -> int | None:
    """The number of a month under a header that says "luna": also I-XII, 1-12 and dates."""
    if isinstance(cell, str) and (number := ROMAN.get(cell.strip().rstrip(".").casefold())):
        return number
    if (whole := month_of_cell(cell)) is not None:
        return whole.month
    return month_name(cell) or month_number(cell)


def individual(sheet: Sheet) -> Sheet | None:
    """The sheet with CNP and name on each month's row; None for any other sheet."""
    return _unmarked(_individual(sheet))


def _individual(sheet: Sheet) -> Sheet | None:
    rows = sheet.rows
    if is_plain(rows):
        return None
    owners = [cnps_in(row) for row in rows]
    if not any(owners) or any(len(set(found.values())) > 1 for found in owners):
        return None
    column, headers, read = _month_column(rows)
    if column is None:
        return None
    frame = _Frame(rows, column, headers, read)
    table = _with_owners(sheet, frame)
    if table is None:
        refuse_two_persons(sheet)
    second = frame.second_rows() if table else frozenset()
    if table is None or not second:
        return table
    return stacked(table, 0) or _with_owners(sheet, frame, second)


def _unmarked(table: Sheet | None) -> Sheet | None:
    """Without the marks of rows that are nobody's: a row with amounts and no CNP is named as that."""
    for row in table.rows if table else ():
        if row and row[0] == NOBODY:
            assert isinstance(row, list)
            row[0] = None
    return table


def refuse_two_persons(sheet: Sheet) -> None:
    """`InputStop` for a sheet whose tables are nobody's because their headings have several CNPs."""
    for at, row in enumerate(sheet.rows):
        if found := cnps_in(row):
            raise InputStop(
                finding(codes.FISA_FARA_PERSOANA, source=sheet.source(at, next(iter(found.values()))))
            )


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the months stand and how they are read; `headers` are the rows that head the tables."""

    rows: Sequence[Row]
    column: int
    headers: frozenset[int]
    read: Callable[[Cell], int | None]

    def is_month(self, at: int) -> bool:
        """Whether a row is a month's."""
        if at in self.headers or at < min(self.headers) or is_numbering(self.rows[at]):
            return False
        return _is_month(self.rows[at], self.column, self.read)

    def month(self, at: int, years: frozenset[int]) -> Month | None:
        """The month of a month's row; None without one year."""
        cell = cell_at(self.rows[at], self.column)
        if (whole := month_of_cell(cell)) is not None:
            return whole
        number = self.read(cell)
        return Month(next(iter(years)), number) if number and len(years) == 1 else None

    def shown(self, cell: Cell, month: Month | None) -> Cell:
        """The month's cell as the table is read: whole, or plainly without a year."""
        if month is not None:
            return date(month.year, month.month, 1)
        has_year = any(known_cell(cell) == YEAR for at in self.headers for cell in self.rows[at])
        return cell if has_year else f"{text_of(cell)} (fără an)".strip()

    def only_year(self) -> frozenset[int]:
        """The year where all headings of the sheet speak of one."""
        years = years_of([row for at, row in enumerate(self.rows) if not self.is_month(at)])
        return years if len(years) == 1 else frozenset()

    def second_rows(self) -> frozenset[int]:
        """Rows with amounts just below a month's, without a month or a total's word.

        Only where most months have one: a total without its word is not taken for one.
        """
        months = [at for at in range(len(self.rows)) if self.is_month(at)]
        after = frozenset(at + 1 for at in months if at + 1 < len(self.rows) and self._goes_on(at + 1))
        return after if len(after) * 2 > len(months) else frozenset()

    def _goes_on(self, at: int) -> bool:
        row = self.rows[at]
        return is_blank(cell_at(row, self.column)) and any(map(is_number, row)) and not is_total(line_of(row))


def _month_column(
    rows: Sequence[Row],
) -> tuple[int | None, frozenset[int], Callable[[Cell], int | None]]:
    """The column of months, the rows of its header and how its cells are read."""
    labelled: dict[int, set[int]] = {}
    for at, row in enumerate(rows):
        if not is_textual(row) or cnps_in(row):
            continue
        for column, cell in enumerate(row):
            if not isinstance(cell, str) or any_month(cell) is not None or not _says_month(cell):
                continue
            if _names_amounts(rows, at) >= _ENOUGH:
                labelled.setdefault(column, set()).add(at)
    for column, headers in labelled.items():
        if any(_is_month(row, column, any_month) for row in rows[min(headers) + 1 :]):
            return column, frozenset(headers), any_month
    counts: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if month_name(cell) and sum(map(is_number, row)) >= _ENOUGH:
                counts[column] = counts.get(column, 0) + 1
    column = max(counts, key=lambda at: (counts[at], -at), default=-1)
    header = frozenset(at for at, row in enumerate(rows) if _heads_amounts(row))
    if not header or counts.get(column, 0) < _ENOUGH:
        return None, frozenset(), month_name
    return column, header, month_name


def _says_month(text: str) -> bool:
    return known(text_of(text)) == "luna" or bool(_MONTH_LABEL.match(fold(text)))


def _heads_amounts(row: Row) -> bool:
    return is_textual(row) and not cnps_in(row) and sum(known_cell(c) in AMOUNTS for c in row) > _ENOUGH


def _names_amounts(rows: Sequence[Row], at: int) -> int:
    """How many columns a header row and the rows of words just below it name."""
    found = sum(known_cell(cell) in AMOUNTS for cell in rows[at])
    for row in rows[at + 1 : at + 4]:
        if not is_textual(row):
            break
        found += sum(known_cell(cell) in AMOUNTS for cell in row)
    return found


def _is_month(row: Row, column: int, read: Callable[[Cell], int | None]) -> bool:
    if read(cell_at(row, column)) is None:
        return False
    return any(is_number(other) for at, other in enumerate(row) if at != column)


def _with_owners(sheet: Sheet, frame: _Frame, second: frozenset[int] = frozenset()) -> PlacedSheet | None:
    """The rows with their owners before them; `second` rows get the month and owner of the row above."""
    reading = _SheetReading(frame, second, outside_year(sheet) or frame.only_year())
    made: list[list[Cell]] = []
    places: list[list[Place]] = []
    own_hired = any(known_cell(cell) == "data_angajarii" for at in frame.headers for cell in frame.rows[at])
    for at, row in enumerate(frame.rows):
        cells: list[Cell] = [*row, *[None] * (frame.column + 1 - len(row))]
        own: tuple[Cell, ...] = (None,) * _ADDED
        beside = (NOWHERE,) * _ADDED
        if at in frame.headers:
            reading.header()
            own = ("CNP", "Nume și prenume", "Marca", "Data angajării")
            if known_cell(cells[frame.column]) != "luna":
                cells[frame.column] = "Luna"
        elif frame.is_month(at) or at in second:
            owner, month = reading.data(at)
            cells[frame.column] = frame.shown(cells[frame.column], month)
            if owner is not None:
                hired = None if own_hired else owner.hired or None
                own = (owner.cnp, owner.name or None, owner.marca or None, hired)
                beside = (owner.cnp_place, owner.name_place, owner.marca_place, owner.hired_place)
            else:
                own = (NOBODY, None, None, None)
        elif reading.words(at) and at > min(frame.headers):
            cells = [None if is_number(cell) else cell for cell in cells]  # of a heading: no month's
        made.append([*own, *cells])
        places.append([*beside, *((at, place) for place in range(len(cells)))])
    if not reading.owned:
        return None
    refuse_other_year(sheet, reading.headed)
    width = max(map(len, made))
    letters = ["CNP", "nume", "marca", "angajat", *(sheet.letter(place) for place in range(width - _ADDED))]
    for column in _OPTIONAL:
        if not any(row[column] for at, row in enumerate(made) if at not in frame.headers):
            for at in frame.headers:
                made[at][column] = None
    return PlacedSheet(sheet.file, sheet.name, made, sheet.hidden, places=places, letters=letters)


@dataclass(slots=True)
class _SheetReading:
    """Row after row: the heading since the last table, whose the table is and of which year."""

    frame: _Frame
    second: frozenset[int]
    outside: frozenset[int]
    heading: list[tuple[int, Row]] = field(default_factory=list)
    person: Person | None = None
    named: bool = False
    """Whether the heading just above the header names its person."""
    years: frozenset[int] = frozenset()
    in_data: bool = False
    month: Month | None = None
    seen: set[tuple[Person | None, Month | None]] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)
    """The years that headings gave to months."""
    owned: int = 0

    def header(self) -> None:
        """A header begins: the words above it say whose the table is."""
        if not self.in_data:
            self.named = person_of(self.heading) is not None
            self._begin()

    def data(self, at: int) -> tuple[Person | None, Month | None]:
        """Whose a month's row is, and the month."""
        if not self.in_data:
            self._begin()
        self.in_data, self.named = True, False
        if at not in self.second:
            self.month = self.frame.month(at, self.years or self.outside)
            if self.month is not None and not self.years and (self.person, self.month) in self.seen:
                self.month = None  # a second table that has no year of its own
            self.seen.add((self.person, self.month))
            if self.month is not None and self.month.year in self.years:
                self.headed |= self.years
        self.owned += self.person is not None
        return self.person, self.month

    def words(self, at: int) -> bool:
        """Any other row; whether its amounts are nobody's month and are to be passed over."""
        row = self.frame.rows[at]
        line = line_of(row)
        if line and self.frame.read(cell_at(row, self.frame.column)) is not None:
            return False  # a month without amounts
        numbers = any(map(is_number, row))
        person = any(like_cnp(cell) for cell in row)
        if self.in_data and (not line or person or not (numbers or is_total(line))):
            self.in_data, self.years = False, frozenset()
        if self.in_data:
            return bool(_PART_OF_YEAR.match(fold(line)))
        if line and (person or not self.named):
            self.heading.append((at, row))
            del self.heading[:-_LONGEST_HEADING]
        return True

    def _begin(self) -> None:
        """A table begins: its person and year are what the words above it say."""
        self.years = years_of([row for _, row in self.heading]) or self.years
        self.person, self.heading = _settle(self.heading, self.person), []


def line_of(row: Row) -> str:
    """The row's texts as one line."""
    return " ".join(text_of(cell) for cell in row if not is_blank(cell))


def _settle(heading: Sequence[tuple[int, Row]], before: Person | None) -> Person | None:
    """Whose the table below a heading is: the person named in it, else the one before where it names nobody.

    A heading with a wrong CNP or with words that may be another person's name leaves the table to nobody.
    """
    named = person_of(heading)
    if named is not None or before is None:
        return named
    for _, row in heading:
        if any(like_cnp(cell) for cell in row):
            return None
        if not (years_in(line_of(row)) or _only_known(row)):
            return None
    return before


def _only_known(row: Row) -> bool:
    """Words of a header, a total, numbers under a header: nothing that may be another person's name."""
    if is_numbering(row) or is_total(line_of(row)):
        return True
    return all(known_cell(cell) not in ("", "nume", "prenume") for cell in row if not is_blank(cell))
