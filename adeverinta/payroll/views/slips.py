"""Payslips: labels with their values beside or below them, a block a person; each slip becomes one row.

Slips stand below each other or side by side, or alone on a sheet. A block begins where the words above
its CNP are those above the other CNPs. Where a label has several numbers beside it (base, rate, amount)
the words over the columns say which is meant; else the place that makes gross less contributions less
tax the net, on every slip, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import PurePath
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.numbers import number_of
from adeverinta.core.text import fold, unaccented
from adeverinta.payroll.cells.row_scan import cui_in
from adeverinta.payroll.layout.column_map import is_blank, text_of
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.layout.month_heading import MARKED
from adeverinta.payroll.layout.payroll_month import month_of_cell, months_in, names_in, years_in
from adeverinta.payroll.layout.spellings import NET_BARE
from adeverinta.payroll.rows import IDENTITY
from adeverinta.payroll.views.heading import (
    AMOUNTS,
    Person,
    Piece,
    cnp_in,
    cnps_in,
    is_number,
    is_plain,
    item_label,
    known,
    labelled,
    like_cnp,
    person_of,
    pieces,
    says_wrong_cnp,
    words_of,
    years_of,
)
from adeverinta.payroll.views.unnamed_slips import label_of, refuse_two, without_cnp
from adeverinta.payroll.views.view import NOWHERE, Place, PlacedSheet, address
from adeverinta.sources.sheet import Cell, Sheet

_FIXED: Final = ("CNP", "Nume și prenume", "Marca", "Luna", "CUI angajator")
_SUM_WORDS: Final = frozenset(
    ("suma", "sume", "lei", "ron", "valoare", "valoarea", "total", "calculat", "retinut")
)
_OTHER_WORDS: Final = frozenset(("baza", "cota", "procent", "rata", "cantitate", "tarif", "nr", "cod"))
_WORDS: Final = frozenset(("cnp", "nume", "prenume", "marca", "luna", "an", "angajator_cui"))
"""Labels of what the slip's own columns hold."""
_UNITS: Final = {"zile": "zile", "zi": "zile", "ore": "ore", "ora": "ore"}
_RATE: Final = late(r"\d{1,2}(?:[.,]\d+)?\s*%")
_ENOUGH: Final = 3
_MOST_NUMBERS: Final = 4
_TALLEST: Final = 300
"""Filled rows of the longest block that may be one payslip: what is longer is a list of something else."""
Row = Sequence[Cell]


class _Region(NamedTuple):
    """Rows from `top` to before `bottom`, columns from `left` to before `right`."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(slots=True)
class _Slip:
    """One block: its person and what its labels have beside them, in the order of the block."""

    region: _Region
    person: Person | None
    values: dict[str, list[tuple[Piece, str]]] = field(default_factory=dict)
    """Key of a label to the numbers beside it, each with the words over its column."""
    labels: dict[str, Piece] = field(default_factory=dict)
    month: Month | None = None
    month_place: Place = NOWHERE
    code: str = ""


def payslips(sheet: Sheet) -> Sheet | None:
    """A table with one row a slip; None for any other sheet."""
    rows = sheet.rows
    if is_plain(rows):  # most sheets are; its header says so without a look at every cell
        return None
    anchors = [(at, column) for at, row in enumerate(rows) for column in cnps_in(row).values()]
    if not anchors:
        return None
    wrong = ((at, says_wrong_cnp(row)) for at, row in enumerate(rows))
    anchors = sorted({*anchors, *((at, column) for at, column in wrong if column is not None)})
    anchors = sorted({*anchors, *without_cnp(rows, anchors)})
    regions = _regions(rows, anchors)
    if any(_height(rows, region) > _TALLEST for region in regions):
        return None
    slips = [_slip(rows, region) for region in regions]
    if not any(_names(slip) >= _ENOUGH for slip in slips) or _shifted(slips):
        return None
    if any(len(numbers) > _MOST_NUMBERS for slip in slips for numbers in slip.values.values()):
        return None
    refuse_two(sheet, [(slip.region.top, _said(slip)) for slip in slips])
    _date(sheet, slips)
    return _table(sheet, slips, min(at for at, _ in anchors))


def _height(rows: Sequence[Row], region: _Region) -> int:
    return sum(not all(map(is_blank, row)) for row in rows[region.top : region.bottom])


def _names(slip: _Slip) -> int:
    return len(AMOUNTS.intersection(_said(slip)))


def _said(slip: _Slip) -> list[str]:
    """What the labels of a slip mean."""
    return [known(text_of(piece.value)) for piece in slip.labels.values()]


def _shifted(slips: Sequence[_Slip]) -> bool:
    """Whether one block holds the gross or the tax twice and another not at all: they are cut wrongly."""
    for name in ("brut", "impozit", "cas", "cass"):
        counts = {
            sum(known(text_of(label.value)) == name for label in slip.labels.values()) for slip in slips
        }
        if 0 in counts and max(counts) > 1:
            return True
    return False


def _regions(rows: Sequence[Row], anchors: Sequence[tuple[int, int]]) -> list[_Region]:
    """The block around each CNP."""
    bands: dict[int, list[int]] = {}
    for at, column in anchors:
        bands.setdefault(at, []).append(column)
    tops = _tops(rows, sorted(bands))
    width = max(len(row) for row in rows)
    found: list[_Region] = []
    for (top, bottom), at in zip(pairwise((*tops, len(rows))), sorted(bands), strict=True):
        columns = sorted(bands[at])
        lefts = [0]
        if len(columns) > 1:
            begin = min(
                (c for row in rows[at:bottom] for c, cell in enumerate(row) if not is_blank(cell)), default=0
            )
            lefts = [column - (columns[0] - begin) for column in columns]
        for left, right in pairwise((*lefts, width)):
            found.append(_Region(top, bottom, left, right))
    return found


def _tops(rows: Sequence[Row], owners: Sequence[int]) -> list[int]:
    """The first row of each block: as far above its CNP as the words above the others' go on alike."""
    if len(owners) == 1:
        return [0]
    gap = min(b - a for a, b in pairwise(owners))
    height = 0
    first = owners[1]
    while height + 1 < gap and all(
        at - height - 1 >= 0 and _alike(rows[at - height - 1], rows[first - height - 1]) for at in owners[1:]
    ):
        if owners[0] - height - 1 < 0 or not _alike(rows[owners[0] - height - 1], rows[first - height - 1]):
            break
        height += 1
    while height and all(map(is_blank, rows[first - height])):
        height -= 1
    return [at - height for at in owners]


def _alike(one: Row, other: Row) -> bool:
    """Rows filled in the same columns, as far as both go, with the same known labels and numbers alike."""
    filled = [{c for c, cell in enumerate(row) if not is_blank(cell)} for row in (one, other)]
    both = filled[0] & filled[1]
    if both not in filled or (not both and any(filled)):
        return False
    for column in both:
        a, b = one[column], other[column]
        if is_number(a) != is_number(b) or bool(like_cnp(a)) != bool(like_cnp(b)):
            return False
        if label_of(a) != label_of(b):
            return False
    return True


def _lines(rows: Sequence[Row], region: _Region) -> Iterator[tuple[int, Row]]:
    for at in range(region.top, region.bottom):
        own = rows[at][region.left : region.right]
        yield at, [*[None] * region.left, *own]


def _slip(rows: Sequence[Row], region: _Region) -> _Slip:
    lines = list(_lines(rows, region))
    slip = _Slip(region, person_of(lines))
    waiting: dict[int, Piece] = {}
    heads: dict[int, str] = {}
    for at, row in lines:
        line = [piece for piece in pieces(row, at) if not _is_rate(piece)]
        label: Piece | None = None
        bare: dict[int, Piece] = {}
        unit = ""
        for place, piece in enumerate(line):
            if not piece.number:
                if (
                    label is not None
                    and _is_unit(piece)
                    and line[place + 1 : place + 2]
                    and line[place + 1].number
                ):
                    unit = fold(text_of(piece.value))
                    continue
                label = bare[piece.place[1]] = piece
                continue
            above = waiting.get(piece.place[1])
            if above is not None and (label is None or (_is_amount(above) and not _is_amount(label))):
                _put(slip, above, piece, "")
            elif label is not None:
                _put(slip, label, piece, unit or heads.get(piece.place[1], ""))
                bare.pop(label.place[1], None)
            unit = ""
        if len(bare) > 1 and not any(piece.number for piece in line):
            heads = {column: fold(text_of(piece.value)) for column, piece in bare.items()}
        waiting = bare
    texts = [" ".join(text_of(cell) for cell in row if not is_blank(cell)) for _, row in lines]
    slip.code = next(iter(cui_in(texts)), "")
    return slip


def _is_amount(piece: Piece) -> bool:
    return isinstance(piece.value, str) and known(item_label(text_of(piece.value))) in AMOUNTS


def _is_unit(piece: Piece) -> bool:
    """A word between a label and its number: "Concediu medical | zile | 3 | lei | 400"."""
    word = fold(text_of(piece.value))
    return not piece.colon and (word in _UNITS or word in ("lei", "ron"))


def _is_rate(piece: Piece) -> bool:
    return isinstance(piece.value, str) and bool(_RATE.fullmatch(piece.value.strip()))


def _put(slip: _Slip, label: Piece, value: Piece, head: str) -> None:
    """Note a number beside its label; a label that stands again is another one."""
    words = head.split()
    text = item_label(text_of(label.value))
    if known(text) in _WORDS or cnp_in(value.value):
        return
    if unit := next((_UNITS[word] for word in words if word in _UNITS), ""):
        text = f"{text} {unit}"
    bare, again = squash(text), 1
    key = bare
    while key in slip.labels and slip.labels[key].place != label.place:
        again += 1
        key = f"{bare}#{again}"
    slip.labels[key] = label._replace(value=text)
    slip.values.setdefault(key, []).append((value, head))


def _date(sheet: Sheet, slips: Sequence[_Slip]) -> None:
    """The month that each block names, its year in the block or in the names of sheet and file.

    Where no block names one the titles over them all may do.
    """
    for slip in slips:
        lines = list(_lines(sheet.rows, slip.region))
        said = dict(labelled(lines)).get("luna")
        if said is not None and (month := month_of_cell(said.value)):
            slip.month, slip.month_place = month, said.place
            continue
        texts = [(at, words_of(row)) for at, row in lines]
        marked = [(at, text) for at, text in texts if MARKED.search(unaccented(text))]
        for chosen in (marked, texts):
            found = {month: at for at, text in reversed(chosen) for month in months_in(text)}
            if found:
                break
        if len(found) == 1:
            ((slip.month, at),) = found.items()
            slip.month_place = (at, slip.region.left)
            continue
        if found:
            continue
        numbers = {number: at for at, text in texts for number in names_in(text, title=True)}
        years = years_of([row for _, row in lines])
        years = years or years_in(sheet.name or "") or years_in(PurePath(sheet.file).stem)
        if len(numbers) == 1 and len(years) == 1:
            ((number, at),) = numbers.items()
            slip.month = Month(next(iter(years)), number)
            slip.month_place = (at, slip.region.left)


def _chosen(found: Sequence[tuple[Piece, str]], pick: int | None) -> Piece | None:
    """The amount among the numbers beside a label; None where nothing says which."""
    rest = [item for item in found if not set(item[1].split()) & _OTHER_WORDS]
    said = [item for item in rest if set(item[1].split()) & _SUM_WORDS]
    left = said if len(said) == 1 else rest
    if len(left) > 1:
        return left[pick][0] if pick is not None else None
    return left[0][0] if left else None


def _reading(slips: Sequence[_Slip]) -> int | None:
    """Whether the last or the first of several numbers closes on every slip; None where neither does."""
    closing = [pick for pick in (-1, 0) if _closes(slips, pick)]
    return closing[0] if len(closing) == 1 else None


def _closes(slips: Sequence[_Slip], pick: int) -> bool:
    tried = 0
    for slip in slips:
        amounts: dict[str, list[Fraction]] = {}
        for key, label in slip.labels.items():
            piece = _chosen(slip.values[key], pick)
            number = number_of(piece.value) if piece else None
            if number is not None:
                amounts.setdefault(known(text_of(label.value)), []).append(Fraction(number))
        if not amounts.keys() >= {*IDENTITY}:
            continue
        nets = [*amounts.get("net", ()), *amounts.get(NET_BARE, ())]
        tried += 1
        taken = sum(amounts[name][0] for name in ("cas", "cass", "impozit"))
        if not any(net and abs(gross - taken - net) <= 1 for gross in amounts["brut"] for net in nets):
            return False
    return tried > 0


def _table(sheet: Sheet, slips: Sequence[_Slip], first: int) -> PlacedSheet:
    """Title rows, a header of all labels, a row a slip."""
    pick = _reading(slips)
    labels: dict[str, Piece] = {}
    for slip in slips:
        for key, label in slip.labels.items():
            labels.setdefault(key, label)
    made: list[list[Cell]] = [[cell for cell in row if isinstance(cell, str)] for row in sheet.rows[:first]]
    places: list[list[Place]] = [
        [(at, column) for column, cell in enumerate(row) if isinstance(cell, str)]
        for at, row in enumerate(sheet.rows[:first])
    ]
    dated = any(slip.month for slip in slips)
    marked = any(slip.person and slip.person.marca for slip in slips)
    keep = (True, True, marked, dated, any(slip.code for slip in slips))
    fixed = [name if kept else None for name, kept in zip(_FIXED, keep, strict=True)]
    made.append([*fixed, *(piece.value for piece in labels.values())])
    places.append([*[NOWHERE] * len(_FIXED), *(piece.place for piece in labels.values())])
    for slip in slips:
        who = slip.person
        month: Cell = "?" if dated else None
        if slip.month:
            month = date(slip.month.year, slip.month.month, 1)
        chosen = [_chosen(slip.values.get(key, ()), pick) for key in labels]
        own: list[Cell] = [who.cnp, who.name or None, who.marca or None] if who else _by_name(sheet, slip)
        made.append([*own, month, slip.code or None, *(piece.value if piece else None for piece in chosen)])
        beside = (who.cnp_place, who.name_place, who.marca_place) if who else (NOWHERE,) * 3
        cells = (piece.place if piece else NOWHERE for piece in chosen)
        places.append([*beside, slip.month_place, NOWHERE, *cells])
    letters = ["CNP", "nume", "marca", "luna", "CUI", *(address(piece.place) for piece in labels.values())]
    return PlacedSheet(sheet.file, sheet.name, made, sheet.hidden, places=places, letters=letters)


def _by_name(sheet: Sheet, slip: _Slip) -> list[Cell]:
    """What a slip without a CNP says of its person: the name, which tells whose certificate misses it."""
    said = dict(labelled(list(_lines(sheet.rows, slip.region))))
    parts = [text_of(said[name].value) for name in ("nume", "prenume") if name in said]
    return [None, " ".join(parts) or None, None]
