"""A firm's run: its requests issued into its own folder, with the reports among its own."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from adeverinta import api
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding

if TYPE_CHECKING:
    from adeverinta.office.desk import Desk


class Issued(NamedTuple):
    """What became of a request: `state` is noua, neschimbata, inlocuita (a number was annulled for it),
    respinsa or scrisa (a form that takes no number).
    """

    outcome: api.Outcome
    state: str


def issue_firm(
    desk: Desk,
    on: date,
    *,
    replace: bool = False,
    total: Callable[[int], None] = lambda _count: None,
) -> Generator[Issued, None, None]:
    """Issue every request of a firm, one outcome after another; `Stop` where it lacks its profile or requests.

    `replace`: annul and replace what is in force with other facts. `total` is told how many there are.
    """
    employer, requests = desk.employer(), desk.requests()
    if employer is None or not requests:
        raise InputStop(finding("FIRMA_NEPREGATITA", firma=desk.firm.name))
    total(len(requests))
    payroll = desk.payroll(on)
    with api.Register.open(desk.firm.register, employer) as register:
        before = {entry.printed for entry in register.entries()}
        outcomes = api.issue(
            requests,
            payroll,
            employer,
            register=register,
            on=on,
            output=desk.firm.folder,
            replace_all=replace,
        )
        with closing(outcomes):
            for outcome in outcomes:
                yield Issued(outcome, _state(outcome, before))


def _state(outcome: api.Outcome, before: set[str]) -> str:
    if outcome.status.value == "respinsa":
        return "respinsa"
    if outcome.number is None:
        return "scrisa"
    if outcome.number in before:
        return "neschimbata"
    return "inlocuita" if outcome.replaced else "noua"
