"""What payroll and earlier certificates know of each person, as requests to be completed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from adeverinta import api
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import fold
from adeverinta.requests.fields import FIELDS

if TYPE_CHECKING:
    from adeverinta.api import Payroll, PayrollRow

Row = dict[str, str]

_REMEMBERED: Final = tuple((field.name, field.printed_as[0]) for field in FIELDS if field.remembered)
"""What stays the same from one certificate of a person to the next: the column, and how certificates call it."""


def prefilled_rows(
    read: Payroll, registers: Iterable[Path] = ()
) -> tuple[list[Row], dict[tuple[int, str], str]]:
    """One row a person by name, and notes by row and column: what was seen and has to be completed by hand."""
    known = _remembered(registers)
    rows: list[Row] = []
    notes: dict[tuple[int, str], str] = {}
    for cnp in sorted(read.rows, key=lambda code: (fold(read.persons.get(code, "")), code)):
        own = read.rows[cnp]
        row = {**known.get(cnp, {}), **person_row(cnp, own, read.persons.get(cnp, ""))}
        if seen := maternity_of(own):
            notes[len(rows), "maternitate_de_la"] = seen
        rows.append(row)
    return rows, notes


def person_row(cnp: str, own: Iterable[PayrollRow], name: str) -> Row:
    """A person's row: the name parted where a sheet has it in two columns, else before the first given name that
    all sheets agree on; hire and leave where all rows agree.
    """
    lines = list(own)
    row: Row = {"cnp": cnp}
    parted = {(line.nume, line.prenume) for line in lines if line.nume and line.prenume}
    if len(parted) == 1:
        (row["nume"], row["prenume"]) = (str(part) for part in parted.pop())
    elif name:
        last, _, given = name.partition(" ")
        row["nume"], row["prenume"] = last, given
    for column in ("data_angajarii", "data_incetarii"):
        days = {getattr(line, column) for line in lines if getattr(line, column)}
        if len(days) == 1:
            row[column] = romanian_date(days.pop())
    return {column: text for column, text in row.items() if text}


def maternity_of(own: Iterable[PayrollRow]) -> str:
    """The months of maternity leave that a person's rows show, as a note for who completes the days; or nothing."""
    seen = [line.month for line in own if _is_maternity(line)]
    if not seen:
        return ""
    months = f"{min(seen).label}" + (f" – {max(seen).label}" if max(seen) != min(seen) else "")
    return f"În statele de plată: maternitate în {months}. Scrieți prima și ultima zi."


def _is_maternity(line: PayrollRow) -> bool:
    return line.kind.value == "maternitate" or bool(line.zile_maternitate)


def _remembered(registers: Iterable[Path]) -> dict[str, Row]:
    """Address, identity card and quality from the newest certificate of each person."""
    found: dict[str, Row] = {}
    for path in registers:
        if not api.register_begun(path):
            continue
        with api.Register.open(path, readonly=True) as register:
            for entry in register.entries():
                if entry.status.value != "emisa":
                    continue  # what was annulled may have been wrong in this very place
                found.setdefault(entry.cnp, {}).update(_facts(entry.facts))
    return found


def _facts(text: str) -> Row:
    try:
        facts: object = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(facts, Mapping):
        return {}
    texts = {name: facts.get(slot) for name, slot in _REMEMBERED}
    return {name: text for name, text in texts.items() if isinstance(text, str) and text}
