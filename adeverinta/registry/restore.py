"""A register written anew from what its papers say, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from adeverinta.registry.entries import NumberWanted, facts_json
from adeverinta.registry.register import NumberRegister, Turn

NO_FILE: Final = "la refacerea registrului nu avea fișier"
_DETAILS: Final = {"refacut": True}


class RestoredPaper(NamedTuple):
    """One certificate as its own file tells it. `replaces`: the number, year of the one it replaces."""

    number: int
    wanted: NumberWanted
    pdf: str
    sha256: str
    replaces: tuple[int, int] | None = None


def fill(register: NumberRegister, papers: Sequence[RestoredPaper], fmt: str) -> list[int]:
    """Enter them in order; a number without a file is entered annulled, so that it is never given again.

    Gives those numbers.
    """
    missing: list[int] = []
    years: dict[int, dict[int, RestoredPaper]] = {}
    for paper in papers:
        years.setdefault(paper.wanted.issued_on.year, {})[paper.number] = paper
    with register._store.writing() as db:
        turn = Turn(db, register.author)
        for year, known in sorted(years.items()):
            for number in range(1, max(known) + 1):
                if number in known:
                    paper = known[number]
                    entry = register._insert(paper.wanted, number, turn)
                    register._confirm(turn, entry, paper.pdf, paper.sha256)
                else:
                    details = facts_json({**_DETAILS, "format": fmt})
                    day = date(year, 1, 1)
                    nobody = NumberWanted(
                        key="",
                        facts_digest=f"{year}-{number}",
                        form="",
                        nume="",
                        cnp="",
                        birth=None,
                        issued_on=day,
                        facts="{}",
                        details=details,
                    )
                    register._annul(register._insert(nobody, number, turn), NO_FILE, turn.events)
                    missing.append(number)
        for paper in papers:
            old = register._rows(
                " AND number = ? AND year = ? AND status = 'emisa'", *(paper.replaces or (0, 0))
            )
            if old:
                year = paper.wanted.issued_on.year
                register._annul(old[0], f"înlocuită de nr. {paper.number}/{year}", turn.events)
    return missing


def details(fmt: str, schema: str) -> str:
    """How a rebuilt entry says that it is one, and how its paper spells its facts for machines."""
    return facts_json({**_DETAILS, "format": fmt, "schema": schema})
