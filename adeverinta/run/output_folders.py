"""Where a run's papers and reports stand, so that nothing of another register or employer is touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.registry import NumberRegister, database, folder_mark
from adeverinta.registry import codes as registry_codes
from adeverinta.registry.folder_mark import Mark
from adeverinta.run import codes
from adeverinta.run.existing_file import unknown_papers
from adeverinta.run.job import Job
from adeverinta.system import files

_DRAFTS = "ciorna"
"""Stands for the register's name where drafts, which have none, need a place of their own."""


class JobFolders(NamedTuple):
    """The job of each employer with its folder, and the suffix of the run's reports."""

    jobs: list[Job]
    suffix: str


def placed(job: Job) -> JobFolders:
    """Choose the places. OutputStop where a register is not whole."""
    marked = folder_mark.read_all(job.output)
    known = {name: _without_rebuilt(mark, marked) for name, mark in marked.items()}
    names: dict[Path, str] = {}
    jobs = [_named(own, names)._replace(usual=own.folder) for own in job.jobs]
    run = {(own.code, own.register_id) for own in jobs}
    done = [own._replace(folder=_folder(own, known, run)) for own in jobs]
    for own in done:
        files.refuse_links(own.output / own.folder, own.output)
    first = done[0]
    plain = any(
        _of_others([code for code, some in mark.reports.items() if "" in some], mark, run, first)
        for mark in known.values()
    )
    suffix = _own_name(first) if plain or _is_taken(first, known) else ""
    return JobFolders([own._replace(suffix=suffix) for own in done], suffix)


def _without_rebuilt(mark: Mark, marked: Mapping[str, Mark]) -> Mark:
    """A mark without the employers whose register was lost and rebuilt since."""
    gone = {code for other in marked.values() if mark.id in other.replaces for code in other.places}
    return replace(
        mark,
        places={code: some for code, some in mark.places.items() if code not in gone},
        reports={code: some for code, some in mark.reports.items() if code not in gone},
    )


def report_suffix(own: Job) -> str:
    """The suffix of the reports once the run is over; a register that was not made names nothing."""
    made = own.register is None or own.register.exists()
    return own.suffix if made or not own.suffix else f"{own.code}-fara-registru"


def _own_name(own: Job) -> str:
    return f"{own.code}-{own.register_id or _DRAFTS}"


def _named(own: Job, names: dict[Path, str]) -> Job:
    """The job with its register's name; that of a register still to be made is made up now."""
    path = own.register
    if path is None:
        return own
    if path not in names:
        names[path] = _name_of(path)
    return own._replace(register_id=names[path])


def _name_of(path: Path) -> str:
    if path.is_file() and path.stat().st_size:
        try:
            with NumberRegister.open(path, employer="", readonly=True) as register:
                register.require_whole()
                return register.id
        except OutputStop as stop:  # a file left by a run killed while creating it is no register yet
            if stop.finding.code != registry_codes.REGISTRU_LIPSA.name:
                raise
    return database.new_id()


def _folder(own: Job, known: Mapping[str, Mark], run: set[tuple[str, str]]) -> str:
    if own.folder in _places(own, known):
        return own.folder
    if any(_of_others(mark.places, mark, run, own) for mark in known.values()) or _is_taken(own, known):
        return f"{own.folder.partition('/')[0]}/{_own_name(own)}"
    return own.folder


def _places(own: Job, known: Mapping[str, Mark]) -> tuple[str, ...]:
    return known[own.register_id].places.get(own.code, ()) if own.register_id in known else ()


def _of_others(employers: Iterable[str], mark: Mark, run: set[tuple[str, str]], own: Job) -> bool:
    """Whether any of these employers of a mark is not of this run. Drafts respect other employers only."""
    if own.register is None:
        return any(code not in {ours for ours, _ in run} for code in employers)
    return any((code, mark.id) not in run for code in employers)


def _is_taken(own: Job, known: Mapping[str, Mark]) -> bool:
    """Whether the user said before, or says now, that the papers in the usual folder are somebody else's."""
    if any(own.usual in mark.taken for mark in known.values()):
        return True
    if not own.new_register or own.register is None or own.usual in _places(own, known):
        return False
    folder = own.output / own.usual
    if not own.register.is_file():
        return bool(unknown_papers(folder, None))
    with NumberRegister.open(own.register, employer="", readonly=True) as register:
        return bool(unknown_papers(folder, register))


def guard(own: Job, register: NumberRegister) -> list[str]:
    """To be asked under the register's lock, before any number: is it whole, not an older copy, and does it
    know the papers in its folder? Then the folder is marked as its own.

    Gives the employers' codes of other registers that have papers in this output.
    """
    path = str(own.register)
    if own.register_id and register.id != own.register_id:
        raise OutputStop(
            finding(registry_codes.REGISTRU_DISPARUT, cale=path, motiv="a fost înlocuit cu alt fișier")
        )
    files.sweep(own.output)
    register.require_whole()
    known = folder_mark.read_all(own.output)
    mark = known.get(register.id)
    if mark is not None and not _reaches(register, mark, own.code):
        number = mark.numbers.get(own.code, (0, 0))
        raise OutputStop(
            finding(codes.REGISTRU_MAI_VECHI, cale=path, folder=str(own.output), ultim=_last(number))
        )
    for other in known.values():
        if register.id in other.replaces and own.code in other.places:
            raise OutputStop(
                finding(codes.REGISTRU_INLOCUIT, cale=path, folder=str(own.output), nou=other.id)
            )
    accepted = {name for item in known.values() for name in item.taken}
    unknown = [
        name
        for name in unknown_papers(own.output / own.folder, register)
        if f"{own.folder}/{name}" not in accepted
    ]
    if unknown and not own.new_register:
        raise OutputStop(
            finding(
                codes.PDF_ALTUI_REGISTRU,
                folder=str(own.output / own.folder),
                fisiere=", ".join(unknown[:3]) + (" ..." if len(unknown) > 3 else ""),
                cate=len(unknown),
                cale=path,
            )
        )
    taken = [f"{own.folder}/{name}" for name in unknown]
    if own.new_register and own.folder != own.usual and (own.output / own.usual).is_dir():
        claimed = any(own.usual in some for item in known.values() for some in item.places.values())
        taken += [] if claimed else [own.usual]
    put_mark(own, register, taken)
    _alone(own, register)
    return sorted({code for item in known.values() if item.id != register.id for code in item.places})


def _reaches(register: NumberRegister, mark: Mark, code: str) -> bool:
    return register.passes_at(mark.event, mark.head) and register.last_given() >= mark.numbers.get(
        code, (0, 0)
    )


def _last(given: folder_mark.Given) -> str:
    return f"{given[1]}/{given[0]}" if given[1] else "–"


def put_mark(own: Job, register: NumberRegister, taken: list[str] | None = None) -> None:
    """Say in the output folder how far the register has come and what is its own there."""
    event, head = register.head()
    mark = folder_mark.read_all(own.output).get(register.id, Mark(register.id, 0, ""))
    folder_mark.put(
        own.output,
        replace(
            mark,
            event=event,
            head=head,
            numbers={**mark.numbers, own.code: register.last_given()},
            places=_with(mark.places, own.code, own.folder),
            reports=_with(mark.reports, own.code, own.suffix),
            taken=tuple(dict.fromkeys([*mark.taken, *(taken or ())])),
        ),
    )


def _with(claims: Mapping[str, tuple[str, ...]], code: str, one: str) -> dict[str, tuple[str, ...]]:
    return {**claims, code: tuple(dict.fromkeys([*claims.get(code, ()), one]))}


def _alone(own: Job, register: NumberRegister) -> None:
    """OutputStop where another register marked the same folder at the same moment."""
    marked = folder_mark.read_all(own.output)
    for mark in (_without_rebuilt(item, marked) for item in marked.values()):
        for code, folders in mark.places.items():
            if (code, mark.id) != (own.code, register.id) and own.folder in folders:
                place = str(own.output / own.folder)
                raise OutputStop(finding(codes.IESIRE_IMPARTITA, cale=place, id=mark.id))
