"""Contributions and tax that an export writes with a minus, as what goes off the gross."""

from __future__ import annotations

from collections.abc import Mapping

from adeverinta.payroll.cells.amount_columns import Amounts
from adeverinta.payroll.rows import CONTRIBUTIONS


def written_off(named: Mapping[str, Amounts]) -> dict[str, Amounts]:
    """The columns with the sign turned where every contribution and the tax stand below zero beside a gross.

    A single column of them, or one that has both signs, is left as it is: a storno is no way of writing.
    """
    found = dict(named)
    columns = {name: named[name] for name in CONTRIBUTIONS if name in named}
    gross = named.get("brut")
    if gross is None or len(columns) < len(CONTRIBUTIONS) - 1:
        return found
    paid = gross.values > 0
    below = all(
        bool((column.values[paid] <= 0).all()) and bool((column.values[paid] < 0).any())
        for name, column in columns.items()
        if name != "somaj"
    )
    if not below or not paid.any():
        return found
    return found | {name: Amounts(-column.values, column.present) for name, column in columns.items()}
