"""One request computed, printed as a draft, explained: pure, nothing is numbered or written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.api import codes
from adeverinta.run import codes as run_codes

if TYPE_CHECKING:
    from adeverinta.certificate import Answer
    from adeverinta.payroll import Payroll
    from adeverinta.report.explanation import Explanation
    from adeverinta.requests import Employer, EmployerProfile
    from adeverinta.requests.request import Request
    from adeverinta.run import Job


def compute(
    request: Request,
    payroll: Payroll,
    employer: Employer | EmployerProfile,
    *,
    on: date,
    form: str = "auto",
    templates: str | Path | None = None,
    accept: Collection[str] = (),
    draft: bool = False,
) -> Answer:
    """The answer to one request: months with reasons and cells, total, mean, estimate, rules, findings.

    `on` is the date of issue. `form`: a code over the request's own. `templates`: a folder of forms of the
    user's own. `accept`: what may be passed over, as `--accepta-...` does (docs/api.md lists
    the names), one or several.
    """
    from adeverinta.api.inputs import seen_by
    from adeverinta.core.given_types import of_type, yes_no
    from adeverinta.requests.request import Request
    from adeverinta.run import answer_of, prepare

    yes_no("draft", draft)
    of_type("request", request, Request, "a Request")
    job = job_of([request], employer, on=on, form=form, templates=templates, accept=accept)
    job = job._replace(register=None if draft else Path())  # strict, as where a number would be given
    return answer_of(prepare(request, 1, seen_by(payroll, job.employer, on), job), job)


def render(answer: Answer, *, draft: bool = True) -> bytes:
    """The PDF of an answer. A draft has a watermark and no number; without it (`draft=False`) only forms
    that take no number are printed, as numbers are given by `issue`. `Stop` where the answer is refused,
    and where its own template was deleted or spoiled meanwhile.
    """
    from adeverinta import forms
    from adeverinta.api.templates import own_forms
    from adeverinta.core.errors import InputStop, UsageStop
    from adeverinta.core.finding import finding
    from adeverinta.core.given_types import yes_no

    _answered(answer)
    yes_no("draft", draft)
    if answer.refused or not answer.form or answer.certificate is None:
        raise InputStop(next(item for item in answer.findings if item.blocking))
    if forms.edition(answer.form, answer.templates) != answer.edition and answer.templates:
        own_forms(answer.templates)
        if answer.edition:
            forms.still_there(answer.form, answer.templates)
    if not draft and forms.load(answer.form, answer.templates).numbered:
        raise UsageStop(finding(codes.NUMAR_NUMAI_DIN_REGISTRU, formular=answer.form))
    facts = answer.certificate.numbered("", answer.on, draft=draft)
    return forms.render(answer.form, facts, folder=answer.templates).pdf


def explain(answer: Answer) -> Explanation:
    """Why each number: months with rows and cells, the mean as a sum, the estimate, rules and basis."""
    from adeverinta.report.explanation import explanation

    return explanation(_answered(answer))


def _answered(answer: object) -> Answer:
    from adeverinta.certificate import Answer as Answered
    from adeverinta.core.given_types import of_type

    return of_type("answer", answer, Answered, "what compute() gave")


def job_of(
    requests: Collection[Request],
    employer: Employer | EmployerProfile,
    *,
    on: date,
    form: str = "auto",
    templates: str | Path | None = None,
    accept: Collection[str] = (),
    output: str | Path = "",
) -> Job:
    """The job of the rooms below."""
    from adeverinta import forms
    from adeverinta.api.arguments import accepted, request_list
    from adeverinta.api.templates import own_forms
    from adeverinta.core.errors import UsageStop
    from adeverinta.core.finding import finding
    from adeverinta.core.given_types import day_of, of_type
    from adeverinta.requests.employers import profile_of
    from adeverinta.requests.records import EmployerProfile
    from adeverinta.run import Job

    profile = of_type("employer", profile_of(employer), EmployerProfile, "an Employer")
    form = of_type("form", form, str, "a form's code or auto")
    folder = own_forms(templates)
    form_codes = forms.form_codes(folder)
    if form.casefold() not in {"auto", *form_codes}:
        raise UsageStop(finding(run_codes.FORMULAR_NECUNOSCUT, formular=form, coduri=", ".join(form_codes)))
    job = Job(
        exports=(),
        requests=request_list(requests),
        employer=profile,
        output=Path(output),
        issue_date=day_of(on),
        register=None,
        form=form,
        templates=folder,
    )
    return job._replace(**dict.fromkeys(accepted(accept, Job._fields), True))  # type: ignore[arg-type]
