"""Income: rows and law become net months, the choice of months, total, mean and estimate.

Takes: a person's payroll rows, the covered months, the request, the switches.
Gives: `compute(...)`: an `IncomeResult`, every number with its cells and rules, and findings;
`verify(rows, switches)`: what of the export's figures the law does not give; `net` the same over columns.
May import: core, law, payroll (row types), requests (record types).
"""

from adeverinta.income.compute import all_switches, compute
from adeverinta.income.from_gross import FromGross, from_gross
from adeverinta.income.records import Component, Estimate, IncomeResult, MonthIncome, MonthState
from adeverinta.income.verification import compare, verify
from adeverinta.income.window import FormWindow

__all__ = [
    "Component",
    "Estimate",
    "FormWindow",
    "FromGross",
    "IncomeResult",
    "MonthIncome",
    "MonthState",
    "all_switches",
    "compare",
    "compute",
    "from_gross",
    "verify",
]
