"""Four eyes: where the employer wants it, a second name approves before a number is taken."""

from __future__ import annotations

from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import clean, fold
from adeverinta.run import codes
from adeverinta.run.job import Job


def approver(job: Job) -> str:
    """The second name as the register keeps it; empty where the employer asks for none."""
    return clean(job.approved_by) if job.employer.aprobare else ""


def lacking(job: Job, cnp: str) -> Finding | None:
    """Why no new number may be taken: no second name, no first one to tell it from, or the same twice."""
    if not job.employer.aprobare:
        return None
    second = approver(job)
    if not any(map(str.isalpha, second)):
        return finding(codes.APROBARE_LIPSA, cnp=cnp)
    known = {_words(name) for name in (job.employer.intocmit_nume, job.author) if name}
    if not known:
        return finding(codes.APROBARE_FARA_INTOCMIT, cnp=cnp)
    if _words(second) in known:
        return finding(codes.APROBARE_ACELASI_NUME, cnp=cnp, nume=second)
    return None


def _words(name: str) -> tuple[str, ...]:
    """A name whatever its order, case and diacritics."""
    return tuple(sorted(fold(name).split()))
