"""The right for an earlier child beside the new one: whether both run at once, how long ago it ended."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from adeverinta import law
from adeverinta.core.month import Month
from adeverinta.law.types import DatedValue
from adeverinta.requests.records import CertificateRequest


class EarlierRight(NamedTuple):
    """What the request tells of it.

    overlaps: the new birth or event came while it ran. until: its last day, None where it is not known.
    by_age: the last day is the birthday that ends the right, not the end of the leave as it was taken.
    possible: it would overlap, but nothing says that the parent was paid for the earlier child.
    """

    overlaps: bool = False
    until: date | None = None
    by_age: bool = False
    possible: bool = False

    def months_to(self, event: date) -> int | None:
        """Calendar months from the month of its last day to that of the event; None where it is not known."""
        return None if self.until is None else Month.of(event).minus(Month.of(self.until))


def earlier_right(request: CertificateRequest) -> EarlierRight:
    """The earlier right of a request.

    It ends with the birthday on which the earlier child reaches the age of the right, also where the parent
    went back to work before (norms HG 52/2011 art. 8 (1), 8^1 (1)); without that child's birth date, with
    the leave as it was taken.
    """
    event = request.reference_date
    if event is None:
        return EarlierRight()
    start, end, born = request.icc_de_la, request.icc_pana_la, request.copil_anterior_nascut
    if start and start > event:  # the leave of the child itself
        start = end = None
    if born is None or born >= event:
        inside = start is not None and end is not None and start <= event <= end
        return EarlierRight(overlaps=inside, until=end)
    until = _last_day(born, end, event)
    ended = end is not None and end < event
    paid = start is not None or ended or request.indemnizatie_anterioara is not None
    running = event <= until
    return EarlierRight(overlaps=running and paid, until=until, by_age=True, possible=running and not paid)


def _last_day(born: date, leave_end: date | None, event: date) -> date:
    """The birthday that ends the right: the later age where the leave went on after the earlier one.

    No column says whether the earlier child has a disability; a leave that lasted past the ordinary age
    could only be given for that.
    """
    ages = law.value("varsta_copilului", event).value
    ordinary, longer = (law.birthday(born, int(ages[kind])) for kind in ("fara_handicap", "cu_handicap"))
    return longer if leave_end and ordinary < leave_end <= longer else ordinary


def kept_rule(request: CertificateRequest, earlier: EarlierRight) -> DatedValue | None:
    """The rule by which not less than the earlier indemnity is paid, where it applies.

    Two rights at once: norms HG 52/2011 art. 8 (1). A new one at most so many months after: OUG 111/2010
    art. 9^1 and norms art. 8^1; where the end is not known it is taken to be in time and a finding says so.
    """
    event = request.reference_date
    if request.indemnizatie_anterioara is None or event is None:
        return None
    name = "suprapunere_indemnizatie_anterioara" if earlier.overlaps else "indemnizatie_anterioara"
    try:
        rule = law.value(name, event)
    except law.UnknownPeriod:
        return None
    months = earlier.months_to(event)
    late = not earlier.overlaps and months is not None and months > int(rule.value)
    return None if late else rule
