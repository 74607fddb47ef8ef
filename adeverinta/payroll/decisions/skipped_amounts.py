"""Sheets and files that are no payroll, but have an amount beside a person who was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time, timedelta
from pathlib import PurePath
from typing import Final, NamedTuple

from adeverinta.core.cnp import is_valid
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.numbers import number_of
from adeverinta.core.source import Source
from adeverinta.core.text import fold
from adeverinta.payroll.cells.other_income import excluded_income
from adeverinta.payroll.cells.plain_cells import cnp_text, marca_text
from adeverinta.payroll.cells.row_scan import row_text
from adeverinta.payroll.layout.column_map import is_textual, text_of
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.layout.payroll_month import Context, decide, month_of_cell
from adeverinta.payroll.rows import DAY_COLUMNS, HOURS, NORM
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
_REQUESTS: Final = "nasterii copilului"


class PassedOver(NamedTuple):
    """A row with an amount that is not used: its person by CNP or, where it has none, by marcă."""

    cnp: str
    marca: str
    month: Month | None
    source: Source


def passed_over(sheet: Sheet, wanted: Collection[str]) -> Iterator[PassedOver]:
    """The rows of a sheet that is not read as a payroll; one a person and month."""
    rows = sheet.rows
    header = _header(rows)
    labels = rows[header] if header is not None else ()
    if any(_REQUESTS in fold(text_of(cell)) for cell in labels):
        return
    if header is not None and excluded_income(sheet, header):
        return
    names = [found.name if (found := lookup(text_of(cell))) else "" for cell in labels]
    marca_at = names.index("marca") if "marca" in names else None
    luna_at = names.index("luna") if "luna" in names else None
    titles = tuple(text for row in rows[: header or 0] if (text := row_text(row)))
    outside = decide(Context(titles, sheet.name or "", PurePath(sheet.file).stem)).month
    told: set[tuple[str, str, Month | None]] = set()
    for at in range((header or 0) + (header is not None), len(rows)):
        row = rows[at]
        cnp = next((text for cell in row if (text := cnp_text(cell)) in wanted and is_valid(text)), "")
        marca = marca_text(row[marca_at]) if marca_at is not None and marca_at < len(row) else ""
        if not (cnp or marca) or not any(
            _is_amount(cell) and _may_hold_amount(labels, names, column) for column, cell in enumerate(row)
        ):
            continue
        own = month_of_cell(row[luna_at]) if luna_at is not None and luna_at < len(row) else None
        key = (cnp, marca, own or outside)
        if key not in told:
            told.add(key)
            yield PassedOver(cnp, "" if cnp else marca, own or outside, sheet.source(at))


def _header(rows: Sequence[Sequence[Cell]]) -> int | None:
    for at, row in enumerate(rows[:_SEARCHED]):
        if is_textual(row) and any(
            (found := lookup(text_of(cell))) and found.name in ("cnp", "marca")
            for cell in row
            if isinstance(cell, str)
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
