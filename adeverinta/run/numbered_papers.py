"""The numbered part of a run: each portion reserved, stamped, written and confirmed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from adeverinta import forms
from adeverinta.certificate import Outcome, OutcomeState
from adeverinta.certificate.outcome import Replaced
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import OutputStop, Stop, broken_workers
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import count, ranges
from adeverinta.finish.encryption import protected
from adeverinta.forms.paper.seal import beginnings
from adeverinta.registry import Entry, NumberRegister
from adeverinta.registry.register import Done
from adeverinta.run import codes, existing_file, numbering, output_folders
from adeverinta.run.drafts import Drafts
from adeverinta.run.existing_file import Standing
from adeverinta.run.job import Draft, Job, Work
from adeverinta.run.outcomes import outcome_of, work_of
from adeverinta.run.passwords import PaperToProtect, passwords
from adeverinta.run.sibling_papers import Siblings
from adeverinta.run.stamping import Stamping
from adeverinta.run.unnumbered_papers import kept as kept_finding
from adeverinta.run.unnumbered_papers import unnumbered
from adeverinta.system import files


@dataclass(slots=True)
class Numbered:
    """The numbered part of a run: chunks of drafts, each reserved, stamped, written and confirmed.

    `given` counts the numbers that the run took.
    """

    job: Job
    register: NumberRegister
    targets: numbering.Targets
    read: str
    printed: list[Work] | None
    given: int = 0
    _standing: dict[int, Standing] = field(default_factory=dict)
    _siblings: Siblings | None = None
    _passwords: Mapping[str, str] = field(default_factory=dict, repr=False)

    def chunk(self, chunk: Sequence[Draft], stamping: Stamping) -> list[Outcome]:
        """The outcomes of a chunk. The register's lock is kept until its numbers are confirmed."""
        plain = [draft for draft in chunk if not draft.numbered]
        with self.register.held():
            done = unnumbered(plain, self.job, stamping, self.printed)
            self.register.require_whole()  # another run may have had its turn
            asked = self._asked(chunk)
            done |= {
                item.draft.position: outcome_of(item.draft, OutcomeState.REFUSED, replaced=item.replaced)
                for item in asked
                if item.refused
            }
            ready = [item.draft for item in asked if not item.refused]
            entries = self.register.reserve_many(
                [item.wanted for item in asked if not item.refused], self._free
            )
            self.given += sum(not entry.existing for entry in entries)
            done |= self._written(ready, entries, stamping)
            output_folders.put_mark(self.job, self.register)
        return [done.get(draft.position) or outcome_of(draft, OutcomeState.REFUSED) for draft in chunk]

    def rehearse(self, drafts: Drafts, size: int) -> None:
        """OutputStop where any of the names to be given is another file's, before the first number.

        Only here is a draft prepared a second time.
        """
        chunks = iter(partial(drafts.next, size), [])
        wanted = ([item.wanted for item in self._asked(chunk) if not item.refused] for chunk in chunks)
        self.register.rehearse(wanted, self._free)

    def _asked(self, chunk: Sequence[Draft]) -> list[numbering.NumberRequest]:
        return [
            numbering.ask(draft, self.job, self.register, self.targets, self.read)
            for draft in chunk
            if draft.numbered and not draft.refused
        ]

    def _free(self, entries: Sequence[Entry]) -> None:
        """OutputStop where the name of one of these certificates is another file's."""
        self._standing = {}
        for entry in entries:
            path = self.job.output / self.job.folder / existing_file.file_name(entry)
            found = existing_file.numbered(path, entry, self.register)
            if found is Standing.OTHER:
                raise existing_file.stop(path)
            self._standing[entry.id] = found

    def _written(
        self, ready: Sequence[Draft], entries: Sequence[Entry], stamping: Stamping
    ) -> dict[int, Outcome]:
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
        if self.job.employer.parola_pdf:
            papers = [
                PaperToProtect(self._relative(entry), entry.printed, entry.nume, entry.cnp)
                for entry in entries
                if self._standing[entry.id] is Standing.NOTHING
            ]
            self._passwords = passwords(self.job, papers)
        done: dict[int, Outcome] = {}
        confirmed: list[Done] = []
        batch = files.Batch(self.job.output / self.job.folder)
        try:
            for draft, entry, old, item, pdf in zip(
                ready, entries, olds, work, stamping.pages(work), strict=True
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
                finding(codes.PDF_NECONFIRMATE, numere=numbers, motiv=stop.finding.message.rstrip("."))
            ) from stop

    def _siblings_of(self, draft: Draft, entry: Entry) -> Iterator[Finding]:
        if self._siblings is None:
            self._siblings = Siblings(self.register)
        return self._siblings.told(draft, entry)

    def _unprinted(self, draft: Draft, entry: Entry, work: Work) -> Outcome:
        """A certificate whose number or line of replacement does not fit after all."""
        found = forms.render(*work, folder=self.job.templates).findings
        if not entry.existing:
            self.register.annul(entry.number, entry.year, "nu a încăput pe formular")
        own = tuple(item.with_cnp(draft.request.cnp) for item in found)
        return outcome_of(draft, OutcomeState.REFUSED, findings=(*draft.findings, *own))

    def _relative(self, entry: Entry) -> str:
        return f"{self.job.folder}/{existing_file.file_name(entry)}"

    def _write(
        self,
        draft: Draft,
        entry: Entry,
        old: Entry | None,
        pdf: bytes,
        batch: files.Batch,
        confirmed: list[Done],
    ) -> Outcome:
        relative = self._relative(entry)
        path = self.job.output / relative
        found = self._standing[entry.id]
        kept = found is Standing.ADDED
        if kept and not entry.existing:  # signed before the killed run could confirm it
            base = _beginning(path, _digest(pdf))
            if base is None:
                raise existing_file.stop(path)
            confirmed.append((entry, relative, base, None))
        elif found is Standing.NOTHING:
            policy, plain = self.job.employer.parola_pdf, _digest(pdf)
            final = protected(pdf, self._passwords[relative]) if policy else pdf
            whole = _digest(final) if policy else plain
            stands: Callable[[], object] = _nothing
            if not entry.existing:
                stands = partial(confirmed.append, (entry, relative, whole, plain if policy else None))
            elif whole not in self.register.digests(entry):
                stands = partial(self.register.copied, entry, whole)
            batch.add(path, final, stands)
        replaced = numbering.replaced_by(old, entry, self.job) if old else None
        said = (*draft.findings, *_again(draft, entry, pdf, found), *_replacing(draft, replaced))
        said = (*said, *self._siblings_of(draft, entry))
        if kept:
            said = (*said, kept_finding(draft, relative))
        return outcome_of(
            draft,
            OutcomeState.ISSUED,
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
        found = count(len(replaced.differences), "deosebire", "deosebiri")
        day = romanian_date(replaced.issued_on)
        cnp = draft.request.cnp
        yield finding(codes.INLOCUIESTE, cnp=cnp, numar=replaced.number, data=day, diferente=found)


def _nothing() -> None:
    """A file that nobody waits for."""


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain_digest(entry: Entry) -> str | None:
    """The digest of the document as it was stamped, with or without a password around it."""
    return entry.content_sha256 or entry.pdf_sha256


def _again(draft: Draft, entry: Entry, pdf: bytes, found: Standing) -> Iterator[Finding]:
    """What to say when the same certificate was issued before: a registered file that stands was not written
    again, whatever this version of the program would make of its facts.
    """
    if not entry.existing:
        return
    same = found is not Standing.NOTHING or _plain_digest(entry) == _digest(pdf)
    code = codes.REGISTRU_DEJA_EMISA if same else codes.REGISTRU_FISIER_DIFERIT
    day = romanian_date(entry.issued_on)
    yield finding(code, cnp=draft.request.cnp, numar=entry.printed, data=day)
