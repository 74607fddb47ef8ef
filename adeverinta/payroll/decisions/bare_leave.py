"""A column headed with nothing but a leave ("CO", "C.O.", "Odihnă"): days of it, where the rows prove it.

Such a header may mean days, hours or an amount. Beside the days worked it is days where both fit into the
working days of the month, and a part of the days worked where those alone fill it. What fits neither stays
not understood. Medical leave and leave without pay change what is attested: they must fill the month exactly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.text import fold
from adeverinta.payroll.cells.amount_columns import Amounts, amounts_of, load_column
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.rows import DAY_COLUMNS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.core.month import Month
    from adeverinta.core.source import Source
    from adeverinta.payroll.layout.column_map import Layout
    from adeverinta.sources.sheet import Sheet

_HEADERS: Final = {
    "zile_co": re.compile(r"(?:co|c o|(?:conc(?:ediu|edii)? )?(?:de )?odihna)"),
    "zile_cm": re.compile(r"(?:cm|c m)"),
    "zile_fara_plata": re.compile(r"(?:cfs|c f s|cfp|c f p)"),
}
_ENOUGH_PERCENT: Final = 95
_PART: Final = "parte din zile_lucrate"


def choose_bare_leave(
    sheet: Sheet, layout: Layout, rows: Sequence[int], months: Sequence[Month | None]
) -> None:
    """Put the bare leave columns into `layout` as days, or among those of no use, where the rows prove it."""
    bare = {name: index for index in layout.unknown if (name := _leave(layout.labels[index], layout))}
    if not bare or "zile_lucrate" not in layout.columns or not rows:
        return
    own: dict[str, int] = {name: layout.columns[name][0] for name in DAY_COLUMNS if name in layout.columns}
    read = _days(sheet, rows, own)
    leave = _days(sheet, rows, bare)
    if len(read) < len(own) or not leave:
        return
    for name in _proven(read, leave, _working_days(months)):
        if name == _PART:
            layout.unknown.remove(bare["zile_co"])
            continue
        layout.columns[name] = [bare[name]]
        layout.unknown.remove(bare[name])
        layout.ignored.remove(bare[name])


def _proven(
    read: Mapping[str, Amounts], leave: Mapping[str, Amounts], whole: NDArray[np.int64]
) -> Sequence[str]:
    """The leaves that are days; `_PART` where those of annual leave stand among the days worked."""
    told = _sum(read)
    if _mostly(told + _sum(leave) == whole, *leave.values()):
        return list(leave)
    annual = leave.get("zile_co")
    if annual is None:
        return ()
    if not annual.values.any() or _mostly(told + annual.values <= whole, annual):
        return ("zile_co",)
    if _mostly((told == whole) & (annual.values <= read["zile_lucrate"].values), annual):
        return (_PART,)
    return ()


def _leave(label: str, layout: Layout) -> str | None:
    """The days that a header may mean, if it says nothing else and no column has them.

    >>> from adeverinta.payroll.layout.column_map import Layout
    >>> [_leave(text, Layout((0,), [])) for text in ("C.O.", "Concediu de odihnă", "CM", "CO lei")]
    ['zile_co', 'zile_co', 'zile_cm', None]
    """
    words = " ".join(re.findall(r"\w+", fold(label)))
    return next(
        (name for name, header in _HEADERS.items() if header.fullmatch(words) and name not in layout.columns),
        None,
    )


def _days(sheet: Sheet, rows: Sequence[int], columns: Mapping[str, int]) -> dict[str, Amounts]:
    """Those of the columns that are numbers of days (hundredths)."""
    picked = [sheet.rows[row] for row in rows]

    def where(position: int, column: int) -> Source:
        return sheet.source(rows[position], column)

    found: dict[str, Amounts] = {}
    for name, index in columns.items():
        try:
            column = load_column(name, index, column_of(picked, index), where)
        except InputStop:
            continue
        if not column.unreadable:
            found[name] = amounts_of(column, column.mark)
    return found


def _sum(columns: Mapping[str, Amounts]) -> NDArray[np.int64]:
    first, *others = (column.values for column in columns.values())
    return sum(others, first)


def _working_days(months: Sequence[Month | None]) -> NDArray[np.int64]:
    """Of each row's month, in hundredths."""
    import numpy as np

    from adeverinta import law

    known = {month: law.working_days(month) * 100 if month else 0 for month in set(months)}
    return np.array([known[month] for month in months], dtype=np.int64)


def _mostly(holds: NDArray[np.bool_], *columns: Amounts) -> bool:
    """Whether it is so on nearly all rows that have such days, and on one at least."""
    import numpy as np

    there = np.any([column.values != 0 for column in columns], axis=0)
    return bool(there.any()) and int((holds & there).sum()) * 100 >= int(there.sum()) * _ENOUGH_PERCENT
