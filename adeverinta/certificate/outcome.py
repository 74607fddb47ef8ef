"""What became of one request, as the reports tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from adeverinta.core.finding import Finding
from adeverinta.income.records import IncomeResult
from adeverinta.requests.records import CertificateRequest


class Status(StrEnum):
    """`stare` of the report."""

    ISSUED = "emisa"
    DRAFT = "ciorna"
    REFUSED = "respinsa"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One request, done or refused. `pdf` is relative to the output folder, with forward slashes.

    `income` is None when the request was refused before anything could be computed.
    """

    request: CertificateRequest
    status: Status
    nume: str
    prenume: str
    form: str | None
    income: IncomeResult | None
    findings: tuple[Finding, ...]
    number: str | None = None
    issued_on: date | None = None
    pdf: str | None = None


@dataclass(frozen=True, slots=True)
class FormUse:
    """A form used in the run and its exactness, for the report."""

    code: str
    title: str
    exactness: str
