"""What the register already has for an answer: the certificate in force, and what differs from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from adeverinta.api.registers import Register
    from adeverinta.certificate import Answer
    from adeverinta.certificate.outcome import Difference
    from adeverinta.registry import Entry
    from adeverinta.requests import Employer, EmployerProfile
    from adeverinta.run import Draft


class PaperInForce(NamedTuple):
    """A certificate in force for an answer's person, child and form. `same`: with the answer's own facts."""

    entry: Entry
    same: bool
    differences: tuple[Difference, ...] = ()


def in_force(
    register: str | Path, employer: Employer | EmployerProfile | None, answers: Sequence[Answer]
) -> list[PaperInForce | None]:
    """For each answer the certificate in force, None where there is none (or no register yet)."""
    from adeverinta.api.answers import job_of
    from adeverinta.api.registers import Register
    from adeverinta.run import numbering

    if employer is None or not register_begun(register):
        return [None] * len(answers)
    found: list[PaperInForce | None] = []
    with Register.open(register, employer, readonly=True) as opened:
        for answer in answers:
            if answer.certificate is None or answer.request.birth is None:
                found.append(None)
                continue
            job = job_of([answer.request], employer, on=answer.on)
            item = numbering.wanted(_draft(answer), job, "")
            live = opened.inner.live(item)
            earlier = opened.inner.earlier(item)
            if live is not None:
                found.append(PaperInForce(live, same=True))
            elif earlier:
                changed = numbering.replaced_by(earlier[-1], item, job)
                found.append(PaperInForce(earlier[-1], same=False, differences=changed.differences))
            else:
                found.append(None)
    return found


def register_begun(register: str | Path) -> bool:
    """Whether there is a register; a run killed while it made one leaves an empty file."""
    path = Path(register)
    return path.is_file() and path.stat().st_size > 0


def _draft(answer: Answer) -> Draft:
    from adeverinta.run.job import Draft

    return Draft(
        position=1,
        request=answer.request,
        findings=answer.findings,
        form=answer.form or None,
        income=answer.income,
        built=answer.certificate,
    )


def file_of(entry: Entry, folder: str | Path | None = None) -> Path | None:
    """Where the file of a certificate stands: under `folder` (the output it went to, if that was moved), else
    where it was written; None where it is gone.
    """
    if not entry.pdf:
        return None
    said = entry.said
    name, inner = Path(entry.pdf).name, str(said.get("subfolder") or "adeverinte")
    for place in (folder, said.get("folder")):
        if place and (path := Path(str(place)) / inner / name).is_file():
            return path
    return None


def issued_files(register: Register, folder: str | Path | None = None) -> list[tuple[Entry, Path | None]]:
    """The certificates in force, by number, each with its file as `file_of` has it."""
    from adeverinta.registry import EntryStatus

    entries = (entry for entry in register.entries() if entry.status is EntryStatus.ISSUED)
    return [(entry, file_of(entry, folder)) for entry in entries]
