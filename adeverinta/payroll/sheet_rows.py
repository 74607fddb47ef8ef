"""One sheet read: its persons' rows with everything but the net, which the whole run decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll import codes
from adeverinta.payroll.cells.amount_columns import (
    AmountColumn,
    Amounts,
    amounts_of,
    load_column,
    settle_ambiguous,
)
from adeverinta.payroll.cells.child_leave import without_child_leave
from adeverinta.payroll.cells.column_reader import cell_at, column_of
from adeverinta.payroll.cells.day_shares import add_shares
from adeverinta.payroll.cells.hours import days_of_hours
from adeverinta.payroll.cells.signs import written_off
from adeverinta.payroll.decisions.bare_leave import choose_bare_leave
from adeverinta.payroll.decisions.identity import residuals
from adeverinta.payroll.decisions.swapped_columns import check_exchanged
from adeverinta.payroll.layout.column_map import Layout, NetColumn
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.rows import (
    CHILD_LEAVE,
    DAY_COLUMNS,
    HOURS,
    MONEY_COLUMNS,
    NORM,
    IncomeKind,
    OtherNet,
    UnknownColumn,
)
from adeverinta.sources.sheet import Cell, Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.decisions.identity import Flags, Residuals

_MONEY: Final = tuple(name for name in MONEY_COLUMNS if name != "net")


@dataclass(slots=True)
class Staged:
    """A wanted row before its net is known: `fields` of a `PayrollRow`, the same for all rows of a sheet,
    with what each `holds`; `nets` by ordinal.
    """

    cnp: str
    month: Month
    kind: IncomeKind
    source: Source
    marca: str | None
    fields: tuple[str, ...]
    holds: tuple[Any, ...]
    nets: tuple[Bani | None, ...]
    sheet: SheetRows
    addresses: Sequence[str] = ()
    """The address of each of the row's cells, where they do not stand in one row under the header."""
    unknown: tuple[UnknownColumn, ...] = ()
    other_net: OtherNet | None = None
    bonus: bool = False
    advance: bool = False
    gaps: tuple[str, ...] = ()
    """For each of the nets, the header of the column that is between it and the gross's; empty for none."""

    @property
    def values(self) -> dict[str, Any]:
        """What it has of the fields of a `PayrollRow`."""
        return dict(zip(self.fields, self.holds, strict=True))


@dataclass(frozen=True, slots=True)
class SheetRows:
    """What all rows of a sheet share."""

    layout: Layout
    letters: dict[str, str]
    name: Source
    nets: list[NetColumn]
    has_columns: bool
    key: frozenset[tuple[str, str]]
    file_number: int = 0
    gross_only: bool = False
    order: tuple[int, int] = (0, 0)
    """Of the file in the run, and of the sheet in it."""


@dataclass(frozen=True, slots=True)
class AmountTable:
    """The amounts of a sheet's persons: by name, and the possible nets by ordinal."""

    columns: list[AmountColumn]
    named: dict[str, Amounts]
    nets: list[Amounts]
    rest: Residuals | None
    child_leave: Amounts | None = None
    """Those of the days without pay that are leave for raising a child."""
    findings: list[Finding] = field(default_factory=list)


def single_columns(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> None:
    """Two columns of one meaning are refused unless they hold the same; leaves one each in `layout`."""
    for name, indexes in layout.columns.items():
        if len(indexes) < 2 or name in layout.parts:
            continue
        first = indexes[0]
        for other in indexes[1:]:
            if not _same(sheet, rows, first, other) and name not in ("nume", "prenume"):
                header = layout.header_rows[-1]
                raise InputStop(
                    finding(
                        codes.COLOANA_DUBLA,
                        source=sheet.source(header, first),
                        coloana=name,
                        alta=str(sheet.source(header, other)),
                    )
                )
            layout.ignored.append(other)
        layout.columns[name] = [first]
    _single_nets(sheet, layout, rows)


def _single_nets(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> None:
    """A net that is written twice under one header with the same amounts is one net."""
    kept: list[NetColumn] = []
    for net in layout.nets:
        alike = (other.index for other in kept if squash(other.label) == squash(net.label))
        if any(_same(sheet, rows, net.index, index) for index in alike):
            layout.ignored.append(net.index)
        else:
            kept.append(net)
    layout.nets = kept


def _same(sheet: Sheet, rows: Sequence[int], one: int, other: int) -> bool:
    return all(_at(sheet.rows[row], one) == _at(sheet.rows[row], other) for row in rows)


def _at(row: Sequence[Cell], column: int) -> Cell:
    cell = cell_at(row, column)
    return None if cell == "" else cell


def read_amounts(
    sheet: Sheet, layout: Layout, rows: Sequence[int], months: Sequence[Month | None]
) -> AmountTable:
    """Every amount of the sheet, formats decided by column."""
    choose_bare_leave(sheet, layout, rows, months)

    def where(position: int, column: int) -> Source:
        return sheet.source(rows[position], column)

    def load(name: str, index: int) -> AmountColumn:
        return load_column(name, index, column_of(picked, index), where)

    picked = [sheet.rows[row] for row in rows]
    columns: dict[str, list[AmountColumn]] = {}
    for name in (*_MONEY, *DAY_COLUMNS, CHILD_LEAVE, *HOURS, NORM):
        if name in layout.columns and HOURS.get(name) not in layout.columns:
            columns[name] = [load(name, index) for index in layout.columns[name]]
    nets = [load("net", net.index) for net in layout.nets]
    every = [column for group in columns.values() for column in group] + nets

    def confirm(thousands: Mapping[int, Amounts], decimals: Mapping[int, Amounts]) -> bool:
        unsure = {column.index: column for column in every if column.ambiguous}
        return _identity_confirms(columns, nets, unsure, months, thousands, decimals)

    settle_ambiguous(every, confirm, where)
    proved = next((c.mark for c in every if c.mark), None)
    named = {name: _sum([amounts_of(c, proved) for c in group]) for name, group in columns.items()}
    named = days_of_hours(written_off(named))
    child_leave = named.get(CHILD_LEAVE)
    named = without_child_leave(named)
    add_shares(layout, named, months, lambda index: amounts_of(load("zile_cm", index), proved))
    read_nets = [amounts_of(column, proved) for column in nets]
    check_exchanged(sheet, layout, named, read_nets)
    return AmountTable(
        columns=every, named=named, nets=read_nets, rest=residuals(named, months), child_leave=child_leave
    )


def _sum(parts: Sequence[Amounts]) -> Amounts:
    total = parts[0]
    for part in parts[1:]:
        total = Amounts(total.values + part.values, total.present | part.present)
    return total


def _identity_confirms(
    columns: Mapping[str, Sequence[AmountColumn]],
    nets: Sequence[AmountColumn],
    unsure: Mapping[int, AmountColumn],
    months: Sequence[Month | None],
    thousands: Mapping[int, Amounts],
    decimals: Mapping[int, Amounts],
) -> bool:
    """Whether gross less contributions less tax is the net with thousands and is not with decimals."""
    import numpy as np

    def close(read: Mapping[int, Amounts], net: AmountColumn) -> tuple[Flags, Flags] | None:
        rest = residuals({name: read[group[0].index] for name, group in columns.items()}, months)
        return None if rest is None else rest.against(read[net.index])

    involved = [columns[name][0] for name in ("brut", "cas", "cass", "somaj", "impozit") if name in columns]
    for net in nets:
        found, other = close(thousands, net), close(decimals, net)
        if found is None or other is None:
            return False
        complete, holds = found
        telling = np.zeros_like(complete)
        for column in (*involved, net):
            if column.index in unsure:
                telling[[p for p, token in column.tokens.items() if token.ambiguous]] = True
        telling &= complete
        if not telling.any():
            continue
        enough = int((holds & telling).sum()) * 100 >= int(telling.sum()) * 95
        if enough and int((other[1] & telling).sum()) * 2 < int(telling.sum()):
            return True
    return False


def letters_of(layout: Layout) -> dict[str, str]:
    """Contract name to Excel letter, the net left out: it is not decided yet."""
    return {name: layout.letters[found[0]] for name, found in layout.columns.items()}


def pick_wanted(cnps: Sequence[str], wanted: frozenset[str] | None) -> Sequence[int]:
    """Positions of the persons to keep."""
    if wanted is None:
        return range(len(cnps))
    return [position for position, cnp in enumerate(cnps) if cnp in wanted]
