"""`adeverinta demo`: the whole job on the shipped samples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from adeverinta.cli.options import PATH
from adeverinta.cli.romanian import Command

# the samples end with November 2026; a fixed day keeps the demo the same whenever it is run
DEMO_DATE = date(2026, 11, 22)


@click.command(
    "demo", cls=Command, help="Rulează tot fluxul pe datele de exemplu și arată unde sunt fișierele."
)
@click.option(
    "--iesire",
    type=PATH,
    default=Path("adeverinta-demo"),
    show_default=True,
    metavar="FOLDER",
    help="Unde se scriu rezultatele.",
)
def command(*, iesire: Path) -> int:
    from adeverinta import api
    from adeverinta.cli.issue import issue

    samples = api.samples()
    api.prepare_folder(iesire)
    codes = []
    for title, exports, folder, output in (
        ("Firma de exemplu, 09.2024 - 11.2026", samples / "lunar-xlsx", samples, iesire),
        ("Aceeași firmă, o naștere din 2009", samples / "2009", samples / "2009", iesire / "2009"),
    ):
        click.echo(f"{title}: state de plată din {exports}")
        profile = folder / "angajator.toml"
        if not profile.exists():
            profile = samples / "angajator.toml"
        employers, findings = api.read_employers([profile])
        rows = api.requests(folder / "cereri.xlsx")
        codes.append(
            issue(
                exports=[exports],
                requests=rows,
                employers=employers,
                output=output,
                issue_date=DEMO_DATE,
                form="auto",
                draft=False,
                register=iesire / "registru.sqlite",
                accept_missing=False,
                processes=None,
                merged=True,
                findings=[*findings, *rows.findings],
            )
        )
    profile, asked = api.put_models(iesire)
    click.echo(f"Modele de completat: {profile} și {asked}")
    return max(codes)
