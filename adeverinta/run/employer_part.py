"""An employer's part of a run: its drafts, its folder, and its register once a number is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from adeverinta import registry
from adeverinta.certificate import Outcome, OutcomeState
from adeverinta.core.finding import Finding, finding
from adeverinta.finish.encryption import check_available
from adeverinta.registry import Entry, NumberRegister
from adeverinta.run import codes, existing_file, numbering, output_folders, run_remarks
from adeverinta.run.drafts import Drafts
from adeverinta.run.job import Draft, Job, Progress, Work
from adeverinta.run.numbered_papers import Numbered
from adeverinta.run.outcomes import outcome_of
from adeverinta.run.passwords import passwords
from adeverinta.run.stamping import Stamping
from adeverinta.run.unnumbered_papers import unnumbered
from adeverinta.system import files


class EmployerPart:
    """Give it the number of drafts that come next; `notes` at the end, `close` whatever happened.

    `printed`: what was stamped, where it is to be kept. `opened`: the register, where the caller has it open.
    """

    def __init__(
        self, drafts: Drafts, say: Progress, opened: NumberRegister | None, *, keep: bool, size: int
    ) -> None:
        self.drafts, self.job = drafts, drafts.job
        self.printed: list[Work] | None = [] if keep else None
        self._say, self._opened, self._size = say, opened, size
        self._stack = ExitStack()
        self._begun = False
        self._numbered: Numbered | None = None
        self._others: list[str] = []
        self._latest: date | None = None
        self._settled: list[Entry] = []

    def portion(self, count: int, following: Callable[[], None]) -> list[Outcome]:
        """The outcomes of the next drafts; an executor is given its `following` work with their pages."""
        chunk = self.drafts.next(count)
        ready = [draft for draft in chunk if not draft.refused]
        if not ready:
            following()
            return [outcome_of(draft, OutcomeState.REFUSED) for draft in chunk]
        self._begin()
        stamping = Stamping(self.job.templates, self.drafts.executor, following)
        if self.job.register and (self._numbered or any(draft.numbered for draft in ready)):
            self._numbered = self._numbered or self._with_register(chunk)
            return self._numbered.chunk(chunk, stamping)
        done = unnumbered(chunk, self.job, stamping, self.printed)
        return [done.get(draft.position) or outcome_of(draft, OutcomeState.REFUSED) for draft in chunk]

    def notes(self) -> Iterator[Finding]:
        """What is said of the register and of the whole run."""
        numbered = self._numbered
        if numbered is None:
            return
        yield from _password_notes(self.job)
        register = numbered.register
        yield from run_remarks.of_run(self.job, register, self._others, self._latest, numbered.given)
        yield from map(registry.settled_finding, self._settled)
        with register.held():  # numbers of a run that is still at work are confirmed before
            unfinished = register.unfinished()
        yield from map(registry.unfinished_finding, unfinished)

    def close(self) -> None:
        """Leave no work behind, and let go of the register."""
        self.drafts.close()
        self._stack.close()

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        job = self.job
        files.prepare_output(job.output / job.folder, job.output)
        check_available(job.employer.parola_pdf if job.register else "")
        if job.register:
            passwords(job, [])  # a list that cannot be read stops before the first number

    def _with_register(self, chunk: Sequence[Draft]) -> Numbered:
        """Before the first number: what the register and the folder say, and what killed runs left."""
        job, drafts = self.job, self.drafts
        register = self._opened or self._stack.enter_context(_opened(job, self._say))
        with register.held():
            self._others = output_folders.guard(job, register)
            read = numbering.files_text(drafts.read.sources)
            targets = numbering.named_targets(register, drafts.unprepared(), job)
            numbered = Numbered(job=job, register=register, targets=targets, read=read, printed=self.printed)
            if len(drafts) > self._size and existing_file.suspicious(job.output / job.folder, register):
                numbered.rehearse(drafts.again(), self._size)
            self._latest = register.latest_day()
            self._settled = _settle(register, drafts, chunk, read)
        return numbered


def _opened(job: Job, say: Progress) -> NumberRegister:
    assert job.register is not None
    return NumberRegister.open(
        job.register,
        employer=job.code,
        series=job.employer.serie,
        author=job.author,
        on_wait=lambda: say("asteptare", 0, 1),
        register_id=job.register_id,
    )


def _settle(register: NumberRegister, drafts: Drafts, chunk: Sequence[Draft], read: str) -> list[Entry]:
    """Numbers that killed runs left: kept for the requests of this run, else annulled."""
    unfinished = register.unfinished()
    if not unfinished:
        return []
    same = drafts.early({entry.request_key for entry in unfinished}, chunk)
    items = [
        numbering.wanted(draft, drafts.job, read) for draft in same if draft.numbered and not draft.refused
    ]
    wanted = {(item.key, item.facts_digest) for item in items}
    return register.settle(
        wanted, lambda entry: (_folder_of(entry) / existing_file.file_name(entry)).is_file()
    )


def _folder_of(entry: Entry) -> Path:
    return Path(entry.said.get("folder") or ".") / (entry.said.get("subfolder") or "adeverinte")


def _password_notes(job: Job) -> Iterator[Finding]:
    if job.employer.parola_pdf:
        yield finding(codes.PDF_CU_PAROLA, regula=job.employer.parola_pdf)
        if job.merged:
            yield finding(codes.PDF_COMUN_FARA_PAROLA)
