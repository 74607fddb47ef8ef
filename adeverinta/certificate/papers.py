"""Facts of the papers around the certificate: contract, leave, children, identity card, the parent's case."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from adeverinta import law
from adeverinta.core import cnp as cnps
from adeverinta.core.dates import romanian_date
from adeverinta.core.text import clean
from adeverinta.requests.cases import EVENTS_OF, INCOMES
from adeverinta.requests.records import CertificateRequest

_TEXTS: Final = (
    "comuna", "telefon", "fax", "email", "ci_tip", "ci_seria", "ci_numar", "ci_emis_de", "cim_numar",
    "functie", "cerere_numar", "concediu_solicitat", "dosar_depus",
    "copil1_nume", "copil1_cnp", "copil1_act_tip", "copil1_act_seria", "copil1_act_numar",
    "copil2_nume", "copil2_cnp", "copil2_act_tip", "copil2_act_seria", "copil2_act_numar",
    "copil3_nume", "copil3_cnp", "copil3_act_tip", "copil3_act_seria", "copil3_act_numar",
)  # fmt: skip
_STREET: Final = re.compile(r"^(?:str\.|strada\b|str\b)[\s.:]*(?=\w)", re.IGNORECASE)
_CASE_WORDS: Final = {
    "salariat": "salariat", "pfa": "activități independente (PFA)", "drepturi-autor": "drepturi de autor",
    "profesie-liberala": "avocat, notar sau medic", "somer": "șomer", "elev-student": "elev sau student",
    "celalalt-parinte": "celălalt părinte", "suprapunere": "două drepturi care se suprapun",
    "nascut-strainatate": "copil născut în străinătate", "strain": "cetățean străin sau apatrid",
    "necasatoriti": "părinți necăsătoriți", "reprezentant-legal": "reprezentant legal",
    "adoptie": "adopție", "incredintare": "încredințare în vederea adopției", "plasament": "plasament",
    "tutela": "tutelă", "angajator-disparut": "angajator care nu mai există",
    "totalizare-ue": "muncă în alt stat UE",
}  # fmt: skip
_DATES: Final = ("cim_data", "data_reluarii", "cerere_data", "data_incetarii")


def papers(request: CertificateRequest) -> dict[str, Any]:
    """By slot name; what was not given is empty and leaves the form's dots."""
    facts: dict[str, Any] = {name: clean(getattr(request, name)) for name in _TEXTS}
    for name in _DATES:
        day: date | None = getattr(request, name)
        facts[name] = romanian_date(day) if day else ""
    end, age = leave_end(request)
    facts |= {
        "domiciliu": _address(request),
        "copil_nascut_la": _day(request.data_nasterii_copilului),
        "copil_varsta": age,
        "concediu_pana_la": _day(end),
        "concediu_cu_data_proprie": request.concediu_pana_la is not None,
        "maternitate_cunoscuta": bool(request.maternitate_de_la or request.maternitate_pana_la),
        "plural": request.numar_copii > 1 or bool(request.copil2_nume),
        "eveniment": request.eveniment,
        "copil_cu_handicap": request.copil_cu_handicap,
        "naste_inainte_de_termen": request.data_prezumata_a_nasterii is not None,
        "tata": cnps.gender(request.cnp) == "m",
        **_cases(request),
    }
    return facts


def _cases(request: CertificateRequest) -> dict[str, Any]:
    """The cases of the parent's file as conditions (`caz_pfa=da`) and in words; an employee where no income
    is named."""
    named = [case for case in request.caz if case in INCOMES] or ["salariat"]
    cases = [*named, *(case for case in request.caz if case not in INCOMES)]
    if request.eveniment != "nastere":
        cases = [*(case for case in cases if case not in EVENTS_OF), request.eveniment]
    if request.copil_anterior_nascut and "suprapunere" not in cases:
        cases.append("suprapunere")
    return {
        **{f"caz_{case.replace('-', '_')}": "da" for case in cases},
        "caz_cu_fisc": "" if {"pfa", "drepturi-autor", "profesie-liberala"}.isdisjoint(cases) else "da",
        "cazuri": "; ".join(_CASE_WORDS[case] for case in cases),
    }


def leave_end(request: CertificateRequest) -> tuple[date | None, str]:
    """The last day of the leave asked for, else the birthday that ends it; and that age in years.

    OUG 111/2010 art. 2 (1): two years, three for a child with a disability; art. 19^1 (2): the longest leave
    is granted where the request names none.
    """
    birth = request.data_nasterii_copilului
    age = int(law.value("varsta_copilului", birth).value[_kind(request)]) if birth else 0
    if request.concediu_pana_la or birth is None:
        return request.concediu_pana_la, str(age or "")
    return law.birthday(birth, age), str(age)


def _kind(request: CertificateRequest) -> str:
    return "cu_handicap" if request.copil_cu_handicap else "fara_handicap"


def street(text: str) -> str:
    """The street's own name: the forms print the word before it.

    >>> street("Str. Gării"), street("strada  Lungă"), street("Stradela Mică"), street("Calea Moților")
    ('Gării', 'Lungă', 'Stradela Mică', 'Calea Moților')
    """
    return _STREET.sub("", clean(text))


def _address(request: CertificateRequest) -> str:
    """The address on one line, as it is said."""
    named = (
        ("localitatea", request.localitate or request.comuna),
        ("str.", street(request.strada)),
        ("nr.", request.numar),
        ("bl.", request.bloc),
        ("sc.", request.scara),
        ("et.", request.etaj),
        ("ap.", request.apartament),
        ("sectorul", request.sector),
        ("județul", "" if request.sector else request.judet),
    )
    parts = [f"{label} {clean(value)}" for label, value in named if value]
    return ", ".join(parts).removeprefix("localitatea ")


def _day(day: date | None) -> str:
    return romanian_date(day) if day else ""
