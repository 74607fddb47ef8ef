"""`adeverinta reguli`: the dated rules with their legal basis."""

from __future__ import annotations

from datetime import date
from typing import Literal

import click

from adeverinta.cli.options import DATE
from adeverinta.cli.romanian import Command


@click.command(
    "reguli", cls=Command, help="Arată regulile legale: valoare, de când, temei, sursă și certitudine."
)
@click.option(
    "--la", "on", type=DATE, default=None, metavar="DATA", help="Numai regulile în vigoare la această dată."
)
@click.option(
    "--compara",
    "between",
    type=(DATE, DATE),
    default=None,
    metavar="D1 D2",
    help="Ce s-a schimbat între două date.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="Forma listei.",
)
def command(*, on: date | None, between: tuple[date, date] | None, shape: Literal["md", "json"]) -> None:
    from adeverinta import api

    if between:
        click.echo(api.rule_changes(*between, shape=shape) or "Nicio regulă nu diferă între cele două date.")
        return
    click.echo(api.rule_list(on, shape=shape))
    if shape == "md":
        click.echo(f"Verificate ultima dată la {api.law_checked():%d.%m.%Y}.")
