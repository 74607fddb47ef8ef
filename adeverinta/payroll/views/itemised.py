"""Months as columns with the pay items as rows, for one person or many: a month of a person one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from adeverinta.core.month import Month
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.layout.column_map import is_blank, is_numbering, text_of
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.layout.payroll_month import month_of_cell, year_number
from adeverinta.payroll.views.heading import (
    AMOUNTS,
    Person,
    cnps_in,
    is_number,
    is_total,
    item_label,
    known,
    known_cell,
    labelled,
    like_cnp,
    person_of,
    years_of,
)
from adeverinta.payroll.views.individual import (
    ROMAN,
    line_of,
    month_name,
    refuse_two_persons,
)
from adeverinta.payroll.views.sheet_year import outside_year, refuse_other_year
from adeverinta.payroll.views.view import NOWHERE, Place, PlacedSheet, address
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
_MOST_ITEMS: Final = 300
"""Different items of the longest pay sheet: more of them are a list of something else."""
_FIXED: Final = ("CNP", "Nume și prenume", "Marca", "Luna")
Row = Sequence[Cell]
_NAMING: Final = (str, date)
"""What a cell that names a month holds; most are amounts."""


class _Header(NamedTuple):
    """A row of months: column to month (None without a year), and the column of the items' labels."""

    row: int
    months: dict[int, Month | None]
    labels: int


@dataclass(frozen=True, slots=True)
class _Group:
    """The items of one person, or of one contract: squashed label to the row where it stands."""

    header: _Header
    person: Person | None
    items: dict[str, int] = field(default_factory=dict)


def itemised(sheet: Sheet) -> Sheet | None:
    """A table with a row for each person and month; None for any other sheet."""
    rows = sheet.rows
    first = next((at for at in range(min(len(rows), _SEARCHED)) if _months_named(rows[at])), None)
    if first is None:
        return None
    headers = _headers(sheet, first)
    if not headers:
        return None
    groups = list(_groups(rows, headers))
    if not any(group.person for group in groups):
        refuse_two_persons(sheet)
        return None
    if len({key for group in groups for key in group.items}) > _MOST_ITEMS:
        return None
    return _table(sheet, headers[0].row, groups)


def _months_named(row: Row) -> dict[int, int]:
    """Column to number of month along a row that names two months or more, each once in a year."""
    texts = [(column, cell) for column, cell in enumerate(row) if isinstance(cell, _NAMING)]
    found = {column: number for column, cell in texts if (number := _month_label(cell))}
    if len(found) < 2 or cnps_in(row):
        return {}
    others = sum(is_number(cell) for column, cell in enumerate(row) if column not in found)
    return {} if others > 1 else found


def _month_label(cell: str | date) -> int | None:
    if isinstance(cell, date):
        return cell.month
    return _month_in(cell) if len(cell) <= 30 else None


@lru_cache(maxsize=1 << 12)
def _month_in(text: str) -> int | None:
    """Kept, as the files of a year have the same headers and names."""
    if number := ROMAN.get(text.strip().rstrip(".").casefold()):
        return number
    whole = month_of_cell(text)
    return whole.month if whole else month_name(text)


def _headers(sheet: Sheet, first: int) -> list[_Header]:
    """The rows of months that have amounts under them and a column of items beside them."""
    rows = sheet.rows
    places = [at for at in range(first, len(rows)) if _months_named(rows[at])]
    found: list[_Header] = []
    headed: set[int] = set()
    for number, at in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(rows)
        named = _months_named(rows[at])
        labels = _label_column(rows[at + 1 : end], min(named))
        if labels is None:
            continue
        above = rows[places[number - 1] + 1 if number else 0 : at]
        months = _dated(sheet, rows[at], rows[at - 1] if at else (), named, above)
        whole = [month for month in months.values() if month]
        headed |= years_of(above) & {month.year for month in whole}
        if len(whole) != len(set(whole)):
            continue  # several columns a month
        found.append(_Header(at, months, labels))
    if found:
        refuse_other_year(sheet, headed)
    return found


def _label_column(body: Sequence[Row], before: int) -> int | None:
    """The column left of the months that names items of pay: at least two kinds of them."""
    kinds: dict[int, set[str]] = {}
    for row in body:
        for column in range(min(before, len(row))):
            if (name := known(item_label(text_of(row[column])))) in AMOUNTS:
                kinds.setdefault(column, set()).add(name)
    best = max(kinds, key=lambda column: (len(kinds[column]), column), default=None)
    return best if best is not None and len(kinds[best]) >= 2 else None


def _dated(
    sheet: Sheet, row: Row, upper: Row, named: dict[int, int], above: Sequence[Row]
) -> dict[int, Month | None]:
    """The months with their years: said in the cell, over it, or by the heading, the sheet or the file."""
    years = years_of(above)
    if not years:
        years = outside_year(sheet) or years_of(sheet.rows[:_SEARCHED])
    carried: int | None = None
    over: dict[int, int] = {}
    for column in range(max(named) + 1):
        text = cell_at(upper, column)
        if not is_blank(text):
            said = year_number(text) or year_number(text_of(text).casefold().removeprefix("anul").strip())
            carried = said
        if carried:
            over[column] = carried
    made: dict[int, Month | None] = {}
    for column, number in named.items():
        whole = month_of_cell(row[column])
        if whole is not None:
            made[column] = whole
        elif column in over:
            made[column] = Month(over[column], number)
        else:
            made[column] = Month(next(iter(years)), number) if len(years) == 1 else None
    return made


def _groups(rows: Sequence[Row], headers: Sequence[_Header]) -> Iterator[_Group]:
    """Items put together by person, in the order of the rows; those of totals are left out."""
    reading = _ItemReading(list(enumerate(rows[: headers[0].row])))
    for number, header in enumerate(headers):
        end = headers[number + 1].row if number + 1 < len(headers) else len(rows)
        reading.group = None
        for at in range(header.row + 1, end):
            if not all(map(is_blank, rows[at])) and not is_numbering(rows[at]):
                yield from reading.take(rows, at, header)


@dataclass(slots=True)
class _ItemReading:
    """Whose items are being read: the words since the last item, the person, the group that is open."""

    heading: list[tuple[int, Row]]
    person: Person | None = None
    group: _Group | None = None
    totals: bool = False

    def take(self, rows: Sequence[Row], at: int, header: _Header) -> Iterator[_Group]:
        """Read one row; gives the group that it opens."""
        row = rows[at]
        label = cell_at(row, header.labels)
        beside = [None if column in header.months else cell for column, cell in enumerate(row)]
        amounts = any(is_number(cell_at(row, column)) for column in header.months)
        if not isinstance(label, str) or not label.strip() or not amounts:
            self._words(at, row)
            return
        own = _beside(at, beside, rows[header.row])
        if own is not None:
            if self.heading or self.totals or self.person is None or own.cnp != self.person.cnp:
                self.person, self.group, self.totals = own, None, False
        elif self._other_person(beside, rows[header.row]):
            self.person, self.group = None, None
        elif self.heading:
            named = _named(self.heading, self.person)
            if named != self.person:
                self.person, self.group = named, None
            self.totals = self.totals and self.person is None
        self.heading = []
        label = item_label(text_of(label))
        other = [cell for column, cell in enumerate(beside) if column != header.labels]
        if is_total(line_of(other)):
            self.person, self.group, self.totals = None, None, True
        if is_total(line_of(beside)) and known(label) not in AMOUNTS:
            return
        key = squash(label)
        if self.group is not None and key in self.group.items:
            if own is None:
                self.person = None  # the same items again without a person: another's, or totals
            self.group = None
        if self.group is None:
            self.group = _Group(header, self.person)
            if not self.totals:
                yield self.group
        self.group.items[key] = at

    def _other_person(self, beside: Row, header: Row) -> bool:
        """Whether an item's row without a valid CNP names somebody else than the person before."""
        if any(like_cnp(cell) for cell in beside):
            return True
        column = next((at for at, cell in enumerate(header) if known_cell(cell) == "nume"), None)
        name = None if column is None else cell_at(beside, column)
        known_name = self.person.name if self.person else ""
        return isinstance(name, str) and bool(name.strip()) and not known_name.startswith(name.strip())

    def _words(self, at: int, row: Row) -> None:
        if is_total(line_of(row)):
            self.person, self.heading, self.group, self.totals = None, [], None, True
        else:
            self.heading.append((at, row))


def _beside(at: int, row: Row, header: Row) -> Person | None:
    """The person of an item's own row, by the columns beside the months."""
    found = person_of([(at, row)])
    if found is None:
        return None
    columns: dict[str, int] = {}
    for column, cell in enumerate(header):
        columns.setdefault(known_cell(cell), column)
    name, marca, given = columns.get("nume"), columns.get("marca"), columns.get("prenume")
    if name is not None:
        parts = [cell_at(row, column) for column in (name, given) if column is not None]
        text = " ".join(part for part in parts if isinstance(part, str))
        found = found._replace(name=text.strip(), name_place=(at, name))
    if marca is not None and not is_blank(cell_at(row, marca)):
        found = found._replace(marca=text_of(row[marca]), marca_place=(at, marca))
    return found


def _named(heading: Sequence[tuple[int, Row]], before: Person | None) -> Person | None:
    """Whose the items below a heading are; a heading that may name somebody else leaves them to nobody."""
    named = person_of(heading)
    if named is not None or before is None:
        return named
    if any(like_cnp(cell) for _, row in heading for cell in row):
        return None
    if any(name == "nume" for name, _ in labelled(heading)) or any(
        is_total(line_of(row)) for _, row in heading
    ):
        return None
    return before


def _table(sheet: Sheet, top: int, groups: Sequence[_Group]) -> PlacedSheet:
    rows = sheet.rows
    labels: dict[str, Place] = {}
    for group in groups:
        for key, at in group.items.items():
            labels.setdefault(key, (at, group.header.labels))
    made: list[list[Cell]] = [list(row) for row in rows[:top]]
    places: list[list[Place]] = [[(at, column) for column in range(len(row))] for at, row in enumerate(made)]
    made.append([*_FIXED, *(item_label(text_of(rows[at][column])) for at, column in labels.values())])
    places.append([*[NOWHERE] * len(_FIXED), *labels.values()])
    for group in groups:
        who = group.person
        for column, month in group.header.months.items():
            cells: list[tuple[Cell, Place]] = []
            for key in labels:
                item = group.items.get(key)
                cell = (None, NOWHERE) if item is None else (cell_at(rows[item], column), (item, column))
                cells.append(cell)
            if all(is_blank(cell) for cell, _ in cells):
                continue
            header = rows[group.header.row][column]
            when = date(month.year, month.month, 1) if month else f"{text_of(header)} (fără an)"
            made.append(
                [who and who.cnp, who and who.name, who and who.marca, when, *(cell for cell, _ in cells)]
            )
            own = (who.cnp_place, who.name_place, who.marca_place) if who else (NOWHERE,) * 3
            places.append([*own, (group.header.row, column), *(place for _, place in cells)])
    if not any(group.person and group.person.marca for group in groups):
        made[top][2] = None
    letters = ["CNP", "nume", "marca", "luna", *(address(place) for place in labels.values())]
    return PlacedSheet(sheet.file, sheet.name, made, sheet.hidden, places=places, letters=letters)
