"""What is kept of every sheet's month, of all its persons: digests of amounts and days, the print date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll.cells.row_scan import WORDS, Scan, row_text
from adeverinta.payroll.plausible import digests
from adeverinta.payroll.plausible.other_currency import PaySample, pay_sample
from adeverinta.payroll.plausible.print_date import printed_on
from adeverinta.payroll.rows import DAY_COLUMNS
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from adeverinta.payroll.sheet_rows import AmountTable

_ALONE: Final = 1


class MonthDigest(NamedTuple):
    """One month of one sheet. `days` is 0 where no column holds any."""

    source: Source
    month: Month
    persons: int
    amounts: int
    days: int


class Sampled(NamedTuple):
    """Rows of one month of one file, by the gross and by the first column of a net."""

    gross: tuple[int, ...] = ()
    net: tuple[int, ...] = ()
    persons: int = 0

    def with_more(self, other: Sampled) -> Sampled:
        """With those of another sheet."""
        gross = tuple(sorted({*self.gross, *other.gross})[: digests.SAMPLE])
        net = tuple(sorted({*self.net, *other.net})[: digests.SAMPLE])
        return Sampled(gross, net, self.persons + other.persons)


@dataclass(frozen=True, slots=True)
class Everybody:
    """Gathered over all files of a run."""

    parts: list[MonthDigest] = field(default_factory=list)
    """Of sheets with two persons and more: what one person earns twice says nothing of a file."""
    months: dict[Month, tuple[int, int, int]] = field(default_factory=dict)
    """Persons, digest of amounts, digest of days, of all sheets together."""
    printed: list[tuple[Source, date, Month]] = field(default_factory=list)
    """Sheets with the day they were printed on, and their first month after it."""
    sampled: dict[tuple[int, Month], Sampled] = field(default_factory=dict)
    paid: list[PaySample] = field(default_factory=list)
    """What the same few persons are paid in each month of each sheet."""

    def add(
        self,
        sheet: Sheet,
        scan: Scan,
        cnps: Sequence[str],
        months: Sequence[Month],
        table: AmountTable,
        file: int,
    ) -> None:
        """The used rows of a sheet; `file` is the number of its record."""
        if not cnps:
            return
        self._note_print(sheet, scan, months)
        who = digests.persons(cnps)
        net = table.nets[0] if table.nets else None
        gross = table.named.get("brut")
        by_net = who if net is None else digests.with_amounts(who, net.values, net.present)
        by_gross = who if gross is None else digests.with_amounts(who, gross.values, gross.present)
        amounts = digests.mixed(by_net ^ by_gross) if net is not None and gross is not None else by_net
        amounts = by_gross if net is None else amounts
        days = who.copy()
        day_columns = [table.named[name] for name in DAY_COLUMNS if name in table.named]
        for column in day_columns:
            days = digests.with_amounts(days, column.values, column.present)
        for month, at in _by_month(months).items():
            persons = len(cnps) if at is None else len(at)
            part = MonthDigest(
                sheet.source(),
                month,
                persons,
                digests.total(_taken(amounts, at)),
                digests.total(_taken(days, at)) if day_columns else 0,
            )
            if persons > _ALONE:
                self.parts.append(part)
            if (
                sample := pay_sample((part.source.file, part.source.sheet), month, who, table, at)
            ) is not None:
                self.paid.append(sample)
            known = self.months.get(month, (0, 0, 0))
            self.months[month] = (
                known[0] + persons,
                (known[1] + part.amounts) % (1 << 64),
                (known[2] + part.days) % (1 << 64),
            )
            seen = Sampled(
                digests.sample(_taken(by_gross, at)) if gross is not None else (),
                digests.sample(_taken(by_net, at)) if net is not None else (),
                persons,
            )
            before = self.sampled.get((file, month))
            self.sampled[file, month] = before.with_more(seen) if before else seen

    def _note_print(self, sheet: Sheet, scan: Scan, months: Sequence[Month]) -> None:
        texts = [title for block in scan.blocks for title in block.titles]
        texts += [row_text(sheet.rows[index]) for index in scan.unused.get(WORDS, ())]
        day = printed_on(texts)
        if day is not None:
            after = [month for month in set(months) if month > Month.of(day)]
            if after:
                self.printed.append((sheet.source(), day, min(after)))

    def _by_month(self) -> dict[Month, Sampled]:
        """The samples of all files together."""
        months: dict[Month, Sampled] = {}
        for (_, month), seen in self.sampled.items():
            months[month] = months[month].with_more(seen) if month in months else seen
        return months

    def older(self, later: Month, earlier: Month) -> bool:
        """Whether a month equal to the same one of another year has the pay of then, and not of its own time.

        The months beside it, and those about it that are as long, by which pay by the hour is held apart,
        must exist and have hardly a person's pay of then.
        """
        if later.minus(earlier) % _YEAR:
            return False
        months, length = self._by_month(), law.working_days(later)
        about = [later.plus(step) for step in range(1 - _FAR, _FAR) if step]
        beside = [one for one in about if one in months and abs(one.minus(later)) == 1]
        long = [one for one in about if one in months and law.working_days(one) == length]
        own = months.get(earlier)
        return own is not None and bool(long) and all(_unlike(own, months[one]) for one in beside + long)

    def alike(self) -> list[float]:
        """The part of the persons with the same pay, of each two neighbouring months."""
        months = self._by_month()
        return [
            digests.shared(seen.net or seen.gross, after.net or after.gross)
            for month, seen in months.items()
            if (after := months.get(month.plus(1))) is not None
        ]

    def repeated(self, one: int, other: int, month: Month) -> bool | None:
        """Whether a file's month is in another file as a whole; None where one person is no evidence."""
        one, other = (number if number >= 0 else -1 - number for number in (one, other))  # a hidden sheet
        first, second = self.sampled.get((one, month)), self.sampled.get((other, month))
        if first is None or second is None or min(first.persons, second.persons) <= _ALONE:
            return None
        pair = (first.gross, second.gross) if first.gross and second.gross else (first.net, second.net)
        return digests.shared(*pair) >= MOSTLY


def _unlike(one: Sampled, other: Sampled) -> bool:
    """Whether hardly anybody has the same pay in two months."""
    return digests.shared(one.net or one.gross, other.net or other.gross) * _HARDLY_ANY <= 1


_FAR: Final = 6
"""Months from which one is of another time."""
_YEAR: Final = 12
_HARDLY_ANY: Final = 5
"""One person of so many at most."""
MOSTLY: Final = 0.5
"""From this part of the smaller file on it is the other file again, not second contracts of some persons."""


def _by_month(months: Sequence[Month]) -> Mapping[Month, NDArray[np.intp] | None]:
    """The positions of each month's rows; None for all of them, as most sheets have one month."""
    if months.count(months[0]) == len(months):
        return {months[0]: None}
    import numpy as np

    order = {month: number for number, month in enumerate(dict.fromkeys(months))}
    numbers = np.fromiter(map(order.__getitem__, months), dtype=np.intp, count=len(months))
    return {month: np.flatnonzero(numbers == number) for month, number in order.items()}


def _taken(hashes: digests.Hashes, at: NDArray[np.intp] | None) -> digests.Hashes:
    return hashes if at is None else hashes[at]
