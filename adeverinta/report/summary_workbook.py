"""`centralizator.xlsx`: what was issued, from which income, with which findings, rules and files."""

from __future__ import annotations

from typing import IO, Final

from adeverinta.report import deadline_sheet, month_columns, workbook_sheets
from adeverinta.report.worksheet_xml import Row, Written
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
        WorkbookSheet("Adeverințe", workbook_sheets.CERTIFICATES, certificates),
        WorkbookSheet("Venituri", month_columns.COLUMNS, incomes),
        WorkbookSheet("Verificări", workbook_sheets.FINDINGS, findings),
        WorkbookSheet("Reguli", workbook_sheets.RULES, workbook_sheets.rules(run)),
        WorkbookSheet("Surse", workbook_sheets.SOURCES, workbook_sheets.sources(run)),
    ]
    if replaced:
        found.append(WorkbookSheet("Înlocuiri", workbook_sheets.REPLACEMENTS, replaced))
    if terms:
        found.append(WorkbookSheet("Termene", deadline_sheet.COLUMNS, terms))
    write_workbook(stream, found, title=TITLE, day=run.issue_date)
