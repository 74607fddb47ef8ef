"""Requests prepared together: a picklable piece of the batch that any executor can run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from adeverinta.core.source import Source
from adeverinta.law.types import DatedValue
from adeverinta.payroll import Payroll, PayrollRow, telling_persons
from adeverinta.run.job import Draft, Job
from adeverinta.run.numbering import registered, rules_text
from adeverinta.run.preparation import Placed, namesakes_told, prepare_all

Prepare = Callable[[Draft], bytes]
"""What an observer needs of a draft, made where the draft is: a function that can be pickled."""


Packed = tuple[Any, ...]
"""The values of a row and of its source: plain tuples travel several times faster than named ones."""

_SOURCE: Final = PayrollRow._fields.index("source")


class Prepared(NamedTuple):
    """The drafts of a unit, and the dated values behind their incomes, which the drafts leave out."""

    drafts: list[Draft]
    used: list[DatedValue]


class Unit(NamedTuple):
    """Some requests of a job with the rows of their persons, and no more of what was read than they need.

    `rest` is what was read without the rows.
    """

    job: Job
    requests: Placed
    rows: dict[str, list[Packed]]
    rest: Payroll
    observe: tuple[Prepare, ...]
    whole: bool

    def run(self) -> Prepared:
        """Prepare them; pure."""
        rows = {cnp: [*map(_unpacked, some)] for cnp, some in self.rows.items()}
        read = replace(self.rest, rows=rows)
        return prepared(prepare_all(self.requests, read, self.job), self.observe, whole=self.whole)


def _packed(row: PayrollRow) -> Packed:
    return *row[:_SOURCE], tuple(row.source), *row[_SOURCE + 1 :]


def _unpacked(values: Packed) -> PayrollRow:
    return PayrollRow._make((*values[:_SOURCE], Source._make(values[_SOURCE]), *values[_SOURCE + 1 :]))


def unit(
    job: Job, read: Payroll, requests: Placed, observe: tuple[Prepare, ...] = (), *, whole: bool = False
) -> Unit:
    """The unit of some requests of a job."""
    persons = {request.cnp for _, request in requests}
    bare = job._replace(
        exports=(), requests=(), findings=(), others=(),
        password=None, profiles=(), forced=None,
    )  # fmt: skip
    return Unit(
        job=bare,
        requests=requests,
        rows={cnp: [*map(_packed, read.rows[cnp])] for cnp in persons if cnp in read.rows},
        rest=replace(
            read,
            rows={},
            persons={cnp: read.persons[cnp] for cnp in persons if cnp in read.persons},
            sources=[],
            layouts=telling_persons(read.layouts),
            findings=[item for cnp in persons for item in read.findings_of(cnp)],
            namesakes=_namesakes(read, requests),
        ),
        observe=observe,
        whole=whole,
    )


def _namesakes(read: Payroll, requests: Placed) -> dict[str, tuple[str, Source]]:
    """Who bears the name of a request that may be told of them; of the others nobody is."""
    found: dict[str, tuple[str, Source]] = {}
    for _, request in requests:
        if namesakes_told(request, read):
            found |= read.bearers(f"{request.nume} {request.prenume}")
    return found


def prepared(drafts: Sequence[Draft], observe: Sequence[Prepare] = (), *, whole: bool = False) -> Prepared:
    """Drafts as the observers need them and, unless wanted `whole`, made light where they were prepared."""
    used: dict[int, DatedValue] = {}
    texts: dict[tuple[int, ...], str] = {}
    light = []
    for draft in drafts:
        payloads = tuple(prepare(draft) for prepare in observe)
        income, rules = draft.income, ""
        if income is not None:
            key = tuple(map(id, income.used))  # those of a unit are mostly the same
            if key not in texts:
                texts[key] = rules_text(income.used)
                used.update(zip(key, income.used, strict=True))
            rules = texts[key]
        made = draft._replace(payloads=payloads, registered=registered(draft, rules or rules_text(())))
        if not whole:
            made = made._replace(income=income and income._replace(used=(), months=(), findings=()), rows=())
        light.append(made)
    return Prepared(light, list(used.values()))
