"""Another column beside a net that is made from the gross: what it shows, by arithmetic and not by its name.

Where an export has no net column the net is gross less contributions less tax. What was given in kind
(tickets) and stands inside the gross would then be printed as money. Two things show it: a column that holds
what is left without them, whatever it is called, and a CAS that is that of the gross without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.month import Month
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.decisions.cas_bases import CasBases, cas_bases
from adeverinta.payroll.decisions.identity import ENOUGH_PERCENT, TOLERANCE, Residuals
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.layout.headers import speaks_of, worded
from adeverinta.payroll.learning.unknown_columns import number_in
from adeverinta.payroll.rows import OtherNet
from adeverinta.sources.sheet import Cell, Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.payroll.cells.amount_columns import Amounts
    from adeverinta.payroll.decisions.identity import Flags, Numbers
    from adeverinta.payroll.sheet_rows import AmountTable

NO_MONEY: Final = ("tichet", "bonuri", "voucher", "natura", "beneficii", "avantaj")
_IN_KIND: Final = (*NO_MONEY, "vacanta", "cadou", "hrana", "masa")
"""How the words begin that name what is not paid in money; the last ones also name what is paid in it."""
NOT_IN_KIND: Final = frozenset(
    ("rest", "fara", "minus", "net", "neta", "plata", "ramas", "ramane", "nr", "numar", "zile", "buc")
)
"""Words of headers that speak of a number of tickets, or of what is left without them."""
_NEARLY_ALL: Final = 90
"""Percent of the rows that a column of nets has an amount in, and that a finding by arithmetic holds for."""
_FEWEST: Final = 3
"""Rows below which a sum that fits may be chance: then the CAS has to say the same."""
MOST_COLUMNS: Final = 6
_MOST_AT_ONCE: Final = 3


class AmountsOf(NamedTuple):
    """A column that has amounts, bani a row; 0 where it has none."""

    place: int
    values: Numbers

    def of(self, rows: Flags) -> AmountsOf:
        """Of some of the rows."""
        return AmountsOf(self.place, self.values[rows])


class Made(NamedTuple):
    """The net that rows of a sheet give (bani), and what shows whether their gross is all money."""

    net: Numbers
    bases: CasBases

    def at(self, rows: Flags | NDArray[np.intp]) -> Made:
        """Of some of the rows."""
        return Made(self.net[rows], self.bases.at(rows))


class _Found(NamedTuple):
    """Another net than the one made from the gross: its column or what makes it up, and on which rows."""

    column: int
    nets: Numbers
    causes: tuple[int, ...]
    sure: bool


def other_nets(
    sheet: Sheet, layout: Layout, rows: Sequence[int], months: Sequence[Month], table: AmountTable
) -> dict[int, OtherNet]:
    """By position, the rows of a sheet without a net that say another one than that of their gross."""
    import numpy as np

    rest = table.rest
    if rest is None or any(not net.bare for net in layout.nets) or not rest.complete.any():
        return {}
    at = np.flatnonzero(rest.complete)
    columns = amounts_in([sheet.rows[rows[position]] for position in at.tolist()], unused(layout))
    made = made_of(rest, table, months).at(at)
    tickets = [column for column in columns.values() if in_kind(layout, column.place)]
    found = _shown(layout, made, columns) or _by_cas(made, tickets)
    if found is None:
        return {}
    labels = layout.labels
    return {
        position: OtherNet(
            letter=layout.letters[found.column],
            label=labels[found.column],
            net=net,
            causes=tuple(labels[cause] for cause in found.causes),
            sure=found.sure,
            shown=found.column not in found.causes,
        )
        for position, net, own in zip(at.tolist(), found.nets.tolist(), made.net.tolist(), strict=True)
        if abs(net - own) > TOLERANCE and net
    }


def _shown(layout: Layout, made: Made, columns: Mapping[int, AmountsOf]) -> _Found | None:
    """The column that shows another net, and the columns that say why; the surest one."""
    unsure = None
    for index in sorted(layout.ignored):
        if index not in columns or in_kind(layout, index) or not _like_net(columns[index], made):
            continue
        values = columns[index].values
        less = made.net - values
        apart = ~small(less)
        if not apart.any():
            continue
        others = [column.of(apart) for column in columns.values() if column.place != index]
        kinds = [column for column in others if in_kind(layout, column.place)]
        retained = [column for column in others if column not in kinds][:MOST_COLUMNS]
        if _sum_of(less[apart], retained):
            continue  # what is left of the same net after retentions
        causes = _sum_of(less[apart], kinds, retained)
        fits = fits_cas(made, less)
        if fits or (causes and apart.sum() >= _FEWEST):
            return _Found(index, values, causes, sure=True)
        known = index not in layout.unknown or speaks_of(layout.labels[index])[1]
        if unsure is None and not known and nearly(apart):
            unsure = _Found(index, values, (), sure=False)
    return unsure


def unused(layout: Layout) -> list[int]:
    """The columns that are no part of the gross, were the export as the contract has it."""
    names = ("tichete", "sindicat", "pensie_facultativa")
    return sorted({*layout.ignored, *(at for name in names for at in layout.columns.get(name, ()))})


def made_of(rest: Residuals, table: AmountTable, months: Sequence[Month]) -> Made:
    """What all rows of a sheet give."""
    return Made(rest.computed, cas_bases(table.named, months))


def amounts_in(picked: Sequence[Sequence[Cell]], places: Iterable[int]) -> dict[int, AmountsOf]:
    """The columns at some places that have an amount in some row."""
    import numpy as np

    columns = {}
    for place in places:
        numbers = np.array([number_in(cell) for cell in column_of(picked, place)])
        if numbers.any():
            columns[place] = AmountsOf(place, np.rint(numbers * 100).astype(np.int64))
    return columns


def in_kind(layout: Layout, index: int) -> bool:
    """Whether a column holds the value of what is not paid in money, by its header."""
    return _names_in_kind(layout.labels[index])


@lru_cache(maxsize=1 << 12)
def _names_in_kind(label: str) -> bool:
    return NOT_IN_KIND.isdisjoint(worded(label).split()) and begins(label, _IN_KIND)


def begins(label: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word of a header begins so."""
    return any(word.startswith(beginnings) for word in worded(label).split())


def together(
    columns: Sequence[AmountsOf], most: int = _MOST_AT_ONCE
) -> Iterator[tuple[tuple[AmountsOf, ...], Numbers]]:
    """Each of some columns, then two of them, and so on; with their sum, row by row."""
    for size in range(1, most + 1):
        for some in combinations(columns, size):
            yield some, sum((column.values for column in some[1:]), start=some[0].values)


def _by_cas(made: Made, tickets: Sequence[AmountsOf]) -> _Found | None:
    """The tickets without which the gross gives the CAS of the export, although no column shows a net."""
    for some, amount in together(tickets[:MOST_COLUMNS]):
        if fits_cas(made, amount):
            causes = tuple(column.place for column in some)
            return _Found(some[0].place, made.net - amount, causes, sure=True)
    return None


def _like_net(column: AmountsOf, made: Made) -> bool:
    """Whether nearly every row has an amount that may be the most of its net, and not more."""
    values = column.values
    return nearly((values > 0) & (values <= made.net + TOLERANCE) & (values * 2 >= made.net))


def _sum_of(less: Numbers, first: Sequence[AmountsOf], others: Sequence[AmountsOf] = ()) -> tuple[int, ...]:
    """Columns of `first` that make up what is less, with some of the others or without; empty for none."""
    for some, amount in together(first):
        left = less - amount
        retained = (part for _, part in together(others, _MOST_AT_ONCE - 1))
        if nearly(small(left)) or any(nearly(small(left - part)) for part in retained):
            return tuple(column.place for column in some)
    return ()


def fits_cas(made: Made, inside: Numbers, *, closing: bool = False) -> bool:
    """Whether the CAS is that of the gross without what is inside it, and none that the law gives from it.

    `closing`: the net is made of the gross only without it.
    """
    telling, without = made.bases.shows(inside, closing=closing)
    return bool(telling.any()) and nearly(without[telling])


def gives_net(rest: Residuals, net: Amounts) -> bool:
    """Whether nearly every row that has all columns gives the net."""
    told, good = rest.against(net)
    return bool(told.any()) and int(good.sum()) * 100 >= int(told.sum()) * ENOUGH_PERCENT


def small(values: Numbers) -> Flags:
    import numpy as np

    return np.abs(values) <= TOLERANCE


def nearly(flags: Flags) -> bool:
    """Whether it is so on nearly all rows."""
    return len(flags) > 0 and int(flags.sum()) * 100 >= len(flags) * _NEARLY_ALL
