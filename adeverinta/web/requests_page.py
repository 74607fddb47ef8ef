"""Cereri: the table that is typed into, checked at the cell, saved as the firm's requests file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta import api
from adeverinta.core.cnp import is_valid
from adeverinta.core.errors import Stop
from adeverinta.core.finding import Finding
from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.office import (
    file_digest,
    maternity_of,
    person_row,
    request_rows,
    row_findings,
    save_requests,
)
from adeverinta.web.file_passwords import is_locked
from adeverinta.web.remedies import in_page_words
from adeverinta.web.shared import desk_of, office_of, page, said_discreetly

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.api import Payroll
    from adeverinta.office import Desk

Row = dict[str, str]

_SPARE: Final = 3
"""Empty rows below the requests."""
_LISTED: Final = 2000
"""Persons that the page itself lists; where there are more, they are searched for while one types."""
_SIGNS: Final = late(r"[\s\u200b-\u200f\u202a-\u202e'’`\"-]|[.,]0$")
_CODE: Final = late(r"(?:CNP)?:?(\d{13})", re.IGNORECASE | re.ASCII)
_OFFERED: Final = 20
"""Persons offered for what is typed."""


class WrongCell(NamedTuple):
    """What is wrong with a cell; `choices`: what may be written in place of it, each with what it means."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()


Errors = dict[tuple[int, str], WrongCell]


class TableColumn(NamedTuple):
    """A column of the table: how it is called, what may stand in it, how wide it is, whether it is hidden while
    the page is discreet.
    """

    name: str
    label: str
    help: str
    choices: tuple[str, ...]
    size: int
    private: bool


def table(request: Request) -> Response:
    """The requests as they stand in the file."""
    desk = desk_of(request)
    seen = file_digest(desk.firm.requests)
    try:
        rows = request_rows(desk.firm.requests, password=desk.ask)
    except Stop as stop:
        if not is_locked(stop):
            raise
        return shown(request, desk, [], seen, problem=stop.finding, locked=desk.firm.requests.name)
    return shown(request, desk, rows, seen)


def shown(
    request: Request,
    desk: Desk,
    rows: list[Row],
    seen: str,
    *,
    more: int = _SPARE,
    problem: Finding | None = None,
    about_file: Sequence[Finding] = (),
    locked: str = "",
    status: int = 200,
) -> Response:
    """The table. `problem`: why it was not saved; `about_file`: what was said of a file that is taken into it;
    `locked`: the name of a file whose password is asked for.
    """
    every = request.query_params.get("toate") == "da"
    errors, general = errors_of(rows)
    used = {name for row in rows for name in row}
    read = payroll_seen(request, desk)
    people = [] if office_of(request).discreet else _people(read)
    shown = [
        field
        for field in sorted(api.request_fields(), key=lambda field: not field.required)
        if every or field.usual or field.name in used
    ]
    return page(
        request,
        "cereri.html",
        status=status,
        title="Cereri",
        rows=[*rows, *({} for _ in range(more))],
        columns=[_column(field) for field in shown],
        errors=errors,
        problems=[*([problem] if problem else []), *about_file, *general],
        locked=locked,
        unsaved=problem is not None and bool(rows),
        people=people,
        searched=not people and not office_of(request).discreet,
        notes={(at, name): note for at, row in enumerate(rows) for name, note in _notes(read, row).items()},
        seen=seen,
        file=desk.firm.requests.name,
        all_columns=every,
    )


def _column(field: api.RequestField) -> TableColumn:
    size = 13 if field.is_cnp else 10 if field.is_date else 14
    choices = api.request_values(field)
    return TableColumn(
        name=field.name,
        label=field.label,
        help=f"{field.name}: {field.explained}",
        choices=("", *choices) if choices else (),
        size=size,
        private=field.private,
    )


def errors_of(rows: Iterable[Mapping[str, str]]) -> tuple[Errors, list[Finding]]:
    """What is wrong, by row and column; what names no column stands above the table."""
    errors: Errors = {}
    general: list[Finding] = []
    for at, found in enumerate(row_findings(rows)):
        for item in found:
            column = _column_of(item)
            if item.blocking and column:
                said = in_page_words(item)
                choices = _choices(item)
                remedy = "Alegeți:" if choices else said.remedy
                errors.setdefault((at, column), WrongCell(f"{said.message} {remedy}", choices))
            elif item.blocking:
                general.append(item)
    return errors, general


def _choices(item: Finding) -> tuple[tuple[str, str], ...]:
    """What a date of two readings may be written as, and which day that is."""
    pairs = (("prima", "zi_luna"), ("a_doua", "luna_zi"))
    if item.code != "DATA_AMBIGUA":
        return ()
    return tuple((str(item.param(written)), str(item.param(words))) for written, words in pairs)


_BY_CODE: Final = {
    "DATA_NASTERII_LIPSA": "data_nasterii_copilului", "CNP_INVALID": "cnp", "CNP_LIPSA": "cnp",
    "CERERE_REPETATA": "cnp",
}  # fmt: skip


def _column_of(item: Finding) -> str:
    """The column that a finding is about: the one it says, or that of its code; for some none."""
    said = item.param("coloana")
    return _BY_CODE.get(item.code, "") if said is None else str(said)


def payroll_seen(request: Request, desk: Desk) -> Payroll | None:
    """What was read of the firm's exports, to help with what is typed; None where they cannot be read."""
    try:
        return desk.payroll(office_of(request).today)
    except (Stop, OSError):
        return None


def _people(read: Payroll | None) -> list[tuple[str, str]]:
    """Everybody of the payroll by name; none where they are too many for a page, and are searched (`people`)."""
    everybody = _by_name(read)
    return everybody if len(everybody) <= _LISTED else []


def _by_name(read: Payroll | None) -> list[tuple[str, str]]:
    return sorted(read.persons.items(), key=lambda pair: (fold(pair[1]), pair[0])) if read else []


async def people(request: Request) -> Response:
    """Who is meant by what is typed into the CNP's cell: the first few whose name or code has it."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import JSONResponse

    desk = desk_of(request)
    given = await request.json()
    words = fold(str(given.get("cauta", ""))).split() if isinstance(given, dict) else []
    if not words or office_of(request).discreet:
        return JSONResponse([])
    everybody = await run_in_threadpool(lambda: _by_name(payroll_seen(request, desk)))
    found = (
        pair for pair in everybody if all(word in fold(pair[1]) or pair[0].startswith(word) for word in words)
    )
    return JSONResponse([{"cnp": cnp, "nume": name} for cnp, name in islice(found, _OFFERED)])


def with_person(read: Payroll | None, row: Row) -> Row:
    """The row with a bare personal code: out of one typed with spaces or signs, or in place of a name, where one
    person alone has all its words.
    """
    if bare := _CODE.fullmatch(_SIGNS.sub("", row.get("cnp", ""))):
        return {**row, "cnp": bare[1]}
    words = set(fold(row.get("cnp", "")).split())
    if len(words) < 2 or any(map(str.isdigit, row["cnp"])):
        return row
    found = [cnp for cnp, name in _by_name(read) if words <= set(fold(name).split())]
    return {**row, "cnp": found[0]} if len(found) == 1 else row


async def save(request: Request) -> Response:
    """Write the requests file, or show the table with one row more, or filled from payroll."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    desk, office = desk_of(request), office_of(request)
    form = await request.form(max_fields=200_000)
    seen, deed = str(form.get("vazut", "")), str(form.get("fapta", "salveaza"))
    sent = ((key, str(value)) for key, value in form.multi_items() if key not in ("vazut", "fapta"))
    rows = _typed([(key, office.hidden.reveal(value)) for key, value in sent])
    kept = [row for row in rows if row.get("cnp") or row.get("data_nasterii_copilului")]
    read = await run_in_threadpool(payroll_seen, request, desk)
    kept = await run_in_threadpool(lambda: [with_person(read, row) for row in kept])
    if deed == "rand":
        return shown(request, desk, kept, seen, more=_SPARE + 5)
    filled = [{**from_payroll(read, row), **row} for row in kept]
    if deed == "completeaza":
        return shown(request, desk, filled, seen)
    try:
        await run_in_threadpool(lambda: save_requests(desk.firm.requests, filled, seen=seen))
    except Stop as stop:
        return shown(request, desk, kept, seen, problem=stop.finding, status=409)
    errors, _ = errors_of(filled)
    office.say(
        f"Cererile s-au salvat în {desk.firm.requests.name}."
        + (" Unele au greșeli: vedeți mai jos." if errors else " Urmează „Adeverințe”." if filled else "")
    )
    return RedirectResponse(f"/f/{request.path_params['firma']}/cereri", 303)


def _typed(fields: list[tuple[str, str]]) -> list[Row]:
    """The rows of the table: every row sends the same columns in the same order."""
    if not fields:
        return []
    first = fields[0][0]
    rows: list[Row] = []
    for name, value in fields:
        if name == first:
            rows.append({})
        if value.strip():
            rows[-1][name] = value.strip()
    return rows


def from_payroll(read: Payroll | None, row: Mapping[str, str]) -> Row:
    """What payroll knows of the person: name, hire date, maternity seen; only what it says for certain."""
    if read is None:
        return {}
    cnp = row.get("cnp", "")
    own = read.rows.get(cnp, [])
    if not own:
        return {}
    found = person_row(cnp, own, read.persons.get(cnp, ""))
    halves = ("nume", "prenume")
    if any(row.get(half) and fold(row[half]) != fold(found.get(half, "")) for half in halves):
        for half in halves:  # another name than the payroll's is not mixed with it
            found.pop(half, None)
    return found


def _notes(read: Payroll | None, row: Mapping[str, str]) -> Row:
    """What payroll says beside what is typed, by column: that it does not have the person; the months of maternity
    leave, for who has to type its first and last day.
    """
    if read is None:
        return {}
    cnp = row.get("cnp", "")
    absent = read.persons and is_valid(cnp) and cnp not in read.persons
    return {
        "cnp": "nu apare în statele citite" if absent else "",
        "maternitate_de_la": maternity_of(read.rows.get(cnp, [])),
    }


async def check(request: Request) -> Response:
    """One row as it is typed: what is wrong at which cell, and what payroll would fill in."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import JSONResponse

    desk = desk_of(request)
    given = await request.json()
    known = set(api.request_columns())
    private = {field.name for field in api.request_fields() if field.private}
    if not isinstance(given, dict):
        return JSONResponse({}, 400)
    office = office_of(request)
    sent_row = {
        str(name): str(text).strip() for name, text in given.items() if name in known and str(text).strip()
    }
    given_row = {name: office.hidden.reveal(text) for name, text in sent_row.items()}

    def looked() -> dict[str, Any]:
        read = payroll_seen(request, desk)
        typed, row = given_row, with_person(read, given_row)
        errors, general = (
            errors_of([row]) if row.get("cnp") or row.get("data_nasterii_copilului") else ({}, [])
        )
        wrong = {column: cell for (_, column), cell in errors.items()}
        by_column = {column: cell.text for column, cell in wrong.items()}
        choices = {column: cell.choices for column, cell in wrong.items() if cell.choices}
        if not row.get("data_nasterii_copilului"):
            by_column.pop("data_nasterii_copilului", None)  # not typed yet
        if general:
            by_column.setdefault("cnp", in_page_words(general[0]).message)
        seen = _notes(read, row)
        person = row["cnp"] if row.get("cnp") != typed.get("cnp") else ""
        filled = from_payroll(read, row)
        if office.discreet:
            by_column = {column: said_discreetly(text) for column, text in by_column.items()}
            filled = {
                name: office.hidden.hide(text) if name in private else text for name, text in filled.items()
            }
            person = office.hidden.hide(person)
        return {
            "erori": by_column, "alegeri": choices, "completari": filled, "vazute": seen, "persoana": person,
        }  # fmt: skip

    return JSONResponse(await run_in_threadpool(looked))
