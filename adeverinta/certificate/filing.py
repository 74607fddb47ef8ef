"""Facts of the parent's sheet: where the file goes, until when, whom to ask; days come from the law data."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.certificate.supporting_documents import leave_end
from adeverinta.core.dates import romanian_date
from adeverinta.core.facts import Fact
from adeverinta.core.money import Bani, to_bani
from adeverinta.core.text import clean, count
from adeverinta.income.first_day import day_42, first_day_of_right
from adeverinta.requests.records import CertificateRequest

SOON: Final = 7
"""Days before the end of a period in which it is shown as near."""


def filing(request: CertificateRequest, switches: Mapping[str, str], today: date) -> dict[str, Fact]:
    """By slot name."""
    birth = request.data_nasterii_copilului
    if birth is None:
        return {}
    county, sector = clean(request.adresa.judet), clean(request.adresa.sector)
    office, paid = law.filing_office(county, sector), law.payment_days()
    facts: dict[str, Fact] = {
        **agency_facts(county, sector),
        "depunere": office.nume if office else "primăria localității de domiciliu",
        "depunere_contact": contact_of(office) if office else "",
        "depunere_program": hours_of(office) if office else "",
        **_allowance(today),
        "plata_cont": paid["cont"],
        "plata_mandat": paid["mandat"],
        "ziua_43": day_42(birth, switches) + timedelta(days=1),
        "prima_zi": first_day_of_right(request, birth, switches),
    }
    return facts | _deadlines(request, birth, switches, today)


def _allowance(today: date) -> dict[str, Fact]:
    """The state allowance by the child's age; empty before the first amount that is known."""
    with suppress(law.UnknownPeriod):
        amounts = law.value("alocatie_de_stat", today).value
        return {
            "alocatie_mica": whole_lei(amounts["pana_la_2_ani"]),
            "alocatie_mare": whole_lei(amounts["peste_2_ani"]),
        }
    return {"alocatie_mica": None, "alocatie_mare": None}


def whole_lei(amount: object) -> Bani:
    """An amount of the law data, in lei there."""
    return to_bani(Decimal(str(amount)))[0]


def agency_facts(county: str, sector: str) -> dict[str, str]:
    """The agency that decides: its name, address, hours and e-mail; how it is found where no page says."""
    agency = law.agency(county, sector)
    return {
        "agentie": agency.nume,
        "agentie_contact": contact_of(agency),
        "agentie_program": hours_of(agency) if agency.adresa else law.how_to_find(county),
        "agentie_sursa": f"{agency.sursa}, {agency.la_data}",
    }


def contact_of(office: law.Agency) -> str:
    """Address, telephone and fax on one line, as far as they are known."""
    parts = (office.adresa, f"tel. {office.telefon}", office.fax and f"fax {office.fax}")
    return "; ".join(part for part in parts if part)


def hours_of(office: law.Agency) -> str:
    """E-mail and hours on one line, as far as they are known."""
    return "; ".join(part for part in (office.email, office.program) if part)


class Terms(NamedTuple):
    """Until when: the paper from the employer (None: the day of the request is not known, or no law says),
    the file at the town hall (None: no birth date); the periods in words, with their acts.
    """

    paper_by: date | None
    paper_words: str
    file_by: date | None
    file_words: str

    def state(self, today: date, *, issued: bool) -> tuple[bool | None, str]:
        """Whether a period has passed (True), is about to (False) or neither (None), with words for it."""
        open_terms = [
            (day, what)
            for day, what in ((None if issued else self.paper_by, "adeverința"), (self.file_by, "dosarul"))
            if day is not None
        ]
        for day, what in open_terms:
            if day < today:
                return True, f"termen depășit: {what}"
        for day, what in open_terms:
            if day <= today + timedelta(days=SOON):
                return False, f"termen apropiat: {what}"
        return None, "în termen"


def terms(request: CertificateRequest, switches: Mapping[str, str], today: date) -> Terms:
    """The two periods of a request, as the law of `today` has them."""
    paper_by, paper = None, ""
    asked = request.cerere_data
    with suppress(law.UnknownPeriod):
        days, working = law.period("termen_adeverinta", "eliberare", asked or today)
        act = law.value("termen_adeverinta", asked or today).act
        paper = f"{_words(days, working=working)} de la cerere, {act}"
        paper_by = law.after(asked, days, working=working) if asked else None
    birth = request.data_nasterii_copilului
    if birth is None:
        return Terms(paper_by, paper, None, "")
    start, part, since = file_term(request, birth, switches)
    try:
        days, working = law.period("termen_cerere", part, today)
    except law.UnknownPeriod:
        return Terms(paper_by, paper, None, "")
    rule = law.value("termen_cerere", today)
    words = (
        f"{_words(days, working=working)} de la {since} ({romanian_date(start)}), {rule.act} {rule.article}"
    )
    return Terms(paper_by, paper, law.after(start, days, working=working), words)


def file_term(request: CertificateRequest, birth: date, switches: Mapping[str, str]) -> tuple[date, str, str]:
    """The day that the period of the file begins after, which period it is, and what that day is.

    OUG 111/2010 art. 15 (1): from the end of maternity leave, else from the birth; from the event where it is
    no birth. Without the end of the leave, the 42 days after birth that it cannot end before.
    """
    if request.eveniment != "nastere" and request.data_evenimentului:
        return request.data_evenimentului, "adoptie_tutela_plasament", "eveniment"
    if request.fara_concediu_maternitate:
        return birth, "fara_maternitate_de_la_nastere", "naștere"
    if request.maternitate_pana_la:
        return request.maternitate_pana_la, "dupa_maternitate", "sfârșitul concediului de maternitate"
    return day_42(birth, switches), "dupa_maternitate", "ziua 42 după naștere"


def _deadlines(
    request: CertificateRequest, birth: date, switches: Mapping[str, str], today: date
) -> dict[str, Fact]:
    """Each period as words and, where its first day is known, as a date."""
    start, part, _ = file_term(request, birth, switches)
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
        "termen_certificat": law.months_after(birth, months),
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
) -> dict[str, Fact]:
    """A period of the law data in words (`zile_`) and, from a known day, its last day (`termen_`); neither
    where the law of `today` has none."""
    try:
        days, working = law.period(parameter, part, today)
    except KeyError:  # the law of that day has no such period
        return {f"zile_{name}": "", f"termen_{name}": None}
    words = _words(days, working=working)
    if start is None:
        return {f"zile_{name}": words, f"termen_{name}": None}
    day = start - timedelta(days=days) if before else law.after(start, days, working=working)
    return {f"zile_{name}": words, f"termen_{name}": day}


def _words(days: int, *, working: bool) -> str:
    return count(days, "zi", "zile") + (" lucrătoare" if working else "")
