"""What is told of a firm in the overview: its line, the months it lacks, what became of each request."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from adeverinta import api
from adeverinta.core.finding import Finding
from adeverinta.office.office_folder import Firm
from adeverinta.requests.request import Request


class RequestState(NamedTuple):
    """What became of a request, or would: `number` of what is in force; `done`: its paper stands."""

    request: Request
    name: str
    form: str
    number: str
    refused: bool
    done: bool


class Missing(NamedTuple):
    """A month without a file, and for how many persons it is missing."""

    month: api.Month
    persons: int


class FirmLine(NamedTuple):
    """A firm in the overview. `stopped`: why nothing of it could be done, with the exit code it would give."""

    firm: Firm
    name: str
    fiscal_code: str
    months: tuple[api.Month, ...]
    requests: int
    issued: int
    unchanged: int
    refused: int
    missing: tuple[Missing, ...]
    findings: tuple[Finding, ...]
    stopped: int = 0
    outcomes: tuple[api.Outcome, ...] = ()
    told: tuple[RequestState, ...] = ()
    switches: Mapping[str, str] = {}
    handover: Path | None = None
    letters: tuple[Path, ...] = ()
