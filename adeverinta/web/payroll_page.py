"""State de plată: files put in, months and persons read, columns explained."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta import api
from adeverinta.core.errors import Stop
from adeverinta.core.numbers import number_of
from adeverinta.core.text import count, fold
from adeverinta.office import exports_of, safe_name
from adeverinta.web.file_passwords import add_password, is_locked
from adeverinta.web.remedies import in_page_words
from adeverinta.web.shared import desk_of, office_of, page, searched
from adeverinta.web.uploads import Upload, uploaded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from starlette.requests import Request
    from starlette.responses import Response

    from adeverinta.api import Month, Payroll
    from adeverinta.office import Desk

_TOLD: Final = 3
"""Files of the same name that are told one by one."""
_PERSONS: Final = 200
"""Persons on one page; the others are found by their name."""


class Cell(NamedTuple):
    """A person's month: `citit`, `nedovedit` (gross, contributions and tax do not show the net), `neinteles` (a
    finding stands in the way) or `lipsa`. `why`: that finding.
    """

    state: str
    net: int | None
    why: str = ""


class Row(NamedTuple):
    """A person's months: a line a year of twelve cells, None for a month that no file has.

    A line a year fits on a screen, however many years were read.
    """

    cnp: str
    name: str
    years: list[tuple[int, list[Cell | None]]]


class Answered(NamedTuple):
    """What was said about the columns, by label; `wrong`: what cannot be; `question`: what is asked once more."""

    columns: Mapping[str, str] = MappingProxyType({})
    wrong: Mapping[str, str] = MappingProxyType({})
    question: str = ""


def state(request: Request) -> Response:
    """What was read of the firm's exports."""
    return _shown(request, request.query_params.get("cauta", "").strip())


async def find(request: Request) -> Response:
    """A person looked for; a personal code is answered here, as it may stand in no address."""
    from starlette.concurrency import run_in_threadpool

    search = await searched(request)
    return search if not isinstance(search, str) else await run_in_threadpool(_shown, request, search)


def _shown(request: Request, search: str, answered: Answered | None = None) -> Response:
    """The page; `answered`: what was said about the columns and cannot be kept yet."""
    desk = desk_of(request)
    values: dict[str, Any] = {
        "title": "State de plată", "stop": None, "locked": False, "questions": None, "read": None, "names": (),
        "asked": (), "understood": (), "answered": answered or Answered(), "corrected": _corrected(request),
        "search": search, "files": [path.relative_to(desk.firm.state).as_posix() for path in exports_of(desk.firm)],
    }  # fmt: skip
    if not desk.firm.state.is_dir() or not any(desk.firm.state.rglob("*")):
        return page(request, "state.html", **values)
    try:
        read = desk.payroll(office_of(request).today)
    except Stop as stop:
        values |= {
            "stop": stop.finding,
            "locked": is_locked(stop),
        }
        values |= _asking(desk, _questions(desk, stop), answered)
        return page(request, "state.html", **values)
    if request.query_params.get("coloane") == "da" or answered is not None:
        unknown = api.unknown_layout([desk.firm.state], read, desk.firm.layouts, password=desk.ask)
        values |= _asking(desk, unknown, answered)
    months = sorted(read.covered)
    found = _found(read, search)
    number = _page_number(request.query_params.get("pagina", ""), len(found))
    shown = found[(number - 1) * _PERSONS : number * _PERSONS]
    values |= {
        "read": read, "people": len(read.rows), "months": months, "rows": [_row(read, cnp, months) for cnp in shown],
        "found": len(found), "number": number,
        "pages": -(-len(found) // _PERSONS), "unknown": _unknown(read), "meanings": dict(api.column_names()),
    }  # fmt: skip
    return page(request, "state.html", **values)


def _page_number(text: str, found: int) -> int:
    last = max(1, -(-found // _PERSONS))
    return min(max(1, int(text)), last) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _found(read: Payroll, search: str) -> list[str]:
    """The personal codes of who is looked for, by name."""
    words = fold(search).split()
    names = {cnp: fold(read.persons.get(cnp, "")) for cnp in read.rows}
    return sorted(
        (cnp for cnp, name in names.items() if search == cnp or all(word in name for word in words)),
        key=lambda cnp: (names[cnp], cnp),
    )


def _row(read: Payroll, cnp: str, months: list[Month]) -> Row:
    nets: dict[Month, list[int | None]] = {}
    weak: set[Month] = set()
    for row in read.rows[cnp]:
        nets.setdefault(row.month, []).append(row.net)
        if row.net is None or row.proof == "antet":
            weak.add(row.month)
    blocked = {
        item.month: in_page_words(item).message
        for item in read.findings
        if item.blocking and item.cnp == cnp and item.month is not None
    }
    years: dict[int, list[Cell | None]] = {}
    for month in months:
        if month in blocked:
            cell = Cell("neinteles", _sum(nets.get(month, [])), blocked[month])
        elif month in nets:
            cell = Cell("nedovedit" if month in weak else "citit", _sum(nets[month]))
        else:
            cell = Cell("lipsa", None)
        years.setdefault(month.year, [None] * 12)[month.month - 1] = cell
    return Row(cnp, read.persons.get(cnp, ""), list(years.items()))


def _sum(nets: list[int | None]) -> int | None:
    known = [net for net in nets if net is not None]
    return sum(known) if known else None


def _questions(desk: Desk, stop: Stop) -> api.Proposal | None:
    """The layout that was not understood; None where no table can be asked about."""
    try:
        return api.proposal(stop, [desk.firm.state], password=desk.ask)
    except Stop:  # the file cannot be opened at all
        return None


def _kept_answers(desk: Desk, proposal: api.Proposal) -> dict[str, str]:
    """What was said earlier about the columns of a layout that the reading stopped at for something else."""
    try:
        kept = api.load_layouts([desk.firm.layouts])
    except Stop:
        return {}
    return next((dict(layout.columns) for layout in kept if layout.fits(proposal.labels)), {})


def _asking(desk: Desk, proposal: api.Proposal | None, answered: Answered | None) -> dict[str, Any]:
    """What is asked about a layout: its open columns, those with numbers first, apart from those understood.

    Where nothing is open every column is asked about: what was understood of them may be what is wrong.
    """
    if proposal is None:
        return {}
    columns = list({column.label: column for column in reversed(proposal.columns)}.values())[::-1]
    asked = [column for column in columns if column.open]
    return {
        "questions": proposal, "names": api.column_names(),
        "answered": answered or Answered(_kept_answers(desk, proposal)),
        "asked": sorted(asked or columns, key=lambda column: not any(map(number_of, column.cells))),
        "understood": [column for column in columns if not column.open] if asked else (),
    }  # fmt: skip


def _unknown(read: Payroll) -> list[str]:
    """The labels of the columns that were not understood, each once."""
    return list(dict.fromkeys(label for layout in read.layouts for _, label in layout.unknown))


async def upload(request: Request) -> Response:
    """Exports put into the firm's folder."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    async with uploaded(request) as form:
        await run_in_threadpool(put_exports, request, form.files)
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


def put_exports(request: Request, files: Sequence[Upload]) -> None:
    """Files laid among the firm's exports, and what is to be said of it."""
    from adeverinta.office import put_export

    desk, office = desk_of(request), office_of(request)
    done = [(file.name, put_export(desk.firm, file.name, file.stream)) for file in files]
    if done:
        office.say(f"{count(len(done), 'fișier adăugat', 'fișiere adăugate')} în „state”.")
    beside = [(safe_name(name), path.name) for name, path in done if path.name != safe_name(name)]
    known = office.corrected.setdefault(int(request.path_params["firma"]), {})
    for name, kept in beside:
        known |= {known.get(name, name): kept, name: kept}
    for name, kept in beside[:_TOLD]:
        office.say(
            f"„{name}” era deja în „state”; cel nou stă lângă el, ca „{kept}”. Dacă îl corectează pe cel vechi, scoateți-l "
            "pe cel vechi mai jos."
        )
    if len(beside) > _TOLD:
        office.say(f"Încă {count(len(beside) - _TOLD, 'fișier', 'fișiere')} la fel.")


def _corrected(request: Request) -> list[str]:
    """The exports that were put in once more, under the same name, since the program runs: still read both."""
    known = office_of(request).corrected.get(int(request.path_params["firma"]), {})
    folder = desk_of(request).firm.state
    return [name for name, newer in known.items() if (folder / name).is_file() and (folder / newer).is_file()]


async def take_out(request: Request) -> Response:
    """Set aside exports that others correct."""
    from starlette.concurrency import run_in_threadpool
    from starlette.exceptions import HTTPException
    from starlette.responses import RedirectResponse

    from adeverinta.office import take_out_export

    desk = desk_of(request)
    given = (await request.form()).getlist("fisier")
    names = [office_of(request).hidden.reveal(str(name)) for name in given]
    taken = [name for name in names if await run_in_threadpool(take_out_export, desk.firm, name)]
    if not taken:
        raise HTTPException(404)
    office_of(request).say(
        f"„{taken[0]}” nu se mai citește; a rămas neschimbat în folderul „{desk.firm.set_aside.name}”."
        if len(taken) == 1
        else f"{count(len(taken), 'fișier', 'fișiere')} nu se mai citesc; au rămas neschimbate în folderul "
        f"„{desk.firm.set_aside.name}”."
    )
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


async def password(request: Request) -> Response:
    """A password of protected workbooks, kept in memory while the program runs; each file is tried with all."""
    from starlette.responses import RedirectResponse

    desk = desk_of(request)
    add_password(desk, str((await request.form()).get("parola", "")))
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


async def columns(request: Request) -> Response:
    """What each column is, kept beside the employer's profile, once the answers can be and a net is sure."""
    from starlette.concurrency import run_in_threadpool

    form = await request.form()
    labels = [str(text) for text in form.getlist("eticheta")]
    names = [str(text) for text in form.getlist("coloana")]
    answers: dict[str, str] = {}
    for label, name in zip(labels, names, strict=True):
        answers.setdefault(label, name)
    file = office_of(request).hidden.reveal(str(form.get("fisier", "")))
    return await run_in_threadpool(_remember, request, file, answers, str(form.get("sigur", "")))


def _remember(request: Request, file: str, answers: dict[str, str], sure: str) -> Response:
    """The same questions as at a terminal: an answer that cannot be is asked again, a net that nothing checks twice."""
    from starlette.responses import RedirectResponse

    desk, office = desk_of(request), office_of(request)
    proposal = _asked_about(desk, office.today, answers)
    told = "Coloanele s-au ținut minte."
    if proposal is not None:
        if wrong := api.answer_objections(proposal, answers):
            return _shown(request, "", Answered(answers, wrong))
        column = api.unchecked_net(proposal, answers)
        if column is not None and sure not in ("da", "nu"):
            return _shown(request, "", Answered(answers, question=api.net_question(column)))
        if column is not None and sure == "nu":
            answers = {**answers, column.label: "-"}
            told = f"Coloana „{column.label}” nu se citește: exportați netul de după impozit, sau și brutul, CAS, CASS și impozitul."
    api.keep_layout(desk.firm.layouts, file, answers, proposal.labels if proposal else ())
    desk.forget()
    office.say(told)
    return RedirectResponse(f"/f/{request.path_params['firma']}/state", 303)


def _asked_about(desk: Desk, today: date, answers: Collection[str]) -> api.Proposal | None:
    """The layout that some labels are of, as the page asked about it; None where it is no longer there."""
    try:
        read = desk.payroll(today)
    except Stop as stop:
        found = _questions(desk, stop)
    else:
        found = api.unknown_layout([desk.firm.state], read, desk.firm.layouts, password=desk.ask)
    return found if found is not None and set(answers) <= set(found.labels) else None
