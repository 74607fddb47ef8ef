"""Declarations among the files of a run: taken in when read, used once everything else is known."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from adeverinta.core.cnp import is_valid
from adeverinta.core.finding import Finding, finding
from adeverinta.core.source import Source
from adeverinta.payroll import codes as payroll_codes
from adeverinta.payroll.d112.declaration_check import SHEET, declared, pick
from adeverinta.payroll.reading_state import FileRecord, ReadingState, TakenIn
from adeverinta.payroll.rows import PayrollRow, SheetLayout, UnusedRows

if TYPE_CHECKING:
    from adeverinta.sources.declaration_records import Declaration, Insured


def take_declaration(run: ReadingState, record: FileRecord, declaration: Declaration) -> None:
    """Keep a declaration of this employer and of a month that is over; name the others."""
    number = len(run.records)
    run.records.append(record)
    source, month = Source(record.name), declaration.month
    if run.employer and declaration.cif:
        run.ownership.add_declaration(source, declaration.cif, run.employer, run.names)
    if run.employer and declaration.cif and declaration.cif != run.employer:
        if declaration.cif in run.names.values():
            return
        record.unused.append(UnusedRows(None, (), f"alt angajator (CUI {declaration.cif})"))
        run.left_out.add_foreign(declaration.cif, source, len(declaration.insured), [month])
        return
    if run.issue_month is not None and month > run.issue_month:
        record.unused.append(UnusedRows(None, (), f"lună de după emitere ({month.label})"))
        run.findings.append(finding(payroll_codes.LUNA_VIITOARE, month=month, source=source))
        return
    if declaration.cif:
        run.owners.add(declaration.cif)
    run.declarations.append(_asked_for(number, declaration, run.wanted))


def _asked_for(number: int, declaration: Declaration, wanted: frozenset[str] | None) -> TakenIn:
    """What stays of a declaration: of the persons nobody asked for only how many they are."""
    insured = declaration.insured
    kept = insured if wanted is None else tuple(one for one in insured if one.cnp in wanted)
    return TakenIn(
        number,
        replace(declaration, insured=kept),
        blake2b(repr([*map(tuple, insured)]).encode()).digest(),
        sum(map(_is_employee, insured)),
        tuple(one.number for one in insured if not one.employed),
    )


def _is_employee(one: Insured) -> bool:
    return one.employed and is_valid(one.cnp)


def add_declared(run: ReadingState, by_person: dict[str, list[PayrollRow]]) -> list[Finding]:
    """Check the payroll against the declarations; add rows for months that only they have."""
    picked, findings = pick(run.declarations)
    chosen = {month: item.declaration for month, item in picked.items()}
    found = declared(chosen, run.covered, by_person, run.wanted, run.tolerance)
    for row in found.rows:
        by_person.setdefault(row.cnp, []).append(row)
    for item in run.declarations:
        record, month = run.records[item.number], item.declaration.month
        used = picked.get(month) is item
        if used and month in found.months:
            _listed(run, record, item)
        else:
            reason = (
                "folosită doar pentru verificarea statului de plată" if used else "înlocuită de rectificativă"
            )
            record.unused.append(UnusedRows(None, (), reason))
    run.declared |= found.months - run.covered
    run.covered |= found.months
    return findings + found.findings


def _listed(run: ReadingState, record: FileRecord, item: TakenIn) -> None:
    """A declaration whose persons are rows: they are known to the run, and `citeste` shows it."""
    from adeverinta.payroll.layout.column_map import Layout

    if item.others:
        reason = "alte venituri decât cele din salarii (secțiunea C)"
        record.unused.append(UnusedRows(SHEET, item.others, reason))
    record.rows += item.employed
    for one in item.declaration.insured:
        if _is_employee(one):
            run.people.names.setdefault(one.cnp, f"{one.nume} {one.prenume}".strip())
    months = (item.declaration.month,)
    shown = SheetLayout(
        file=record.name,
        sheet=SHEET,
        header_rows=(),
        columns={},
        ignored=(),
        months=months,
        month_from="declarația 112",
        persons=item.employed,
        rows=item.employed,
    )
    run.layouts.append((item.number, 0, Layout((), []), shown))
