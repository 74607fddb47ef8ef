"""A firm's run: its requests issued into its own folder, with the reports among its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from filelock import FileLock, Timeout

from adeverinta import api
from adeverinta.core.errors import InputStop, OutputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import mask_cnp
from adeverinta.office import codes, run_changes
from adeverinta.office.firm_records import RequestState
from adeverinta.payroll.cells import codes as cells_codes

if TYPE_CHECKING:
    from adeverinta.office.firm_cache import Desk
    from adeverinta.office.office_folder import Firm
    from adeverinta.requests.records import CertificateRequest

_LOCK: Final = ".firma.lock"

Accepted = Collection[str]
"""What may be passed over, as `--accepta-...` does: names of `accept_...` in `run.Job` without that word, and
`force_form`."""


class FirmRun(NamedTuple):
    """A firm's run: how many of each state, what was found, the months that its exports cover.

    `changes`: what is new and what changed since the run before (`office.run_changes`).
    """

    states: Counter[str]
    findings: Sequence[Finding]
    covered: frozenset[api.Month]
    payroll: api.Payroll
    told: Sequence[RequestState]
    outcomes: Sequence[api.Outcome] = ()
    handover: Path | None = None
    changes: Sequence[Finding] = ()


class Issued(NamedTuple):
    """What became of a request: `state` is noua, neschimbata, inlocuita (a number was annulled for it),
    respinsa or scrisa (a form that takes no number).
    """

    outcome: api.Outcome
    state: str


@contextmanager
def held_firm(firm: Firm) -> Iterator[None]:
    """A firm for one run at a time, of whatever program; OutputStop where another one is at it."""
    lock = FileLock(str(firm.folder / _LOCK), mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputStop(finding(codes.FIRMA_OCUPATA, firma=firm.name)) from error
    except OSError as error:
        raise OutputStop(finding(codes.DOSAR_NEFOLOSIBIL, cale=firm.name)) from error
    try:
        yield
    finally:
        lock.release()


def _state(outcome: api.Outcome, before: set[str]) -> str:
    if outcome.status.value == "respinsa":
        return "respinsa"
    if outcome.number is None:
        return "scrisa"
    if outcome.number in before:
        return "neschimbata"
    return "inlocuita" if outcome.replaced else "noua"


def issue_firm(
    desk: Desk,
    on: date,
    accepted: Accepted = (),
    executor: Any = None,
    *,
    handover: bool = False,
    approved_by: str = "",
    only: Collection[int] | None = None,
    replaces: Sequence[tuple[int, int]] = (),
    replace_all: bool = False,
    each: Callable[[Issued], bool] | None = None,
) -> FirmRun:
    """Issue a firm's requests with workbook and report, held against its last run; `Stop` where it cannot be done.

    `handover`: also the list to sign. `approved_by`: the second name, where the profile wants two. `only`:
    the places of the requests from 0, None for all. `replaces`, `replace_all`: as `api.issue`. `each` is handed
    each outcome as it stands (certificates are then numbered one at a time); where it answers False, the run ends.
    """
    from adeverinta.api.answers import job_of
    from adeverinta.report import reported

    employer, requests = _ready(desk)
    asked = [item for place, item in enumerate(requests) if only is None or place in only]
    entries: list[Any] = []
    if desk.firm.register.is_file():  # opened to write: a run killed while it made the register left it empty
        with api.Register.open(desk.firm.register, employer) as register:
            entries = register.entries()
    before = {entry.printed for entry in entries}
    standing = [entry for entry in entries if entry.status.value == "emisa"]
    watched = sorted({entry.cnp for entry in standing} | {item.cnp for item in requests})
    job = job_of(asked, employer, on=on, accept=accepted, output=desk.firm.folder)._replace(
        exports=[desk.firm.state],
        register=desk.firm.register,
        reports=desk.firm.reports,
        profiles=api.layout_profiles(employer),
        findings=[*employer.findings, *requests.findings],
        password=desk.ask,
        author=desk.author,
        handover=handover,
        kept=watched,
        approved_by=approved_by,
        replaces=tuple(replaces),
        replace_all=replace_all,
    )
    result = reported.run(
        job,
        executor=executor,
        told=None if each is None else lambda outcome: each(Issued(outcome, _state(outcome, before))),
        portion=None if each is None else 1,
    )
    states = Counter(_state(outcome, before) for outcome in result.outcomes)
    states["noua"] += states.pop("scrisa", 0)
    found = [*result.findings, *(item for outcome in result.outcomes for item in outcome.findings)]
    told = [
        RequestState(
            request=outcome.request,
            name=_name(outcome.nume, outcome.prenume, outcome.request),
            form=outcome.form or "",
            number=outcome.number or "",
            refused=outcome.status.value == "respinsa",
            done=outcome.status.value == "emisa",
        )
        for outcome in result.outcomes
    ]
    past = run_changes.last(desk.firm)
    now = run_changes.seen(result.payroll, watched, told, on, past, asked_before=requests)
    changes = list(run_changes.changes(past, now, result.payroll, watched, told, standing))
    run_changes.keep(desk.firm, now)
    return FirmRun(
        states=states,
        findings=found,
        covered=result.payroll.covered,
        payroll=result.payroll,
        told=told,
        outcomes=result.outcomes,
        handover=result.handover,
        changes=changes,
    )


def _name(nume: str, prenume: str, request: CertificateRequest) -> str:
    return f"{nume} {prenume}".strip() or mask_cnp(request.cnp)


def look_at_firm(desk: Desk, on: date, accepted: Accepted = ()) -> FirmRun:
    """The same without issuing anything: what would be refused, what is in force unchanged."""
    employer, requests = _ready(desk)
    read = desk.payroll(on)
    answers = [desk.answer(place, on, tuple(accepted)) for place in range(len(requests))]
    standing = api.in_force(desk.firm.register, employer, answers)
    states: Counter[str] = Counter()
    told: list[RequestState] = []
    for answer, found in zip(answers, standing, strict=True):
        same = found is not None and found.same
        name = answer.certificate.name if answer.certificate else None
        request = answer.request
        told.append(
            RequestState(
                request=request,
                name=_name(
                    name.nume if name else request.nume, name.prenume if name else request.prenume, request
                ),
                form=answer.form or "",
                number=found.entry.printed if found is not None else "",
                refused=not same and (answer.refused or found is not None),
                done=same,
            )
        )
        if found is not None and found.same:
            states["neschimbata"] += 1
        elif answer.refused or found is not None:
            states["respinsa"] += 1
    wanted = {request.cnp for request in requests}
    own = [item for item in read.findings if item.cnp is None or _of_persons(item, requests)]
    findings = [
        *employer.findings,
        *requests.findings,
        *own,
        *(item for answer in answers for item in answer.findings),
    ]
    entries = _in_force(desk, employer)
    watched = sorted({entry.cnp for entry in entries} | wanted)
    past = run_changes.last(desk.firm)
    now = run_changes.seen(read, watched, told, on, past)
    changes = list(run_changes.changes(past, now, read, watched, told, entries))
    return FirmRun(
        states=states,
        findings=list(dict.fromkeys(findings)),
        covered=read.covered,
        payroll=read,
        told=told,
        changes=changes,
    )


def _of_persons(item: Finding, requests: Collection[CertificateRequest]) -> bool:
    """Whether a finding of the payroll is of one of the requests' persons, and no request explains it."""
    asked = [request for request in requests if request.cnp == item.cnp]
    if item.code != cells_codes.NUME_DIFERITE.name:
        return bool(asked)
    names = str(item.param("nume1")), str(item.param("nume2"))
    return bool(asked) and not any(request.bore(*names) for request in asked)


def _in_force(desk: Desk, employer: api.Employer) -> list[Any]:
    """The certificates in force; a register that a killed run left empty has none."""
    path = desk.firm.register
    if not api.register_begun(path):
        return []
    with api.Register.open(path, employer, readonly=True) as register:
        return [entry for entry in register.entries() if entry.status.value == "emisa"]


def _ready(desk: Desk) -> tuple[api.Employer, api.Requests]:
    employer, requests = desk.employer(), desk.requests()
    if employer is None or not requests:
        raise InputStop(finding(codes.FIRMA_NEPREGATITA, firma=desk.firm.name))
    return employer, requests
