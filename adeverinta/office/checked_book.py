"""A requests workbook looked over: a copy with the cells marked that have to be mended, and why in a comment.

What is typed into the marked cells is what the next run reads: marks and comments mean nothing to it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta import api
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.source import Source
from adeverinta.core.text import mask_cnps

_RED, _YELLOW = "FFC7CE", "FFEB9C"
_OF_PAYROLL_TOO: Final = 3
"""What payroll lacks for a request is told on its CNP, this many sentences of it."""


class Marked(NamedTuple):
    """The copy, how many cells are marked in it, of how many requests that would be refused."""

    data: bytes
    cells: int
    refused: int


def checked_workbook(
    path: Path, payroll: api.Payroll, employer: api.Employer | None, on: date, password: Any = None
) -> Marked:
    """The marked copy of a requests file; a file that is no .xlsx is laid out as one first."""
    import openpyxl

    if path.suffix.lower() in (".xlsx", ".xltx"):
        name, data = path.name, path.read_bytes()
    else:
        from adeverinta.office.requests_book import requests_workbook
        from adeverinta.office.requests_table import request_rows

        name, data = f"{path.stem}.xlsx", requests_workbook(request_rows(path))
    requests = api.requests((name, data), password=password)
    told: dict[tuple[str, str], list[Finding]] = {}
    refused = 0
    for request in requests:
        found = list(_of(request, payroll, employer, on))
        refused += any(item.blocking for item in found)
        for item in found:
            place = item.source if item.source is not None and item.source.file == name else None
            where = place if place is not None and place.column else request.cell("cnp")
            if where is not None and where.row and where.column:
                told.setdefault((where.sheet or "", f"{where.column}{where.row}"), []).append(item)
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (sheet, address), found in told.items():
        _mark(book[sheet][address], found)
    out = io.BytesIO()
    book.save(out)
    return Marked(out.getvalue(), len(told), refused)


def _of(request: Any, payroll: api.Payroll, employer: api.Employer | None, on: date) -> Iterator[Finding]:
    """What is wrong in the row itself, and what stops it once held against payroll."""
    own = [item for item in request.findings if item.severity is not Severity.INFO]
    yield from own
    if employer is None or request.blocked:
        return
    answer = api.compute(request, payroll, employer, on=on)
    later = [item for item in answer.findings if item.blocking and item not in own]
    in_row = [item for item in later if _in_request(item.source, request.source)]
    yield from in_row
    yield from [item for item in later if item not in in_row][:_OF_PAYROLL_TOO]


def _in_request(place: Source | None, row: Source | None) -> bool:
    return place is not None and row is not None and (place.file, place.row) == (row.file, row.row)


def _mark(cell: Any, found: Iterable[Finding]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    items = list(dict.fromkeys(found))
    text = "\n".join(mask_cnps(f"{item.message} {item.remedy}") for item in items)
    if cell.comment is not None:
        text = f"{cell.comment.text}\n{text}"
    cell.comment = Comment(text, "adeverinta", width=340, height=60 + 40 * len(items))
    color = _RED if any(item.blocking for item in items) else _YELLOW
    cell.fill = PatternFill("solid", fgColor=color)
