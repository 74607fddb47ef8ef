"""Every firm of an office folder, one after another: issued or only looked at, told in one overview."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta import api
from adeverinta.core.errors import ExitCode, InputStop, Stop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.text import mask_cnps
from adeverinta.income import all_switches
from adeverinta.income import codes as income_codes
from adeverinta.office import codes, letters
from adeverinta.office.firm_cache import Desk
from adeverinta.office.firm_records import FirmLine, Missing
from adeverinta.office.firm_run import Accepted, FirmRun, held_firm, issue_firm, look_at_firm
from adeverinta.office.office_folder import Firm, firms
from adeverinta.office.overview_book import workbook

FILE: Final = "firme"
_NOT_OURS: Final = frozenset(code.name for code in (codes.FIRMA_OCUPATA, codes.DOSAR_NEFOLOSIBIL))
"""What stops before the firm is looked at: nothing for a letter."""


class FirmWays(NamedTuple):
    """How the firms are worked. `verify_only`: nothing is issued. `accepted`, `executor`: as `issue_firm` has
    them. `handover`: the list to sign; `letters`: to clients and parents. `password`: asked by a file's name.
    `author` signs in the registers, `approved_by` is the second name where a firm wants two.
    """

    verify_only: bool = False
    accepted: Accepted = ()
    executor: object = None
    handover: bool = False
    letters: bool = False
    password: Callable[[str], str | None] | None = None
    author: str = ""
    approved_by: str = ""


def go_through(
    office: Path,
    on: date,
    ways: FirmWays = FirmWays(),  # noqa: B008 - it cannot change
    *,
    say: Callable[[str, int, int], None] = lambda _firm, _done, _total: None,
) -> list[FirmLine]:
    """Every firm of the folder; one that cannot be read never stops the others.

    Each is locked while it is worked on; a killed run goes on where it stopped, as each certificate already
    issued with the same facts stays what it is. InputStop where the folder has no firm.
    """
    found = firms(office)
    if not found:
        raise InputStop(finding(codes.FARA_FIRME, cale=str(office)))
    lines: list[FirmLine] = []
    for place, firm in enumerate(found):
        say(firm.name, place, len(found))
        lines.append(_line(firm, on, ways))
    say("", len(found), len(found))
    return lines


def asked_in(office: Path) -> int:
    """How many requests all firms have together, those that can be read."""
    total = 0
    for firm in firms(office):
        with suppress(Stop):
            total += len(Desk(firm).requests() or ())
    return total


def _line(firm: Firm, on: date, ways: FirmWays) -> FirmLine:
    name = fiscal_code = ""
    asked = 0
    try:
        with held_firm(firm):
            desk = Desk(firm)
            desk.asked, desk.author = ways.password, ways.author
            employer = desk.employer()
            if employer is not None:
                name, fiscal_code = employer.profile.denumire, employer.profile.cod_fiscal
            asked = len(desk.requests() or ())
            return _worked(
                desk,
                on,
                ways,
                _begun(firm, name, fiscal_code, asked),
            )
    except Stop as stop:
        line = _stopped(firm, stop, name, fiscal_code, asked)
        return _lettered(line, on) if ways.letters and stop.finding.code not in _NOT_OURS else line


def _worked(desk: Desk, on: date, ways: FirmWays, line: FirmLine) -> FirmLine:
    """The firm issued or looked at, held against its last run."""
    employer = desk.employer()
    if ways.verify_only:
        done = look_at_firm(desk, on, ways.accepted)
    else:
        done = issue_firm(
            desk,
            on,
            ways.accepted,
            ways.executor,
            handover=ways.handover,
            approved_by=ways.approved_by,
        )
    line = _told(line, done, employer)._replace(findings=(*done.changes, *done.findings))
    return lettered(line, done, employer, on) if ways.letters and employer is not None else line


def line_of(desk: Desk, employer: api.Employer, done: FirmRun) -> FirmLine:
    """A firm's run as a line of the overview."""
    profile = employer.profile
    begun = _begun(desk.firm, profile.denumire, profile.cod_fiscal, len(done.told))
    return _told(begun, done, employer)


def lettered(line: FirmLine, done: FirmRun, employer: api.Employer, on: date) -> FirmLine:
    """The same with its letters written."""
    return _lettered(line, on, lambda request: letters.dossier(request, done.payroll, employer, on))


def _told(line: FirmLine, done: FirmRun, employer: api.Employer | None) -> FirmLine:
    return line._replace(
        months=tuple(sorted(done.covered)),
        issued=done.states["noua"] + done.states["inlocuita"],
        unchanged=done.states["neschimbata"],
        refused=done.states["respinsa"],
        missing=_missing(done.findings),
        findings=tuple(done.findings),
        outcomes=tuple(done.outcomes),
        told=tuple(done.told),
        switches=all_switches(employer.profile.calcul) if employer else {},
        handover=done.handover,
    )


def _lettered(line: FirmLine, on: date, dossier: letters.Dossier | None = None) -> FirmLine:
    try:
        return line._replace(letters=tuple(letters.write(line, on, dossier)))
    except Stop as stop:  # what was issued is told all the same
        worst = max(line.stopped, int(stop.exit_code))
        return line._replace(findings=(stop.finding, *line.findings), stopped=worst)


def _stopped(firm: Firm, stop: Stop, name: str = "", fiscal_code: str = "", asked: int = 0) -> FirmLine:
    line = _begun(firm, name, fiscal_code, asked)
    return line._replace(findings=(stop.finding,), stopped=int(stop.exit_code))


def _begun(firm: Firm, name: str, fiscal_code: str, asked: int) -> FirmLine:
    """The line of a firm of which nothing was done yet."""
    return FirmLine(
        firm=firm,
        name=name,
        fiscal_code=fiscal_code,
        months=(),
        requests=asked,
        issued=0,
        unchanged=0,
        refused=0,
        missing=(),
        findings=(),
    )


def _missing(findings: Iterable[Finding]) -> tuple[Missing, ...]:
    persons: dict[api.Month, set[str]] = {}
    for item in findings:
        # the run's own finding of a month is nobody's
        if item.code == income_codes.LUNA_LIPSA.name and item.month is not None and item.cnp:
            persons.setdefault(item.month, set()).add(item.cnp)
    return tuple(Missing(month, len(own)) for month, own in sorted(persons.items()))


def overview_exit_code(lines: Sequence[FirmLine]) -> ExitCode:
    """As `emite`: 0 all issued, 1 something refused, 3 or 4 where a firm could not be read or written."""
    stopped = max((line.stopped for line in lines), default=0)
    if stopped:
        return ExitCode(stopped)
    return ExitCode.REFUSED if any(line.refused for line in lines) else ExitCode.OK


def as_json(lines: Iterable[FirmLine], on: date) -> str:
    """`firme.json` of the contract; personal codes are masked in sentences."""
    return json.dumps(
        {"versiune": 1, "la_data": on.isoformat(), "firme": [_record(line) for line in lines]},
        ensure_ascii=False,
        indent=1,
    )


def _record(line: FirmLine) -> Mapping[str, object]:
    return {
        "firma": line.firm.name,
        "denumire": line.name or None,
        "cod_fiscal": line.fiscal_code or None,
        "luni": [str(month) for month in line.months],
        "cereri": line.requests,
        "emise": line.issued,
        "neschimbate": line.unchanged,
        "respinse": line.refused,
        "lipsesc": [{"luna": str(item.month), "persoane": item.persons} for item in line.missing],
        "constatari": [
            {
                "cod": group.first.code,
                "grad": group.first.severity.value,
                "mesaj": mask_cnps(group.first.message),
                "de_facut": mask_cnps(group.first.remedy),
                "luna": str(group.first.month) if group.first.month else None,
                "numar": group.found,
            }
            for group in api.grouped((item, item.cnp, "") for item in line.findings)
        ],
    }


def check_overview(office: Path) -> None:
    """OutputStop where one of the two files is held open: to be asked before the firms are worked."""
    from adeverinta.system import files

    for suffix in ("json", "xlsx"):
        files.check_replaceable(office / f"{FILE}.{suffix}")


def write_overview(office: Path, lines: Sequence[FirmLine], on: date) -> tuple[Path, Path]:
    """Write `firme.json` and `firme.xlsx` into the folder."""
    from adeverinta.system import files

    json_path, book_path = office / f"{FILE}.json", office / f"{FILE}.xlsx"
    files.write_atomic(json_path, as_json(lines, on).encode())
    files.write_atomic(book_path, workbook(lines, on))
    return json_path, book_path
