"""Api: the front door, by which the command line, the page and other programs enter.

Takes: paths or bytes, an employer, requests, a payroll that was read, a date of issue.
Gives: `read`, `requests`, `compute`, `render`, `issue`, `verify`, `explain` and their records; `frames`.
May import: every room but cli.

Nothing here prints, asks, reads the environment, or changes a setting of the interpreter (signals, garbage
collector, locale). What cannot go on raises `Stop` with its finding. Each name is loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from adeverinta.api.answers import compute, explain, render
    from adeverinta.api.authenticity import Verification, verify
    from adeverinta.api.deadlines import Deadline, deadline
    from adeverinta.api.inputs import layout_profiles, read
    from adeverinta.api.issued import InForce, file_of, in_force, issued_files
    from adeverinta.api.issuing import issue
    from adeverinta.api.lookup import (
        column_names,
        grouped_fields,
        keep_layout,
        proposal,
        request_columns,
        request_fields,
        request_values,
        rules,
        switches,
        unknown_layout,
    )
    from adeverinta.api.registers import Register
    from adeverinta.api.request import Request
    from adeverinta.api.signing import certificates, sign, signing_key
    from adeverinta.certificate import Answer, AnswerMonth, Outcome
    from adeverinta.core.errors import Stop
    from adeverinta.core.finding import Finding
    from adeverinta.core.month import Month
    from adeverinta.core.source import Source
    from adeverinta.income.records import Evidence
    from adeverinta.payroll import Payroll, PayrollRow, SheetLayout
    from adeverinta.report import frames
    from adeverinta.report.explanation import Explanation
    from adeverinta.requests.employers import Employer
    from adeverinta.requests.given import Requests, requests
    from adeverinta.requests.records import EmployerProfile
    from adeverinta.run.cluster import cluster

_WHERE: Final = {
    "certificates": "adeverinta.api.signing",
    "sign": "adeverinta.api.signing",
    "signing_key": "adeverinta.api.signing",
    "file_of": "adeverinta.api.issued",
    "issued_files": "adeverinta.api.issued",
    "InForce": "adeverinta.api.issued",
    "in_force": "adeverinta.api.issued",
    "rules": "adeverinta.api.lookup",
    "switches": "adeverinta.api.lookup",
    "column_names": "adeverinta.api.lookup",
    "grouped_fields": "adeverinta.api.lookup",
    "request_columns": "adeverinta.api.lookup",
    "request_fields": "adeverinta.api.lookup",
    "request_values": "adeverinta.api.lookup",
    "proposal": "adeverinta.api.lookup",
    "keep_layout": "adeverinta.api.lookup",
    "unknown_layout": "adeverinta.api.lookup",
    "Answer": "adeverinta.certificate",
    "Deadline": "adeverinta.api.deadlines",
    "deadline": "adeverinta.api.deadlines",
    "AnswerMonth": "adeverinta.certificate",
    "Employer": "adeverinta.requests.employers",
    "EmployerProfile": "adeverinta.requests.records",
    "Evidence": "adeverinta.income.records",
    "Explanation": "adeverinta.report.explanation",
    "Finding": "adeverinta.core.finding",
    "Month": "adeverinta.core.month",
    "Outcome": "adeverinta.certificate",
    "Payroll": "adeverinta.payroll",
    "PayrollRow": "adeverinta.payroll",
    "Register": "adeverinta.api.registers",
    "Request": "adeverinta.api.request",
    "Requests": "adeverinta.requests.given",
    "SheetLayout": "adeverinta.payroll",
    "Source": "adeverinta.core.source",
    "Stop": "adeverinta.core.errors",
    "Verification": "adeverinta.api.authenticity",
    "cluster": "adeverinta.run.cluster",
    "compute": "adeverinta.api.answers",
    "explain": "adeverinta.api.answers",
    "issue": "adeverinta.api.issuing",
    "layout_profiles": "adeverinta.api.inputs",
    "read": "adeverinta.api.inputs",
    "render": "adeverinta.api.answers",
    "requests": "adeverinta.requests.given",
    "verify": "adeverinta.api.authenticity",
}

__all__ = [
    "Answer",
    "AnswerMonth",
    "Deadline",
    "Employer",
    "EmployerProfile",
    "Evidence",
    "Explanation",
    "Finding",
    "InForce",
    "Month",
    "Outcome",
    "Payroll",
    "PayrollRow",
    "Register",
    "Request",
    "Requests",
    "SheetLayout",
    "Source",
    "Stop",
    "Verification",
    "certificates",
    "cluster",
    "column_names",
    "compute",
    "deadline",
    "explain",
    "file_of",
    "frames",
    "grouped_fields",
    "in_force",
    "issue",
    "issued_files",
    "keep_layout",
    "layout_profiles",
    "proposal",
    "read",
    "render",
    "request_columns",
    "request_fields",
    "request_values",
    "requests",
    "rules",
    "sign",
    "signing_key",
    "switches",
    "unknown_layout",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name == "frames":
        return import_module("adeverinta.report.frames")
    where = _WHERE.get(name)
    if where is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(where), name)
    globals()[name] = found
    return found
