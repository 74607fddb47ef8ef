"""The pages and their addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from adeverinta.core.error_places import trace
from adeverinta.core.errors import Stop
from adeverinta.web import codes
from adeverinta.web.shared import OpenOffice, environment, page, stopped

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response


def build(folder: Path, *, discreet: bool) -> Starlette:
    """The pages of an office folder, without the door that stands before them (`web.access`)."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Route

    firm = "/f/{firma:int}"
    one = firm + "/adeverinte/{loc:int}"
    number = firm + "/registru/{numar:int}-{an:int}"
    pages = Starlette(
        routes=[
            Route("/static/{fisier}", _later("assets", "asset")),
            Route("/", _later("office_page", "office")),
            Route("/firma-noua", _later("office_page", "new_firm"), methods=["POST"]),
            Route("/exemplu", _later("office_page", "example"), methods=["POST"]),
            Route("/discret", _later("office_page", "discreet"), methods=["POST"]),
            Route("/inchide", _later("office_page", "close"), methods=["POST"]),
            Route("/reguli", _later("office_page", "rules")),
            Route("/ajutor", _later("office_page", "help_page")),
            Route(firm, _later("office_page", "firm")),
            Route(firm + "/pe-scurt.json", _later("office_page", "summary")),
            Route(firm + "/state", _later("payroll_page", "state")),
            Route(firm + "/state", _later("payroll_page", "upload"), methods=["POST"]),
            Route(firm + "/state/scoate", _later("payroll_page", "take_out"), methods=["POST"]),
            Route(firm + "/state/cauta", _later("payroll_page", "find"), methods=["POST"]),
            Route(firm + "/parola", _later("payroll_page", "password"), methods=["POST"]),
            Route(firm + "/coloane", _later("payroll_page", "columns"), methods=["POST"]),
            Route(firm + "/cereri", _later("requests_page", "table")),
            Route(firm + "/cereri", _later("requests_page", "save"), methods=["POST"]),
            Route(firm + "/cereri/fisier", _later("requests_upload", "upload"), methods=["POST"]),
            Route(firm + "/cereri/verifica", _later("requests_page", "check"), methods=["POST"]),
            Route(firm + "/cereri/persoane", _later("requests_page", "people"), methods=["POST"]),
            Route(firm + "/adeverinte", _later("certificate_pages", "listing")),
            Route(firm + "/termene", _later("deadline_page", "listing")),
            Route(one, _later("certificate_pages", "one")),
            Route(one + "/pagina-{pagina:int}.png", _later("certificate_pages", "picture")),
            Route(one + "/ciorna.pdf", _later("certificate_pages", "draft")),
            Route(one + "/luna/{luna:int}", _later("certificate_pages", "cell")),
            Route(one + "/luni", _later("certificate_pages", "choose"), methods=["POST"]),
            Route(firm + "/emite", _later("issue_page", "start"), methods=["POST"]),
            Route(firm + "/rulare", _later("issue_page", "run_page")),
            Route(firm + "/rulare.json", _later("issue_page", "progress")),
            Route(firm + "/rulare/opreste", _later("issue_page", "cancel"), methods=["POST"]),
            Route(firm + "/adeverinte.zip", _later("output_page", "archive")),
            Route(firm + "/adeverinte.pdf", _later("output_page", "merged")),
            Route(firm + "/centralizator.xlsx", _later("output_page", "workbook")),
            Route(firm + "/scrisori", _later("output_page", "write_letters"), methods=["POST"]),
            Route(firm + "/semneaza", _later("signing_page", "sign"), methods=["POST"]),
            Route(firm + "/scrisori.zip", _later("output_page", "letters_archive")),
            Route(firm + "/registru", _later("register_page", "listing")),
            Route(firm + "/registru/cauta", _later("register_page", "find"), methods=["POST"]),
            Route(number + "/inlocuieste", _later("register_page", "replace")),
            Route(number + ".pdf", _later("register_page", "again")),
            Route(number + "/anuleaza", _later("register_page", "annul"), methods=["POST"]),
            Route(firm + "/registru/verifica", _later("register_page", "verify"), methods=["POST"]),
            Route(firm + "/angajator", _later("employer_page", "form")),
            Route(firm + "/angajator", _later("employer_page", "save"), methods=["POST"]),
        ],
        exception_handlers={Stop: _stop, HTTPException: _missing, Exception: _broken},
    )
    pages.state.office = OpenOffice(folder, discreet=discreet)
    pages.state.templates = environment()
    return pages


def _later(module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    """A page whose module is loaded when it is first asked for, so that the first page does not wait for all."""

    async def endpoint(request: Request) -> Response:
        from importlib import import_module
        from inspect import iscoroutinefunction

        from starlette.concurrency import run_in_threadpool

        found = getattr(import_module(f"adeverinta.web.{module}"), name)
        if iscoroutinefunction(found):
            answer: Response = await found(request)
            return answer
        return await run_in_threadpool(found, request)

    return endpoint


Handler = Callable[["Request", Exception], "Response | Awaitable[Response]"]


def _stop(request: Request, error: Exception) -> Response:
    assert isinstance(error, Stop)
    return stopped(request, error)


def _missing(request: Request, error: Exception) -> Response:
    from adeverinta.core.finding import finding

    status: int = getattr(error, "status_code", 404)
    request.scope["path_params"] = {}  # the firm itself may be what is missing
    return page(
        request, "oprit.html", status=status, title="Pagina nu există", finding=finding(codes.PAGINA_LIPSA)
    )


def _broken(request: Request, error: Exception) -> Response:
    """One sentence; what happened is for the log of who develops, without a person's data."""
    import logging

    from adeverinta.core.finding import finding

    logging.getLogger("adeverinta.web").error("page failed: %s", trace(error))
    request.scope["path_params"] = {}
    shown = finding(codes.PAGINA_DEFECTA, eroare=type(error).__name__)
    return page(request, "oprit.html", status=500, title="Ceva nu a mers", finding=shown)
