"""The password of a file: from the environment or asked for at the terminal, three times a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Final

import click

from adeverinta.cli.dialogue import ask
from adeverinta.cli.terminal import attended

VARIABLE: Final = "ADEVERINTA_PAROLA"
TRIES: Final = 3
"""Answers for one file."""


class Asker:
    """Gives the password of each file; kept in memory only. `variable`: where the environment may have it.

    What was answered for one file is tried on the next ones before anything is asked again.
    """

    def __init__(self, *, interactive: bool = True, variable: str = VARIABLE) -> None:
        self._interactive = interactive
        self._variable = variable
        self._answers: list[str] = []
        self._refused: dict[str, list[str]] = {}
        self._asked: dict[str, int] = {}
        self._declined = False

    def __call__(self, file: str) -> str | None:
        """The password to try on a file of this name; None where nobody tells it."""
        known = next(self._untried(file), None)
        if known is not None or not self._may_ask(file):
            return known
        self._asked[file] = self._asked.get(file, 0) + 1
        text = ask(f"Parola pentru „{file}” (nu se vede cât se scrie; Enter: nu o am)", hidden=True)
        if not text:
            self._declined = True
            return None
        self._answers.insert(0, text)
        return text

    def refused(self, file: str, text: str) -> bool:
        """Told that a password does not open a file: whether another one can be given."""
        self._refused.setdefault(file, []).append(text)
        if next(self._untried(file), None) is not None:
            return True
        asked = self._asked.get(file, 0)
        if not self._may_ask(file):
            if asked:
                click.echo(f"Nici această parolă nu deschide „{file}”.", err=True)
            return False
        if asked:
            left = "o dată" if TRIES - asked == 1 else f"de {TRIES - asked} ori"
            click.echo(f"Parola nu deschide „{file}”. Mai puteți încerca {left}.", err=True)
        return True

    def _untried(self, file: str) -> Iterator[str]:
        given = os.environ.get(self._variable)
        refused = self._refused.get(file, ())
        yield from (text for text in ([given] if given else self._answers) if text not in refused)

    def _may_ask(self, file: str) -> bool:
        if os.environ.get(self._variable) or self._declined or not self._interactive:
            return False
        return attended() and self._asked.get(file, 0) < TRIES


def asker(*, interactive: bool = True) -> Asker:
    """Who is asked for the passwords of workbooks in one run."""
    return Asker(interactive=interactive)
