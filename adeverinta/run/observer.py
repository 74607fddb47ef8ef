"""Whoever looks on while certificates are made: the reports, a page, a program."""

from __future__ import annotations

from typing import Protocol

from adeverinta.certificate import Outcome
from adeverinta.run.job import Draft


class Observer(Protocol):
    """`prepare` runs where a draft is made, maybe in another process: a function that can be pickled. What it
    gives is opaque to every other room and comes home with the outcome.
    """

    @staticmethod
    def prepare(draft: Draft) -> bytes:
        """What the observer needs of a draft."""

    def add(self, outcome: Outcome, payload: bytes) -> None:
        """The next outcome, in the order of the requests, with what `prepare` gave."""
