"""`adeverinta semneaza`: signs issued papers electronically, one password for all of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adeverinta.cli import codes
from adeverinta.cli.options import PATH, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.cli.signing_options import SigningTally, key_options, opened_key, unlocked
from adeverinta.core.errors import ExitCode, InputStop, UsageStop
from adeverinta.core.finding import finding
from adeverinta.system import codes as system_codes
from adeverinta.system.user import user

if TYPE_CHECKING:
    from adeverinta.api import Identity, PaperToSign, Register, Signing


@click.command(
    "semneaza",
    cls=Command,
    help="Semnează electronic (PAdES) adeverințele emise, în vigoare și neschimbate; copiile semnate stau în „semnate”, lângă „adeverinte”, iar originalele rămân.",
)
@click.argument("pdfuri", metavar="PDF|FOLDER...", nargs=-1, type=PATH)
@key_options
@click.option(
    "--registru",
    type=PATH,
    default=None,
    metavar="FIȘIER",
    help="Registrul care a emis adeverințele (implicit registru.sqlite de lângă ele).",
)
@click.option("--iesire", type=PATH, default=None, metavar="FOLDER", help="Unde se scriu copiile semnate.")
@click.option("--lista", is_flag=True, help="Arată certificatele găsite și nu semnează nimic.")
@unattended_option
def command(
    *,
    pdfuri: tuple[Path, ...],
    p12: Path | None,
    token: Path | None,
    eticheta: str,
    tsa: str,
    invizibil: bool,
    registru: Path | None,
    iesire: Path | None,
    lista: bool,
    fara_interactiune: bool,
) -> int:
    from adeverinta import api

    if bool(p12) == bool(token):
        raise UsageStop(finding(api.codes.SEMNARE_CE_CHEIE))
    interactive = not fara_interactiune
    if lista:
        listed = partial(api.certificates, p12=p12, token=token, label=eticheta)
        if token:  # its certificates are seen without a PIN
            return _list(listed())
        return _list(unlocked(p12, lambda secret: listed(password=secret), interactive=interactive))
    if not pdfuri:
        raise click.UsageError("Lipsește argumentul „PDF|FOLDER...”.")
    asked = api.papers_of(pdfuri)
    where = registru or _register(asked[0].path, pdfuri[0])
    with (
        opened_key(p12, token, eticheta, tsa, invizibil=invizibil, interactive=interactive) as signing,
        _opened(where) as register,
    ):
        return sign(asked, signing, register, iesire)


def sign(asked: list[PaperToSign], signing: Signing, register: Register, output: Path | None) -> int:
    """Sign, with a line of progress; what was done is said even when something stops the rest."""
    from adeverinta import api
    from adeverinta.cli.progress import Progress

    told, progress = SigningTally(signing), Progress()
    try:
        told.take(api.sign(asked, signing, register, output=output, progress=progress))
    finally:
        progress.close()
        told.say()
    return ExitCode.REFUSED if told.refused else ExitCode.OK


def _opened(path: Path) -> Register:
    from adeverinta import api

    if not path.is_file():
        raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=str(path)))
    return api.Register.open_to_sign(path, author=user())


def _register(paper: Path, given: Path) -> Path:
    """The register beside the papers: in the folder of `adeverinte`, or one above, or the current one."""
    above = paper.resolve().parents
    start = next((item.parent for item in above if item.name in {"adeverinte", "semnate"}), above[0])
    for folder in (start, start.parent, Path.cwd()):
        if (folder / "registru.sqlite").is_file():
            return folder / "registru.sqlite"
    raise InputStop(finding(codes.SEMNARE_FARA_REGISTRU, cale=str(given)))


def _list(found: list[Identity]) -> int:
    if not found:
        click.echo("Niciun certificat (unele tokenuri le arată numai după PIN).")
    for item in found:
        name = f" [{item.label}]" if item.label else ""
        fit = f"nu se poate semna: {item.hindrance}" if item.hindrance else "se poate semna"
        click.echo(
            f"{item.who}{name}; emis de {item.issuer}; valabil până la {item.until.astimezone():%d.%m.%Y}; {fit}"
        )
    return ExitCode.OK
