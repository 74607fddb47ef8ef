"""Pages stamped here, or by an executor that goes on with what comes next while they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta import forms
from adeverinta.run.job import Work

if TYPE_CHECKING:
    from concurrent.futures import Executor

UNIT = 50
"""Certificates that an executor stamps in one piece."""


@dataclass(frozen=True, slots=True)
class Stamping:
    """Stamps a chunk of pages; `following` gives the executor its next work once it has this chunk's."""

    templates: Path | None
    executor: Executor | None
    following: Callable[[], None]

    def pages(self, work: Sequence[Work]) -> Iterator[bytes]:
        """The PDFs in order, made as they are asked for, or by the executor all along."""
        if self.executor is None:
            for item in work:
                yield from joined(stamp([item], self.templates))
            return
        units = [work[start : start + UNIT] for start in range(0, len(work), UNIT)]
        under_way = [self.executor.submit(stamp, unit, self.templates) for unit in units]
        try:
            self.following()
            for future in under_way:
                yield from joined(future.result())
        finally:  # an interruption leaves no work behind
            for future in under_way:
                future.cancel()


Parts = tuple[bytes, bytes]
"""A PDF in two: what all papers of a form's variant begin with, the same object in a unit, and the rest.
Pickled together they hold it once, and a fifth of the bytes go through the pipe between the processes.
"""


def stamp(work: Sequence[Work], templates: Path | None = None) -> list[Parts]:
    """A unit of work: form codes and facts in, PDFs out; pure, so that any executor can run it."""
    made = (forms.render_parts(code, facts, folder=templates) for code, facts in work)
    return [(one.head, one.tail) for one in made]


def joined(stamped: Iterable[Parts]) -> Iterator[bytes]:
    """The PDFs; empty where one could not be stamped."""
    for head, tail in stamped:
        yield head + tail
