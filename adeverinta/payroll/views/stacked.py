"""Two to four lines a person under a header of as many lines, each of them one or more rows of words.

How many lines a person has, and on which of them the CNP stands, is told by the CNPs themselves; how the
header's rows belong together is the way in which most of its words, joined, name columns of amounts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.payroll.layout.column_map import is_blank, is_numbering, is_textual, text_of
from adeverinta.payroll.layout.headers import squash
from adeverinta.payroll.layout.spellings import IGNORED
from adeverinta.payroll.views.heading import AMOUNTS, cnps_in, is_number, is_total, known, like_cnp
from adeverinta.payroll.views.person_lines import name_below
from adeverinta.payroll.views.view import NOWHERE, PlacedSheet, SheetView
from adeverinta.sources.sheet import Cell, Sheet

NOBODY: Final = "?"
"""Stands for the CNP of a row that is a month's and nobody's for certain."""
_SEARCHED: Final = 60
_MOST_LINES: Final = 4
_MOST_HEADER: Final = 9
_LOOKED_AT: Final = 12
_SKIPPED: Final = 5
_TOTAL_WORD: Final = late(r"(?:sub ?)?total\b|(?:de )?report\w*\b")
Row = Sequence[Cell]


class Stack(NamedTuple):
    """`groups` are the header's rows, a group a line; `key` the line of the CNP; `starts` the persons."""

    groups: tuple[tuple[int, ...], ...]
    key: int
    starts: frozenset[int]

    @property
    def lines(self) -> int:
        """Lines a person."""
        return len(self.groups)


def stacked(sheet: Sheet, column: int | None = None) -> Sheet | None:
    """A view with one row a person; None where each has one line or nothing tells which lines are whose.

    `column` is that of the CNPs, where it is known.
    """
    rows = sheet.rows
    column = _cnp_column(rows) if column is None else column
    if column is None:
        return None
    first = next((at for at in range(min(len(rows), _SEARCHED)) if _like_cnp_at(rows[at], column)), None)
    if first is None:
        return None
    following = next((at for at in range(first + 1, len(rows)) if _like_cnp_at(rows[at], column)), None)
    if following == first + 1:
        return None
    owners = [at for at in range(first, len(rows)) if _like_cnp_at(rows[at], column)]
    width = max(len(row) for row in rows)
    readings = [(_score(rows, stack, column), stack) for stack in _stacks(rows, owners)]
    readings.sort(key=lambda scored: scored[0], reverse=True)
    best = next((scored for scored in readings if _hides_nothing(rows, scored[1])), None)
    if best is None or best[1].lines < 2 or best[0][0] < 3:
        return None
    return _folded(sheet, best[1], width)


def _cnp_column(rows: Sequence[Row]) -> int | None:
    """The column with most CNPs among the first rows."""
    counts: dict[int, int] = {}
    for row in rows[:_SEARCHED]:
        for column in cnps_in(row).values():
            counts[column] = counts.get(column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column), default=None)


def _like_cnp_at(row: Row, column: int) -> bool:
    """Also a wrong CNP begins a person: its lines belong together and are named as its."""
    return column < len(row) and (row[column] == NOBODY or bool(like_cnp(row[column])))


def _line_text(row: Row) -> str:
    return " ".join(text_of(cell) for cell in row if not is_blank(cell))


def _bare(row: Row) -> bool:
    return all(map(is_blank, row))


def _is_words(row: Row) -> bool:
    """A row of labels; one that holds a CNP or is the numbering under a header is none."""
    return is_textual(row) and not is_numbering(row)


def _stacks(rows: Sequence[Row], owners: Sequence[int]) -> Iterator[Stack]:
    """Every reading of the header above the first person."""
    nearest = min((b - a for a, b in pairwise(owners)), default=_MOST_LINES)
    for lines in range(1, min(_MOST_LINES, nearest) + 1):
        for key in range(lines):
            starts = frozenset(at - key for at in owners)
            first = owners[0] - key
            if first < lines or not _whole(rows, starts, lines):
                continue
            for header in _headers(rows, first, lines):
                for cuts in combinations(range(1, len(header)), lines - 1):
                    ends = (0, *cuts, len(header))
                    groups = tuple(header[a:b] for a, b in pairwise(ends))
                    yield Stack(groups, key, starts)


def _whole(rows: Sequence[Row], starts: frozenset[int], lines: int) -> bool:
    """Whether every person has all the lines, none of them empty or a total's."""
    for start in starts:
        own = rows[start : start + lines]
        if start < 0 or len(own) < lines or any(map(_bare, own)):
            return False
        if any(_TOTAL_WORD.match(fold(_label_text(row))) for row in own):
            return False
    return True


def _label_text(row: Row) -> str:
    """The first words of a row, where a total says that it is one."""
    return next(
        (text_of(cell) for cell in row if isinstance(cell, str) and any(c.isalpha() for c in cell)), ""
    )


def _headers(rows: Sequence[Row], first: int, lines: int) -> Iterator[tuple[int, ...]]:
    """Runs of header rows that end above the first person; titles further up are left out by their score."""
    end = first - 1
    skipped = 0
    while end >= 0 and skipped <= _SKIPPED:
        row = rows[end]
        if _bare(row) or not _is_words(row):
            if not _bare(row) and not _is_small_numbers(row):
                return
        else:
            band: list[int] = []
            for at in range(end, max(-1, end - _MOST_HEADER), -1):
                if _bare(rows[at]):
                    continue
                if not _is_words(rows[at]):
                    break
                band.insert(0, at)
                if len(band) >= lines:
                    yield tuple(band)
            if sum(not is_blank(cell) for cell in row) > 1:
                return  # a lone text below the header may be a section's heading
        end -= 1
        skipped += 1


def _is_small_numbers(row: Row) -> bool:
    """The numbers printed under a header, also where a line has one or two of them."""
    texts = [text_of(cell) for cell in row if not is_blank(cell)]
    return bool(texts) and (is_numbering(row) or all(text.isdigit() and int(text) < 100 for text in texts))


def joined(parts: Sequence[str]) -> str:
    """The words of a label that goes on in the rows below it.

    >>> joined(["Sume", "neimpo-", "zabile"])
    'Sume neimpozabile'
    """
    text = ""
    for part in parts:
        cut = text.endswith("-") and part[:1].islower()
        text = text[:-1] + part if cut else f"{text} {part}".strip()
    return text


def _words(rows: Sequence[Row], group: Sequence[int]) -> dict[int, str]:
    """Column to its words along one line of the header."""
    parts: dict[int, list[str]] = {}
    for at in group:
        for column, cell in enumerate(rows[at]):
            if not is_blank(cell):
                parts.setdefault(column, []).append(text_of(cell))
    return {column: joined(words) for column, words in parts.items()}


def _labels(rows: Sequence[Row], stack: Stack) -> list[dict[int, str]]:
    """Column to label for each line.

    Where a column has data on one line only, words that stand on the header's other lines are that line's
    too (a header cell over two rows), if only together they are understood.
    """
    own = [_words(rows, group) for group in stack.groups]
    whole = _words(rows, [at for group in stack.groups for at in group])
    starts = sorted(stack.starts)[:_LOOKED_AT]
    for column, label in whole.items():
        lines = [
            line
            for line in range(stack.lines)
            if any(column < len(rows[at + line]) and not is_blank(rows[at + line][column]) for at in starts)
        ]
        if len(lines) != 1 or known(own[lines[0]].get(column, "")) or not known(label):
            continue
        for words in own:
            words.pop(column, None)
        own[lines[0]][column] = label
    return own


def _score(rows: Sequence[Row], stack: Stack, column: int) -> tuple[int, int, int, int, int]:
    """Names over columns that hold what they say; then less known words, fewer header rows, fewer lines."""
    starts = sorted(stack.starts)[:_LOOKED_AT]
    names: set[str] = set()
    ignored = 0
    wrong = 0
    for line, labels in enumerate(_labels(rows, stack)):
        for place, label in labels.items():
            name = known(label)
            ignored += name == IGNORED
            if not name or name == IGNORED:
                continue
            if name == "cnp":
                fits = place == column and line == stack.key
            else:
                fits = name not in AMOUNTS or _mostly_numbers(rows, [at + line for at in starts], place)
            if fits:
                names.add(name)
            else:
                wrong += 1
    known_rows = sum(len(group) for group in stack.groups)
    return len(names) - wrong - _left_over(rows, stack), ignored, -known_rows, -stack.lines, stack.key


def _hides_nothing(rows: Sequence[Row], stack: Stack) -> bool:
    """Whether the header needs its lines, and no number stands where another line alone has a label.

    Otherwise a person's further line is a second row of the same columns (a second contract, an indemnity),
    and what stands above the header is a title or its groups: folded, one amount would hide the other.
    """
    labels = _labels(rows, stack)
    sums = [{column for column, label in own.items() if known(label) in AMOUNTS} for own in labels]
    if _one_row_is_enough(rows, stack, sums):
        return False
    for line, own in enumerate(labels):
        others = set().union(*sums) - own.keys()
        for at in stack.starts:
            row = rows[at + line]
            if any(column < len(row) and is_number(row[column]) for column in others):
                return False
    return True


def _one_row_is_enough(rows: Sequence[Row], stack: Stack, sums: Sequence[set[int]]) -> bool:
    """Whether one row of the header names every column of sums, and no line has two in one column."""
    every = set().union(*sums)
    if stack.lines < 2 or sum(map(len, sums)) > len(every):
        return False
    header = (rows[at] for group in stack.groups for at in group)
    return any(
        all(column < len(row) and known(text_of(row[column])) in AMOUNTS for column in every)
        for row in header
    )


def _mostly_numbers(rows: Sequence[Row], lines: Sequence[int], column: int) -> bool:
    cells = [rows[at][column] for at in lines if column < len(rows[at])]
    filled = [cell for cell in cells if not is_blank(cell)]
    return sum(is_number(cell) or text_of(cell) in "-–" for cell in filled) * 2 >= len(filled)


def _left_over(rows: Sequence[Row], stack: Stack) -> int:
    """Lines with amounts between the first persons that the reading leaves to nobody, at most three."""
    starts = sorted(stack.starts)[:_LOOKED_AT]
    taken = {at + line for at in starts for line in range(stack.lines)}
    loose = 0
    for at in range(starts[0], starts[-1]):
        if at in taken or _bare(rows[at]) or _is_words(rows[at]) or is_numbering(rows[at]):
            continue
        near = rows[max(starts[0], at - stack.lines) : at + stack.lines]
        if not any(is_total(_label_text(row)) for row in near):
            loose += 1
    return min(loose, 3)


def _folded(sheet: Sheet, stack: Stack, width: int) -> Sheet:
    rows, lines = sheet.rows, stack.lines
    spans = _spans(rows, stack)
    labels = _labels(rows, stack)
    made: list[list[Cell]] = []
    begins: list[int] = []
    lower: dict[int, tuple[int, ...]] = {}
    sources: list[list[int]] = []
    at = 0
    while at < len(rows):
        groups = spans.get(at)
        if groups is not None:
            header: list[Cell] = [label.get(c) for label in labels for c in range(width)]
            name_below(header, width)
            lower[len(made)] = tuple(group[0] - at for group in groups)
            made.append(header)
            begins.append(at)
            sources.append([group[0] for group in groups])
            at = groups[-1][-1] + 1
            continue
        taken = lines if at in stack.starts else _total_lines(rows, at, stack, spans)
        block = [rows[at + line] for line in range(taken)]
        row: list[Cell] = [cell for line in block for cell in (*line, *[None] * (width - len(line)))]
        if _under_header(rows, at, spans, stack) and _is_small_numbers(rows[at]):
            row = []
        made.append(row)
        begins.append(at)
        sources.append([at + line for line in range(taken)])
        at += taken
    if isinstance(sheet, PlacedSheet):
        return _placed(sheet, made, sources, width, lines)
    return SheetView(sheet.file, sheet.name, made, sheet.hidden, starts=begins, width=width, lower=lower)


def _placed(
    sheet: PlacedSheet, made: list[list[Cell]], sources: list[list[int]], width: int, lines: int
) -> PlacedSheet:
    """The same over a sheet that is itself put together."""
    places = [
        [sheet.places[at][c] if c < len(sheet.places[at]) else NOWHERE for at in own for c in range(width)][
            : len(row)
        ]
        for row, own in zip(made, sources, strict=True)
    ]
    letters = [sheet.letter(c) + "↓" * line for line in range(lines) for c in range(width)]
    return PlacedSheet(sheet.file, sheet.name, made, sheet.hidden, places=places, letters=letters)


def _spans(rows: Sequence[Row], stack: Stack) -> dict[int, tuple[tuple[int, ...], ...]]:
    """Where the header stands, also again on further pages: first row to its groups."""
    top = stack.groups[0][0]
    header = [at for group in stack.groups for at in group]
    wanted = [_squashed(rows[at]) for at in header]
    found = {top: stack.groups}
    for at in range(header[-1] + 1, len(rows)):
        if at in stack.starts or _squashed(rows[at]) != wanted[0]:
            continue
        own: list[int] = []
        here = at
        while here < len(rows) and len(own) < len(wanted):
            if not _bare(rows[here]):
                if _squashed(rows[here]) != wanted[len(own)]:
                    break
                own.append(here)
            here += 1
        if len(own) == len(wanted):
            moved = dict(zip(header, own, strict=True))
            found[at] = tuple(tuple(moved[row] for row in group) for group in stack.groups)
    return found


def _squashed(row: Row) -> list[tuple[int, str]]:
    return [(column, squash(text_of(cell))) for column, cell in enumerate(row) if not is_blank(cell)]


def _total_lines(
    rows: Sequence[Row], at: int, stack: Stack, spans: dict[int, tuple[tuple[int, ...], ...]]
) -> int:
    """A total has as many lines as a person: those below its word, or around it, are no rows of their own."""
    run = 0
    while run < stack.lines and at + run < len(rows):
        here = at + run
        if here in spans or (run and here in stack.starts) or _bare(rows[here]):
            break
        run += 1
    total = next((line for line in range(run) if is_total(fold(_line_text(rows[at + line])))), None)
    if total is None or (total and run < stack.lines):
        return 1
    return run


def _under_header(
    rows: Sequence[Row], at: int, spans: dict[int, tuple[tuple[int, ...], ...]], stack: Stack
) -> bool:
    """Whether only numbers stand between a header and this row."""
    for here in range(at - 1, max(-1, at - 1 - 2 * stack.lines), -1):
        if any(groups[-1][-1] == here for groups in spans.values()):
            return True
        if not _bare(rows[here]) and not _is_small_numbers(rows[here]):
            return False
    return False
