"""The pages and their addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.core.errors import Stop
from adeverinta.core.trace import trace
from adeverinta.web.shared import HERE, Office, environment, page, stopped

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response


def build(folder: Path, *, discreet: bool) -> Starlette:
    """The pages of an office folder, without the door that stands before them (`web.door`)."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    from adeverinta.web import certificates, employer, issuing, office, papers, register, requests, state

    firm = "/f/{firma:int}"
    one = firm + "/adeverinte/{loc:int}"
    number = firm + "/registru/{numar:int}-{an:int}"
    pages = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=HERE / "static")),
            Route("/", office.office),
            Route("/firma-noua", office.new_firm, methods=["POST"]),
            Route("/exemplu", office.example, methods=["POST"]),
            Route("/discret", office.discreet, methods=["POST"]),
            Route("/inchide", office.close, methods=["POST"]),
            Route("/reguli", office.rules),
            Route("/ajutor", office.help_page),
            Route(firm, office.firm),
            Route(firm + "/pe-scurt.json", office.summary),
            Route(firm + "/state", state.state),
            Route(firm + "/state", state.upload, methods=["POST"]),
            Route(firm + "/parola", state.password, methods=["POST"]),
            Route(firm + "/coloane", state.columns, methods=["POST"]),
            Route(firm + "/cereri", requests.table),
            Route(firm + "/cereri", requests.save, methods=["POST"]),
            Route(firm + "/cereri/verifica", requests.check, methods=["POST"]),
            Route(firm + "/adeverinte", certificates.listing),
            Route(one, certificates.one),
            Route(one + "/pagina-{pagina:int}.png", certificates.picture),
            Route(one + "/ciorna.pdf", certificates.draft),
            Route(one + "/luna/{luna:int}", certificates.cell),
            Route(one + "/luni", certificates.choose, methods=["POST"]),
            Route(firm + "/emite", issuing.start, methods=["POST"]),
            Route(firm + "/rulare", issuing.run_page),
            Route(firm + "/rulare.json", issuing.progress),
            Route(firm + "/rulare/opreste", issuing.cancel, methods=["POST"]),
            Route(firm + "/adeverinte.zip", papers.archive),
            Route(firm + "/adeverinte.pdf", papers.merged),
            Route(firm + "/centralizator.xlsx", papers.workbook),
            Route(firm + "/scrisori", papers.write_letters, methods=["POST"]),
            Route(firm + "/scrisori.zip", papers.letters_archive),
            Route(firm + "/registru", register.listing),
            Route(number + ".pdf", register.again),
            Route(number + "/anuleaza", register.annul, methods=["POST"]),
            Route(firm + "/registru/verifica", register.verify, methods=["POST"]),
            Route(firm + "/angajator", employer.form),
            Route(firm + "/angajator", employer.save, methods=["POST"]),
        ],
        exception_handlers={Stop: _stop, HTTPException: _missing, Exception: _broken},
    )
    pages.state.office = Office(folder, discreet=discreet)
    pages.state.templates = environment()
    return pages


Handler = Callable[["Request", Exception], "Response | Awaitable[Response]"]


def _stop(request: Request, error: Exception) -> Response:
    assert isinstance(error, Stop)
    return stopped(request, error)


def _missing(request: Request, error: Exception) -> Response:
    from adeverinta.core.finding import finding

    status: int = getattr(error, "status_code", 404)
    request.scope["path_params"] = {}  # the firm itself may be what is missing
    return page(
        request, "oprit.html", status=status, title="Pagina nu există", finding=finding("PAGINA_LIPSA")
    )


def _broken(request: Request, error: Exception) -> Response:
    """One sentence; what happened is for the log of who develops, without a person's data."""
    import logging

    from adeverinta.core.finding import finding

    logging.getLogger("adeverinta.web").error("page failed: %s", trace(error))
    request.scope["path_params"] = {}
    shown = finding("PAGINA_DEFECTA", eroare=type(error).__name__)
    return page(request, "oprit.html", status=500, title="Ceva nu a mers", finding=shown)
