"""`adeverinta verifica`: is this certificate ours, unchanged, in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adeverinta.cli import codes
from adeverinta.cli.options import PATH
from adeverinta.cli.romanian import Command
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import mask_cnps

if TYPE_CHECKING:
    from adeverinta.api import Signature


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
    "--radacini",
    type=PATH,
    default=None,
    metavar="FIȘIER",
    help="Certificatele rădăcină (PEM) la care trebuie să ducă semnăturile electronice.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text de citit sau JSON pentru programe.",
)
def command(
    *,
    fisiere: tuple[Path, ...],
    registru: Path | None,
    angajator: Path | None,
    radacini: Path | None,
    form: str,
) -> int:
    from adeverinta import api

    where = registru or (angajator.parent / "registru.sqlite" if angajator else None)
    with api.Register.open(where) if where else nullcontext() as register:
        found = list(api.verify_all(_papers(fisiere), register, roots=radacini))
    if form == "json":
        told: list[dict[str, object]] = [
            {
                "fisier": mask_cnps(item.name),
                "numar": item.number,
                "stare": item.state.value,
                "semnaturi": [_as_json(one) for one in item.signatures or ()],
            }
            for item in found
        ]
        for item in found:
            if item.signatures is None:
                click.echo(f"adeverinta: {_unread(item.name)}", err=True)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for item in found:
            mark = {"in_vigoare": "DA", "sigiliu": "? "}.get(item.state, "NU")
            for said in item.findings:
                click.echo(f"{mark}  {mask_cnps(said.message)} {mask_cnps(said.remedy)}")
            if item.signatures is None:
                click.echo(f"    {_unread(item.name)}")
            for one in item.signatures or ():
                click.echo(f"    {_told(one)}")
    return ExitCode.OK if all(item.ok for item in found) else ExitCode.REFUSED


def _as_json(one: Signature) -> dict[str, object]:
    return {
        "cine": one.who,
        "cand": one.at.isoformat(timespec="seconds") if one.at else None,
        "valida": one.valid,
        "lant": "verificat" if one.chained else "neverificat",
    }


def _told(one: Signature) -> str:
    when = f"{one.at.astimezone():%d.%m.%Y %H:%M}" if one.at else "la o dată necunoscută"
    by = "după marca temporală" if one.stamped else "după ceasul semnatarului"
    whole = "semnătura este valabilă" if one.valid else "semnătura NU este valabilă"
    chain = "lanț verificat" if one.chained else "lanț neverificat"
    return f"semnat electronic de {one.who}, {when} ({by}); {whole}; {chain}"


def _unread(name: str) -> str:
    from adeverinta.core.finding import finding

    item = finding(codes.SEMNATURI_FARA_PYHANKO, fisier=name)
    return f"{item.message} {item.remedy}"


def _papers(given: Iterable[Path]) -> Iterator[Path]:
    """The files themselves; of a folder the PDFs in it, InputStop where it has none."""
    from adeverinta.core.errors import InputStop
    from adeverinta.core.finding import finding

    for path in given:
        if not path.is_dir():
            yield path
        elif inside := sorted(path.glob("*.pdf")):
            yield from inside
        else:
            raise InputStop(finding(codes.VERIFICARE_FARA_PDF, cale=str(path)))
