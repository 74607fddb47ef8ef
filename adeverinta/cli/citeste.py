"""`adeverinta citeste`: what was understood of each file; issues nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from adeverinta.cli import gross_listing, learn
from adeverinta.cli.options import PATH, exports_argument, profile_option, unattended_option
from adeverinta.cli.romanian import Command
from adeverinta.cli.workbook_password import asker
from adeverinta.core.errors import ExitCode, InputStop
from adeverinta.core.month import Month
from adeverinta.core.text import count, first_few, mask_cnps

if TYPE_CHECKING:
    from adeverinta.api import Payroll, Profile, SheetLayout

_ROWS: Final = 12
"""Numbers of rows that a line names."""


@click.command("citeste", cls=Command, help="Arată ce s-a înțeles din fiecare fișier; nu emite nimic.")
@exports_argument
@click.option(
    "--cui", default=None, metavar="CUI", help="Codul fiscal al angajatorului; alte rânduri nu se folosesc."
)
@click.option(
    "--angajator",
    type=PATH,
    default=None,
    metavar="FIȘIER",
    help="Profilul angajatorului: codul lui fiscal; formatele învățate se țin lângă el.",
)
@profile_option
@unattended_option
def command(
    *,
    exporturi: tuple[Path, ...],
    cui: str | None,
    angajator: Path | None,
    profil: Path | None,
    fara_interactiune: bool,
) -> int:
    from adeverinta import api

    names: dict[str, str] = {}
    chosen: dict[str, str] = {}
    if angajator is not None:
        for employer in api.read_employers([angajator])[0]:
            names[employer.profile.denumire] = employer.profile.cod_fiscal_digits
            chosen |= employer.profile.calcul
        cui = cui or (next(iter(names.values())) if len(names) == 1 else None)
    digits = "".join(c for c in cui or "" if c.isdigit()) or None
    password = asker(interactive=not fara_interactiune)
    folders = learn.folders([angajator] if angajator else [])

    forced = api.load_layout(profil) if profil else None
    known = api.load_layouts(folders)
    read = api.reader(employer=digits, employers=names, known=known, forced=forced, password=password)

    def explain(stop: InputStop, paths: Sequence[Path]) -> Profile | None:
        return learn.explain(stop, paths, interactive=not fara_interactiune, password=password)

    done = api.read_on(exporturi, read, explain, password)
    for learnt in done.helped:  # what does not read is not kept
        learn.save(learnt, folders[0])
        known.insert(0, learnt)
    _show(done.payroll, chosen)
    if learn.at_terminal(interactive=not fara_interactiune):
        explained = [*known, *([forced] if forced else [])]
        for proposal in api.unknown_layouts(done.paths, done.payroll, explained, password, done.left_out):
            _say(f"{learn.where(proposal)}: sunt coloane neînțelese.")
            learnt = learn.ask(proposal)
            read(done.paths, done.left_out, [learnt])
            learn.save(learnt, folders[0])
            known.insert(0, learnt)
    for item in done.unread:
        _say(f"necitit: {item.message} {item.remedy}", err=True)
    return ExitCode.INPUT if done.unread else ExitCode.OK


def _say(text: str, *, err: bool = False) -> None:
    """A line: names of files and sheets and what stands in a header may hold a CNP, which is not shown whole."""
    click.echo(mask_cnps(text), err=err)


def _show_columns(layout: SheetLayout) -> None:
    """What each column was understood to be."""
    _say(
        f"  antet: {'rândul' if len(layout.header_rows) == 1 else 'rândurile'} {first_few(layout.header_rows, _ROWS)}"
    )
    for name, (letter, header) in layout.columns.items():
        doubt = "" if layout.proven or name != "net" else " (numai după antet, neverificat)"
        kind = "celula" if letter[-1:].isdigit() else "coloana"
        _say(f"  {name:<24} {kind} {letter:<3} „{header}”{doubt}")
    for what, others in (("fără folos", layout.ignored), ("neînțelese", layout.unknown)):
        if others:
            _say(f"  {what}: " + ", ".join(f"{letter} „{header}”" for letter, header in others))


def _show(read: Payroll, chosen: Mapping[str, str]) -> None:
    from adeverinta import api

    told: dict[tuple[object, ...], str] = {}
    for layout in read.layouts:
        where = layout.file + (f", foaia „{layout.sheet}”" if layout.sheet else "")
        _say(where)
        columns = tuple(layout.columns.items())
        key = (layout.header_rows, columns, layout.ignored, layout.unknown, layout.proven)
        first = told.setdefault(key, where)
        if first == where:
            _show_columns(layout)
        else:
            _say(f"  antetul și coloanele sunt ca în {first}")
        _say(f"  luni ({layout.month_from}): {_months(layout.months)}")
        _say(
            f"  {count(layout.persons, 'persoană', 'persoane')}, {count(layout.rows, 'rând folosit', 'rânduri folosite')}"
        )
    for source in read.sources:
        for unused in source.unused:
            sheet = f", foaia „{unused.sheet}”" if unused.sheet else ""
            rows = "rândul" if len(unused.rows) == 1 else "rândurile"
            which = f": {rows} {first_few(unused.rows, _ROWS)}" if unused.rows else ""
            _say(f"nefolosit în {source.file}{sheet}{which} ({unused.reason})")
    for line in gross_listing.lines(read, chosen):
        _say(line)
    for item in read.findings:
        _say(f"{item.severity.value} {item.code}: {item.message} {item.remedy}")
    for line in api.missing_lines(read):
        _say(line)
    _say(
        f"În total: {count(len(read.sources), 'fișier', 'fișiere')}, {count(len(read.persons), 'persoană', 'persoane')}, "
        f"luni: {_months(sorted(read.covered))}."
    )


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
