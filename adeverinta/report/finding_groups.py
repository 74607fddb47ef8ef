"""Findings grouped by cause: what it is, how many persons and months have it, the first example."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from adeverinta.core.finding import Finding, Severity
from adeverinta.core.month import Month
from adeverinta.core.text import count, mask_cnp

_ORDER: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_NAMED: Final = 3


@dataclass(slots=True)
class FindingGroup:
    """The findings of one code, one severity and one cause.

    persons: the CNPs, in the order met; named: the first of them as a screen may show them. found: how many
    findings.
    """

    first: Finding
    persons: dict[str, None] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)
    months: set[Month] = field(default_factory=set)
    found: int = 0

    @property
    def extent(self) -> str:
        """How many persons and months."""
        parts = []
        if self.persons:
            parts.append(count(len(self.persons), "persoană", "persoane"))
        if self.months:
            parts.append(_months(sorted(self.months)))
        if not parts or (not self.months and self.found > max(len(self.persons), 1)):
            parts.append("o dată" if self.found == 1 else f"de {count(self.found, 'dată', 'ori')}")
        return ", ".join(parts)

    def holds(self, item: Finding) -> bool:
        """Whether a finding is one of these."""
        return _key(item) == _key(self.first)


class Groups:
    """The groups of the findings added so far."""

    def __init__(self) -> None:
        self._groups: dict[tuple[int, str, str], FindingGroup] = {}

    def add(self, item: Finding, cnp: str | None = None, name: str = "") -> None:
        """One more finding and whose it is."""
        key = _key(item)
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = FindingGroup(item)
        group.found += 1
        group.months.update(item.months or ((item.month,) if item.month else ()))
        if cnp and cnp not in group.persons:
            group.persons[cnp] = None
            if len(group.named) < _NAMED:
                group.named.append(short_name(name, cnp))

    def sorted(self) -> list[FindingGroup]:
        """Blocking ones first, then warnings, then the rest; those of most persons first among their like."""
        keys = sorted(
            self._groups, key=lambda key: (key[0], -len(self._groups[key].persons), -self._groups[key].found)
        )
        return [self._groups[key] for key in keys]


def _key(item: Finding) -> tuple[int, str, str]:
    """Severity, code and cause; the sums of a cause are each month's own, and no part of it."""
    return _ORDER[item.severity], item.code, item.cause


def grouped(items: Iterable[tuple[Finding, str | None, str]]) -> list[FindingGroup]:
    """The groups of findings given with whose they are: CNP and name."""
    groups = Groups()
    for item, cnp, name in items:
        groups.add(item, cnp, name)
    return groups.sorted()


def short_name(name: str, cnp: str) -> str:
    """A person as a screen may name one.

    >>> short_name("POPA MARIA", "2930512061019"), short_name("", "2930512061019")
    ('POPA M., 2********1019', '2********1019')
    """
    surname, _, rest = name.strip().partition(" ")
    initial = f" {rest.strip()[0]}." if rest.strip() else ""
    return f"{surname}{initial}, {mask_cnp(cnp)}" if surname else mask_cnp(cnp)


def _months(months: list[Month]) -> str:
    """The months by name where they are few or in a row, else how many."""
    if len(months) == 1:
        return f"luna {months[0].label}"
    number = count(len(months), "lună", "luni")
    if months[-1].minus(months[0]) == len(months) - 1:
        return f"{number} ({months[0].label} - {months[-1].label})"
    if len(months) <= _NAMED:
        return f"lunile {', '.join(month.label for month in months)}"
    return f"{number} între {months[0].label} și {months[-1].label}"
