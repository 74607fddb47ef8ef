"""Facts of the parent's sheet: where the file goes, until when, whom to ask; days come from the law data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from adeverinta import law
from adeverinta.certificate.papers import leave_end
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import clean, count
from adeverinta.income.first_day import day_42, first_day_of_right
from adeverinta.requests.records import CertificateRequest


def filing(request: CertificateRequest, switches: Mapping[str, str], today: date) -> dict[str, str]:
    """Texts by slot name."""
    birth = request.data_nasterii_copilului
    if birth is None:
        return {}
    county, sector = clean(request.judet), clean(request.sector)
    agency, office, paid = law.agency(county, sector), law.filing_office(county, sector), law.payment_days()
    facts = {
        "agentie": agency.nume,
        "agentie_contact": _contact(agency),
        "agentie_sursa": f"{agency.sursa}, {agency.la_data}",
        "depunere": office.nume if office else "primăria localității de domiciliu",
        "depunere_contact": _contact(office) if office else "",
        "plata_cont": paid["cont"],
        "plata_mandat": paid["mandat"],
        "ziua_43": romanian_date(day_42(birth, switches) + timedelta(days=1)),
        "prima_zi": romanian_date(first_day_of_right(request, birth, switches)),
    }
    return facts | _deadlines(request, birth, switches, today)


def _contact(office: law.Office) -> str:
    parts = (
        office.adresa,
        f"tel. {office.telefon}",
        office.fax and f"fax {office.fax}",
        office.email,
        office.program,
    )
    return "; ".join(part for part in parts if part)


def _deadlines(
    request: CertificateRequest, birth: date, switches: Mapping[str, str], today: date
) -> dict[str, str]:
    """Each period as words and, where its first day is known, as a date."""
    start = day_42(birth, switches)
    part = "dupa_maternitate"
    if request.eveniment != "nastere" and request.data_evenimentului:
        start, part = request.data_evenimentului, "adoptie_tutela_plasament"
    elif request.fara_concediu_maternitate:
        start, part = birth, "fara_maternitate_de_la_nastere"
    elif request.maternitate_pana_la:
        start = request.maternitate_pana_la
    end, _ = leave_end(request)
    resumed = request.data_reluarii
    return {
        **_term("dosar", "termen_cerere", part, today, start),
        **_term("stimulent", "termen_cerere", "stimulent", today, resumed),
        **_term("prelungire", "termen_prelungire", "inainte", today, end, before=True),
        **_term("schimbari", "termen_modificari", "schimbari", today, None),
        **_term(
            "anunt", "termen_modificari", "anunt_angajator", today, request.maternitate_pana_la, before=True
        ),
        **_term("intoarcere", "termen_modificari", "intoarcere", today, resumed, before=True),
    }


def _term(
    name: str, parameter: str, part: str, today: date, start: date | None, *, before: bool = False
) -> dict[str, str]:
    days, working = law.period(parameter, part, today)
    words = count(days, "zi", "zile") + (" lucrătoare" if working else "")
    if start is None:
        return {f"zile_{name}": words, f"termen_{name}": ""}
    day = start - timedelta(days=days) if before else law.after(start, days, working=working)
    return {f"zile_{name}": words, f"termen_{name}": romanian_date(day)}
