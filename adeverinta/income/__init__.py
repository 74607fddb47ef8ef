"""Income: rows and law become net months, the choice of months, total, mean and estimate.

Takes: a person's payroll rows, the covered months, the request, the switches.
Gives: `compute(...)`: an `IncomeResult`, every number with its cells and rules, and findings;
`check_months(rows, switches)`: what of the export's figures the law does not give;
`net` the same over columns.
May import: core, law, net, payroll (row types), requests (record types).
"""

from adeverinta.income.calculation import all_switches, compute
from adeverinta.income.computed_net import FromGross, from_gross
from adeverinta.income.missing_month import with_reason
from adeverinta.income.result import Component, Estimate, IncomeResult, MonthIncome, MonthState
from adeverinta.income.verification import check_months, compare
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
    "check_months",
    "compare",
    "compute",
    "from_gross",
    "with_reason",
]
