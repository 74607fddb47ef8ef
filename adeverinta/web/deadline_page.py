"""Termene: until when each paper is due and until when each file has to be handed in, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from adeverinta import api
from adeverinta.web.shared import desk_of, office_of, page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.office import Desk


class DeadlineLine(NamedTuple):
    """A request with its two periods. `number`: of the certificate in force, empty where it waits."""

    place: int
    name: str
    asked: date | None
    number: str
    due: api.Deadline


def listing(request: Request) -> Response:
    """The periods of every request."""
    desk = desk_of(request)
    return page(
        request,
        "termene.html",
        title="Termene",
        lines=lines(desk, office_of(request).today),
        lacking=desk.lacking(),
    )


def lines(desk: Desk, today: date) -> list[DeadlineLine]:
    """Every request whose child's birth date is known: what has passed first, then what is near, by day."""
    asked, employer = desk.requests() or (), None if desk.lacking() else desk.employer()
    if employer is None:
        return []
    answers = [desk.answer(place, today) for place in range(len(asked))]
    found = []
    for place, (answer, standing) in enumerate(
        zip(answers, api.in_force(desk.firm.register, employer, answers), strict=True), 1
    ):
        if answer.request.birth is None:
            continue
        number = standing.entry.printed if standing is not None and standing.same else ""
        due = api.deadline(answer.request, employer, on=today, issued=bool(number))
        found.append(
            DeadlineLine(place, answer.name or "(fără nume)", answer.request.cerere_data, number, due)
        )
    return sorted(found, key=_urgency)


def _urgency(line: DeadlineLine) -> tuple[int, date, int]:
    order = {True: 0, False: 1, None: 2}[line.due.late]
    open_days = [day for day in (None if line.number else line.due.paper_by, line.due.file_by) if day]
    return order, min(open_days, default=date.max), line.place
