"""Which facts there are: every name that a form may print, for the check of templates of the user's own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from adeverinta.certificate.fact_builder import Printed, build
from adeverinta.core.facts import KINDS
from adeverinta.income.calculation import all_switches
from adeverinta.requests.cases import CASES, EVENTS_OF
from adeverinta.requests.records import CertificateRequest, EmployerProfile

_SHEETS: Final = ("termen_dosar", "stimulent_mare", "termen_un_an", "agentie_2009")
"""The slots that a form's own facts are known by (`parent_sheets`)."""
_DAY: Final = date(2026, 6, 1)  # of today's law, which has every period that a sheet tells
_WITH_NUMBER: Final = ("numar", "data", "inlocuieste")
_OF_A_ROW: Final = ("tip", "valoare")


@lru_cache(maxsize=1)
def fact_names() -> frozenset[str]:
    """The names that `build` and `numbered` give, asked of themselves for a request of which nothing but the
    birth is known; amounts, days and months by the table of their kinds, cases by the words of `caz`.
    """
    request = CertificateRequest("", _DAY)
    names = {*KINDS, *_WITH_NUMBER, *_OF_A_ROW, "caz_cu_fisc"}
    for case in (*CASES, *(event for events in EVENTS_OF.values() for event in events)):
        names.add(f"caz_{case.replace('-', '_')}")
    switches = all_switches({})
    for slot in _SHEETS:
        printed = Printed((slot,), {})
        names |= build(
            request, (), None, EmployerProfile("", "", ""), printed, switches=switches, issued_on=_DAY
        ).facts.keys()
    return frozenset(names)
