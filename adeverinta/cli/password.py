"""The password of protected workbooks: from the environment or asked for once at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Final

import click

VARIABLE: Final = "ADEVERINTA_PAROLA"


def asker(*, interactive: bool = True) -> Callable[[str], str | None]:
    """A function that gives the password; asked once for all files of a run, kept in memory only."""
    known: list[str | None] = []

    def ask(file: str) -> str | None:
        if not known:
            text = os.environ.get(VARIABLE)
            if not text and interactive and sys.stdin.isatty():
                text = click.prompt(
                    f"Parola pentru „{file}”", hide_input=True, default="", show_default=False
                )
            known.append(text or None)
        return known[0]

    return ask
