"""A requests file put on the page „Cereri”: whole rows go into the firm's table, or none and each says why."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple

from adeverinta.core.errors import Stop
from adeverinta.core.finding import finding
from adeverinta.core.text import count
from adeverinta.office import (
    TakenRequests,
    file_digest,
    is_payroll,
    request_rows,
    safe_name,
    save_requests,
    take_requests,
)
from adeverinta.web import codes
from adeverinta.web.file_passwords import add_password, is_locked
from adeverinta.web.payroll_page import put_exports
from adeverinta.web.remedies import in_page_words
from adeverinta.web.requests_page import errors_of, from_payroll, payroll_seen, shown, with_person
from adeverinta.web.shared import desk_of, office_of
from adeverinta.web.uploads import Upload, uploaded

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.api import Payroll
    from adeverinta.office import Desk

_TOLD: Final = 5
"""Findings about a file that are told on the page."""


class SentFile(NamedTuple):
    """A file that was put on the page, in memory: one that is protected waits there for its password."""

    name: str
    data: bytes


async def upload(request: Request) -> Response:
    """Requests files put on the page, or the password of one that was put there before."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    desk, waiting = desk_of(request), office_of(request).waiting_files
    number = int(request.path_params["firma"])
    async with uploaded(request) as form:
        add_password(desk, form.values.get("parola", ""))
        given = [
            SentFile(safe_name(file.name), await run_in_threadpool(file.stream.read)) for file in form.files
        ]
    given = given or waiting.pop(number, [])
    waiting.pop(number, None)
    answer = await run_in_threadpool(_take, request, desk, given) if given else None
    return answer or RedirectResponse(f"/f/{number}/cereri", 303)


def _take(request: Request, desk: Desk, given: list[SentFile]) -> Response | None:
    """The page with what is wrong in the files, None where all were taken; an export goes where exports belong."""
    from starlette.responses import RedirectResponse

    office, path = office_of(request), desk.firm.requests
    seen = file_digest(path)
    standing = rows = request_rows(path, password=desk.ask)
    taken: list[tuple[str, TakenRequests]] = []
    exports: list[SentFile] = []
    for file in given:
        try:
            found = take_requests(rows, file.name, file.data, password=desk.ask)
        except Stop as stop:
            if is_locked(stop):
                office.waiting_files[int(request.path_params["firma"])] = given
                return shown(request, desk, standing, seen, problem=stop.finding, locked=file.name)
            if not is_payroll(file.name, file.data):
                return shown(request, desk, standing, seen, problem=stop.finding)
            exports.append(file)
            continue
        taken.append((file.name, found))
        rows = found.rows
    if exports:
        put_exports(request, [Upload(file.name, io.BytesIO(file.data)) for file in exports])
    if not taken:
        return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)
    return _kept(request, desk, rows, taken, seen)


def _kept(
    request: Request,
    desk: Desk,
    rows: list[dict[str, str]],
    taken: list[tuple[str, TakenRequests]],
    seen: str,
) -> Response | None:
    places = {place for _, found in taken for place in found.places}
    about = [item for _, found in taken for item in found.findings][:_TOLD]
    names = ", ".join(name for name, _ in taken)
    read = payroll_seen(request, desk)
    filled = [_filled(read, row) if at in places else row for at, row in enumerate(rows)]
    errors, general = errors_of(filled)
    wrong = {at for at, _ in errors} & places
    if wrong or general:
        told = count(len(wrong), "rând are greșeli", "rânduri au greșeli")
        problem = finding(codes.CERERI_NELUATE, fisier=names, randuri=told)
        return shown(request, desk, filled, seen, problem=problem, about_file=about)
    if any(found.added or found.replaced for _, found in taken):
        try:
            save_requests(desk.firm.requests, filled, seen=seen)
        except Stop as stop:
            return shown(request, desk, filled, seen, problem=stop.finding)
    for name, found in taken:
        office_of(request).say(_sentence(name, found))
    for item in about:
        said = in_page_words(item)
        office_of(request).say(f"{said.message} {said.remedy}")
    return None


def _filled(read: Payroll | None, row: dict[str, str]) -> dict[str, str]:
    """A row as if it had been typed."""
    named = with_person(read, row)
    return {**from_payroll(read, named), **named}


def _sentence(name: str, found: TakenRequests) -> str:
    parts = (
        count(found.added, "cerere nouă", "cereri noi") if found.added else "",
        count(found.replaced, "cerere înlocuită", "cereri înlocuite") if found.replaced else "",
        count(found.same, "cerere neschimbată", "cereri neschimbate") if found.same else "",
    )
    told = f"Din „{name}”: {', '.join(filter(None, parts))}."
    if found.without_birth:
        rest = count(found.without_birth, "persoană nu are", "persoane nu au")
        told += f" {rest} data nașterii copilului: pentru ele nu s-a luat nimic."
    return told
