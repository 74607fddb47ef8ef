"""Columns that are not understood: shown with samples, asked about at a terminal by number, kept as profiles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from adeverinta.cli.dialogue import ask as ask_user
from adeverinta.cli.terminal import attended
from adeverinta.core.errors import InputStop
from adeverinta.core.text import clean, mask_cnps

if TYPE_CHECKING:
    from adeverinta.api import Password, Profile, Proposal, ProposedColumn

UNKNOWN: Final = frozenset(
    (
        "NU_E_STAT_DE_PLATA",
        "COLOANE_LIPSA",
        "VENIT_NET_NEDECIS",
        "DOUA_COLOANE_NET",
        "COLOANA_DUBLA",
        "ANTET_NEINTELES",
    )
)
"""Reasons to ask what the columns are."""
_NOT_READ: Final = "-"


def folders(employers: Sequence[Path] = ()) -> list[Path]:
    """Where profiles are looked for: beside the employer profiles, then in the user's own folder."""
    from platformdirs import user_config_path

    from adeverinta import api

    return api.layout_folders(employers, user_config_path("adeverinta"))


def at_terminal(*, interactive: bool) -> bool:
    """Whether somebody is there to answer."""
    return interactive and attended()


def explain(
    stop: InputStop, exports: Sequence[Path], *, interactive: bool, password: Password | None = None
) -> Profile | None:
    """Show the layout that stopped the reading; at a terminal ask. What was answered."""
    from adeverinta import api

    if stop.finding.code not in UNKNOWN:
        return None
    proposal = api.proposal(stop, exports, password=password)
    if proposal is None:
        return None
    click.echo(f"{stop.finding.message}")
    _show(proposal)
    if not at_terminal(interactive=interactive):
        click.echo(
            "La un terminal, `adeverinta citeste` întreabă ce este fiecare coloană și ține minte răspunsul."
        )
        return None
    return ask(proposal)


def ask(proposal: Proposal) -> Profile:
    """Ask for every column that is not understood for certain."""
    from adeverinta import api

    choices = api.column_menu()
    click.echo("Pentru fiecare coloană de mai jos scrieți numărul a ceea ce este ea (Enter: nu se citește):")
    for number, (name, words) in enumerate(choices):
        click.echo(f"  {number:>2}. {words}" + ("" if name == _NOT_READ else f" [{name}]"))
    given = {column.name: column for column in proposal.columns if not column.open}
    answers: dict[str, str] = {}
    for column in proposal.columns:
        if column.label in answers:
            continue
        if not column.open:
            answers[column.label] = column.name
            continue
        name = _answer(column, choices, given)
        if name == "net" and not api.checks_net(given) and not _sure_of_net(column):
            name = _NOT_READ
        answers[column.label] = name
        if name != _NOT_READ:
            given[name] = column
    return api.Profile(f"{Path(proposal.file).stem}.toml", answers, proposal.labels)


def save(profile: Profile, folder: Path) -> Path:
    """Keep a profile under its fingerprint."""
    from adeverinta import api

    path = api.save_layout(profile, folder)
    click.echo(f"Formatul a fost salvat în {path}.")
    return path


def where(proposal: Proposal) -> str:
    """File and sheet, as the user names them."""
    return mask_cnps(proposal.file + (f", foaia „{proposal.sheet}”" if proposal.sheet else ""))


def _show(proposal: Proposal) -> None:
    rows = ", ".join(map(str, proposal.rows))
    which = f"rândul {rows}" if len(proposal.rows) == 1 else f"rândurile {rows}"
    click.echo(f"{where(proposal)}: antetul pare să fie {which}")
    for column in proposal.columns:
        click.echo(f"  {_described(column)}")


def _described(column: ProposedColumn) -> str:
    samples = " | ".join(text or "–" for text in column.samples)
    doubt = f"  ({column.doubt})" if column.doubt else ""
    return f"{column.letter:<3} „{column.label}” = {column.name or '?'}{doubt}: {samples}"


def _answer(
    column: ProposedColumn, choices: Sequence[tuple[str, str]], given: dict[str, ProposedColumn]
) -> str:
    """One answer that makes sense; nothing doubtful is ever what Enter stands for."""
    from adeverinta import api

    names = [name for name, _ in choices]
    click.echo(_described(column))
    while True:
        said = ask_user(
            f"Ce este coloana {column.letter} „{column.label}”?", default="0", shown=True
        ).casefold()
        name = names[int(said)] if said.isascii() and said.isdigit() and int(said) < len(names) else said
        if name not in names:
            click.echo(f"„{_shown(said)}” nu este în listă: scrieți un număr de la 0 la {len(names) - 1}.")
        elif wrong := api.answer_objection(name, column, given):
            click.echo(wrong)
        else:
            return name


def _sure_of_net(column: ProposedColumn) -> bool:
    """Asked again, as no other column checks it."""
    from adeverinta import api

    click.echo(api.net_question(column))
    while True:
        said = ask_user("Scrieți „da” sau „nu”", default="nu", shown=True).casefold()
        if said in ("da", "d", "nu", "n"):
            return said.startswith("d")
        click.echo(f"„{_shown(said)}” nu este „da” sau „nu”.")


def _shown(said: str) -> str:
    """An answer as it may be shown again."""
    return mask_cnps(clean(said))[:40]
