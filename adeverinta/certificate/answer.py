"""What was computed for one request, whole: sums, months with reasons and cells, rules, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from adeverinta.certificate.fact_builder import Certificate
from adeverinta.core.finding import Finding
from adeverinta.core.money import Bani
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.text import masked_repr
from adeverinta.income.result import (
    Component,
    Estimate,
    Evidence,
    IncomeResult,
    MonthIncome,
    MonthState,
)
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import DAY_COLUMNS, Hundredths, PayrollRow
from adeverinta.requests.request import Request


class AnswerMonth(NamedTuple):
    """A month of the form. `net` in bani, None where there is no amount; days in hundredths of a day.

    `reason` says in Romanian why it counts or not and is never empty; `evidence` how far amount and days are
    proven (`dovada`); `sources` are the cells of its amounts.
    """

    number: int
    month: Month
    net: Bani | None
    counted: bool
    reason: str
    evidence: Evidence
    sources: tuple[Source, ...]
    state: MonthState
    kind_text: str | None
    qualifies: bool
    components: tuple[Component, ...]
    days: Mapping[str, Hundredths | None]


@dataclass(frozen=True)
class Answer:
    """A request computed. `form` is an empty text where none could be told. `income` is None where it was
    refused before anything could be computed or where the form prints no income; `certificate` holds the
    facts to print, None of a refused one. `on` is the date of issue that it was computed for. `edition`: its
    template in `templates` as it was then (`forms.edition`), None where the form is the product's.
    """

    request: Request
    form: str
    income: IncomeResult | None
    certificate: Certificate | None
    findings: tuple[Finding, ...]
    on: date
    templates: Path | None = None
    edition: tuple[int, int] | None = None

    def __repr__(self) -> str:
        return masked_repr(self, self.__dataclass_fields__)

    @property
    def cnp(self) -> str:
        """The person."""
        return self.request.cnp

    @property
    def name(self) -> str:
        """The person's name, surname first."""
        if self.certificate:
            return self.certificate.name.full
        return f"{self.request.nume} {self.request.prenume}".strip()

    @property
    def regime(self) -> str | None:
        """The legal regime that the months were chosen by."""
        return self.income.regime if self.income else None

    @property
    def total(self) -> Bani | None:
        """The sum of the counted months, in bani."""
        return self.income.total if self.income else None

    @property
    def mean(self) -> Fraction | None:
        """The exact mean in lei; None where the counted months are too few."""
        return self.income.mean if self.income else None

    @property
    def estimate(self) -> Estimate | None:
        """The indemnity estimated from the mean, in whole lei."""
        return self.income.estimate if self.income else None

    @property
    def rules(self) -> tuple[DatedValue, ...]:
        """The dated values used, each with act and article."""
        return self.income.used if self.income else ()

    @property
    def refused(self) -> bool:
        """Whether no certificate may come of it."""
        return self.certificate is None or any(item.blocking for item in self.findings)

    @cached_property
    def months(self) -> tuple[AnswerMonth, ...]:
        """The months of the form, in its order."""
        return tuple(map(self._month, self.income.months)) if self.income else ()

    def rows_of(self, month: Month) -> list[PayrollRow]:
        """The payroll rows that a month's amount is made of; none where the request gave it."""
        months = self.income.months if self.income else ()
        return [row for item in months if item.month == month for row in item.rows]

    def with_findings(self, findings: tuple[Finding, ...]) -> Answer:
        """The same with the findings that issuing it added."""
        return self if findings == self.findings else replace(self, findings=findings)

    def _month(self, item: MonthIncome) -> AnswerMonth:
        return AnswerMonth(
            number=item.number,
            month=item.month,
            net=item.net,
            counted=item.counted,
            reason=item.reason,
            evidence=item.evidence,
            sources=item.sources,
            state=item.state,
            kind_text=item.kind_text,
            qualifies=item.qualifies,
            components=item.components,
            days={name: getattr(item, name) for name in DAY_COLUMNS},
        )
