"""The header of the requests file: which cell names which field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.requests.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS: Final = tuple(field.name for field in FIELDS)
REQUIRED: Final = tuple(field.name for field in FIELDS if field.required)
_EXACT: Final = {fold(name): name for name in COLUMNS}
_LOOSE: Final = {spelling: field.name for field in FIELDS for spelling in field.spellings}
_NOTE: Final = late(r"\([^)]*\)|\[[^\]]*\]")


class Header(NamedTuple):
    """A header row: `columns` maps names to 0-based columns; the rest is what was not understood."""

    row: int
    columns: dict[str, int]
    unknown: tuple[tuple[int, str], ...]
    doubled: tuple[tuple[str, int, int], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Required columns that are not there."""
        return tuple(name for name in REQUIRED if name not in self.columns)


def read_header(row: int, cells: Sequence[object]) -> Header:
    """Match the cells of a row to columns; a contract name goes before a looser spelling of the same."""
    texts = [(index, str(cell)) for index, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()]
    columns: dict[str, int] = {}
    unknown: list[tuple[int, str]] = []
    doubled: list[tuple[str, int, int]] = []
    rest: list[tuple[int, str]] = []
    for index, text in texts:
        name = _named(text, _EXACT)
        if name is None:
            rest.append((index, text))
        elif name in columns:
            doubled.append((name, columns[name], index))
        else:
            columns[name] = index
    exact = set(columns)
    for index, text in rest:
        name = _named(text, _LOOSE)
        if name is None or name in exact:
            unknown.append((index, text))
        elif name in columns:
            doubled.append((name, columns[name], index))
        else:
            columns[name] = index
    return Header(row, columns, tuple(unknown), tuple(doubled))


def _named(text: str, names: dict[str, str]) -> str | None:
    return names.get(fold(text)) or names.get(fold(_NOTE.sub(" ", text)))


def nearest(text: str, names: Sequence[str]) -> str | None:
    """The name that was probably meant, for a suggestion only."""
    from difflib import get_close_matches

    folded = {fold(name): name for name in names}
    hits = get_close_matches(fold(text), list(folded), n=1, cutoff=0.75)
    return folded[hits[0]] if hits else None
