"""Api: the front door, by which the command line, the page and other programs enter.

Takes: paths or bytes, an employer, requests, a payroll that was read, a date of issue.
Gives: `read`, `requests`, `compute`, `render`, `issue`, `verify`, `explain` and their records; `frames`; what
a face needs besides (`batch_job`, `run_batch`, `reader`, `rule_list`, ...).
May import: every room but office, cli and web.

Nothing here prints, asks, reads the environment, or changes a setting of the interpreter (signals, garbage
collector, locale). What cannot go on raises `Stop` with its finding. Each name is loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.core.lazy import loader

if TYPE_CHECKING:
    from adeverinta.api import codes
    from adeverinta.api.answers import compute, explain, render
    from adeverinta.api.batch import batch_job, run_batch
    from adeverinta.api.deadlines import Deadline, deadline
    from adeverinta.api.explaining import Explained, explained
    from adeverinta.api.form_choices import (
        column_names,
        column_titles,
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
    from adeverinta.api.inputs import layout_profiles, read
    from adeverinta.api.issued import PaperInForce, file_of, in_force, issued_files, register_begun
    from adeverinta.api.issuing import issue
    from adeverinta.api.layouts import (
        answer_objection,
        answer_objections,
        checks_net,
        column_menu,
        layout_folders,
        load_layout,
        load_layouts,
        net_question,
        save_layout,
        unchecked_net,
        unknown_layouts,
    )
    from adeverinta.api.outputs import prepare_folder, put_models, samples, write_file
    from adeverinta.api.reading import missing_lines, net_by_law, read_on, reader
    from adeverinta.api.registers import Register, rebuild
    from adeverinta.api.rulebook import law_checked, rule_changes, rule_list
    from adeverinta.api.signing import certificates, issued_papers, papers_of, sign, signing_key
    from adeverinta.api.templates import ListedForm, blank_forms, form_codes, form_list, wrong_templates
    from adeverinta.api.verifying import Verification, verify, verify_all
    from adeverinta.certificate import Answer, AnswerMonth, Outcome, OutcomeState
    from adeverinta.certificate.outcome import Difference
    from adeverinta.core.errors import Stop
    from adeverinta.core.finding import Finding
    from adeverinta.core.month import Month
    from adeverinta.core.source import Source
    from adeverinta.finish import Identity, Signature, Signing
    from adeverinta.finish import codes as finish_codes
    from adeverinta.income.result import Evidence
    from adeverinta.payroll import Payroll, PayrollRow, SheetLayout
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.payroll.learning.propose import Proposal, ProposedColumn
    from adeverinta.registry import Entry
    from adeverinta.registry import codes as registry_codes
    from adeverinta.registry.export import STATUS_NAMES
    from adeverinta.report import frames
    from adeverinta.report.explanation import Explanation
    from adeverinta.report.finding_groups import FindingGroup, grouped
    from adeverinta.requests.employers import Employer, read_employers
    from adeverinta.requests.field_types import RequestField
    from adeverinta.requests.records import CertificateRequest, EmployerProfile
    from adeverinta.requests.request import Request, one_request
    from adeverinta.requests.requests_input import Requests, requests
    from adeverinta.run import Job
    from adeverinta.run import codes as run_codes
    from adeverinta.run.cluster import cluster
    from adeverinta.run.passwords import password_lists
    from adeverinta.run.pipeline import Result
    from adeverinta.run.signing_run import PaperToSign, SignedPaper
    from adeverinta.sources import Password

_WHERE: Final = {
    "Answer": "adeverinta.certificate",
    "AnswerMonth": "adeverinta.certificate",
    "answer_objection": "adeverinta.api.layouts",
    "answer_objections": "adeverinta.api.layouts",
    "PaperToSign": "adeverinta.run.signing_run",
    "batch_job": "adeverinta.api.batch",
    "blank_forms": "adeverinta.api.templates",
    "CertificateRequest": "adeverinta.requests.records",
    "certificates": "adeverinta.api.signing",
    "checks_net": "adeverinta.api.layouts",
    "cluster": "adeverinta.run.cluster",
    "column_menu": "adeverinta.api.layouts",
    "column_names": "adeverinta.api.form_choices",
    "column_titles": "adeverinta.api.form_choices",
    "compute": "adeverinta.api.answers",
    "Deadline": "adeverinta.api.deadlines",
    "deadline": "adeverinta.api.deadlines",
    "Difference": "adeverinta.certificate.outcome",
    "Employer": "adeverinta.requests.employers",
    "EmployerProfile": "adeverinta.requests.records",
    "Entry": "adeverinta.registry",
    "Evidence": "adeverinta.income.result",
    "explain": "adeverinta.api.answers",
    "explained": "adeverinta.api.explaining",
    "Explained": "adeverinta.api.explaining",
    "Explanation": "adeverinta.report.explanation",
    "file_of": "adeverinta.api.issued",
    "Finding": "adeverinta.core.finding",
    "form_codes": "adeverinta.api.templates",
    "form_list": "adeverinta.api.templates",
    "FindingGroup": "adeverinta.report.finding_groups",
    "grouped": "adeverinta.report.finding_groups",
    "grouped_fields": "adeverinta.api.form_choices",
    "Identity": "adeverinta.finish",
    "in_force": "adeverinta.api.issued",
    "PaperInForce": "adeverinta.api.issued",
    "issue": "adeverinta.api.issuing",
    "issued_files": "adeverinta.api.issued",
    "issued_papers": "adeverinta.api.signing",
    "Job": "adeverinta.run",
    "keep_layout": "adeverinta.api.form_choices",
    "law_checked": "adeverinta.api.rulebook",
    "layout_folders": "adeverinta.api.layouts",
    "layout_profiles": "adeverinta.api.inputs",
    "ListedForm": "adeverinta.api.templates",
    "load_layout": "adeverinta.api.layouts",
    "load_layouts": "adeverinta.api.layouts",
    "missing_lines": "adeverinta.api.reading",
    "Month": "adeverinta.core.month",
    "net_by_law": "adeverinta.api.reading",
    "net_question": "adeverinta.api.layouts",
    "one_request": "adeverinta.requests.request",
    "Outcome": "adeverinta.certificate",
    "papers_of": "adeverinta.api.signing",
    "Password": "adeverinta.sources",
    "password_lists": "adeverinta.run.passwords",
    "Payroll": "adeverinta.payroll",
    "PayrollRow": "adeverinta.payroll",
    "prepare_folder": "adeverinta.api.outputs",
    "Profile": "adeverinta.payroll.layout.profiles",
    "proposal": "adeverinta.api.form_choices",
    "Proposal": "adeverinta.payroll.learning.propose",
    "ProposedColumn": "adeverinta.payroll.learning.propose",
    "put_models": "adeverinta.api.outputs",
    "read": "adeverinta.api.inputs",
    "read_employers": "adeverinta.requests.employers",
    "read_on": "adeverinta.api.reading",
    "reader": "adeverinta.api.reading",
    "rebuild": "adeverinta.api.registers",
    "Register": "adeverinta.api.registers",
    "register_begun": "adeverinta.api.issued",
    "render": "adeverinta.api.answers",
    "Request": "adeverinta.requests.request",
    "request_columns": "adeverinta.api.form_choices",
    "request_fields": "adeverinta.api.form_choices",
    "request_values": "adeverinta.api.form_choices",
    "RequestField": "adeverinta.requests.field_types",
    "Requests": "adeverinta.requests.requests_input",
    "requests": "adeverinta.requests.requests_input",
    "Result": "adeverinta.run.pipeline",
    "rule_changes": "adeverinta.api.rulebook",
    "rule_list": "adeverinta.api.rulebook",
    "rules": "adeverinta.api.form_choices",
    "run_batch": "adeverinta.api.batch",
    "samples": "adeverinta.api.outputs",
    "save_layout": "adeverinta.api.layouts",
    "SheetLayout": "adeverinta.payroll",
    "sign": "adeverinta.api.signing",
    "Signature": "adeverinta.finish",
    "SignedPaper": "adeverinta.run.signing_run",
    "Signing": "adeverinta.finish",
    "signing_key": "adeverinta.api.signing",
    "Source": "adeverinta.core.source",
    "OutcomeState": "adeverinta.certificate",
    "STATUS_NAMES": "adeverinta.registry.export",
    "Stop": "adeverinta.core.errors",
    "switches": "adeverinta.api.form_choices",
    "unchecked_net": "adeverinta.api.layouts",
    "unknown_layout": "adeverinta.api.form_choices",
    "unknown_layouts": "adeverinta.api.layouts",
    "Verification": "adeverinta.api.verifying",
    "verify": "adeverinta.api.verifying",
    "verify_all": "adeverinta.api.verifying",
    "write_file": "adeverinta.api.outputs",
    "wrong_templates": "adeverinta.api.templates",
}

_MODULES: Final = {
    "codes": "adeverinta.api.codes",
    "finish_codes": "adeverinta.finish.codes",
    "frames": "adeverinta.report.frames",
    "registry_codes": "adeverinta.registry.codes",
    "run_codes": "adeverinta.run.codes",
}

__all__ = [
    "STATUS_NAMES",
    "Answer",
    "AnswerMonth",
    "CertificateRequest",
    "Deadline",
    "Difference",
    "Employer",
    "EmployerProfile",
    "Entry",
    "Evidence",
    "Explained",
    "Explanation",
    "Finding",
    "FindingGroup",
    "Identity",
    "Job",
    "ListedForm",
    "Month",
    "Outcome",
    "OutcomeState",
    "PaperInForce",
    "PaperToSign",
    "Password",
    "Payroll",
    "PayrollRow",
    "Profile",
    "Proposal",
    "ProposedColumn",
    "Register",
    "Request",
    "RequestField",
    "Requests",
    "Result",
    "SheetLayout",
    "Signature",
    "SignedPaper",
    "Signing",
    "Source",
    "Stop",
    "Verification",
    "answer_objection",
    "answer_objections",
    "batch_job",
    "blank_forms",
    "certificates",
    "checks_net",
    "cluster",
    "codes",
    "column_menu",
    "column_names",
    "column_titles",
    "compute",
    "deadline",
    "explain",
    "explained",
    "file_of",
    "finish_codes",
    "form_codes",
    "form_list",
    "frames",
    "grouped",
    "grouped_fields",
    "in_force",
    "issue",
    "issued_files",
    "issued_papers",
    "keep_layout",
    "law_checked",
    "layout_folders",
    "layout_profiles",
    "load_layout",
    "load_layouts",
    "missing_lines",
    "net_by_law",
    "net_question",
    "one_request",
    "papers_of",
    "password_lists",
    "prepare_folder",
    "proposal",
    "put_models",
    "read",
    "read_employers",
    "read_on",
    "reader",
    "rebuild",
    "register_begun",
    "registry_codes",
    "render",
    "request_columns",
    "request_fields",
    "request_values",
    "requests",
    "rule_changes",
    "rule_list",
    "rules",
    "run_batch",
    "run_codes",
    "samples",
    "save_layout",
    "sign",
    "signing_key",
    "switches",
    "unchecked_net",
    "unknown_layout",
    "unknown_layouts",
    "verify",
    "verify_all",
    "write_file",
    "wrong_templates",
]


if not TYPE_CHECKING:  # a name that is none is an error to mypy, too
    __getattr__ = loader(__name__, _WHERE, _MODULES)


def __dir__() -> list[str]:
    """Every name, loaded or not."""
    return sorted(__all__)
