"""One request through income and certificate, up to facts that fit their form; or refused with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

from adeverinta import certificate, forms, income, law
from adeverinta.batch.job import Draft, Job
from adeverinta.core import cnp as cnps
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import mask_cnp
from adeverinta.income import FormWindow, IncomeResult
from adeverinta.payroll import Payroll
from adeverinta.registry.differences import replaces_line
from adeverinta.registry.numbers import format_number
from adeverinta.requests.records import CertificateRequest


def prepare(request: CertificateRequest, position: int, read: Payroll, job: Job) -> Draft:
    """The draft of one request; nothing is numbered or written."""
    form, form_findings = _form(request, job)
    early = (*request.findings, *_before_income(request, read, job), *form_findings)
    if form is None or any(item.blocking for item in early):
        return Draft(position, request, early, form)
    rows = read.rows_of(request.cnp)
    template = forms.load(form)
    window = template.window
    computed = income.compute(
        request,
        rows,
        read.covered,
        form=form,
        window=FormWindow(window.rows, window.first_offset, window.oldest_first),
        switches=income.all_switches(job.employer.calcul),
        accept_missing=job.accept_missing,
    )
    built = certificate.build(request, rows, computed, job.employer, printed_share=template.printed_share)
    own = _payroll_findings(request, read, computed)
    findings = (*early, *own, *computed.findings, *built.findings)
    return _fitted(Draft(position, request, findings, form, computed, built), job)


class Drafts(Sequence[Draft]):
    """The drafts of a job in the order of its requests, each prepared when it is asked for.

    Preparing is pure, so asking again gives the same; none is kept, so memory holds one chunk of them.
    """

    def __init__(self, read: Payroll, job: Job) -> None:
        self._read = read
        self._job = job

    def __len__(self) -> int:
        return len(self._job.requests)

    @overload
    def __getitem__(self, at: int) -> Draft: ...
    @overload
    def __getitem__(self, at: slice) -> list[Draft]: ...
    def __getitem__(self, at: int | slice) -> Draft | list[Draft]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return [self[place] for place in places]
        return prepare(self._job.requests[places], places + 1, self._read, self._job)


def _before_income(request: CertificateRequest, read: Payroll, job: Job) -> Iterator[Finding]:
    """What refuses a request before anything can be computed."""
    for column in ("data_nasterii_copilului", "data_evenimentului"):
        day = getattr(request, column)
        if day and day > job.issue_date:
            yield finding(
                "NASTERE_VIITOARE",
                cnp=request.cnp,
                source=request.cell(column),
                coloana=column,
                data=romanian_date(day),
                la_data=romanian_date(job.issue_date),
            )
    if not request.blocked and cnps.is_valid(request.cnp) and request.cnp not in read.persons:
        masked = mask_cnp(request.cnp)
        yield finding("CNP_NEGASIT", cnp=request.cnp, source=request.cell("cnp"), cnp_mascat=masked)


def _form(request: CertificateRequest, job: Job) -> tuple[str | None, list[Finding]]:
    """The form asked for on the command line, in the request, or by the birth date."""
    asked = next((code for code in (job.form, request.formular) if code and code != "auto"), None)
    reference = request.reference_date
    if asked:
        codes = [info.code for info in forms.catalog()]
        if asked in codes:
            return asked, []
        source, known = request.cell("formular"), ", ".join(codes)
        return None, [
            finding("FORMULAR_NECUNOSCUT", cnp=request.cnp, source=source, formular=asked, coduri=known)
        ]
    if reference is None:
        return None, []
    form = law.form(reference, job.issue_date)
    if form is None:
        return None, [finding("REGIM_FARA_MODEL", cnp=request.cnp, data=romanian_date(reference))]
    return form, []


def _payroll_findings(request: CertificateRequest, read: Payroll, computed: IncomeResult) -> list[Finding]:
    """What reading found about this person; errors outside the form's months only warn."""
    printed = {item.month for item in computed.months}
    return [
        item if item.month is None or item.month in printed or not item.blocking else item.softened()
        for item in read.findings_of(request.cnp)
    ]


def _fitted(draft: Draft, job: Job) -> Draft:
    """Whether every value fits its place, before a number is taken for it."""
    if draft.refused or draft.built is None or draft.form is None:
        return draft
    number = format_number(job.employer.numar_format, 999_999, job.issue_date, job.employer.serie)
    line = replaces_line(f"{number} din {romanian_date(job.issue_date)}")  # whether needed is not known yet
    trial = draft.built.numbered(number, job.issue_date, draft=job.register is None, replaces=line)
    found = tuple(item.with_cnp(draft.request.cnp) for item in forms.check(draft.form, trial))
    return replace(draft, findings=(*draft.findings, *found)) if found else draft
