"""The net of a month, over columns: computed from the gross, or an export's own figures verified."""

from adeverinta.net.check import Checked, Differs
from adeverinta.net.check import verify as check
from adeverinta.net.compute import compute
from adeverinta.net.leave import leave_flags
from adeverinta.net.records import MISSING, UNKNOWN, Cases, Given, Leaves, MonthStatus, Nets
from adeverinta.net.verify import Compared, compare, told, verify

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
    "compare",
    "compute",
    "leave_flags",
    "told",
    "verify",
]
