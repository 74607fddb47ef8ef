"""What was answered about the columns of a layout: what cannot be, and the net that is asked about twice."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from adeverinta.payroll.layout.spellings import IGNORED
from adeverinta.payroll.learning.meanings import objection
from adeverinta.payroll.learning.propose import Proposal, ProposedColumn

_CHECKS_NET: Final = frozenset(("brut", "cas", "cass", "impozit"))
_REPEATED: Final = frozenset(("nume", IGNORED))
"""What several columns may be: the halves of a name, and what is not read."""


def checks_net(names: Collection[str]) -> bool:
    """Whether columns of these names show which one is the net."""
    return set(names) >= _CHECKS_NET


def net_question(column: ProposedColumn) -> str:
    """Asked about a column that was called the net where no other column checks it."""
    return (
        "Nimic din fișier nu poate verifica netul: nu sunt cunoscute brutul, CAS, CASS și impozitul. "
        f"Este coloana {column.letter} „{column.label}” suma de după contribuții și impozit, înainte de "
        "avans, popriri și alte rețineri (nu brutul, nu restul de plată)?"
    )


def answer_objection(name: str, column: ProposedColumn, given: Mapping[str, ProposedColumn]) -> str:
    """Why a column cannot be what was answered, as a sentence, or nothing. `given`: the others by name."""
    if name in given and name not in _REPEATED:
        other = given[name]
        return f"„{name}” este deja coloana {other.letter} „{other.label}”: alegeți altceva."
    if wrong := objection(name, column.cells):
        return f"Coloana {column.letter} „{column.label}” {wrong}: alegeți altceva."
    return ""


def answer_objections(proposal: Proposal, answers: Mapping[str, str]) -> dict[str, str]:
    """The same for all answers at once (label to name), by label; columns that were understood come first."""
    found: dict[str, str] = {}
    given: dict[str, ProposedColumn] = {}
    for column in _each(proposal, answers):
        name = answers[column.label]
        if name == column.name and not column.open:
            given.setdefault(name, column)
        elif said := answer_objection(name, column, given):
            found[column.label] = said
        else:
            given.setdefault(name, column)
    return found


def unchecked_net(proposal: Proposal, answers: Mapping[str, str]) -> ProposedColumn | None:
    """The column that was answered to be the net, though neither its header nor another column shows it."""
    if checks_net(answers.values()):
        return None
    return next(
        (
            column
            for column in _each(proposal, answers)
            if answers[column.label] == "net" and (column.open or column.name != "net")
        ),
        None,
    )


def _each(proposal: Proposal, answers: Mapping[str, str]) -> list[ProposedColumn]:
    """The columns that were answered, each label once, those that were understood first."""
    by_label: dict[str, ProposedColumn] = {}
    for column in proposal.columns:
        if column.label in answers:
            by_label.setdefault(column.label, column)
    return sorted(by_label.values(), key=lambda column: column.open)
