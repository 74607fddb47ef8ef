"""Layouts against what was learnt: profiles by fingerprint, changed layouts, near misses of headers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.source import Source
from adeverinta.payroll import codes
from adeverinta.payroll.cells.other_income import other_income
from adeverinta.payroll.decisions.identity import NetDecision
from adeverinta.payroll.layout.column_map import Grade, Layout, find_layout, text_of
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.layout.month_dates import take_month_dates
from adeverinta.payroll.layout.profiles import Profile
from adeverinta.payroll.layout.spellings import IGNORED
from adeverinta.payroll.learning.propose import suggestion
from adeverinta.payroll.reading_state import ReadingState
from adeverinta.payroll.rows import IDENTITY
from adeverinta.sources.sheet import Sheet

_ALIKE: Final = 0.7
_SEARCHED: Final = 300
_OF_THE_NET: Final = frozenset((*IDENTITY, "somaj", "deducere", "baza_impozit", "persoane_intretinere"))
Fingerprint = frozenset[tuple[str, str]]
"""By what a layout is known again."""


def layout_of(run: ReadingState, sheet: Sheet) -> Layout | None:
    """The sheet's layout, the month's column also where only its cells say so; None for a table that says
    it is of other income than wages (`VENIT_DE_ALT_FEL`)."""
    layout = _found(run, sheet)
    if layout is None:
        return None
    if layout.grade is not Grade.NOTHING and (other := other_income(sheet, layout)) is not None:
        source = sheet.source(layout.header_rows[-1])
        told = finding(codes.VENIT_DE_ALT_FEL, source=source, ce=other.words)
        run.findings += [told] if told not in run.findings else []
        return None
    take_month_dates(sheet, layout)
    return layout


def _found(run: ReadingState, sheet: Sheet) -> Layout | None:
    """The sheet's layout by the profile that explains it, else by the spellings known.

    The profile that was asked for goes first, where the sheet has its labels; others of a mixed folder
    are read as they would be without it.
    """
    profiles = [] if run.forced is None else [run.forced]
    profiles += sorted(run.profiles, key=lambda profile: -len(profile.columns))
    texts = _texts(sheet) if profiles else frozenset()
    for profile in profiles:
        meanings = profile.meanings
        asked = profile is run.forced
        if sum(label in texts for label in meanings) * 2 < len(meanings):
            continue
        layout = find_layout(sheet, meanings)
        if layout is not None and (profile.fits(layout.labels) or (asked and _has(layout, meanings))):
            run.fitting.add(profile.name)
            return layout
    layout = find_layout(sheet)
    if layout is not None and layout.grade is not Grade.NOTHING:
        run.findings += [item for item in _told(run, sheet, layout) if item not in run.findings]
    return layout


def _texts(sheet: Sheet) -> frozenset[str]:
    rows = islice(filter(None, sheet.rows), _SEARCHED)  # the rows of a table further up are empty
    return frozenset(squash(text_of(cell)) for row in rows for cell in row if isinstance(cell, str))


def _has(layout: Layout, meanings: Mapping[str, str]) -> bool:
    """Whether the header has all the labels that the profile reads."""
    labels = {squash(label) for label in layout.labels}
    return {label for label, name in meanings.items() if name != IGNORED} <= labels


def unfitting(run: ReadingState) -> list[Finding]:
    """Profiles that were asked for or written by hand and belong to no sheet of the run."""
    found = []
    for profile in [*([run.forced] if run.forced else []), *run.profiles]:
        asked = profile is run.forced
        if (asked or not profile.exact) and profile.name not in run.fitting:
            severity = Severity.WARNING if asked else Severity.INFO
            source = Source(profile.name)
            found.append(
                finding(codes.FORMAT_NEPOTRIVIT, source=source, severity=severity, profil=profile.name)
            )
    return found


def _told(run: ReadingState, sheet: Sheet, layout: Layout) -> list[Finding]:
    found = run.unsaid(near_misses(sheet, layout))  # a header once, not in each file
    for profile in run.profiles:
        changed = _difference(profile, layout) if profile.exact else ""
        if changed:
            source = sheet.source(layout.header_rows[-1])
            found.append(
                finding(codes.FORMAT_SCHIMBAT, source=source, profil=profile.name, diferente=changed)
            )
    return found


def near_misses(sheet: Sheet, layout: Layout) -> list[Finding]:
    """Columns whose header is nearly one that is missing."""
    found: list[Finding] = []
    has = {*layout.columns, *(["net"] if layout.nets else [])}
    for column in layout.ignored[:_SEARCHED]:
        near = suggestion(layout.labels[column])
        if near and near[1] not in has:
            source = sheet.source(layout.header_rows[-1], column)
            label = layout.labels[column]
            found.append(
                finding(codes.ANTET_ASEMANATOR, source=source, coloana=label, sugestie=near[0].capitalize())
            )
    return found


def without_settled(run: ReadingState, decisions: Mapping[Fingerprint, NetDecision]) -> list[Finding]:
    """The findings of the run without near misses of what the net does not need.

    They are those of columns of which the net is made, where it is the gross without the contributions and
    the tax for everybody in all sheets that have the header: nothing is missing there.
    """
    return [
        item
        for item in run.findings
        if item.code != codes.ANTET_ASEMANATOR.name or not _settled(run, item, decisions)
    ]


def _settled(run: ReadingState, item: Finding, decisions: Mapping[Fingerprint, NetDecision]) -> bool:
    label = str(dict(item.params)["coloana"])
    near = suggestion(label)
    if near is None or near[1] not in _OF_THE_NET:
        return False
    having = [layout for _, _, layout, _ in run.layouts if label in layout.labels]
    return bool(having) and all(
        layout.columns.keys() >= {*IDENTITY}
        and (decision := decisions.get(layout.fingerprint)) is not None
        and decision.chosen is not None
        and decision.proven
        and not decision.astray
        for layout in having
    )


def _difference(profile: Profile, layout: Layout) -> str:
    """What came and went, where most of the labels are the same; empty for another layout."""
    labels = {squash(label): label for label in layout.labels if squash(label)}
    known = {squash(label): label for label in profile.labels}
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
