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
    """Births by parent, as the register has them when the run begins, with those that the run adds."""

    register: NumberRegister
    _births: dict[str, list[SiblingPaper]] | None = field(default=None, init=False, repr=False)

    def told(self, draft: Draft, entry: Entry) -> Iterator[Finding]:
        """`ALT_COPIL_PREA_APROAPE`, and the draft's own certificate is known from here on."""
        if self._births is None:
            self._births = {}
            for number, cnp, birth, label in self.register.births():
                self._births.setdefault(cnp, []).append(SiblingPaper(number, birth, label))
        own = draft.request.data_nasterii_copilului
        if not draft.request.cnp or own is None:
            return
        known = self._births.setdefault(draft.request.cnp, [])
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


def _too_near(one: date, other: date) -> bool:
    first, second = sorted((one, other))
    months = Month.of(second).minus(Month.of(first)) - (second.day < first.day)
    return first != second and months < APART
