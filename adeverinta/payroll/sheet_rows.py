"""One sheet read: its persons' rows with everything but the net, which the whole run decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.dates import parse_date
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll import codes
from adeverinta.payroll.cells import formulas, plain_cells
from adeverinta.payroll.cells.amount_columns import (
    AmountColumn,
    Amounts,
    amounts_of,
    load_column,
    settle_ambiguous,
)
from adeverinta.payroll.cells.child_leave import child_leave_read, without_child_leave
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.cells.day_shares import add_shares
from adeverinta.payroll.cells.hours import days_of_hours
from adeverinta.payroll.cells.signs import written_off
from adeverinta.payroll.decisions.bare_leave import choose_bare_leave
from adeverinta.payroll.decisions.identity import residuals
from adeverinta.payroll.impossible_days import impossible_days, odd_days
from adeverinta.payroll.layout.column_map import Layout, NetColumn
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
from adeverinta.payroll.shared_values import SharedValues
from adeverinta.payroll.views.view import PlacedSheet
from adeverinta.sources.sheet import Cell, Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.decisions.identity import Flags, Residuals

_MONEY: Final = tuple(name for name in MONEY_COLUMNS if name != "net")
_READERS: Final[dict[str, Callable[[Cell], object]]] = {
    "prenume": plain_cells.plain_text,
    "nume": plain_cells.plain_text,
    "angajator_cui": plain_cells.plain_text,
    "cod_indemnizatie": plain_cells.code_text,
    "cod_perioada": plain_cells.code_text,
    "facilitate": plain_cells.plain_text,
    "data_angajarii": parse_date,
    "data_incetarii": parse_date,
    "functie_de_baza": plain_cells.yes_no,
    "persoane_intretinere": plain_cells.small_count,
}
_MUST_READ: Final = frozenset(("data_angajarii", "data_incetarii", "functie_de_baza", "persoane_intretinere"))

_BLANK_MEANS: Final[dict[str, object]] = {"functie_de_baza": False, "persoane_intretinere": 0}
"""What an empty cell of a column that is there says where the net is computed from the gross: none."""


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
            same = all(_at(sheet.rows[row], first) == _at(sheet.rows[row], other) for row in rows)
            if not same and name not in ("nume", "prenume"):
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


def _at(row: Sequence[Cell], column: int) -> Cell:
    cell = row[column] if column < len(row) else None
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


def stage_rows(
    sheet: Sheet,
    shared: SheetRows,
    table: AmountTable,
    picks: Sequence[tuple[int, int, str, Month]],
    values_read: SharedValues,
) -> tuple[list[Staged], list[Finding]]:
    """The wanted rows. `picks`: position among the persons, row of the sheet, CNP, month; `values_read` knows
    what the sheets before had.
    """
    import numpy as np

    layout = shared.layout
    findings: list[Finding] = []
    positions = np.array([pick[0] for pick in picks], dtype=np.int64)
    one = values_read.one
    taken = {name: list(map(one, _taken(column, positions))) for name, column in table.named.items()}
    nets = [list(map(one, _taken(column, positions))) for column in table.nets]
    singles = [(name, layout.columns[name][0], reader) for name, reader in _READERS.items()
               if name in layout.columns]  # fmt: skip
    kind_at = layout.first_of("tip_venit")
    marca_at = layout.first_of("marca")
    staged: list[Staged] = []
    # column by column, then across: what every row repeats is looked up once
    fields = tuple(dict.fromkeys((*taken, *(name for name, *_ in singles))))
    names, across = tuple(taken), zip(*taken.values(), strict=True) if taken else repeat(())
    odd = odd_days(taken)
    for at, ((_, index, cnp, month), amounts) in enumerate(zip(picks, across, strict=False)):
        row = sheet.rows[index]
        source = sheet.source(index)
        kind = IncomeKind.SALARIU
        if kind_at is not None:
            read = plain_cells.kind_of(_at(row, kind_at))
            if read is None:
                text = plain_cells.plain_text(_at(row, kind_at)) or ""
                cell = sheet.source(index, kind_at)
                findings.append(
                    finding(
                        codes.TIP_VENIT_NECUNOSCUT,
                        cnp=cnp,
                        month=month,
                        source=cell,
                        text=plain_cells.shown(text),
                    )
                )
            kind = read or IncomeKind.ALT
        values: dict[str, object] = dict(zip(names, amounts, strict=True))
        for name, column_at, reader in singles:
            cell_value = _at(row, column_at)
            values[name] = found = one(reader(cell_value))
            written = (plain_cells.plain_text(cell_value) or "").strip("-–— ")
            if found is None and not written and shared.gross_only and name in _BLANK_MEANS:
                values[name] = _BLANK_MEANS[name]
            if found is None and name in _MUST_READ and written:
                cell = sheet.source(index, column_at)
                text = plain_cells.plain_text(cell_value) or ""
                findings.append(
                    finding(
                        codes.VALOARE_NECITITA,
                        cnp=cnp,
                        month=month,
                        source=cell,
                        coloana=name,
                        text=plain_cells.shown(text),
                    )
                )
        marca = plain_cells.marca_text(_at(row, marca_at)) if marca_at is not None else ""
        staged.append(
            Staged(
                cnp=cnp,
                month=month,
                kind=kind,
                source=source,
                marca=one(marca) or None,
                fields=fields,
                holds=tuple(values.values()),
                nets=tuple(net[at] for net in nets),
                sheet=shared,
            )
        )
        if isinstance(sheet, PlacedSheet):
            staged[-1].addresses = sheet.addresses(index)
        if at in odd:
            findings += impossible_days(values, sheet, layout, index, cnp, month)
    findings += _cell_findings(sheet, table, picks)
    findings += child_leave_read(sheet, layout, table.child_leave, picks)
    return staged, findings


def _taken(column: Amounts, positions: Any) -> list[int | None]:
    values, present = column.values[positions].tolist(), column.present[positions].tolist()
    return [value if there else None for value, there in zip(values, present, strict=True)]


def _cell_findings(
    sheet: Sheet, table: AmountTable, picks: Sequence[tuple[int, int, str, Month]]
) -> list[Finding]:
    """Cells of wanted rows that are no numbers, or had more than two decimals."""
    wanted = {position: (index, cnp, month) for position, index, cnp, month in picks}
    findings: list[Finding] = []
    for column in table.columns:
        for position, text in column.unreadable.items():
            if position in wanted:
                index, cnp, month = wanted[position]
                cell = sheet.source(index, column.index)
                if formulas.is_formula(text):
                    findings.append(formulas.one_cell(cell, cnp, month))
                    continue
                findings.append(
                    finding(
                        codes.NUMAR_NECITIT,
                        cnp=cnp,
                        month=month,
                        source=cell,
                        coloana=column.name,
                        text=plain_cells.shown(text),
                    )
                )
        for position in column.rounded:
            if position in wanted:
                index, cnp, month = wanted[position]
                cell = sheet.source(index, column.index)
                findings.append(
                    finding(codes.ROTUNJIT, cnp=cnp, month=month, source=cell, coloana=column.name)
                )
    return findings


def letters_of(layout: Layout) -> dict[str, str]:
    """Contract name to Excel letter, the net left out: it is not decided yet."""
    return {name: layout.letters[found[0]] for name, found in layout.columns.items()}


def pick_wanted(cnps: Sequence[str], wanted: frozenset[str] | None) -> Sequence[int]:
    """Positions of the persons to keep."""
    if wanted is None:
        return range(len(cnps))
    return [position for position, cnp in enumerate(cnps) if cnp in wanted]
