"""Who is who: the names printed under each CNP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.core.text import clean, fold
from adeverinta.payroll.cells import codes
from adeverinta.payroll.cells.column_reader import column_of, other_than
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.name_match import Sought, Words, words_of
from adeverinta.sources.sheet import Cell, Sheet

_NAMES_TOLD: Final = 3
"""Other names of a person that are told, at most."""


@dataclass(slots=True)
class People:
    """Gathered over all files of a run, of the persons asked for."""

    names: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    sought: Sought = field(default_factory=lambda: Sought([]))
    """Names whose bearers are to be told."""
    _seen: dict[str, tuple[Cell, Cell]] = field(default_factory=dict)
    """The cells of the name as last seen."""
    _named: dict[str, Source] = field(default_factory=dict)
    """Where the name that is kept stands."""
    _told: dict[str, list[Words]] = field(default_factory=dict)
    """By CNP the other names that were told: a third one is told even where a request explains the second."""
    _heard: dict[int, str] = field(default_factory=dict)
    """Persons with the name as written (their hash): the name as printed where it is sought, else empty."""
    _bearers: dict[str, tuple[str, Sheet, int, int]] = field(default_factory=dict)
    """By CNP, the name that is sought and where it was seen last: the sheet without its rows, row, column."""

    @property
    def namesakes(self) -> dict[str, tuple[str, Source]]:
        """Who bears a name that is sought: by CNP, the name and where it stands."""
        return {cnp: (name, sheet.source(*place)) for cnp, (name, sheet, *place) in self._bearers.items()}

    def doubts(self) -> list[Finding]:
        """The findings; who bears the name of rows that have another person's CNP is told, too."""
        own: dict[Words, list[str]] = {}
        for cnp, kept in self.names.items():
            own.setdefault(words_of(kept), []).append(cnp)
        found = list(self.findings)
        for item in self.findings:
            for name, place in (
                (item.param("nume2"), item.source),
                (item.param("nume1"), item.param("prima")),
            ):
                for cnp in own.get(words_of(str(name)), ()):
                    if cnp != item.cnp:
                        said = finding(codes.NUME_SUB_ALT_CNP, cnp=cnp, nume=name, unde=str(place))
                        found.append(said)
        return found

    def add_names(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Names of rows of a sheet; a clearly other name under a known CNP is reported once."""
        at = layout.first_of("nume")
        picked = [sheet.rows[index] for index in rows]
        given = column_of(picked, layout.first_of("prenume"))
        raws = list(zip(column_of(picked, at), given, strict=True))
        for position in other_than(map(self._seen.get, cnps), raws):
            cnp, raw = cnps[position], raws[position]
            if self._seen.get(cnp) != raw:
                self._seen[cnp] = raw
                self._take(cnp, raw, sheet.source(rows[position], at))

    def add_namesakes(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Keep who bears a name that is sought, with the last place where it stands."""
        at = layout.first_of("nume")
        if at is None or not self.sought:
            return
        picked = [sheet.rows[index] for index in rows]
        given = column_of(picked, layout.first_of("prenume"))
        raws = zip(column_of(picked, at), given, strict=True)
        bare = replace(sheet, rows=())
        for cnp, index, raw in zip(cnps, rows, raws, strict=True):
            key = hash((cnp, raw))
            name = self._heard.get(key)  # the same persons stand in every month
            if name is None:
                printed = _printed(raw)
                name = self._heard[key] = printed if self.sought.has(printed) else ""
            if name:
                self._bearers[cnp] = (name, bare, index, at)

    def _take(self, cnp: str, raw: tuple[Cell, Cell], place: Source) -> None:
        name = _printed(raw)
        kept = self.names.get(cnp)
        if not kept:
            self.names[cnp], self._named[cnp] = name, place
            return
        words, known = frozenset(fold(name).split()), frozenset(fold(kept).split())
        told = self._told.get(cnp, [])
        if words <= known or len(told) == _NAMES_TOLD or any(words <= other for other in told):
            return
        if known <= words and not told:  # a second given name, a double surname
            self.names[cnp], self._named[cnp] = name, place
            return
        self._told.setdefault(cnp, []).append(words)
        first = str(self._named[cnp])
        self.findings.append(
            finding(codes.NUME_DIFERITE, cnp=cnp, source=place, nume1=kept, nume2=name, prima=first)
        )


def _printed(raw: tuple[Cell, Cell]) -> str:
    """The name as it is printed in its one or two cells."""
    return clean(" ".join(part for part in raw if isinstance(part, str)))
