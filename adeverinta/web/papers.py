"""The papers in force as they are given out: what was changed after its issue, or is gone, is not given out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta import api
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count, first_few, mask_cnps
from adeverinta.web import codes
from adeverinta.web.shared import desk_of, office_of

if TYPE_CHECKING:
    from starlette.requests import Request

_NAMED = 5


def whole_papers(request: Request) -> list[Path]:
    """The files of all certificates in force, by number; `OutputStop` where one was changed.

    Those whose file is gone are said on the next page.
    """
    desk = desk_of(request)
    employer = desk.employer()
    if employer is None or not desk.firm.register.is_file() or not desk.firm.register.stat().st_size:
        return []
    with api.Register.open(desk.firm.register, employer, readonly=True) as register:
        issued = [entry for entry in register.entries() if entry.status.value == "emisa"]
        files = [(entry.printed, api.file_of(entry, desk.firm.folder)) for entry in issued]
        found = {number: path for number, path in files if path is not None}
        _require_unchanged(found, register)
    gone = [number for number, path in files if path is None]
    if gone:
        told = count(len(gone), "adeverință în vigoare nu are", "adeverințe în vigoare nu au")
        office_of(request).say(
            f"{told} fișierul în folder și lipsesc din ce ați luat: nr. {first_few(gone, _NAMED)}. „Emite” le scrie la loc cu "
            "același număr, dacă cererea lor mai este; altfel puneți fișierele înapoi."
        )
    return list(found.values())


def whole_paper(request: Request, entry: api.Entry) -> Path:
    """The file of one certificate; `OutputStop` where it is gone or was changed after its issue."""
    desk = desk_of(request)
    path = api.file_of(entry, desk.firm.folder)
    if path is None:
        name = Path(entry.pdf or "").name
        raise OutputStop(finding(codes.PDF_LIPSA, fisier=mask_cnps(name), numar=entry.printed))
    if entry.status.value == "emisa":
        with api.Register.open(desk.firm.register, desk.employer(), readonly=True) as register:
            _require_unchanged({entry.printed: path}, register)
    return path


def _require_unchanged(papers: dict[str, Path], register: api.Register) -> None:
    checked = api.verify_all(list(papers.values()), register)
    changed = [(number, found.name) for number, found in zip(papers, checked, strict=True) if not found.ok]
    if changed:
        names = [f"„{mask_cnps(Path(name).name)}” (nr. {number})" for number, name in changed]
        raise OutputStop(finding(codes.PDF_SCHIMBAT, fisiere=first_few(names, _NAMED)))
