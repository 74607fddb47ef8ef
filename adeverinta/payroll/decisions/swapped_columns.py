"""A gross and a net under each other's header: a net that is larger than its gross.

What is withheld makes every net smaller than its gross. Where the column called net less contributions and
tax is the one called gross, the two headers are exchanged; without contributions a net above the gross on
nearly every row says the same. The gross would be printed, or a net that the tax was taken off twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.rows import CONTRIBUTIONS
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.payroll.cells.amount_columns import Amounts

_NEARLY_ALL: Final = 90
"""Percent of the rows with a gross and a net of which it must hold."""
_FEWEST: Final = 3
"""Rows below which a net above its gross may be one row's own mistake, where no arithmetic says more."""
_INDEMNITIES: Final = ("indemnizatie_cm", "indemnizatie_maternitate")


def check_exchanged(
    sheet: Sheet, layout: Layout, named: Mapping[str, Amounts], nets: Sequence[Amounts]
) -> None:
    """`InputStop` where the headers of gross and net are exchanged."""
    import numpy as np

    gross = named.get("brut")
    if gross is None:
        return
    wages = (gross.values > TOLERANCE) & gross.present
    for name in _INDEMNITIES:
        if name in named:
            wages &= named[name].values == 0
    withheld = _withheld(named, gross)
    for column, net in zip(layout.nets, nets, strict=True):
        rows = wages & net.present & (net.values > TOLERANCE)
        above = rows & (net.values > gross.values + TOLERANCE)
        proven = above & (withheld > TOLERANCE) & (np.abs(net.values - withheld - gross.values) <= TOLERANCE)
        sure = _nearly_all(proven, rows)
        if sure or (_nearly_all(above, rows) and int(above.sum()) >= _FEWEST):
            at = layout.columns["brut"][0]
            proof = "; el fără contribuții și impozit este chiar coloana brutului" if sure else ""
            raise InputStop(
                finding(
                    codes.BRUT_SI_NET_SCHIMBATE,
                    source=sheet.source(layout.header_rows[-1], column.index),
                    net=column.label,
                    brut=layout.labels[at],
                    cate=int(above.sum()),
                    toate=count(int(rows.sum()), "rând", "rânduri"),
                    dovada=proof,
                )
            )


def _withheld(named: Mapping[str, Amounts], gross: Amounts) -> NDArray[np.int64]:
    """Contributions and tax of each row, as far as the sheet has them."""
    parts = (named[name].values for name in CONTRIBUTIONS if name in named)
    return sum(parts, start=gross.values * 0)


def _nearly_all(holds: NDArray[np.bool_], rows: NDArray[np.bool_]) -> bool:
    return bool(holds.any()) and int(holds.sum()) * 100 >= int(rows.sum()) * _NEARLY_ALL
