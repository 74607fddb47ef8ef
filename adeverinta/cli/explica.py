"""`adeverinta explica`: why each number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from adeverinta.cli import learn
from adeverinta.cli.options import DATE, PATH, exports_argument
from adeverinta.cli.password import asker
from adeverinta.cli.romanian import Command
from adeverinta.cli.secret import cnp_option
from adeverinta.cli.una import field_options
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
@click.option("--la-data", type=DATE, default=None, metavar="DATA", help="Data eliberării (implicit azi).")
@field_options
def command(
    *,
    exporturi: tuple[Path, ...],
    cnp: str,
    nastere: str,
    angajator: Path | None,
    formular: str,
    la_data: date | None,
    **fields: str | None,
) -> int:
    from adeverinta import income, payroll
    from adeverinta.core.errors import ExitCode
    from adeverinta.core.month import Month
    from adeverinta.payroll.layout import profiles
    from adeverinta.report.explain import explain
    from adeverinta.requests import EmployerProfile, one_request, read_employer
    from adeverinta.run import Job, prepare

    employer = EmployerProfile(denumire="", sediu="", cod_fiscal="")
    if angajator is not None:
        employer, _ = read_employer(angajator)
    given = {column: value for column, value in fields.items() if value}
    request = one_request({"cnp": cnp, "data_nasterii_copilului": nastere, **given})
    issue_date = la_data or date.today()  # noqa: DTZ011 - the user's own calendar day
    job = Job(exporturi, [request], employer, Path(), issue_date, register=None, form=formular)
    digits = employer.cod_fiscal_digits or None
    read = payroll.read(
        exporturi,
        employer=digits,
        wanted={request.cnp},
        issue_month=Month.of(issue_date),
        employers={employer.denumire: digits} if digits else None,
        password=asker(),
        profiles=profiles.load_all(learn.folders([angajator] if angajator else [])),
    )
    draft = prepare(request, 1, read, job)
    if draft.income is None:
        for item in draft.findings:
            click.echo(mask_cnps(f"{item.severity.value} {item.code}: {item.message} {item.remedy}"))
        return ExitCode.REFUSED
    switches = income.all_switches(employer.calcul)
    rows = income.from_gross(read.rows_of(request.cnp), request, switches).rows
    for line in explain(request, rows, draft.income):
        click.echo(mask_cnps(line))
    return ExitCode.REFUSED if draft.refused else ExitCode.OK
