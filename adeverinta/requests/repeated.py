"""The same request twice: one certificate would get two papers, so that the second is refused."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from adeverinta.core.finding import finding
from adeverinta.requests import codes
from adeverinta.requests.request import Request


def refuse_repeated(requests: Iterable[Request]) -> list[Request]:
    """The requests of a file or a list; one for the person, child and form of an earlier one is refused."""
    seen: dict[tuple[str, date, date | None, str], tuple[int, Request]] = {}
    checked = []
    for place, request in enumerate(requests, 1):
        born = request.data_nasterii_copilului
        if request.cnp and born and not _told(request):
            key = (request.cnp, born, request.data_evenimentului, request.formular)
            at, first = seen.setdefault(key, (place, request))
            if at != place:
                request = _refused(request, place, first, at)  # noqa: PLW2901
        checked.append(request)
    return checked


def _told(request: Request) -> bool:
    return any(item.code == codes.CERERE_REPETATA.name for item in request.findings)


def _refused(request: Request, place: int, first: Request, at: int) -> Request:
    which = f"din {request.source}" if request.source else f"numărul {place}"
    repeated = finding(
        codes.CERERE_REPETATA,
        cnp=request.cnp,
        source=request.source,
        care=which,
        prima=_first(request, first, at),
    )
    return request._replace(findings=(*request.findings, repeated))


def _first(request: Request, first: Request, at: int) -> str:
    """Where the first of two stands, seen from the second."""
    here, there = request.source, first.source
    if there is None:
        return f"cererea numărul {at}"
    if here is None or here.file != there.file:
        return f"aceea din {there}"
    sheet = f", foaia „{there.sheet}”" if there.sheet != here.sheet else ""
    return f"aceea de la rândul {there.row}{sheet}"
