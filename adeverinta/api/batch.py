"""The whole run as a face asks for it: exports, requests and employers in, papers with their reports out.

A worker process loads this module (`ready`), and with it all that a run needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta import forms, income, law
from adeverinta.api.templates import own_forms
from adeverinta.payroll.layout import profiles
from adeverinta.report.reported import run
from adeverinta.run import Job

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from adeverinta.core.finding import Finding
    from adeverinta.requests import Employer
    from adeverinta.requests.request import Request
    from adeverinta.run import Progress
    from adeverinta.run.pipeline import Result
    from adeverinta.sources import Password

REGISTER = "registru.sqlite"
"""The register's usual name, beside the profile of its employer."""
EVERY = (0, 0)
"""In `replaces`: every certificate whose request has other facts now."""


def batch_job(
    *,
    exports: Sequence[Path],
    requests: Sequence[Request],
    employers: Sequence[Employer],
    output: Path,
    on: date,
    form: str = "auto",
    draft: bool = False,
    register: Path | None = None,
    templates: Path | None = None,
    replaces: Sequence[tuple[int, int]] = (),
    password: Password | None = None,
    profile: Path | None = None,
    layouts: Sequence[Path] = (),
    findings: Sequence[Finding] = (),
    author: str = "",
    approved_by: str = "",
    accept_missing: bool = False,
    accept_calculated: bool = False,
    accept_days: bool = False,
    accept_sums: bool = False,
    force_form: bool = False,
    new_register: bool = False,
    merged: bool = False,
    handover: bool = False,
) -> Job:
    """What is to be done; `Stop` for templates and layouts that are wrong.

    `register`: for all employers, else each has its own beside its profile; `draft`: none, no number taken.
    `profile`: the layout of the exports, `layouts`: folders of those explained earlier. `findings`: what is
    already known of employers and requests.
    """
    (own, first), *others = [
        (item.profile, None if draft else register or item.path.parent / REGISTER) for item in employers
    ]
    return Job(
        exports=exports,
        requests=requests,
        employer=own,
        output=output,
        issue_date=on,
        register=first,
        form=form,
        accept_missing=accept_missing,
        accept_days=accept_days,
        merged=merged,
        findings=findings,
        templates=own_forms(templates),
        author=author,
        replaces=[item for item in replaces if item != EVERY],
        replace_all=EVERY in replaces,
        others=others,
        password=password,
        profiles=profiles.load_all(layouts),
        forced=profiles.load(profile) if profile else None,
        accept_calculated=accept_calculated,
        new_register=new_register,
        force_form=force_form,
        accept_sums=accept_sums,
        handover=handover,
        approved_by=approved_by,
    )


def run_batch(
    job: Job,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    report_beside: bool = False,
) -> Result:
    """Do it all; only what stops everything raises. `report_beside`: the reports in their own process."""
    return run(job, progress=progress, executor=executor, report_beside=report_beside)


def ready() -> None:
    """The first task of a worker: while the payroll is still read, loads what most requests need, the engine
    of the nets and today's form.
    """
    income.compare({}, {})
    today = date.today()  # noqa: DTZ011 - any day near this one
    if code := law.form(today, today):
        forms.hindrances(code, {})
