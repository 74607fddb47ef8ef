"""Which employer a request goes to: the one whose payroll has the person, none if two have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from adeverinta.core.text import mask_cnps
from adeverinta.payroll import Payroll, SourceInfo, UnusedRows
from adeverinta.run.drafts import Drafts
from adeverinta.run.job import Job
from adeverinta.run.work_unit import Prepare

if TYPE_CHECKING:
    from concurrent.futures import Executor


def assign(
    job: Job,
    reads: Sequence[tuple[Job, Payroll]],
    observe: Sequence[Prepare] = (),
    executor: Executor | None = None,
    *,
    whole: bool = False,
) -> list[Drafts]:
    """The drafts of each employer, prepared by the executor if given, where `observe` sees them too. `whole`:
    with months and rows.
    """
    drafts = [Drafts(own, read, observe, executor, whole=whole) for own, read in reads]
    everyone = _names(own for own, _ in reads) if len(reads) > 1 else ""
    for position, request in enumerate(job.requests, start=1):
        having = [at for at, (_, read) in enumerate(reads) if request.cnp in read.persons]
        if len(having) > 1:
            drafts[0].take(position, undecided=_names(reads[which][0] for which in having))
        elif having:
            drafts[having[0]].take(position)
        else:
            drafts[0].take(position, nowhere=everyone)
    return drafts


def _names(jobs: Iterable[Job]) -> str:
    return ", ".join(mask_cnps(job.employer.denumire) for job in jobs)


def sources_of(reads: Sequence[Payroll]) -> list[SourceInfo]:
    """The files of all readings, once each: rows used added up, rows not used named once."""
    merged: dict[tuple[str, str, int], SourceInfo] = {}
    for read in reads:
        for number, info in enumerate(read.sources):
            key = (info.file, info.sha256, number)
            known = merged.get(key)
            if known is None:
                merged[key] = info
                continue
            unused: list[UnusedRows] = [*known.unused]
            unused += [item for item in info.unused if item not in unused]
            merged[key] = known._replace(rows=known.rows + info.rows, unused=tuple(unused))
    return list(merged.values())
