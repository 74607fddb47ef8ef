"""Who is who: the names printed under each CNP, the CNPs found under each marcă."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.core.text import clean, fold
from adeverinta.payroll.across import column_of
from adeverinta.payroll.fields import marca_key, marca_text
from adeverinta.payroll.layout import Layout
from adeverinta.sources.sheet import Cell, Sheet


class _Place(NamedTuple):
    """An address that is seldom asked for: of a sheet without its rows, a row, a column."""

    sheet: Sheet
    row: int
    column: int | None

    @property
    def source(self) -> Source:
        return self.sheet.source(self.row, self.column)


def _other_than(known: Iterable[object], found: Sequence[object]) -> list[int]:
    """Positions where a sheet says other than what is known: mostly the persons that are new in it."""
    return [at for at, (one, other) in enumerate(zip(known, found, strict=True)) if one != other]


@dataclass(slots=True)
class People:
    """Gathered over all files of a run, of every person, asked for or not: what stays is kept small."""

    names: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _seen: dict[str, tuple[Cell, Cell]] = field(default_factory=dict)
    """The cells of the name as last seen."""
    _named: dict[str, _Place] = field(default_factory=dict)
    """Where the name that is kept stands."""
    _marci: dict[str, tuple[str, _Place]] = field(default_factory=dict)
    _shared: dict[str, dict[str, Source]] = field(default_factory=dict)
    """The owners of a marcă that has several."""
    _tied: dict[Cell, str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def add_names(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Names of a sheet; a clearly other name under a known CNP is reported once."""
        at = layout.columns.get("nume", [None])[0]
        picked = [sheet.rows[index] for index in rows]
        given = column_of(picked, layout.columns.get("prenume", [None])[0])
        raws = list(zip(column_of(picked, at), given, strict=True))
        bare = replace(sheet, rows=())
        for position in _other_than(map(self._seen.get, cnps), raws):
            cnp, raw = cnps[position], raws[position]
            if self._seen.get(cnp) != raw:
                self._seen[cnp] = raw
                self._take(cnp, raw, _Place(bare, rows[position], at))

    def _take(self, cnp: str, raw: tuple[Cell, Cell], place: _Place) -> None:
        name = clean(" ".join(part for part in raw if isinstance(part, str)))
        kept = self.names.get(cnp)
        if not kept:
            self.names[cnp], self._named[cnp] = name, place
            return
        words, known = frozenset(fold(name).split()), frozenset(fold(kept).split())
        if words <= known or cnp in self._told:
            return
        if known <= words:  # a second given name, a double surname
            self.names[cnp], self._named[cnp] = name, place
            return
        self._told.add(cnp)
        first = str(self._named[cnp].source)
        self.findings.append(
            finding("NUME_DIFERITE", cnp=cnp, source=place.source, nume1=kept, nume2=name, prima=first)
        )

    def add_marci(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Which CNP each marcă belongs to."""
        at = layout.columns.get("marca", [None])[0]
        if at is None or "marca" in layout.unsure:
            return
        bare = replace(sheet, rows=())
        cells = column_of([sheet.rows[index] for index in rows], at)
        for position in _other_than(map(self._tied.get, cells), cnps):
            cnp, raw = cnps[position], cells[position]
            if cnp and self._tied.get(raw) != cnp and (key := marca_key(marca_text(raw))):
                self._tied[raw] = cnp
                self._tie(key, cnp, _Place(bare, rows[position], at))

    def _tie(self, key: str, cnp: str, place: _Place) -> None:
        first, where = self._marci.setdefault(key, (cnp, place))
        if first != cnp:
            self._shared.setdefault(key, {first: where.source}).setdefault(cnp, place.source)

    def owner(self, marca: str) -> str | None:
        """The one CNP of a marcă; None where there is none or more."""
        key = marca_key(marca) or ""
        return None if key in self._shared or key not in self._marci else self._marci[key][0]

    def conflicts(self) -> list[Finding]:
        """A marcă with two CNPs refuses each of the persons."""
        found: list[Finding] = []
        for owners in (self._shared[key] for key in self._marci if key in self._shared):
            places = "; ".join(str(source) for source in owners.values())
            for cnp, source in owners.items():
                found.append(finding("MARCA_CU_DOUA_CNP", cnp=cnp, source=source, locuri=places))
        return found
