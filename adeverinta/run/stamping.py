"""Pages stamped here, or by an executor that goes on with what comes next while they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
                yield from stamp([item], self.templates)
            return
        units = [work[start : start + UNIT] for start in range(0, len(work), UNIT)]
        under_way = [self.executor.submit(stamp, unit, self.templates) for unit in units]
        try:
            self.following()
            for future in under_way:
                yield from future.result()
        finally:  # an interruption leaves no work behind
            for future in under_way:
                future.cancel()


def stamp(work: Sequence[Work], templates: Path | None = None) -> list[bytes]:
    """A unit of work: form codes and facts in, PDFs out; pure, so that any executor can run it."""
    return [forms.render(code, facts, folder=templates).pdf for code, facts in work]
