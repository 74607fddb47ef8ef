"""Why each number, as lines to be printed: read, computed and explained in one call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from adeverinta.core.finding import Finding
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.requests import Employer
    from adeverinta.requests.request import Request
    from adeverinta.sources import Password


class Explained(NamedTuple):
    """The explanation, line by line (whole CNPs may stand in it); none where `findings` stand before any
    number. `refused`: no certificate may come of it.
    """

    lines: Sequence[str]
    findings: Sequence[Finding]
    refused: bool


def explained(
    request: Request,
    exports: Sequence[Path],
    employer: Employer | None = None,
    *,
    on: date,
    form: str = "auto",
    password: Password | None = None,
    layouts: Sequence[Profile] = (),
) -> Explained:
    """The months with their cells, the mean as a sum, the estimate with its rules; nothing is numbered."""
    from adeverinta.api.inputs import read
    from adeverinta.core.cnp import is_valid
    from adeverinta.report.explanation import explanation
    from adeverinta.report.explanation_text import explain
    from adeverinta.requests import EmployerProfile
    from adeverinta.run import Job, answer_of, prepare

    profile = employer.profile if employer else EmployerProfile(denumire="", sediu="", cod_fiscal="")
    job = Job(exports, [request], profile, Path(), on, register=None, form=form)
    wanted = {request.cnp} if is_valid(request.cnp) else None  # whoever bears the name of another is told
    payroll = read(exports, employer, on=on, wanted=wanted, password=password, layouts=layouts)
    draft = prepare(request, 1, payroll, job)
    if draft.income is None:
        return Explained((), draft.findings, refused=True)
    return Explained(tuple(explain(explanation(answer_of(draft, job)))), draft.findings, draft.refused)
