"""Law: dated values and regimes as data, each with its source.

Takes: a month of payment, of work, or a birth date.
Gives: `payroll(month)`, `regime(birth)`, `amount(payment_month, birth)`, `form(birth, issue_date)`,
`regime_name(code)`, `working_days(month)`, `working_dates(month)`, `full_day()`, `switches()`;
deadlines by `period`, `after`, `birthday`, `months_after`;
offices by `agency`, `agency_2009`, `filing_office`, `how_to_find`, `payment_days`; every value by `value`,
`only`, `values_in`, `all_values`; `stale` warnings;
payroll records by `deduction_rule`, `untaxed_sum`, `facility`, `medical_leave`, `assimilated_periods`.
May import: core, system.
"""

from adeverinta.law.agencies import (
    Agency,
    agency,
    agency_2009,
    counties_2009,
    filing_office,
    how_to_find,
    payment_days,
)
from adeverinta.law.choices import switches
from adeverinta.law.day_count import after, birthday, months_after, period
from adeverinta.law.indemnity import amount, overlap, turning_months
from adeverinta.law.loader import UnknownPeriod, parameters
from adeverinta.law.lookup import (
    all_values,
    basis,
    last_checked,
    only,
    stale,
    stale_payroll,
    value,
    values_in,
    watched,
)
from adeverinta.law.month_calendar import (
    full_day,
    is_working_day,
    legal_holidays,
    working_dates,
    working_days,
)
from adeverinta.law.payroll_tables import (
    AssimilatedPeriod,
    DeductionRule,
    Facility,
    MedicalLeaveRule,
    SupplementaryDeduction,
    UntaxedSum,
    assimilated_codes,
    assimilated_periods,
    deduction_rule,
    facilities,
    facility,
    maternity_code,
    medical_leave,
    supplementary_deduction,
    untaxed_sum,
)
from adeverinta.law.regimes import form, forms_accepted, regime, regime_name
from adeverinta.law.types import AmountRule, DatedValue, PayrollRules, Regime, Switch
from adeverinta.law.wages import average_net, minimum_net, payroll

__all__ = [
    "Agency",
    "AmountRule",
    "AssimilatedPeriod",
    "DatedValue",
    "DeductionRule",
    "Facility",
    "MedicalLeaveRule",
    "PayrollRules",
    "Regime",
    "SupplementaryDeduction",
    "Switch",
    "UnknownPeriod",
    "UntaxedSum",
    "after",
    "agency",
    "agency_2009",
    "all_values",
    "amount",
    "assimilated_codes",
    "assimilated_periods",
    "average_net",
    "basis",
    "birthday",
    "counties_2009",
    "deduction_rule",
    "facilities",
    "facility",
    "filing_office",
    "form",
    "forms_accepted",
    "full_day",
    "how_to_find",
    "is_working_day",
    "last_checked",
    "legal_holidays",
    "maternity_code",
    "medical_leave",
    "minimum_net",
    "months_after",
    "only",
    "overlap",
    "parameters",
    "payment_days",
    "payroll",
    "period",
    "regime",
    "regime_name",
    "stale",
    "stale_payroll",
    "supplementary_deduction",
    "switches",
    "turning_months",
    "untaxed_sum",
    "value",
    "values_in",
    "watched",
    "working_dates",
    "working_days",
]
