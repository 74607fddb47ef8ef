"""The net of a month, over columns: computed from the gross, or an export's own figures checked.

Takes: payroll rows, or columns of gross, days and what an export says of contributions and tax; the switches.
Gives: `compute` and `check` over columns; `check_rows`, `compare`, `told`: the months that the law does not
give, and why.
May import: core, law, payroll (row types); knows nothing of files and forms.
"""

from adeverinta.net.case_columns import MISSING, UNKNOWN, Cases, Given, Leaves, MonthStatus, Nets
from adeverinta.net.column_check import Checked, Differs, check
from adeverinta.net.computation import compute
from adeverinta.net.medical_leave import leave_flags
from adeverinta.net.net_findings import Compared, check_rows, compare, told

__all__ = [
    "MISSING",
    "UNKNOWN",
    "Cases",
    "Checked",
    "Compared",
    "Differs",
    "Given",
    "Leaves",
    "MonthStatus",
    "Nets",
    "check",
    "check_rows",
    "compare",
    "compute",
    "leave_flags",
    "told",
]
