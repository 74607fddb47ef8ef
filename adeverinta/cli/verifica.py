"""`adeverinta verifica`: is this certificate ours, unchanged, in force."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from adeverinta.cli.options import PATH
from adeverinta.cli.romanian import Command
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import mask_cnps


@click.command(
    "verifica",
    cls=Command,
    help="Spune despre fiecare PDF dacă este o adeverință emisă de program, neschimbată și, cu registrul, în vigoare.",
)
@click.argument("fisiere", metavar="FIȘIER.pdf...", nargs=-1, required=True, type=PATH)
@click.option(
    "--registru", type=PATH, default=None, metavar="FIȘIER", help="Registrul care a emis adeverințele."
)
def command(*, fisiere: tuple[Path, ...], registru: Path | None) -> int:
    from adeverinta.batch import verify
    from adeverinta.core.errors import InputStop
    from adeverinta.core.finding import finding
    from adeverinta.registry import Register

    good = True
    with Register.open(registru, employer="", readonly=True) if registru else nullcontext() as register:
        for path in fisiere:
            try:
                data = path.read_bytes()
            except FileNotFoundError as error:
                raise InputStop(finding("FISIER_LIPSA", fisier=str(path))) from error
            except OSError as error:
                motiv = "este un folder" if path.is_dir() else "nu aveți dreptul de citire"
                raise InputStop(finding("FISIER_NECITIBIL", fisier=str(path), motiv=motiv)) from error
            for item in verify(data, path.name, register):
                good = good and not item.blocking
                mark = "NU" if item.blocking else "DA"
                click.echo(f"{mark}  {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
    return ExitCode.OK if good else ExitCode.REFUSED
