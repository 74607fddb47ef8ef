"""The month and the employer of each row of a sheet: by column, else by block title, sheet and file."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Final

from adeverinta.core.dates import parse_date
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import MONTH_NAMES, Month
from adeverinta.core.text import clean, fold, mask_cnps, unaccented
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import column_of
from adeverinta.payroll.cells.employer_names import company, employers_named, sole_name
from adeverinta.payroll.cells.plain_cells import digits, shown
from adeverinta.payroll.cells.row_scan import TitleBlock, cui_in, titles_of
from adeverinta.payroll.layout.column_map import Layout, is_blank, text_of
from adeverinta.payroll.layout.header_words import OTHER_TIME
from adeverinta.payroll.layout.month_heading import (
    MARKED,
    headings,
    may_be_heading,
    named_months,
    undated_month,
)
from adeverinta.payroll.layout.payroll_month import (
    Context,
    Decision,
    decide,
    is_of_a_year,
    is_of_several_months,
    month_number,
    month_of_cell,
    months_in,
    names_in,
    year_number,
    years_in,
)
from adeverinta.payroll.layout.spellings import YEAR
from adeverinta.payroll.views.view import SheetView
from adeverinta.sources.sheet import Cell, Sheet

_LONGEST_NAME: Final = 80
_COMPANY: Final = late(r" (?:s r l|srl|s a|sa|s r l d|srld|pfa|snc|s n c) $")
_CODES: Final = late(
    r"[\s,;|(]*\b(?:c\.?\s?u\.?\s?i|c\.?\s?i\.?\s?f|cod\w*|tax|fiscal|vat|r\.?\s?c|o\.?r\.?c|reg|nr|j\s?\d+|ro\s?\d+|sediu\w*|adresa"
    r")\b",
    re.IGNORECASE,
)
"""Where a title goes on with the company's codes or place."""
_OF_MONTH: Final = late(r"\b(?:luna|lunii|perioad\w*|month|period)\b")
_OF_DIFFERENCES: Final = late(
    r"\b(?:diferent\w*|regulariz\w*|restant\w*|retroactiv\w*|recuper\w*|recalcul\w*)\b"
)
_SHOWN: Final = 60


@dataclass(slots=True)
class RowMonths:
    """The month of each person row (None: unreadable), where it came from."""

    months: list[Month | None]
    place: str
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    """Position among the persons, and what is wrong with its month."""


def months_of(sheet: Sheet, layout: Layout, blocks: Sequence[TitleBlock], rows: Sequence[int]) -> RowMonths:
    """Months of the rows; `InputStop` where nothing says the month or two places disagree."""
    if isinstance(sheet, SheetView) and sheet.month is not None:
        return RowMonths([sheet.month] * len(rows), "antetul coloanelor")
    column = layout.first_of("luna")
    if column is not None and any(
        column < len(sheet.rows[r]) and not is_blank(sheet.rows[r][column]) for r in rows
    ):
        return _from_column(sheet, layout, blocks, rows, column)
    try:
        return _from_outside(sheet, layout, blocks, rows)
    except InputStop as stop:
        found = _by_its_cells(sheet, layout, rows)
        if column is not None or found is None or stop.finding.code != codes.LUNA_NECUNOSCUTA.name:
            raise
    layout.columns["luna"] = [found]
    layout.ignored.remove(found)
    layout.unknown.remove(found)
    return _from_column(sheet, layout, blocks, rows, found)


def _is_month(cell: Cell) -> bool:
    """Whether a cell is a month and no day of it: a date only where it is the month's first or last day."""
    month = month_of_cell(cell)
    day = cell if isinstance(cell, date) else parse_date(cell)
    return month is not None and (day is None or day.day in (1, month.last_day.day))


def _by_its_cells(sheet: Sheet, layout: Layout, rows: Sequence[int]) -> int | None:
    """The one column that was not understood whose header speaks of a month or period and whose every cell is
    a month.
    """
    picked = [sheet.rows[index] for index in rows]
    found = [
        column
        for column in layout.unknown
        if _OF_MONTH.search(words := unaccented(layout.labels[column]).casefold())
        and OTHER_TIME.isdisjoint(words.split())
        and all(map(_is_month, column_of(picked, column)))
    ]
    return found[0] if len(found) == 1 else None


def _context(sheet: Sheet, titles: Sequence[str]) -> Context:
    """What stands outside the rows; a file of several months names by itself the year alone."""
    file = name_with_month(sheet.file)
    if is_of_several_months(file):
        file = " ".join(map(str, sorted(years_in(file))))
    return Context(tuple(titles), sheet.name or "", file)


def name_with_month(file: str) -> str:
    """The file's name without its ending; with the folders or the archive around it where it names no month.

    >>> name_with_month("2025/ianuarie.csv"), name_with_month("state 2024/stat 03.2025.csv")
    ('2025/ianuarie', 'stat 03.2025')
    """
    path = PurePath(file)
    name = path.stem
    for folder in path.parents[:-1]:
        if months_in(name):
            break
        name = f"{folder.stem if folder.suffix == '.zip' else folder.name}/{name}"
    return name


def _from_column(
    sheet: Sheet, layout: Layout, blocks: Sequence[TitleBlock], rows: Sequence[int], column: int
) -> RowMonths:
    year_column = layout.first_of(YEAR)
    outside: int | None = None
    if year_column is None:
        titles = blocks[0].titles
        texts = (*titles, sheet.name or "", name_with_month(sheet.file))
        years = {year for text in texts for year in years_in(text)}
        years |= {month.year for text in texts for month in months_in(text)}
        outside = next(iter(years)) if len(years) == 1 else None
    result = RowMonths([], f"coloana {layout.letters[column]}")
    picked = [sheet.rows[index] for index in rows]
    cells, years_beside = column_of(picked, column), column_of(picked, year_column)
    read: dict[tuple[type, Cell, type, Cell], Month | None] = {}
    for cell, beside in zip(cells, years_beside, strict=True):
        key = (cell.__class__, cell, beside.__class__, beside)
        if key not in read:
            read[key] = _month_of(cell, beside, outside)
        result.months.append(read[key])
    for position in [position for position, month in enumerate(result.months) if month is None]:
        source = sheet.source(rows[position], column)
        found = finding(
            codes.LUNA_NECITITA, source=source, text=shown(text_of(cells[position])) or "(celulă goală)"
        )
        result.findings.append((position, found))
    if rows and len(result.findings) == len(rows):
        raise InputStop(result.findings[0][1])
    found_months = {month for month in result.months if month is not None}
    if len(found_months) == 1:
        _refuse_other_title(sheet, blocks, found_months.pop(), result.place)
    return result


def _month_of(cell: Cell, beside: Cell, year: int | None) -> Month | None:
    """The month of a cell, with the year of a cell beside it or the one that the sheet names."""
    month = month_of_cell(cell)
    if month is None:
        number = month_number(cell)
        year = year_number(beside) if beside is not None else year
        return Month(year, number) if number and year else None
    return month if is_blank(beside) or year_number(beside) == month.year else None


def _from_outside(
    sheet: Sheet, layout: Layout, blocks: Sequence[TitleBlock], rows: Sequence[int]
) -> RowMonths:
    if not rows:
        return RowMonths([], "")
    ends = [block.row for block in blocks[1:]] + [len(sheet.rows)]
    result = RowMonths([], "")
    current: Decision | None = None
    for number, (block, end) in enumerate(zip(blocks, ends, strict=True)):
        if number and len(result.months) == len(rows):
            break  # below the last person: no heading, whatever month it names
        behind = _of_differences(block) if number and current is not None and current.month else ""
        titled = None if behind else _block_decision(sheet, block, number, current, alone=len(blocks) == 1)
        if titled is not None:
            current = titled
        inside = bisect_left(rows, end, len(result.months)) - len(result.months)
        if inside and behind and current is not None and current.month not in months_in(behind):
            result.findings += _differences(sheet, rows, len(result.months), inside, current.month, behind)
        if inside:
            if current is None or current.month is None:
                raise _unknown(sheet, layout, current)
            result.months += [current.month] * inside
            result.place = result.place or current.place
    return result


def _of_differences(block: TitleBlock) -> str:
    """The heading inside a sheet by which its rows make good for another month; empty for none.

    Such rows are paid, and taxed, in the month of the sheet.
    """
    return next(
        (t for t in block.titles if months_in(t) and _OF_DIFFERENCES.search(unaccented(t).casefold())), ""
    )


def _differences(
    sheet: Sheet, rows: Sequence[int], first: int, number: int, month: Month | None, title: str
) -> Iterator[tuple[int, Finding]]:
    """What the rows under such a heading say to their persons."""
    for position in range(first, first + number):
        source = sheet.source(rows[position])
        told = mask_cnps(clean(title))[:_SHOWN]
        yield position, finding(codes.DIFERENTE_ALTEI_LUNI, month=month, source=source, titlu=told)


def _block_decision(
    sheet: Sheet, block: TitleBlock, number: int, before: Decision | None, *, alone: bool
) -> Decision | None:
    """What the titles of a block say; a later block that names no month goes on with the one `before`."""
    titles = block.titles
    if number:  # inside the sheet only what plainly is a heading counts, no signature with a date
        titles = headings(titles)
        if not titles and (found := _undated(sheet, block, before)) is not None:
            return found
        if not titles:
            _refuse_doubt(sheet, block, before)
            return None
    _refuse_sums(sheet, titles, alone=alone)
    decision = decide(_context(sheet, titles))
    said = dict(decision.said)
    named = named_months(titles) if decision.month is not None and "titlu" not in said else ()
    if decision.month is not None and named and decision.month.month not in named:
        told = ", ".join(MONTH_NAMES[at - 1] for at in sorted(named))
        decision = decision._replace(contradictory=True, said=(("titlu", told), *decision.said))
    if decision.contradictory:
        title = f"titlul de deasupra rândului {sheet.line(block.row)}" if number else "titlu"
        raise _contradictory(sheet, [(title if at == "titlu" else at, text) for at, text in decision.said])
    return decision


def _undated(sheet: Sheet, block: TitleBlock, before: Decision | None) -> Decision | None:
    """What the last heading of a block that names a month without its year says: the year of the months
    before it, which must go on; `InputStop` where it goes back or the sheet's name says one month."""
    lines = [text for text in block.titles if not _OF_DIFFERENCES.search(unaccented(text).casefold())]
    numbers = [number for text in lines if (number := undated_month(text))]
    if not numbers or before is None or before.month is None or numbers[-1] == before.month.month:
        return None
    place = f"titlul de deasupra rândului {sheet.line(block.row)}"
    told = (place, MONTH_NAMES[numbers[-1] - 1])
    outside = decide(_context(sheet, ()))
    if outside.month is not None or numbers[-1] < before.month.month:
        raise _contradictory(sheet, [(before.place, before.month.label), told])
    return before._replace(month=Month(before.month.year, numbers[-1]), said=(told,))


def _contradictory(sheet: Sheet, said: Sequence[tuple[str, str]]) -> InputStop:
    places = "; ".join(f"{place}: {text}" for place, text in said)
    return InputStop(finding(codes.LUNA_CONTRADICTORIE, source=sheet.source(), locuri=places))


def _refuse_other_title(sheet: Sheet, blocks: Sequence[TitleBlock], month: Month, place: str) -> None:
    """`InputStop` where all rows are of one month by their column, and the title or the sheet's name says
    another one."""
    if len(blocks) > 1:
        return
    decision = decide(Context(headings(blocks[0].titles), sheet.name or "", ""))
    if decision.month is not None and decision.month != month:
        raise _contradictory(sheet, [*decision.said, (place, month.label)])


def _refuse_doubt(sheet: Sheet, block: TitleBlock, before: Decision | None) -> None:
    """`InputStop` where a line right above a repeated header may be a title, and names another month."""
    if not block.above_header or before is None or before.month is None:
        return
    for title in filter(may_be_heading, block.titles):
        if before.month not in months_in(title):
            told = f"„{mask_cnps(clean(title))[:_SHOWN]}” deasupra rândului {sheet.line(block.row)}"
            said = f"{before.place}: {before.month.label}; {told}"
            raise InputStop(finding(codes.LUNA_CONTRADICTORIE, source=sheet.source(), locuri=said))


def _refuse_sums(sheet: Sheet, titles: Sequence[str], *, alone: bool) -> None:
    """`InputStop` where a title says that the amounts are those of several months; of a quarter's name only
    where no block inside the sheet may name its months.
    """
    several = [title for title in titles if is_of_several_months(title, part_of_year=alone)]
    name = sheet.name or ""
    dated = any(map(months_in, titles)) or any(names_in(title, title=True) for title in titles)
    if alone and (is_of_several_months(name) or (is_of_a_year(name) and not dated)):
        several.append(name)
    if any(
        title not in several and len(months_in(title)) == 1 and MARKED.search(unaccented(title).casefold())
        for title in titles
    ):
        return  # the period is of something else
    if several:
        told = mask_cnps(clean(several[0]))[:_SHOWN]
        raise InputStop(finding(codes.SUME_PE_MAI_MULTE_LUNI, source=sheet.source(), titlu=told))


def _unknown(sheet: Sheet, layout: Layout, decision: Decision | None) -> InputStop:
    del decision
    return InputStop(finding(codes.LUNA_NECUNOSCUTA, source=sheet.source(layout.header_rows[0])))


def _named(titles: Sequence[str], names: Mapping[str, str]) -> frozenset[str]:
    """Fiscal codes of the run's employers whose names stand in titles."""
    plain = [f" {company(title)} " for title in titles]
    return frozenset(code for name, code in names.items() if name and any(f" {name} " in t for t in plain))


def _other_company(titles: Sequence[str]) -> frozenset[str]:
    """The first title that is a company's name and nothing else but its codes."""
    for title in titles:
        for part in (title, _CODES.split(title, maxsplit=1)[0]):
            bare = part.rpartition(":")[2].strip(" ,;|-/")
            if len(bare) < _LONGEST_NAME and _COMPANY.search(f" {fold(bare)} "):
                return frozenset((bare,))
    return frozenset()


def employers_of(
    sheet: Sheet, layout: Layout, blocks: Sequence[TitleBlock], rows: Sequence[int], names: Mapping[str, str]
) -> list[frozenset[str]]:
    """The employers that each row or its block names, by fiscal code; empty where nothing names one.

    A block may name one of the run's employers (`names`) by name alone; in a sheet that does, a block
    that names a company by its legal form is another's. A table below another one goes by its own titles,
    and by those of the sheet where they name nobody.
    """
    column = layout.first_of("angajator_cui")
    named = layout.first_of("angajator")
    if sheet.own_from:
        above, own_titles = titles_of(sheet, layout.header_rows[0])
        blocks = [TitleBlock(0, above), blocks[0]._replace(titles=own_titles), *blocks[1:]]
    ends = [block.row for block in blocks[1:]] + [len(sheet.rows)]
    by_name = [_named(block.titles, names) for block in blocks]
    result: list[frozenset[str]] = []
    current: frozenset[str] = frozenset()
    for block, end, own_name in zip(blocks, ends, by_name, strict=True):
        owners = frozenset(cui_in(block.titles)) or own_name
        if not owners and any(by_name):
            owners = _other_company(block.titles)
        current = owners or current
        result += [current] * (bisect_left(rows, end, len(result)) - len(result))
    if named is not None:
        cells = column_of([sheet.rows[index] for index in rows], named)
        result = [own or block for own, block in zip(employers_named(cells, names), result, strict=True)]
    if column is None:
        return result
    own: dict[str, frozenset[str]] = {}
    for position, text in enumerate(map(text_of, column_of([sheet.rows[index] for index in rows], column))):
        if text not in own:
            own[text] = frozenset({code}) if (code := digits(text)) else frozenset()
        result[position] = own[text] or result[position]
    return result


def sole_employer(sheet: Sheet, layout: Layout, rows: Sequence[int], names: Mapping[str, str]) -> str:
    """The one name in the column of employers that no profile has; empty where there is none such."""
    named = layout.first_of("angajator")
    if named is None:
        return ""
    return sole_name(column_of([sheet.rows[index] for index in rows], named), names)
