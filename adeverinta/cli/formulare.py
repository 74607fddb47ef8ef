"""`adeverinta formulare`: the forms, their legal basis, how exact each is."""

from __future__ import annotations

from typing import Final

import click

from adeverinta.cli.romanian import Command

_EXACTNESS: Final = {
    "exact": "exactă (cuvânt cu cuvânt după textul publicat)",
    "field-faithful": "după câmpuri (aceleași rubrici și coloane; așezarea în pagină este a noastră)",
    "free text": "text liber (nu există un model legal)",
}


@click.command("formulare", cls=Command, help="Arată formularele, temeiul legal și cât de exacte sunt.")
def command() -> None:
    from adeverinta import forms

    for info in forms.catalog():
        click.echo(f"{info.code}: {info.title}")
        click.echo(f"  temei: {info.legal_basis}")
        click.echo(f"  valabil: {info.in_force.note}")
        click.echo(f"  exactitate: {_EXACTNESS[info.exactness]}")
        click.echo(f"  sursa: {info.source}")
