"""What became of one request, as the reports tell it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from adeverinta.certificate.answer import Answer
from adeverinta.core.finding import Finding
from adeverinta.core.text import masked_repr
from adeverinta.income.result import IncomeResult
from adeverinta.requests.request import Request


class OutcomeState(StrEnum):
    """`stare` of the report."""

    ISSUED = "emisa"
    DRAFT = "ciorna"
    REFUSED = "respinsa"


class Difference(NamedTuple):
    """A fact that is not what it was."""

    label: str
    before: str
    after: str


class Replaced(NamedTuple):
    """The earlier certificate of a request that has other facts now, and what differs."""

    number: str
    issued_on: date
    differences: tuple[Difference, ...]


class Outcome(NamedTuple):
    """One request, done or refused. `pdf` is relative to the output folder, with forward slashes.

    `income` is None when the request was refused before anything could be computed; its months stand in
    `answer` alone. `payloads`: what each observer of the run made of it, opaque to all others. `replaced`:
    the certificate that this one replaces, or, of a refused request, the one that stands in its way.
    `whole`: all that was computed, and `path`: where the file stands, for whoever asked for whole outcomes.
    """

    request: Request
    status: OutcomeState
    nume: str
    prenume: str
    form: str | None
    income: IncomeResult | None
    findings: tuple[Finding, ...]
    number: str | None = None
    issued_on: date | None = None
    pdf: str | None = None
    replaced: Replaced | None = None
    payloads: tuple[bytes, ...] = ()
    whole: Answer | None = None
    path: Path | None = None

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)

    @property
    def state(self) -> OutcomeState:
        """`emisa`, `ciorna` or `respinsa`."""
        return self.status

    @property
    def answer(self) -> Answer:
        """All that was computed, also of a refused request; ValueError of an outcome that travelled slim."""
        if self.whole is None:
            raise ValueError("answers: an outcome without its answer has no months; take those of `issue`")
        return self.whole


class FormUse(NamedTuple):
    """A form used in the run and its exactness, for the report."""

    code: str
    title: str
    exactness: str
