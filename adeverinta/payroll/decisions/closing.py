"""Several columns that may be the gross, a contribution or the tax: the set that closes is taken and named.

Gross less contributions less tax is the net: where the columns first chosen do not give it on the rows of
the sheet and exactly one other choice does, that choice is proven. Where several close on nearly all rows,
as the pay of worked days does beside the whole gross in a month with one leave, those rows decide on which
they differ. Nothing is chosen where no set closes or where two do with other amounts; then the reader asks
as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import fold
from adeverinta.payroll.cells.amount_columns import Amounts, amounts_of, load_column
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.decisions import codes
from adeverinta.payroll.decisions.identity import ENOUGH_PERCENT, TOLERANCE
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.rows import IDENTITY
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.core.numbers import DecimalMark
    from adeverinta.core.source import Source
    from adeverinta.payroll.decisions.identity import Flags

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
    if closing and not _same(amounts, closing):
        closing = _closing_where_they_differ(layout, amounts, closing)
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
    """Whether the set gives a net on nearly all rows that have it whole, some of them taxed."""
    return any(
        _nearly_all(good, complete) and taxed.any()
        for complete, good, taxed in _proofs(layout, amounts, chosen)
    )


def _nearly_all(good: Flags, rows: Flags) -> bool:
    """Whether so many of the rows are good as prove a net; not where there are none."""
    return bool(rows.any()) and int((good & rows).sum()) * 100 >= int(rows.sum()) * ENOUGH_PERCENT


def _proofs(
    layout: Layout, amounts: dict[int, Amounts], chosen: Sequence[int]
) -> Iterator[tuple[Flags, Flags, Flags]]:
    """By each net column: the rows that have the set whole, those that give the net, the taxed of them."""
    import numpy as np

    somaj = layout.columns.get("somaj", [])[:1]
    if any(column not in amounts for column in (*chosen, *somaj)):
        return
    gross, *taken = (amounts[column] for column in chosen)
    whole, rest = gross.present.copy(), gross.values.copy()
    for part in [*taken, *(amounts[column] for column in somaj)]:
        whole &= part.present
        rest -= part.values
    for column in layout.nets:
        if column.index not in amounts or column.index in chosen:
            continue
        net = amounts[column.index]
        # a row without this gross tells nothing, but where it has a net the gross is another column
        complete = whole & net.present & ((gross.values != 0) | (net.values != 0))
        good = complete & (np.abs(rest - net.values) <= TOLERANCE)
        yield complete, good, good & (gross.values - net.values > TOLERANCE)


def _closing_where_they_differ(
    layout: Layout, amounts: dict[int, Amounts], closing: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Those of the sets that give the net on nearly all rows on which the sets have other amounts."""
    import numpy as np

    differ = np.zeros_like(amounts[closing[0][0]].present)
    for chosen in closing[1:]:
        for one, other in zip(closing[0], chosen, strict=True):
            differ |= amounts[one].values != amounts[other].values
    return [
        chosen
        for chosen in closing
        if any(
            _nearly_all(good, complete & differ) and (taxed & differ).any()
            for complete, good, taxed in _proofs(layout, amounts, chosen)
        )
    ]


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
