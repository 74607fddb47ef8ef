"""Whether the form asked for suits the request: its birth dates, what it certifies, when it is filed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, Final

from adeverinta import forms, law
from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.payroll.rows import IncomeKind, PayrollRow
from adeverinta.requests.records import CertificateRequest
from adeverinta.run import codes

AUTHORS_RIGHTS: Final = "drepturi-autor"
"""The one form that certifies income which is no wage."""


def form_dates(
    request: CertificateRequest, template: forms.Form, issued_on: date, *, forced: bool
) -> Iterator[Finding]:
    """A form outside the births it is for is refused, unless forced or taken for want of another; outside
    the time it is filed in it is only told."""
    reference, info = request.reference_date, template.info
    if reference is None:
        return
    births = (info.in_force.births_from, info.in_force.births_to)
    where = request.cell("formular") or request.cell("data_nasterii_copilului")
    said: dict[str, Any] = {
        "formular": template.code,
        "data": romanian_date(reference),
        "interval": _interval(*births),
    }
    if not _within(reference, *births):
        if template.code in law.forms_accepted(reference):
            yield finding(codes.FORMULAR_PRIMIT, cnp=request.cnp, source=where, **said)
        else:
            found = finding(codes.FORMULAR_IN_AFARA_DATELOR, cnp=request.cnp, source=where, **said)
            yield found.softened() if forced else found
    filed = (info.in_force.filed_from, info.in_force.filed_to)
    if not _within(issued_on, *filed):
        yield finding(
            codes.FORMULAR_DEPUNERE,
            cnp=request.cnp,
            formular=template.code,
            data=romanian_date(issued_on),
            interval=_interval(*filed),
        )


def _within(day: date, start: date | None, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


def _interval(start: date | None, end: date | None) -> str:
    parts = [f"de la {romanian_date(start)}" if start else "", f"până la {romanian_date(end)}" if end else ""]
    return " ".join(part for part in parts if part)


def wages_as_rights(
    request: CertificateRequest, form: str, rows: Sequence[PayrollRow], months: Collection[Month]
) -> Iterator[Finding]:
    """Author's rights are certified only from rows that are marked as other income."""
    if form != AUTHORS_RIGHTS:
        return
    wages = [
        row for row in rows if row.month in months and row.kind not in (IncomeKind.ALT, IncomeKind.EXCLUS)
    ]
    if wages:
        first = min(wages, key=lambda row: row.month)
        yield finding(
            codes.DREPTURI_AUTOR_DIN_SALARII, cnp=request.cnp, month=first.month, source=first.source
        )
