"""`adeverinta firme`: every firm of an office folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from adeverinta.cli.options import DATE, PATH
from adeverinta.cli.romanian import Command
from adeverinta.core.text import count, mask_cnps


@click.command(
    "firme", cls=Command, help="Lucrează toate firmele dintr-un folder; scrie firme.xlsx și firme.json în el."
)
@click.argument("dosar", metavar="DOSAR", type=PATH)
@click.option("--la-data", type=DATE, default=None, metavar="DATA", help="Data eliberării (implicit azi).")
@click.option("--doar-verificare", is_flag=True, help="Nu emite nimic, spune tot.")
@click.option("--scrisori", is_flag=True, help="Scrie și scrisorile către clienți și către părinți.")
@click.option(
    "--accepta-luni-lipsa", is_flag=True, help="Emite și când lipsesc fișiere de luni; lunile rămân goale."
)
@click.option("--fara-interactiune", is_flag=True, help="Nu întreabă nimic la terminal.")
def command(
    *, dosar: Path, la_data: date | None, doar_verificare: bool, scrisori: bool, accepta_luni_lipsa: bool,
    fara_interactiune: bool,
) -> int:  # fmt: skip
    from adeverinta.office import letters, overview

    del fara_interactiune  # nothing is asked
    on = la_data or date.today()  # noqa: DTZ011 - the day on the user's own calendar
    accepted = ("missing",) if accepta_luni_lipsa else ()
    overview.check(dosar)
    lines = overview.go_through(dosar, on, verify_only=doar_verificare, accepted=accepted, say=_progress)
    for line in lines:
        click.echo(_told(line))
    json_path, book = overview.write(dosar, lines, on)
    click.echo(f"Privire de ansamblu: {book}")
    click.echo(f"Pentru alte programe: {json_path}")
    if scrisori:
        written = [path for line in lines for path in letters.write(line, on)]
        click.echo(f"{count(len(written), 'scrisoare', 'scrisori')} în folderele „scrisori”.")
    return overview.exit_code(lines)


def _told(line: object) -> str:
    from adeverinta.office.overview import Line

    assert isinstance(line, Line)
    if line.stopped:
        item = line.findings[0]
        return f"{line.firm.name}: oprită. {mask_cnps(item.message)} {mask_cnps(item.remedy)}"
    text = (
        f"{line.firm.name}: {line.issued} {'nouă' if line.issued == 1 else 'noi'}, "
        f"{line.unchanged} {'neschimbată' if line.unchanged == 1 else 'neschimbate'}, "
        f"{line.refused} {'respinsă' if line.refused == 1 else 'respinse'}"
    )
    if line.missing:
        text += "; lipsesc: " + ", ".join(item.month.label for item in line.missing[:6])
    return text + "."


def _progress(firm: str, done: int, total: int) -> None:
    import sys

    if firm and sys.stderr.isatty():
        click.echo(f"{done + 1} din {total}: {firm}", err=True)
