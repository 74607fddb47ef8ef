"""Sheets without a month that hold the totals of the months beside them: passed over, and told.

A workbook of a firm often ends with a centralizer of the year. Where the run has the months themselves its
rows are nobody's month; where it has none, the sheet asks for the month as any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import BANI_PER_LEU, Bani
from adeverinta.core.month import Month
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll import codes
from adeverinta.payroll.calendar import RowMonths, months_of
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import Scan, titles_of
from adeverinta.payroll.decisions.skipped_amounts import passed_over
from adeverinta.payroll.layout.column_map import Grade, Layout, text_of
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
_UNDATED: Final = frozenset(
    code.name for code in (codes.LUNA_NECUNOSCUTA, codes.SUME_PE_MAI_MULTE_LUNI, codes.LUNA_NECITITA)
)
_FEWEST: Final = 2
"""Months that a total is made of at least."""
_SHOWN: Final = 60
_LENGTHS: Final = (12, 6, 3)
"""Months of a year, a half and a quarter."""
_PART: Final = late(r"\b(?:sem\w*|trim\w*)\b")
Paid = dict[Month, tuple[Bani, ...]]
"""By month what a person has in each column that may be the net."""


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
    month = layout.first_of("luna")
    cells = {text_of(cell_at(sheet.rows[index], month)) for index in rows.rows} if month is not None else ()
    texts = [name, *own, *above, *sorted(filter(None, cells))]
    sums: dict[str, list[Bani]] = defaultdict(list)
    for index, cnp in zip(rows.rows, rows.cnps, strict=True):
        row = sheet.rows[index]
        sums[cnp] += [round(number_in(cell_at(row, net.index)) * BANI_PER_LEU) for net in layout.nets]
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

    It is one as its sums are those of the months, or by its name, where the run has months of its year and no
    person has less in it than in them; then its rows are amounts of their persons that are not used.
    """
    for item in run.undated:
        paid = _paid(run, item)
        summed = {cnp for cnp, months in paid.items() if _is_sum(item.sums[cnp], months)}
        covered = [month for month in run.covered if not item.years or month.year in item.years]
        gathers = item.named and len(covered) >= _FEWEST
        if not summed and not (gathers and all(_may_be_sum(item, *own) for own in paid.items())):
            raise item.stop
        source = item.stop.finding.source
        run.findings.append(finding(codes.FOAIE_CU_TOTALURI, source=source, titlu=item.title))
        item.record.unused.append(UnusedRows(item.sheet, (), "totaluri ale mai multor luni"))
        run.passed += [row for row in item.rows if row.cnp not in summed]


def _paid(run: ReadingState, item: YearSheet) -> dict[str, Paid]:
    """By CNP, what the persons of the sheet have in the months of its years, or of all."""
    paid: dict[str, Paid] = defaultdict(dict)
    for row in run.staged:
        if row.cnp in item.sums and (not item.years or row.month.year in item.years):
            before = paid[row.cnp].get(row.month, (0,) * len(row.nets))
            nets = zip(before, (net or 0 for net in row.nets), strict=False)
            paid[row.cnp][row.month] = tuple(one + other for one, other in nets)
    return paid


def _is_sum(sums: Sequence[Bani], months: Paid) -> bool:
    """Whether some amount is the sum of all the months, of a year, of a half or of a quarter."""
    spans: dict[tuple[int, int, int], list[tuple[Bani, ...]]] = defaultdict(list)
    for month, nets in months.items():
        for length in _LENGTHS:
            spans[length, month.year, (month.month - 1) // length].append(nets)
        spans[0, 0, 0].append(nets)
    totals = {
        sum(column) for span in spans.values() if len(span) >= _FEWEST for column in zip(*span, strict=False)
    }
    return any(abs(total - own) <= BANI_PER_LEU for own in sums if own for total in totals if total)


def _may_be_sum(item: YearSheet, cnp: str, months: Paid) -> bool:
    """Whether a person has there as much as in the months read of its year, or more than in any month."""
    most = max(item.sums[cnp], default=0)
    paid = [max(nets, default=0) for nets in months.values()]
    whole = bool(item.years) and not _PART.search(_plain(item.title))
    return most >= (sum(paid) if whole else max(paid, default=0))
