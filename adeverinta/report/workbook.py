"""`centralizator.xlsx`: what was issued, from which income, with which findings, rules and files."""

from __future__ import annotations

from typing import IO, Final

from adeverinta.report import deadlines, months, sheets
from adeverinta.report.table import Row, Written
from adeverinta.report.xlsx import Table, write_workbook
from adeverinta.run.record import RunRecord

TITLE: Final = "Centralizatorul adeverințelor"


def write_book(
    stream: IO[bytes],
    run: RunRecord,
    certificates: Written,
    incomes: Written,
    findings: Written,
    replaced: list[Row],
    terms: list[Row],
) -> None:
    """Write the workbook to a binary stream; its long sheets were written as the outcomes came."""
    found = [
        Table("Adeverințe", sheets.CERTIFICATES, certificates),
        Table("Venituri", months.COLUMNS, incomes),
        Table("Verificări", sheets.FINDINGS, findings),
        Table("Reguli", sheets.RULES, sheets.rules(run)),
        Table("Surse", sheets.SOURCES, sheets.sources(run)),
    ]
    if replaced:
        found.append(Table("Înlocuiri", sheets.REPLACEMENTS, replaced))
    if terms:
        found.append(Table("Termene", deadlines.COLUMNS, terms))
    write_workbook(stream, found, title=TITLE, day=run.issue_date)
