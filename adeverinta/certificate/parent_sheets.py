"""Facts of the other sheets for parents: insertion incentive, the change of 2016, the file of 2006-2010."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from adeverinta import law
from adeverinta.certificate.filing import agency_facts, contact_of, file_term, filing, term, whole_lei
from adeverinta.certificate.supporting_documents import leave_end
from adeverinta.core.facts import Fact
from adeverinta.core.text import clean
from adeverinta.income.first_day import day_42
from adeverinta.requests.records import CertificateRequest

_LETTERS: Final = "perioade_asimilate_oug148"
"""Who attests which period under the law of 2005: by its span the other data of that law are looked up."""


def sheets(
    request: CertificateRequest, slots: Collection[str], switches: Mapping[str, str], issued_on: date
) -> dict[str, Fact]:
    """What a sheet for parents prints, known by a slot that only it has; nothing for other forms."""
    facts: dict[str, Fact] = {}
    if {"depunere", "termen_dosar"} & set(slots) and "agentie_2009" not in slots:
        facts |= filing(request, switches, issued_on)
    if "stimulent_mare" in slots:
        facts |= incentive(request, issued_on)
    if "termen_un_an" in slots:
        facts |= change_of_2016(request)
    if "agentie_2009" in slots:
        facts |= file_of_2009(request, switches)
    return facts


def incentive(request: CertificateRequest, today: date) -> dict[str, Fact]:
    """How much, until when and on which condition, for a child and a day of return."""
    birth, resumed = request.birth, request.data_reluarii
    if birth is None:
        return {}
    rule, sums = law.value("stimulent_conditii", today).value, law.value("stimulent_insertie", today).value
    if "inainte_de_luni" not in rule or "suma_inainte_de_6_luni" not in sums:
        return {}  # before 17.05.2021 there was one amount
    kind = "_handicap" if request.copil_cu_handicap else ""
    months = int(rule[f"inainte_de_luni{kind}"])
    turn, last_high, last = (
        law.months_after(birth, months),
        law.birthday(birth, int(rule[f"suma_mare_pana_la{kind}"])),
        law.birthday(birth, int(rule[f"pana_la{kind}"])),
    )
    high, low = whole_lei(sums["suma_inainte_de_6_luni"]), whole_lei(sums["suma"])
    due = None if resumed is None or resumed >= last else high if resumed < turn else low
    return {
        "stimulent_mare": high,
        "stimulent_mic": low,
        "stimulent_luni": months,
        "stimulent_prag": turn,
        "stimulent_pana_mare": last_high,
        "stimulent_pana": last,
        "stimulent_suma": due,
        "stimulent_concediu": int(rule["luni_de_concediu"]),
    }


def change_of_2016(request: CertificateRequest) -> dict[str, Fact]:
    """The eight situations with their measure and sum, and the days that a child's birth date sets."""
    birth = request.birth
    if birth is None:
        return {}
    situations = law.only("trecere_2016")
    change = situations.start
    kind = "_handicap" if request.copil_cu_handicap else ""
    _, age = leave_end(request)
    assert age is not None  # it is of the birth
    turn = law.birthday(birth, age)
    stop = law.birthday(
        birth,
        int(law.value("stimulent_conditii", change).value[f"pana_la{kind}"]),
    )
    help_now, help_before = (
        law.value("sprijin_handicap", at).value for at in (change, change - timedelta(days=1))
    )
    return {
        **{f"t_{name}": f"{item['masura']}; {item['suma']}" for name, item in situations.value.items()},
        **{
            name: f"de la {help_before[name]} la {help_now[name]}"
            for name in ("sprijin_1", "sprijin_2", "sprijin_3")
        },
        "indemnizatie_3_7": whole_lei(help_now["indemnizatie_3_7_ani"]),
        "program_redus": whole_lei(help_now["program_redus_4_ore"]),
        **term("un_an", "termen_trecere_2016", "un_an", change, law.birthday(birth, 1), before=True),
        **term("doi_ani", "termen_trecere_2016", "doi_ani", change, turn, before=True),
        "doi_ani": turn,
        "trei_ani": stop,
        **agency_facts(clean(request.adresa.judet), clean(request.adresa.sector)),
    }


def file_of_2009(request: CertificateRequest, switches: Mapping[str, str]) -> dict[str, Fact]:
    """Deadlines, limits, who attests which letter, and the office as it was listed in 2009."""
    birth = request.birth
    if birth is None:
        return {}
    last = law.only(_LETTERS).end
    assert last is not None  # that law has ended
    first = law.only("recalculare_2009").value  # the first month paid by the income
    limits = {name: law.value(f"icc_{name}", first).value for name in ("minim", "maxim")}
    months = int(law.value("termen_certificat_nastere", last).value["luni_de_la_nastere"])
    start, part, _ = file_term(request, birth, switches)
    office = law.agency_2009(clean(request.adresa.judet), clean(request.adresa.sector))
    return {
        **term("dosar", "termen_cerere", part, last, start),
        **term("certificat", "termen_certificat_nastere", "de_la_eliberare", last, None),
        "termen_certificat": law.months_after(birth, months),
        "termen_recalculare": law.value("termen_cerere", last).value["recalculare"],
        "ziua_43": day_42(birth, switches) + timedelta(days=1),
        "minim_2009": whole_lei(limits["minim"]),
        "maxim_2009": whole_lei(limits["maxim"]),
        **{f"asimilate_{at}": line for at, line in enumerate(_attested(), 1)},
        "agentie_2009": office.nume if office else "",
        "agentie_2009_contact": f"{contact_of(office)}; {office.email}" if office else "",
    }


def _attested() -> Iterator[str]:
    """Who attests, with the letters of the assimilated periods of OUG 148/2005."""
    letters: dict[str, list[str]] = {}
    for letter, who in law.only(_LETTERS).value.items():
        for each in who:
            letters.setdefault(each, []).append(f"{letter})")
    for each, found in letters.items():
        yield f"lit. {', '.join(found)} – {each}"
