"""What `emite`, `una` and `demo` share: build the job, run it, say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from adeverinta import api
from adeverinta.cli import learn
from adeverinta.cli.progress import Progress
from adeverinta.cli.summary import Screen, summary
from adeverinta.cli.workers import executor_of, reports_beside, workers_for
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import mask_cnps
from adeverinta.system.processes import one_interrupt
from adeverinta.system.user import user

if TYPE_CHECKING:
    from adeverinta.api import Difference, Employer, Job, Request, Result

SHOWN_REPLACED = 2
"""Certificates that replace others whose differences stand on the screen."""
SHOWN_DIFFERENCES = 8


def issue(
    *,
    requests: Sequence[Request],
    employers: Sequence[Employer],
    issue_date: date | None,
    processes: int | None,
    cluster: str | None = None,
    after: Callable[[Result, Job], int] | None = None,
    **more: Any,
) -> int:
    """Run one job and print the result; gives the exit code. `after`: what else is done with what was issued.
    `more`: as `api.batch_job` calls it.
    """
    job = api.batch_job(
        requests=requests,
        employers=employers,
        # a calendar day on the user's own clock: certificates are dated where they are signed
        on=issue_date or date.today(),  # noqa: DTZ011
        author=user(),
        layouts=learn.folders([item.path for item in employers]),
        **more,
    )
    progress = Progress()
    try:
        workers = workers_for(processes, len(requests))
        beside = reports_beside(workers, len(requests))
        with one_interrupt(), executor_of(1 if cluster else workers, cluster) as executor:
            result = api.run_batch(job, progress=progress, executor=executor, report_beside=beside)
    finally:
        progress.close()
    _say(result, job)
    return max(result.exit_code, after(result, job) if after else ExitCode.OK)


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
        if outcome.status is api.OutcomeState.ISSUED and outcome.replaced and outcome.replaced.differences
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
