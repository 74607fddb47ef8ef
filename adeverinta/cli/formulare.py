"""`adeverinta formulare`: the forms, their legal basis, how exact each is; blank copies; a check of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from adeverinta.cli.options import PATH
from adeverinta.cli.romanian import Command, RomanianGroup
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import count

_EXACTNESS: Final = {
    "exact": "exactă (cuvânt cu cuvânt după textul publicat)",
    "field-faithful": "după câmpuri (aceleași rubrici și coloane; așezarea în pagină este a noastră)",
    "free text": "text liber (nu există un model legal)",
}


@click.group(
    "formulare",
    cls=RomanianGroup,
    invoke_without_command=True,
    help="Arată formularele, temeiul legal și cât de exacte sunt.",
)
@click.option(
    "--specimen",
    type=PATH,
    default=None,
    metavar="FOLDER",
    help="Scrie aici câte un exemplar gol, PDF, din fiecare formular.",
)
@click.option(
    "--sabloane",
    type=PATH,
    default=None,
    metavar="FOLDER",
    help="Formulare proprii, care se adaugă sau le înlocuiesc pe cele livrate.",
)
@click.pass_context
def command(ctx: click.Context, *, specimen: Path | None, sabloane: Path | None) -> None:
    if ctx.invoked_subcommand is not None:
        return
    from adeverinta import api

    for info, numbered in api.form_list(sabloane):
        click.echo(f"{info.code}: {info.title}")
        click.echo(f"  temei: {info.legal_basis}")
        click.echo(f"  valabil: {info.in_force.note}")
        click.echo(f"  exactitate: {_EXACTNESS[info.exactness]}")
        click.echo(f"  număr din registru: {'da' if numbered else 'nu'}")
        click.echo(f"  sursa: {info.source}")
    if specimen is not None:
        written = len(api.blank_forms(specimen, sabloane))
        click.echo(count(written, "exemplar gol scris", "exemplare goale scrise") + f" în {specimen}")


@command.command(
    "verifica",
    cls=Command,
    help="Verifică șabloanele unui folder și spune ce este greșit, cu fișier și rând.",
)
@click.argument("folder", metavar="FOLDER", type=PATH)
def verifica(*, folder: Path) -> int:
    from adeverinta import api

    problems = api.wrong_templates(folder)
    for problem in problems:
        click.echo(f"{problem}.")
    wrong = len({problem.file for problem in problems})
    right = count(len(list(folder.glob("*.yaml"))) - wrong, "șablon bun", "șabloane bune")
    click.echo(right + (f", {count(wrong, 'greșit', 'greșite')}" if wrong else "") + ".")
    return ExitCode.INPUT if problems else ExitCode.OK
