"""`centralizator.xlsx`: what was issued, from which income, with which findings, rules and files."""

from __future__ import annotations

from typing import IO, Final

from adeverinta.report import deadlines, months, sheets
from adeverinta.report.table import Row, Written
from adeverinta.report.xlsx import WorkbookSheet, write_workbook
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
        WorkbookSheet("Adeverințe", sheets.CERTIFICATES, certificates),
        WorkbookSheet("Venituri", months.COLUMNS, incomes),
        WorkbookSheet("Verificări", sheets.FINDINGS, findings),
        WorkbookSheet("Reguli", sheets.RULES, sheets.rules(run)),
        WorkbookSheet("Surse", sheets.SOURCES, sheets.sources(run)),
    ]
    if replaced:
        found.append(WorkbookSheet("Înlocuiri", sheets.REPLACEMENTS, replaced))
    if terms:
        found.append(WorkbookSheet("Termene", deadlines.COLUMNS, terms))
    write_workbook(stream, found, title=TITLE, day=run.issue_date)
