"""The whole run on one screen: read, compute, build, number, stamp, write, report."""

from __future__ import annotations

from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from adeverinta import forms, payroll, report
from adeverinta.batch import Drafts, Job, Progress, Work, issue
from adeverinta.certificate import FormUse, Outcome, Status
from adeverinta.core.collector import seldom_collected
from adeverinta.core.errors import ExitCode, UsageStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.payroll import Payroll
from adeverinta.registry import files

__all__ = ["Job", "Result", "run"]

MERGED_NAME = "adeverinte.pdf"


@dataclass(frozen=True, slots=True)
class Result:
    """What was done: outcomes in the order of the requests, what was read, where the reports are."""

    outcomes: list[Outcome]
    payroll: Payroll
    workbook: Path
    report: Path
    merged: Path | None
    findings: list[Finding]

    @property
    def refused(self) -> int:
        """How many requests were refused."""
        return sum(outcome.status is Status.REFUSED for outcome in self.outcomes)

    @property
    def exit_code(self) -> ExitCode:
        """0, or 1 when at least one request was refused."""
        return ExitCode.REFUSED if self.refused else ExitCode.OK


def run(
    job: Job,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    report_beside: bool = False,
) -> Result:
    """The batch. Stages give values and findings; only what stops everything raises (`core.errors.Stop`).

    `executor` stamps the pages, `report_beside` writes the reports in a process of their own; without them
    all is done here. Order and bytes are the same.
    """
    say = progress or (lambda _stage, _done, _total: None)
    codes = [info.code for info in forms.catalog()]
    if job.form not in {"auto", *codes}:
        raise UsageStop(finding("FORMULAR_NECUNOSCUT", formular=job.form, coduri=", ".join(codes)))
    files.prepare_output(job.output)
    report.check(job.output)

    say("citire", 0, 1)
    read = payroll.read(
        job.exports,
        employer=job.employer.cod_fiscal_digits,
        wanted={request.cnp for request in job.requests},
        issue_month=Month.of(job.issue_date),
    )
    say("citire", 1, 1)

    drafts = Drafts(read, job)
    printed: list[Work] | None = [] if job.merged else None
    notes: list[Finding] = []
    issued = issue(drafts, job, say, executor=executor, printed=printed, notes=notes, sources=read.sources)
    with seldom_collected(), closing(report.Reports(job.issue_date, beside=report_beside)) as reports:
        outcomes = [reports.add(outcome) for outcome in issued]
        return _reported(job, say, read, outcomes, reports, printed or [], [*job.findings, *notes])


def _reported(
    job: Job,
    say: Progress,
    read: Payroll,
    outcomes: list[Outcome],
    reports: report.Reports,
    printed: list[Work],
    findings: list[Finding],
) -> Result:
    """Write what is printed together and the reports."""
    say("raport", 0, 1)
    merged = None
    if printed:
        merged = job.output / MERGED_NAME
        files.write_atomic(merged, forms.render_many(printed).pdf)
    wanted = {request.cnp for request in job.requests}
    findings += [item for item in read.findings if item.cnp not in wanted]
    used = {outcome.form for outcome in outcomes if outcome.pdf}
    json_path, workbook = reports.write(
        job.output,
        report.Run(
            issue_date=job.issue_date,
            outcomes=(),
            sources=read.sources,
            run_findings=findings,
            forms=[FormUse(i.code, i.title, i.exactness) for i in forms.catalog() if i.code in used],
        ),
    )
    say("raport", 1, 1)
    return Result(outcomes, read, workbook, json_path, merged, findings)
