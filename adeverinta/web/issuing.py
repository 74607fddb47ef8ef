"""Emite: one run a firm at a time, its progress a state that whoever comes late sees too."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from adeverinta import api
from adeverinta.core.errors import Stop
from adeverinta.core.finding import Finding, finding
from adeverinta.office.run import Issued, issue_firm
from adeverinta.web.shared import desk_of, office_of, page

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.office.desk import Desk


class Line(NamedTuple):
    """What became of one request."""

    place: int
    name: str
    state: str
    state_class: str
    number: str
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Run:
    """A run and where it is; written by its thread, read by the pages."""

    total: int = 0
    done: int = 0
    refused: int = 0
    finished: bool = False
    cancelled: bool = False
    stop: Finding | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The state in one sentence."""
        if not self.finished:
            return f"Se emite: {self.done} din {self.total}, {self.refused} respinse."
        new = sum(line.state in ("noua", "scrisa") for line in self.lines)
        same = sum(line.state == "neschimbata" for line in self.lines)
        replaced = sum(line.state == "inlocuita" for line in self.lines)
        parts = [
            f"{new} {'nouă' if new == 1 else 'noi'}",
            f"{same} {'neschimbată' if same == 1 else 'neschimbate'}",
        ]
        if replaced:
            parts.append(f"{replaced} {'înlocuită' if replaced == 1 else 'înlocuite'}")
        parts.append(f"{self.refused} {'respinsă' if self.refused == 1 else 'respinse'}")
        text = ", ".join(parts) + "."
        if self.cancelled:
            text += f" Oprit la cerere: {self.total - self.done} au rămas; emiteți din nou pentru rest."
        return text


_WORDS: Final = {
    "noua": "nouă", "neschimbata": "neschimbată", "inlocuita": "nouă, o înlocuiește pe cea veche",
    "respinsa": "respinsă", "scrisa": "scrisă, fără număr",
}  # fmt: skip
_RUNS: WeakKeyDictionary[Desk, Run] = WeakKeyDictionary()
_LOCK = Lock()


async def start(request: Request) -> Response:
    """Begin a run, unless one is under way; its page shows the rest."""
    from starlette.responses import RedirectResponse

    desk, office = desk_of(request), office_of(request)
    replace = (await request.form()).get("inlocuieste") == "da"
    with _LOCK:
        under_way = _RUNS.get(desk)
        if under_way is None or under_way.finished:
            run = _RUNS[desk] = Run()
            Thread(target=_work, args=(desk, run, office.today, replace), daemon=True).start()
    return RedirectResponse(f"/f/{request.path_params['firma']}/rulare", 303)


def _work(desk: Desk, run: Run, today: date, replace: bool) -> None:
    try:

        def told(total: int) -> None:
            run.total = total

        with closing(issue_firm(desk, today, replace=replace, total=told)) as issued:
            for place, item in enumerate(issued, 1):
                run.lines.append(_line(place, item))
                run.refused += item.state == "respinsa"
                run.done = place
                if run.cancelled:
                    break
    except Stop as stop:
        run.stop = stop.finding
    except Exception as error:
        run.stop = finding("PAGINA_DEFECTA", eroare=type(error).__name__)
    finally:
        run.finished = True


def _line(place: int, item: Issued) -> Line:
    outcome = item.outcome
    name = outcome.answer.name if outcome.answer and outcome.answer.name else ""
    name = name or f"{outcome.nume} {outcome.prenume}".strip() or "(fără nume)"
    important = tuple(found for found in outcome.findings if found.severity.value != "informare")
    css = "respinsa" if item.state == "respinsa" else "emisa"
    return Line(place, name, item.state, css, outcome.number or "", important)


def run_page(request: Request) -> Response:
    """The run of the firm: under way, or what came of it."""
    desk = desk_of(request)
    run = _RUNS.get(desk)
    labels: dict[str, str] = {}
    if run is not None and run.finished and desk.firm.register.is_file():
        with api.Register.open(desk.firm.register, desk.employer(), readonly=True) as register:
            labels = {entry.printed: f"{entry.number}-{entry.year}" for entry in register.entries()}
    return page(request, "rulare.html", title="Emitere", run=run, labels=labels, words=_WORDS)


def progress(request: Request) -> Response:
    """Where the run is, for the script of its page."""
    from starlette.responses import JSONResponse

    run = _RUNS.get(desk_of(request)) or Run(finished=True)
    return JSONResponse(
        {"gata": run.done, "total": run.total, "incheiat": run.finished, "cuvinte": run.words}
    )


def cancel(request: Request) -> Response:
    """Stop after the certificate that is under way."""
    from starlette.responses import RedirectResponse

    run = _RUNS.get(desk_of(request))
    if run is not None:
        run.cancelled = True
    return RedirectResponse(f"/f/{request.path_params['firma']}/rulare", 303)


def archive(request: Request) -> Response:
    """The certificates in force as one archive."""
    from starlette.responses import Response

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in _files(request):
            packed.write(path, path.name)
    return _download(Response(out.getvalue(), media_type="application/zip"), "adeverinte.zip")


def merged(request: Request) -> Response:
    """The certificates in force behind one another, to be printed."""
    import pypdfium2
    from starlette.exceptions import HTTPException
    from starlette.responses import Response

    paths = _files(request)
    if not paths:
        raise HTTPException(404)
    whole = pypdfium2.PdfDocument.new()
    for path in paths:
        part = pypdfium2.PdfDocument(path)
        whole.import_pages(part)
        part.close()
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return Response(out.getvalue(), media_type="application/pdf")


def workbook(request: Request) -> Response:
    """The workbook of the last run."""
    from starlette.exceptions import HTTPException
    from starlette.responses import FileResponse

    path = desk_of(request).firm.reports / "centralizator.xlsx"
    if not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, filename="centralizator.xlsx")


def _files(request: Request) -> list[Path]:
    desk = desk_of(request)
    return api.issued_files(desk.firm.register, desk.employer(), desk.firm.folder)


def _download(response: Response, name: str) -> Response:
    response.headers["content-disposition"] = f'attachment; filename="{name}"'
    return response
