"""The wanted rows of a sheet, read column by column: what every row repeats is looked up once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any, Final

from adeverinta.core.dates import parse_date
from adeverinta.core.finding import Finding, finding
from adeverinta.payroll import codes
from adeverinta.payroll.cells import formulas, plain_cells
from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.cells.child_leave import child_leave_read
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.impossible_days import impossible_days, odd_days
from adeverinta.payroll.rows import IncomeKind
from adeverinta.payroll.shared_values import SharedValues
from adeverinta.payroll.sheet_rows import AmountTable, SheetRows, Staged
from adeverinta.payroll.views.view import PlacedSheet
from adeverinta.sources.sheet import Cell, Sheet

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


def stage_rows(
    sheet: Sheet,
    shared: SheetRows,
    table: AmountTable,
    picks: Picks,
    values_read: SharedValues,
) -> tuple[list[Staged], list[Finding]]:
    """The wanted rows; `values_read` knows what the sheets before had."""
    import numpy as np

    layout, one = shared.layout, values_read.one
    found: dict[int, list[Finding]] = defaultdict(list)
    positions = np.array([pick[0] for pick in picks], dtype=np.int64)
    picked = [sheet.rows[pick[1]] for pick in picks]
    columns: dict[str, list[Any]] = {
        name: values_read.amounts(_taken(column, positions)) for name, column in table.named.items()
    }
    odd = odd_days(columns)
    nets = [values_read.amounts(_taken(column, positions)) for column in table.nets]
    kinds = _kinds(sheet, layout.first_of("tip_venit"), picked, picks, found)
    for name, reader in _READERS.items():
        if name in layout.columns:
            cells = _cells_of(picked, layout.columns[name][0])
            columns[name] = list(map(one, map(reader, cells)))
            if None in columns[name]:
                _read_blanks(name, cells, columns[name], sheet, shared, picks, found)
    marci = map(plain_cells.marca_text, _cells_of(picked, layout.first_of("marca")))
    fields = tuple(columns)
    across = zip(*columns.values(), strict=True) if columns else repeat(())
    every_net = zip(*nets, strict=True) if nets else repeat(())
    staged: list[Staged] = []
    rows = zip(picks, kinds, marci, across, every_net, strict=False)
    for at, ((_, index, cnp, month), kind, marca, holds, of_nets) in enumerate(rows):
        row = Staged(
            cnp=cnp,
            month=month,
            kind=kind,
            source=sheet.source(index),
            marca=one(marca) or None,
            fields=fields,
            holds=holds,
            nets=of_nets,
            sheet=shared,
        )
        if isinstance(sheet, PlacedSheet):
            row.addresses = sheet.addresses(index)
        if at in odd:
            found[at] += impossible_days(row.values, sheet, layout, index, cnp, month)
        staged.append(row)
    findings = [item for at in sorted(found) for item in found[at]]
    findings += _cell_findings(sheet, table, picks)
    findings += child_leave_read(sheet, layout, table.child_leave, picks)
    return staged, findings


def _kinds(
    sheet: Sheet,
    column: int | None,
    picked: Sequence[Sequence[Cell]],
    picks: Picks,
    found: dict[int, list[Finding]],
) -> list[IncomeKind]:
    """The kind of income of each row; a word that is not known is told and read as something else."""
    if column is None:
        return [IncomeKind.SALARIU] * len(picked)
    cells = _cells_of(picked, column)
    read = list(map(plain_cells.kind_of, cells))
    for at, (cell, kind) in enumerate(zip(cells, read, strict=True)):
        if kind is None:
            _, index, cnp, month = picks[at]
            text = plain_cells.shown(plain_cells.plain_text(cell) or "")
            source = sheet.source(index, column)
            found[at].append(
                finding(codes.TIP_VENIT_NECUNOSCUT, cnp=cnp, month=month, source=source, text=text)
            )
    return [kind or IncomeKind.ALT for kind in read]


def _read_blanks(
    name: str,
    cells: Sequence[Cell],
    values: list[Any],
    sheet: Sheet,
    shared: SheetRows,
    picks: Picks,
    found: dict[int, list[Finding]],
) -> None:
    """Cells of a column that could not be read: what an empty one means, or what is written is told."""
    blank_means = _BLANK_MEANS if shared.gross_only else {}
    if name not in blank_means and name not in _MUST_READ:
        return
    for at in [at for at, value in enumerate(values) if value is None]:
        text = plain_cells.plain_text(cells[at]) or ""
        if not text.strip("-–— "):
            values[at] = blank_means.get(name)
        elif name in _MUST_READ:
            _, index, cnp, month = picks[at]
            found[at].append(
                finding(
                    codes.VALOARE_NECITITA,
                    cnp=cnp,
                    month=month,
                    source=sheet.source(index, shared.layout.columns[name][0]),
                    coloana=name,
                    text=plain_cells.shown(text),
                )
            )


def _cells_of(rows: Sequence[Sequence[Cell]], column: int | None) -> list[Cell]:
    """One cell a row, None for an empty one."""
    return [None if cell == "" else cell for cell in column_of(rows, column)]


def _taken(column: Amounts, positions: Any) -> list[int | None]:
    values, present = column.values[positions].tolist(), column.present[positions].tolist()
    return [value if there else None for value, there in zip(values, present, strict=True)]


def _cell_findings(sheet: Sheet, table: AmountTable, picks: Picks) -> list[Finding]:
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
