"""One request through income and certificate, up to facts that fit their form; or refused with reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adeverinta import certificate, forms, income, law, payroll
from adeverinta.certificate import Printed
from adeverinta.core import cnp as cnps
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.spoken import ColumnName
from adeverinta.core.text import mask_cnp
from adeverinta.income import FormWindow, IncomeResult
from adeverinta.income import codes as income_codes
from adeverinta.payroll import Payroll
from adeverinta.payroll import codes as payroll_codes
from adeverinta.payroll.cells import codes as cells_codes
from adeverinta.registry.number_pattern import format_number
from adeverinta.registry.paper_differences import replaces_line
from adeverinta.requests.records import CertificateRequest
from adeverinta.requests.request import Request
from adeverinta.run import codes
from adeverinta.run.form_check import form_dates, wages_as_rights
from adeverinta.run.job import Draft, Job

if TYPE_CHECKING:
    from adeverinta.net import Compared


Placed = Sequence[tuple[int, Request]]
"""Requests with their places in the run, from 1."""


def prepare_all(requests: Placed, read: Payroll, job: Job) -> list[Draft]:
    """The drafts of some requests; what can be looked at for all persons at once is."""
    switches = income.all_switches(job.employer.calcul)
    compared = income.compare({request.cnp: read.rows_of(request.cnp) for _, request in requests}, switches)
    return [prepare(request, at, read, job, compared.get(request.cnp)) for at, request in requests]


def prepare(
    request: Request, position: int, read: Payroll, job: Job, compared: Compared | None = None
) -> Draft:
    """The draft of one request; nothing is numbered or written. `compared` as in `income.calculation`."""
    form, form_findings = form_of(request, job)
    template = forms.load(form, job.templates) if form else None
    early = (*request.findings, *_before_income(request, read, job, template), *form_findings)
    early = tuple(item.placed() if item.blocking else item for item in early)
    if not cnps.is_valid(request.cnp) or any(item.code == codes.CNP_NEGASIT.name for item in early):
        early += tuple(_namesakes(request, read))
    if template is not None:
        early += tuple(form_dates(request, template, job.issue_date, forced=job.force_form))
    if template is None or any(item.blocking for item in early):
        return Draft(position=position, request=request, findings=early, form=form)
    switches = income.all_switches(job.employer.calcul)
    gross = income.from_gross(read.rows_of(request.cnp), request, switches)
    rows = gross.rows
    window = template.window
    computed = None
    if window is not None:
        computed = income.compute(
            request,
            rows,
            read.covered,
            form=template.code,
            window=FormWindow(window.rows, window.first_offset, window.oldest_first),
            switches=switches,
            accept_missing=job.accept_missing,
            gross=gross,
            accept_calculated=job.accept_calculated,
            draft=job.register is None,
            accept_days=job.accept_days,
            calendar=read.calendar,
            declared=read.declared,
            accept_sums=job.accept_sums,
            issued_on=job.issue_date,
            compared=compared,
        )
        early += tuple(
            wages_as_rights(request, template.code, rows, {item.month for item in computed.months})
        )
    built = certificate.build(
        request,
        rows,
        computed,
        job.employer,
        _printed(template.code, job.templates),
        switches=switches,
        issued_on=job.issue_date,
    )
    own = _payroll_findings(request, read, computed) if computed else []
    doubled = {item.month for item in own if item.month and item.blocking and item.code in payroll.DOUBLED}
    if computed and doubled:
        computed = computed.refused(doubled)
    astray = {item.month for item in own if item.code == payroll_codes.RAND_CU_CNP_GRESIT.name}
    of_income = [
        income.with_reason(item, read.unread)
        for item in (computed.findings if computed else ())
        if item.code != income_codes.LUNA_FARA_RAND.name or item.month not in astray  # it may have one
    ]
    findings = (*early, *own, *of_income, *built.findings)
    numbered = template.numbered
    draft = Draft(
        position=position,
        request=request,
        findings=findings,
        form=form,
        income=computed,
        built=built,
        numbered=numbered,
        rows=rows,
    )
    return _fitted(draft, job)


def _printed(code: str, folder: Path | None) -> Printed:
    return _printed_by(code, folder, forms.edition(code, folder))


@cache
def _printed_by(code: str, folder: Path | None, _edition: tuple[int, int] | None) -> Printed:
    template = forms.load(code, folder)
    only = template.window is not None and template.window.only_counted
    return Printed(
        frozenset(template.slots), template.asked(), only, template.printed_share, template.large_print
    )


def _before_income(
    request: CertificateRequest, read: Payroll, job: Job, template: forms.Form | None
) -> Iterator[Finding]:
    """What refuses a request before anything can be computed."""
    for column in ("data_nasterii_copilului", "data_evenimentului"):
        day = getattr(request, column)
        if day and day > job.issue_date:
            yield finding(
                codes.NASTERE_VIITOARE,
                cnp=request.cnp,
                source=request.cell(column),
                coloana=ColumnName(column),
                data=romanian_date(day),
                la_data=romanian_date(job.issue_date),
            )
    if not request.blocked and cnps.is_valid(request.cnp) and request.cnp not in read.persons:
        masked = mask_cnp(request.cnp)
        told = read.findings_of(request.cnp)
        yield from told  # why rows that may be the person's were not used
        if any(item.blocking for item in told):
            return
        if template is not None and template.window is None:
            yield finding(codes.PERSOANA_FARA_STAT, cnp=request.cnp, formular=template.code)
            return
        asked = request.cell("cnp")
        yield finding(
            codes.CNP_NEGASIT,
            cnp=request.cnp,
            source=asked,
            cnp_mascat=masked,
            cerut=f" ({asked})" if asked else "",
            unde=payroll.searched(read.layouts),
        )


def namesakes_told(request: CertificateRequest, read: Payroll) -> bool:
    """Whether it may come to be said who bears the name of a request: its CNP is wrong or in no payroll."""
    return not cnps.is_valid(request.cnp) or request.cnp not in read.persons


def _namesakes(request: CertificateRequest, read: Payroll) -> Iterator[Finding]:
    """Who bears the name of a request whose CNP cannot be right or is in no payroll."""
    for cnp, (name, place) in read.bearers(f"{request.nume} {request.prenume}").items():
        yield finding(
            codes.CNP_DUPA_NUME,
            cnp=request.cnp or None,
            source=request.cell("cnp"),
            nume=name,
            cnp_mascat=mask_cnp(cnp),
            unde=str(place),
        )


def form_of(request: CertificateRequest, job: Job) -> tuple[str | None, list[Finding]]:
    """The form asked for on the command line, in the request, or by the birth date."""
    named = (code.casefold() for code in (job.form, request.formular))
    asked = next((code for code in named if code and code != "auto"), None)
    reference = request.reference_date
    if asked:
        form_codes = forms.form_codes(job.templates)
        if asked in form_codes:
            return asked, []
        source, known = request.cell("formular"), ", ".join(form_codes)
        return None, [
            finding(codes.FORMULAR_NECUNOSCUT, cnp=request.cnp, source=source, formular=asked, coduri=known)
        ]
    if reference is None:
        return None, []
    form = law.form(reference, job.issue_date)
    if form is None:
        return None, [finding(codes.REGIM_FARA_MODEL, cnp=request.cnp, data=romanian_date(reference))]
    return form, []


_OF_UNUSED_ROWS: Final = frozenset(
    code.name for code in (payroll_codes.SUMA_NEFOLOSITA, payroll_codes.RAND_CU_CNP_GRESIT)
)


def _payroll_findings(request: CertificateRequest, read: Payroll, computed: IncomeResult) -> list[Finding]:
    """What reading found about this person; errors outside the form's months only warn."""
    printed = {item.month for item in computed.months}

    def inside(item: Finding) -> bool:
        months = item.months or ((item.month,) if item.month else ())
        return not months or not printed.isdisjoint(months)

    return [
        item if not item.blocking or inside(item) else item.softened()
        for item in read.findings_of(request.cnp)
        if item.code not in payroll.OF_MONTHS or item.month in printed
        if item.code not in _OF_UNUSED_ROWS or inside(item)
        if not _by_marriage(request, item)
    ]


def _by_marriage(request: CertificateRequest, item: Finding) -> bool:
    """Two names under one CNP that the request itself explains."""
    if item.code != cells_codes.NUME_DIFERITE.name:
        return False
    return request.bore(str(item.param("nume1")), str(item.param("nume2")))


def _fitted(draft: Draft, job: Job) -> Draft:
    """Whether every value fits its place, before a number is taken for it."""
    if draft.refused or draft.built is None or draft.form is None:
        return draft
    number = format_number(job.employer.numar_format, 999_999, job.issue_date, job.employer.serie)
    may_replace = job.replace_all or job.replaces  # whether this one does is not known yet
    line = replaces_line(f"{number} din {romanian_date(job.issue_date)}") if may_replace else ""
    trial = draft.built.numbered(number, job.issue_date, draft=job.register is None, replaces=line)
    tried = forms.hindrances(draft.form, trial, folder=job.templates)
    found = tuple(item.with_cnp(draft.request.cnp) for item in tried)
    return draft._replace(findings=(*draft.findings, *found)) if found else draft
