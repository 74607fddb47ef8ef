"""An unknown layout: which row is the header, what each column may be, what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from adeverinta.core.cnp import is_valid
from adeverinta.core.numbers import number_of
from adeverinta.core.text import clean, mask_cnps
from adeverinta.payroll.fields import cnp_text
from adeverinta.payroll.headers import lookup, squash
from adeverinta.payroll.layout import is_blank, is_textual, text_of
from adeverinta.payroll.spellings import IGNORED, NET_BARE, SPELLINGS
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
_SAMPLES: Final = 3
_CLOSE: Final = 0.82


class ProposedColumn(NamedTuple):
    """`name` is what the column is taken for, empty where nothing says; `doubt` a question about it."""

    letter: str
    label: str
    name: str
    doubt: str
    samples: tuple[str, ...]


class Proposal(NamedTuple):
    """A sheet's likely header (1-based row) and columns."""

    file: str
    sheet: str | None
    row: int
    columns: tuple[ProposedColumn, ...]


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    return {
        squash(text): (text, "net" if name == NET_BARE else name)
        for name, tiers in SPELLINGS.items()
        if name != IGNORED
        for tier in tiers
        for text in tier
    }


def suggestion(label: str) -> tuple[str, str] | None:
    """The known spelling nearest to an unknown label, and its contract name.

    >>> suggestion("Salariul nett"), suggestion("Culoare")
    (('salariul net', 'net'), None)
    """
    plain = squash(label)
    if len(plain) < 4 or lookup(label):
        return None
    from difflib import get_close_matches

    near = get_close_matches(plain, _spellings(), n=1, cutoff=_CLOSE)
    return _spellings()[near[0]] if near else None


def propose(sheet: Sheet) -> Proposal | None:
    """The likely header of a sheet that is not known for a payroll; None where there is no table."""
    row = _header(sheet.rows)
    if row is None:
        return None
    cells = sheet.rows[row]
    below = [line for line in sheet.rows[row + 1 :] if sum(not is_blank(cell) for cell in line) > 1][
        :_SAMPLES
    ]
    columns = [
        _column(sheet, index, text_of(cell), below) for index, cell in enumerate(cells) if text_of(cell)
    ]
    return Proposal(sheet.file, sheet.name, sheet.line(row), tuple(columns))


def _header(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row with most labels that has a row of numbers soon below."""
    best: tuple[int, int] | None = None
    for at in range(min(len(rows), _SEARCHED)):
        texts = sum(isinstance(cell, str) and bool(cell.strip()) for cell in rows[at])
        if texts < 2 or not is_textual(rows[at]):
            continue
        below = rows[at + 1 : at + 4]
        if any(number_of(cell) is not None for line in below for cell in line) and (
            best is None or texts > best[0]
        ):
            best = (texts, at)
    return best[1] if best else None


def _column(sheet: Sheet, index: int, label: str, below: Sequence[Sequence[Cell]]) -> ProposedColumn:
    cells = [line[index] for line in below if index < len(line)]
    samples = tuple(mask_cnps(clean(text_of(cell)))[:30] for cell in cells)
    found = lookup(label)
    if found is not None:
        bare = found.name == NET_BARE
        doubt = "este netul de după impozit, înainte de rețineri?" if bare else ""
        return ProposedColumn(sheet.letter(index), label, "net" if bare else found.name, doubt, samples)
    if cells and all(is_valid(cnp_text(cell)) for cell in cells):
        return ProposedColumn(sheet.letter(index), label, "cnp", "are CNP-uri valide", samples)
    near = suggestion(label)
    if near:
        return ProposedColumn(sheet.letter(index), label, near[1], f"ați vrut „{near[0]}”?", samples)
    return ProposedColumn(sheet.letter(index), label, "", "", samples)
