"""A firm's run: its requests issued into its own folder, with the reports among its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from adeverinta import api
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import mask_cnp

if TYPE_CHECKING:
    from adeverinta.office.desk import Desk
    from adeverinta.requests.records import CertificateRequest


Accepted = Collection[str]
"""What may be passed over, as `--accepta-...` does: names of `accept_...` in `batch.Job` without that word, and
`force_form`."""


class Told(NamedTuple):
    """What became of a request, or would: `number` of what is in force; `done`: its paper stands."""

    request: CertificateRequest
    name: str
    form: str
    number: str
    refused: bool
    done: bool


class Done(NamedTuple):
    """A firm's run: how many of each state, what was found, the months that its exports cover."""

    states: Counter[str]
    findings: Sequence[Finding]
    covered: frozenset[api.Month]
    payroll: api.Payroll
    told: Sequence[Told]
    outcomes: Sequence[api.Outcome] = ()
    handover: Path | None = None


class Issued(NamedTuple):
    """What became of a request: `state` is noua, neschimbata, inlocuita (a number was annulled for it),
    respinsa or scrisa (a form that takes no number).
    """

    outcome: api.Outcome
    state: str


def issue_firm(
    desk: Desk,
    on: date,
    *,
    replace: bool = False,
    total: Callable[[int], None] = lambda _count: None,
) -> Generator[Issued, None, None]:
    """Issue every request of a firm, one outcome after another; `Stop` where it lacks its profile or requests.

    `replace`: annul and replace what is in force with other facts. `total` is told how many there are.
    """
    employer, requests = _ready(desk)
    total(len(requests))
    payroll = desk.payroll(on)
    with api.Register.open(desk.firm.register, employer) as register:
        before = {entry.printed for entry in register.entries()}
        outcomes = api.issue(
            requests,
            payroll,
            employer,
            register=register,
            on=on,
            output=desk.firm.folder,
            replace_all=replace,
        )
        with closing(outcomes):
            for outcome in outcomes:
                yield Issued(outcome, _state(outcome, before))


def _state(outcome: api.Outcome, before: set[str]) -> str:
    if outcome.status.value == "respinsa":
        return "respinsa"
    if outcome.number is None:
        return "scrisa"
    if outcome.number in before:
        return "neschimbata"
    return "inlocuita" if outcome.replaced else "noua"


def written(
    desk: Desk,
    on: date,
    accepted: Accepted = (),
    executor: Any = None,
    *,
    handover: bool = False,
    kept: Collection[str] = (),
) -> Done:
    """Issue every request of a firm with workbook and report; `Stop` where it cannot be done.

    `handover`: also the list to sign. `kept`: further persons whose rows the answer's payroll holds.
    """
    from adeverinta import pipeline
    from adeverinta.api.answers import job_of

    employer, requests = _ready(desk)
    job = job_of(requests, employer, on=on, accept=accepted, output=desk.firm.folder)._replace(
        exports=[desk.firm.state],
        register=desk.firm.register,
        reports=desk.firm.reports,
        profiles=api.layout_profiles(employer),
        findings=[*employer.findings, *requests.findings],
        password=desk.ask,
        author=desk.author,
        handover=handover,
        kept=kept,
    )
    before: set[str] = set()
    if desk.firm.register.is_file():
        with api.Register.open(desk.firm.register, employer, readonly=True) as register:
            before = {entry.printed for entry in register.entries()}
    result = pipeline.run(job, executor=executor)
    states = Counter(_state(outcome, before) for outcome in result.outcomes)
    states["noua"] += states.pop("scrisa", 0)
    found = [*result.findings, *(item for outcome in result.outcomes for item in outcome.findings)]
    told = [
        Told(
            outcome.request,
            _name(outcome.nume, outcome.prenume, outcome.request),
            outcome.form or "",
            outcome.number or "",
            outcome.status.value == "respinsa",
            outcome.status.value == "emisa",
        )
        for outcome in result.outcomes
    ]
    return Done(states, found, result.payroll.covered, result.payroll, told, result.outcomes, result.handover)


def _name(nume: str, prenume: str, request: CertificateRequest) -> str:
    return f"{nume} {prenume}".strip() or mask_cnp(request.cnp)


def looked_at(desk: Desk, on: date, accepted: Accepted = (), executor: Any = None) -> Done:
    """The same without issuing anything: what would be refused, what is in force unchanged."""
    del executor  # nothing is written, so nothing waits
    employer, requests = _ready(desk)
    read = desk.payroll(on)
    answers = [api.compute(request, read, employer, on=on, accept=accepted) for request in requests]
    standing = api.in_force(desk.firm.register, employer, answers)
    states: Counter[str] = Counter()
    told: list[Told] = []
    for answer, found in zip(answers, standing, strict=True):
        same = found is not None and found.same
        name = answer.certificate.name if answer.certificate else None
        request = answer.request
        told.append(
            Told(
                request,
                _name(
                    name.nume if name else request.nume, name.prenume if name else request.prenume, request
                ),
                answer.form or "",
                found.entry.printed if found is not None else "",
                not same and (answer.refused or found is not None),
                same,
            )
        )
        if found is not None and found.same:
            states["neschimbata"] += 1
        elif answer.refused or found is not None:
            states["respinsa"] += 1
    wanted = {request.cnp for request in requests}
    own = [item for item in read.findings if item.cnp is None or item.cnp in wanted]
    findings = [
        *employer.findings,
        *requests.findings,
        *own,
        *(item for answer in answers for item in answer.findings),
    ]
    return Done(states, list(dict.fromkeys(findings)), read.covered, read, told)


def _ready(desk: Desk) -> tuple[api.Employer, api.Requests]:
    employer, requests = desk.employer(), desk.requests()
    if employer is None or not requests:
        raise InputStop(finding("FIRMA_NEPREGATITA", firma=desk.firm.name))
    return employer, requests
