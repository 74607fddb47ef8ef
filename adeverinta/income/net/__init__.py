"""The net of a month, over columns: computed from the gross, or an export's own figures verified."""

from adeverinta.income.net.compute import compute
from adeverinta.income.net.leave import leave_flags
from adeverinta.income.net.records import MISSING, UNKNOWN, Cases, Given, Leaves, Nets, Status

__all__ = ["MISSING", "UNKNOWN", "Cases", "Given", "Leaves", "Nets", "Status", "compute", "leave_flags"]
