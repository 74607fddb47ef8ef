"""State de plată: files put in, months and persons read, columns explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.core.errors import Stop
from adeverinta.core.text import count, fold
from adeverinta.web.shared import desk_of, grouped, office_of, page
from adeverinta.web.uploads import uploaded

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.api import Month, Payroll
    from adeverinta.office.desk import Desk

_PERSONS: Final = 200
"""Persons on one page; the others are found by their name."""


class Cell(NamedTuple):
    """A person's month: `citit`, `nedovedit` (only the header says that it is the net) or `lipsa`."""

    state: str
    net: int | None


class Row(NamedTuple):
    """A person's months."""

    cnp: str
    name: str
    cells: list[Cell]


def state(request: Request) -> Response:
    """What was read of the firm's exports."""
    desk = desk_of(request)
    search = request.query_params.get("cauta", "").strip()
    values: dict[str, Any] = {
        "title": "State de plată", "stop": None, "locked": False, "questions": None, "read": None, "names": (),
        "search": search,
    }  # fmt: skip
    if not desk.firm.state.is_dir() or not any(desk.firm.state.rglob("*")):
        return page(request, "state.html", **values)
    try:
        read = desk.payroll(office_of(request).today)
    except Stop as stop:
        values |= {
            "stop": stop.finding,
            "locked": "PROTEJAT" in stop.finding.code or "PAROLA" in stop.finding.code,
        }
        values["questions"], values["names"] = _questions(desk, stop)
        return page(request, "state.html", **values)
    months = sorted(read.covered)
    values |= {
        "read": read, "people": len(read.rows), "months": months, "rows": _rows(read, months, search),
        "groups": grouped(read.findings),
    }  # fmt: skip
    return page(request, "state.html", **values)


def _rows(read: Payroll, months: list[Month], search: str) -> list[Row]:
    words = fold(search).split()
    found: list[Row] = []
    for cnp in sorted(read.rows, key=lambda cnp: fold(read.persons.get(cnp, ""))):
        name = read.persons.get(cnp, "")
        if words and search != cnp and not all(word in fold(name) for word in words):
            continue
        nets: dict[Month, list[int | None]] = {}
        weak: set[Month] = set()
        for row in read.rows[cnp]:
            nets.setdefault(row.month, []).append(row.net)
            proof = getattr(row, "proof", None)
            if row.net is None or (proof is not None and proof.value == "antet"):
                weak.add(row.month)
        cells = [
            Cell("nedovedit" if month in weak else "citit", _sum(nets[month]))
            if month in nets
            else Cell("lipsa", None)
            for month in months
        ]
        found.append(Row(cnp, name, cells))
        if len(found) == _PERSONS:
            break
    return found


def _sum(nets: list[int | None]) -> int | None:
    known = [net for net in nets if net is not None]
    return sum(known) if known else None


def _questions(desk: Desk, stop: Stop) -> tuple[Any, Any]:
    """The columns of the layout that was not understood, with what each may be."""
    from adeverinta import api

    proposal = api.proposal(stop, [desk.firm.state], password=desk.password)
    return proposal, api.column_names() if proposal else ()


async def upload(request: Request) -> Response:
    """Exports put into the firm's folder."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    from adeverinta.office import new_firm

    desk, office = desk_of(request), office_of(request)
    async with uploaded(request) as form:
        done = [
            await run_in_threadpool(new_firm.put, desk.firm, file.name, file.stream) for file in form.files
        ]
    if done:
        office.say(f"{count(len(done), 'fișier adăugat', 'fișiere adăugate')} în „state”.")
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


async def password(request: Request) -> Response:
    """The password of protected workbooks, kept in memory while the program runs."""
    from starlette.responses import RedirectResponse

    desk = desk_of(request)
    desk.password = str((await request.form()).get("parola", "")) or None
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


async def columns(request: Request) -> Response:
    """What each column is, kept beside the employer's profile."""
    from starlette.responses import RedirectResponse

    from adeverinta import api

    desk, office = desk_of(request), office_of(request)
    form = await request.form()
    labels = [str(text) for text in form.getlist("eticheta")]
    names = [str(text) for text in form.getlist("coloana")]
    api.keep_layout(desk.firm.layouts, str(form.get("fisier", "")), dict(zip(labels, names, strict=True)))
    office.say("Coloanele s-au ținut minte.")
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)
