"""The net of a month, over columns: computed from the gross, or an export's own figures verified."""

from adeverinta.income.net.check import Checked, Differs
from adeverinta.income.net.check import verify as check
from adeverinta.income.net.compute import compute
from adeverinta.income.net.leave import leave_flags
from adeverinta.income.net.records import MISSING, UNKNOWN, Cases, Given, Leaves, Nets, Status
from adeverinta.income.net.verify import Compared, compare, told, verify

__all__ = [
    "MISSING",
    "UNKNOWN",
    "Cases",
    "Checked",
    "Compared",
    "Differs",
    "Given",
    "Leaves",
    "Nets",
    "Status",
    "check",
    "compare",
    "compute",
    "leave_flags",
    "told",
    "verify",
]
