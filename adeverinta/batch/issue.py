"""Drafts become numbered files, a chunk at a time: reserve, stamp, write, confirm."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from adeverinta import forms, registry
from adeverinta.batch import numbering
from adeverinta.batch.drafts import Drafts
from adeverinta.batch.job import Draft, Job, Progress, Work
from adeverinta.batch.protect import check_available, password_of, protected
from adeverinta.batch.stamping import Stamping
from adeverinta.certificate import Outcome, Status
from adeverinta.certificate.outcome import Replaced
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import OutputStop, Stop, broken_workers
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import count
from adeverinta.registry import Entry, Register, files
from adeverinta.registry.register import Done

BREATH = 0.015
"""Seconds between chunks in which another run that waits for the register gets its turn."""
CHUNK = 400
"""Certificates numbered, written and confirmed together."""
AHEAD = 3
"""Chunks of drafts that are prepared at one time, the one in use among them, so that memory does not grow."""


def issue(
    drafts: Drafts,
    say: Progress,
    *,
    printed: list[Work] | None = None,
    notes: list[Finding] | None = None,
    opened: Register | None = None,
    portion: int = CHUNK,
) -> Generator[Outcome, None, None]:
    """An outcome per draft, in order. Numbers are confirmed once a chunk's files stand.

    The executor of the drafts, if any, stamps the units of work too, with the same bytes. What was stamped is
    added to `printed`, what concerns the register as a whole to `notes`. `opened`: the register, where the
    caller has it open. `portion`: certificates numbered, written and confirmed together; whoever stops asking
    for outcomes stops between two portions.
    """
    job = drafts.job
    told = _Refused(say, len(drafts))
    ready = False
    for draft in drafts:
        if not draft.refused:
            files.prepare_output(job.output / job.folder)
            ready = draft.numbered or any(item.numbered and not item.refused for item in drafts)
            break
    check_available(job.employer.parola_pdf if job.register and ready else "")
    if job.register is None or not ready:
        for start in range(0, len(drafts), portion):
            chunk = drafts[start : start + portion]
            stamping = Stamping(job.templates, drafts.executor, _ahead(drafts, start))
            done = _unnumbered(chunk, job, stamping, printed)
            yield from told.those(
                done.get(draft.position) or _outcome(draft, Status.REFUSED) for draft in chunk
            )
            say("emitere", start + len(chunk), len(drafts))
        return
    with nullcontext(opened) if opened else _opened(job, say) as register:
        with register.held():
            read = numbering.files_text(drafts.read.sources)
            settled = _settled(register, drafts, job, read)
            targets = numbering.named_targets(register, drafts, job)
        stamping = Stamping(job.templates, drafts.executor, _nothing)
        run = _Numbered(job, register, targets, read, stamping, printed)
        for start in range(0, len(drafts), portion):
            if start and not start % CHUNK:
                time.sleep(BREATH)
            chunk = drafts[start : start + portion]
            run.stamping.following = _ahead(drafts, start)
            yield from told.those(run.chunk(chunk))
            say("emitere", start + len(chunk), len(drafts))
        if notes is not None:
            notes += _password_notes(job)
            notes += [registry.settled_finding(entry) for entry in settled]
            with register.held():  # numbers of a run that is still at work are confirmed before
                notes += [registry.unfinished_finding(entry) for entry in register.unfinished()]


def _opened(job: Job, say: Progress) -> Register:
    assert job.register is not None
    return Register.open(
        job.register,
        employer=job.employer.cod_fiscal_digits,
        series=job.employer.serie,
        author=job.author,
        on_wait=lambda: say("asteptare", 0, 1),
    )


def _ahead(drafts: Drafts, start: int) -> Callable[[], None]:
    """Lets the executor go on with the next drafts once it has been given the chunk's pages to stamp."""
    return partial(drafts.ahead, start + CHUNK, start + AHEAD * CHUNK)


@dataclass(slots=True)
class _Refused:
    """Counts the refused outcomes as they pass, for the progress."""

    say: Progress
    total: int
    count: int = 0

    def those(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes, counted."""
        for outcome in outcomes:
            self.count += outcome.status is Status.REFUSED
            yield outcome
        if self.count:
            self.say("respinse", self.count, self.total)


def _password_notes(job: Job) -> Iterator[Finding]:
    if job.employer.parola_pdf:
        yield finding("PDF_CU_PAROLA", regula=job.employer.parola_pdf)
        if job.merged:
            yield finding("PDF_COMUN_FARA_PAROLA")


def _settled(register: Register, drafts: Sequence[Draft], job: Job, read: str) -> list[Entry]:
    """Numbers that killed runs left: kept for the requests of this run, else annulled."""
    if not register.unfinished():
        return []
    items = (numbering.wanted(draft, job, read) for draft in drafts if draft.numbered and not draft.refused)
    wanted = {(item.key, item.facts_digest) for item in items}
    return register.settle(wanted, lambda entry: (_folder_of(entry) / _file_name(entry)).is_file())


def _folder_of(entry: Entry) -> Path:
    return Path(entry.said.get("folder") or ".") / (entry.said.get("subfolder") or "adeverinte")


def _file_name(entry: Entry) -> str:
    """The year keeps number 1 of two years apart."""
    return registry.certificate_name(f"{entry.printed}-{entry.issued_on.year}", entry.nume, "", entry.form)


def _unnumbered(
    drafts: Sequence[Draft], job: Job, stamping: Stamping, printed: list[Work] | None
) -> dict[int, Outcome]:
    """What takes no number, by position: all of a run of drafts, else what its form does not number."""
    ready = [draft for draft in drafts if not draft.refused]
    if not ready:
        return {}
    watermark = job.register is None
    policy = "" if watermark else job.employer.parola_pdf
    work = [_work(draft, "", job.issue_date, draft_mark=watermark) for draft in ready]
    if printed is not None:
        printed += work
    done: dict[int, Outcome] = {}
    batch = files.Batch(job.output / job.folder)
    try:
        for draft, pdf in zip(ready, stamping.pages(work), strict=True):
            assert draft.built is not None
            name = draft.built.name
            # it has no number, its place in the requests serves
            label = f"{'ciorna' if watermark else 'cererea'}-{draft.position}"
            relative = (
                f"{job.folder}/{registry.certificate_name(label, name.nume, name.prenume, draft.form or '')}"
            )
            final = protected(pdf, password_of(policy, draft.request.cnp)) if policy else pdf
            batch.add(job.output / relative, final, _nothing)
            status = Status.DRAFT if watermark else Status.ISSUED
            done[draft.position] = _outcome(draft, status, issued_on=job.issue_date, pdf=relative)
        batch.commit()
    finally:
        batch.discard()
    return done


def _work(draft: Draft, number: str, day: date, *, draft_mark: bool = False, replaces: str = "") -> Work:
    assert draft.built is not None
    assert draft.form is not None
    return draft.form, draft.built.numbered(number, day, draft=draft_mark, replaces=replaces)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The numbered part of a run: chunks of drafts, each reserved, stamped, written and confirmed."""

    job: Job
    register: Register
    targets: numbering.Targets
    read: str
    stamping: Stamping
    printed: list[Work] | None

    def chunk(self, chunk: Sequence[Draft]) -> list[Outcome]:
        """The outcomes of a chunk. The register's lock is kept until its numbers are confirmed."""
        plain = [draft for draft in chunk if not draft.numbered]
        done = _unnumbered(plain, self.job, self.stamping, self.printed)
        with self.register.held():
            asked = [
                numbering.ask(draft, self.job, self.register, self.targets, self.read)
                for draft in chunk
                if draft.numbered and not draft.refused
            ]
            done |= {
                item.draft.position: _outcome(item.draft, Status.REFUSED, replaced=item.replaced)
                for item in asked
                if item.refused
            }
            ready = [item.draft for item in asked if not item.refused]
            entries = self.register.reserve_many([item.wanted for item in asked if not item.refused])
            done |= self._written(ready, entries)
        return [done.get(draft.position) or _outcome(draft, Status.REFUSED) for draft in chunk]

    def _written(self, ready: Sequence[Draft], entries: Sequence[Entry]) -> dict[int, Outcome]:
        olds = [self.register.replaced(entry) for entry in entries]
        work = [
            _work(
                draft,
                entry.printed,
                entry.issued_on,
                replaces=numbering.replaces_text(old) if old else "",
            )
            for draft, entry, old in zip(ready, entries, olds, strict=True)
        ]
        done: dict[int, Outcome] = {}
        confirmed: list[Done] = []
        batch = files.Batch(self.job.output / self.job.folder)
        try:
            for draft, entry, old, item, pdf in zip(
                ready, entries, olds, work, self.stamping.pages(work), strict=True
            ):
                if not pdf:
                    done[draft.position] = self._unprinted(draft, entry, item)
                    continue
                done[draft.position] = self._write(draft, entry, old, pdf, batch, confirmed)
                if self.printed is not None:
                    self.printed.append(item)
            batch.commit()
        except (OutputStop, KeyboardInterrupt, broken_workers()):
            with suppress(Stop):  # what was made is kept even when the next cannot be made
                batch.commit()
            with suppress(Stop):
                self._confirm(confirmed)
            raise
        finally:
            batch.discard()
        self._confirm(confirmed)
        return done

    def _confirm(self, confirmed: Sequence[Done]) -> None:
        if confirmed:
            files.sync_folder(self.job.output / self.job.folder)
            self.register.confirm_many(confirmed)

    def _unprinted(self, draft: Draft, entry: Entry, work: Work) -> Outcome:
        """A certificate whose number or line of replacement does not fit after all."""
        found = forms.render(*work, folder=self.job.templates).findings
        if not entry.existing:
            self.register.annul(entry.number, entry.year, "nu a încăput pe formular")
        own = tuple(item.with_cnp(draft.request.cnp) for item in found)
        return _outcome(draft, Status.REFUSED, findings=(*draft.findings, *own))

    def _write(
        self,
        draft: Draft,
        entry: Entry,
        old: Entry | None,
        pdf: bytes,
        batch: files.Batch,
        confirmed: list[Done],
    ) -> Outcome:
        relative = f"{self.job.folder}/{_file_name(entry)}"
        path = self.job.output / relative
        if not (entry.existing and files.has_digest(path, entry.pdf_sha256)):
            policy, plain = self.job.employer.parola_pdf, _digest(pdf)
            final = protected(pdf, password_of(policy, entry.cnp)) if policy else pdf
            whole = _digest(final) if policy else plain
            stands: Callable[[], object] = _nothing
            if not entry.existing:
                done = (entry, relative, whole, plain if policy else None)
                stands = partial(confirmed.append, done)
            elif whole != entry.pdf_sha256 and plain == _plain_digest(entry):
                stands = partial(self.register.copied, entry, whole)
            batch.add(path, final, stands)
        replaced = numbering.replaced_by(old, entry, self.job) if old else None
        found = (*draft.findings, *_again(draft, entry, pdf), *_replacing(draft, replaced))
        return _outcome(
            draft,
            Status.ISSUED,
            number=entry.printed,
            issued_on=entry.issued_on,
            pdf=relative,
            findings=found,
            replaced=replaced,
        )


def _replacing(draft: Draft, replaced: Replaced | None) -> Iterator[Finding]:
    if replaced:
        found = count(len(replaced.differences), "dată este alta", "date sunt altele")
        day = romanian_date(replaced.issued_on)
        cnp = draft.request.cnp
        yield finding("INLOCUIESTE", cnp=cnp, numar=replaced.number, data=day, diferente=found)


def _nothing() -> None:
    """A file that nobody waits for."""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain_digest(entry: Entry) -> str | None:
    """The digest of the document as it was stamped, with or without a password around it."""
    return entry.content_sha256 or entry.pdf_sha256


def _again(draft: Draft, entry: Entry, pdf: bytes) -> Iterator[Finding]:
    """What to say when the same certificate was issued before."""
    if not entry.existing:
        return
    same = _plain_digest(entry) == _digest(pdf)
    code = "REGISTRU_DEJA_EMISA" if same else "REGISTRU_FISIER_DIFERIT"
    day = romanian_date(entry.issued_on)
    yield finding(code, cnp=draft.request.cnp, numar=entry.printed, data=day)


def _outcome(
    draft: Draft,
    status: Status,
    *,
    number: str | None = None,
    issued_on: date | None = None,
    pdf: str | None = None,
    findings: tuple[Finding, ...] | None = None,
    replaced: Replaced | None = None,
) -> Outcome:
    name = draft.built.name if draft.built else None
    found = draft.findings if findings is None else findings
    return Outcome(
        request=draft.request,
        status=status,
        nume=name.nume if name else draft.request.nume,
        prenume=name.prenume if name else draft.request.prenume,
        form=draft.form,
        income=draft.income,
        months=draft.months,
        findings=found,
        number=number,
        issued_on=issued_on,
        pdf=pdf,
        replaced=replaced,
        answer=draft.answer and draft.answer.with_findings(found),
    )
