"""Adeverințe: every request with its state; one with its months, its page, each amount to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from adeverinta import api
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count, fold
from adeverinta.office import CellContext, file_digest, request_rows, save_requests, view_cell
from adeverinta.office import codes as office_codes
from adeverinta.web import accept_boxes, deadline_page
from adeverinta.web.output_page import shown
from adeverinta.web.page_pictures import issued_paper, page_count, pictures
from adeverinta.web.remedies import in_page_words
from adeverinta.web.shared import desk_of, office_of, page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.core.source import Source
    from adeverinta.office import Desk


class RequestRow(NamedTuple):
    """A request in the list; `state_class` is its word for the eye, `paper` the number and year of the one issued."""

    place: int
    name: str
    birth: date | None
    form: str | None
    total: int | None
    state: str
    state_class: str
    note: str
    paper: str


def listing(request: Request) -> Response:
    """Every request with its state."""
    desk, office = desk_of(request), office_of(request)
    values: dict[str, Any] = {
        "title": "Adeverințe",
        "missing": "",
        "missing_at": "",
        "lacking": [],
        "lines": [],
        "has_files": False,
        "workbook": False,
        "choices": accept_boxes.CHOICES,
        "asked": (),
        "late": 0,
        "near": 0,
        "approval": False,
    }
    asked = desk.requests()
    if not asked:
        values |= {"missing": "Nu este nicio cerere încă.", "missing_at": "cereri"}
    elif lacking := desk.lacking():
        waiting = count(len(asked), "cerere așteaptă", "cereri așteaptă")
        values |= {
            "missing": f"{waiting}. Adeverința tipărește și datele angajatorului, din care mai lipsesc:",
            "missing_at": "angajator",
            "lacking": lacking,
        }
    else:
        answers = [desk.answer(place, office.today) for place in range(len(asked))]
        issued = api.in_force(desk.firm.register, desk.employer(), answers)
        values["lines"] = [
            _line(place, answer, found, desk.firm.folder)
            for place, (answer, found) in enumerate(zip(answers, issued, strict=True), 1)
        ]
        values["asked"] = {
            choice.name for answer in answers for choice in accept_boxes.asked_by(answer.findings)
        }
        terms = deadline_page.lines(desk, office.today)
        values["late"] = sum(line.due.late is True for line in terms)
        values["near"] = sum(line.due.late is False for line in terms)
        values["approval"] = asks_approval(desk)
        values["has_files"] = any(found is not None for found in issued)
        values["workbook"] = (desk.firm.reports / "centralizator.xlsx").is_file()
    return page(request, "adeverinte.html", **values)


def _line(place: int, answer: api.Answer, found: api.PaperInForce | None, folder: Path) -> RequestRow:
    blocking = next((item for item in answer.findings if item.blocking), None)
    if found is not None and found.same:
        state, css, note = f"emisă, nr. {found.entry.printed}", "emisa", ""
    elif blocking is not None:
        state, css, note = "nu se poate emite", "respinsa", in_page_words(blocking).message
    elif found is not None:
        state, css, note = (
            f"are alte date decât nr. {found.entry.printed}",
            "respinsa",
            "alegeți înlocuirea la emitere",
        )
    else:
        state, css = "gata de emis", ""
        warnings = sum(item.severity.value == "avertisment" for item in answer.findings)
        note = "" if not warnings else "1 avertisment" if warnings == 1 else f"{warnings} avertismente"
    name = answer.name or "(fără nume)"
    there = found is not None and api.file_of(found.entry, folder) is not None
    paper = f"{found.entry.number}-{found.entry.year}" if found is not None and there else ""
    return RequestRow(
        place=place,
        name=name,
        birth=answer.request.birth,
        form=answer.form,
        total=answer.total,
        state=state,
        state_class=css,
        note=note,
        paper=paper,
    )


def asks_approval(desk: Desk) -> bool:
    """Whether the firm wants a second name before a number is taken."""
    employer = desk.employer()
    return employer is not None and bool(employer.profile.aprobare)


def _answer(request: Request, *, as_accepted: bool = False) -> tuple[Desk, int, api.Answer]:
    """The certificate of an address; `as_accepted`: with what its boxes pass over."""
    from starlette.exceptions import HTTPException

    desk = desk_of(request)
    place = int(request.path_params["loc"])
    try:
        accept = accept_boxes.accepted(request.query_params) if as_accepted else ()
        return desk, place, desk.answer(place - 1, office_of(request).today, accept)
    except IndexError as error:
        raise HTTPException(404) from error


def one(request: Request) -> Response:
    """One certificate before a number is taken."""
    desk, place, answer = _answer(request, as_accepted=True)
    plain = desk.answer(place - 1, office_of(request).today)
    found = api.in_force(desk.firm.register, desk.employer(), [answer])[0]
    asked = desk.requests()
    row = _row(desk, answer)
    issued = issued_paper(desk, found)
    return page(
        request,
        "adeverinta.html",
        title=answer.name or "Adeverință",
        answer=answer,
        place=place,
        places=len(asked or ()),
        approval=asks_approval(desk),
        asks=accept_boxes.asked_by(plain.findings),
        accepted=accept_boxes.accepted(request.query_params),
        query="?" + urlencode([("accepta", name) for name in accept_boxes.accepted(request.query_params)]),
        issued=issued is not None,
        there=found is not None and api.file_of(found.entry, desk.firm.folder) is not None,
        pages=page_count(answer, issued),
        mean=None if answer.mean is None else round(answer.mean * 100),
        explained=api.explain(answer),
        in_force=found.entry if found else None,
        differences=found.differences if found and not found.same else (),
        can_choose=(bool(answer.months) or "luni_alese" in row) and answer.request.source is not None,
        chosen=row.get("luni_alese", ""),
        reason=row.get("motiv_luni", ""),
    )


def picture(request: Request) -> Response:
    """A page of the certificate as a picture; the browser's own PDF viewer wants a looser policy."""
    from starlette.exceptions import HTTPException
    from starlette.responses import Response

    desk, _, answer = _answer(request, as_accepted=True)
    number = int(request.path_params["pagina"])
    if office_of(request).discreet:
        raise HTTPException(404)
    issued = issued_paper(desk, api.in_force(desk.firm.register, desk.employer(), [answer])[0])
    found = pictures(answer, issued)
    if not 1 <= number <= len(found):
        raise HTTPException(404)
    return Response(found[number - 1], media_type="image/png")


def draft(request: Request) -> Response:
    """The draft itself, to be opened in a tab of its own."""
    from starlette.responses import Response

    _, _, answer = _answer(request, as_accepted=True)
    return shown(request, Response(api.render(answer), media_type="application/pdf"), "ciorna.pdf")


class AmountRow(NamedTuple):
    """A payroll row behind an amount, with the cell where it stands, its column's header and what that was taken for."""

    kind: str
    net: int | None
    cell: object
    terms: tuple[object, ...]
    adjusted: tuple[object, ...]
    view: CellContext | None
    header: str
    words: str


def cell(request: Request) -> Response:
    """The cell that a printed amount comes from, with its neighbours, the rule and its basis."""
    from starlette.exceptions import HTTPException

    desk, place, answer = _answer(request, as_accepted=True)
    number = int(request.path_params["luna"])
    explained = api.explain(answer)
    month = next((item for item in explained.months if item.answer.number == number), None)
    if month is None:
        raise HTTPException(404)
    layouts, names = desk.payroll(office_of(request).today).layouts, dict(api.column_names())
    parts = [
        AmountRow(
            kind=part.title,
            net=part.net,
            cell=part.cell,
            terms=part.terms,
            adjusted=part.adjusted,
            view=view_cell(desk.firm.state, part.cell, layouts, desk.passwords),
            **_taken_for(part.cell, layouts, names),
        )
        for part in month.components
    ]
    return page(
        request,
        "celula.html",
        title=f"{answer.name}, {month.answer.month.label}",
        answer=answer,
        place=place,
        item=month.answer,
        parts=parts,
        rules=[rule for rule in explained.rules if _decides(rule.parameter)],
        names=names,
        seen=lambda text, own: text if own else _other(text),
    )


def _taken_for(cell: Source, layouts: Iterable[api.SheetLayout], names: Mapping[str, str]) -> dict[str, str]:
    """The header of a cell's column and what the column was taken for; empty where no column is the cell's own."""
    own = (item for item in layouts if (item.file, item.sheet) == (cell.file, cell.sheet))
    named = (
        (name, header)
        for item in own
        for name, (letter, header) in item.columns.items()
        if letter == cell.column
    )
    name, header = next(named, ("", ""))
    return {"header": header, "words": names.get(name, "")}


def _decides(parameter: str) -> bool:
    return any(word in parameter for word in ("luni", "fractiuni", "regim", "venit", "perioada", "nasteri"))


def _other(text: str) -> str:
    """Another person's cell: the personal code is nobody's business here."""
    from adeverinta.core.text import mask_cnps

    return mask_cnps(text)


async def choose(request: Request) -> Response:
    """The counted months by hand, kept in the requests file with the reason."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    desk, place, answer = await run_in_threadpool(_answer, request)
    form = await request.form()
    chosen = "; ".join(str(month) for month in form.getlist("luna"))
    reason = str(form.get("motiv", "")).strip()
    if form.get("fapta") == "automat":
        chosen = reason = ""

    def write() -> None:
        path = desk.firm.requests
        seen = file_digest(path)
        rows = request_rows(path, password=desk.ask)
        row = next((row for row in rows if _same(row, answer)), None)
        if row is None:
            raise OutputStop(finding(office_codes.CERERI_SCHIMBATE, fisier=path.name))
        row["luni_alese"], row["motiv_luni"] = chosen, reason
        save_requests(path, rows, seen=seen)

    await run_in_threadpool(write)
    office_of(request).say(
        "Alegerea lunilor s-a păstrat în cereri." if chosen else "Lunile se aleg din nou automat."
    )
    return RedirectResponse(f"/f/{request.path_params['firma']}/adeverinte/{place}", 303)


def _row(desk: Desk, answer: api.Answer) -> dict[str, str]:
    return next(
        (row for row in request_rows(desk.firm.requests, password=desk.ask) if _same(row, answer)), {}
    )


def _same(row: dict[str, str], answer: api.Answer) -> bool:
    from adeverinta.core.dates import parse_date

    request = answer.request
    born = parse_date(row.get("data_nasterii_copilului", ""))
    form = fold(row.get("formular", "")) in ("", "auto", fold(request.formular))
    return row.get("cnp", "") == request.cnp and born == request.birth and form
