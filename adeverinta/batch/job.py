"""What is to be done, and a request on its way through."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from adeverinta.certificate import Certificate, Facts
from adeverinta.core.finding import Finding
from adeverinta.income import IncomeResult
from adeverinta.requests.records import CertificateRequest, EmployerProfile

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and of how many."""

Work = tuple[str, Facts]
"""A form's code and the facts to stamp on it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do. `register` None: drafts, which take no number.

    `author`: who signs in the register. `replaces`: numbers and years of certificates to be annulled and
    replaced; `replace_all`: every earlier one whose request has other facts now.
    """

    exports: Sequence[Path]
    requests: Sequence[CertificateRequest]
    employer: EmployerProfile
    output: Path
    issue_date: date
    register: Path | None
    form: str = "auto"
    accept_missing: bool = False
    merged: bool = False
    findings: Sequence[Finding] = ()
    author: str = ""
    replaces: Sequence[tuple[int, int]] = ()
    replace_all: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A request computed and built, or refused with what is known. `position` is its place, from 1."""

    position: int
    request: CertificateRequest
    findings: tuple[Finding, ...]
    form: str | None = None
    income: IncomeResult | None = None
    built: Certificate | None = None

    @property
    def refused(self) -> bool:
        """Whether no certificate may come of it."""
        return self.built is None or any(item.blocking for item in self.findings)
