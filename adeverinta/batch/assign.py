"""Which employer a request goes to: the one whose payroll has the person, none if two have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from adeverinta.batch.job import Draft, Job
from adeverinta.batch.prepare import prepare
from adeverinta.core.finding import finding
from adeverinta.core.text import mask_cnps
from adeverinta.payroll import Payroll, SourceInfo, UnusedRows


def assign(job: Job, reads: Sequence[tuple[Job, Payroll]]) -> list[tuple[Job, list[Draft]]]:
    """The drafts of each employer, in the order of the requests."""
    drafts: list[tuple[Job, list[Draft]]] = [(own, []) for own, _ in reads]
    for position, request in enumerate(job.requests, start=1):
        having = [at for at, (_, read) in enumerate(reads) if request.cnp in read.persons]
        if len(having) > 1:
            names = _names(reads[at][0] for at in having)
            found = finding(
                "ANGAJATOR_NEDECIS", cnp=request.cnp, source=request.cell("cnp"), angajatori=names
            )
            drafts[0][1].append(Draft(position, request, (*request.findings, found)))
            continue
        at = having[0] if having else 0
        own, read = reads[at]
        draft = prepare(request, position, read, own)
        if not having and len(reads) > 1 and not draft.refused:  # a form that needs no payroll
            found = finding(
                "ANGAJATOR_NEGASIT",
                cnp=request.cnp,
                source=request.cell("cnp"),
                angajatori=_names(job for job, _ in reads),
                formular=draft.form,
            )
            draft = replace(draft, findings=(*draft.findings, found))
        drafts[at][1].append(draft)
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
            merged[key] = replace(known, rows=known.rows + info.rows, unused=tuple(unused))
    return list(merged.values())
