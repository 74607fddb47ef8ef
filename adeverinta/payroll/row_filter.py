"""Which rows of a sheet are used: of a known person, of this employer, of a month that is known and over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.payroll import codes
from adeverinta.payroll.calendar import months_of
from adeverinta.payroll.cells.cnp_column import column_of_cnps
from adeverinta.payroll.cells.plain_cells import marca_text
from adeverinta.payroll.cells.row_scan import Scan
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.reading_state import FileRecord, ReadingState
from adeverinta.payroll.rows import UnusedRows
from adeverinta.sources.sheet import Sheet


def resolve_marci(
    run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan, record: FileRecord
) -> Sequence[int]:
    """Rows with a marcă only get the CNP that the marcă is tied to; the others are named, left out and
    returned.
    """
    if all(rows.cnps):
        return ()
    column = layout.columns["marca"][0]
    kept_rows: list[int] = []
    kept_cnps: list[str] = []
    lost: list[int] = []
    for index, known in zip(rows.rows, rows.cnps, strict=True):
        cnp = known or run.ties.owner(marca_text(sheet.rows[index][column]))
        if cnp:
            kept_rows.append(index)
            kept_cnps.append(cnp)
        else:
            lost.append(index)
    rows.rows, rows.cnps = kept_rows, kept_cnps
    if lost:
        record.unused.append(UnusedRows(sheet.name, _lines(sheet, lost), "marcă fără CNP cunoscut"))
        others = column_of_cnps([sheet.rows[index] for index in lost], [*layout.ignored, column])
        label = layout.labels[others] if others is not None else ""
        for index, month in zip(lost, months_unsaid(sheet, layout, rows, lost), strict=True):
            marca = marca_text(sheet.rows[index][column])
            shared = run.ties.is_shared(marca)
            run.left_out.add_marca(marca, sheet.source(index, column), [month], shared=shared, column=label)
    return lost


def months_unsaid(sheet: Sheet, layout: Layout, rows: Scan, indexes: Sequence[int]) -> Sequence[Month | None]:
    """The months of rows that are not used; None where nothing says them.

    A column of months that only these rows have is not the sheet's: the layout stays as it is.
    """
    own = deepcopy(layout)
    try:
        return months_of(sheet, own, rows.blocks, indexes).months
    except InputStop:
        return [None] * len(indexes)


def used_rows(
    run: ReadingState,
    sheet: Sheet,
    rows: Scan,
    months: Sequence[Month | None],
    employers: Sequence[frozenset[str]],
    record: FileRecord,
) -> Sequence[int]:
    """Positions of the rows of this employer and of months that are known and over; the rest are named."""
    if _all_alike(months) and _all_alike(employers) and _is_used(run, months[0], employers[0]):
        run.owners |= employers[0]
        return range(len(months))  # as most exports are
    used: list[int] = []
    foreign: dict[str, dict[int, Month | None]] = {}
    future: dict[Month, list[int]] = {}
    undated: list[int] = []
    for position, (index, month, owners) in enumerate(zip(rows.rows, months, employers, strict=True)):
        if run.employer and owners and run.employer not in owners:
            foreign.setdefault(min(owners), {})[index] = month
        elif month is None:
            undated.append(index)
        elif run.issue_month is not None and month > run.issue_month:
            future.setdefault(month, []).append(index)
        else:
            run.owners |= owners
            used.append(position)
    if undated:
        record.unused.append(UnusedRows(sheet.name, _lines(sheet, undated), "lună necitită"))
    for code, dated in foreign.items():
        if code in run.names.values():
            continue
        label = f"CUI {code}" if code.isdigit() else code
        record.unused.append(UnusedRows(sheet.name, _lines(sheet, dated), f"alt angajator ({label})"))
        run.left_out.add_foreign(code, sheet.source(next(iter(dated))), len(dated), dated.values())
    for month, numbers in future.items():
        reason = f"lună de după emitere ({month.label})"
        record.unused.append(UnusedRows(sheet.name, _lines(sheet, numbers), reason))
        said = finding(codes.LUNA_VIITOARE, month=month, source=sheet.source(numbers[0]))
        if not any(_same_file(f, said) and f.month == month for f in run.findings):
            run.findings.append(said)
    return used


def _all_alike(values: Sequence[object]) -> bool:
    return bool(values) and values.count(values[0]) == len(values)


def _is_used(run: ReadingState, month: Month | None, owners: frozenset[str]) -> bool:
    own = not run.employer or not owners or run.employer in owners
    return own and month is not None and (run.issue_month is None or month <= run.issue_month)


def _lines(sheet: Sheet, indexes: Iterable[int]) -> tuple[int, ...]:
    return tuple(sheet.line(index) for index in indexes)


def _same_file(one: Finding, other: Finding) -> bool:
    """Whether both say the same kind of thing of the same file."""
    files = {found.source.file for found in (one, other) if found.source}
    return one.code == other.code and one.source is not None and len(files) == 1
