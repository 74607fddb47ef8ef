"""A column of dates under a header that begins with "Luna": each a month's first or last day, the month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from adeverinta.core.dates import parse_date
from adeverinta.core.text import fold
from adeverinta.payroll.layout.column_map import Layout, is_blank
from adeverinta.sources.sheet import Sheet


def take_month_dates(sheet: Sheet, layout: Layout) -> None:
    """Make such a column the month's in `layout`, where it has none and there is just one."""
    if "luna" in layout.columns:
        return
    found = [column for column in layout.ignored if _begins_with_month(layout.labels[column])]
    dated = [column for column in found if _ends_months(sheet, layout, column)]
    if len(dated) == 1:
        layout.columns["luna"] = dated
        layout.ignored.remove(dated[0])


def _begins_with_month(label: str) -> bool:
    return fold(label).split()[:1] in (["luna"], ["lunii"])


def _ends_months(sheet: Sheet, layout: Layout, column: int) -> bool:
    """Whether every cell beside a person is a date at a month's beginning or end."""
    keys = [at for name in ("cnp", "marca") for at in layout.columns.get(name, ())]
    seen = False
    for row in sheet.rows[layout.first_data_row :]:
        if column >= len(row) or is_blank(row[column]):
            continue
        if not any(key < len(row) and not is_blank(row[key]) for key in keys):
            continue
        day = parse_date(row[column])
        if day is None:
            if row[column] == layout.labels[column]:
                continue  # the header again
            return False
        if not _at_end(day):
            return False
        seen = True
    return seen


def _at_end(day: date) -> bool:
    return day.day in (1, monthrange(day.year, day.month)[1])
