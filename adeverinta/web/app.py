"""The pages and their addresses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response


def build(folder: Path, *, discreet: bool) -> Starlette:
    """The pages of an office folder, without the door that stands before them (`web.door`)."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    pages = Starlette(routes=[Route("/", _office)])
    pages.state.folder, pages.state.discreet = folder, discreet
    return pages


async def _office(request: Request) -> Response:
    from starlette.responses import HTMLResponse

    del request
    return HTMLResponse("<!doctype html><html lang=ro><title>Birou</title><h1>Birou</h1></html>")
