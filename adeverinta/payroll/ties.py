"""Whose marcă is which, of every person of the firm: two entries of a dictionary for each and an address."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.payroll.across import column_of, other_than
from adeverinta.payroll.fields import marca_key, marca_text
from adeverinta.payroll.layout import Layout
from adeverinta.sources.sheet import Cell, Sheet


@dataclass(slots=True)
class Ties:
    """Gathered over all files of a run, also of persons nobody asked for.

    A marcă of somebody asked for may be another's in another file, and rows may have nothing but a marcă.
    """

    _owners: dict[Cell, str] = field(default_factory=dict)
    """The first CNP of a marcă: by its key, and by the cells that it was seen in."""
    _shared: dict[str, dict[str, Source]] = field(default_factory=dict)
    """The owners of a marcă that has several."""
    _tied: list[Cell] = field(default_factory=list)
    """Those of `_owners` in their order, so that one is found again by its number."""
    _rows: array[int] = field(default_factory=lambda: array("L"))
    """The row of each."""
    _sheets: list[tuple[int, Sheet, int]] = field(default_factory=list)
    """The sheets that they stand in: the number of the first of each, and the column."""
    _at: dict[Cell, int] = field(default_factory=dict)
    """The number of a marcă, filled where conflicts ask for it."""

    def add(self, sheet: Sheet, layout: Layout, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Note the marcă of rows of a sheet; rows without a CNP are empty there."""
        column = layout.columns.get("marca", [None])[0]
        if column is None or "marca" in layout.unsure:
            return
        cells = column_of([sheet.rows[index] for index in rows], column)
        bare = replace(sheet, rows=())
        self._sheets.append((len(self._tied), bare, column))
        for position in other_than(map(self._owners.get, cells), cnps):
            cnp, cell = cnps[position], cells[position]
            if not cnp or self._owners.get(cell) == cnp:
                continue
            if key := marca_key(marca_text(cell)):
                row = rows[position]
                self._tie(key, cnp, row)
                if self._owners[key] != cnp:
                    first = {self._owners[key]: self._first(key)}
                    self._shared.setdefault(key, first).setdefault(cnp, bare.source(row, column))
                self._tie(cell, cnp, row)

    def _tie(self, marca: Cell, cnp: str, row: int) -> None:
        if marca not in self._owners:
            self._owners[marca] = cnp
            self._tied.append(marca)
            self._rows.append(row)

    def _first(self, key: str) -> Source:
        """Where a marcă was seen first; asked only where it has two owners."""
        for at in range(len(self._at), len(self._tied)):
            self._at[self._tied[at]] = at
        at = self._at[key]
        _, sheet, column = next(item for item in reversed(self._sheets) if item[0] <= at)
        return sheet.source(self._rows[at], column)

    def owner(self, marca: str) -> str | None:
        """The one CNP of a marcă; None where there is none or more."""
        key = marca_key(marca) or ""
        return None if key in self._shared else self._owners.get(key)

    def conflicts(self) -> list[Finding]:
        """A marcă with two CNPs refuses each of the persons."""
        found: list[Finding] = []
        for marca in sorted(self._shared, key=self._at.__getitem__):
            owners = self._shared[marca]
            places = "; ".join(str(source) for source in owners.values())
            for cnp, source in owners.items():
                found.append(finding("MARCA_CU_DOUA_CNP", cnp=cnp, source=source, locuri=places))
        return found
