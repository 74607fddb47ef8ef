"""What stands in words around a table: whose it is, of which year; labels with the values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from adeverinta.core.cnp import is_valid
from adeverinta.core.dates import parse_date
from adeverinta.core.late_pattern import late
from adeverinta.core.numbers import NumberShape, parse_token
from adeverinta.core.text import fold, unaccented
from adeverinta.payroll.cells.plain_cells import cnp_text
from adeverinta.payroll.layout.column_map import is_blank, is_textual, text_of
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.layout.payroll_month import years_in
from adeverinta.payroll.layout.spellings import NET_BARE
from adeverinta.payroll.name_match import is_full
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS
from adeverinta.payroll.views.view import Place
from adeverinta.sources.sheet import Cell

AMOUNTS: Final = frozenset((*MONEY_COLUMNS, *DAY_COLUMNS, NET_BARE))
_TOTAL: Final = late(r"\b(?:sub ?)?total\w*\b|^(?:de )?report\w*\b|^(?:centralizator|recapitulati\w*)\b")
_DIGITS: Final = late(r"(?<!\d)\d{13}(?!\d)")
_BETWEEN_DIGITS: Final = late(r"(?<=\d)[\s.\-_](?=\d)")
_PARTS: Final = late(r"\s{2,}|[;|\t\n]")
_LEADING: Final = late(r"^[\s:=|_…]+|^\.{2,}:?")
_LABELLED: Final = late(
    r"\s*(?P<label>[^:=]{1,60}?)\s*(?::+|=|\.{2,}:?|…+:?|_{2,}:?|\s[-–—]+\s)\s*(?P<value>.*)", re.DOTALL
)
_ALSO_LABELLED: Final = late(r"(?<=\s)(?P<label>(?:[^\s:]+\s+){0,3}[^\s:]+?)\s*:")
_YEAR_WORDS: Final = late(r"\b(?:an|anul|anului|fisa|fise|pentru|perioada|exercitiul)\b")
_LABEL_OF_CNP: Final = late(r"\bC\.?\s?N\.?\s?P\b|\bcod(?:ul)? (?:numeric|personal)|\d{13}", re.IGNORECASE)
_TITLE_WORDS: Final = late(r"(?:fis|flutur|stat|sectia|evident|situati|luna|anul)")
_BEFORE_MONTH: Final = late(r"\b(?:luna|lunii|perioada)\W*$")
_BEFORE_NUMBER: Final = late(r"\b(?:luna|lunii|perioada|an|anul|anului)\W*\d{0,2}\W*$")
_LISTED: Final = late(r"^\s*(?:[A-Za-z]|\d{1,2}(?:\.\d{1,2})*|[IVXivx]{1,4})\s*[.)\-]\s*[.)]?\s+")
_WHOSE: Final = late(
    r"(?:fis[ae] |fluturas )?(?:individuala |de evidenta )?(?:a |pentru |al )?"
    r"(?:salariat|angajat|titular|persoan|doamn|domn|dl|dna|subsemnat)\w*"
)
_SEARCHED: Final = 60
_LENGTH: Final = 13
_LOOKED_AT: Final = 300
_KINDS: Final = 3


class Piece(NamedTuple):
    """A label or a value with the cell that holds it; `colon` where the cell says that it is a label."""

    value: Cell
    place: Place
    colon: bool = False

    @property
    def number(self) -> bool:
        """Whether it is an amount."""
        return is_number(self.value)


def is_number(cell: Cell) -> bool:
    """A number, or a text that is one."""
    if isinstance(cell, str):
        return parse_token(cell).shape not in (NumberShape.MISSING, NumberShape.NOT_A_NUMBER)
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def cnp_in(cell: Cell) -> str:
    """The one valid CNP of a cell, whatever stands around it; empty where there is none or more.

    >>> cnp_in("CNP: 285-0101-401002"), cnp_in("2850101401003"), cnp_in(2850101401002.0)
    ('2850101401002', '', '2850101401002')
    """
    if isinstance(cell, str):
        return _cnp_in_text(cell) if len(cell) >= _LENGTH else ""
    if isinstance(cell, (int, float)) and cell > 1e12:
        text = cnp_text(cell)
        return text if is_valid(text) else ""
    return ""


def _cnp_in_text(text: str) -> str:
    found = _valid_in(text)
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1 << 12)
def _valid_in(text: str) -> tuple[str, ...]:
    for form in (text, _BETWEEN_DIGITS.sub("", text)):
        if found := tuple(dict.fromkeys(hit for hit in _DIGITS.findall(form) if is_valid(hit))):
            return found
    return ()


def like_cnp(cell: Cell) -> str:
    """The thirteen digits of a cell, right or wrong."""
    text = cnp_text(cell)
    for form in (text, _BETWEEN_DIGITS.sub("", text)) if len(text) >= _LENGTH else ():
        if hit := _DIGITS.search(form):
            return hit[0]
    return ""


def cnps_in(row: Iterable[Cell]) -> dict[str, int]:
    """The CNPs of a row and the column of each."""
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            if len(cell) >= _LENGTH:
                for cnp in _valid_in(cell):
                    found.setdefault(cnp, column)
        elif cnp := cnp_in(cell):
            found.setdefault(cnp, column)
    return found


@lru_cache(maxsize=1 << 13)
def known(text: str) -> str:
    """The contract name of a label, empty where it is not known."""
    found = lookup(text) if text.strip() else None
    return found.name if found else ""


def known_cell(cell: Cell) -> str:
    """The contract name of a cell's text."""
    return known(text_of(cell)) if isinstance(cell, str) else ""


def item_label(text: str) -> str:
    """An item's label without the letter or number that it is listed under.

    >>> item_label("C. Salariu net"), item_label("2.1) CAS"), item_label("C.A.S.")
    ('Salariu net', 'CAS', 'C.A.S.')
    """
    bare = _LISTED.sub("", text)
    return bare if bare != text and known(bare) else text


def is_total(text: str) -> bool:
    """A line of totals, by its words; "Total venit brut" is the label of an amount and none."""
    return bool(_TOTAL.search(fold(text)))


def names_amounts(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first rows have labels of three kinds of amounts: a sheet without is read no other way."""
    names: set[str] = set()
    for row in rows[:_LOOKED_AT]:
        for cell in row:
            if isinstance(cell, str) and cell.strip():
                names.update(known(item_label(text_of(piece.value))) for piece in pieces([cell], 0))
        if len(names & AMOUNTS) >= _KINDS:
            return True
    return False


def is_plain(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a header names a column of CNPs among columns of amounts: a table as most are."""
    band: list[Sequence[Cell]] = []
    for row in rows[:_SEARCHED]:
        if all(map(is_blank, row)) and band:
            continue
        if not is_textual(row) or cnps_in(row):
            if _names_persons(band):
                return True
            band = []
        else:
            band.append(row)
    return _names_persons(band)


def _names_persons(band: Sequence[Sequence[Cell]]) -> bool:
    names = [known_cell(cell) for row in band[-8:] for cell in row]
    return "cnp" in names and sum(name in AMOUNTS for name in names) >= 2


def pieces(row: Sequence[Cell], at: int) -> Iterator[Piece]:
    """A row's cells, those that hold "label: value" cut in two."""
    for column, cell in enumerate(row):
        if is_blank(cell):
            continue
        if not isinstance(cell, str):
            yield Piece(cell, (at, column))
            continue
        for part in _PARTS.split(cell):
            yield from _cut(_LEADING.sub("", part).strip(), (at, column))


def _cut(text: str, place: Place) -> Iterator[Piece]:
    if not text:
        return
    hit = _LABELLED.fullmatch(text)
    if hit is None or is_number(text) or not any(c.isalpha() for c in hit["label"]):
        yield Piece(text, place)
        return
    yield Piece(hit["label"], place, colon=True)
    value = hit["value"].strip()
    for other in _ALSO_LABELLED.finditer(value):
        words = other["label"].split()
        for first in range(len(words)):
            label = " ".join(words[first:])
            if known(label):
                begin = value.rindex(words[first], 0, other.end())
                if before := value[:begin].strip(" ,"):
                    yield Piece(before, place)
                yield from _cut(value[begin:], place)
                return
    if value:
        yield Piece(value, place)


def words_of(row: Sequence[Cell]) -> str:
    """A row's words as one line; a number only behind "luna" or "anul", or where the row has nothing else."""
    filled = [cell for cell in row if not is_blank(cell)]
    texts: list[str] = []
    for cell in filled:
        if isinstance(cell, date):
            after = texts and _BEFORE_MONTH.search(unaccented(texts[-1]))
            texts.append(f"{cell.month:02d}.{cell.year}" if after else "")
        elif (
            not is_number(cell)
            or len(filled) == 1
            or (texts and _BEFORE_NUMBER.search(unaccented(texts[-1])))
        ):
            texts.append(text_of(cell))
    return " ".join(text for text in texts if text)


def years_of(rows: Iterable[Sequence[Cell]]) -> frozenset[int]:
    """The years that headings speak of: those beside "anul" or "fișă" before those that stand anywhere."""
    texts = [words_of(row) for row in rows]
    marked = {year for text in texts if _YEAR_WORDS.search(unaccented(text)) for year in years_in(text)}
    return frozenset(marked or {year for text in texts for year in years_in(text)})


class Person(NamedTuple):
    """Whose a table is; each with its place, the name empty where no label says which text it is.

    The CNP may be wrong: then its rows are named and not used.
    """

    cnp: str
    cnp_place: Place
    name: str = ""
    name_place: Place = (-1, -1)
    marca: str = ""
    marca_place: Place = (-1, -1)
    hired: str = ""
    hired_place: Place = (-1, -1)


def person_of(rows: Sequence[tuple[int, Sequence[Cell]]]) -> Person | None:
    """The one person that heading rows (with their 0-based numbers) name; None for no CNP or two."""
    found: dict[str, Place] = {}
    wrong: dict[str, Place] = {}
    for at, row in rows:
        for cnp, column in cnps_in(row).items():
            found.setdefault(cnp, (at, column))
        for column, cell in enumerate(row):
            if (digits := like_cnp(cell)) and not is_valid(digits) and _says_cnp(row, column):
                wrong.setdefault(digits, (at, column))
    found = found or wrong
    if len(found) != 1 or (wrong and found is not wrong):
        return None
    ((cnp, place),) = found.items()
    said = dict(labelled(rows))
    name, given = said.get("nume"), said.get("prenume")
    text = " ".join(piece.value for piece in (name, given) if piece and isinstance(piece.value, str))
    if name is None and given is None:
        text = _before_cnp(next(row[place[1]] for at, row in rows if at == place[0]))
        name = Piece(text, place) if text else None
    marca = said.get("marca")
    hired = said.get("data_angajarii")
    hired = hired if hired and parse_date(hired.value) else None  # other words beside the label
    return Person(
        cnp=cnp,
        cnp_place=place,
        name=_without_digits(text),
        name_place=name.place if name else (-1, -1),
        marca=text_of(marca.value) if marca else "",
        marca_place=marca.place if marca else (-1, -1),
        hired=text_of(hired.value) if hired else "",
        hired_place=hired.place if hired else (-1, -1),
    )


def _says_cnp(row: Sequence[Cell], column: int) -> bool:
    """Whether the cell itself or the one before it says that it is a CNP."""
    before = next((cell for cell in reversed(row[:column]) if not is_blank(cell)), None)
    texts = [text for text in (row[column], before) if isinstance(text, str)]
    return any(re.search(r"\bc ?n ?p\b|\bcod(?:ul)? (?:numeric|personal)", fold(text)) for text in texts)


def says_wrong_cnp(row: Sequence[Cell]) -> int | None:
    """The column of thirteen digits that are called a CNP and are none."""
    for column, cell in enumerate(row):
        if (digits := like_cnp(cell)) and not is_valid(digits) and _says_cnp(row, column):
            return column
    return None


def _before_cnp(cell: Cell) -> str:
    """The name that stands before the CNP in one cell ("Popa Ina, CNP 2..."): two words and more."""
    before = _LABEL_OF_CNP.split(cell)[0] if isinstance(cell, str) else ""
    name = re.split(r"\d|:|\s[-–—]\s", before.strip(" ,;:-–(|"))[-1].strip(" ,;-–(|")
    if len(name.split()) < 2 or known(name) or not is_full(name) or _TITLE_WORDS.match(fold(name)):
        return ""
    return name


def _without_digits(name: str) -> str:
    """The name alone, where CNP or marcă stand in the same cell."""
    return re.split(r"[,;(]|\bC\.?N\.?P\b|\d", name)[0].strip(" -–,")


def _says_whose(text: str) -> str:
    return known(text) or ("nume" if _WHOSE.fullmatch(fold(text)) else "")


def labelled(rows: Sequence[tuple[int, Sequence[Cell]]]) -> Iterator[tuple[str, Piece]]:
    """Names of persons, their marcă and the month beside or below their labels; the last one said first."""
    below: dict[int, str] = {}
    found: list[tuple[str, Piece]] = []
    for at, row in rows:
        line = list(pieces(row, at))
        told: dict[int, str] = {}
        for place, piece in enumerate(line):
            name = _says_whose(piece.value) if isinstance(piece.value, str) else ""
            if name in ("nume", "prenume", "marca", "luna", "data_angajarii"):
                after = line[place + 1] if place + 1 < len(line) else None
                if after is not None and not (
                    isinstance(after.value, str) and (known(after.value) or after.colon)
                ):
                    found.append((name, after))
                elif after is None or not piece.colon:
                    told[piece.place[1]] = name
            elif piece.place[1] in below:
                found.append((below[piece.place[1]], piece))
        below = told
    yield from reversed(found)
