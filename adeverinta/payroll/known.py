"""Layouts against what was learnt: profiles by fingerprint, changed layouts, near misses of headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.payroll.headers import squash
from adeverinta.payroll.layout import Grade, Layout, find_layout, text_of
from adeverinta.payroll.profiles import Profile, fingerprint
from adeverinta.payroll.propose import suggestion
from adeverinta.payroll.run import Run
from adeverinta.sources.sheet import Cell, Sheet

_ALIKE: Final = 0.7
_SEARCHED: Final = 300


def layout_of(run: Run, sheet: Sheet) -> Layout | None:
    """The sheet's layout by the profile that explains it, else by the spellings known."""
    if run.forced is not None:
        return find_layout(sheet, run.forced.meanings)
    for profile in run.profiles:
        meanings = profile.meanings
        if not any(_holds(row, meanings) for row in sheet.rows[:_SEARCHED]):
            continue
        layout = find_layout(sheet, meanings)
        if layout is not None and fingerprint(layout.labels) == profile.fingerprint:
            return layout
    layout = find_layout(sheet)
    if layout is not None and layout.grade is not Grade.NOTHING:
        run.findings += [item for item in _told(run, sheet, layout) if item not in run.findings]
    return layout


def _holds(row: Sequence[Cell], meanings: Mapping[str, str]) -> bool:
    return meanings.keys() <= {squash(text_of(cell)) for cell in row if isinstance(cell, str)}


def _told(run: Run, sheet: Sheet, layout: Layout) -> list[Finding]:
    found = near_misses(sheet, layout)
    for profile in run.profiles:
        changed = _difference(profile, layout)
        if changed:
            source = sheet.source(layout.header_rows[-1])
            found.append(finding("FORMAT_SCHIMBAT", source=source, profil=profile.name, diferente=changed))
    return found


def near_misses(sheet: Sheet, layout: Layout) -> list[Finding]:
    """Columns whose header is nearly one that is missing."""
    found: list[Finding] = []
    has = {*layout.columns, *(["net"] if layout.nets else [])}
    for column in layout.ignored:
        near = suggestion(layout.labels[column])
        if near and near[1] not in has:
            source = sheet.source(layout.header_rows[-1], column)
            label = layout.labels[column]
            found.append(
                finding("ANTET_ASEMANATOR", source=source, coloana=label, sugestie=near[0].capitalize())
            )
    return found


def _difference(profile: Profile, layout: Layout) -> str:
    """What came and went, where most of the labels are the same; empty for another layout."""
    labels = {squash(label): label for label in layout.labels if squash(label)}
    known = {squash(label): label for label in profile.columns}
    both = labels.keys() & known.keys()
    if (
        not both
        or len(both) < _ALIKE * max(len(labels), len(known))
        or len(both) == len(known) == len(labels)
    ):
        return ""
    parts = []
    if new := [labels[key] for key in labels if key not in known]:
        parts.append("a apărut " + ", ".join(f"„{label}”" for label in new))
    if gone := [known[key] for key in known if key not in labels]:
        parts.append("a dispărut " + ", ".join(f"„{label}”" for label in gone))
    return "; ".join(parts)
