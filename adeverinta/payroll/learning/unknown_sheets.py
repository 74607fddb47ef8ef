"""Payroll sheets that are read, with columns that are not understood: found again to be asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.payroll import Payroll
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.payroll.learning.propose import Proposal
    from adeverinta.sources.guard.protected import Password


def unknown_columns(
    exports: Sequence[Path],
    read: Payroll,
    profiles: Sequence[Profile],
    password: Password | None,
    left_out: Collection[str] = (),
) -> Iterator[Proposal]:
    """One proposal for each layout of the run that has columns nobody has explained."""
    from adeverinta import sources
    from adeverinta.payroll.layout.column_map import find_layout
    from adeverinta.payroll.layout.headers import lookup
    from adeverinta.payroll.layout.profiles import fingerprint
    from adeverinta.payroll.learning.propose import of_layout
    from adeverinta.payroll.views.shapes import views_of

    files = {
        item.file
        for item in read.layouts
        if item.unknown or any(not lookup(label) for _, label in item.ignored)
    }
    seen = {profile.fingerprint for profile in profiles}
    for item in sources.expand(exports)[0] if files else ():
        if item.name not in files or item.name in left_out:
            continue
        for sheet in (view for own in sources.read(item, password=password).sheets for view in views_of(own)):
            layout = find_layout(sheet)
            if layout is None or (key := fingerprint(layout.labels)) in seen:
                continue
            if any(profile.fits(layout.labels) for profile in profiles):
                continue
            seen.add(key)
            proposal = asked_of(of_layout(sheet, layout))
            if any(column.open for column in proposal.columns):
                yield proposal


def asked_of(proposal: Proposal) -> Proposal:
    """Only the columns that are not understood, or whose name is nearly known, are open."""
    columns = [
        column if not column.name or "ați vrut" in column.doubt else column._replace(doubt="")
        for column in proposal.columns
    ]
    return proposal._replace(columns=tuple(columns))
