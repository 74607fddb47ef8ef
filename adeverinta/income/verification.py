"""The net of the export's months held against the law; the engine is loaded only when it is needed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.core.finding import Finding
    from adeverinta.core.month import Month
    from adeverinta.net import Compared
    from adeverinta.payroll.rows import PayrollRow


def compare(persons: Mapping[str, Sequence[PayrollRow]], switches: Mapping[str, str]) -> dict[str, Compared]:
    """The rows of many persons, by CNP, held against the law at once, which is faster than one by one."""
    from adeverinta import net

    return net.compare(persons, switches)


def check_months(
    rows: Sequence[PayrollRow],
    switches: Mapping[str, str],
    months: Collection[Month] | None = None,
    compared: Compared | None = None,
) -> list[Finding]:
    """Findings about one person's months, none of them blocking; see `adeverinta.net.net_findings`.

    `months`: those to speak of, all where none are named. `compared`: the person's, where known already.
    """
    from adeverinta import net

    own = compared or net.compare({"": rows}, switches).get("")
    return net.told(own, switches, months) if own else []
