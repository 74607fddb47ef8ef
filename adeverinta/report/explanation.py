"""Why each number, as a record: months, rows, cells, the mean as a sum, the estimate, rules and basis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.money import Bani
from adeverinta.core.text import masked_repr
from adeverinta.income.monthly import KIND_TEXT, adjustments
from adeverinta.law.show import (
    basis_text,
    checked_text,
    ground,
    label_text,
    period_text,
    said,
    value_text,
)

if TYPE_CHECKING:
    from adeverinta.certificate import Answer, AnswerMonth
    from adeverinta.core.finding import Finding
    from adeverinta.core.source import Source
    from adeverinta.income.result import Estimate
    from adeverinta.law.types import DatedValue
    from adeverinta.payroll import PayrollRow

_NET_PARTS: Final = ("brut", "cas", "cass", "somaj", "impozit")


class Term(NamedTuple):
    """A cell that an amount was computed from: its contract name, bani, address."""

    name: str
    amount: Bani
    source: Source


class ExplainedRow(NamedTuple):
    """A payroll row of a month. `net` in bani, None where the row has none; `cell` is the net's own cell,
    `row` the row's place.

    `terms`: the cells of gross, contributions and tax, where the net was computed from them; `by_law`: only
    the gross is the export's, the law gives the rest. `adjusted`: what the certificate adds to that net or
    takes from it (negative), by a switch of the employer; `title`: the kind in words.
    """

    kind: str
    net: Bani | None
    cell: Source
    row: Source
    terms: tuple[Term, ...] = ()
    by_law: bool = False
    adjusted: tuple[Term, ...] = ()
    title: str = ""


class MonthExplained(NamedTuple):
    """A month of the form with what it is made of."""

    answer: AnswerMonth
    components: tuple[ExplainedRow, ...]


class Rule(NamedTuple):
    """A dated value used: what it says, since when, by which act, how certain. `said` and `ground`: value and
    basis in the words of who reads no tables.
    """

    parameter: str
    title: str
    value: str
    unit: str
    period: str
    basis: str
    label: str
    source: str
    note: str
    start: date
    checked: str
    said: str
    ground: str


class Explanation(NamedTuple):
    """One answer explained. `divisor`: the months that the law divides by; `mean` exact, in lei. `options`:
    the estimates where the parent may choose; `remarks`: those findings that computing the income gave.
    """

    cnp: str
    form: str | None
    regime: str | None
    event: str
    reference: date | None
    months: tuple[MonthExplained, ...]
    total: Bani | None
    counted: int
    divisor: int | None
    mean: Fraction | None
    estimate: Estimate | None
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    switches: Mapping[str, str] = {}
    options: tuple[Estimate, ...] = ()
    remarks: tuple[Finding, ...] = ()

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)


def explanation(answer: Answer) -> Explanation:
    """Everything behind an answer."""
    counted = sum(item.counted for item in answer.months)
    switches = answer.income.switches if answer.income else {}
    return Explanation(
        cnp=answer.cnp,
        form=answer.form or None,
        regime=answer.regime,
        event=answer.request.eveniment,
        reference=answer.request.reference_date,
        months=tuple(
            MonthExplained(item, tuple(_component(row, switches) for row in answer.rows_of(item.month)))
            for item in answer.months
        ),
        total=answer.total,
        counted=counted,
        divisor=answer.income.divisor if answer.income else None,
        mean=answer.mean,
        estimate=answer.estimate,
        rules=tuple(map(rule, {(item.parameter, item.start): item for item in answer.rules}.values())),
        findings=answer.findings,
        switches=switches,
        options=tuple(answer.income.options) if answer.income else (),
        remarks=tuple(answer.income.findings) if answer.income else (),
    )


def _component(row: PayrollRow, switches: Mapping[str, str]) -> ExplainedRow:
    adjusted = () if row.net is None or not switches else adjustments(row, switches)
    changed = tuple(Term(name, amount, row.cell(name)) for name, amount in adjusted)
    figures = ((name, getattr(row, name)) for name in _NET_PARTS) if row.net_computed else ()
    return ExplainedRow(
        kind=row.kind.value,
        net=row.net,
        cell=row.source if row.net_computed else row.cell("net"),
        row=row.source,
        terms=tuple(Term(name, value, row.cell(name)) for name, value in figures if value is not None),
        by_law=row.net_computed and row.gross_only,
        adjusted=changed,
        title=KIND_TEXT.get(row.kind, row.kind.value),
    )


def rule(value: DatedValue) -> Rule:
    """A dated value in words."""
    return Rule(
        parameter=value.parameter,
        title=value.title,
        value=value_text(value.value, value.unit),
        unit=value.unit,
        period=period_text(value),
        basis=basis_text(value),
        label=label_text(value.label),
        source=value.source,
        note=value.note or "",
        start=value.start,
        checked=checked_text(value),
        said=said(value),
        ground=ground(value),
    )
