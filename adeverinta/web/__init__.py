"""The page: one person's own server on 127.0.0.1, from dropped files to signed paper without a terminal.

Takes: the office folder.
Gives: `serve`, which runs until it is told to stop.
May import: `api`, `office` and `core` (a contract). Its libraries (starlette, uvicorn, jinja2) are loaded inside `serve`.
"""

from __future__ import annotations

from adeverinta.web.server import serve

__all__ = ["serve"]
