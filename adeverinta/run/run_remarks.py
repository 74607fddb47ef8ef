"""What is said of a run's register and of its date, once for the whole run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.registry import NumberRegister
from adeverinta.run import codes
from adeverinta.run.job import Job

_FAR: Final = timedelta(days=366)
"""A certificate is dated ahead by days at most; a year more is a slip of the keyboard."""


def of_run(
    job: Job, register: NumberRegister, others: Sequence[str], latest: date | None, given: int
) -> Iterator[Finding]:
    """`others`: employers of other registers in the output; `latest`: the last date of issue before this
    run; `given`: how many numbers it took.
    """
    path = job.register.name if job.register else ""  # the name only: reports do not tell places
    if register.new:
        yield finding(codes.REGISTRU_NOU, cale=path)
        if job.code in others:
            yield finding(codes.REGISTRU_AL_DOILEA, cale=path)
    if not given:
        return
    day = romanian_date(job.issue_date)
    if job.issue_date - date.today() > _FAR:  # noqa: DTZ011 - the user's own calendar day
        yield finding(codes.DATA_DEPARTE, data=day, numere=given)
    if latest and job.issue_date < latest:
        yield finding(codes.DATA_INAPOI, data=day, ultima=romanian_date(latest), numere=given)
