"""Files that come with a form: streamed, bounded, never kept in memory whole."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

if TYPE_CHECKING:
    from starlette.requests import Request

LIMIT: Final = 2 << 30
"""Bytes of one form: more than the exports of a large firm's ten years."""
_FILES: Final = 2000


class Upload(NamedTuple):
    """A file as it came: the name that the browser gave, and its bytes, to be read once."""

    name: str
    stream: BinaryIO


class SentForm(NamedTuple):
    """The texts of a form, and its files."""

    values: dict[str, str]
    files: list[Upload]


@asynccontextmanager
async def uploaded(request: Request) -> AsyncIterator[SentForm]:
    """The form of a request; its files are gone afterwards. 413 for more than is taken."""
    from starlette.datastructures import UploadFile
    from starlette.exceptions import HTTPException

    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LIMIT:
        raise HTTPException(413)
    async with request.form(max_files=_FILES) as form:
        values = {key: value for key, value in form.multi_items() if isinstance(value, str)}
        files = [
            Upload(value.filename, value.file)
            for _, value in form.multi_items()
            if isinstance(value, UploadFile) and value.filename
        ]
        yield SentForm(values, files)
