"""A firm's run: its requests issued into its own folder, with the reports among its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Sequence
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from adeverinta import api
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding

if TYPE_CHECKING:
    from adeverinta.office.desk import Desk


Accepted = Collection[str]
"""What may be passed over, as `--accepta-...` does: names of `accept_...` in `batch.Job` without that word."""


class Done(NamedTuple):
    """A firm's run: how many of each state, what was found, the months that its exports cover."""

    states: Counter[str]
    findings: Sequence[Finding]
    covered: frozenset[api.Month]
    outcomes: Sequence[api.Outcome] = ()


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


def written(desk: Desk, on: date, accepted: Accepted = (), executor: Any = None) -> Done:
    """Issue every request of a firm with workbook and report; `Stop` where it cannot be done."""
    from adeverinta import pipeline
    from adeverinta.api.answers import job_of

    employer, requests = _ready(desk)
    job = job_of(requests, employer, on=on, accept=accepted, output=desk.firm.folder)._replace(
        exports=[desk.firm.state],
        register=desk.firm.register,
        reports=desk.firm.reports,
        profiles=api.layout_profiles(employer),
        findings=[*employer.findings, *requests.findings],
        password=(lambda _name: desk.password) if desk.password else None,
    )
    before: set[str] = set()
    if desk.firm.register.is_file():
        with api.Register.open(desk.firm.register, employer, readonly=True) as register:
            before = {entry.printed for entry in register.entries()}
    result = pipeline.run(job, executor=executor)
    states = Counter(_state(outcome, before) for outcome in result.outcomes)
    states["noua"] += states.pop("scrisa", 0)
    found = [*result.findings, *(item for outcome in result.outcomes for item in outcome.findings)]
    return Done(states, found, result.payroll.covered, result.outcomes)


def looked_at(desk: Desk, on: date, accepted: Accepted = (), executor: Any = None) -> Done:
    """The same without issuing anything: what would be refused, what is in force unchanged."""
    del executor  # nothing is written, so nothing waits
    employer, requests = _ready(desk)
    read = desk.payroll(on)
    answers = [api.compute(request, read, employer, on=on, accept=accepted) for request in requests]
    standing = api.in_force(desk.firm.register, employer, answers)
    states: Counter[str] = Counter()
    for answer, found in zip(answers, standing, strict=True):
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
    return Done(states, list(dict.fromkeys(findings)), read.covered)


def _ready(desk: Desk) -> tuple[api.Employer, api.Requests]:
    employer, requests = desk.employer(), desk.requests()
    if employer is None or not requests:
        raise InputStop(finding("FIRMA_NEPREGATITA", firma=desk.firm.name))
    return employer, requests
