"""The stylesheet, the script and the sign of the pages: small, read once, handed out without a thread's detour."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from adeverinta.web.shared import HERE

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_TYPES: Final = {
    "pagina.css": "text/css; charset=utf-8",
    "pagina.js": "text/javascript; charset=utf-8",
    "semn.svg": "image/svg+xml",
}


async def asset(request: Request) -> Response:
    """One of the files by its name; 404 for any other."""
    from starlette.exceptions import HTTPException
    from starlette.responses import Response

    name = request.path_params["fisier"]
    if name not in _TYPES:
        raise HTTPException(404)
    return Response(_bytes(name), media_type=_TYPES[name])


@cache
def _bytes(name: str) -> bytes:
    return (HERE / "static" / name).read_bytes()
