"""What is said of the rows asked for, from the words and amounts that stand beside their net."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adeverinta.core.finding import Finding
from adeverinta.payroll.cell_doubts import cell_doubts
from adeverinta.payroll.cells.row_scan import Picks, Scan
from adeverinta.payroll.corrected_nets import corrected_nets, doubled_nets
from adeverinta.payroll.decisions.title_words import title_doubts
from adeverinta.payroll.header_fit import row_doubts
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.plausible import mark_bonuses
from adeverinta.payroll.rest_of_pay import rest_doubts
from adeverinta.payroll.right_months import right_months
from adeverinta.payroll.row_words import mark_by_words
from adeverinta.payroll.sheet_rows import AmountTable, Staged
from adeverinta.payroll.unlikely_amounts import unlikely_amounts
from adeverinta.sources.sheet import Sheet


def looked_at(
    sheet: Sheet, layout: Layout, rows: Scan, table: AmountTable, picks: Picks, staged: Sequence[Staged]
) -> Iterator[Finding]:
    """The findings; the staged rows are given what words say of them (kind of leave, advance, bonus)."""
    yield from row_doubts(sheet, layout, picks)
    yield from cell_doubts(sheet, layout, picks)
    yield from title_doubts(sheet, layout, rows, picks)
    yield from right_months(sheet, layout, picks)
    mark_bonuses(sheet, layout, [index for _, index, _, _ in picks], staged)
    yield from mark_by_words(sheet, layout, rows, picks, staged)
    yield from unlikely_amounts(sheet, layout, table, picks, staged)
    yield from rest_doubts(sheet, layout, picks)
    yield from corrected_nets(sheet, layout, picks)
    yield from doubled_nets(sheet, layout, table, picks)
