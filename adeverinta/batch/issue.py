"""Drafts become numbered files, a chunk at a time: reserve, stamp, write, confirm."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from adeverinta import forms, registry
from adeverinta.batch import numbering, places, remarks, standing
from adeverinta.batch.drafts import Drafts
from adeverinta.batch.job import Draft, Job, Progress, Work
from adeverinta.batch.outcomes import outcome_of, work_of
from adeverinta.batch.protect import check_available, password_of, protected
from adeverinta.batch.stamping import Stamping
from adeverinta.batch.standing import Standing
from adeverinta.batch.unnumbered import kept as kept_finding
from adeverinta.batch.unnumbered import unnumbered
from adeverinta.certificate import Outcome, Status
from adeverinta.certificate.outcome import Replaced
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import OutputStop, Stop, broken_workers
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import count, ranges
from adeverinta.forms.seal import beginnings
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
            files.prepare_output(job.output / job.folder, job.output)
            ready = draft.numbered or any(item.numbered and not item.refused for item in drafts)
            break
    check_available(job.employer.parola_pdf if job.register and ready else "")
    if job.register is None or not ready:
        for start in range(0, len(drafts), portion):
            chunk = drafts[start : start + portion]
            stamping = Stamping(job.templates, drafts.executor, _ahead(drafts, start))
            done = unnumbered(chunk, job, stamping, printed)
            yield from told.those(
                done.get(draft.position) or outcome_of(draft, Status.REFUSED) for draft in chunk
            )
            say("emitere", start + len(chunk), len(drafts))
        return
    with nullcontext(opened) if opened else _opened(job, say) as register:
        with register.held():
            others = places.guard(job, register)
            read = numbering.files_text(drafts.read.sources)
            targets = numbering.named_targets(register, drafts, job)
            stamping = Stamping(job.templates, drafts.executor, _nothing)
            run = _Numbered(job, register, targets, read, stamping, printed)
            if len(drafts) > portion and standing.suspicious(job.output / job.folder, register):
                run.rehearse(drafts)
            latest = register.latest_day()
            settled = _settled(register, drafts, job, read)
        for start in range(0, len(drafts), portion):
            if start and not start % CHUNK:
                time.sleep(BREATH)
            chunk = drafts[start : start + portion]
            run.stamping.following = _ahead(drafts, start)
            yield from told.those(run.chunk(chunk))
            say("emitere", start + len(chunk), len(drafts))
        if notes is not None:
            notes += _password_notes(job)
            notes += remarks.of_run(job, register, others, latest, run.given)
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
        register_id=job.register_id,
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
    return register.settle(wanted, lambda entry: (_folder_of(entry) / standing.file_name(entry)).is_file())


def _folder_of(entry: Entry) -> Path:
    return Path(entry.said.get("folder") or ".") / (entry.said.get("subfolder") or "adeverinte")


@dataclass(slots=True)
class _Numbered:
    """The numbered part of a run: chunks of drafts, each reserved, stamped, written and confirmed.

    `given` counts the numbers that the run took.
    """

    job: Job
    register: Register
    targets: numbering.Targets
    read: str
    stamping: Stamping
    printed: list[Work] | None
    given: int = 0
    _standing: dict[int, Standing] = field(default_factory=dict)

    def chunk(self, chunk: Sequence[Draft]) -> list[Outcome]:
        """The outcomes of a chunk. The register's lock is kept until its numbers are confirmed."""
        plain = [draft for draft in chunk if not draft.numbered]
        done = unnumbered(plain, self.job, self.stamping, self.printed)
        with self.register.held():
            self.register.require_whole()  # another run may have had its turn
            asked = self._asked(chunk)
            done |= {
                item.draft.position: outcome_of(item.draft, Status.REFUSED, replaced=item.replaced)
                for item in asked
                if item.refused
            }
            ready = [item.draft for item in asked if not item.refused]
            entries = self.register.reserve_many(
                [item.wanted for item in asked if not item.refused], self._free
            )
            self.given += sum(not entry.existing for entry in entries)
            done |= self._written(ready, entries)
            places.put_mark(self.job, self.register)
        return [done.get(draft.position) or outcome_of(draft, Status.REFUSED) for draft in chunk]

    def rehearse(self, drafts: Drafts) -> None:
        """OutputStop where any of the names to be given is another file's, before the first number."""
        chunks = (drafts[start : start + CHUNK] for start in range(0, len(drafts), CHUNK))
        wanted = ([item.wanted for item in self._asked(chunk) if not item.refused] for chunk in chunks)
        self.register.rehearse(wanted, self._free)

    def _asked(self, chunk: Sequence[Draft]) -> list[numbering.Asked]:
        return [
            numbering.ask(draft, self.job, self.register, self.targets, self.read)
            for draft in chunk
            if draft.numbered and not draft.refused
        ]

    def _free(self, entries: Sequence[Entry]) -> None:
        """OutputStop where the name of one of these certificates is another file's."""
        self._standing = {}
        for entry in entries:
            path = self.job.output / self.job.folder / standing.file_name(entry)
            found = standing.numbered(path, entry, self.register)
            if found is Standing.OTHER:
                raise standing.stop(path)
            self._standing[entry.id] = found

    def _written(self, ready: Sequence[Draft], entries: Sequence[Entry]) -> dict[int, Outcome]:
        olds = [self.register.replaced(entry) for entry in entries]
        work = [
            work_of(
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
        if not confirmed:
            return
        files.sync_folder(self.job.output / self.job.folder)
        try:
            self.register.confirm_many(confirmed)
        except OutputStop as stop:  # what stands on the disk is said, not only what failed
            numbers = ranges([item[0].number for item in confirmed])
            raise OutputStop(
                finding("PDF_NECONFIRMATE", numere=numbers, motiv=stop.finding.message.rstrip("."))
            ) from stop

    def _unprinted(self, draft: Draft, entry: Entry, work: Work) -> Outcome:
        """A certificate whose number or line of replacement does not fit after all."""
        found = forms.render(*work, folder=self.job.templates).findings
        if not entry.existing:
            self.register.annul(entry.number, entry.year, "nu a încăput pe formular")
        own = tuple(item.with_cnp(draft.request.cnp) for item in found)
        return outcome_of(draft, Status.REFUSED, findings=(*draft.findings, *own))

    def _write(
        self,
        draft: Draft,
        entry: Entry,
        old: Entry | None,
        pdf: bytes,
        batch: files.Batch,
        confirmed: list[Done],
    ) -> Outcome:
        relative = f"{self.job.folder}/{standing.file_name(entry)}"
        path = self.job.output / relative
        found = self._standing[entry.id]
        kept = found is Standing.ADDED
        if kept and not entry.existing:  # signed before the killed run could confirm it
            base = _beginning(path, _digest(pdf))
            if base is None:
                raise standing.stop(path)
            confirmed.append((entry, relative, base, None))
        elif found is Standing.NOTHING:
            policy, plain = self.job.employer.parola_pdf, _digest(pdf)
            final = protected(pdf, password_of(policy, entry.cnp)) if policy else pdf
            whole = _digest(final) if policy else plain
            stands: Callable[[], object] = _nothing
            if not entry.existing:
                stands = partial(confirmed.append, (entry, relative, whole, plain if policy else None))
            elif whole not in self.register.digests(entry):
                stands = partial(self.register.copied, entry, whole)
            batch.add(path, final, stands)
        replaced = numbering.replaced_by(old, entry, self.job) if old else None
        said = (*draft.findings, *_again(draft, entry, pdf), *_replacing(draft, replaced))
        if kept:
            said = (*said, kept_finding(draft, relative))
        return outcome_of(
            draft,
            Status.ISSUED,
            number=entry.printed,
            issued_on=entry.issued_on,
            pdf=relative,
            findings=said,
            replaced=replaced,
        )


def _beginning(path: Path, digest: str) -> str | None:
    return next((found for _, found in beginnings(path.read_bytes()) if found == digest), None)


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
