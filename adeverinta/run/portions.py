"""Drafts become numbered files, a portion at a time, in the order of the requests of all employers."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from adeverinta.certificate import Outcome, OutcomeState
from adeverinta.core.finding import Finding
from adeverinta.registry import NumberRegister
from adeverinta.run.drafts import Drafts
from adeverinta.run.employer_part import EmployerPart
from adeverinta.run.job import Progress, Work

BREATH = 0.015
"""Seconds between chunks in which another run that waits for the register gets its turn."""
CHUNK = 400
"""Certificates numbered, written and confirmed together."""
AHEAD = 3
"""Chunks of drafts that are prepared at one time, the one in use among them, so that memory does not grow."""


def issue(
    assigned: Sequence[Drafts],
    say: Progress,
    *,
    printed: list[Work] | None = None,
    notes: list[Finding] | None = None,
    opened: NumberRegister | None = None,
    portion: int | None = None,
) -> Generator[Outcome, None, None]:
    """An outcome per draft of all employers, in the order of the requests, each when its number is confirmed.

    The executor of the drafts, if any, stamps the units of work too, with the same bytes. What was stamped is
    added to `printed`, what concerns a register as a whole to `notes`, employer after employer. `opened`: the
    register, where the caller has it open. `portion`: certificates numbered, written and confirmed together
    (`CHUNK`); whoever stops asking for outcomes stops between two portions.
    """
    size = portion or CHUNK
    order = [at for _, at in sorted((p, at) for at, drafts in enumerate(assigned) for p in drafts.positions)]
    refused = _Refused(say, len(order))
    parts = [EmployerPart(drafts, say, opened, keep=printed is not None, size=size) for drafts in assigned]
    with ExitStack() as stack:
        for part in parts:
            stack.callback(part.close)
        ahead = partial(_ahead, assigned, order)
        ahead(0, (AHEAD - 1) * CHUNK)
        for start in range(0, len(order), size):
            here = order[start : start + size]
            stop = start + len(here)
            following = partial(ahead, stop, stop + (AHEAD - 1) * CHUNK)
            done = {at: iter(parts[at].portion(here.count(at), following)) for at in dict.fromkeys(here)}
            yield from refused.those([next(done[at]) for at in here])
            say("emitere", stop, len(order))
            if start // CHUNK != stop // CHUNK < len(order) / CHUNK:
                time.sleep(BREATH)
        for part in parts:
            if notes is not None:
                notes += part.notes()
            if printed is not None:
                printed += part.printed or ()


def _ahead(assigned: Sequence[Drafts], order: Sequence[int], start: int, stop: int) -> None:
    """Let the executor go on with the next drafts, once it has been given the portion's pages to stamp."""
    wanted = order[start:stop]
    for at in dict.fromkeys(wanted):
        assigned[at].ahead(wanted.count(at))


@dataclass(slots=True)
class _Refused:
    """Counts the refused outcomes as they pass, for the progress."""

    say: Progress
    total: int
    count: int = 0

    def those(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes, counted."""
        for outcome in outcomes:
            self.count += outcome.status is OutcomeState.REFUSED
            yield outcome
        if self.count:
            self.say("respinse", self.count, self.total)
