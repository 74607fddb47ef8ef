"""Report: outcomes become the workbook for people and the JSON for machines.

Takes: outcomes in the order of the requests, what was read, findings of the run, dated values used.
Gives: `write(...)`: `raport.json` and `centralizator.xlsx`; `report_json`, `report_workbook`.
May import: every room but api, office, cli and web; knows nothing of the terminal.
"""

from adeverinta.report.report_files import (
    JSON_NAME,
    WORKBOOK_NAME,
    check,
    report_json,
    report_workbook,
    write,
)
from adeverinta.report.reports import BothReports

__all__ = [
    "JSON_NAME",
    "WORKBOOK_NAME",
    "BothReports",
    "check",
    "report_json",
    "report_workbook",
    "write",
]
