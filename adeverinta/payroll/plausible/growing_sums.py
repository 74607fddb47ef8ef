"""A person's amounts that grow month after month by about one month's pay: sums since some month, not wages.

One year may be exported as totals while the others are by the month, and a total may begin in January, with
a later hire, a quarter or the program's first month. What tells it from rises of pay is how much a month
adds: as much as a month's pay itself, and the month after the last falls back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median_low
from typing import Final, NamedTuple

from adeverinta.core.month import Month

# No law sets these: they are how far one month's pay may lie from another of the same person.
FEWEST: Final = 3
"""Months that show how a total grows."""
LONG: Final = 6
"""And so many that leave and bonuses cannot make them."""
CLOSE: Final = (20, 23)
"""So near lie the months of the shortest total: a bonus and a thirteenth wage make others."""
ABOUT: Final = (5, 8)
"""And those of a longer one, where pay may rise and days be unpaid."""
MOST: Final = (3, 4)
"""The part of a longer total's months that must be about the same."""
LARGEST: Final = 4
"""Times a month's pay that one with a bonus may add."""
FALLEN: Final = 2
"""By so much at least the month after a total is smaller than it."""


class GrowingSum(NamedTuple):
    """Months that hold sums of months; the first holds one alone where `begins`.

    `ended`: whether a later month shows that the amounts fall back.
    """

    months: tuple[Month, ...]
    begins: bool
    ended: bool

    @property
    def summed(self) -> tuple[Month, ...]:
        """The months whose amounts are of several months."""
        return self.months[1:] if self.begins else self.months

    def sure_by(self, ordinary: Collection[Month]) -> bool:
        """Whether one person's months are enough to say so; in the `ordinary` ones nothing else makes an
        amount small or large (leave, hire, a bonus)."""
        if len(self.months) >= LONG:
            return True
        if len(self.months) == FEWEST:
            return self.ended and all(month in ordinary for month in self.months)
        return all(month in ordinary for month in self.months[1:])


def growing_sums(amounts: Mapping[Month, int]) -> list[GrowingSum]:
    """The totals among a person's months (amounts in any unit, each above zero).

    >>> year = {Month(2025, number): 4000 * number for number in range(1, 13)}
    >>> [(len(found.summed), found.begins) for found in growing_sums(year | {Month(2026, 1): 4100})]
    [(11, True)]
    >>> growing_sums({Month(2025, number): 4000 + 400 * number for number in range(1, 13)})
    []
    """
    if len(amounts) < FEWEST or max(amounts.values()) < FALLEN * min(amounts.values()):
        return []
    found: list[GrowingSum] = []
    months = sorted(amounts)
    for _, year in groupby(months, lambda month: month.year):
        for stretch in _rising(list(year), amounts):
            found += _of_stretch(stretch, amounts, months)
    return found


def _rising(months: Sequence[Month], amounts: Mapping[Month, int]) -> Iterator[list[Month]]:
    """The stretches of a year's months in which no amount is smaller than the one before."""
    stretch = [months[0]]
    for before, after in pairwise(months):
        if amounts[after] < amounts[before]:
            yield stretch
            stretch = []
        stretch.append(after)
    yield stretch


def _of_stretch(
    stretch: Sequence[Month], amounts: Mapping[Month, int], months: Sequence[Month]
) -> Iterator[GrowingSum]:
    """The longest total that a stretch ends with, if any."""
    later = next((month for month in months if month > stretch[-1]), None)
    if later is not None and FALLEN * amounts[later] > amounts[stretch[-1]]:
        return
    for start in range(len(stretch) - FEWEST + 1):
        own = stretch[start:]
        number = _months_in_first(own, amounts, hired=own[0] == months[0])
        if number:
            yield GrowingSum(tuple(own), begins=number == 1, ended=later is not None)
            return


def _months_in_first(own: Sequence[Month], amounts: Mapping[Month, int], *, hired: bool) -> int:
    """How many months the first amount holds, where the later ones each add a month; 0 where they do not.

    `hired`: no earlier month is known, so that the first may be a part of one.
    """
    steps = [
        (amounts[after] - amounts[before]) // (after.ordinal - before.ordinal)
        for before, after in pairwise(own)
    ]
    pay = median_low(steps)
    if pay <= 0 or max(steps) > LARGEST * pay or not _near(steps[0], pay, ABOUT):
        return 0
    first = amounts[own[0]]
    number = max(1, (2 * first + pay) // (2 * pay))
    if number > own[0].month:
        return 0
    part = hired and first < pay
    if len(own) == FEWEST:
        near = all(_near(step, pay, CLOSE) for step in steps)
        return number if near and (part or _near(first, number * pay, CLOSE)) else 0
    alike = sum(_near(step, pay, ABOUT) for step in steps)
    if alike * MOST[1] < len(steps) * MOST[0] or not (part or _near(first, number * pay, ABOUT)):
        return 0
    return number


def _near(one: int, other: int, part: tuple[int, int]) -> bool:
    """Whether the smaller is at least such a part of the larger."""
    return min(one, other) * part[1] >= max(one, other) * part[0]
