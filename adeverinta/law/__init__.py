"""Law: dated values and regimes as data, each with its source.

Takes: a month of payment, of work, or a birth date.
Gives: `payroll(month)`, `regime(birth)`, `amount(payment_month, birth)`, `form(birth, issue_date)`,
`working_days(month)`, `switches()`.
May import: core.
"""
