"""The whole run on one screen: read, compute, build, number, stamp, write, report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from adeverinta import forms, payroll
from adeverinta.certificate import FormUse, Outcome, OutcomeState
from adeverinta.core.errors import ExitCode, OutputStop, UsageStop, broken_workers
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.month import Month
from adeverinta.income import all_switches
from adeverinta.income import codes as income_codes
from adeverinta.payroll import Payroll
from adeverinta.run import codes, output_folders
from adeverinta.run.assignment import assign, sources_of
from adeverinta.run.job import Job, Progress, Work
from adeverinta.run.observer import Observer, ReportObserver
from adeverinta.run.portions import issue
from adeverinta.run.record import RunRecord
from adeverinta.system import files

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from adeverinta.law.types import DatedValue

__all__ = ["Job", "Result", "run"]

MERGED_NAME = "adeverinte.pdf"

Reads = Sequence[tuple[Job, Payroll]]
"""The payroll that was read for each employer of the run."""


class Result(NamedTuple):
    """What was done: outcomes in the order of the requests, what was read, where the reports are."""

    outcomes: list[Outcome]
    payroll: Payroll
    workbook: Path
    report: Path
    merged: Path | None
    findings: list[Finding]
    handover: Path | None = None

    @property
    def refused(self) -> int:
        """How many requests were refused."""
        return sum(outcome.status is OutcomeState.REFUSED for outcome in self.outcomes)

    @property
    def exit_code(self) -> ExitCode:
        """0, or 1 when at least one request was refused."""
        return ExitCode.REFUSED if self.refused else ExitCode.OK


def run(
    job: Job,
    reports: ReportObserver,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    told: Callable[[Outcome], bool] | None = None,
    portion: int | None = None,
) -> Result:
    """The batch. Stages give values and findings; only what stops everything raises (`core.errors.Stop`).

    `executor` prepares the requests and stamps the pages, without one all is done here. `reports` is told of
    every outcome and closed at the end. Order and bytes are the same. `told` is handed each outcome once
    its number is confirmed; where it answers False the run ends there, with the reports of what was done.
    `portion`: how many are numbered together (`run.portions`), hence how soon that takes effect.
    """
    say = progress or (lambda _stage, _done, _total: None)
    form_codes = forms.form_codes(job.templates)
    if job.form.casefold() not in {"auto", *form_codes}:
        raise UsageStop(finding(codes.FORMULAR_NECUNOSCUT, formular=job.form, coduri=", ".join(form_codes)))
    if job.others and job.replaces:
        number, year = job.replaces[0]
        raise UsageStop(finding(codes.INLOCUIRE_MAI_MULTI, numar=number, an=year))
    files.prepare_output(job.output)
    own_jobs, suffix = output_folders.placed(job)
    if job.reports:
        files.prepare_output(job.reports)
    reports.check(job.reports or job.output, suffix)
    if job.merged:
        files.check_replaceable(_merged_path(job, suffix))

    printed: list[Work] | None = [] if job.merged else None
    notes: list[Finding] = []
    with closing(reports):
        say("citire", 0, 1)
        reads = [(own, _read(own, job, executor)) for own in own_jobs]
        say("citire", 1, 1)

        outcomes: list[Outcome] = []
        observers: list[Observer] = [reports]
        assigned = assign(job, reads, [item.prepare for item in observers], executor)
        try:
            with closing(issue(assigned, say, printed=printed, notes=notes, portion=portion)) as issued:
                for outcome in issued:
                    slim = outcome._replace(payloads=())
                    for observer, payload in zip(observers, outcome.payloads, strict=True):
                        observer.add(slim, payload)
                    outcomes.append(slim)
                    if told is not None and not told(slim):
                        break
        except broken_workers() as error:
            raise OutputStop(finding(codes.PROCES_OPRIT)) from error
        used = [item for drafts in assigned for item in drafts.used.values()]
        job = job._replace(suffix=output_folders.report_suffix(own_jobs[0]))
        done = _reported(job, say, reads, outcomes, reports, printed or [], [*job.findings, *notes], used)
    for folder in {job.output, *(own.output / own.folder for own in own_jobs)}:
        files.sweep(folder)  # processes of a killed run may have lived on while this one began
    return done


def _reported(
    job: Job,
    say: Progress,
    reads: Reads,
    outcomes: list[Outcome],
    reports: ReportObserver,
    printed: list[Work],
    findings: list[Finding],
    used: list[DatedValue],
) -> Result:
    """Write what is printed together and the reports."""
    say("raport", 0, 1)
    merged = None
    if printed:
        merged = _merged_path(job, job.suffix)
        files.write_atomic(merged, forms.render_many(printed, folder=job.templates).pdf)
    wanted = {request.cnp for request in job.requests} | set(job.kept)
    others = [item for _, read in reads for item in read.findings if item.cnp not in wanted]
    findings = list(dict.fromkeys([*findings, *others, *_missing(outcomes), *_of_law(outcomes)]))
    form_codes = sorted({outcome.form for outcome in outcomes if outcome.pdf and outcome.form})
    infos = [forms.load(code, job.templates).info for code in form_codes]
    json_path, workbook = reports.write(
        job.reports or job.output,
        RunRecord(
            issue_date=job.issue_date,
            outcomes=(),
            sources=sources_of([read for _, read in reads]),
            run_findings=findings,
            used=used,
            forms=[FormUse(i.code, i.title, i.exactness) for i in infos],
            suffix=job.suffix,
            switches=all_switches(job.employer.calcul),
        ),
    )
    taken = _handed_over(job, reports, outcomes) if job.handover else None
    say("raport", 1, 1)
    return Result(
        outcomes=outcomes,
        payroll=reads[0][1],
        workbook=workbook,
        report=json_path,
        merged=merged,
        findings=findings,
        handover=taken,
    )


def _handed_over(job: Job, reports: ReportObserver, outcomes: Sequence[Outcome]) -> Path | None:
    """The list to sign: the papers of the day, or all where none is of the day; None where there is none."""
    papers = [outcome for outcome in outcomes if outcome.number and outcome.issued_on]
    own = [outcome for outcome in papers if outcome.issued_on == job.issue_date] or papers
    if not own:
        return None
    return reports.hand_over(
        job.reports or job.output,
        own,
        day=job.issue_date,
        suffix=job.suffix,
        employer="" if job.others else job.employer.denumire,
    )


def _merged_path(job: Job, suffix: str) -> Path:
    """Where all the certificates of the run stand in one file, to be printed together."""
    return job.output / (f"adeverinte-{suffix}.pdf" if suffix else MERGED_NAME)


def _of_law(outcomes: Iterable[Outcome]) -> Iterator[Finding]:
    """Until when the law data were checked: information on each certificate, one warning of the run."""
    for outcome in outcomes:
        for item in outcome.findings:
            if (
                item.code == income_codes.LEGE_NEVERIFICATA.name
                and outcome.status is not OutcomeState.REFUSED
            ):
                yield item._replace(severity=Severity.WARNING, cnp=None, month=None, source=None)
                return  # the other certificates say it of their own month of payment


def _missing(outcomes: Iterable[Outcome]) -> Iterator[Finding]:
    """The months that several requests lack, once each: the run misses them, not the persons."""
    lacking: dict[Month, list[Finding]] = {}
    for outcome in outcomes:
        for item in outcome.findings:
            if item.code == income_codes.LUNA_LIPSA.name and item.month:
                lacking.setdefault(item.month, []).append(item)
    for _, found in sorted(lacking.items()):
        if len(found) > 1:
            worst = next((item for item in found if item.blocking), found[0])
            yield worst._replace(cnp=None)


def _read(own: Job, job: Job, executor: Executor | None) -> Payroll:
    """The payroll of one employer of the run, its workbooks laid out by processes of this computer alone."""
    return payroll.read(
        own.exports,
        employer=own.employer.cod_fiscal_digits,
        wanted={request.cnp for request in job.requests} | set(job.kept),
        issue_month=Month.of(job.issue_date),
        employers=job.employers,
        password=job.password,
        profiles=job.profiles,
        forced=job.forced,
        sought=_sought(job),
        processes=executor if executor is not None and _of_this_computer(executor) else None,
    )


def _of_this_computer(executor: Executor) -> bool:
    from concurrent.futures import ProcessPoolExecutor

    return isinstance(executor, ProcessPoolExecutor)


def _sought(job: Job) -> set[str]:
    """The names of requests: whoever bears one is offered where the CNP is wrong or in no payroll."""
    return {f"{request.nume} {request.prenume}" for request in job.requests if request.nume}
