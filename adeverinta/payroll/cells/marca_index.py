"""Whose marcă is which, of every person of the firm: two entries of a dictionary for each and an address."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.payroll.cells import codes
from adeverinta.payroll.cells.column_reader import column_of, other_than
from adeverinta.payroll.cells.plain_cells import marca_key, marca_text
from adeverinta.sources.sheet import Cell, Sheet


@dataclass(frozen=True, slots=True)
class Ties:
    """Gathered over all files of a run, also of persons nobody asked for.

    A marcă of somebody asked for may be another's in another file, and rows may have nothing but a marcă.
    """

    _owners: dict[str, str] = field(default_factory=dict)
    """The first CNP of a marcă, by its key."""
    _rows: array[int] = field(default_factory=lambda: array("L"))
    """The row where each of `_owners` was seen first, in their order."""
    _sheets: list[tuple[int, Sheet, int]] = field(default_factory=list)
    """The sheets of those rows: how many were there before each, and the column."""
    _cells: dict[Cell, str] = field(default_factory=dict)
    """The CNP beside a cell as last seen: most of a sheet's stood in an earlier one, and need no key."""
    _shared: dict[str, dict[str, Source]] = field(default_factory=dict)
    """The further owners of a marcă that has several, and where each was seen first."""

    def add(self, sheet: Sheet, column: int, rows: Sequence[int], cnps: Sequence[str]) -> None:
        """Note the marcă of rows of a sheet; rows without a CNP are empty there."""
        cells = column_of([sheet.rows[index] for index in rows], column)
        bare = replace(sheet, rows=())
        self._sheets.append((len(self._rows), bare, column))
        for position in other_than(map(self._cells.get, cells), cnps):
            cnp, cell, row = cnps[position], cells[position], rows[position]
            if not cnp or self._cells.get(cell) == cnp or not (key := marca_key(marca_text(cell))):
                continue
            self._cells[cell] = cnp
            first = self._owners.get(key)
            if first is None:
                self._owners[key] = cnp
                self._rows.append(row)
            elif first != cnp:
                self._shared.setdefault(key, {}).setdefault(cnp, bare.source(row, column))

    def owner(self, marca: str) -> str | None:
        """The one CNP of a marcă; None where there is none or more."""
        key = marca_key(marca) or ""
        return None if key in self._shared else self._owners.get(key)

    def is_shared(self, marca: str) -> bool:
        """Whether several persons have had it."""
        return (marca_key(marca) or "") in self._shared

    def conflicts(self) -> list[Finding]:
        """A marcă with two CNPs refuses each of the persons."""
        found: list[Finding] = []
        for at, (key, first) in enumerate(self._owners.items()):
            if key not in self._shared:
                continue
            _, sheet, column = next(item for item in reversed(self._sheets) if item[0] <= at)
            owners = {first: sheet.source(self._rows[at], column), **self._shared[key]}
            places = "; ".join(str(source) for source in owners.values())
            for cnp, source in owners.items():
                found.append(
                    finding(codes.MARCA_CU_DOUA_CNP, cnp=cnp, source=source, marca=key, locuri=places)
                )
        return found
