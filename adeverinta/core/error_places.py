"""Where an unexpected error came from, without what it says: messages and values may hold a person's data."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_DEEPEST: Final = 8
"""Causes of causes that are followed."""


def trace(error: BaseException) -> str:
    """The types of an error and of its causes, each with the lines of code it went through.

    Only the last two parts of a file's path are kept, as a path tells the name of the user.

    >>> try:
    ...     int("2850101401002x")
    ... except ValueError as error:
    ...     "2850101401002" in trace(error), trace(error).split()[0]
    (False, 'ValueError')
    """
    return "\n".join(line for cause in _chain(error) for line in _lines(cause))


def _chain(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _ in range(_DEEPEST):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _lines(error: BaseException) -> Iterator[str]:
    number = getattr(error, "winerror", None) or getattr(error, "errno", None)
    yield type(error).__name__ + (f" {number}" if isinstance(number, int) else "")
    for frame in traceback.extract_tb(error.__traceback__):
        place = "/".join(Path(frame.filename).parts[-2:])
        yield f"  {place}:{frame.lineno} {frame.name}"
