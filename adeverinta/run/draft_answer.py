"""A draft as the answer that other programs see."""

from __future__ import annotations

from adeverinta import forms
from adeverinta.certificate import Answer
from adeverinta.run.job import Draft, Job


def answer_of(draft: Draft, job: Job) -> Answer:
    """The answer of a draft whose income is whole."""
    return Answer(
        request=draft.request,
        form=draft.form or "",
        income=draft.income,
        certificate=draft.built,
        findings=draft.findings,
        on=job.issue_date,
        templates=job.templates,
        edition=forms.edition(draft.form, job.templates) if draft.form else None,
    )
