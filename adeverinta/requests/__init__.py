"""Requests: the requests file and the employer profile become checked records.

Takes: a requests table (Excel or csv) and a TOML profile, or the fields of one request.
Gives: `read_requests(path)`, `one_request(fields)`, `read_employer(path)`: records and findings.
May import: core, law, sources.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from adeverinta.requests.employer import read_employer
from adeverinta.requests.employers import Employer, read_employers
from adeverinta.requests.given import Requests, Secret, requests
from adeverinta.requests.records import CertificateRequest, EmployerProfile
from adeverinta.requests.row import one_request
from adeverinta.requests.table import read_requests

__all__ = [
    "CertificateRequest",
    "Employer",
    "EmployerProfile",
    "Requests",
    "one_request",
    "read_employer",
    "read_employers",
    "read_requests",
]


class _Room(ModuleType):
    """The front door calls its function as this room is called: `adeverinta.requests("cereri.xlsx")`."""

    def __call__(self, source: str | Path | tuple[str, bytes], *, password: Secret | None = None) -> Requests:
        return requests(source, password=password)


sys.modules[__name__].__class__ = _Room
