"""Emite: one run a firm at a time, its progress a state that whoever comes late sees too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from weakref import WeakKeyDictionary

from adeverinta import api
from adeverinta.core.errors import Stop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.office import FirmRun, Issued, held_firm, issue_firm
from adeverinta.web import codes
from adeverinta.web.accept_boxes import accepted
from adeverinta.web.shared import desk_of, office_of, page

if TYPE_CHECKING:
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.office import Desk


class IssuedRow(NamedTuple):
    """What became of one request."""

    place: int
    name: str
    state: str
    state_class: str
    number: str
    findings: tuple[Finding, ...]


class Wish(NamedTuple):
    """What a run was asked to do: which requests (places from 0, None for all), what to pass over and replace;
    `approved_by`: the second name, where the firm wants one.
    """

    only: tuple[int, ...] | None = None
    accept: tuple[str, ...] = ()
    replaces: tuple[tuple[int, int], ...] = ()
    replace_all: bool = False
    approved_by: str = ""


@dataclass(slots=True)
class PageRun:
    """A run and where it is; written by its thread, read by the pages."""

    total: int = 0
    done: int = 0
    refused: int = 0
    finished: bool = False
    cancelled: bool = False
    stop: Finding | None = None
    lines: list[IssuedRow] = field(default_factory=list)
    result: FirmRun | None = None
    thread: Thread | None = None

    @property
    def words(self) -> str:
        """The state in one sentence."""
        if not self.finished and self.done == 0:
            return "Se citesc statele de plată."
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
        if self.cancelled and self.done < self.total:
            text += f" Oprit la cerere: {self.total - self.done} au rămas; emiteți din nou pentru rest."
        return text


WORDS: Final = {
    "noua": "nouă", "neschimbata": "neschimbată", "inlocuita": "nouă, o înlocuiește pe cea veche",
    "respinsa": "respinsă", "scrisa": "scrisă, fără număr",
}  # fmt: skip
_RUNS: WeakKeyDictionary[Desk, PageRun] = WeakKeyDictionary()
_LOCK = Lock()
_NUMBER: Final = late(r"(\d{1,9})-(\d{4})", re.ASCII)


def run_of(desk: Desk) -> PageRun | None:
    """The last run of a firm since the program started."""
    return _RUNS.get(desk)


def under_way() -> bool:
    """Whether any firm is being issued now."""
    return any(not run.finished for run in list(_RUNS.values()))


def end_all(patience: float) -> bool:
    """Stop every run after the certificate under way, and wait for it so many seconds at most: whether one that was
    asked for was left.
    """
    ended = [run for run in list(_RUNS.values()) if not run.finished]
    for run in ended:
        run.cancelled = True
        if run.thread is not None:
            run.thread.join(patience)
    return any(not run.finished or run.done < run.total for run in ended)


async def start(request: Request) -> Response:
    """Begin a run, unless one is under way; its page shows the rest."""
    from starlette.responses import RedirectResponse

    desk, office = desk_of(request), office_of(request)
    wish = _wish(await request.form())
    with _LOCK:
        before = _RUNS.get(desk)
        if before is None or before.finished:
            run = _RUNS[desk] = PageRun()
            run.thread = Thread(target=_work, args=(desk, run, office.today, wish), daemon=True)
            run.thread.start()
        else:
            office.say("O emitere a acestei firme este în curs; așteptați-o sau opriți-o.")
    return RedirectResponse(f"/f/{request.path_params['firma']}/rulare", 303)


def _wish(form: Any) -> Wish:
    only = [int(text) - 1 for text in form.getlist("loc") if str(text).isdecimal()]
    numbers = [hit for text in form.getlist("inlocuieste") if (hit := _NUMBER.fullmatch(str(text)))]
    return Wish(
        tuple(only) or None,
        accepted(form),
        tuple((int(hit[1]), int(hit[2])) for hit in numbers),
        form.get("inlocuieste") == "da",
        str(form.get("aprobat", "")).strip(),
    )


def _work(desk: Desk, run: PageRun, today: date, wish: Wish) -> None:
    try:
        asked = desk.requests()
        places = range(len(asked or ()))
        wanted = [place for place in places if wish.only is None or place in wish.only]
        run.total = len(wanted)

        def told(item: Issued) -> bool:
            run.lines.append(_line(wanted[run.done] + 1, item))
            run.refused += item.state == "respinsa"
            run.done += 1
            return not run.cancelled

        with held_firm(desk.firm):
            run.result = issue_firm(
                desk, today, wish.accept,
                only=None if wish.only is None else wanted, replaces=wish.replaces,
                replace_all=wish.replace_all, approved_by=wish.approved_by, each=told,
            )  # fmt: skip
    except Stop as stop:
        run.stop = stop.finding
    except Exception as error:
        run.stop = finding(codes.PAGINA_DEFECTA, eroare=type(error).__name__)
    finally:
        run.finished = True


def _line(place: int, item: Issued) -> IssuedRow:
    outcome = item.outcome
    name = outcome.whole.name if outcome.whole and outcome.whole.name else ""
    name = name or f"{outcome.nume} {outcome.prenume}".strip() or "(fără nume)"
    important = tuple(found for found in outcome.findings if found.severity.value != "informare")
    css = "respinsa" if item.state == "respinsa" else "emisa"
    return IssuedRow(
        place=place,
        name=name,
        state=item.state,
        state_class=css,
        number=outcome.number or "",
        findings=important,
    )


def run_page(request: Request) -> Response:
    """The run of the firm: under way, or what came of it."""
    desk = desk_of(request)
    run = _RUNS.get(desk)
    labels: dict[str, str] = {}
    if run is not None and run.finished and desk.firm.register.is_file():
        with api.Register.open(desk.firm.register, desk.employer(), readonly=True) as register:
            labels = {entry.printed: f"{entry.number}-{entry.year}" for entry in register.entries()}
    return page(
        request, "rulare.html", title="Emitere", run=run, labels=labels, words=WORDS,
        can_sign=bool(labels) and find_spec("pyhanko") is not None,
        workbook=(desk.firm.reports / "centralizator.xlsx").is_file(),
    )  # fmt: skip


def progress(request: Request) -> Response:
    """Where the run is, for the script of its page."""
    from starlette.responses import JSONResponse

    run = _RUNS.get(desk_of(request)) or PageRun(finished=True)
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
