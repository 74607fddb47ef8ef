"""The first day of the right and the month it is paid for, each with the rule that decided it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from adeverinta import law
from adeverinta.law.types import DatedValue
from adeverinta.requests.records import CertificateRequest


def day_42(birth: date, switches: Mapping[str, str]) -> date:
    """The day on which the 42 days after birth are complete; how they are counted is a switch."""
    return birth + timedelta(days=int(switches["ziua_42"].removeprefix("nastere+")))


def first_day_of_right(request: CertificateRequest, birth: date, switches: Mapping[str, str]) -> date:
    """The first day, as `first_day_with_rules` has it."""
    return _decided(request, birth, switches)[0]


def first_day_with_rules(
    request: CertificateRequest, birth: date, switches: Mapping[str, str]
) -> tuple[date, tuple[DatedValue, ...]]:
    """The day after maternity leave, not before the 43rd day; the birth date where no maternity leave is due;
    the event's day where it is no birth; never before the approved leave.

    OUG 111/2010 art. 15 (1) a)-c), norms HG 52/2011 art. 23 (1) a)-c), (2); the same held under OUG 148/2005.
    """
    day, names = _decided(request, birth, switches)
    reference = request.reference_date or birth
    return day, tuple(law.value(one, reference) for one in names)


def _decided(
    request: CertificateRequest, birth: date, switches: Mapping[str, str]
) -> tuple[date, tuple[str, ...]]:
    """The first day and the parameters of the law that decide it."""
    if request.eveniment != "nastere" and request.data_evenimentului:
        day, name = request.data_evenimentului, "prima_zi_eveniment"
    elif request.fara_concediu_maternitate:
        day, name = birth, "prima_zi_fara_maternitate"
    else:
        day, name = day_42(birth, switches) + timedelta(days=1), "prima_zi_icc"
        if request.maternitate_pana_la:
            day = max(day, request.maternitate_pana_la + timedelta(days=1))
    if request.concediu_de_la and request.concediu_de_la > day:
        return request.concediu_de_la, (name, "prima_zi_concediu")
    return day, (name,)


def payment_day(request: CertificateRequest, birth: date, first: date) -> tuple[date, DatedValue | None]:
    """The day whose month the estimate is for: the first day, or the first day of the recalculated right.

    A right from before 2009 that is recalculated is paid in the new amount from that year on
    (Law 257/2008 art. II), so the flat sum of its first month is not what is asked for.
    """
    if request.recalculare == "nu":
        return first, None
    try:
        rule = law.value("recalculare_2009", request.reference_date or birth)
    except law.UnknownPeriod:
        return first, None
    start: date = rule.value
    return (start, rule) if first < start else (first, None)
