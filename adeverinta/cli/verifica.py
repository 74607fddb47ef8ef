"""`adeverinta verifica`: is this certificate ours, unchanged, in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adeverinta.cli.options import PATH
from adeverinta.cli.romanian import Command
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import mask_cnps

if TYPE_CHECKING:
    from adeverinta.finish import Signature


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
    from adeverinta.finish.signatures import roots
    from adeverinta.registry import Register
    from adeverinta.run import verify
    from adeverinta.run.authenticity import signed_by

    where = registru or (angajator.parent / "registru.sqlite" if angajator else None)
    found, signed = [], []
    with Register.open(where, employer="", readonly=True) if where else nullcontext() as register:
        if register:
            register.require_whole()
        trusted = roots(radacini) if radacini else ()
        for path in _papers(fisiere):
            data = _read(path)
            found.append((path, verify(data, path.name, register)))
            signed.append(signed_by(data, found[-1][1], trusted))
    if form == "json":
        told: list[dict[str, object]] = [
            {
                "fisier": mask_cnps(path.name),
                "numar": verdict.number,
                "stare": verdict.state.value,
                "semnaturi": [_as_json(item) for item in some or ()],
            }
            for (path, verdict), some in zip(found, signed, strict=True)
        ]
        for (path, _), some in zip(found, signed, strict=True):
            if some is None:
                click.echo(f"adeverinta: {_unread(path)}", err=True)
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for (path, verdict), some in zip(found, signed, strict=True):
            mark = {"in_vigoare": "DA", "sigiliu": "? "}.get(verdict.state, "NU")
            for item in verdict.findings:
                click.echo(f"{mark}  {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
            if some is None:
                click.echo(f"    {_unread(path)}")
            for one in some or ():
                click.echo(f"    {_told(one)}")
    return ExitCode.OK if all(verdict.good for _, verdict in found) else ExitCode.REFUSED


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


def _unread(path: Path) -> str:
    from adeverinta.core.finding import finding

    item = finding("SEMNATURI_FARA_PYHANKO", fisier=mask_cnps(path.name))
    return f"{item.message} {item.remedy}"


def _papers(given: Iterable[Path]) -> Iterator[Path]:
    """The files themselves; of a folder the PDFs in it."""
    for path in given:
        inside = sorted(path.glob("*.pdf")) if path.is_dir() else []
        yield from inside or (path,)


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
