"""A draft as stamping takes it, and as the run gives it back."""

from __future__ import annotations

from datetime import date

from adeverinta.certificate import Outcome, OutcomeState
from adeverinta.certificate.outcome import Replaced
from adeverinta.core.finding import Finding
from adeverinta.run.job import Draft, Work


def work_of(draft: Draft, number: str, day: date, *, draft_mark: bool = False, replaces: str = "") -> Work:
    """The form's code and the facts to stamp on it."""
    assert draft.built is not None
    assert draft.form is not None
    return draft.form, draft.built.numbered(number, day, draft=draft_mark, replaces=replaces)


def outcome_of(
    draft: Draft,
    status: OutcomeState,
    *,
    number: str | None = None,
    issued_on: date | None = None,
    pdf: str | None = None,
    findings: tuple[Finding, ...] | None = None,
    replaced: Replaced | None = None,
) -> Outcome:
    """What came of a draft; its own findings where no others are given."""
    name = draft.built.name if draft.built else None
    found = draft.findings if findings is None else findings
    return Outcome(
        request=draft.request,
        status=status,
        nume=name.nume if name else draft.request.nume,
        prenume=name.prenume if name else draft.request.prenume,
        form=draft.form,
        income=draft.income,
        findings=found,
        number=number,
        issued_on=issued_on,
        pdf=pdf,
        replaced=replaced,
        payloads=draft.payloads,
        whole=draft.answer and draft.answer.with_findings(found),
    )
