"""The first page (the firms), a new firm, the rules, help, the buttons of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from adeverinta.core.dates import parse_date
from adeverinta.core.errors import Stop
from adeverinta.office import Desk, Firm, safe_name
from adeverinta.web.remedies import in_page_words
from adeverinta.web.shared import desk_of, office_of, page, said_discreetly
from adeverinta.web.uploads import uploaded

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


class FirmRow(NamedTuple):
    """A firm on the first page; what needs its files read comes afterwards (`summary`)."""

    number: int
    folder: str
    name: str
    fiscal_code: str
    todo: str
    waits: bool


def office(request: Request) -> Response:
    """The firms of the folder: at once, whatever the size of their files."""
    lines = [_line(number, desk) for number, desk in office_of(request).desks()]
    return page(request, "birou.html", title="Birou", lines=lines)


def _line(number: int, desk: Desk) -> FirmRow:
    name = fiscal_code = todo = ""
    try:
        employer = desk.begun()
        if employer is not None:
            fiscal_code, name = employer.profile.cod_fiscal, employer.profile.denumire
    except Stop as stop:
        todo = in_page_words(stop.finding).message
    has_state = desk.firm.state.is_dir() and any(desk.firm.state.iterdir())
    has_requests = desk.firm.requests.is_file()
    if not todo:
        first = (
            "" if has_state and has_requests else f"adăugați {'cereri' if has_state else 'state de plată'}"
        )
        last = "completați datele angajatorului" if desk.lacking() else ""
        todo = "; ".join(filter(None, (first, last)))
    return FirmRow(
        number=number,
        folder=desk.firm.name,
        name=name,
        fiscal_code=fiscal_code,
        todo=todo,
        waits=has_state or has_requests,
    )


def summary(request: Request) -> Response:
    """A firm's line once its files are read: last month, requests open, what is missing, what changed."""
    from starlette.responses import JSONResponse

    from adeverinta.web import firm_summary

    desk, home = desk_of(request), office_of(request)
    told = {"luna": "", "cereri": "", "lipsa": "", "schimbari": ""}
    try:
        if desk.firm.state.is_dir() and any(desk.firm.state.iterdir()):
            told |= firm_summary.of_payroll(desk.payroll(home.today), home.today)
        told["cereri"], changes = firm_summary.of_requests(desk, home.today)
        told["schimbari"] = " ".join([told["schimbari"] + "." if told["schimbari"] else "", *changes]).strip()
    except Stop as stop:
        told["lipsa"] = in_page_words(stop.finding).message
    if home.discreet:
        told = {name: said_discreetly(text) for name, text in told.items()}
    return JSONResponse(told)


async def new_firm(request: Request) -> Response:
    """A firm's folder from a name and, if they are there, its exports."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    from adeverinta.office import begin_firm

    home = office_of(request)
    async with uploaded(request) as form:
        firm = Firm(home.folder / safe_name(str(form.values.get("nume", "")), "Firma"))
        given = [(file.name, file.stream) for file in form.files]
        found = await run_in_threadpool(begin_firm, firm, given)
    told = [
        f"numele „{found.name}”" if found.name else "",
        f"codul {found.fiscal_code}" if found.fiscal_code else "",
    ]
    told = [text for text in told if text]
    taken = f": din fișiere s-au luat {' și '.join(told)}" if told else ""
    later = "Ce mai lipsește din datele ei se completează la „Angajator”, până la emitere."
    home.say(f"Firma a fost făcută{taken}. {later if given else 'Completați datele ei.'}")
    return RedirectResponse(f"/f/{home.number_of(firm)}/{'state' if given else 'angajator'}", 303)


def example(request: Request) -> Response:
    """The sample firm, with invented persons."""
    from starlette.responses import RedirectResponse

    from adeverinta.office import example_firm

    home = office_of(request)
    firm = example_firm(home.folder)
    return RedirectResponse(f"/f/{home.number_of(firm)}/state", 303)


def firm(request: Request) -> Response:
    """A firm's own address leads to its first tab."""
    from starlette.responses import RedirectResponse

    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


async def discreet(request: Request) -> Response:
    """Hide personal codes and amounts, or show them again."""
    from starlette.responses import RedirectResponse

    home = office_of(request)
    home.discreet = not home.discreet
    form = await request.form()
    back = str(form.get("inapoi", "/"))
    return RedirectResponse(back if back.startswith("/") and not back.startswith("//") else "/", 303)


def close(request: Request) -> Response:
    """End the program, after the answer."""
    from starlette.background import BackgroundTask
    from starlette.responses import HTMLResponse

    html = request.app.state.templates.get_template("gata.html").render()
    return HTMLResponse(html, background=BackgroundTask(request.app.state.stop))


def rules(request: Request) -> Response:
    """The rules in force on a day."""
    from adeverinta import api

    day = parse_date(request.query_params.get("la", "")) or office_of(request).today
    return page(request, "reguli.html", title="Reguli", on=day, rules=api.rules(day))


def help_page(request: Request) -> Response:
    """The way of the work, and every finding."""
    from adeverinta.api.catalogue import GROUPS

    return page(request, "ajutor.html", title="Ajutor", groups=GROUPS)
