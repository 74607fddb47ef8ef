"""A whole run as its reports are told of it: outcomes, sources, findings, the law values behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from adeverinta.certificate.outcome import FormUse, Outcome
from adeverinta.core.finding import Finding
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import SourceInfo


class RunRecord(NamedTuple):
    """What a report tells. `Outcome.findings` holds all findings of its request, those of the income too.

    `run_findings` belong to no certificate; `used` are dated values beyond those of the incomes. `suffix` is
    part of the reports' names where another register has the plain ones. `switches`: the employer's choices,
    all of them, by which deadlines are reckoned.
    """

    issue_date: date
    outcomes: Sequence[Outcome]
    sources: Sequence[SourceInfo] = ()
    run_findings: Sequence[Finding] = ()
    used: Sequence[DatedValue] = ()
    forms: Sequence[FormUse] = ()
    suffix: str = ""
    switches: Mapping[str, str] = {}
