"""`adeverinta cereri`: a requests workbook filled from payroll."""

from __future__ import annotations

from pathlib import Path

import click

from adeverinta.cli.options import PATH, exports_argument
from adeverinta.cli.password import asker
from adeverinta.cli.romanian import Command
from adeverinta.core.errors import ExitCode, OutputStop
from adeverinta.core.text import count, mask_cnps


@click.command(
    "cereri",
    cls=Command,
    help="Scrie un fișier de cereri completat din statele de plată, o persoană pe rând.",
)
@exports_argument
@click.option(
    "--iesire", type=PATH, required=True, metavar="FIȘIER.xlsx", help="Fișierul de cereri care se scrie."
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
@click.option("--fara-interactiune", is_flag=True, help="Nu întreabă nimic la terminal.")
def command(
    *,
    exporturi: tuple[Path, ...],
    iesire: Path,
    angajator: Path | None,
    registru: Path | None,
    fara_interactiune: bool,
) -> int:
    from adeverinta import api
    from adeverinta.core.finding import finding
    from adeverinta.office.fill import rows_from
    from adeverinta.office.requests_book import workbook
    from adeverinta.registry import files

    if iesire.exists():
        raise OutputStop(finding("CERERI_PESTE", cale=mask_cnps(str(iesire))))
    employer = api.Employer.load(angajator) if angajator else None
    read = api.read(exporturi, employer, password=asker(interactive=not fara_interactiune))
    beside = [path.parent / "registru.sqlite" for path in (angajator, iesire) if path]
    rows, notes = rows_from(read, [registru] if registru else beside)
    files.prepare_output(iesire.parent)
    files.write_atomic(iesire, workbook(rows, notes))
    click.echo(f"{count(len(rows), 'persoană', 'persoane')} în {iesire}.")
    click.echo(
        "Completați data nașterii copilului pentru cine cere o adeverință; rândurile fără dată nu se citesc.",
        err=True,
    )
    return ExitCode.OK
