"""Payroll: sheets become one checked table of person-month rows.

Takes: payroll files (through sources), the employer's fiscal code, the persons wanted.
Gives: `read(paths, ...)`: a `Payroll` (rows by person, covered months, what was read) and findings.
May import: core, law, sources.
"""
