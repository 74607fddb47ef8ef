"""`adeverinta reguli`: the dated rules with their legal basis."""

from __future__ import annotations

from datetime import date

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
    "form",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="Forma listei.",
)
def command(*, on: date | None, between: tuple[date, date] | None, form: str) -> None:
    from adeverinta import law
    from adeverinta.law import show

    if between:
        changes = show.compare(*between)
        if form == "json":
            click.echo(show.changes_as_json(changes))
            return
        if not changes:
            click.echo("Nicio regulă nu diferă între cele două date.")
        for before, after in changes:
            one = before or after
            assert one is not None
            click.echo(f"{one.title} ({one.parameter})")
            for label, value in (("înainte", before), ("după", after)):
                if value is None:
                    click.echo(f"  {label}: fără regulă")
                else:
                    click.echo(
                        f"  {label}: {show.value_text(value.value)} ({value.unit}); {show.basis_text(value)}"
                    )
        return
    values = show.listing(on)
    if form == "json":
        click.echo(show.as_json(values))
        return
    click.echo(show.as_markdown(values))
    click.echo(f"Verificate ultima dată la {law.last_checked():%d.%m.%Y}.")
