"""A birth before term shortens the period by the time up to the presumed date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from adeverinta.core.month import Month
from adeverinta.requests.records import CertificateRequest


def months_shortened(request: CertificateRequest, switches: Mapping[str, str]) -> int:
    """How many months fall away; 0 for a birth at term or an event that is no birth.

    Calendar months from the birth month to the month of the presumed date, or (switch) whole months
    elapsed. Instructions of 4.02.2009 art. 4 (3); OUG 111/2010 art. 4 (4).
    """
    birth, presumed = request.data_nasterii_copilului, request.data_prezumata_a_nasterii
    if request.eveniment != "nastere" or birth is None or presumed is None or presumed <= birth:
        return 0
    return between(birth, presumed, whole=switches["nastere_prematura_luni"] == "implinite")


def reading_decides(request: CertificateRequest, switches: Mapping[str, str]) -> bool:
    """Whether the two ways of counting the months (the switch) give different periods."""
    readings = ("calendaristice", "implinite")
    return (
        len({months_shortened(request, {**switches, "nastere_prematura_luni": one}) for one in readings}) > 1
    )


def between(birth: date, presumed: date, *, whole: bool) -> int:
    """Months from one day to a later one, by the calendar or only those that are complete.

    >>> between(date(2026, 1, 31), date(2026, 3, 1), whole=False)
    2
    >>> between(date(2026, 1, 31), date(2026, 3, 1), whole=True)
    1
    """
    months = Month.of(presumed).minus(Month.of(birth))
    return months - 1 if whole and presumed.day < birth.day else months
