"""Finding codes: months, income and the estimate."""

from __future__ import annotations

from typing import Final

from adeverinta.core.finding import Code, Severity

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO

CODES: Final[dict[str, Code]] = {}
