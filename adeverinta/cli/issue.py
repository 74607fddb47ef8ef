"""What `emite`, `una` and `demo` share: build the job, run it, say what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import click

from adeverinta.certificate import Outcome, Status
from adeverinta.cli import learn
from adeverinta.cli.progress import Progress
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.text import count, mask_cnp, mask_cnps
from adeverinta.pipeline import Job, Result, run
from adeverinta.requests import CertificateRequest, Employer
from adeverinta.sources import Password

SHOWN_FINDINGS = 20


def issue(
    *,
    exports: Sequence[Path],
    requests: Sequence[CertificateRequest],
    employers: Sequence[Employer],
    output: Path,
    issue_date: date | None,
    form: str,
    draft: bool,
    register: Path | None,
    accept_missing: bool,
    processes: int | None,
    merged: bool,
    findings: Sequence[Finding],
    password: Password | None = None,
    profile: Path | None = None,
) -> int:
    """Run one job and print the result; gives the exit code."""
    from adeverinta.payroll import profiles

    (own, first), *others = [
        (item.profile, None if draft else register or item.path.parent / "registru.sqlite")
        for item in employers
    ]
    job = Job(
        exports=exports,
        requests=requests,
        employer=own,
        output=output,
        # a calendar day on the user's own clock: certificates are dated where they are signed
        issue_date=issue_date or date.today(),  # noqa: DTZ011
        register=first,
        form=form,
        accept_missing=accept_missing,
        merged=merged,
        findings=findings,
        others=others,
        password=password,
        profiles=profiles.load_all(learn.folders([item.path for item in employers])),
        forced=profiles.load(profile) if profile else None,
    )
    progress = Progress()
    try:
        with _executor(processes, len(requests)) as executor:
            result = run(job, progress=progress, executor=executor)
    finally:
        progress.close()
    _say(result, job)
    return result.exit_code


def _executor(processes: int | None, requests: int) -> AbstractContextManager[Executor | None]:
    """A pool only where it was asked for and pays: starting one costs more than a few hundred pages."""
    if not processes or processes == 1 or requests < 500:
        return nullcontext()
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _say(result: Result, job: Job) -> None:
    states = Counter(outcome.status for outcome in result.outcomes)
    if issued := states[Status.ISSUED]:
        click.echo(
            count(issued, "adeverință emisă", "adeverințe emise")
            + f", cu data de {romanian_date(job.issue_date)}."
        )
    if drafts := states[Status.DRAFT]:
        click.echo(count(drafts, "ciornă scrisă", "ciorne scrise") + ", fără număr.")
    if result.refused:
        click.echo(count(result.refused, "cerere respinsă:", "cereri respinse:"))
        for position, outcome in enumerate(result.outcomes, start=1):
            if outcome.status is Status.REFUSED:
                _say_refused(position, outcome)
    warnings = [
        item
        for outcome in result.outcomes
        for item in outcome.findings
        if item.severity is Severity.WARNING and outcome.status is not Status.REFUSED
    ]
    if warnings:
        click.echo(count(len(warnings), "avertisment", "avertismente") + " de citit în foaia „Verificări”.")
    for item in result.findings[:SHOWN_FINDINGS]:
        if item.severity is not Severity.INFO:
            click.echo(f"  {item.severity.value}: {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
    click.echo(f"Adeverințe: {job.output / 'adeverinte'}")
    if result.merged:
        click.echo(f"Pentru tipărit: {result.merged}")
    click.echo(f"Centralizator: {result.workbook}")
    click.echo(f"Raport: {result.report}")


def _say_refused(position: int, outcome: Outcome) -> None:
    who = f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp)
    click.echo(f"  cererea {position} ({mask_cnps(who)}):")
    blocking = [item for item in outcome.findings if item.blocking]
    for item in blocking[:SHOWN_FINDINGS]:
        click.echo(f"    {item.code}: {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
    if len(blocking) > SHOWN_FINDINGS:
        click.echo(f"    și încă {len(blocking) - SHOWN_FINDINGS}, în foaia „Verificări”.")
