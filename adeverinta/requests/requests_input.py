"""Requests as a program asks for them: a path, or a name and bytes, in one call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from adeverinta.core.finding import Finding
from adeverinta.requests.records import CertificateRequest
from adeverinta.requests.requests_file import read_requests

Secret = str | Callable[[str], str | None]
"""The password of protected workbooks, or what is asked for that of a file by its name."""


class Requests(list[CertificateRequest]):
    """The requests of a file in its order; `findings` are about the file itself."""

    def __init__(self, rows: Iterable[CertificateRequest] = (), findings: Sequence[Finding] = ()) -> None:
        super().__init__(rows)
        self.findings = tuple(findings)


def requests(source: str | Path | tuple[str, bytes], *, password: Secret | None = None) -> Requests:
    """The rows of a requests table (Excel or csv; a path, or a name and bytes), each with its findings."""
    name, data = source if isinstance(source, tuple) else (source, None)
    ask = (lambda _name: password) if isinstance(password, str) else password
    rows, findings = read_requests(Path(name), data=data, password=ask)
    return Requests(rows, findings)
