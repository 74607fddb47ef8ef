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
from adeverinta.payroll.decisions.identity import ENOUGH_PERCENT, TOLERANCE, Residuals, cas_rate
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
MOST_AT_ONCE: Final = 3


class AmountsOf(NamedTuple):
    """A column that has amounts, bani a row; 0 where it has none."""

    place: int
    values: Numbers

    def of(self, rows: Flags) -> AmountsOf:
        """Of some of the rows."""
        return AmountsOf(self.place, self.values[rows])


class Made(NamedTuple):
    """The net that the sheet's rows give, on those rows that have it whole (bani)."""

    net: Numbers
    gross: Numbers
    cas: Numbers
    rate: NDArray[np.float64]


class OtherNets:
    """The columns of one sheet that show another net than the one made from the gross, row by row."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        rows: Sequence[int],
        months: Sequence[Month],
        table: AmountTable,
    ) -> None:
        self._layout = layout
        self._by_position: Mapping[int, OtherNet] = {}
        if table.rest is None or any(not net.bare for net in layout.nets) or not table.rest.complete.any():
            return
        self._by_position = dict(self._found(sheet, rows, months, table))

    def of(self, position: int) -> OtherNet | None:
        """What denies the net of the row at a position; None where nothing does."""
        return self._by_position.get(position)

    def _found(
        self, sheet: Sheet, rows: Sequence[int], months: Sequence[Month], table: AmountTable
    ) -> Iterator[tuple[int, OtherNet]]:
        import numpy as np

        assert table.rest is not None
        at = np.flatnonzero(table.rest.complete)
        picked = [sheet.rows[rows[position]] for position in at.tolist()]
        columns = amounts_in(picked, sorted({*self._layout.ignored, *beside(self._layout)}))
        made = Made(
            table.rest.computed[at],
            table.named["brut"].values[at],
            table.named["cas"].values[at],
            np.array([cas_rate(months[position]) for position in at.tolist()]),
        )
        tickets = [column for column in columns.values() if in_kind(self._layout, column.place)]
        found = self._shown(made, columns) or _by_cas(made, tickets)
        if found is None:
            return
        column, nets, causes, sure = found
        for position, net, own in zip(at.tolist(), nets.tolist(), made.net.tolist(), strict=True):
            if abs(net - own) > TOLERANCE and net:
                labels = self._layout.labels
                yield position, OtherNet(
                    letter=self._layout.letters[column], label=labels[column], net=net, sure=sure,
                    causes=tuple(labels[cause] for cause in causes), shown=column not in causes,
                )  # fmt: skip

    def _shown(
        self, made: Made, columns: Mapping[int, AmountsOf]
    ) -> tuple[int, Numbers, tuple[int, ...], bool] | None:
        """The column that shows another net, and the columns that say why; the surest one."""
        unsure = None
        for index in sorted(self._layout.ignored):
            if index not in columns or in_kind(self._layout, index) or not _like_net(columns[index], made):
                continue
            values = columns[index].values
            less = made.net - values
            apart = ~small(less)
            if not apart.any():
                continue
            others = [column.of(apart) for column in columns.values() if column.place != index]
            kinds = [column for column in others if in_kind(self._layout, column.place)]
            retained = [column for column in others if column not in kinds][:MOST_COLUMNS]
            if _sum_of(less[apart], retained):
                continue  # what is left of the same net after retentions
            causes = _sum_of(less[apart], kinds, retained)
            fits = fits_cas(made, less)
            if fits or (causes and apart.sum() >= _FEWEST):
                return index, values, causes, True
            known = index not in self._layout.unknown or speaks_of(self._layout.labels[index])[1]
            if unsure is None and not known and nearly(apart):
                unsure = (index, values, (), False)
        return unsure


def beside(layout: Layout) -> list[int]:
    """Columns of the table that are no part of the gross, were the export as the contract has it."""
    names = ("tichete", "sindicat", "pensie_facultativa")
    return [index for name in names for index in layout.columns.get(name, ())]


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


def _by_cas(made: Made, tickets: Sequence[AmountsOf]) -> tuple[int, Numbers, tuple[int, ...], bool] | None:
    """The tickets without which the gross gives the CAS of the export, although no column shows a net."""
    for size in range(1, MOST_AT_ONCE + 1):
        for some in combinations(tickets[:MOST_COLUMNS], size):
            amount = sum((column.values for column in some[1:]), start=some[0].values)
            if fits_cas(made, amount):
                return some[0].place, made.net - amount, tuple(column.place for column in some), True
    return None


def _like_net(column: AmountsOf, made: Made) -> bool:
    """Whether nearly every row has an amount that may be the most of its net, and not more."""
    values = column.values
    return nearly((values > 0) & (values <= made.net + TOLERANCE) & (values * 2 >= made.net))


def _sum_of(less: Numbers, first: Sequence[AmountsOf], others: Sequence[AmountsOf] = ()) -> tuple[int, ...]:
    """Columns of `first` that make up what is less, with some of the others or without; empty for none."""
    for size in range(1, MOST_AT_ONCE + 1):
        for some in combinations(first, size):
            left = less - sum((column.values for column in some[1:]), start=some[0].values)
            if nearly(small(left)):
                return tuple(column.place for column in some)
            for more in range(1, MOST_AT_ONCE):
                for retained in combinations(others, more):
                    part = sum((column.values for column in retained[1:]), start=retained[0].values)
                    if nearly(small(left - part)):
                        return tuple(column.place for column in some)
    return ()


def fits_cas(made: Made, inside: Numbers) -> bool:
    """Whether the CAS is that of the gross without what is inside it, and not that of the gross."""
    told = (inside > TOLERANCE) & (made.rate > 0)
    return bool(told.any()) and nearly(cas_without(made, inside)[told])


def cas_without(made: Made, inside: Numbers) -> Flags:
    """On which rows it is so."""
    import numpy as np

    whole = np.abs(made.cas - made.gross * made.rate) <= TOLERANCE
    without = np.abs(made.cas - (made.gross - inside) * made.rate) <= TOLERANCE
    return (made.rate > 0) & without & ~whole


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
