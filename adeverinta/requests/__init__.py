"""Requests: the requests file and the employer profile become checked records.

Takes: a requests table (Excel or csv) and a TOML profile, or the fields of one request.
Gives: `read_requests(path)`, `one_request(fields)`, `read_employer(path)`: records and findings;
`fields.FIELDS`: what a request may say.
May import: core, law, system, sources.

Each name is loaded when first used: a command's help needs the fields alone.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Final

from adeverinta.core.lazy import loader

if TYPE_CHECKING:
    from pathlib import Path

    from adeverinta.requests.employer_profile import read_employer
    from adeverinta.requests.employers import Employer, read_employers
    from adeverinta.requests.records import CertificateRequest, EmployerProfile
    from adeverinta.requests.request import one_request
    from adeverinta.requests.requests_file import read_requests
    from adeverinta.requests.requests_input import Requests
    from adeverinta.sources import Secret

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
_WHERE: Final = {
    "CertificateRequest": "records",
    "Employer": "employers",
    "EmployerProfile": "records",
    "Requests": "requests_input",
    "one_request": "request",
    "read_employer": "employer_profile",
    "read_employers": "employers",
    "read_requests": "requests_file",
}


if not TYPE_CHECKING:  # a name that is none is an error to mypy, too
    __getattr__ = loader(__name__, _WHERE)


class _Room(ModuleType):
    """The front door calls its function as this room is called: `adeverinta.requests("cereri.xlsx")`."""

    def __call__(self, source: str | Path | tuple[str, bytes], *, password: Secret | None = None) -> Requests:
        from adeverinta.requests.requests_input import requests

        return requests(source, password=password)


sys.modules[__name__].__class__ = _Room
