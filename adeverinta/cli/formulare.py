"""`adeverinta formulare`: the forms, their legal basis, how exact each is."""

from __future__ import annotations

import click

from adeverinta.cli.romanian import Command


@click.command("formulare", cls=Command, help="Arată formularele, temeiul legal și cât de exacte sunt.")
def command() -> None:
    from adeverinta import forms

    for info in forms.catalog():
        click.echo(f"{info.code}: {info.title}")
        click.echo(f"  temei: {info.legal_basis}")
        click.echo(f"  valabil: {info.in_force}")
        click.echo(f"  exactitate: {info.exactness}")
        click.echo(f"  sursa: {info.source}")
