"""What takes no number: drafts, and forms that the register does not number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adeverinta import registry
from adeverinta.certificate import Outcome, OutcomeState
from adeverinta.core.finding import Finding, finding
from adeverinta.finish.encryption import protected
from adeverinta.run import codes, existing_file
from adeverinta.run.existing_file import Standing
from adeverinta.run.job import Draft, Job, Work
from adeverinta.run.outcomes import outcome_of, work_of
from adeverinta.run.passwords import PaperToProtect, passwords
from adeverinta.run.stamping import Stamping
from adeverinta.system import files


def unnumbered(
    drafts: Sequence[Draft], job: Job, stamping: Stamping, printed: list[Work] | None
) -> dict[int, Outcome]:
    """The outcomes by position: all of a run of drafts, else what its form does not number.

    OutputStop before anything is written where a name is another file's; one with something added is kept.
    """
    ready = [draft for draft in drafts if not draft.refused]
    if not ready:
        return {}
    watermark = job.register is None
    policy = "" if watermark else job.employer.parola_pdf
    names = [_name(draft, job, watermark=watermark) for draft in ready]
    found = [existing_file.unnumbered(job.output / name, draft=watermark) for name in names]
    for name, what in zip(names, found, strict=True):
        if what is Standing.OTHER:
            raise existing_file.stop(job.output / name)
    work = [work_of(draft, "", job.issue_date, draft_mark=watermark) for draft in ready]
    if printed is not None:
        printed += work
    open_by: Mapping[str, str] = {}
    if policy:
        papers = zip(ready, names, found, strict=True)
        open_by = passwords(
            job,
            [
                PaperToProtect(name, "", _whose(draft), draft.request.cnp)
                for draft, name, what in papers
                if what is not Standing.ADDED
            ],
        )
    done: dict[int, Outcome] = {}
    status = OutcomeState.DRAFT if watermark else OutcomeState.ISSUED
    batch = files.Batch(job.output / job.folder)
    try:
        for draft, name, what, pdf in zip(ready, names, found, stamping.pages(work), strict=True):
            said = draft.findings
            if what is Standing.ADDED:
                said = (*said, kept(draft, name))
            else:
                final = protected(pdf, open_by[name]) if policy else pdf
                batch.add(job.output / name, final, _nothing)
            done[draft.position] = outcome_of(
                draft, status, issued_on=job.issue_date, pdf=name, findings=said
            )
        batch.commit()
    finally:
        batch.discard()
    return done


def kept(draft: Draft, name: str) -> Finding:
    """What is said of a file that has something added, a signature most likely, and stays as it is."""
    return finding(codes.PDF_PASTRAT, cnp=draft.request.cnp, cale=name.rpartition("/")[2])


def _name(draft: Draft, job: Job, *, watermark: bool) -> str:
    """The file's name under the output; it has no number, its place in the requests serves."""
    assert draft.built is not None
    label = f"{'ciorna' if watermark else 'cererea'}-{draft.position}"
    name = draft.built.name
    return f"{job.folder}/{registry.certificate_name(label, name.nume, name.prenume, draft.form or '')}"


def _whose(draft: Draft) -> str:
    return draft.built.name.full if draft.built else ""


def _nothing() -> None:
    """A file that nobody waits for."""
