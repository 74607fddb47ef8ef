"""Certificates numbered and written, one outcome after another, as a caller asks for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.api.answers import job_of
from adeverinta.api.log import LOG

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from adeverinta.api.registers import Register
    from adeverinta.certificate import Outcome
    from adeverinta.payroll import Payroll
    from adeverinta.requests import Employer, EmployerProfile
    from adeverinta.requests.request import Request
    from adeverinta.run import Job


def issue(
    requests: Iterable[Request],
    payroll: Payroll,
    employer: Employer | EmployerProfile,
    *,
    register: Register | None,
    on: date,
    output: str | Path,
    executor: Executor | None = None,
    form: str = "auto",
    templates: str | Path | None = None,
    accept: Collection[str] = (),
    replaces: Sequence[tuple[int, int]] = (),
    replace_all: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    portion: int | None = None,
    new_register: bool = False,
    approved_by: str = "",
) -> Generator[Outcome, None, None]:
    """Issue certificates into `output`/adeverinte, the bytes that `adeverinta emite` writes.

    Gives an outcome a request, in order, each when its file stands and its number is confirmed: whoever stops
    asking (or closes the iterator) has issued what was handed out and nothing else, and no number is left
    reserved; asking again goes on from there. `register` None: drafts, which take no number.

    `portion`: so many certificates are numbered together, as each time costs the disk (50 take a third of the
    time); leaving then issues the rest of the begun portion. `executor` prepares the answers and stamps the
    pages, in portions of 400 unless `portion` says otherwise. `replaces`: number and year of certificates to
    be annulled and replaced, `replace_all`: every one whose request has other facts now. `new_register`:
    papers in the output that no register knows are somebody else's. `approved_by`: the second name, where the
    profile wants two.
    `progress` is told stage, done, total. What is wrong with the arguments is raised at once; nothing is done
    before the first outcome is asked for.
    """
    from concurrent.futures import Executor as Pool

    from adeverinta.api.arguments import number_pairs, portion_size, request_list
    from adeverinta.api.inputs import seen_by
    from adeverinta.api.registers import Register as Opened
    from adeverinta.core.given_types import of_type, path_of, wrong_type, yes_no
    from adeverinta.run import CHUNK

    if executor is not None:
        of_type("executor", executor, Pool, "a concurrent.futures.Executor")
    if progress is not None and not callable(progress):
        raise wrong_type("progress", progress, "a function of stage, done, total")
    size = portion_size(portion) or (CHUNK if executor else 1)
    if register is not None:
        of_type("register", register, Opened, "an open Register").inner.require_open()
    asked, place = request_list(requests), path_of("output", output)
    job = job_of(
        asked, employer, on=on, form=form, templates=templates, accept=accept, output=place
    )._replace(
        register=register.path if register else None,
        author=register.inner.author if register else "",
        replaces=number_pairs(replaces),
        replace_all=yes_no("replace_all", replace_all),
        new_register=yes_no("new_register", new_register),
        approved_by=of_type("approved_by", approved_by, str, "a text"),
    )
    if register is not None:
        _check_owner(register, job.employer)
    seen = seen_by(payroll, job.employer, on)
    return _outcomes(job, seen, executor, register, progress or _silent, size)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Nobody is told how far it is."""


def _outcomes(
    job: Job,
    seen: Payroll,
    executor: Executor | None,
    register: Register | None,
    progress: Callable[[str, int, int], None],
    size: int,
) -> Generator[Outcome, None, None]:
    """The outcomes of a job that was checked, each when it is asked for; before that nothing is written."""
    from adeverinta.core.errors import OutputStop, broken_workers
    from adeverinta.core.finding import finding
    from adeverinta.run import assign, output_folders
    from adeverinta.run import codes as run_codes
    from adeverinta.run import issue as issued
    from adeverinta.system import files

    opened = register.inner if register else None
    if opened is not None:
        opened.require_open()
    broken = broken_workers()  # here, as an iterator left half way ends when nothing can be imported any more
    try:
        if executor is not None:
            _probe(executor)
        files.prepare_output(job.output)
        own = output_folders.placed(job).jobs
        assigned = assign(job, [(own[0], seen)], (), executor, whole=True)
        with closing(issued(assigned, progress, opened=opened, portion=size)) as outcomes:
            for outcome in outcomes:
                LOG.debug("outcome: %s", outcome.status.value)
                yield outcome._replace(path=job.output / outcome.pdf if outcome.pdf else None)
    except broken as error:
        raise OutputStop(finding(run_codes.PROCES_OPRIT)) from error


def _probe(executor: Executor) -> None:
    """ValueError for one that was shut down, before a folder is made."""
    from adeverinta.core.errors import broken_workers

    try:
        executor.submit(bool)
    except broken_workers():
        raise
    except RuntimeError as error:
        raise ValueError("executor: it takes no work any more, it was shut down") from error


def _check_owner(register: Register, employer: EmployerProfile) -> None:
    """A number is taken from the register of the employer whose name the paper bears."""
    from adeverinta.api import codes
    from adeverinta.core.errors import UsageStop
    from adeverinta.core.finding import finding

    opened, own = register.inner.employer, employer.cod_fiscal_digits
    if (opened, register.inner.series) == (own, employer.serie):
        return
    name = f"codul fiscal {opened}" if opened else "citire, fără angajator"
    if opened == own:
        name += f", seria „{register.inner.series}”"
        own += f", seria „{employer.serie}”"
    raise UsageStop(finding(codes.REGISTRU_ALT_ANGAJATOR, registru=name, propriu=own))
