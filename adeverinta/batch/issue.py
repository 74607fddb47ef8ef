"""Drafts become numbered files, a chunk at a time: reserve, stamp, write, confirm."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import nullcontext
from datetime import date

from adeverinta import forms, registry
from adeverinta.batch.job import Draft, Job, Progress, Work
from adeverinta.certificate import Certificate, Outcome, Status
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.registry import Entry, Register, Wanted, files

CHUNK = 400
"""Certificates numbered, written and confirmed together."""
UNIT = 50
"""Certificates that an executor stamps in one piece."""


def issue(
    drafts: Sequence[Draft],
    job: Job,
    say: Progress,
    *,
    executor: Executor | None = None,
    printed: list[Work] | None = None,
    notes: list[Finding] | None = None,
) -> Iterator[Outcome]:
    """An outcome per draft, in order. Numbers are confirmed once a chunk's files stand.

    `executor` stamps the units of work; without one they are stamped here, with the same bytes. What was
    stamped is added to `printed`, what concerns the register as a whole to `notes`.
    """
    ready = any(not draft.refused for draft in drafts)
    if ready:
        files.prepare_output(job.output / job.folder)
    opened = (
        Register.open(job.register, employer=job.employer.cod_fiscal_digits)
        if job.register is not None and ready
        else nullcontext()
    )
    with opened as register:
        for start in range(0, len(drafts), CHUNK):
            chunk = drafts[start : start + CHUNK]
            yield from _chunk(chunk, job, register, executor, printed)
            say("emitere", start + len(chunk), len(drafts))
        if register is not None and notes is not None:
            notes += [registry.unfinished_finding(entry) for entry in register.unfinished()]


def _chunk(
    chunk: Sequence[Draft],
    job: Job,
    register: Register | None,
    executor: Executor | None,
    printed: list[Work] | None,
) -> Iterator[Outcome]:
    ready = [
        (draft, draft.built, draft.form)
        for draft in chunk
        if not draft.refused and draft.built and draft.form
    ]
    entries: Sequence[Entry | None] = [None] * len(ready)
    if register is not None:
        entries = register.reserve_many([_wanted(draft, built, form, job) for draft, built, form in ready])
    work: list[Work] = []
    for (_, built, form), entry in zip(ready, entries, strict=True):
        number, day = _number(entry, job)
        work.append((form, built.numbered(number, day, draft=entry is None)))
    if printed is not None:
        printed += work
    issued: dict[int, Outcome] = {}
    confirmed = []
    for (draft, _, _), entry, pdf in zip(ready, entries, _stamped(work, executor), strict=True):
        outcome = _write(draft, entry, pdf, job)
        issued[draft.position] = outcome
        if entry is not None and outcome.pdf:
            confirmed.append((entry, outcome.pdf, hashlib.sha256(pdf).hexdigest()))
    if ready:
        files.sync_folder(job.output / job.folder)
    if register is not None:
        register.confirm_many(confirmed)
    for draft in chunk:
        yield issued.get(draft.position) or _outcome(draft, Status.REFUSED)


def _wanted(draft: Draft, built: Certificate, form: str, job: Job) -> Wanted:
    """What the register keeps of a certificate; the date of issue is not among the facts."""
    request = draft.request
    assert request.data_nasterii_copilului is not None
    event = request.reference_date if request.eveniment != "nastere" else None
    facts = {**built.facts, "eveniment": event.isoformat()} if event else built.facts
    return Wanted(
        key=registry.request_key(job.employer.cod_fiscal, request.cnp, request.data_nasterii_copilului, form),
        facts_digest=registry.facts_digest(facts),
        form=form,
        nume=built.name.full,
        cnp=request.cnp,
        birth=request.data_nasterii_copilului,
        issued_on=job.issue_date,
        facts=registry.facts_json(facts),
    )


def _number(entry: Entry | None, job: Job) -> tuple[str, date]:
    """Number and date to print: an entry found again keeps its own."""
    if entry is None:
        return "", job.issue_date
    return registry.format_number(job.employer.numar_format, entry.number, entry.issued_on), entry.issued_on


def _stamped(work: list[Work], executor: Executor | None) -> list[bytes]:
    if executor is None:
        return stamp(work)
    units = [work[start : start + UNIT] for start in range(0, len(work), UNIT)]
    return [pdf for pdfs in executor.map(stamp, units) for pdf in pdfs]


def stamp(work: Sequence[Work]) -> list[bytes]:
    """A unit of work: form codes and facts in, PDFs out; pure, so that any executor can run it."""
    return [forms.render(code, facts).pdf for code, facts in work]


def _write(draft: Draft, entry: Entry | None, pdf: bytes, job: Job) -> Outcome:
    assert draft.built is not None
    assert draft.form is not None
    number, day = _number(entry, job)
    name = draft.built.name
    # the year keeps number 1 of two years apart; a draft has no number, its place in the requests serves
    label = f"{number}-{day.year}" if entry else f"ciorna-{draft.position}"
    relative = f"{job.folder}/{registry.certificate_name(label, name.nume, name.prenume, draft.form)}"
    files.write_atomic(job.output / relative, pdf, sync=False)
    if entry is None:
        return _outcome(draft, Status.DRAFT, issued_on=day, pdf=relative)
    found = (*draft.findings, *_again(draft, entry, pdf))
    return _outcome(draft, Status.ISSUED, number=number, issued_on=day, pdf=relative, findings=found)


def _again(draft: Draft, entry: Entry, pdf: bytes) -> Iterator[Finding]:
    """What to say when the same certificate was issued before."""
    if not entry.existing:
        return
    same = entry.pdf_sha256 == hashlib.sha256(pdf).hexdigest()
    code = "REGISTRU_DEJA_EMISA" if same else "REGISTRU_FISIER_DIFERIT"
    day = romanian_date(entry.issued_on)
    yield finding(code, cnp=draft.request.cnp, numar=entry.number, data=day)


def _outcome(
    draft: Draft,
    status: Status,
    *,
    number: str | None = None,
    issued_on: date | None = None,
    pdf: str | None = None,
    findings: tuple[Finding, ...] | None = None,
) -> Outcome:
    name = draft.built.name if draft.built else None
    return Outcome(
        request=draft.request,
        status=status,
        nume=name.nume if name else draft.request.nume,
        prenume=name.prenume if name else draft.request.prenume,
        form=draft.form,
        income=draft.income,
        findings=draft.findings if findings is None else findings,
        number=number,
        issued_on=issued_on,
        pdf=pdf,
    )
