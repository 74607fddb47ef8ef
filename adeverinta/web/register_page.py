"""Registru: what was issued, searched, annulled, printed again; PDFs verified."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta import api
from adeverinta.core.errors import Stop
from adeverinta.web.output_page import shown
from adeverinta.web.papers import whole_paper
from adeverinta.web.shared import desk_of, office_of, page, searched
from adeverinta.web.uploads import uploaded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

_SHOWN: Final = 500
_STATES: Final = (
    ("", "toate"),
    ("emisa", "în vigoare"),
    ("anulata", "anulate"),
    ("rezervata", "neterminate"),
)
_WORDS: Final = {"emisa": "în vigoare", "anulata": "anulată", "rezervata": "neterminată"}


class EntryRow(NamedTuple):
    """An entry of the register."""

    number: int
    year: int
    printed: str
    issued_on: date
    nume: str
    birth: date
    form: str
    status_words: str
    reason: str | None
    live: bool
    file: bool


def listing(request: Request) -> Response:
    """The register, the newest first; readable while a run holds it."""
    return _shown(request, (), request.query_params.get("cauta", "").strip())


async def find(request: Request) -> Response:
    """Certificates looked for; a personal code is answered here, as it may stand in no address."""
    from starlette.concurrency import run_in_threadpool

    search = await searched(request)
    return search if not isinstance(search, str) else await run_in_threadpool(_shown, request, (), search)


def _shown(request: Request, verified: object, search: str = "") -> Response:
    desk = desk_of(request)
    wanted = request.query_params.get("stare", "")
    values: dict[str, Any] = {
        "title": "Registru", "exists": desk.firm.register.is_file(), "entries": [], "more": 0, "chain": "",
        "search": search, "states": _STATES, "wanted": wanted, "verified": verified,
    }  # fmt: skip
    employer = desk.employer()
    if values["exists"] and employer is not None:
        with api.Register.open(desk.firm.register, employer, readonly=True) as register:
            found = register.search(search) if search else register.entries()
            broken = register.check().broken
        values["chain"] = (
            "Lanțul registrului este întreg."
            if not broken
            else f"Registrul a fost schimbat din afară: {broken[0]}"
        )
        found = [entry for entry in reversed(found) if not wanted or entry.status.value == wanted]
        values["entries"], values["more"] = (
            [_line(entry, desk.firm.folder) for entry in found[:_SHOWN]],
            max(0, len(found) - _SHOWN),
        )
    return page(request, "registru.html", **values)


def _line(entry: Any, folder: Path) -> EntryRow:
    return EntryRow(
        number=entry.number, year=entry.year, printed=entry.printed, issued_on=entry.issued_on, nume=entry.nume, birth=entry.birth, form=entry.form,
        status_words=_WORDS.get(entry.status.value, entry.status.value), reason=entry.reason, live=entry.status.value == "emisa",
        file=entry.status.value == "emisa" and api.file_of(entry, folder) is not None,
    )  # fmt: skip


@contextmanager
def _opened(request: Request) -> Iterator[tuple[api.Entry, api.Register]]:
    """The entry of an address, while its register is open."""
    from starlette.exceptions import HTTPException

    desk = desk_of(request)
    if not desk.firm.register.is_file():
        raise HTTPException(404)
    with api.Register.open(desk.firm.register, desk.employer(), readonly=True) as register:
        entry = register.find(request.path_params["numar"], request.path_params["an"])
        if entry is None:
            raise HTTPException(404)
        yield entry, register


def _entry(request: Request) -> api.Entry:
    with _opened(request) as (entry, _):
        return entry


def replace(request: Request) -> Response:
    """Lead to the request that would replace a certificate, where old and new stand side by side."""
    from starlette.responses import RedirectResponse

    desk, home = desk_of(request), office_of(request)
    entry, firm = _entry(request), request.path_params["firma"]
    asked = desk.requests() or ()
    answers = [desk.answer(place, home.today) for place in range(len(asked))]
    for place, found in enumerate(api.in_force(desk.firm.register, desk.employer(), answers), 1):
        if found is not None and found.entry.id == entry.id:
            if found.same:
                home.say(
                    f"Cererea dă aceleași date ca nr. {entry.printed}: nu este nimic de înlocuit. Corectați întâi ce este "
                    "greșit, în cerere, în state sau la angajator."
                )
            return RedirectResponse(f"/f/{firm}/adeverinte/{place}", 303)
    home.say(
        f"În cereri nu este rândul pentru nr. {entry.printed} ({entry.nume}): scrieți cererea cu datele bune, apoi alegeți "
        "din nou „Înlocuiește” în registru."
    )
    return RedirectResponse(f"/f/{firm}/cereri", 303)


def again(request: Request) -> Response:
    """The same bytes once more."""
    from starlette.responses import FileResponse

    with _opened(request) as (entry, register):
        path = whole_paper(entry, register, desk_of(request).firm.folder)
    return shown(request, FileResponse(path, media_type="application/pdf"), path.name)


async def annul(request: Request) -> Response:
    """Annul a number, with the reason."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    desk = desk_of(request)
    reason = str((await request.form()).get("motiv", "")).strip()

    def write() -> None:
        with api.Register.open(desk.firm.register, desk.employer()) as register:
            register.annul(request.path_params["numar"], request.path_params["an"], reason)

    if reason:
        await run_in_threadpool(write)
        office_of(request).say("Numărul a fost anulat; rămâne în registru cu motivul.")
    return RedirectResponse(f"/f/{request.path_params['firma']}/registru", 303)


async def verify(request: Request) -> Response:
    """Whether PDFs are ours, unchanged, in force."""
    from starlette.concurrency import run_in_threadpool

    desk = desk_of(request)
    async with uploaded(request) as form:
        given = [(file.name, file.stream.read()) for file in form.files]

    def look() -> Response:
        if not desk.firm.register.is_file():
            return _shown(request, [api.verify(item) for item in given])
        with api.Register.open(desk.firm.register, desk.employer(), readonly=True) as register:
            found = [api.verify(item, register) for item in given]
        return _shown(request, found)

    try:
        return await run_in_threadpool(look)
    except Stop as stop:
        from adeverinta.web.shared import stopped

        return stopped(request, stop)
