"""Requests prepared together: a picklable piece of the batch that any executor can run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from adeverinta.batch.job import Draft, Job
from adeverinta.batch.numbering import registered, rules_text
from adeverinta.batch.prepare import Placed, prepare_all
from adeverinta.certificate import MonthsTold
from adeverinta.core.finding import Finding
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.law.types import DatedValue
from adeverinta.payroll import Payroll, PayrollRow

Tell = Callable[[Draft], MonthsTold | None]
"""The months of a draft as the reports tell them, so that the records need not travel."""


Packed = tuple[Any, ...]
"""The values of a row and of its source: plain tuples travel several times faster than named ones."""

_SOURCE: Final = PayrollRow._fields.index("source")


def untold(_draft: Draft) -> None:
    """The months stay records."""


def whole(_draft: Draft) -> None:
    """The months stay records and the dated values stay with them, for answers that are whole."""


class Prepared(NamedTuple):
    """The drafts of a unit, and the dated values behind their incomes, which the drafts leave out."""

    drafts: list[Draft]
    used: list[DatedValue]


class Unit(NamedTuple):
    """Some requests of a job with the rows of their persons, and no more of what was read than they need."""

    job: Job
    requests: Placed
    rows: dict[str, list[Packed]]
    covered: frozenset[Month]
    persons: dict[str, str]
    findings: list[Finding]
    tell: Tell

    def run(self) -> Prepared:
        """Prepare them; pure."""
        rows = {cnp: [*map(_unpacked, some)] for cnp, some in self.rows.items()}
        read = Payroll(rows, self.covered, self.persons, [], [], self.findings)
        return prepared(prepare_all(self.requests, read, self.job), self.tell)


def _packed(row: PayrollRow) -> Packed:
    return *row[:_SOURCE], tuple(row.source), *row[_SOURCE + 1 :]


def _unpacked(values: Packed) -> PayrollRow:
    return PayrollRow._make((*values[:_SOURCE], Source._make(values[_SOURCE]), *values[_SOURCE + 1 :]))


def unit(job: Job, read: Payroll, requests: Placed, tell: Tell) -> Unit:
    """The unit of some requests of a job."""
    persons = {request.cnp for _, request in requests}
    bare = job._replace(
        exports=(), requests=(), findings=(), replaces=(), others=(),
        password=None, profiles=(), forced=None,
    )  # fmt: skip
    return Unit(
        bare,
        requests,
        {cnp: [*map(_packed, read.rows[cnp])] for cnp in persons if cnp in read.rows},
        read.covered,
        {cnp: read.persons[cnp] for cnp in persons if cnp in read.persons},
        [item for cnp in persons for item in read.findings_of(cnp)],
        tell,
    )


def prepared(drafts: Sequence[Draft], tell: Tell) -> Prepared:
    """Drafts made light where they were prepared, unless they are wanted `whole`."""
    used: dict[int, DatedValue] = {}
    texts: dict[tuple[int, ...], str] = {}
    light = []
    for draft in drafts:
        income = draft.income
        if income is None:
            light.append(draft if tell is whole else draft._replace(rows=()))
            continue
        key = tuple(map(id, income.used))  # those of a unit are mostly the same
        if key not in texts:
            texts[key] = rules_text(income.used)
            used.update(zip(key, income.used, strict=True))
        told = tell(draft)
        if tell is not whole:
            draft = draft._replace(rows=())  # noqa: PLW2901
            income = income._replace(used=(), months=() if told else income.months)
        light.append(draft._replace(income=income, months=told, registered=registered(draft, texts[key])))
    return Prepared(light, list(used.values()))
