"""`adeverinta verifica`: is this certificate ours, unchanged, in force."""

from __future__ import annotations

import json
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
@click.option(
    "--angajator",
    type=PATH,
    default=None,
    metavar="FIȘIER",
    help="Profilul angajatorului; registrul lui este lângă el.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text de citit sau JSON pentru programe.",
)
def command(*, fisiere: tuple[Path, ...], registru: Path | None, angajator: Path | None, form: str) -> int:
    from adeverinta.batch import verify
    from adeverinta.registry import Register

    where = registru or (angajator.parent / "registru.sqlite" if angajator else None)
    found = []
    with Register.open(where, employer="", readonly=True) if where else nullcontext() as register:
        if register:
            register.require_whole()
        for path in fisiere:
            found.append((path, verify(_read(path), path.name, register)))
    if form == "json":
        told: list[dict[str, object]] = [
            {
                "fisier": mask_cnps(path.name),
                "numar": verdict.number,
                "stare": verdict.state.value,
                "semnaturi": [],
            }
            for path, verdict in found
        ]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for _, verdict in found:
            mark = {"in_vigoare": "DA", "sigiliu": "? "}.get(verdict.state, "NU")
            for item in verdict.findings:
                click.echo(f"{mark}  {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
    return ExitCode.OK if all(verdict.good for _, verdict in found) else ExitCode.REFUSED


def _read(path: Path) -> bytes:
    from adeverinta.core.errors import InputStop
    from adeverinta.core.finding import finding

    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputStop(finding("FISIER_LIPSA", fisier=str(path))) from error
    except OSError as error:
        from adeverinta.sources import unread_reason

        motiv = "este un folder" if path.is_dir() else unread_reason(error)
        raise InputStop(finding("FISIER_NECITIBIL", fisier=str(path), motiv=motiv)) from error
