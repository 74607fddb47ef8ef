"""What the columns of a sheet that are not used say of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adeverinta.core.month import Month
from adeverinta.payroll.inside_both import inside_both
from adeverinta.payroll.layout.column_map import Grade, Layout
from adeverinta.payroll.learning.unknown_columns import Leftover
from adeverinta.payroll.net_gap import Gaps
from adeverinta.payroll.other_nets import in_kind, other_nets
from adeverinta.payroll.second_nets import second_nets
from adeverinta.payroll.sheet_rows import AmountTable, Staged
from adeverinta.sources.sheet import Sheet


def mark_unused(
    sheet: Sheet,
    layout: Layout,
    rows: Sequence[int],
    months: Sequence[Month],
    table: AmountTable,
    gaps: Gaps,
    staged: Iterable[tuple[Staged, int]],
) -> None:
    """Give the staged rows (with their positions) what the columns of the sheet hold that are not used."""
    taxed = [at for at in layout.ignored if in_kind(layout, at)] if layout.grade is Grade.GROSS else []
    second = second_nets(sheet, layout, rows, table)
    aside = [net.index for net in layout.nets if net.label in second]
    # a net by law lacks the tax on what is given in kind
    leftover = Leftover(sheet, layout, rows, [*taxed, *aside], second, _away(table))
    denied = other_nets(sheet, layout, rows, months, table) or inside_both(sheet, layout, rows, months, table)
    for row, position in staged:
        row.unknown = leftover.of(position)
        row.other_net = denied.get(position)
        row.gaps = gaps.of(position)


def _away(table: AmountTable) -> frozenset[int]:
    """The positions of rows with days of medical or maternity leave, or with neither gross nor net."""
    import numpy as np

    money = [table.named["brut"]] if "brut" in table.named else []
    money += table.nets
    if not money:
        return frozenset()
    found = np.all([column.values == 0 for column in money], axis=0)
    for name in ("zile_cm", "zile_maternitate"):
        if name in table.named:
            found |= table.named[name].values != 0
    return frozenset(np.flatnonzero(found).tolist())
