"""The password of protected workbooks: from the environment or asked for once at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final

from adeverinta.cli.dialogue import ask as ask_user

VARIABLE: Final = "ADEVERINTA_PAROLA"


def asker(*, interactive: bool = True) -> Callable[[str], str | None]:
    """A function that gives the password; asked once for all files of a run, kept in memory only."""
    known: list[str | None] = []

    def ask(file: str) -> str | None:
        if not known:
            text = os.environ.get(VARIABLE)
            if not text and interactive and sys.stdin.isatty():
                text = ask_user(
                    f"Parola pentru „{file}” (nu se vede cât se scrie; Enter: nu o am)", hidden=True
                )
            known.append(text or None)
        return known[0]

    return ask
