"""Medical leave (OUG 158/2005) in the net: what of an indemnity is taxed and charged, by code and month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.oracle.calendar_ro import working_days
from tests.oracle.numbers_ro import frac
from tests.oracle.records import NotComputableError, Sick
from tests.oracle.tables import known

UNTAXED = ("08", "09", "91", "92", "15")  # Fiscal Code art. 62 c)


def untaxed(code: str, month: str) -> bool:
    """Code 17 (care of an oncological patient) is untaxed since 18.07.2022; choice: from that month on."""
    return code in UNTAXED or (code == "17" and month >= "2022-07")


def cass_due(item: Sick, month: str) -> bool:
    """Not before 2024; OUG 115/2023: all but 02, 03, 04 to 11.04.2024; OUG 34/2024: then 01, 07, 10.

    From 08.2026 the sources disagree (Law 170/2026, not seen: again all but 02, 03, 04).
    """
    if month < "2024-01":
        return False
    old, new = item.code not in ("02", "03", "04"), item.code in ("01", "07", "10")
    if month < "2024-04":
        return old
    if month >= "2026-08" and old != new:
        raise NotComputableError("08.2026: whether CASS is due on this code is read in two ways")
    if month > "2024-04" or old == new:
        return new
    if item.start is None:
        raise NotComputableError("04.2024: the first day of the certificate decides CASS on this code")
    return old if item.start < date(2024, 4, 12) else new


def cas_base(item: Sick, month: str) -> Fraction:
    """Minimum wage a day to 2010, 35 % of the average wage a day to 2017, the indemnity itself from 07.2018.

    Choice for 01-06.2018 (OUG 8/2018 art. V, limited to the level of 2017): the lower of the two bases.
    """
    amount = frac(item.amount)
    if month >= "2018-07":
        return amount
    if item.days is None:
        raise NotComputableError("until 06.2018 CAS on medical leave needs its working days")
    share = Fraction(item.days, working_days(month))
    if month < "2011-01":
        return known("minimum_wage", month) * share
    by_average = Fraction(35, 100) * known("average_wage", month) * share
    return by_average if month < "2018-01" else min(amount, by_average)
