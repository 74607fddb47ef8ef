"""Which employer a request goes to: the one whose payroll has the person, none if two have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import overload

from adeverinta.batch.job import Draft, Job
from adeverinta.batch.prepare import prepare
from adeverinta.core.finding import finding
from adeverinta.core.text import mask_cnps
from adeverinta.payroll import Payroll, SourceInfo, UnusedRows


@dataclass(frozen=True, slots=True)
class Drafts(Sequence[Draft]):
    """The drafts of one employer in the order of the requests, each prepared when it is asked for.

    Preparing is pure, so asking again gives the same; none is kept, so memory holds one chunk of them.
    `positions` count the requests of the whole run from 1; `undecided` says which employers two or more have
    the person of a position, `nowhere` names all of them for the positions whose person none has.
    """

    job: Job
    read: Payroll
    positions: list[int]
    undecided: dict[int, str]
    nowhere: dict[int, str]

    def __len__(self) -> int:
        return len(self.positions)

    @overload
    def __getitem__(self, at: int) -> Draft: ...
    @overload
    def __getitem__(self, at: slice) -> list[Draft]: ...
    def __getitem__(self, at: int | slice) -> Draft | list[Draft]:
        if isinstance(at, slice):
            return [self._draft(position) for position in self.positions[at]]
        return self._draft(self.positions[at])

    def _draft(self, position: int) -> Draft:
        request = self.job.requests[position - 1]
        cnp, source = request.cnp, request.cell("cnp")
        if names := self.undecided.get(position):
            found = finding("ANGAJATOR_NEDECIS", cnp=cnp, source=source, angajatori=names)
            return Draft(position, request, (*request.findings, found))
        draft = prepare(request, position, self.read, self.job)
        names = self.nowhere.get(position)
        if not names or draft.refused:
            return draft
        found = finding(
            "ANGAJATOR_NEGASIT", cnp=cnp, source=source, angajatori=names, formular=draft.form
        )  # a form that needs no payroll
        return replace(draft, findings=(*draft.findings, found))


def assign(job: Job, reads: Sequence[tuple[Job, Payroll]]) -> list[Drafts]:
    """The drafts of each employer."""
    drafts = [Drafts(own, read, [], {}, {}) for own, read in reads]
    everyone = _names(own for own, _ in reads)
    for position, request in enumerate(job.requests, start=1):
        having = [at for at, (_, read) in enumerate(reads) if request.cnp in read.persons]
        at = having[0] if len(having) == 1 else 0
        drafts[at].positions.append(position)
        if len(having) > 1:
            drafts[at].undecided[position] = _names(reads[which][0] for which in having)
        elif not having and len(reads) > 1:
            drafts[at].nowhere[position] = everyone
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
