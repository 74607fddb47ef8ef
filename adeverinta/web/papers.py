"""The papers in force as they are given out: what was changed after its issue, or is gone, is not given out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta import api
from adeverinta.core.errors import OutputStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count, first_few
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
    if employer is None or not api.register_begun(desk.firm.register):
        return []
    with api.Register.open(desk.firm.register, employer, readonly=True) as register:
        files = api.issued_files(register, desk.firm.folder)
        found = [(entry, path) for entry, path in files if path is not None]
        _require_unchanged(found, register)
    gone = [entry.printed for entry, path in files if path is None]
    if gone:
        told = count(len(gone), "adeverință în vigoare nu are", "adeverințe în vigoare nu au")
        office_of(request).say(
            f"{told} fișierul în folder și lipsesc din ce ați luat: nr. {first_few(gone, _NAMED)}. „Emite” le scrie la loc cu "
            "același număr, dacă cererea lor mai este; altfel puneți fișierele înapoi."
        )
    return [path for _, path in found]


def whole_paper(entry: api.Entry, register: api.Register, folder: Path) -> Path:
    """The file of one certificate of a firm's folder; `OutputStop` where it is gone or was changed after its
    issue.
    """
    path = api.file_of(entry, folder)
    if path is None:
        raise OutputStop(finding(codes.PDF_LIPSA, fisier=Path(entry.pdf or "").name, numar=entry.printed))
    if entry.status.value == "emisa":
        _require_unchanged([(entry, path)], register)
    return path


def _require_unchanged(papers: Sequence[tuple[api.Entry, Path]], register: api.Register) -> None:
    checked = api.verify_all([path for _, path in papers], register)
    changed = [paper for paper, found in zip(papers, checked, strict=True) if not found.ok]
    if changed:
        names = [f"„{path.name}” (nr. {entry.printed})" for entry, path in changed]
        raise OutputStop(finding(codes.PDF_SCHIMBAT, fisiere=first_few(names, _NAMED)))
