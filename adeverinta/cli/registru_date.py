"""`adeverinta registru extras|curata|reface`: a person's data, their term, a register that was lost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from adeverinta.cli.options import DATE, PATH
from adeverinta.cli.registru_open import ANGAJATOR, REGISTRU, opened, where
from adeverinta.cli.romanian import Command
from adeverinta.cli.secret import cnp_option
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import count, mask_cnps, ranges


@click.command("extras", cls=Command, help="Tot ce păstrează registrul despre o persoană, ca JSON.")
@cnp_option
@where
def extras(*, cnp: str, angajator: Path | None, registru: Path | None) -> int:
    with opened(registru, angajator) as register:
        register.require_whole()
        found = register.extract(cnp.strip())
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    return ExitCode.OK if found["inregistrari"] else ExitCode.REFUSED


@click.command(
    "curata",
    cls=Command,
    help="Șterge datele personale ale adeverințelor vechi; numărul, data și amprenta rămân.",
)
@click.option(
    "--inainte-de",
    type=DATE,
    required=True,
    metavar="DATA",
    help="Se șterg cele eliberate înainte de această zi.",
)
@click.option("--confirm", is_flag=True, help="Fără el se arată numai câte ar fi șterse.")
@where
def curata(*, inainte_de: date, confirm: bool, angajator: Path | None, registru: Path | None) -> None:
    day = romanian_date(inainte_de)
    with opened(registru, angajator, readonly=False) as register:
        if not confirm:
            found = register.erasable(inainte_de)
            if not found:
                click.echo(
                    f"Nicio adeverință nu are date personale dinainte de {day}: nu este nimic de șters."
                )
                return
            click.echo(
                f"{count(found, 'adeverință are', 'adeverințe au')} date personale dinainte de {day}; reluați cu "
                "--confirm ca să le ștergeți. Ștergerea nu se poate întoarce."
            )
            return
        found = register.erase(inainte_de)
    click.echo(
        f"S-au șters datele personale de la {count(found, 'adeverință', 'adeverințe')} dinainte de {day}; numărul, "
        "data și amprenta au rămas. PDF-urile, rapoartele și copiile registrului se șterg separat."
    )


@click.command(
    "reface",
    cls=Command,
    help="Scrie din nou un registru pierdut, din datele atașate PDF-urilor dintr-un folder.",
)
@click.argument("dosar", metavar="DOSAR", type=PATH)
@click.option("--angajator", type=PATH, required=True, metavar="FIȘIER", help=ANGAJATOR)
@click.option("--registru", type=PATH, default=None, metavar="FIȘIER", help=REGISTRU)
def reface(*, dosar: Path, angajator: Path, registru: Path | None) -> int:
    from adeverinta import api
    from adeverinta.system.user import user

    path = registru or angajator.parent / "registru.sqlite"
    done = api.rebuild(dosar, api.Employer.load(angajator), path, author=user())
    click.echo(f"Registrul {mask_cnps(str(path))} are {count(done.papers, 'adeverință', 'adeverințe')}.")
    if done.missing:
        click.echo(
            f"Numere fără fișier, care nu se mai dau: {ranges(done.missing)}. Pot fi anulate sau doar mutate din folder."
        )
    for item in (*done.passed, *done.together):
        click.echo(f"  {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
    return ExitCode.REFUSED if done.passed else ExitCode.OK
