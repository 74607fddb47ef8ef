"""`adeverinta citeste`: what was understood of each file; issues nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from adeverinta.cli.options import exports_argument
from adeverinta.cli.romanian import Command
from adeverinta.core.month import Month
from adeverinta.core.text import count, mask_cnps


@click.command("citeste", cls=Command, help="Arată ce s-a înțeles din fiecare fișier; nu emite nimic.")
@exports_argument
@click.option(
    "--cui", default=None, metavar="CUI", help="Codul fiscal al angajatorului; alte rânduri nu se folosesc."
)
def command(*, exporturi: tuple[Path, ...], cui: str | None) -> None:
    from adeverinta import payroll

    digits = "".join(c for c in cui or "" if c.isdigit()) or None
    read = payroll.read(exporturi, employer=digits, wanted=())
    for layout in read.layouts:
        where = layout.file + (f", foaia „{layout.sheet}”" if layout.sheet else "")
        click.echo(where)
        click.echo(
            f"  antet: {'rândul' if len(layout.header_rows) == 1 else 'rândurile'} {_numbers(layout.header_rows)}"
        )
        for name, (letter, header) in layout.columns.items():
            click.echo(f"  {name:<20} coloana {letter:<3} „{header}”")
        if layout.ignored:
            click.echo(
                "  nefolosite: " + ", ".join(f"{letter} „{header}”" for letter, header in layout.ignored)
            )
        click.echo(f"  luni ({layout.month_from}): {_months(layout.months)}")
        click.echo(
            f"  {count(layout.persons, 'persoană', 'persoane')}, {count(layout.rows, 'rând folosit', 'rânduri folosite')}"
        )
    for source in read.sources:
        for unused in source.unused:
            sheet = f", foaia „{unused.sheet}”" if unused.sheet else ""
            click.echo(
                f"nefolosit în {source.file}{sheet}: rândurile {_numbers(unused.rows)} ({unused.reason})"
            )
    for item in read.findings:
        click.echo(f"{item.severity.value} {item.code}: {mask_cnps(item.message)} {mask_cnps(item.remedy)}")
    click.echo(
        f"În total: {count(len(read.sources), 'fișier', 'fișiere')}, {count(len(read.persons), 'persoană', 'persoane')}, "
        f"luni: {_months(sorted(read.covered))}."
    )


def _numbers(rows: Sequence[int], shown: int = 12) -> str:
    text = ", ".join(str(row) for row in rows[:shown])
    return text + (f" și încă {len(rows) - shown}" if len(rows) > shown else "")


def _months(months: Sequence[Month]) -> str:
    """Runs of months as `09.2024-11.2026`."""
    runs: list[list[Month]] = []
    for month in months:
        if runs and month.minus(runs[-1][-1]) == 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    ends = [
        f"{m.month:02d}.{m.year}" for run in runs for m in ((run[0], run[-1]) if len(run) > 1 else (run[0],))
    ]
    texts, position = [], 0
    for run in runs:
        width = 2 if len(run) > 1 else 1
        texts.append("-".join(ends[position : position + width]))
        position += width
    return ", ".join(texts) or "niciuna"
