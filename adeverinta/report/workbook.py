"""`centralizator.xlsx`: what was issued, from which income, with which findings, rules and files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import IO, Final

from adeverinta.certificate.outcome import Outcome
from adeverinta.core.finding import Finding
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import SourceInfo
from adeverinta.report import sheets
from adeverinta.report.run import Run
from adeverinta.report.table import Written
from adeverinta.report.xlsx import Table, write_workbook

TITLE: Final = "Centralizatorul adeverințelor"


def report_workbook(
    outcomes: Sequence[Outcome],
    *,
    issue_date: date,
    sources: Sequence[SourceInfo],
    run_findings: Sequence[Finding],
    used: Sequence[DatedValue] = (),
) -> bytes:
    """The workbook as bytes; `stream_workbook` writes it with bounded memory."""
    stream = io.BytesIO()
    stream_workbook(stream, Run(issue_date, outcomes, sources, run_findings, used))
    return stream.getvalue()


def stream_workbook(stream: IO[bytes], run: Run) -> None:
    """Write the workbook to a binary stream."""
    write_workbook(stream, tables(run), title=TITLE, day=run.issue_date)


def tables(run: Run, certificates: Written | None = None, incomes: Written | None = None) -> list[Table]:
    """The sheets in their order; the two long ones may have been written as the outcomes came."""
    found = [
        Table("Adeverințe", sheets.CERTIFICATES, certificates or sheets.certificates(run)),
        Table("Venituri", sheets.INCOMES, incomes or sheets.incomes(run)),
        Table("Verificări", sheets.FINDINGS, sheets.findings(run)),
        Table("Reguli", sheets.RULES, sheets.rules(run)),
        Table("Surse", sheets.SOURCES, sheets.sources(run)),
    ]
    if any(outcome.replaced for outcome in run.outcomes):
        found.append(Table("Înlocuiri", sheets.REPLACEMENTS, sheets.replacements(run)))
    return found
