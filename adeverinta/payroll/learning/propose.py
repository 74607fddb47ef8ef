"""A layout to be explained: its header, what each column may be, what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.numbers import number_of
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.payroll.layout.column_map import (
    Layout,
    find_layout,
    is_blank,
    is_numbering,
    is_textual,
    text_of,
)
from adeverinta.payroll.layout.headers import lookup, squash
from adeverinta.payroll.layout.spellings import IGNORED, NET_BARE, SPELLINGS
from adeverinta.payroll.views.heading import cnp_in, is_number
from adeverinta.payroll.views.shapes import views_of
from adeverinta.payroll.views.view import rows_of_header
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 60
_SAMPLES: Final = 3
_LOOKED_AT: Final = 40
_CLOSE: Final = 0.82
_SHORT: Final = 3
"""Letters of a word that others hold by chance: "co" is in "concediu"."""
_LETTERS: Final = late(r"(?<=\b[a-z]) (?=[a-z]\b)")
_NEAREST: Final = 3
_KIND: Final = late(
    r"cod|cm|co|cfp|icc|ic|fnuass|medical\w*|mat|matern\w*|sarcin\w*|lehuz\w*|copil\w*|somaj\w*|tehnic|boala|neplatit\w*"
    r"|sindicat\w*|pensi\w*|tichete?|bonuri|net|brut|cas|cass|neimpoz\w*|scutit\w*|nemotivat\w*|ore|zile"
)
"""Words of headers by which an amount or days are of another kind."""


class ProposedColumn(NamedTuple):
    """`name` is what the column is taken for, empty where nothing says; `doubt` a question about it.

    `samples` are shown (masked), `cells` the first of its cells as they are.
    """

    letter: str
    label: str
    name: str
    doubt: str
    samples: tuple[str, ...]
    cells: tuple[Cell, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is not understood, or not for certain."""
        return not self.name or bool(self.doubt)


class Proposal(NamedTuple):
    """A sheet's likely header (1-based rows of the file) and columns, with the labels of the whole header."""

    file: str
    sheet: str | None
    rows: tuple[int, ...]
    columns: tuple[ProposedColumn, ...]

    @property
    def row(self) -> int:
        """The lowest row of the header."""
        return self.rows[-1]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels by which the layout is known again."""
        return tuple(column.label for column in self.columns)


@cache
def _spellings() -> dict[str, tuple[str, str]]:
    return {
        squash(text): (text, "net" if name == NET_BARE else name)
        for name, tiers in SPELLINGS.items()
        if name != IGNORED
        for tier in tiers
        for text in tier
    }


@lru_cache(maxsize=4096)
def suggestion(label: str) -> tuple[str, str] | None:
    """The known spelling nearest to an unknown label, and its contract name; none that adds to the label a
    word by which it would be of another kind.

    >>> suggestion("Salariul nett"), suggestion("Culoare"), suggestion("Valoare")
    (('salariul net', 'net'), None, None)
    """
    plain = squash(label)
    if len(plain) < 4 or lookup(label):
        return None
    from difflib import get_close_matches

    words = _words(label)
    for near in get_close_matches(plain, _spellings(), n=_NEAREST, cutoff=_CLOSE):
        own = [word for word in _words(_spellings()[near][0]) if _KIND.fullmatch(word)]
        if all(
            (len(word) > _SHORT and word in plain) or get_close_matches(word, words, n=1, cutoff=_CLOSE)
            for word in own
        ):
            return _spellings()[near]
    return None


def _words(text: str) -> list[str]:
    """The folded words, letters that stand alone put together: C.M. is CM."""
    return _LETTERS.sub("", fold(text)).split()


def propose(sheet: Sheet) -> Proposal | None:
    """The likely header of a sheet that is not known for a payroll; None where there is no table."""
    made = [_proposed(view) for view in views_of(sheet)]
    return max(filter(None, made), key=lambda proposal: len(proposal.columns), default=None)


def _proposed(sheet: Sheet) -> Proposal | None:
    row = _header(sheet.rows)
    if row is None:
        return None
    return of_layout(sheet, _as_read(sheet, row) or Layout((row,), list(map(text_of, sheet.rows[row]))))


def of_layout(sheet: Sheet, layout: Layout) -> Proposal:
    """The columns of a header, each with samples."""
    filled = [line for line in sheet.rows[layout.first_data_row :] if _may_hold_data(line)]
    below = filled[:_LOOKED_AT]
    rows = tuple(line for row in layout.header_rows for line in rows_of_header(sheet, row))
    # what a label says together with its group; a CNP is proposed by its cells, a net by its own words
    named = {i: name for name, found in layout.columns.items() if name != "cnp" for i in found}
    return Proposal(
        sheet.file,
        sheet.name,
        rows,
        tuple(
            _column(sheet, index, label, below, named.get(index, ""))
            for index, label in enumerate(layout.labels)
            if label.strip() and not _added(sheet, layout, index)
        ),
    )


def _added(sheet: Sheet, layout: Layout, index: int) -> bool:
    """Whether the program put the column there, from a heading."""
    return sheet.letter(index) in ("CNP", "nume", "marca", "luna", "CUI") and index in layout.columns.get(
        {"CNP": "cnp", "CUI": "angajator_cui"}.get(sheet.letter(index), sheet.letter(index)), ()
    )


def _may_hold_data(row: Sequence[Cell]) -> bool:
    return sum(not is_blank(cell) for cell in row) > 1 and not is_numbering(row)


def _as_read(sheet: Sheet, row: int) -> Layout | None:
    """The header as the reader would lay it out, were the columns of CNPs and of amounts known."""
    below = [line for line in sheet.rows[row + 1 :] if _may_hold_data(line)][:_LOOKED_AT]
    told: dict[str, str] = {}
    for index, cell in enumerate(sheet.rows[row]):
        cells = [line[index] for line in below if index < len(line) and not is_blank(line[index])]
        if not isinstance(cell, str) or not cells or lookup(text_of(cell)):
            continue
        if all(map(cnp_in, cells)):
            told[squash(text_of(cell))] = "cnp"
        elif all(map(is_number, cells)):
            told.setdefault(squash(text_of(cell)), "net")
    layout = find_layout(sheet, told)
    return layout if layout is not None and layout.header_rows[-1] == row else None


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


def _column(
    sheet: Sheet, index: int, label: str, below: Sequence[Sequence[Cell]], read_as: str
) -> ProposedColumn:
    cells = tuple(line[index] for line in below if index < len(line))
    letter = sheet.letter(index)
    samples = tuple(mask_cnps(clean(text_of(cell)))[:30] for cell in cells[:_SAMPLES])
    found = lookup(label)
    if found is not None:
        bare = found.name == NET_BARE
        doubt = "este netul de după impozit, înainte de rețineri?" if bare else ""
        return ProposedColumn(
            letter=letter,
            label=label,
            name="net" if bare else found.name,
            doubt=doubt,
            samples=samples,
            cells=cells,
        )
    if read_as:
        return ProposedColumn(
            letter=letter, label=label, name=read_as, doubt="", samples=samples, cells=cells
        )
    filled = [cell for cell in cells if not is_blank(cell)]
    if filled and all(map(cnp_in, filled)):
        return ProposedColumn(
            letter=letter, label=label, name="cnp", doubt="are CNP-uri valide", samples=samples, cells=cells
        )
    near = suggestion(label)
    if near:
        return ProposedColumn(
            letter=letter,
            label=label,
            name=near[1],
            doubt=f"ați vrut „{near[0]}”?",
            samples=samples,
            cells=cells,
        )
    return ProposedColumn(letter=letter, label=label, name="", doubt="", samples=samples, cells=cells)
