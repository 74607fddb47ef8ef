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
    allowance = law.value("alocatie_de_stat", today).value
    contact = contact_of(agency) if agency.adresa else f"{contact_of(agency)}; {law.how_to_find(county)}"
    facts = {
        "agentie": agency.nume,
        "agentie_contact": contact,
        "agentie_sursa": f"{agency.sursa}, {agency.la_data}",
        "depunere": office.nume if office else "primăria localității de domiciliu",
        "depunere_contact": contact_of(office) if office else "",
        "alocatie_mica": str(allowance["pana_la_2_ani"]),
        "alocatie_mare": str(allowance["peste_2_ani"]),
        "plata_cont": paid["cont"],
        "plata_mandat": paid["mandat"],
        "ziua_43": romanian_date(day_42(birth, switches) + timedelta(days=1)),
        "prima_zi": romanian_date(first_day_of_right(request, birth, switches)),
    }
    return facts | _deadlines(request, birth, switches, today)


def contact_of(office: law.Office) -> str:
    """Address, telephone, fax, e-mail and hours on one line, as far as they are known."""
    parts = (
        office.adresa,
        f"tel. {office.telefon}",
        office.fax and f"fax {office.fax}",
        office.email,
        office.program,
    )
    return "; ".join(part for part in parts if part)


def term_start(request: CertificateRequest, birth: date, switches: Mapping[str, str]) -> tuple[date, str]:
    """The day from which the time for the file runs, and the part of `termen_cerere` that says how long."""
    if request.eveniment != "nastere" and request.data_evenimentului:
        return request.data_evenimentului, "adoptie_tutela_plasament"
    if request.fara_concediu_maternitate:
        return birth, "fara_maternitate_de_la_nastere"
    return request.maternitate_pana_la or day_42(birth, switches), "dupa_maternitate"


def _deadlines(
    request: CertificateRequest, birth: date, switches: Mapping[str, str], today: date
) -> dict[str, str]:
    """Each period as words and, where its first day is known, as a date."""
    start, part = term_start(request, birth, switches)
    end, _ = leave_end(request)
    sibling = (
        law.birthday(request.copil_anterior_nascut, _age(request)) if request.copil_anterior_nascut else None
    )
    months = int(law.value("termen_certificat_nastere", today).value["luni_de_la_nastere"])
    resumed = request.data_reluarii
    return {
        **term("dosar", "termen_cerere", part, today, start),
        **term("stimulent", "termen_cerere", "stimulent", today, resumed),
        **term("prelungire", "termen_prelungire", "inainte", today, end, before=True),
        **term("schimbari", "termen_modificari", "schimbari", today, None),
        **term(
            "anunt", "termen_modificari", "anunt_angajator", today, request.maternitate_pana_la, before=True
        ),
        **term("intoarcere", "termen_modificari", "intoarcere", today, resumed, before=True),
        **term("celalalt", "termen_celalalt_parinte", "cerere", today, request.concediu_de_la),
        **term("suprapunere", "termen_suprapunere", "de_la_nastere", today, sibling and birth),
        **term("suprapunere_inainte", "termen_suprapunere", "inainte", today, sibling, before=True),
        **term("suprapunere_dupa", "termen_suprapunere", "dupa", today, sibling),
        **term("certificat", "termen_certificat_nastere", "de_la_eliberare", today, None),
        "termen_certificat": romanian_date(law.months_after(birth, months)),
        **term("decizie", "termen_raspuns", "comunicarea_deciziei", today, None),
        **term("raspuns", "termen_raspuns", "petitie", today, None),
        **term("plangere", "termen_contestatie", "plangere", today, None),
        **term("acte_fiscale", "termen_raspuns", "acte_fiscale", today, None),
    }


def _age(request: CertificateRequest) -> int:
    """The age to which the earlier child's leave goes, years; whether that child has a disability is not
    asked, so the shorter one."""
    return int(
        law.value("varsta_copilului", request.copil_anterior_nascut or date.min).value["fara_handicap"]
    )


def term(
    name: str, parameter: str, part: str, today: date, start: date | None, *, before: bool = False
) -> dict[str, str]:
    """A period of the law data in words (`zile_`) and, from a known day, its last day (`termen_`)."""
    days, working = law.period(parameter, part, today)
    words = count(days, "zi", "zile") + (" lucrătoare" if working else "")
    if start is None:
        return {f"zile_{name}": words, f"termen_{name}": ""}
    day = start - timedelta(days=days) if before else law.after(start, days, working=working)
    return {f"zile_{name}": words, f"termen_{name}": romanian_date(day)}
