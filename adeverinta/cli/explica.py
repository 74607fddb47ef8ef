"""`adeverinta explica`: why each number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from adeverinta.cli import learn
from adeverinta.cli.options import PATH, exports_argument, issue_date_option, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.cli.secret import cnp_option
from adeverinta.cli.una import field_options, request_of
from adeverinta.cli.workbook_password import asker
from adeverinta.core.text import mask_cnps


@click.command(
    "explica", cls=Command, help="Arată de ce: celula, formula, regula, articolul și datele fiecărui număr."
)
@exports_argument
@cnp_option
@click.option("--nastere", required=True, metavar="DATA", help="Data nașterii copilului.")
@click.option(
    "--angajator",
    type=PATH,
    default=None,
    metavar="FIȘIER",
    help="Profilul angajatorului, pentru [calcul] și codul fiscal.",
)
@click.option("--formular", default="auto", show_default=True, metavar="auto|COD", help="Formularul.")
@issue_date_option
@unattended_option
@field_options
def command(
    *,
    exporturi: tuple[Path, ...],
    cnp: str,
    nastere: str,
    angajator: Path | None,
    formular: str,
    la_data: date | None,
    fara_interactiune: bool,
    **fields: str | None,
) -> int:
    from adeverinta import api
    from adeverinta.core.errors import ExitCode

    asked = request_of(cnp, nastere, fields)
    employer = api.Employer.load(angajator) if angajator else None
    told = api.explained(
        asked,
        exporturi,
        employer,
        on=la_data or date.today(),  # noqa: DTZ011 - the user's own calendar day
        form=formular,
        password=asker(interactive=not fara_interactiune),
        layouts=api.load_layouts(learn.folders([angajator] if angajator else [])),
    )
    if not told.lines:
        for item in told.findings:
            click.echo(mask_cnps(f"{item.severity.value} {item.code}: {item.message} {item.remedy}"))
    for line in told.lines:
        click.echo(mask_cnps(line))
    return ExitCode.REFUSED if told.refused else ExitCode.OK
