"""Where a person was looked for: the columns of CNPs and of mărci, by the sheets that have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from adeverinta.core.source import Source
from adeverinta.core.text import more
from adeverinta.payroll.rows import SheetLayout

_TOLD: Final = 2
"""Kinds of sheets that a sentence names."""
_PERSONS: Final = ("cnp", "marca")
_LETTERS: Final = 3
"""The longest letter of a column; what is longer, or „CNP”, is a heading that the reader made a column of."""


def telling_persons(layouts: Iterable[SheetLayout]) -> list[SheetLayout]:
    """The first sheet of each kind, by its columns of CNPs and mărci: all that `searched` asks."""
    kinds: dict[tuple[object, ...], SheetLayout] = {}
    for layout in layouts:
        kinds.setdefault((*map(layout.columns.get, _PERSONS), bool(layout.header_rows)), layout)
    return list(kinds.values())


def searched(layouts: Iterable[SheetLayout]) -> str:
    """What a sentence says behind „nu apare în”: in which columns the CNP, or the marcă, was looked for."""
    kinds = telling_persons(layouts)
    tables = [layout for layout in kinds if layout.header_rows]
    if kinds and not tables:
        return "nicio declarație 112 citită, iar stat de plată nu s-a citit"
    told = [_of(layout) for layout in tables if any(map(layout.columns.get, _PERSONS))]
    if not told:
        return "niciun stat de plată citit"
    others = more(len(told) - _TOLD, "alt fel de foi", "feluri de foi")
    also = f"; și în {others}" if others else ""
    return f"niciun stat de plată citit: {'; '.join(told[:_TOLD])}{also}"


def _of(layout: SheetLayout) -> str:
    cnp, marca = map(layout.columns.get, _PERSONS)
    place = Source(layout.file, layout.sheet)
    if cnp is None:
        return f"{place} nu are CNP, iar persoana s-a căutat după marcă, în {_column(marca or ('', ''))}"
    beside = f", iar pe rândurile fără CNP marca din {_column(marca)}" if marca else ""
    return f"în {place} s-a citit CNP-ul din {_column(cnp)}{beside}"


def _column(found: Sequence[str]) -> str:
    letter, header = found
    if letter == "CNP" or len(letter) > _LETTERS:
        return "titlul foii"
    return f"coloana {letter} „{header}”"
