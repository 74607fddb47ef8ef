"""Who is who: the names printed under each CNP, the CNPs found under each marcă."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.core.text import clean, fold
from adeverinta.payroll.fields import marca_key, marca_text
from adeverinta.payroll.layout import Layout
from adeverinta.sources.sheet import Cell, Sheet


@dataclass(slots=True)
class People:
    """Gathered over all files of a run."""

    names: dict[str, str] = field(default_factory=dict)
    marci: dict[str, dict[str, Source]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _raw: dict[str, tuple[Cell, Cell]] = field(default_factory=dict)
    _words: dict[str, tuple[frozenset[str], Source]] = field(default_factory=dict)
    _tied: dict[Cell, str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def add_names(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Names of a sheet; a clearly other name under a known CNP is reported once."""
        at = layout.columns.get("nume", [None])[0]
        given = layout.columns.get("prenume", [None])[0]
        for index, cnp in zip(rows, cnps, strict=True):
            row = sheet.rows[index]
            raw = (
                row[at] if at is not None and at < len(row) else None,
                row[given] if given is not None and given < len(row) else None,
            )
            if self._raw.get(cnp) != raw:
                self._take(cnp, raw, sheet.source(index, at))

    def _take(self, cnp: str, raw: tuple[Cell, Cell], source: Source) -> None:
        name = clean(" ".join(part for part in raw if isinstance(part, str)))
        words = frozenset(fold(name).split())
        self._raw[cnp] = raw
        if not self.names.get(cnp):
            self.names[cnp] = name
            self._words[cnp] = (words, source)
            return
        known, first = self._words[cnp]
        if not words or words <= known or cnp in self._told:
            return
        if known <= words:  # a second given name, a double surname
            self._words[cnp] = (words, source)
            self.names[cnp] = name
            return
        self._told.add(cnp)
        self.findings.append(
            finding(
                "NUME_DIFERITE", cnp=cnp, source=source, nume1=self.names[cnp], nume2=name, prima=str(first)
            )
        )

    def add_marci(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Which CNP each marcă belongs to."""
        at = layout.columns.get("marca", [None])[0]
        if at is None or "marca" in layout.unsure:
            return
        for index, cnp in zip(rows, cnps, strict=True):
            row = sheet.rows[index]
            raw = row[at] if at < len(row) else None
            if not cnp or self._tied.get(raw) == cnp:
                continue
            key = marca_key(marca_text(raw))
            if key:
                self._tied[raw] = cnp
                owners = self.marci.get(key)
                if owners is None:
                    self.marci[key] = {cnp: sheet.source(index, at)}
                elif cnp not in owners:
                    owners[cnp] = sheet.source(index, at)

    def owner(self, marca: str) -> str | None:
        """The one CNP of a marcă; None where there is none or more."""
        owners = self.marci.get(marca_key(marca) or "", {})
        return next(iter(owners)) if len(owners) == 1 else None

    def conflicts(self) -> list[Finding]:
        """A marcă with two CNPs refuses each of the persons."""
        found: list[Finding] = []
        for owners in self.marci.values():
            if len(owners) < 2:
                continue
            places = "; ".join(str(source) for source in owners.values())
            for cnp, source in owners.items():
                found.append(finding("MARCA_CU_DOUA_CNP", cnp=cnp, source=source, locuri=places))
        return found
