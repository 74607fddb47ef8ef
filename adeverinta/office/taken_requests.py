"""A requests file taken into the table of a firm: which of its rows are new, which take another's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from adeverinta import api, sources
from adeverinta.core.errors import Stop
from adeverinta.core.finding import Finding
from adeverinta.office.requests_table import explains, header_of, texts_below
from adeverinta.payroll.layout.column_map import find_layout
from adeverinta.requests.repeated import refuse_repeated
from adeverinta.requests.request import Request

Row = dict[str, str]

_Key = tuple[str, date, date | None, str]


class TakenRequests(NamedTuple):
    """The table with the rows of a file in it; `places` (from 0) are theirs.

    `without_birth`: persons of a filled workbook for whom nothing is asked; `findings` are about the file itself.
    """

    rows: list[Row]
    places: list[int]
    added: int
    replaced: int
    same: int
    without_birth: int
    findings: tuple[Finding, ...]


def take_requests(
    standing: Sequence[Row], name: str, data: bytes, *, password: sources.Password | None = None
) -> TakenRequests:
    """Put the rows of a requests file into a table; `Stop` where it is none or cannot be read.

    A row for the person, child and form of one that stands there takes its place, but for cells that the file
    leaves empty; every other one is added. Twice the same in the file stays twice, for whoever checks the rows.
    """
    requests = api.requests((name, data), password=password)
    given, without_birth = _rows_of(name, data, password)
    rows = [dict(row) for row in standing]
    at = {key: place for place, row in enumerate(rows) if (key := _key(row)) is not None}
    places: list[int] = []
    replaced = same = 0
    for row in given:
        key = _key(row)
        place = at.pop(key, None) if key is not None else None
        if place is None:
            place = len(rows)
            rows.append(row)
        else:
            merged = {**rows[place], **row}
            same += merged == rows[place]
            replaced += merged != rows[place]
            rows[place] = merged
        places.append(place)
    return TakenRequests(
        rows=rows,
        places=places,
        added=len(given) - replaced - same,
        replaced=replaced,
        same=same,
        without_birth=without_birth,
        findings=requests.findings,
    )


def _rows_of(name: str, data: bytes, password: sources.Password | None) -> tuple[list[Row], int]:
    """The rows that are requests, as the reader of requests takes them, and how many persons ask for nothing."""
    found: list[Row] = []
    without_birth = 0
    for sheet in sources.read(Path(name), data=data, password=password).sheets:
        header = header_of(sheet.rows)
        if header is None or header.missing:
            continue
        filled = False
        for texts in texts_below(sheet.rows, header):
            if explains(texts):
                filled = True
            elif filled and "data_nasterii_copilului" not in texts:
                without_birth += 1
            else:
                found.append(texts)
    return found, without_birth


def _key(row: Mapping[str, str]) -> _Key | None:
    """What tells a request from another, None where it does not yet say whose or for which child."""
    request = request_of(row)
    if not request.cnp or request.data_nasterii_copilului is None:
        return None
    return request.cnp, request.data_nasterii_copilului, request.data_evenimentului, request.formular


def request_of(row: Mapping[str, str]) -> Request:
    """The request that a row of texts makes."""
    given: dict[str, Any] = {name: text for name, text in row.items() if text}
    return Request(given.pop("cnp", ""), given.pop("data_nasterii_copilului", None), **given)


def is_payroll(name: str, data: bytes) -> bool:
    """Whether a file that is no table of requests has the columns of a payroll, or is a declaration 112."""
    try:
        file = sources.read(Path(name), data=data)
    except Stop:
        return False
    return file.declaration is not None or any(find_layout(sheet) for sheet in file.sheets)


def row_findings(rows: Iterable[Mapping[str, str]]) -> list[tuple[Finding, ...]]:
    """What is wrong with each row of a table, one that repeats another too; nothing with an empty one."""
    made = refuse_repeated(request_of(row) for row in rows)
    return [request.findings if any(row.values()) else () for row, request in zip(rows, made, strict=True)]
