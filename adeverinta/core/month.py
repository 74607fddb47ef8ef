"""A calendar month as an ordered value that can be counted with."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

_PAIR: Final = 2
MONTH_NAMES: Final = (
    "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie",
    "iulie", "august", "septembrie", "octombrie", "noiembrie", "decembrie",
)  # fmt: skip

_ENGLISH: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORT: Final = {
    1: "ian ianu jan", 2: "feb febr", 3: "mar mart", 4: "apr apri", 5: "mai", 6: "iun iuni jun",
    7: "iul iuli jul", 8: "aug augu", 9: "sep sept septem", 10: "oct octo octom",
    11: "nov noi noie noiem noe noem", 12: "dec dece decem",
}  # fmt: skip
MONTH_NUMBERS: Final[dict[str, int]] = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    **{name: number for number, names in _SHORT.items() for name in names.split()},
}
"""Names and abbreviations in both languages, lower case without diacritics."""
ROMAN_NUMBERS: Final[dict[str, int]] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
"""They are months only where a year stands beside."""


class Month(NamedTuple):
    """A year and a month (1-12); compares by time.

    >>> Month(2026, 1).plus(-1), Month(2026, 3).minus(Month(2025, 12)), str(Month(2026, 3))
    (Month(year=2025, month=12), 3, '2026-03')
    """

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Month:
        """The inverse of `ordinal`."""
        year, month = divmod(ordinal, 12)
        return cls(year, month + 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """From `yyyy-mm`; ValueError on anything else."""
        year, month = text.split("-")
        value = cls(int(year), int(month))
        if not (1 <= value.month <= 12 and len(year) == 4):
            raise ValueError(text)
        return value

    @property
    def ordinal(self) -> int:
        """Months since year 0: neighbours differ by one."""
        return self.year * 12 + self.month - 1

    def plus(self, months: int) -> Month:
        """That many months later (earlier when negative)."""
        return Month.from_ordinal(self.ordinal + months)

    def minus(self, other: Month) -> int:
        """How many months lie between."""
        return self.ordinal - other.ordinal

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def name(self) -> str:
        """The Romanian name, lower case."""
        return MONTH_NAMES[self.month - 1]

    @property
    def label(self) -> str:
        """`ianuarie 2026`."""
        return f"{self.name} {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def listed(months: Iterable[Month]) -> str:
    """Months of a sentence in order, more than two in a row by their ends.

    >>> listed(map(Month.parse, ("2025-05", "2025-02", "2025-03", "2025-04", "2026-01")))
    'februarie 2025 - mai 2025, ianuarie 2026'
    """
    runs: list[list[Month]] = []
    for month in sorted(set(months)):
        if runs and month.minus(runs[-1][-1]) == 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(
        f"{run[0].label} - {run[-1].label}" if len(run) > _PAIR else ", ".join(month.label for month in run)
        for run in runs
    )
