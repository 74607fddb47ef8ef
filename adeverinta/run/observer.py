"""Whoever looks on while certificates are made: the reports, a page, a program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from adeverinta.certificate import Outcome
from adeverinta.run.job import Draft
from adeverinta.run.record import RunRecord


class Observer(Protocol):
    """`prepare` runs where a draft is made, maybe in another process: a function that can be pickled. What it
    gives is opaque to every other room and comes home with the outcome.
    """

    @staticmethod
    def prepare(draft: Draft) -> bytes:
        """What the observer needs of a draft."""

    def add(self, outcome: Outcome, payload: bytes) -> None:
        """The next outcome, in the order of the requests, with what `prepare` gave."""


class ReportObserver(Observer, Protocol):
    """The observer that writes what a run leaves beside its papers."""

    def check(self, folder: Path, suffix: str) -> None:
        """OutputStop where a report cannot be written; asked before numbers are taken."""

    def write(self, folder: Path, run: RunRecord) -> tuple[Path, Path]:
        """Write for machines and for people; `run` is all but the outcomes, which were added."""

    def hand_over(
        self, folder: Path, papers: Sequence[Outcome], *, day: date, suffix: str, employer: str
    ) -> Path:
        """Write the list that whoever takes the papers signs."""

    def close(self) -> None:
        """End what the observer began."""
