"""Requests as a program asks for them: a path, or a name and bytes, in one call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from adeverinta.core.finding import Finding
from adeverinta.core.given_types import named_bytes
from adeverinta.requests.request import Request
from adeverinta.requests.requests_file import read_requests
from adeverinta.sources import Secret, by_name


class Requests(list[Request]):
    """The requests of a file in its order; `findings` are about the file itself."""

    def __init__(self, rows: Iterable[Request] = (), findings: Sequence[Finding] = ()) -> None:
        super().__init__(rows)
        self.findings = tuple(findings)


def requests(source: str | Path | tuple[str, bytes], *, password: Secret | None = None) -> Requests:
    """The rows of a requests table (Excel or csv; a path, or a name and bytes), each with its findings."""
    path, data = named_bytes("source", source)
    rows, findings = read_requests(path, data=data, password=by_name(password))
    return Requests(rows, findings)
