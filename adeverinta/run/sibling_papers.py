"""Another child of the same parent with a certificate in force, born too near: one date is mistyped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.registry import Entry, NumberRegister
from adeverinta.run import codes
from adeverinta.run.job import Draft

APART: Final = 9
"""Months between two births of one mother; children of one birth have one date."""


class SiblingPaper(NamedTuple):
    """A certificate in force: its id, the child's birth date, the number as people say it."""

    id: int
    birth: date
    label: str


@dataclass(slots=True)
class Siblings:
    """Births by parent, as the register has them when first asked for, with those that the run adds."""

    register: NumberRegister
    _births: dict[str, list[SiblingPaper]] = field(default_factory=dict, init=False, repr=False)

    def told(self, draft: Draft, entry: Entry) -> Iterator[Finding]:
        """`ALT_COPIL_PREA_APROAPE`, and the draft's own certificate is known from here on."""
        own = draft.request.data_nasterii_copilului
        if not draft.request.cnp or own is None:
            return
        known = self._of(draft.request.cnp)
        if draft.request.eveniment == "nastere":
            near = (item for item in known if item.id not in (entry.id, entry.replaces))
            other = next((item for item in near if _too_near(item.birth, own)), None)
            if other is not None:
                yield finding(
                    codes.ALT_COPIL_PREA_APROAPE,
                    cnp=draft.request.cnp,
                    source=draft.request.cell("data_nasterii_copilului"),
                    data=romanian_date(own),
                    numar=other.label,
                    alta=romanian_date(other.birth),
                )
        if all(item.id != entry.id for item in known):
            known.append(SiblingPaper(entry.id, own, entry.label))

    def _of(self, cnp: str) -> list[SiblingPaper]:
        if cnp not in self._births:
            self._births[cnp] = [SiblingPaper(*found) for found in self.register.births(cnp)]
        return self._births[cnp]


def _too_near(one: date, other: date) -> bool:
    first, second = sorted((one, other))
    months = Month.of(second).minus(Month.of(first)) - (second.day < first.day)
    return first != second and months < APART
