"""The findings of a firm, each code once with how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from adeverinta.core.finding import Finding, Severity
from adeverinta.office import codes

_EACH: Final = frozenset(
    code.name
    for code in (
        codes.LUNA_DISPARUTA,
        codes.LUNA_SCHIMBATA,
        codes.ADEVERINTA_ATINSA,
        codes.CERERE_ACUM_POSIBILA,
    )
)
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def grouped(findings: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """One of each code (of what changed: each) with how many there are, blocking ones first."""
    counted = Counter(map(_group, findings := list(findings)))
    first: dict[str, Finding] = {}
    for item in findings:
        first.setdefault(_group(item), item)
    return sorted(
        ((item, counted[group]) for group, item in first.items()),
        key=lambda pair: _ORDER.index(pair[0].severity),
    )


def _group(item: Finding) -> str:
    """What changed since the last run is told one by one, as somebody has to decide on each."""
    return f"{item.code} {item.message}" if item.code in _EACH else item.code
