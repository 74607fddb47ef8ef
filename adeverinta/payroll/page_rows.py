"""Rows of sheets whose columns were told by where words stand: only those that close are believed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.month import Month
from adeverinta.core.text import count, mask_cnps
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import taken
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.reading_state import ReadingState
from adeverinta.payroll.sheet_rows import AmountTable, read_amounts
from adeverinta.sources.sheet import Sheet

_ENOUGH_PERCENT: Final = 90
"""Of the rows; with fewer the columns were told wrongly, and nothing of the file is taken."""


def closing_rows(
    run: ReadingState,
    sheet: Sheet,
    layout: Layout,
    rows: Sequence[int],
    cnps: Sequence[str],
    months: Sequence[Month],
) -> tuple[list[int], list[str], list[Month]]:
    """The rows that close, with CNP and month; a person whose row does not is refused.

    `InputStop` where fewer than nine of ten close.
    """
    closes = _closing(read_amounts(sheet, layout, rows, months), len(rows))
    good = [at for at, closing in enumerate(closes) if closing]
    bad = [at for at, closing in enumerate(closes) if not closing]
    if len(good) * 100 < len(rows) * _ENOUGH_PERCENT or not good:
        source = sheet.source(rows[bad[0]])
        name = mask_cnps(sheet.file)
        raise InputStop(
            finding(
                codes.TABEL_NU_SE_INCHIDE,
                source=source,
                fisier=name,
                bune=len(good),
                toate=count(len(rows), "rând", "rânduri"),
            )
        )
    run.findings += [
        finding(codes.RAND_NEINCHIS, cnp=cnps[at], month=months[at], source=sheet.source(rows[at]))
        for at in bad
        if run.wanted is None or cnps[at] in run.wanted
    ]
    return taken(rows, good), taken(cnps, good), taken(months, good)


def _closing(table: AmountTable, rows: int) -> list[bool]:
    """Whether gross less contributions less tax is a net of the row, row by row."""
    import numpy as np

    closes = np.zeros(rows, dtype=np.bool_)
    if table.rest is not None:
        for net in table.nets:
            closes |= table.rest.against(net)[1]
    return [bool(closing) for closing in closes]
