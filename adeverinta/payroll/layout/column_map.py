"""Where a sheet's header stands and which column is what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean
from adeverinta.payroll.layout.headers import Match, lookup, match, of_no_use, speaks_of_amount, squash
from adeverinta.payroll.layout.payroll_month import months_in
from adeverinta.payroll.layout.spellings import IGNORED, MORE, NET_BARE, NET_STRONG
from adeverinta.payroll.rows import CONTRIBUTIONS, DAY_COLUMNS, HOURS, IDENTITY, MONEY_COLUMNS, PERSON_COLUMNS
from adeverinta.sources.sheet import Cell, Sheet

_SEARCHED: Final = 300
_DEPTH: Final = 3
_NUMERIC: Final = late(r"[\s\d.,()+=\-/]*\d[\s\d.,()+=\-/]*")
_TITLE: Final = late(
    r"\b(?:C\.?U\.?I\.?|C\.?I\.?F\.?|cod\s+fiscal|O\.?R\.?C\.?|S\.?R\.?L\.?|S\.?A\.?)\b|\bRO\s?\d{2,10}\b|\bJ\s?\d{1,2}\s?/",
    re.IGNORECASE,
)
_ABSENCES: Final = frozenset(("zile_co", "zile_cm", "zile_fara_plata"))
_SUMS: Final = frozenset((*MONEY_COLUMNS, *DAY_COLUMNS, *HOURS, NET_BARE))


class Grade(IntEnum):
    """How much of a payroll a sheet is."""

    NOTHING = 0
    ROSTER = 1
    """CNP and marcă, no amounts: ties the two."""
    INCOMPLETE = 2
    """Persons and some amounts, but neither a net nor what it is computed from."""
    GROSS = 3
    """Persons and the gross, neither contributions nor tax nor net: the law alone can give the net."""
    PAYROLL = 4


@dataclass(frozen=True, slots=True)
class NetColumn:
    """A column that may be the net. `bare` where its header does not say whether tax is taken off."""

    index: int
    label: str
    bare: bool


@dataclass(slots=True)
class Layout:
    """The header of one sheet (0-based rows and columns).

    `columns` has one or more columns a contract name: more than one only of the same tier (to be
    compared) or as `parts` of a sum. `weaker` are columns set aside for a surer one of the same name
    (`set_aside` all of them), `unsure` the names known only by a spelling that may mean something else.
    `ignored` are all columns that are not used, `unknown` those of them that were not understood.
    """

    header_rows: tuple[int, ...]
    labels: list[str]
    columns: dict[str, list[int]] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    nets: list[NetColumn] = field(default_factory=list)
    weaker: dict[str, int] = field(default_factory=dict)
    set_aside: dict[str, list[int]] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()
    ignored: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    @property
    def first_data_row(self) -> int:
        """The row below the header."""
        return self.header_rows[-1] + 1

    def first_of(self, name: str) -> int | None:
        """The column of a name, the first of several; None where there is none."""
        return self.columns.get(name, [None])[0]

    @property
    def money(self) -> list[int]:
        """The columns of sums of money, those that may be the net last."""
        named = [index for name in MONEY_COLUMNS for index in self.columns.get(name, ())]
        return named + [net.index for net in self.nets]

    @property
    def grade(self) -> Grade:
        """What the columns make of the sheet."""
        has = self.columns.keys()
        if not ("cnp" in has or "marca" in has):
            return Grade.NOTHING
        if self.nets or has >= {*IDENTITY}:
            return Grade.PAYROLL
        if "brut" in has and has.isdisjoint(CONTRIBUTIONS):
            return Grade.GROSS
        if has & _SUMS or self.doubtful:
            return Grade.INCOMPLETE
        return Grade.ROSTER if {"cnp", "marca"} <= has else Grade.NOTHING

    @property
    def doubtful(self) -> list[int]:
        """Columns whose header speaks of net or gross and has a word that was not understood."""
        return [column for column in self.unknown if speaks_of_amount(self.labels[column])]

    @property
    def fingerprint(self) -> frozenset[tuple[str, str]]:
        """Sheets with the same columns under the same headers have the same, their nets in the same order: a
        decision names one of them by its place, and two of them may have one header."""
        pairs = [(name, squash(self.labels[i])) for name, found in self.columns.items() for i in found]
        pairs += [
            (NET_BARE if net.bare else NET_STRONG, f"{ordinal} {squash(net.label)}")
            for ordinal, net in enumerate(self.nets)
        ]
        return frozenset(pairs)


def text_of(cell: Cell) -> str:
    """A cell as one line of text; whole numbers without their .0."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell))


def is_blank(cell: Cell) -> bool:
    """An empty cell or one of spaces only."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def find_layout(sheet: Sheet, meanings: Mapping[str, str] | None = None) -> Layout | None:
    """The best header of the sheet's first rows, None where none names a person and an amount.

    `meanings` are squashed labels that a profile explains: they go before what is known of spellings.
    """
    best: tuple[tuple[int, bool, int], Layout] | None = None
    rows = sheet.rows
    filled = (at for at, row in enumerate(rows) if row)  # the rows of a table further up are empty
    for end in islice(filled, _SEARCHED):
        if not is_textual(rows[end]) or not _promising(rows, end, meanings or {}):
            continue
        if end + 1 < len(rows) and _has_children(rows[end], rows[end + 1]):
            continue  # a group label never stands for its first column
        for depth in range(1, _DEPTH + 1):
            first = end - depth + 1
            if first < 0 or (depth > 1 and not _is_level(rows[first], rows[end])):
                break
            layout, score, dropped = _build(rows, tuple(range(first, end + 1)), meanings or {})
            if layout.grade is Grade.NOTHING:
                continue
            rank = (score + dropped, dropped > 0, -depth)
            if best is None or rank > best[0]:
                best = (rank, layout)
    if best is None:
        return None
    layout = best[1]
    layout.letters = [sheet.letter(column) for column in range(len(layout.labels))]
    return layout


def is_header_again(row: Sequence[Cell], layout: Layout) -> bool:
    """A header repeated inside the sheet, at the top of a printed page: any one row of it."""
    return _seen_again(row, layout) is True


def is_other_header(row: Sequence[Cell], layout: Layout) -> bool:
    """A row of labels that names other columns than the header: what follows does not fit the header."""
    return _seen_again(row, layout) is False


def _seen_again(row: Sequence[Cell], layout: Layout) -> bool | None:
    """True for the header's own texts in their columns, False for others, None for no header at all."""
    texts = {index: squash(text_of(cell)) for index, cell in enumerate(row) if not is_blank(cell)}
    if len(texts) < 2:
        return None
    same = 0
    for index, text in texts.items():
        label = layout.labels[index] if index < len(layout.labels) else ""
        same += bool(text) and squash(label).endswith(text)
    if same * 5 >= len(texts) * 4 and same >= 2:
        return True
    names = [found.name for index in texts if (found := lookup(text_of(row[index])))]
    sums = len(_SUMS.intersection(names))
    return False if sums >= 2 and len(names) * 2 >= len(texts) and is_textual(row) else None


def is_numbering(row: Sequence[Cell]) -> bool:
    """The row of column numbers printed under official forms (0, 1, 2 ... 44; "5=3+4"; letters)."""
    texts = [text_of(cell) for cell in row if not is_blank(cell)]
    if len(texts) < 3:
        return False
    numbers: list[int] = []
    for text in texts:
        hit = re.fullmatch(r"\(?(\d{1,2})\)?\.?(?:\s*=.*)?", text)
        if hit:
            numbers.append(int(hit[1]))
        elif not re.fullmatch(r"[A-Za-z]|[\d\s()=+\-*/x.%]+", text):
            return False
    rising = all(a < b for a, b in pairwise(numbers))
    return len(numbers) >= 3 and rising and numbers[-1] - numbers[0] < 2 * len(texts) + 3


@lru_cache(maxsize=1 << 12)
def _is_numeric(text: str) -> bool:
    """Kept, as several looks at a sheet ask the same of its first rows."""
    return _NUMERIC.fullmatch(text) is not None


def is_textual(row: Sequence[Cell]) -> bool:
    """Mostly words: a header has no amounts and no CNP, at most a stray year or date."""
    words = numbers = 0
    for cell in row:
        if isinstance(cell, str):
            if text := cell.strip():
                number = _is_numeric(text)
                numbers += number
                words += not number
        else:
            numbers += cell is not None
    return words > 0 and numbers * 5 <= words


def _is_level(upper: Sequence[Cell], lowest: Sequence[Cell]) -> bool:
    """Whether a row above the lowest header row is a level of it and not a title of the sheet.

    A title names the firm, its codes or a month, or stands alone where the columns begin or over those of
    the persons; a lone group label stands over some of the columns further right.
    """
    if not is_textual(upper):
        return False
    filled = [(column, text_of(cell)) for column, cell in enumerate(upper) if not is_blank(cell)]
    if any(months_in(text) or _TITLE.search(text) for _, text in filled):
        return False
    if len(filled) > 1:
        return True
    begin = next(column for column, cell in enumerate(lowest) if not is_blank(cell))
    return filled[0][0] > _last_of_persons(lowest, begin)


def _last_of_persons(labels: Sequence[Cell], begin: int) -> int:
    """The last of the columns side by side that say whose a row is; `begin` where none does."""
    persons = [found is not None and found.name in PERSON_COLUMNS for found in map(_named, labels)]
    first = persons.index(True) if True in persons else len(persons)
    end = persons.index(False, first) if False in persons[first:] else len(persons)
    return max(begin, end - 1 if first < len(persons) else begin)


def _named(cell: Cell) -> Match | None:
    return lookup(text_of(cell)) if isinstance(cell, str) else None


def _has_children(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the row below names the columns under this one's group labels."""
    if not is_textual(lower):
        return False
    filled = [column for column, cell in enumerate(lower) if not is_blank(cell)]
    named = [column for column, cell in enumerate(upper) if not is_blank(cell)]
    open_columns = [c for c in filled if c not in named and named and named[0] < c]
    under = [c for c in filled if c in named and c + 1 in open_columns]
    return bool(open_columns) and bool(under) and all(_may_be_label(lower[c]) for c in filled)


def _may_be_label(cell: Cell) -> bool:
    """Whether a text may be a column's label, not a heading or a name."""
    return isinstance(cell, str) and len(cell) <= 40 and ":" not in cell


def _promising(rows: Sequence[Sequence[Cell]], end: int, meanings: Mapping[str, str]) -> bool:
    """Whether the row or one of the two above it names a key column; cheap, to skip most rows."""
    for row in rows[max(0, end - _DEPTH + 1) : end + 1]:
        for cell in row:
            if isinstance(cell, str) and cell.strip():
                found = lookup(clean(cell))
                if found and found.name in ("cnp", "marca"):
                    return True
                if meanings and squash(cell) in meanings:
                    return True
    return False


def _group_label(text: str) -> str:
    """What of an upper cell may be a group label: no titles, no dates."""
    return "" if len(text) > 60 or ":" in text or months_in(text) or re.search(r"\d{4,}", text) else text


def _labels(rows: Sequence[Sequence[Cell]], header: tuple[int, ...]) -> list[list[str]]:
    """The labels over each column, group first; a group label reaches over the empty cells on its right."""
    width = max(len(rows[index]) for index in header)
    lines = [[text_of(c) for c in rows[index]] + [""] * (width - len(rows[index])) for index in header]
    for level in range(len(lines) - 1):
        carried = ""
        for column in range(width):
            own = _group_label(lines[level][column])
            below = any(line[column] for line in lines[level + 1 :])
            carried = (own or carried) if below else ""
            lines[level][column] = carried if below else own
    return [[line[column] for line in lines if line[column]] for column in range(width)]


def _shown(parts: list[str]) -> str:
    """The label as it is named to the user: without the group where the column's own says enough."""
    return parts[-1] if parts and lookup(parts[-1]) else " ".join(parts)


def _build(
    rows: Sequence[Sequence[Cell]], header: tuple[int, ...], meanings: Mapping[str, str]
) -> tuple[Layout, int, int]:
    """The layout that these rows give, how many columns it names, how many a group label took away."""
    labels = _labels(rows, header)
    layout = Layout(header, [_shown(parts) for parts in labels])
    found: dict[str, list[tuple[int, Match]]] = {}
    dropped = known = 0
    for column, parts in enumerate(labels):
        told = meanings.get(squash(" ".join(parts))) or meanings.get(squash(layout.labels[column]))
        meaning, forbidden = match(parts)
        if told and parts:  # explained by hand: sure, and a part of a sum where its own words say so
            part = meaning is not None and meaning.name == told and meaning.part
            meaning, forbidden = Match(told, part=part), False
        dropped += forbidden
        if meaning is None or meaning.name == IGNORED:
            known += meaning is not None
            if parts:
                layout.ignored.append(column)
                if meaning is None and not forbidden and not of_no_use(" ".join(parts)):
                    layout.unknown.append(column)
            continue
        found.setdefault(meaning.name, []).append((column, meaning))
    doubled = 0
    for name, matches in found.items():
        if name in (NET_STRONG, NET_BARE):
            if name == NET_BARE and NET_STRONG in meanings.values():
                layout.ignored += [column for column, _ in matches]
                continue
            layout.nets += [NetColumn(c, layout.labels[c], name == NET_BARE) for c, _ in matches]
            continue
        doubled += _settle(layout, name, matches)
    if "zile_lucrate" in layout.unsure and layout.columns.keys().isdisjoint(_ABSENCES):
        layout.unknown += layout.columns.pop("zile_lucrate")  # nothing would show that they are not "libere"
        layout.ignored = sorted({*layout.ignored, *layout.unknown})
    layout.nets.sort(key=lambda net: net.index)
    return layout, len(found) - doubled, dropped


def _settle(layout: Layout, name: str, matches: list[tuple[int, Match]]) -> int:
    """Keep the surest columns of a name; how many are left doubled."""
    whole = [(column, found) for column, found in matches if not found.part]
    if not whole:
        layout.columns[name] = [column for column, _ in matches]
        layout.parts |= {name}
        return 0
    tier = min(found.tier for _, found in whole)
    kept = [column for column, found in whole if found.tier == tier]
    if name in MORE and len(kept) == 1 and len(whole) < len(matches):
        kept += [column for column, found in matches if found.part]
        layout.parts |= {name}
    layout.columns[name] = kept
    layout.unsure |= {name} if tier > 1 else frozenset()
    for column, _ in matches:
        if column not in kept:
            layout.ignored.append(column)
            layout.weaker.setdefault(name, column)
            layout.set_aside.setdefault(name, []).append(column)
    return 0 if name in layout.parts else len(kept) - 1
