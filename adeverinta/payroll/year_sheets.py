"""Sheets without a month that hold the totals of the months beside them: passed over, and told.

A workbook of a firm often ends with a centralizer of the year. Where the run has the months themselves its
rows are nobody's month; where it has none, the sheet asks for the month as any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import BANI_PER_LEU, Bani
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll import codes
from adeverinta.payroll.calendar import RowMonths, months_of
from adeverinta.payroll.cells.row_scan import Scan, titles_of
from adeverinta.payroll.decisions.skipped_amounts import passed_over
from adeverinta.payroll.layout.column_map import Grade, Layout
from adeverinta.payroll.layout.payroll_month import years_in
from adeverinta.payroll.learning.unknown_columns import number_in
from adeverinta.payroll.reading_state import FileRecord, ReadingState, YearSheet
from adeverinta.payroll.rows import UnusedRows
from adeverinta.sources.sheet import Sheet

_TOTALS: Final = late(
    r"\b(?:total\w*|centraliz\w*|recapitul\w*|recap|sintez\w*|sintetic\w*|cumul\w*|rezumat\w*|sumar\w*|anual\w*"
    r"|semestr\w*|trimestr\w*|toate lunile)\b"
)
"""Words of a sheet that gathers months."""
_YEAR: Final = late(r"\b(?:an|anul|anului)\b")
"""The same of its name; a title often says the year beside the month."""
_UNDATED: Final = frozenset(code.name for code in (codes.LUNA_NECUNOSCUTA, codes.SUME_PE_MAI_MULTE_LUNI))
_FEWEST: Final = 2
"""Months that a total is made of at least."""
_SHOWN: Final = 60


def months_or_aside(
    run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan, record: FileRecord
) -> RowMonths | None:
    """The months of a sheet's rows; None where it says none and waits for the end of the run, as it may
    gather the months of other sheets.
    """
    try:
        return months_of(sheet, layout, rows.blocks, rows.rows)
    except InputStop as stop:
        if stop.finding.code not in _UNDATED or layout.grade is not Grade.PAYROLL:
            raise
        _put_aside(run, sheet, layout, rows, record, stop)
    return None


def _put_aside(
    run: ReadingState, sheet: Sheet, layout: Layout, rows: Scan, record: FileRecord, stop: InputStop
) -> None:
    above, own = titles_of(sheet, layout.header_rows[0])
    name = sheet.name or PurePath(sheet.file).stem
    texts = [name, *own, *above]
    sums: dict[str, list[Bani]] = defaultdict(list)
    for index, cnp in zip(rows.rows, rows.cnps, strict=True):
        row = sheet.rows[index]
        cells = (row[net.index] for net in layout.nets if net.index < len(row))
        sums[cnp] += [round(number_in(cell) * BANI_PER_LEU) for cell in cells]
    named = [text for text in texts if _TOTALS.search(_plain(text))]
    named += [name] if _YEAR.search(_plain(name)) else []
    run.undated.append(
        YearSheet(
            title=mask_cnps(clean((named or texts)[0]))[:_SHOWN],
            named=bool(named),
            years=next((found for text in (*texts, sheet.file) if (found := years_in(text))), frozenset()),
            sums=sums,
            rows=list(passed_over(sheet, run.wanted)) if run.wanted is not None else (),
            sheet=sheet.name,
            record=record,
            stop=stop,
        )
    )


def _plain(text: str) -> str:
    return fold(text.replace("_", " "))


def settle_year_sheets(run: ReadingState) -> None:
    """Pass over the sheets that gather months of the run; `InputStop` for the first other one.

    It is one by its name, where the run has months of its year, or as its sums are those of the months; where
    only its name says so, its rows are amounts of their persons that are not used.
    """
    for item in run.undated:
        summed = set(_summed(run, item))
        covered = [month for month in run.covered if not item.years or month.year in item.years]
        if not summed and not (item.named and len(covered) >= _FEWEST):
            raise item.stop
        source = item.stop.finding.source
        run.findings.append(finding(codes.FOAIE_CU_TOTALURI, source=source, titlu=item.title))
        item.record.unused.append(UnusedRows(item.sheet, (), "totaluri ale mai multor luni"))
        run.passed += [row for row in item.rows if row.cnp not in summed]


def _summed(run: ReadingState, item: YearSheet) -> Iterator[str]:
    """The persons whose amounts there are sums of their months in the run: of a year, or of all."""
    months: dict[str, dict[int, list[tuple[Bani, ...]]]] = {}
    for row in run.staged:
        if row.cnp in item.sums:
            nets = tuple(net or 0 for net in row.nets)
            months.setdefault(row.cnp, {}).setdefault(row.month.year, []).append(nets)
    for cnp, years in months.items():
        chosen = [own for year, own in years.items() if not item.years or year in item.years]
        spans = [*chosen, [nets for own in chosen for nets in own]]
        told = {sum(column) for span in spans if len(span) >= _FEWEST for column in zip(*span, strict=False)}
        if any(abs(sum_ - own) <= BANI_PER_LEU for own in item.sums[cnp] if own for sum_ in told if sum_):
            yield cnp
