"""Declarations among the files of a run: taken in when read, used once everything else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adeverinta.core.cnp import is_valid
from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.payroll.declared import SHEET, declared, pick
from adeverinta.payroll.rows import PayrollRow, SheetLayout, UnusedRows
from adeverinta.payroll.run import FileRecord, Run

if TYPE_CHECKING:
    from adeverinta.sources.d112 import Declaration


def take_declaration(run: Run, record: FileRecord, declaration: Declaration) -> None:
    """Keep a declaration of this employer and of a month that is over; name the others."""
    number = len(run.records)
    run.records.append(record)
    source, month = Source(record.name), declaration.month
    if run.employer and declaration.cif and declaration.cif != run.employer:
        if declaration.cif in run.names.values():
            return
        record.unused.append(UnusedRows(None, (), f"alt angajator (CUI {declaration.cif})"))
        run.findings.append(
            finding("ALT_ANGAJATOR", source=source, cui=declaration.cif, propriu=run.employer)
        )
        return
    if run.issue_month is not None and month > run.issue_month:
        record.unused.append(UnusedRows(None, (), f"lună de după emitere ({month.label})"))
        run.findings.append(finding("LUNA_VIITOARE", month=month, source=source))
        return
    run.declarations.append((number, declaration))


def add_declared(run: Run, by_person: dict[str, list[PayrollRow]]) -> list[Finding]:
    """Check the payroll against the declarations; add rows for months that only they have."""
    chosen, findings = pick([item for _, item in run.declarations])
    found = declared(chosen, run.covered, by_person, run.wanted, run.tolerance)
    for row in found.rows:
        by_person.setdefault(row.cnp, []).append(row)
    for number, item in run.declarations:
        record = run.records[number]
        used = chosen.get(item.month) is item
        if used and item.month in found.months:
            _listed(run, number, record, item)
        else:
            reason = (
                "folosită doar pentru verificarea statului de plată" if used else "înlocuită de rectificativă"
            )
            record.unused.append(UnusedRows(None, (), reason))
    run.covered |= found.months
    return findings + found.findings


def _listed(run: Run, number: int, record: FileRecord, item: Declaration) -> None:
    """A declaration whose persons are rows: they are known to the run, and `citeste` shows it."""
    from adeverinta.payroll.layout import Layout

    people = [one for one in item.insured if one.employed and is_valid(one.cnp)]
    others = tuple(one.number for one in item.insured if not one.employed)
    if others:
        record.unused.append(UnusedRows(SHEET, others, "alte venituri decât cele din salarii (secțiunea C)"))
    record.rows += len(people)
    for one in people:
        run.people.names.setdefault(one.cnp, f"{one.nume} {one.prenume}".strip())
    shown = SheetLayout(
        record.name, SHEET, (), {}, (), (item.month,), "declarația 112", len(people), len(people)
    )
    run.layouts.append((number, 0, Layout((), []), shown))
