"""`adeverinta una`: one certificate on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from adeverinta import api
from adeverinta.cli.options import exports_argument, issue_arguments, issue_options
from adeverinta.cli.romanian import Command
from adeverinta.cli.secret import cnp_option, secret
from adeverinta.cli.terminal import attended
from adeverinta.cli.una_dialogue import ask_missing
from adeverinta.cli.workbook_password import asker
from adeverinta.core.errors import UsageStop

if TYPE_CHECKING:
    from adeverinta.api import Request, RequestField

_OWN: Final = frozenset(("cnp", "data_nasterii_copilului", "formular"))
"""Fields with an option of their own kind: the CNP may be asked for, the form is an option of every batch."""

_UNREADABLE: Final = frozenset((
    "DATA_AMBIGUA", "DATA_NECITIBILA", "EVENIMENT_NECUNOSCUT", "LUNI_NECITIBILE", "NUMAR_COPII_NECITIBIL",
    "SUMA_AMBIGUA", "SUMA_NECITIBILA", "VALOARE_NECUNOSCUTA",
))  # fmt: skip
"""Findings about a value that cannot be read: in a file the request is refused, on the command line it is a
wrong option."""


def _fields() -> tuple[RequestField, ...]:
    return tuple(field for field in api.grouped_fields() if field.name not in _OWN)


def field_options(command: Callable[..., object]) -> Callable[..., object]:
    """The columns of the requests file as options."""
    for field in reversed(_fields()):
        hidden = secret if field.is_cnp else None
        command = click.option(
            field.option,
            field.name,
            default=None,
            metavar="TEXT",
            help=f"{field.explained}.",
            callback=hidden,
        )(command)
    return command


@click.command(
    "una",
    cls=Command,
    help="Emite o singură adeverință; câmpurile lipsă se întreabă la terminal sau rămân goale.",
)
@exports_argument
@cnp_option
@click.option("--nastere", required=True, metavar="DATA", help="Data nașterii copilului.")
@issue_options
@field_options
def command(
    *, cnp: str, nastere: str, angajator: tuple[Path, ...], fara_interactiune: bool, **options: Any
) -> int:
    from adeverinta.cli.issue import issue

    employers, findings = api.read_employers(angajator)
    fields: dict[str, str | None] = {field.name: options.pop(field.name) for field in _fields()}
    if not fara_interactiune and attended():
        fields |= ask_missing({"cnp": cnp, "data_nasterii_copilului": nastere, **_filled(fields)})
    request = request_of(cnp, nastere, fields)
    return issue(
        requests=[request],
        employers=employers,
        findings=findings,
        password=asker(interactive=not fara_interactiune),
        **issue_arguments(options),
    )


def request_of(cnp: str, birth: str, fields: Mapping[str, str | None]) -> Request:
    """The request that the options make; UsageStop for one whose value cannot be read, before any file is."""
    made = api.one_request({"cnp": cnp, "data_nasterii_copilului": birth, **_filled(fields)})
    for item in made.findings:
        if item.code in _UNREADABLE and item.blocking:
            raise UsageStop(item)
    return made


def _filled(fields: Mapping[str, str | None]) -> dict[str, str]:
    return {column: value for column, value in fields.items() if value}
