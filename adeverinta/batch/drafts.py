"""The drafts of a run's requests, prepared a unit at a time, here or by an executor ahead of their use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, overload

from adeverinta.batch.answers import answer_of
from adeverinta.batch.job import Draft, Job
from adeverinta.batch.prepare import Placed, prepare_all
from adeverinta.batch.unit import Prepared, Tell, prepared, unit, whole
from adeverinta.core.finding import finding
from adeverinta.law.types import DatedValue
from adeverinta.payroll import Payroll

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

UNIT: Final = 50
"""Requests prepared in one piece."""
AHEAD: Final = 400
"""Requests that the executor prepares while as many are looked at."""


class Drafts(Sequence[Draft]):
    """The drafts of one employer in the order of the requests, prepared a unit at a time when asked for.

    Preparing is pure, so asking again gives the same; but for the last unit none is kept, so memory holds a
    chunk of them. `positions` count the requests of the whole run from 1. `used` are the dated values behind
    the incomes of what was asked for.
    """

    def __init__(self, job: Job, read: Payroll, tell: Tell, executor: Executor | None) -> None:
        self.job, self.read = job, read
        self.positions: list[int] = []
        self.used: dict[tuple[str, date, str], DatedValue] = {}
        self._undecided: dict[int, str] = {}
        self._nowhere: dict[int, str] = {}
        self._tell, self.executor = tell, executor
        self._under_way: dict[int, Future[Prepared]] = {}
        self._last: tuple[int, list[Draft]] = (-1, [])

    def take(self, position: int, *, undecided: str = "", nowhere: str = "") -> None:
        """One more request. `undecided`: the employers that all have the person; `nowhere`: those of the run,
        none of which has.
        """
        self.positions.append(position)
        if undecided:
            self._undecided[position] = undecided
        if nowhere:
            self._nowhere[position] = nowhere

    def __iter__(self) -> Iterator[Draft]:
        for start in range(0, len(self), AHEAD):
            self.ahead(start, start + 2 * AHEAD)
            for place in range(start, min(start + AHEAD, len(self))):
                yield self[place]

    def __len__(self) -> int:
        return len(self.positions)

    @overload
    def __getitem__(self, at: int) -> Draft: ...
    @overload
    def __getitem__(self, at: slice) -> list[Draft]: ...
    def __getitem__(self, at: int | slice) -> Draft | list[Draft]:
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._unit(at // UNIT)[at % UNIT]

    def ahead(self, start: int, stop: int) -> None:
        """Let the executor prepare these while other things are done."""
        if self.executor is None:
            return
        for number in range(start // UNIT, -(-min(stop, len(self)) // UNIT)):
            if number not in self._under_way:
                piece = unit(self.job, self.read, self._placed(number), self._tell)
                self._under_way[number] = self.executor.submit(piece.run)

    def close(self) -> None:
        """Leave no work behind."""
        for future in self._under_way.values():
            future.cancel()
        self._under_way.clear()

    def _placed(self, number: int) -> Placed:
        positions = self.positions[number * UNIT : (number + 1) * UNIT]
        return [(at, self.job.requests[at - 1]) for at in positions]

    def _unit(self, number: int) -> list[Draft]:
        if self._last[0] != number:
            self._last = (number, self._prepared(number))
        return self._last[1]

    def _prepared(self, number: int) -> list[Draft]:
        future = self._under_way.pop(number, None)
        if future:
            found = future.result()
        else:
            found = prepared(prepare_all(self._placed(number), self.read, self.job), self._tell)
        for item in found.used:
            self.used.setdefault((item.parameter, item.start, str(item.value)), item)
        return [self._whole(self._assigned(draft)) for draft in found.drafts]

    def _whole(self, draft: Draft) -> Draft:
        if self._tell is not whole:
            return draft
        return draft._replace(answer=answer_of(draft, self.job))

    def _assigned(self, draft: Draft) -> Draft:
        request = draft.request
        cnp, source = request.cnp, request.cell("cnp")
        if names := self._undecided.get(draft.position):
            found = finding("ANGAJATOR_NEDECIS", cnp=cnp, source=source, angajatori=names)
            return Draft(draft.position, request, (*request.findings, found))
        names = self._nowhere.get(draft.position, "")
        if not names or draft.refused:
            return draft
        found = finding(
            "ANGAJATOR_NEGASIT", cnp=cnp, source=source, angajatori=names, formular=draft.form
        )  # a form that needs no payroll
        return draft._replace(findings=(*draft.findings, found))
