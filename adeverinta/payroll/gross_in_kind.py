"""A gross that has tickets in it: read without them where only so it gives the net of the export.

Payrolls tax tickets with the wage, and some print a gross that holds both. Its CAS is then that of the money
alone, and gross less tickets less contributions less tax is the net: both have to say it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from adeverinta.core.finding import finding
from adeverinta.core.month import Month
from adeverinta.payroll import codes
from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.decisions.identity import residuals
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.other_nets import amounts_in, fits_cas, gives_net, in_kind, made_of, together
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.sheet_rows import AmountTable


def without_in_kind(
    sheet: Sheet, layout: Layout, rows: Sequence[int], months: Sequence[Month], table: AmountTable
) -> AmountTable:
    """The table with the gross in money where the columns of tickets are proven to be inside it."""
    places = [at for at in (*layout.ignored, *layout.columns.get("tichete", ())) if in_kind(layout, at)]
    if not places or not table.nets or table.rest is None or not table.rest.complete.any():
        return table
    rest = table.rest
    if any(gives_net(rest, net) for net in table.nets):
        return table
    columns = amounts_in([sheet.rows[row] for row in rows], sorted(places))
    made = made_of(rest, table, months).at(rest.complete)
    gross = table.named["brut"]
    for some, inside in together(list(columns.values())):
        closes = any(gives_net(rest._replace(computed=rest.computed - inside), net) for net in table.nets)
        if closes and fits_cas(made, inside[rest.complete], closing=True):
            named = table.named | {
                "brut": Amounts(gross.values - inside, gross.present),
                "tichete": Amounts(inside, inside > 0),
            }
            said = finding(
                codes.TICHETE_IN_BRUT,
                source=sheet.source(layout.header_rows[-1], layout.columns["brut"][0]),
                coloana="” și „".join(layout.labels[column.place] for column in some),
            )
            return replace(table, named=named, rest=residuals(named, months), findings=[said])
    return table
