"""`adeverinta firma-noua`: a firm's folder made from its exports."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from adeverinta.cli.dialogue import ask
from adeverinta.cli.options import PATH, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.cli.terminal import attended
from adeverinta.core.errors import ExitCode
from adeverinta.core.text import clean, count, mask_cnps
from adeverinta.system import codes as system_codes

_ASKED: Final = (
    ("angajator", "denumire", "Denumirea firmei"),
    ("angajator", "cod_fiscal", "Codul fiscal"),
    ("angajator", "sediu", "Sediul"),
    ("reprezentant", "nume", "Reprezentantul (nume și prenume)"),
    ("reprezentant", "functie", "Funcția reprezentantului"),
)

_LEAST_LETTERS: Final = 2


@click.command(
    "firma-noua",
    cls=Command,
    help="Face folderul unei firme din exporturile ei: profil, state, restul de completat.",
)
@click.argument("dosar", metavar="DOSAR/FIRMA", type=PATH)
@click.argument("altele", metavar="[EXPORT...]", nargs=-1, type=PATH)
@click.option(
    "--din",
    "din",
    type=PATH,
    multiple=True,
    metavar="EXPORT",
    help="Fișiere sau foldere cu state de plată; se pot da mai multe.",
)
@unattended_option
def command(*, dosar: Path, altele: tuple[Path, ...], din: tuple[Path, ...], fara_interactiune: bool) -> int:
    from adeverinta.core.errors import InputStop
    from adeverinta.core.finding import finding
    from adeverinta.office import make_firm, profile_values, save_profile

    exports = (*din, *altele)
    for path in exports:
        if not path.exists():
            raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=path.name))
    firm, found = make_firm(dosar, exports)
    files = len(list(firm.state.iterdir())) if firm.state.is_dir() else 0
    click.echo(f"Firma este în {firm.folder}: {count(files, 'fișier', 'fișiere')} în „state”.")
    known = profile_values(firm.profile)
    if found.name:
        click.echo(f"Denumirea, din exporturi: {mask_cnps(found.name)}")
    if found.fiscal_code:
        click.echo(f"Codul fiscal, din exporturi: {mask_cnps(found.fiscal_code)}")
    missing = [item for item in _ASKED if not known.get(item[:2])]
    if missing and not fara_interactiune and attended():
        answers = {(section, key): _answer(key, words) for section, key, words in missing}
        save_profile(firm.profile, answers)
        missing = [item for item in missing if not answers[item[:2]]]
    if missing:
        click.echo(f"De completat în {firm.profile}: {', '.join(words for _, _, words in missing)}.")
    return ExitCode.OK


def _answer(key: str, words: str) -> str:
    """What was written, if it can be such; Enter leaves it for later."""
    from stdnum.ro import cf

    while said := clean(ask(f"{words} (Enter: mai târziu)")):
        if key == "cod_fiscal" and not cf.is_valid(said):
            click.echo(
                f"„{mask_cnps(said)[:40]}” nu este un cod fiscal: cifra lui de control nu se potrivește."
            )
        elif key != "cod_fiscal" and sum(map(str.isalpha, said)) < _LEAST_LETTERS:
            click.echo(f"„{mask_cnps(said)[:40]}” nu spune nimic aici: scrieți cu litere sau apăsați Enter.")
        else:
            break
    return said
