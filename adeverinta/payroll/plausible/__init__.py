"""What whole files say against themselves: last year's under a new name, a payment date as the month, copies.

Takes: every payroll sheet as it is read, all persons of it. Keeps: digests and counts, never rows.
Gives: warnings for the persons whose rows stand in such files, once all files are read.
"""

from adeverinta.payroll.plausible.bonus import mark_bonuses
from adeverinta.payroll.plausible.month_digests import Everybody
from adeverinta.payroll.plausible.person_findings import OF_MONTHS, of_persons
from adeverinta.payroll.plausible.running_sheets import mark_running

__all__ = ["OF_MONTHS", "Everybody", "mark_bonuses", "mark_running", "of_persons"]
