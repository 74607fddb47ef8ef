"""The rows below a header: which are persons, which are totals, headings, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from adeverinta.core.cnp import cnp_in, is_valid
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.month import Month
from adeverinta.core.numbers import NumberShape, parse_token
from adeverinta.core.text import fold, mask_cnp, unaccented
from adeverinta.payroll.cells import codes
from adeverinta.payroll.cells.column_reader import cell_at, column_of
from adeverinta.payroll.cells.group_totals import group_totals
from adeverinta.payroll.cells.merged_down import fill_down
from adeverinta.payroll.cells.plain_cells import cnp_text, is_scientific, marca_text, shown
from adeverinta.payroll.layout.column_map import (
    Layout,
    is_blank,
    is_header_again,
    is_numbering,
    is_other_header,
    text_of,
)
from adeverinta.payroll.layout.month_heading import undated_month
from adeverinta.payroll.layout.payroll_month import months_in
from adeverinta.payroll.rows import DAY_COLUMNS
from adeverinta.sources.sheet import Cell, Sheet

TOTALS: Final = "total sau subtotal"
HEADER: Final = "antet repetat"
NUMBERING: Final = "numerotarea coloanelor"
WORDS: Final = "text fără sume (titlu, semnătură)"
NO_PERSON: Final = "sume fără CNP sau marcă"
BAD_CNP: Final = "CNP nevalid"

_COUNTED: Final = r"(?:\d+|nr|numar) (?:de )?(?:persoane|salariati|angajati)\b"
"""How many have what stands behind it."""
_TOTAL: Final = late(
    rf"\b(?:sub ?)?total\w*\b|\bt o t a l\b|^(?:de )?report(?:at|ul)?\b|\b{_COUNTED}|^din care\b"
)
_TOTAL_CELL: Final = late(
    rf"(?:sub ?)?(?:total|t o t a l)\b|(?:de )?report(?:at|ul)?(?: (?:din|de la) .*)?$|{_COUNTED}|din care\b"
)
"""The words themselves: a reporter is a person."""
_CUI: Final = late(
    r"(?<![a-z])(?:c\.?\s*u\.?\s*i|c\.?\s*i\.?\s*f|cod(?:ul)?\s+(?:unic|fiscal|de\s+inregistrare)"
    r"(?:\s+de\s+(?:inregistrare|identificare))?(?:\s+fiscala?)?"
    r"|(?:tax|fiscal|vat)\s+(?:id\w*|code|no|nr|number|registration))(?![a-z])[\s.:/\-]*"
    r"(?:[/(]?\s*[a-z][a-z. ]{2,30}[):])?(?:nr\.?|no\.?)?[\s.:/\-]*"
    r"(?:cui|cif)?[\s.:/\-]*(?:ro)?\s*(\d{2,10})(?!\d)"
)
"""A fiscal code behind what it is called, be it in two languages (CUI / Tax ID: RO...)."""
_MONTH_LABEL: Final = late(r"\b(?:luna|perioada)\W*$")
_LIKE_CNP: Final = late(r"(?:[.,\-/]*\d){11,}[.,\-/]*")
"""Too many digits for a date, a telephone or a page."""
_NOTE: Final = late(
    r"(?:\*|n\.? ?b\b|nota\b|observati\w*|mentiun\w*)|.*\b(?:lei|ron|persoane|salariati|angajati)\b"
)
"""How a footnote begins, or what it speaks of: a marcă is a number or a code."""
_NOTE_WORDS: Final = 3
_WORD: Final = late(r"[^\W\d_]{3,}")
_PAGE: Final = late(r"(?:pag|pagina|page) ?\d")
_SHOWN: Final = 50


class TitleBlock(NamedTuple):
    """From this row on (0-based) these title texts hold. `above_header`: a header stands right under them."""

    row: int
    titles: tuple[str, ...]
    above_header: bool = False


Picks = Sequence[tuple[int, int, str, Month]]
"""Of each wanted row its position among the persons, the row of the sheet, CNP and month."""


@dataclass(slots=True)
class Scan:
    """Rows of persons (0-based) with their CNP (empty where only a marcă is known), the rest by reason."""

    rows: list[int] = field(default_factory=list)
    cnps: list[str] = field(default_factory=list)
    unused: dict[str, list[int]] = field(default_factory=dict)
    blocks: list[TitleBlock] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def row_text(row: Sequence[Cell]) -> str:
    """A row's cells as one line; a real date after "luna" is shown as its month."""
    texts: list[str] = []
    for cell in row:
        if isinstance(cell, date) and texts and _MONTH_LABEL.search(unaccented(texts[-1])):
            texts.append(f"{cell.month:02d}.{cell.year}")
        elif text := text_of(cell):
            texts.append(text)
    return " ".join(texts)


def titles_of(sheet: Sheet, header: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles of the sheet and those of the table itself, above the header's row (0-based)."""
    lines = [row_text(row) for row in sheet.rows[:header]]
    return tuple(filter(None, lines[: sheet.own_from])), tuple(filter(None, lines[sheet.own_from :]))


def cui_in(titles: Sequence[str]) -> tuple[str, ...]:
    """Fiscal codes named in title rows.

    >>> cui_in(["SC ALFA SRL", "Cod fiscal: RO 12345674, J40/1/2010"])
    ('12345674',)
    """
    found = [hit.lstrip("0") for title in titles for hit in _CUI.findall(unaccented(title))]
    return tuple(dict.fromkeys(found))


def scan(sheet: Sheet, layout: Layout, known: dict[Cell, str]) -> Scan:
    """Sort the sheet's rows. `InputStop` when all its CNPs were turned into 2.85E+12.

    `known` are the cells of the run that hold a valid CNP; most of a sheet's stood in an earlier one.
    """
    result = Scan()
    first = layout.first_data_row
    above, own = titles_of(sheet, layout.header_rows[0])
    result.blocks.append(TitleBlock(first, above + own))
    cells = column_of(sheet.rows[first:], layout.first_of("cnp"))
    for cell in {cell for cell, cnp in zip(cells, map(known.get, cells), strict=True) if cnp is None}:
        text = cnp_text(cell)
        if not is_valid(text) and isinstance(cell, str):
            text = cnp_in(cell)  # with a citizenship, a label or hyphens around its digits
        if is_valid(text):
            known[cell] = known.setdefault(text, text)
    found = list(map(known.get, cells))
    if "luna" in layout.columns and "cnp" in layout.columns and None in found:
        filled = fill_down(sheet.rows[first:], layout, found)
        if filled:
            source = sheet.source(first + filled[0], layout.columns["cnp"][0])
            result.findings.append(finding(codes.CNP_DE_MAI_SUS, source=source, randuri=len(filled)))
    others = [(first + at, cnp_text(cells[at])) for at, cnp in enumerate(found) if cnp is None]
    result.rows = [first + at for at, cnp in enumerate(found) if cnp is not None]
    result.cnps = [cnp for cnp in found if cnp is not None]
    _leave_out_totals(sheet, layout, result)
    _sort_others(sheet, layout, others, result)
    _leave_out_sums(sheet, layout, result)
    if len(result.blocks) > 1 or any(not cnp for cnp in result.cnps):
        pairs = sorted(zip(result.rows, result.cnps, strict=True))
        result.rows, result.cnps = [row for row, _ in pairs], [cnp for _, cnp in pairs]
    return result


def _leave_out_totals(sheet: Sheet, layout: Layout, result: Scan) -> None:
    """Rows of a person whose kind of income is a total, beside other rows of hers in its month."""
    column = layout.first_of("tip_venit")
    if column is None:
        return
    rows = result.rows
    totals = [at for at, row in enumerate(rows) if _says_total(cell_at(sheet.rows[row], column))]
    if not totals:
        return
    month = layout.first_of("luna")
    keys = [(cnp, cell_at(sheet.rows[row], month)) for row, cnp in zip(rows, result.cnps, strict=True)]
    others = {key for at, key in enumerate(keys) if at not in set(totals)}
    out = {at for at in totals if keys[at] in others}
    for at in sorted(out):
        _put(result, TOTALS, rows[at])
    result.rows = [row for at, row in enumerate(rows) if at not in out]
    result.cnps = [cnp for at, cnp in enumerate(result.cnps) if at not in out]


def _leave_out_sums(sheet: Sheet, layout: Layout, result: Scan) -> None:
    """Rows without a person that the rows above prove to be their sums, whatever they are called."""
    loose = result.unused.get(NO_PERSON)
    if not loose:
        return
    ends = [*result.unused.get(TOTALS, ()), *result.unused.get(BAD_CNP, ())]
    sums = group_totals(sheet, layout, loose, result.rows, ends)
    if not sums:
        return
    result.unused[NO_PERSON] = [row for row in loose if row not in sums]
    if not result.unused[NO_PERSON]:
        del result.unused[NO_PERSON]
    result.unused[TOTALS] = sorted({*result.unused.get(TOTALS, ()), *sums})
    told = {sheet.source(row) for row in sums}
    result.findings = [
        item for item in result.findings if item.code != codes.RAND_FARA_CNP.name or item.source not in told
    ]


def _says_total(cell: Cell) -> bool:
    return isinstance(cell, str) and _TOTAL_CELL.match(fold(cell)) is not None


def _sort_others(sheet: Sheet, layout: Layout, others: Sequence[tuple[int, str]], result: Scan) -> None:
    """Rows without a valid CNP."""
    money = layout.money
    sums = [*money, *(index for name in DAY_COLUMNS for index in layout.columns.get(name, ()))]
    marca_column = layout.first_of("marca")
    has_cnp = "cnp" in layout.columns
    pending: list[str] = []
    last = layout.first_data_row
    for index, text in others:
        row = sheet.rows[index]
        if index - last > 1:
            pending.clear()
        last = index
        if all(is_blank(cell) for cell in row):
            continue
        if is_other_header(row, layout):
            raise InputStop(finding(codes.ANTET_SCHIMBAT, source=sheet.source(index)))
        if is_header_again(row, layout):
            _put(result, HEADER, index)
            if pending:
                result.blocks.append(TitleBlock(index + 1, tuple(pending), above_header=True))
                pending.clear()
            continue
        if is_numbering(row):
            _put(result, NUMBERING, index)
            continue
        line = row_text(row)
        amounts = has_amount(row, sums) and not is_title_of_firm(row, line)
        marca_cell = cell_at(row, marca_column)
        marca = marca_text(marca_cell)
        numbered = any(c.isdigit() for c in marca)
        if _is_total(row, line, numbered=numbered):
            _put(result, TOTALS, index)
            continue
        wrong = amounts and (any(c.isdigit() for c in text) or marca or _is_named(row, layout))
        if has_cnp and text and (wrong or is_scientific(text) or _LIKE_CNP.fullmatch(text)):
            _bad_cnp(sheet, layout, index, text, result)
            continue
        heading = ":" in line or months_in(line) or cui_in([line]) or _PAGE.match(fold(line))
        note = bool(marca) and (_is_note(marca) or line == text_of(marca_cell))
        if marca and not note and (amounts or (numbered and not heading)):
            result.rows.append(index)
            result.cnps.append("")
            continue
        if amounts and has_amount(row, money):
            _put(result, NO_PERSON, index)
            result.findings.append(finding(codes.RAND_FARA_CNP, source=sheet.source(index)))
            continue
        _put(result, WORDS, index)
        pending.append(line)
        if cui_in([line]) or months_in(line) or undated_month(line):
            result.blocks.append(TitleBlock(index + 1, tuple(pending)))


def _is_named(row: Sequence[Cell], layout: Layout) -> bool:
    """Whether a row has something in a column of names."""
    names = [column for name in ("nume", "prenume") for column in layout.columns.get(name, ())]
    return any(not is_blank(cell_at(row, column)) for column in names)


def _is_total(row: Sequence[Cell], line: str, *, numbered: bool) -> bool:
    """A label of totals; in a row with a marcă only where a cell begins with it (not "Total Quality")."""
    if not numbered:
        return bool(_TOTAL.search(fold(line)))
    return any(isinstance(cell, str) and _TOTAL_CELL.match(fold(cell)) for cell in row)


def is_title_of_firm(row: Sequence[Cell], line: str) -> bool:
    """Whether the numbers of a row are the fiscal codes that it names, each in a cell of its own."""
    named = cui_in([line])
    numbers = [text for cell in row if (text := text_of(cell)) and not any(c.isalpha() for c in text)]
    return bool(named) and all(text in named for text in numbers)


def _is_note(marca: str) -> bool:
    """Whether the cell of a marcă holds a line of words under the table, with whatever numbers are in it."""
    if _NOTE.match(unaccented(marca)):
        return True
    return any(c.isdigit() for c in marca) and len(_WORD.findall(marca)) >= _NOTE_WORDS


def _put(result: Scan, reason: str, index: int) -> None:
    result.unused.setdefault(reason, []).append(index)


def has_amount(row: Sequence[Cell], columns: Sequence[int]) -> bool:
    """Whether a row has something that is, or tries to be, an amount in some of the columns."""
    return any(_amount(row, column) for column in columns)


def _amount(row: Sequence[Cell], column: int) -> bool:
    """Whether the cell is filled with something that counts as an amount, or tries to be one."""
    if column >= len(row):
        return False
    cell = row[column]
    if isinstance(cell, str):
        return parse_token(cell).shape not in (NumberShape.MISSING, NumberShape.NOT_A_NUMBER)
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _bad_cnp(sheet: Sheet, layout: Layout, index: int, text: str, result: Scan) -> None:
    """A CNP that is none: the row is named; one that Excel spoilt stops the run, its digits are lost."""
    cell = sheet.source(index, layout.columns["cnp"][0])
    if is_scientific(text):
        raise InputStop(finding(codes.CNP_STIINTIFIC, source=cell, text=shown(text)))
    told = len(result.unused.get(BAD_CNP, ()))
    if told < _SHOWN:
        result.findings.append(finding(codes.CNP_INVALID_IN_STAT, source=cell, cnp_mascat=mask_cnp(text)))
    elif told == _SHOWN:
        result.findings.append(finding(codes.CNP_INVALIDE_MULTE, source=sheet.source()))
    _put(result, BAD_CNP, index)
