"""Months that are the same for everybody, in firms whose months usually are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from statistics import median
from typing import Final, NamedTuple

from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.payroll.plausible.month_digests import MonthDigest

SEVERAL: Final = 3
"""Persons whose pay is not the same twice by chance."""
SELDOM: Final = 5
"""One in so many neighbouring months, or months, at most is the same as another where months differ."""
KNOWN: Final = 4
"""Neighbouring months that show how a firm's months are."""
Whole = Mapping[Month, tuple[int, int, int]]


class Equal(NamedTuple):
    """Two parts with the same amounts and days for everybody, the later first."""

    later: MonthDigest
    earlier: MonthDigest


def equal_months(
    parts: Sequence[MonthDigest],
    whole: Whole,
    working: Callable[[Month], int],
    alike: Sequence[float] = (),
    older: Callable[[Month, Month], bool] = lambda _later, _earlier: False,
) -> Iterator[Equal]:
    """Pairs that look like one file under two months.

    `working`: how many working days the firm counts in a month. `older`: whether a month has the pay of the
    time of another long before, and not of its own.

    `alike`: what part of the persons has the same pay in each pair of neighbouring months. Where most of
    them usually have, one person's leave makes months differ as a whole, and two without any are equal.
    """
    pairs = list(_pairs(parts))
    if not pairs:
        return
    dated = _days_follow(whole, working)
    differ = _usually_differ(whole) and not _constant(alike)
    alone = _alone(parts, whole)
    told: set[tuple[Month, Source]] = set()
    for later, earlier in pairs:
        calendar = working(later.month) != working(earlier.month)
        unlike = dated and calendar and later.days != 0
        exception = differ and alone and later.persons >= SEVERAL
        if unlike or exception:
            told.add((later.month, later.source))
            yield Equal(later, earlier)
    for group in _groups(parts):
        for earlier, later in combinations(group, 2):
            new = (later.month, later.source) not in told and later.persons >= SEVERAL
            if new and older(later.month, earlier.month):
                told.add((later.month, later.source))
                yield Equal(later, earlier)


def _groups(parts: Sequence[MonthDigest]) -> Iterator[list[MonthDigest]]:
    """Equal parts of several months, each in order."""
    groups: dict[tuple[int, int, int], dict[Month, MonthDigest]] = {}
    for part in parts:
        groups.setdefault((part.persons, part.amounts, part.days), {}).setdefault(part.month, part)
    yield from ([group[month] for month in sorted(group)] for group in groups.values() if len(group) > 1)


def _pairs(parts: Sequence[MonthDigest]) -> Iterator[tuple[MonthDigest, MonthDigest]]:
    """Equal parts of months that follow each other among them, the later first."""
    for group in _groups(parts):
        for earlier, later in pairwise(group):
            yield later, earlier


def _neighbours(whole: Whole) -> list[tuple[tuple[int, int, int], tuple[int, int, int], Month]]:
    return [(whole[m], whole[m.plus(1)], m) for m in whole if m.plus(1) in whole]


def _usually_differ(whole: Whole) -> bool:
    """Whether neighbouring months seldom have the same amounts for everybody."""
    near = _neighbours(whole)
    same = sum(one[:2] == other[:2] for one, other, _ in near)
    return len(near) >= KNOWN and same * SELDOM <= len(near)


def _constant(alike: Sequence[float]) -> bool:
    """Whether many persons have the same pay from month to month."""
    return bool(alike) and median(alike) * SELDOM > 1


def _days_follow(whole: Whole, working: Callable[[Month], int]) -> bool:
    """Whether the columns of days change where the working days of neighbouring months do."""
    told = [
        one[2] != other[2]
        for one, other, month in _neighbours(whole)
        if one[2] and working(month) != working(month.plus(1))
    ]
    return len(told) >= KNOWN and (len(told) - sum(told)) * SELDOM <= len(told)


def _alone(parts: Sequence[MonthDigest], whole: Whole) -> bool:
    """Whether months of equal amounts are an exception: each with one other, and few or all as far apart."""
    groups: dict[tuple[int, int], set[Month]] = {}
    for part in parts:
        groups.setdefault((part.persons, part.amounts), set()).add(part.month)
    equal = [sorted(months) for months in groups.values() if len(months) > 1]
    if any(len(months) > 2 for months in equal):
        return False
    apart = {later.minus(earlier) for earlier, later in equal}
    concerned = {month for months in equal for month in months}
    return len(concerned) * SELDOM <= len(whole) or (len(apart) == 1 and apart != {1})
