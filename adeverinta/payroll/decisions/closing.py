"""Several columns that may be the gross, a contribution or the tax: the set that closes is taken and named.

Gross less contributions less tax is the net: where the columns first chosen do not give it on the rows of
the sheet and exactly one other choice does, that choice is proven. Nothing is chosen where no set closes
or where two do with other amounts; then the reader asks as before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import fold
from adeverinta.payroll.cells.amount_columns import Amounts, amounts_of, load_column
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.decisions.identity import ENOUGH_PERCENT, TOLERANCE
from adeverinta.payroll.layout.column_map import Layout, NetColumn
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.rows import IDENTITY
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.core.numbers import DecimalMark
    from adeverinta.core.source import Source

_MOST: Final = 256
_LOOSE: Final[dict[str, frozenset[str]]] = {
    "brut": frozenset(
        ("brut", "bruta", "brute", "realizat", "realizate", "total", "venit", "venituri", "drepturi")
    ),
    "cas": frozenset(("pensie", "pensii", "pensia")),
    "cass": frozenset(("sanatate", "sanatatii")),
    "impozit": frozenset(("impozit", "impozitul")),
}
"""Words of headers that may mean it; only closing proves that one does."""
_NEVER: Final = frozenset(
    (
        "net", "neta", "nete", "plata", "rest", "zile", "ore", "angajator", "angajatorului", "unitate",
        "facultativa", "facultative", "baza", "impozabil", "neimpozabil", "cumulat", "cumulate", "estimat",
        "eur", "euro", "usd", "mii", "contract", "plan", "bugetat", "precedent", "precedenta", "anterior",
    )
)  # fmt: skip


def choose_closing(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> list[Finding]:
    """Put the closing columns into `layout` where a choice is open; what was taken, as an informare."""
    choices = {name: _candidates(layout, name) for name in IDENTITY}
    if not layout.nets or not rows or all(len(found) == 1 for found in choices.values()):
        return []
    if not all(choices.values()):
        return []
    size = 1
    for found in choices.values():
        size *= len(found)
    if size > _MOST:
        return []
    amounts = _amounts(sheet, rows, {at for found in choices.values() for at in found} | _fixed(layout))
    first = tuple(found[0] for found in choices.values())
    open_ = any(len(layout.columns.get(name, ())) != 1 for name in IDENTITY)
    if not open_ and _closes(layout, amounts, first):
        return []
    closing = [
        chosen
        for chosen in product(*choices.values())
        if len(set(chosen)) == len(chosen) and _closes(layout, amounts, chosen)
    ]
    if not closing or not _same(amounts, closing):
        return []
    return _take(sheet, layout, closing[0])


def _candidates(layout: Layout, name: str) -> list[int]:
    """Columns that may be it: those taken for it first, then those set aside, then what its words allow."""
    found = list(layout.columns.get(name, ()))
    if name in layout.parts:
        return found
    found += layout.set_aside.get(name, ())
    for column in sorted(layout.ignored):
        words = set(fold(layout.labels[column]).split())
        if lookup(layout.labels[column]) is None and words & _LOOSE[name] and not words & _NEVER:
            found.append(column)
    return list(dict.fromkeys(found))


def _fixed(layout: Layout) -> set[int]:
    return {net.index for net in layout.nets} | set(layout.columns.get("somaj", ()))


def _amounts(sheet: Sheet, rows: Sequence[int], columns: set[int]) -> dict[int, Amounts]:
    """The columns that hold amounts in one format."""
    picked = [sheet.rows[row] for row in rows]

    def where(position: int, column: int) -> Source:
        return sheet.source(rows[position], column)

    loaded = []
    for index in columns:
        try:
            loaded.append(load_column("", index, column_of(picked, index), where))
        except InputStop:
            continue
    proved = next((column.mark for column in loaded if column.mark), None)
    found: dict[int, Amounts] = {}
    for column in loaded:
        if column.unreadable:
            continue
        mark: DecimalMark | None = column.mark or proved
        if mark is None and column.ambiguous:  # three digits behind it: thousands, as the reader will prove
            mark = "," if column.ambiguous == "." else "."
        found[column.index] = amounts_of(column, mark)
    return found


def _closes(layout: Layout, amounts: dict[int, Amounts], chosen: Sequence[int]) -> bool:
    return any(_closes_with(layout, amounts, chosen, net) for net in layout.nets)


def _closes_with(layout: Layout, amounts: dict[int, Amounts], chosen: Sequence[int], net: NetColumn) -> bool:
    """Whether the set gives the net on nearly all rows that have it whole, some of them taxed."""
    import numpy as np

    somaj = layout.columns.get("somaj", [])[:1]
    if any(column not in amounts for column in (*chosen, *somaj, net.index)) or net.index in chosen:
        return False
    gross, *taken = (amounts[column] for column in chosen)
    complete = gross.present & amounts[net.index].present & (gross.values != 0)
    rest = gross.values.copy()
    for part in [*taken, *(amounts[column] for column in somaj)]:
        complete &= part.present
        rest -= part.values
    good = complete & (np.abs(rest - amounts[net.index].values) <= TOLERANCE)
    taxed = good & (gross.values - amounts[net.index].values > TOLERANCE)
    total = int(complete.sum())
    return total > 0 and int(good.sum()) * 100 >= total * ENOUGH_PERCENT and bool(taxed.any())


def _same(amounts: dict[int, Amounts], closing: Sequence[tuple[int, ...]]) -> bool:
    """Whether all choices that close hold the same amounts."""
    import numpy as np

    first = closing[0]
    return all(
        one == other or bool(np.array_equal(amounts[one].values, amounts[other].values))
        for chosen in closing[1:]
        for one, other in zip(first, chosen, strict=True)
    )


def _take(sheet: Sheet, layout: Layout, chosen: Sequence[int]) -> list[Finding]:
    header = layout.header_rows[-1]
    told: list[str] = []
    for name, column in zip(IDENTITY, chosen, strict=True):
        before = layout.columns.get(name, [])
        if before == [column]:
            continue
        layout.columns[name] = [column]
        layout.weaker.pop(name, None)
        layout.ignored = sorted({*layout.ignored, *before} - {column})
        told.append(f"{name} = „{layout.labels[column]}” ({sheet.letter(column)})")
    if not told:
        return []
    return [finding(codes.COLOANE_CARE_INCHID, source=sheet.source(header), coloane=", ".join(told))]
