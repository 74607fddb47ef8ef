"""Layouts that are not known yet: shown with samples and doubts, asked about at a terminal, kept as profiles."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from adeverinta.core.errors import InputStop

if TYPE_CHECKING:
    from adeverinta.payroll.propose import Proposal

UNKNOWN: Final = frozenset(
    ("NU_E_STAT_DE_PLATA", "COLOANE_LIPSA", "VENIT_NET_NEDECIS", "DOUA_COLOANE_NET", "COLOANA_DUBLA")
)
"""Reasons to ask what the columns are."""


def folders(employers: Sequence[Path] = ()) -> list[Path]:
    """Where profiles are looked for: beside the employer profiles, then in the user's own folder."""
    from platformdirs import user_config_path

    from adeverinta.payroll.profiles import FOLDER

    own = [path if path.is_dir() else path.parent for path in employers]
    return [*(folder / FOLDER for folder in dict.fromkeys(own)), user_config_path("adeverinta") / FOLDER]


def explain(stop: InputStop, exports: Sequence[Path], folder: Path, *, interactive: bool) -> bool:
    """Show the layout that stopped the reading; at a terminal ask and save. Whether it was saved."""
    from adeverinta import sources
    from adeverinta.payroll.propose import propose

    if stop.finding.code not in UNKNOWN or stop.finding.source is None:
        return False
    name = stop.finding.source.file
    found: list[Proposal] = []
    for item in sources.expand(exports)[0]:
        if item.path.name == name:
            found += [made for sheet in sources.read(item.path).sheets if (made := propose(sheet))]
            break
    if not found:
        return False
    proposal = max(found, key=lambda made: len(made.columns))
    click.echo(f"{stop.finding.message}")
    _show(proposal)
    if not (interactive and sys.stdin.isatty()):
        click.echo(
            "La un terminal, `adeverinta citeste` întreabă ce este fiecare coloană și ține minte răspunsul."
        )
        return False
    _ask(proposal, folder)
    return True


def _show(proposal: Proposal) -> None:
    where = proposal.file + (f", foaia „{proposal.sheet}”" if proposal.sheet else "")
    click.echo(f"{where}: antetul pare să fie rândul {proposal.row}")
    for column in proposal.columns:
        samples = " | ".join(text or "–" for text in column.samples)
        doubt = f"  ({column.doubt})" if column.doubt else ""
        click.echo(f"  {column.letter:<3} „{column.label}” = {column.name or '?'}{doubt}: {samples}")


def _ask(proposal: Proposal, folder: Path) -> Path:
    from adeverinta.payroll.profiles import NAMES, Profile
    from adeverinta.registry import files

    click.echo(
        "Pentru fiecare coloană scrieți ce este (Enter păstrează propunerea, - înseamnă că nu se citește)."
    )
    click.echo("Se poate scrie: " + ", ".join(NAMES))
    columns: dict[str, str] = {}
    for column in proposal.columns:
        if column.name and not column.doubt:
            columns[column.label] = column.name
            continue
        question = f"{column.letter} „{column.label}”" + (f" ({column.doubt})" if column.doubt else "")
        columns[column.label] = click.prompt(
            question, default=column.name or "-", type=click.Choice(NAMES), show_choices=False
        )
    profile = Profile(f"{Path(proposal.file).stem}.toml", columns)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{profile.fingerprint}.toml"
    files.write_atomic(path, profile.text().encode())
    click.echo(f"Formatul a fost salvat în {path}.")
    return path
