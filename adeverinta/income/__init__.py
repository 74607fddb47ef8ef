"""Income: rows and law become net months, the choice of months, total, mean and estimate.

Takes: a person's payroll rows, the covered months, the request, the switches.
Gives: `compute(...)`: an `IncomeResult`, every number with its cells and rules, and findings.
May import: core, law, payroll (row types), requests (record types).
"""
