"""Questions at the terminal: asked in one place, so that stopping one says what is true of it."""

from __future__ import annotations

from typing import Final

import click

STOPPED: Final = "Oprit la o întrebare: nu s-a emis nicio adeverință, iar răspunsurile date acum nu s-au păstrat. Reluați comanda."


class Stopped(click.Abort):
    """Ctrl-C, or the end of the input, at a question."""


def ask(question: str, *, default: str = "", shown: bool = False, hidden: bool = False) -> str:
    """One answer, without spaces around it; `default` is what Enter stands for, told where `shown`.

    A hidden question is asked on stderr, so that the output of the command can be kept in a file.
    """
    try:
        said = click.prompt(
            question, default=default, show_default=shown, hide_input=hidden, err=hidden, type=str
        )
    except (click.Abort, EOFError, KeyboardInterrupt):
        click.echo(err=True)
        raise Stopped from None
    return str(said).strip()
