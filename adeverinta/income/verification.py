"""The net of the export's months held against the law; the engine is loaded only when it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.core.finding import Finding
    from adeverinta.payroll.rows import PayrollRow


def verify(rows: Sequence[PayrollRow], switches: Mapping[str, str]) -> list[Finding]:
    """Findings about one person's months, none of them blocking; see `adeverinta.income.net.verify`."""
    from adeverinta.income.net import verify as by_columns

    return by_columns(rows, switches)
