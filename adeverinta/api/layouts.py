"""Column maps explained by hand: where they are kept, what a column may be, what nobody explained yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adeverinta.payroll import Payroll
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.payroll.learning.propose import Proposal, ProposedColumn
    from adeverinta.sources import Password


def layout_folders(beside: Sequence[Path], own: Path) -> list[Path]:
    """Where they are looked for: beside employer profiles (or in their folders), then in the user's own."""
    from adeverinta.payroll.layout.profiles import FOLDER

    folders = [path if path.is_dir() else path.parent for path in beside]
    return [*(folder / FOLDER for folder in dict.fromkeys(folders)), own / FOLDER]


def load_layout(path: Path) -> Profile:
    """The one of a file; `Stop` says what is wrong in it."""
    from adeverinta.payroll.layout import profiles

    return profiles.load(path)


def load_layouts(folders: Sequence[Path]) -> list[Profile]:
    """Those of some folders, in their order."""
    from adeverinta.payroll.layout import profiles

    return profiles.load_all(folders)


def save_layout(profile: Profile, folder: Path) -> Path:
    """Keep one under its fingerprint."""
    from adeverinta.system import files

    files.prepare_output(folder)
    path = folder / f"{profile.fingerprint}.toml"
    files.write_atomic(path, profile.text().encode())
    return path


def column_menu() -> Sequence[tuple[str, str]]:
    """What a column may be, for a terminal: contract name and words, „not read” first."""
    from adeverinta.payroll.learning.meanings import menu

    return menu()


def answer_objection(name: str, column: ProposedColumn, given: Mapping[str, ProposedColumn]) -> str:
    """Why a column cannot be what was answered, as a sentence, or nothing. `given`: the others by name."""
    from adeverinta.payroll.learning import column_answers

    return column_answers.answer_objection(name, column, given)


def answer_objections(proposal: Proposal, answers: Mapping[str, str]) -> dict[str, str]:
    """The same for all answers at once (label to name), by label; nothing where all can be."""
    from adeverinta.payroll.learning import column_answers

    return column_answers.answer_objections(proposal, answers)


def checks_net(names: Collection[str]) -> bool:
    """Whether columns of these names show which one is the net."""
    from adeverinta.payroll.learning import column_answers

    return column_answers.checks_net(names)


def net_question(column: ProposedColumn) -> str:
    """Asked about a column that was called the net where no other column checks it."""
    from adeverinta.payroll.learning import column_answers

    return column_answers.net_question(column)


def unchecked_net(proposal: Proposal, answers: Mapping[str, str]) -> ProposedColumn | None:
    """The column that was answered to be the net, though neither its header nor another column shows it."""
    from adeverinta.payroll.learning import column_answers

    return column_answers.unchecked_net(proposal, answers)


def unknown_layouts(
    paths: Sequence[Path],
    read: Payroll,
    known: Sequence[Profile],
    password: Password | None = None,
    left_out: Collection[str] = (),
) -> Iterator[Proposal]:
    """The layouts that were read, but have columns nobody explained."""
    from adeverinta.payroll.learning.unknown_sheets import unknown_columns

    return iter(unknown_columns(paths, read, known, password, left_out))
