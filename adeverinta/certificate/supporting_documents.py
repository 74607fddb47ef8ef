"""Facts of the papers around the certificate: contract, leave, children, identity card, the parent's case."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from adeverinta import law
from adeverinta.core import cnp as cnps
from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean
from adeverinta.requests.cases import EVENTS_OF, INCOMES
from adeverinta.requests.fields import MOST_NAMED_CHILDREN, PRINTED
from adeverinta.requests.records import Address, CertificateRequest, Child

_STREET: Final = late(r"^(?:str\.|strada\b|str\b)[\s.:]*(?=\w)", re.IGNORECASE)
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


def papers(request: CertificateRequest) -> dict[str, object]:
    """By slot name; what was not given is empty and leaves the form's dots."""
    end, age = leave_end(request)
    facts: dict[str, object] = {
        **dict.fromkeys(PRINTED, ""),
        **{name: clean(text) for name, text in request.printed.items()},
        "email": clean(request.email),
        "comuna": clean(request.adresa.comuna),
        **_named("ci", request.act._asdict()),
        **_children(request.copii),
        "cim_data": request.cim_data,
        "data_reluarii": request.data_reluarii,
        "cerere_data": request.cerere_data,
        "data_incetarii": request.data_incetarii,
        "domiciliu": _address(request.adresa),
        "copil_nascut_la": request.data_nasterii_copilului,
        "copil_varsta": age,
        "concediu_pana_la": end,
        "concediu_cu_data_proprie": request.concediu_pana_la is not None,
        "maternitate_cunoscuta": bool(request.maternitate_de_la or request.maternitate_pana_la),
        "plural": request.numar_copii > 1 or any(child.nume for child in request.copii[1:2]),
        "eveniment": request.eveniment,
        "copil_cu_handicap": request.copil_cu_handicap,
        "naste_inainte_de_termen": request.data_prezumata_a_nasterii is not None,
        "tata": cnps.gender(request.cnp) == "m",
        **_cases(request),
    }
    return facts


def _named(prefix: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{prefix}_{name}": clean(text) for name, text in texts.items()}


def _children(children: Sequence[Child]) -> dict[str, str]:
    """The slots of every child that a form may name, those that were not given empty."""
    facts: dict[str, str] = {}
    for at in range(MOST_NAMED_CHILDREN):
        child = children[at] if at < len(children) else Child()
        facts |= _named(f"copil{at + 1}", child._asdict())
    return facts


def _cases(request: CertificateRequest) -> dict[str, object]:
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


def leave_end(request: CertificateRequest) -> tuple[date | None, int | None]:
    """The last day of the leave asked for, else the birthday that ends it; and that age in years.

    OUG 111/2010 art. 2 (1): two years, three for a child with a disability; art. 19^1 (2): the longest leave
    is granted where the request names none.
    """
    birth = request.data_nasterii_copilului
    age = int(law.value("varsta_copilului", birth).value[_kind(request)]) if birth else 0
    if request.concediu_pana_la or birth is None:
        return request.concediu_pana_la, age or None
    return law.birthday(birth, age), age


def _kind(request: CertificateRequest) -> str:
    return "cu_handicap" if request.copil_cu_handicap else "fara_handicap"


def street(text: str) -> str:
    """The street's own name: the forms print the word before it.

    >>> street("Str. Gării"), street("strada  Lungă"), street("Stradela Mică"), street("Calea Moților")
    ('Gării', 'Lungă', 'Stradela Mică', 'Calea Moților')
    """
    return _STREET.sub("", clean(text))


def _address(home: Address) -> str:
    """The address on one line, as it is said."""
    named = (
        ("localitatea", home.localitate or home.comuna),
        ("str.", street(home.strada)),
        ("nr.", home.numar),
        ("bl.", home.bloc),
        ("sc.", home.scara),
        ("et.", home.etaj),
        ("ap.", home.apartament),
        ("sectorul", home.sector),
        ("județul", "" if home.sector else home.judet),
    )
    parts = [f"{label} {clean(value)}" for label, value in named if value]
    return ", ".join(parts).removeprefix("localitatea ")
