"""Payroll: sheets become one checked table of person-month rows.

Takes: payroll files (through sources), the employer's fiscal code, the persons wanted.
Gives: `read(paths, ...)`: a `Payroll` (rows by person, covered months, what was read) and findings.
May import: core, law, sources.
"""

from adeverinta.payroll.all_persons import EVERYONE
from adeverinta.payroll.decisions.codes import DOUBLED
from adeverinta.payroll.payroll_reader import read, read_files
from adeverinta.payroll.plausible import OF_MONTHS
from adeverinta.payroll.rows import (
    DAY_COLUMNS,
    MONEY_COLUMNS,
    TEXT_COLUMNS,
    IncomeKind,
    Payroll,
    PayrollRow,
    SheetLayout,
    SourceInfo,
    UnusedRows,
)
from adeverinta.payroll.searched_columns import searched, telling_persons

__all__ = [
    "DAY_COLUMNS",
    "DOUBLED",
    "EVERYONE",
    "MONEY_COLUMNS",
    "OF_MONTHS",
    "TEXT_COLUMNS",
    "IncomeKind",
    "Payroll",
    "PayrollRow",
    "SheetLayout",
    "SourceInfo",
    "UnusedRows",
    "read",
    "read_files",
    "searched",
    "telling_persons",
]
