"""`adeverinta registru`: the register of what was issued, shown, searched, corrected, printed, checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from adeverinta.cli import codes
from adeverinta.cli.options import (
    DATE,
    NUMBER,
    PATH,
    exports_argument,
    issue_arguments,
    remembered,
    replacement_options,
)
from adeverinta.cli.registru_date import curata, extras, reface
from adeverinta.cli.registru_open import ANGAJATOR, opened, path_of, where
from adeverinta.cli.romanian import Command, RomanianGroup
from adeverinta.cli.secret import searched
from adeverinta.cli.workbook_password import asker
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import ExitCode, InputStop, UsageStop
from adeverinta.core.finding import finding
from adeverinta.core.text import count, mask_cnp, mask_cnps

if TYPE_CHECKING:
    from adeverinta.api import Entry

_CHAIN_SHOWN: Final = 20
ERASED: Final = "(datele persoanei au fost șterse)"


@click.group(
    "registru",
    cls=RomanianGroup,
    help="Registrul adeverințelor emise: nimic nu se șterge, ce s-a schimbat se vede.",
)
def command() -> None:
    pass


for _item in (extras, curata, reface):
    command.add_command(_item)


def _show(entries: Iterable[Entry]) -> None:
    """One line an entry, the CNP masked."""
    from adeverinta import api

    shown = 0
    for entry in entries:
        shown += 1
        printed = "" if entry.printed == str(entry.number) else f" (tipărit {mask_cnps(entry.printed)})"
        child = f", copil născut la {romanian_date(entry.birth)}" if entry.birth else ""
        reason = f" – {mask_cnps(entry.reason)}" if entry.reason else ""
        click.echo(
            f"{entry.label}{printed}  {romanian_date(entry.issued_on)}  {api.STATUS_NAMES[entry.status]:<9}  "
            f"{entry.form:<12}  {mask_cnp(entry.cnp)}  {mask_cnps(entry.nume) or ERASED}{child}{reason}"
        )
    click.echo(f"{count(shown, 'număr', 'numere')}." if shown else "Niciun număr găsit.")


@command.command("lista", cls=Command, help="Arată numerele date, cu starea fiecăruia.")
@where
@click.option("--an", type=click.IntRange(1990, 2200), default=None, metavar="AN", help="Numai acest an.")
def lista(*, angajator: Path | None, registru: Path | None, an: int | None) -> None:
    with opened(registru, angajator) as register:
        _show(register.entries(an))


@command.command(
    "cauta",
    cls=Command,
    help="Caută după nume, CNP sau număr; „-” cere textul la terminal sau îl citește de la intrare.",
)
@click.argument("text", metavar="TEXT|-", callback=searched)
@where
def cauta(*, text: str, angajator: Path | None, registru: Path | None) -> None:
    with opened(registru, angajator) as register:
        _show(register.search(text))


@command.command("anuleaza", cls=Command, help="Anulează un număr; rămâne în registru, cu motivul.")
@click.argument("numar", metavar="NUMAR/AN", type=NUMBER)
@click.option("--motiv", required=True, metavar="TEXT", help="De ce se anulează.")
@where
def anuleaza(*, numar: tuple[int, int], motiv: str, angajator: Path | None, registru: Path | None) -> None:
    with opened(registru, angajator, readonly=False) as register:
        gone = register.annul(*numar, motiv)
    click.echo(f"Nr. {gone.label} ({mask_cnps(gone.nume)}) este anulat: {mask_cnps(gone.reason or '')}.")


@command.command(
    "inlocuieste",
    cls=Command,
    help="Emite din nou adeverința unui număr, cu date corectate; cea veche se anulează.",
)
@click.argument("numar", metavar="NUMAR/AN", type=NUMBER)
@exports_argument
@click.option(
    "--cereri",
    type=PATH,
    required=True,
    metavar="FIȘIER",
    help="Cererile; se folosește numai rândul persoanei.",
)
@click.option("--angajator", type=PATH, required=True, metavar="FIȘIER", help=ANGAJATOR)
@replacement_options
def inlocuieste(
    *, numar: tuple[int, int], cereri: Path, angajator: Path, fara_interactiune: bool, **options: Any
) -> int:
    from adeverinta import api
    from adeverinta.cli.issue import issue

    password = asker(interactive=not fara_interactiune)
    with opened(options["registru"], angajator) as register:
        entry = register.find(*numar)
    if entry is None:
        raise UsageStop(finding(api.registry_codes.REGISTRU_NUMAR_NECUNOSCUT, numar=numar[0], an=numar[1]))
    employer = api.Employer.load(angajator)
    rows = api.requests(cereri, password=password)
    own = [row for row in rows if row.cnp == entry.cnp]
    same = [row for row in own if row.data_nasterii_copilului == entry.birth] or own
    if len(same) != 1:
        raise InputStop(finding(codes.CERERE_NEGASITA, numar=entry.printed))
    arguments = issue_arguments({**options, "formular": entry.form, "ciorna": False, "inlocuieste": [numar]})
    accepted = {name for name, given in arguments.items() if given is True}
    for option, name in remembered(entry.said.get("optiuni"), accepted).items():
        arguments[name] = True
        click.echo(f"Nr. {entry.label} a fost emisă cu --{option}; se ține seama și acum.")
    return issue(
        requests=same,
        employers=[employer],
        findings=[*employer.findings, *rows.findings],
        password=password,
        **arguments,
    )


@command.command("exporta", cls=Command, help="Scrie registrul ca tabel Excel (.xlsx) sau de tipărit (.pdf).")
@click.option(
    "--iesire", type=PATH, required=True, metavar="FIȘIER", help="Fișierul de scris: .xlsx sau .pdf."
)
@click.option("--an", type=click.IntRange(1990, 2200), default=None, metavar="AN", help="Numai acest an.")
@click.option(
    "--la-data", type=DATE, default=None, metavar="DATA", help="Data de pe registrul tipărit (implicit azi)."
)
@where
def exporta(
    *, iesire: Path, an: int | None, la_data: date | None, angajator: Path | None, registru: Path | None
) -> None:
    with opened(registru, angajator) as register:
        # the day on the user's own clock, as on the certificates
        written = register.export(iesire, on=la_data or date.today(), year=an)  # noqa: DTZ011
    click.echo(
        f"{count(written, 'număr scris', 'numere scrise')} în {mask_cnps(str(iesire))}, cu CNP-ul întreg."
    )


@command.command(
    "verifica", cls=Command, help="Caută rânduri schimbate, șterse sau adăugate în afara programului."
)
@click.option(
    "--varf",
    default=None,
    metavar="AMPRENTA",
    help="Amprenta de pe un registru tipărit: istoricul trebuie să treacă prin ea.",
)
@where
def verifica(*, varf: str | None, angajator: Path | None, registru: Path | None) -> int:
    path = path_of(registru, angajator)
    with opened(registru, angajator) as register:
        found = register.check()
        passed = varf is None or register.passes(varf.strip().lower())
    _say_broken(path, found.broken)
    if not passed:
        item = finding(codes.REGISTRU_ALT_VARF, cale=str(path), varf=varf)
        click.echo(f"{mask_cnps(item.message)} {item.remedy}")
    if found.broken or not passed:
        return ExitCode.REFUSED
    click.echo(
        f"Registrul este întreg: {count(found.entries, 'număr', 'numere')}, "
        f"{count(found.events, 'eveniment', 'evenimente')}. Amprenta istoricului: {found.last}"
    )
    return ExitCode.OK


def _say_broken(path: Path, broken: Sequence[str]) -> None:
    from adeverinta import api

    for what in broken[:_CHAIN_SHOWN]:
        item = finding(api.registry_codes.REGISTRU_LANT_RUPT, cale=str(path), ce=what)
        click.echo(f"{mask_cnps(item.message)} {item.remedy}")
    if len(broken) > _CHAIN_SHOWN:
        click.echo(f"și încă {len(broken) - _CHAIN_SHOWN}")
