"""What `emite`, `una` and `demo` share: build the job, run it, say what came of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adeverinta import forms
from adeverinta.certificate import Status
from adeverinta.certificate.outcome import Difference
from adeverinta.cli import learn
from adeverinta.cli.progress import Progress
from adeverinta.cli.summary import Screen, summary
from adeverinta.core.errors import ExitCode
from adeverinta.core.finding import Finding
from adeverinta.core.text import mask_cnps
from adeverinta.report.reported import run
from adeverinta.requests import CertificateRequest, Employer
from adeverinta.run import Job
from adeverinta.run.pipeline import Result
from adeverinta.sources import Password
from adeverinta.system.processes import one_interrupt, serve_parent, starting_children
from adeverinta.system.user import user

if TYPE_CHECKING:
    from concurrent.futures import Executor

POOL_FROM = 500
"""Requests from which a pool of processes pays."""
MOST_WORKERS = 8
"""More processes than this would wait for the one that numbers and writes."""
WINDOWS_WORKERS = 61
"""Windows waits for no more processes at one time."""
BESIDE_FROM = 1500
"""Requests from which writing the reports beside the certificates pays."""
SHOWN_REPLACED = 2
"""Certificates that replace others whose differences stand on the screen."""
SHOWN_DIFFERENCES = 8


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
    templates: Path | None = None,
    replaces: Sequence[tuple[int, int]] = (),
    password: Password | None = None,
    profile: Path | None = None,
    accept_calculated: bool = False,
    accept_days: bool = False,
    new_register: bool = False,
    force_form: bool = False,
    accept_sums: bool = False,
    cluster: str | None = None,
    after: Callable[[Result, Job], int] | None = None,
    handover: bool = False,
    approved_by: str = "",
) -> int:
    """Run one job and print the result; gives the exit code. `after`: what else is done with what was issued."""
    from adeverinta.payroll.layout import profiles

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
        accept_days=accept_days,
        merged=merged,
        findings=findings,
        templates=forms.checked(templates) if templates else None,
        author=user(),
        replaces=[item for item in replaces if item != (0, 0)],
        replace_all=(0, 0) in replaces,
        others=others,
        password=password,
        profiles=profiles.load_all(learn.folders([item.path for item in employers])),
        forced=profiles.load(profile) if profile else None,
        accept_calculated=accept_calculated,
        new_register=new_register,
        force_form=force_form,
        accept_sums=accept_sums,
        handover=handover,
        approved_by=approved_by,
    )
    progress = Progress()
    try:
        workers = workers_for(processes, len(requests))
        beside = workers > 1 and len(requests) >= BESIDE_FROM
        with one_interrupt(), executor_of(1 if cluster else workers, cluster) as executor:
            result = run(job, progress=progress, executor=executor, report_beside=beside)
    finally:
        progress.close()
    _say(result, job)
    return max(result.exit_code, after(result, job) if after else ExitCode.OK)


def workers_for(asked: int | None, requests: int) -> int:
    """How many processes prepare and stamp: those asked for, else one a core; one for a small run, as
    starting them costs more than a few hundred certificates.
    """
    if requests < POOL_FROM:
        return 1
    return min(asked, WINDOWS_WORKERS) if asked else min(cores(), MOST_WORKERS)


def cores() -> int:
    """The processor's cores that this program may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def executor_of(workers: int, cluster: str | None = None) -> AbstractContextManager[Executor | None]:
    """The executor of a run: a cluster, a pool of processes, or None for this one."""
    if cluster:
        from adeverinta.run.cluster import cluster as handed

        return handed(cluster)
    if workers == 1:
        return nullcontext()
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=serve_parent)
    with starting_children():
        for _ in range(workers):  # they start while the payroll is read
            pool.submit(ready)
    return _ended(pool)


@contextmanager
def _ended(pool: Executor) -> Iterator[Executor]:
    """The pool, whose workers drop what waits when the run is stopped."""
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def ready() -> None:
    """The first task of a worker: loading this module was the work."""


def _say(result: Result, job: Job) -> None:
    screen = Screen.own()
    tables = list(_replaced(result))
    rest = screen._replace(lines=screen.lines - len(tables))
    for line in (*summary(result, job, rest), *tables):
        click.echo(line)
    if result.handover:
        click.echo(f"Borderou: {mask_cnps(str(result.handover))}")


def _replaced(result: Result) -> Iterator[str]:
    """What differs of the certificates that were replaced; of many only where it is told. Of those that stand
    in the way the refusal says it.
    """
    told = [
        outcome
        for outcome in result.outcomes
        if outcome.status is Status.ISSUED and outcome.replaced and outcome.replaced.differences
    ]
    for outcome in told[:SHOWN_REPLACED]:
        assert outcome.replaced is not None
        yield f"Nr. {outcome.number} anulează și înlocuiește nr. {outcome.replaced.number}:"
        yield from differing(outcome.replaced.differences)
    if len(told) > SHOWN_REPLACED:
        yield f"Celelalte diferențe ({len(told) - SHOWN_REPLACED}) sunt în foaia „Înlocuiri”."


def differing(differences: Sequence[Difference]) -> Iterator[str]:
    """The table of what was and what is, as wide as it needs to be."""
    rows = [("", "era", "este")] + [
        (mask_cnps(item.label), mask_cnps(item.before) or "–", mask_cnps(item.after) or "–")
        for item in differences[:SHOWN_DIFFERENCES]
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        yield "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    if len(differences) > SHOWN_DIFFERENCES:
        yield f"  și încă {len(differences) - SHOWN_DIFFERENCES}, în foaia „Înlocuiri”"
