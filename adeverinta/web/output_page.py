"""What a run leaves, to take away: all certificates packed or to be printed, the workbook, the letters."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.core.errors import OutputStop
from adeverinta.web.issue_page import run_of
from adeverinta.web.papers import whole_papers
from adeverinta.web.shared import desk_of, office_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def archive(request: Request) -> Response:
    """The certificates in force as one archive."""
    return _packed(whole_papers(request), "adeverinte.zip")


def merged(request: Request) -> Response:
    """The certificates in force behind one another, to be printed; discreet, only to be saved."""
    import pypdfium2
    from starlette.exceptions import HTTPException
    from starlette.responses import Response

    paths = whole_papers(request)
    if not paths:
        raise HTTPException(404)
    whole = pypdfium2.PdfDocument.new()
    for path in paths:
        part = pypdfium2.PdfDocument(path)
        whole.import_pages(part)
        part.close()
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return shown(request, Response(out.getvalue(), media_type="application/pdf"), "adeverinte.pdf")


def workbook(request: Request) -> Response:
    """The workbook of the last run."""
    from starlette.exceptions import HTTPException
    from starlette.responses import FileResponse

    path = desk_of(request).firm.reports / "centralizator.xlsx"
    if not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, filename="centralizator.xlsx")


def write_letters(request: Request) -> Response:
    """Write the letters of the last run into `scrisori`."""
    from starlette.exceptions import HTTPException
    from starlette.responses import RedirectResponse

    from adeverinta.core.text import count
    from adeverinta.office import lettered, line_of

    desk, office = desk_of(request), office_of(request)
    run = run_of(desk)
    employer = desk.employer()
    if run is None or run.result is None or employer is None:
        raise HTTPException(404)
    line = lettered(line_of(desk, employer, run.result), run.result, employer, office.today)
    if line.stopped:
        raise OutputStop(line.findings[0])
    told = count(sum(path.suffix == ".txt" for path in line.letters), "scrisoare nouă", "scrisori noi")
    office.say(f"{told} în „scrisori”, fiecare ca text (.txt) și ca ciornă de e-mail (.eml).")
    return RedirectResponse(f"/f/{request.path_params['firma']}/rulare", 303)


def letters_archive(request: Request) -> Response:
    """The letters as one archive."""
    folder = desk_of(request).firm.letters
    return _packed(sorted(path for path in folder.glob("*") if path.is_file()), "scrisori.zip")


def shown(request: Request, response: Response, name: str) -> Response:
    """A paper as it is; while the page is discreet it is saved, not shown."""
    if office_of(request).discreet:
        response.headers["content-disposition"] = f'attachment; filename="{name}"'
    return response


def _packed(paths: Iterable[Path], name: str) -> Response:
    from starlette.responses import Response

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in paths:
            packed.write(path, path.name)
    response = Response(out.getvalue(), media_type="application/zip")
    response.headers["content-disposition"] = f'attachment; filename="{name}"'
    return response
