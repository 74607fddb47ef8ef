"""`adeverinta cereri`: a requests workbook filled from payroll."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from adeverinta.cli import codes
from adeverinta.cli.options import DATE, PATH, exports_argument, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.cli.workbook_password import asker
from adeverinta.core.errors import ExitCode, OutputStop, UsageStop
from adeverinta.core.text import count


def _workbook_name(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """A workbook under another extension would open in no program."""
    if value.suffix.casefold() != ".xlsx":
        raise click.BadParameter(
            "cererile se scriu într-un fișier Excel, cu numele terminat în .xlsx", ctx, param
        )
    return value


@click.command(
    "cereri",
    cls=Command,
    help="Scrie un fișier de cereri completat din statele de plată, o persoană pe rând.",
)
@exports_argument
@click.option(
    "--iesire",
    type=PATH,
    required=True,
    metavar="FIȘIER.xlsx",
    callback=_workbook_name,
    help="Fișierul de cereri care se scrie.",
)
@click.option(
    "--angajator",
    type=PATH,
    default=None,
    metavar="FIȘIER",
    help="Profilul: numai persoanele acestui angajator.",
)
@click.option(
    "--registru", type=PATH, default=None, metavar="FIȘIER",
    help="Registrul din care se iau adresele de pe adeverințele de dinainte (implicit cel de lângă profil sau ieșire).",
)  # fmt: skip
@click.option(
    "--formular", "formulare", multiple=True, metavar="COD",
    help="Formularul pentru care se cer datele (se poate repeta): celelalte coloane sunt strânse. Implicit icc-hg52.",
)  # fmt: skip
@click.option(
    "--verifica", type=PATH, default=None, metavar="FIȘIER",
    help="Nu completează, ci verifică acest fișier de cereri; la --iesire se scrie o copie cu celulele de corectat marcate.",
)  # fmt: skip
@click.option(
    "--la-data",
    type=DATE,
    default=None,
    metavar="DATA",
    help="La --verifica: data eliberării (implicit azi).",
)
@unattended_option
def command(
    *,
    exporturi: tuple[Path, ...],
    iesire: Path,
    angajator: Path | None,
    registru: Path | None,
    formulare: tuple[str, ...],
    verifica: Path | None,
    la_data: date | None,
    fara_interactiune: bool,
) -> int:
    from adeverinta import api
    from adeverinta.core.finding import finding
    from adeverinta.office import prefilled_rows, requests_workbook

    if iesire.exists():
        raise OutputStop(finding(codes.CERERI_PESTE, cale=str(iesire)))
    form_codes = [code.casefold() for code in formulare]
    for code in form_codes:
        if code not in api.form_codes():
            known = ", ".join(api.form_codes())
            raise UsageStop(finding(api.run_codes.FORMULAR_NECUNOSCUT, formular=code, coduri=known))
    employer = api.Employer.load(angajator) if angajator else None
    password = asker(interactive=not fara_interactiune)
    read = api.read(exporturi, employer, password=password)
    if verifica is not None:
        from adeverinta.office import checked_workbook

        on = la_data or date.today()  # noqa: DTZ011 - the day on the user's own calendar
        marked = checked_workbook(verifica, read, employer, on, password)
        api.write_file(iesire, marked.data)
        refused = count(marked.refused, "cerere ar fi respinsă", "cereri ar fi respinse")
        click.echo(f"{refused}; {count(marked.cells, 'celulă marcată', 'celule marcate')} în {iesire}.")
        click.echo(
            "Corectați celulele marcate și dați acest fișier la --cereri; comentariile nu se citesc.",
            err=True,
        )
        return ExitCode.REFUSED if marked.refused else ExitCode.OK
    beside = [path.parent / "registru.sqlite" for path in (angajator, iesire) if path]
    rows, notes = prefilled_rows(read, [registru] if registru else beside)
    api.write_file(iesire, requests_workbook(rows, notes, form_codes))
    click.echo(f"{count(len(rows), 'persoană', 'persoane')} în {iesire}.")
    click.echo(
        "Completați data nașterii copilului pentru cine cere o adeverință; rândurile fără dată nu se citesc.",
        err=True,
    )
    return ExitCode.OK
