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
    from adeverinta.requests.field_types import RequestField
    from adeverinta.requests.given import Requests, requests
    from adeverinta.requests.records import EmployerProfile
    from adeverinta.run.cluster import cluster

_WHERE: Final = {
    "Answer": "adeverinta.certificate",
    "AnswerMonth": "adeverinta.certificate",
    "certificates": "adeverinta.api.signing",
    "cluster": "adeverinta.run.cluster",
    "column_names": "adeverinta.api.lookup",
    "compute": "adeverinta.api.answers",
    "Deadline": "adeverinta.api.deadlines",
    "deadline": "adeverinta.api.deadlines",
    "Employer": "adeverinta.requests.employers",
    "EmployerProfile": "adeverinta.requests.records",
    "Evidence": "adeverinta.income.records",
    "explain": "adeverinta.api.answers",
    "Explanation": "adeverinta.report.explanation",
    "file_of": "adeverinta.api.issued",
    "Finding": "adeverinta.core.finding",
    "grouped_fields": "adeverinta.api.lookup",
    "in_force": "adeverinta.api.issued",
    "InForce": "adeverinta.api.issued",
    "issue": "adeverinta.api.issuing",
    "issued_files": "adeverinta.api.issued",
    "keep_layout": "adeverinta.api.lookup",
    "layout_profiles": "adeverinta.api.inputs",
    "Month": "adeverinta.core.month",
    "Outcome": "adeverinta.certificate",
    "Payroll": "adeverinta.payroll",
    "PayrollRow": "adeverinta.payroll",
    "proposal": "adeverinta.api.lookup",
    "read": "adeverinta.api.inputs",
    "Register": "adeverinta.api.registers",
    "render": "adeverinta.api.answers",
    "Request": "adeverinta.api.request",
    "request_columns": "adeverinta.api.lookup",
    "request_fields": "adeverinta.api.lookup",
    "request_values": "adeverinta.api.lookup",
    "RequestField": "adeverinta.requests.field_types",
    "Requests": "adeverinta.requests.given",
    "requests": "adeverinta.requests.given",
    "rules": "adeverinta.api.lookup",
    "SheetLayout": "adeverinta.payroll",
    "sign": "adeverinta.api.signing",
    "signing_key": "adeverinta.api.signing",
    "Source": "adeverinta.core.source",
    "Stop": "adeverinta.core.errors",
    "switches": "adeverinta.api.lookup",
    "unknown_layout": "adeverinta.api.lookup",
    "Verification": "adeverinta.api.authenticity",
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
    "RequestField",
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
