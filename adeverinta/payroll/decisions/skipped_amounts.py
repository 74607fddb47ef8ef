"""Sheets and files that are no payroll, but have an amount beside a person who was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from pathlib import PurePath
from typing import Final, NamedTuple

from adeverinta.core.cnp import is_valid
from adeverinta.core.late_pattern import late
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.numbers import bani_of, number_of
from adeverinta.core.source import Source
from adeverinta.core.text import clean, fold
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.other_income import income_told
from adeverinta.payroll.cells.plain_cells import cnp_text, marca_text
from adeverinta.payroll.cells.row_scan import row_text
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import is_textual, text_of
from adeverinta.payroll.layout.headers import lookup, names_net
from adeverinta.payroll.layout.payroll_month import Context, decide, month_of_cell
from adeverinta.payroll.name_match import is_full
from adeverinta.payroll.rows import CONTRIBUTIONS, DAY_COLUMNS, HOURS, NORM
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
_SMALLEST: Final = 50
_LARGEST: Final = 1e7
_YEARS: Final = range(1900, 2101)
_NO_AMOUNT: Final = late(
    r"\b(?:baza|incadrare|tarif\w*|orar|contract\w*|cim|crt|nr|numar|telefon|cod|an|anul|iban|cont|varsta"
    r"|vechime|ore|zile|strada|bloc|apartament|etaj|postal|seria|cor)\b"
)
_NOT_AMOUNTS: Final = frozenset(
    ("cnp", "marca", "data_angajarii", "data_incetarii", "persoane_intretinere", "an", "angajator_cui", NORM,
     *DAY_COLUMNS, *HOURS)
)  # fmt: skip
_KEYS: Final = frozenset(("cnp", "marca"))
_NAMES: Final = frozenset(("nume",))
_MOST: Final = 1000
"""Rows of a sheet that are looked at by name."""
_MOST_OF_ONE: Final = 40
"""Rows of one person and month that are compared with the payroll."""
_LEAVE: Final = ("indemniz", "ind cm", "ind fnuass", "ind unitate", "fnuass")
"""How the headers begin of the indemnities of a sick leave."""
_MOST_AMOUNTS: Final = 20
"""Amounts of a row that may be its gross and its net."""
_REQUESTS: Final = "nasterii copilului"


class RowOfList(NamedTuple):
    """A row of such a sheet: its amounts (bani), with the headers of their columns.

    `months`: those that its own dates name; `leave`: all of the amounts are indemnities.
    """

    amounts: tuple[Bani, ...]
    labels: tuple[str, ...]
    months: frozenset[Month]
    leave: bool


class PassedOver(NamedTuple):
    """A row with an amount that is not used: its person by CNP or, where it has none, by marcă or name.

    `net`: it stands below the payroll in its sheet, in a column that names a net. `rows`: all that the person
    has in the month; none where they are too many or other income. `pay`: gross and net, in bani, of a
    row that is a whole pay (gross, contributions, tax and what they leave); zeros for none.
    """

    cnp: str
    marca: str
    name: str
    month: Month | None
    source: Source
    net: bool = False
    rows: tuple[RowOfList, ...] = ()
    pay: tuple[Bani, Bani] = (0, 0)


def passed_over(sheet: Sheet, wanted: Collection[str]) -> Iterator[PassedOver]:
    """The rows of a sheet that is not read as a payroll; one a person and month."""
    rows = sheet.rows
    header = _header(rows, _KEYS)
    if header is None:
        header = _header(rows, _NAMES)
    labels = rows[header] if header is not None else ()
    if any(_REQUESTS in fold(text_of(cell)) for cell in labels):
        return
    told_income = income_told(sheet, header) if header is not None else None
    if told_income is not None and told_income.excluded:
        return
    nets = [at for at, cell in enumerate(labels) if sheet.own_from and names_net(text_of(cell))]
    nets = [] if told_income is not None else nets
    names = [found.name if (found := lookup(text_of(cell))) else "" for cell in labels]
    columns: dict[str, int] = {
        name: names.index(name) for name in ("marca", "luna", "nume", "prenume") if name in names
    }
    titles = tuple(text for row in rows[: header or 0] if (text := row_text(row)))
    outside = decide(Context(titles, sheet.name or "", PurePath(sheet.file).stem)).month
    told: dict[tuple[str, str, str, Month | None], PassedOver] = {}
    listed: dict[tuple[str, str, str, Month | None], list[RowOfList]] = defaultdict(list)
    for at in range((header or 0) + (header is not None), len(rows)):
        row = rows[at]
        cnp = next((text for cell in row if (text := cnp_text(cell)) in wanted and is_valid(text)), "")
        own = {name: row[column] for name, column in columns.items() if column < len(row)}
        marca = "" if cnp else marca_text(own.get("marca"))
        name = "" if cnp or len(told) > _MOST else _name(row, own)
        amounts = [
            column
            for column, cell in enumerate(row if cnp or marca or name else ())
            if _is_amount(cell) and _may_hold_amount(labels, names, column)
        ]
        if not amounts:
            continue
        month = month_of_cell(own.get("luna")) or outside
        key = (cnp, marca, name, month)
        if key not in told:
            net = any(_is_amount(cell_at(row, column)) for column in nets)
            source = sheet.source(at)
            told[key] = PassedOver(cnp=cnp, marca=marca, name=name, month=month, source=source, net=net)
        if told_income is None and (pay := _pay(row, amounts, names)):
            told[key] = told[key]._replace(pay=pay)
        if told_income is None and len(listed[key]) <= _MOST_OF_ONE:
            listed[key].append(_row_of_list(row, amounts, labels))
    for key, item in told.items():
        yield item._replace(rows=tuple(listed[key])) if len(listed[key]) <= _MOST_OF_ONE else item


def _pay(row: Sequence[Cell], amounts: Sequence[int], names: Sequence[str]) -> tuple[Bani, Bani] | None:
    """The gross and the net of a row that has them among its amounts (columns, 0-based), with contributions
    and tax that are just their difference; None where nothing of these is withheld.
    """
    held = {
        name: _bani(row[column])
        for column, name in enumerate(names[: len(row)])
        if name in CONTRIBUTIONS and _bani(row[column]) > 0
    }
    if "impozit" not in held or len(held) == 1:
        return None
    others = [column for column in amounts if column >= len(names) or names[column] not in CONTRIBUTIONS]
    sums = [_bani(row[column]) for column in others[:_MOST_AMOUNTS]]
    withheld = sum(held.values())
    pairs = ((gross, net) for gross in sums for net in sums if abs(gross - withheld - net) <= TOLERANCE)
    return next(pairs, None)


def _row_of_list(row: Sequence[Cell], amounts: Sequence[int], labels: Sequence[Cell]) -> RowOfList:
    named = tuple(fold(text_of(cell_at(labels, column))) for column in amounts)
    days = [cell for cell in row if isinstance(cell, date)]
    return RowOfList(
        amounts=tuple(_bani(row[column]) for column in amounts),
        labels=named,
        months=frozenset(Month(day.year, day.month) for day in days),
        leave=all(label.startswith(_LEAVE) for label in named),
    )


def _bani(cell: Cell) -> Bani:
    if isinstance(cell, (bool, date, time, timedelta)):
        return 0
    bare = cell.removesuffix(" lei").removesuffix(" LEI") if isinstance(cell, str) else cell
    return bani_of(bare)


def _name(row: Sequence[Cell], own: Mapping[str, Cell]) -> str:
    """The name of a row without anybody's CNP, in a column of names; empty for none."""
    name = clean(" ".join(text_of(own.get(part)) for part in ("nume", "prenume")))
    return name if is_full(name) and not any(is_valid(cnp_text(cell)) for cell in row) else ""


def _header(rows: Sequence[Sequence[Cell]], keys: Collection[str]) -> int | None:
    for at, row in enumerate(rows[:_SEARCHED]):
        if is_textual(row) and any(
            (found := lookup(text_of(cell))) and found.name in keys for cell in row if isinstance(cell, str)
        ):
            return at
    return None


def _may_hold_amount(labels: Sequence[Cell], names: Sequence[str], column: int) -> bool:
    if column >= len(labels):
        return True
    return names[column] not in _NOT_AMOUNTS and not _NO_AMOUNT.search(fold(text_of(labels[column])))


def _is_amount(cell: Cell) -> bool:
    """A sum of money rather than a count, a year, a code or a date."""
    if cell is None or isinstance(cell, (bool, date, time, timedelta)):
        return False
    if isinstance(cell, str):
        if not any(c.isdigit() for c in cell) or len(cell) > 20:
            return False
        number = number_of(cell.removesuffix(" lei").removesuffix(" LEI"))
        if number is None:
            return False
        cell = float(number)
    return _SMALLEST <= abs(cell) < _LARGEST and not (float(cell).is_integer() and int(cell) in _YEARS)
