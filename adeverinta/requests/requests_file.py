"""The requests file: header found, every row a record in its order, repeated requests refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta import sources
from adeverinta.core.code import Code
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import column_letter
from adeverinta.core.text import clean, mask_cnps
from adeverinta.requests import codes
from adeverinta.requests.columns import COLUMNS, Header, nearest, read_header
from adeverinta.requests.repeated import refuse_repeated
from adeverinta.requests.request import Request
from adeverinta.requests.row import build_request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from adeverinta.sources import Password, Sheet

_HEADER_WITHIN: Final = 30
EXPLAINED: Final = "ⓘ"
"""How the texts of the line begin that explains the columns of a filled workbook."""


class _Table(NamedTuple):
    sheet: Sheet
    header: Header


def read_requests(
    path: Path, *, data: bytes | None = None, password: Password | None = None
) -> tuple[list[Request], list[Finding]]:
    """The requests in the order of the file, and findings about the file itself.

    What is wrong with one row stands in that record's own `findings`. `data`: the bytes of the file, where
    they are at hand.
    """
    file = sources.read(path, data=data, password=password)
    name = mask_cnps(file.name)
    tables, findings = _tables(file.sheets, name)
    requests: list[Request] = []
    for table in tables:
        findings += _unknown_columns(table)
        requests += _rows(table, findings)
    if not requests:
        raise InputStop(finding(codes.CERERI_GOALE, source=tables[0].sheet.source(), fisier=name))
    return refuse_repeated(requests), findings


def _tables(sheets: Sequence[Sheet], name: str) -> tuple[list[_Table], list[Finding]]:
    """The sheets that hold requests; a table without a required column stops the run if there is no other."""
    found = [_Table(sheet, header) for sheet in sheets if (header := _header_of(sheet)) is not None]
    complete = [table for table in found if not table.header.missing]
    if not complete:
        if found:
            raise _missing_column(max(found, key=lambda table: len(table.header.columns)))
        raise InputStop(
            finding(codes.CERERI_FARA_ANTET, source=sheets[0].source(), fisier=name, ultimul=_HEADER_WITHIN)
        )
    for table in complete:
        for column, first, second in table.header.doubled:
            raise _doubled_column(table, column, first, second)
    used = {id(table.sheet) for table in complete}
    unused = [
        finding(codes.FOAIE_FARA_CERERI, source=sheet.source(), fisier=name, foaie=sheet.name)
        for sheet in sheets
        if id(sheet) not in used and any(not _blank(cell) for row in sheet.rows for cell in row)
    ]
    return complete, unused


def _header_of(sheet: Sheet) -> Header | None:
    """The row that names the most columns, the first of equals; at least two, or one required."""
    best: Header | None = None
    for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        header = read_header(index, row)
        named = len(header.columns)
        if (named >= 2 or len(header.missing) < 2) and (best is None or named > len(best.columns)):
            best = header
    return best


def _rows(table: _Table, findings: list[Finding]) -> list[Request]:
    header, sheet = table.header, table.sheet
    letters = {name: column_letter(index) for name, index in header.columns.items()}
    requests = []
    only_dated = False
    for index in range(header.row + 1, len(sheet.rows)):
        row = sheet.rows[index]
        values = {
            name: row[at] for name, at in header.columns.items() if at < len(row) and not _blank(row[at])
        }
        if _explains(values):
            only_dated = True
        elif values and not (only_dated and "data_nasterii_copilului" not in values):
            requests.append(Request._make(build_request(values, sheet.source(index), letters)))
        elif values:
            continue  # a person of the filled workbook for whom nothing is asked
        elif any(not _blank(cell) for cell in row):
            source = sheet.source(index)
            findings.append(finding(codes.RAND_FARA_CERERE, source=source, unde=str(source)))
    return requests


def _explains(values: Mapping[str, object]) -> bool:
    """The line under the header of a workbook that `adeverinta cereri` filled: there a row counts once it has
    a birth date.
    """
    first = values.get("cnp")
    return isinstance(first, str) and first.startswith(EXPLAINED)


def _blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not clean(cell))


def _unknown_columns(table: _Table) -> list[Finding]:
    found = []
    for index, text in table.header.unknown:
        source = table.sheet.source(table.header.row, index)
        free = [name for name in COLUMNS if name not in table.header.columns]
        meant = nearest(text, free)
        found.append(
            finding(
                codes.COLOANA_NECUNOSCUTA,
                source=source,
                unde=str(source),
                coloana=mask_cnps(clean(text))[:60],
                sugestie=f"; ați vrut „{meant}”?" if meant else "",
            )
        )
    return found


def _missing_column(table: _Table) -> InputStop:
    column = table.header.missing[0]
    meant = nearest(column, [text for _, text in table.header.unknown])
    hint = f"; este poate „{mask_cnps(clean(meant))}”?" if meant else ""
    return _header_stop(table, codes.COLOANA_CERERI_LIPSA, coloana=column, sugestie=hint)


def _doubled_column(table: _Table, column: str, first: int, second: int) -> InputStop:
    letters = {"prima": column_letter(first), "a_doua": column_letter(second)}
    return _header_stop(table, codes.COLOANA_CERERI_DUBLA, coloana=column, **letters)


def _header_stop(table: _Table, code: Code, **params: Any) -> InputStop:
    source = table.sheet.source(table.header.row)
    return InputStop(finding(code, source=source, unde=source, **params))
