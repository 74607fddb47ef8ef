"""`adeverinta anonimizeaza`: the same exports with invented persons and firm."""

from __future__ import annotations

from pathlib import Path

import click

from adeverinta.cli.options import PATH, exports_argument, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import count, mask_cnps


@click.command(
    "anonimizeaza",
    cls=Command,
    help="Scrie aceleași fișiere (.xlsx, .csv) cu persoane și firmă inventate, ca să poată fi trimise pentru ajutor.",
)
@exports_argument
@click.option("--iesire", type=PATH, required=True, metavar="FOLDER", help="Unde se scriu fișierele.")
@unattended_option
def command(*, exporturi: tuple[Path, ...], iesire: Path, fara_interactiune: bool) -> int:
    from adeverinta.office import anonymise_exports

    del fara_interactiune  # nothing is asked
    done = anonymise_exports(exporturi, iesire)
    files, persons = count(len(done.files), "fișier", "fișiere"), count(done.persons, "persoană", "persoane")
    click.echo(f"{files} cu {persons} fără datele lor, în {iesire}")
    if done.left_out:
        left_out = mask_cnps(", ".join(done.left_out[:10]))
        click.echo(f"Nu au fost luate (alt fel de fișiere): {left_out}", err=True)
    click.echo(
        "Numele, CNP-urile, codul fiscal și conturile sunt inventate; sumele, datele și așezarea au rămas. "
        "Deschideți fișierele și priviți-le înainte de a le trimite.",
        err=True,
    )
    return ExitCode.OK
