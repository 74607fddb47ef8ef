"""What every page needs: the firms on their desks, the templates, what is shown as what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from adeverinta import api
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import Stop
from adeverinta.core.finding import Finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import romanian
from adeverinta.core.text import count, mask_cnp, mask_cnps
from adeverinta.office import Desk, Firm, firms
from adeverinta.web.hidden_texts import HIDDEN, HiddenTexts
from adeverinta.web.remedies import in_page_words, meaning

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request
    from starlette.responses import Response

HERE: Final = Path(__file__).parent
_AMOUNT: Final = late(r"(?<![\w.,])-?\d{1,3}(?:\.\d{3})*,\d\d(?!\d)|(?<![\w.,])-?\d+,\d\d(?!\d)")
EVIDENCE: Final = {
    "inchis": "brut − contribuții − impozit = net",
    "antet": "numai antetul spune că este netul",
    "d112": "din declarația 112",
    "calculat": "calculat după lege din brut",
    "cerere": "din cerere",
    "inchise": "zilele se adună",
    "neinchise": "zilele nu se adună",
    "lipsa": "statul nu are zile",
}
"""`dovada` in words."""


class OpenOffice:
    """The office folder while its page is open. Firms keep their number as long as the program runs, so that no
    address holds a name.
    """

    def __init__(self, folder: Path, *, discreet: bool) -> None:
        self.folder = folder
        self.discreet = discreet
        self.hidden = HiddenTexts()
        self.messages: list[str] = []
        self.corrected: dict[int, dict[str, str]] = {}
        """By firm: exports that another of the same name was put beside, with the name of that one."""
        self.waiting_files: dict[int, list[Any]] = {}
        """By firm: requests files put on the page that wait for a password; in memory only."""
        self._desks: dict[str, tuple[int, Desk]] = {}
        self._numbers: dict[int, Desk] = {}
        self._lock = Lock()

    @property
    def today(self) -> date:
        """The day of issue."""
        return date.today()  # noqa: DTZ011 - the certificate bears the day of the user's own calendar

    def desks(self) -> list[tuple[int, Desk]]:
        """The firms with their numbers, by name."""
        with self._lock:
            found = firms(self.folder)
            for firm in found:
                if firm.name not in self._desks:
                    number = len(self._desks) + 1
                    self._desks[firm.name] = number, Desk(firm)
                    self._numbers[number] = self._desks[firm.name][1]
            return [self._desks[firm.name] for firm in found]

    def desk(self, number: int) -> Desk:
        """The firm of a number; KeyError for none."""
        if number not in self._numbers:
            self.desks()
        desk = self._numbers[number]  # the folder is not gone through for every page of every firm
        if not desk.firm.there:
            raise KeyError(number)
        return desk

    def number_of(self, firm: Firm) -> int:
        """The number of a firm."""
        return next(number for number, desk in self.desks() if desk.firm == firm)

    def say(self, message: str) -> None:
        """A sentence for the next page that is shown."""
        self.messages.append(message)

    def said(self) -> list[str]:
        """The sentences that wait to be shown."""
        waiting, self.messages = self.messages, []
        return waiting


def office_of(request: Request) -> OpenOffice:
    """The office of the page."""
    office: OpenOffice = request.app.state.office
    return office


def desk_of(request: Request) -> Desk:
    """The firm that an address names; 404 for none."""
    from starlette.exceptions import HTTPException

    try:
        return office_of(request).desk(int(request.path_params["firma"]))
    except KeyError as error:
        raise HTTPException(404) from error


def environment() -> Environment:
    """The templates, every value escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(zi=lambda day: romanian_date(day) if day else "", numar=count)
    made.globals.update(EVIDENCE=EVIDENCE, meaning=meaning, grouped=_grouped)
    return made


def _grouped(findings: Iterable[Finding], *, persons: bool) -> list[api.FindingGroup]:
    """By cause, as the summary on a screen and the workbook have them; `persons`: of how many it is told."""
    return api.grouped((item, item.cnp if persons else None, "") for item in findings)


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> Response:
    """A page made of a template."""
    from starlette.responses import HTMLResponse

    office = office_of(request)
    discreet = office.discreet
    number = request.path_params.get("firma")
    whole = {
        "office": office,
        "discreet": discreet,
        "said": office.said(),
        "firma": number,
        "desk": desk_of(request) if number else None,
        "here": request.url.path,
        "lei": lambda bani: (
            HIDDEN if discreet and bani is not None else romanian(bani) if bani is not None else ""
        ),
        "cnp": lambda text: mask_cnp(text) if discreet or len(text) != 13 else text,
        "field": lambda text: office.hidden.hide(text) if discreet else text,
        "figure": lambda text: HIDDEN if discreet and any(map(str.isdigit, text)) else text,
        "text": lambda text: said_discreetly(text) if discreet else text,
        "told": lambda item: _told_discreetly(in_page_words(item)) if discreet else in_page_words(item),
        **values,
        "title": mask_cnps(str(values.get("title", ""))),  # a title stands in the browser's history
    }
    html = request.app.state.templates.get_template(template).render(whole)
    return HTMLResponse(html, status_code=status)


def _told_discreetly(item: Finding) -> Finding:
    return item._replace(message=said_discreetly(item.message), remedy=said_discreetly(item.remedy))


def said_discreetly(text: str) -> str:
    """A sentence without personal codes and amounts.

    >>> said_discreetly("Netul lui 2850101401002 este 3.686,00 lei.")
    'Netul lui 2********1002 este ••• lei.'
    """
    return _AMOUNT.sub(HIDDEN, mask_cnps(text))


async def searched(request: Request) -> str | Response:
    """What a search form asks: words lead to an address that can be kept, a personal code stays out of it."""
    from urllib.parse import urlencode

    from starlette.responses import RedirectResponse

    given = {str(name): str(text).strip() for name, text in (await request.form()).items()}
    search = given.get("cauta", "")
    bare = re.sub(r"[\s.-]", "", search)
    if mask_cnps(bare) != bare:
        return bare
    kept = urlencode({name: text for name, text in given.items() if text})
    return RedirectResponse(f"{request.url.path.removesuffix('/cauta')}?{kept}", 303)


def stopped(request: Request, stop: Stop, *, status: int = 422) -> Response:
    """The page of what could not go on: one sentence and what to do."""
    return page(request, "oprit.html", status=status, finding=stop.finding, title="Nu se poate continua")
