"""A column of days beside another that may be a share of it or come on top: the calendar says which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from adeverinta.core.month import Month
from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.rows import DAY_COLUMNS

_NAME = "zile_cm"


def add_shares(
    layout: Layout, named: dict[str, Amounts], months: Sequence[Month | None], read: Callable[[int], Amounts]
) -> None:
    """Where "Zile CM" stands beside "Zile CM FNUASS": add the share if the days of more rows are then the
    working days of their month, and note in the layout that both are used.
    """
    import numpy as np

    from adeverinta import law
    from adeverinta.payroll.layout.headers import lookup

    columns = [i for i in layout.set_aside.get(_NAME, ()) if (m := lookup(layout.labels[i])) and m.part]
    if not columns or _NAME not in named:
        return
    days = {month: law.working_days(month) * 100 if month else -1 for month in set(months)}
    whole = np.array([days[month] for month in months], dtype=np.int64)
    told = sum((named[name].values for name in DAY_COLUMNS if name in named), np.zeros_like(whole))
    shares = [read(index) for index in columns]
    extra = sum((share.values for share in shares), np.zeros_like(whole))
    ill = extra != 0
    if int((told + extra == whole)[ill].sum()) <= int((told == whole)[ill].sum()):
        return
    own = named[_NAME]
    present = own.present.copy()
    for share in shares:
        present |= share.present
    named[_NAME] = Amounts(own.values + extra, present)
    layout.columns[_NAME] = sorted([*layout.columns[_NAME], *columns])
    layout.parts |= {_NAME}
    layout.ignored = [index for index in layout.ignored if index not in columns]
