"""Patterns compiled when they are first asked: a program that makes one certificate asks a third of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class LatePattern:
    """Stands for the pattern until it is asked for the first time, then has the pattern's own methods."""

    def __init__(self, written: str | bytes, flags: int) -> None:
        self._written, self._flags = written, flags
        self._made: re.Pattern[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        if self._made is None:
            self._made = re.compile(self._written, self._flags)
        found = getattr(self._made, name)
        setattr(self, name, found)  # from now on as fast as the pattern itself
        return found


def late(written: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile` gives it, for a pattern of a module.

    >>> late(r"\\d+").findall("3 din 24")
    ['3', '24']
    """
    return cast("re.Pattern[AnyStr]", LatePattern(written, flags))
