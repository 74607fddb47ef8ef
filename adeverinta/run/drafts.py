"""The drafts of an employer's requests as a stream: each prepared once, a unit ahead of its use at most."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from adeverinta.core.finding import finding
from adeverinta.law.types import DatedValue
from adeverinta.payroll import Payroll
from adeverinta.run import codes
from adeverinta.run.draft_answer import answer_of
from adeverinta.run.job import Draft, Job
from adeverinta.run.numbering import key_of
from adeverinta.run.preparation import Placed, form_of, prepare_all
from adeverinta.run.work_unit import Prepare, Prepared, prepared, unit

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

UNIT: Final = 50
"""Requests prepared in one piece."""


class Drafts:
    """The drafts of one employer in the order of the requests, prepared a unit at a time when asked for.

    `positions` count the requests of the whole run from 1. `used` are the dated values behind the incomes of
    what was given out. `observe` makes what each observer needs of a draft where it is prepared. `whole`:
    with all that was computed, else without months and rows, which need not travel.
    """

    def __init__(
        self,
        job: Job,
        read: Payroll,
        observe: Sequence[Prepare] = (),
        executor: Executor | None = None,
        *,
        whole: bool = False,
    ) -> None:
        self.job, self.read, self.executor = job, read, executor
        self.positions: list[int] = []
        self.used: dict[tuple[str, date, str], DatedValue] = {}
        self._observe, self._whole = tuple(observe), whole
        self._undecided: dict[int, str] = {}
        self._nowhere: dict[int, str] = {}
        self._given = 0
        self._next_unit = 0
        self._waiting: deque[Draft] = deque()
        self._early: dict[int, Draft] = {}
        self._under_way: deque[tuple[list[int], Future[Prepared]]] = deque()

    def take(self, position: int, *, undecided: str = "", nowhere: str = "") -> None:
        """One more request. `undecided`: the employers that all have the person; `nowhere`: those of the run,
        none of which has.
        """
        self.positions.append(position)
        if undecided:
            self._undecided[position] = undecided
        if nowhere:
            self._nowhere[position] = nowhere

    def __len__(self) -> int:
        return len(self.positions)

    def next(self, count: int) -> list[Draft]:
        """The next drafts, fewer at the end."""
        while len(self._waiting) < count and self._given + len(self._waiting) < len(self):
            self._waiting.extend(self._unit())
        found = [self._waiting.popleft() for _ in range(min(count, len(self._waiting)))]
        self._given += len(found)
        return found

    def ahead(self, count: int) -> None:
        """Let the executor prepare the next so many while other things are done."""
        if self.executor is None:
            return
        while self._next_unit * UNIT < min(self._given + count, len(self)):
            positions = self._place()
            piece = unit(self.job, self.read, self._placed(positions), self._observe, whole=self._whole)
            self._under_way.append((positions, self.executor.submit(piece.run)))

    def unprepared(self) -> Iterator[Draft]:
        """Every request with its form alone."""
        for position in self.positions:
            request = self.job.requests[position - 1]
            form = None if position in self._undecided else form_of(request, self.job)[0]
            yield Draft(position=position, request=request, findings=(), form=form)

    def early(self, keys: Collection[str], known: Sequence[Draft]) -> list[Draft]:
        """The drafts of these request keys, prepared before their turn; `known` are those given out last."""
        wanted = {draft.position for draft in self.unprepared() if key_of(draft, self.job) in keys}
        while self._under_way:
            self._waiting.extend(self._unit())
        alone = [at for at in self.positions[self._next_unit * UNIT :] if at in wanted]
        for start in range(0, len(alone), UNIT):
            self._early |= {draft.position: draft for draft in self._made(alone[start : start + UNIT])}
        at_hand = {draft.position: draft for draft in (*known, *self._waiting, *self._early.values())}
        return [draft for at, draft in at_hand.items() if at in wanted]

    def again(self) -> Drafts:
        """The same from the beginning."""
        other = Drafts(self.job, self.read, (), self.executor)
        other.positions, other._undecided, other._nowhere = self.positions, self._undecided, self._nowhere
        return other

    def close(self) -> None:
        """Leave no work behind."""
        for _, future in self._under_way:
            future.cancel()
        self._under_way.clear()

    def _place(self) -> list[int]:
        """The positions of the next unit."""
        start = self._next_unit * UNIT
        self._next_unit += 1
        return self.positions[start : start + UNIT]

    def _placed(self, positions: Sequence[int]) -> Placed:
        """Their requests, but for those that were prepared early."""
        return [(at, self.job.requests[at - 1]) for at in positions if at not in self._early]

    def _unit(self) -> list[Draft]:
        if self._under_way:
            positions, future = self._under_way.popleft()
            fresh = self._finished(future.result())
        else:
            positions = self._place()
            fresh = self._made(positions)
        found = {draft.position: draft for draft in fresh}
        return [self._early.pop(at) if at in self._early else found[at] for at in positions]

    def _made(self, positions: Sequence[int]) -> list[Draft]:
        drafts = prepare_all(self._placed(positions), self.read, self.job)
        return self._finished(prepared(drafts, self._observe, whole=self._whole))

    def _finished(self, found: Prepared) -> list[Draft]:
        for item in found.used:
            self.used.setdefault((item.parameter, item.start, str(item.value)), item)
        drafts = [self._assigned(draft) for draft in found.drafts]
        if not self._whole:
            return drafts
        return [draft._replace(answer=answer_of(draft, self.job)) for draft in drafts]

    def _assigned(self, draft: Draft) -> Draft:
        request = draft.request
        cnp, source = request.cnp, request.cell("cnp")
        if names := self._undecided.get(draft.position):
            found = finding(codes.ANGAJATOR_NEDECIS, cnp=cnp, source=source, angajatori=names)
            nothing = (b"",) * len(self._observe)
            return Draft(draft.position, request, (*request.findings, found), payloads=nothing)
        names = self._nowhere.get(draft.position, "")
        if not names or draft.refused:
            return draft
        found = finding(
            codes.ANGAJATOR_NEGASIT, cnp=cnp, source=source, angajatori=names, formular=draft.form
        )  # a form that needs no payroll
        return draft._replace(findings=(*draft.findings, found))
