"""`adeverinta firme`: every firm of an office folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from adeverinta.cli.options import (
    PATH,
    accept_options,
    accepted,
    cluster_option,
    issue_date_option,
    unattended_option,
)
from adeverinta.cli.romanian import Command
from adeverinta.core.text import count, mask_cnps
from adeverinta.office import codes as office_codes

if TYPE_CHECKING:
    from adeverinta.office import FirmLine


@click.command(
    "firme", cls=Command, help="Lucrează toate firmele dintr-un folder; scrie firme.xlsx și firme.json în el."
)
@click.argument("dosar", metavar="DOSAR", type=PATH)
@issue_date_option
@click.option("--doar-verificare", is_flag=True, help="Nu emite nimic, spune tot.")
@click.option("--scrisori", is_flag=True, help="Scrie și scrisorile către clienți și către părinți.")
@click.option(
    "--borderou",
    is_flag=True,
    help="Scrie la fiecare firmă și lista de predare (rapoarte/borderou-DATA.pdf).",
)
@accept_options
@click.option(
    "--aprobat-de",
    default="",
    metavar="NUME",
    help='Cine a aprobat ciornele, la firmele al căror profil cere două nume ([registru] aprobare = "doi").',
)
@click.option(
    "--procese",
    type=click.IntRange(1, 64),
    default=None,
    metavar="N",
    help="Câte procese lucrează (implicit după câte cereri au firmele).",
)
@cluster_option
@unattended_option
def command(
    *, dosar: Path, la_data: date | None, doar_verificare: bool, scrisori: bool, borderou: bool, aprobat_de: str,
    procese: int | None, cluster: str | None, fara_interactiune: bool, **accepting: bool,
) -> int:  # fmt: skip
    from adeverinta.cli.workbook_password import asker
    from adeverinta.cli.workers import executor_of, workers_for
    from adeverinta.office import (
        FirmWays,
        asked_in,
        check_overview,
        go_through,
        overview_exit_code,
        write_overview,
    )
    from adeverinta.system.processes import one_interrupt
    from adeverinta.system.user import user

    on = la_data or date.today()  # noqa: DTZ011 - the day on the user's own calendar
    check_overview(dosar)
    workers = 1 if doar_verificare or cluster else workers_for(procese, asked_in(dosar))
    with one_interrupt(), executor_of(workers, None if doar_verificare else cluster) as executor:
        ways = FirmWays(
            verify_only=doar_verificare,
            accepted=accepted(accepting),
            executor=executor,
            handover=borderou,
            letters=scrisori,
            password=asker(interactive=not fara_interactiune),
            author=user(),
            approved_by=aprobat_de,
        )
        lines = go_through(dosar, on, ways, say=_progress)
    for line in lines:
        click.echo(_told(line))
    if scrisori:
        written = sum(len(line.letters) for line in lines)
        click.echo(f"{count(written, 'fișier', 'fișiere')} în folderele „scrisori”.")
    json_path, book = write_overview(dosar, lines, on)
    click.echo(f"Privire de ansamblu: {book}")
    click.echo(f"Pentru alte programe: {json_path}")
    return overview_exit_code(lines)


def _told(line: FirmLine) -> str:
    if line.stopped:
        item = line.findings[0]
        return mask_cnps(f"{line.firm.name}: oprită. {item.message} {item.remedy}")
    text = (
        f"{line.firm.name}: {line.issued} {'nouă' if line.issued == 1 else 'noi'}, "
        f"{line.unchanged} {'neschimbată' if line.unchanged == 1 else 'neschimbate'}, "
        f"{line.refused} {'respinsă' if line.refused == 1 else 'respinse'}"
    )
    if line.missing:
        text += "; lipsesc: " + ", ".join(item.month.label for item in line.missing[:6])
    touched = sum(item.code == office_codes.ADEVERINTA_ATINSA.name for item in line.findings)
    if touched:
        text += f"; {count(touched, 'adeverință atinsă', 'adeverințe atinse')} de sume schimbate"
    return mask_cnps(text) + "."


def _progress(firm: str, done: int, total: int) -> None:
    import sys

    if firm and sys.stderr.isatty():
        click.echo(mask_cnps(f"{done + 1} din {total}: {firm}"), err=True)
