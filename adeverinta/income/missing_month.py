"""A month of the form without a row of the person: whether it could change the choice, what to ask for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.month import Month
from adeverinta.core.spoken import Spoken
from adeverinta.core.text import count
from adeverinta.income import codes
from adeverinta.income.choice import MonthChoice
from adeverinta.income.request_case import Case
from adeverinta.income.result import WITHOUT_ROW, MonthState

_NO_FILE = "niciun fișier citit nu are statul de plată al acestei luni"
_ADD = Spoken(
    "Adăugați statul de plată al lunii; dacă persoana plecase, completați „{cererea[data_incetarii]}” în "
    "cerere; dacă statul nu există, {optiuni[missing]}."
)
_DUE = Spoken(
    "Luna nașterii nu se încheiase la data eliberării: completați „{cererea[venit_luna_nasterii]}” în cerere "
    "(venitul cuvenit pentru întreaga lună) sau adăugați statul de plată al lunii când este gata."
)
_NOT_DECLARED = "luna are numai declarația 112, în care persoana nu este"
_EMPTY = (
    "Rândul rămâne gol; luna nu poate schimba calculul ({}). "
    "Pentru un formular întreg adăugați statul de plată al ei."
)


def deciding_months(case: Case, choices: Mapping[Month, MonthChoice]) -> frozenset[Month]:
    """The months that could still change what is counted: from the newest to the one that completes the
    number that the law asks for, all of them where it is not complete; none where they were chosen by hand.
    """
    if case.request.luni_alese:
        return frozenset()
    found: list[Month] = []
    taken = 0
    for month in case.newest_first:
        if taken >= case.needed or (
            case.regime.choice == "consecutive" and len(found) >= min(case.regime.window_months, case.needed)
        ):
            break
        found.append(month)
        taken += choices[month].counted
    return frozenset(found)


def missing_month(case: Case, month: Month, *, decides: bool, issued_on: date | None) -> Finding:
    """`LUNA_LIPSA`: an error where the month could count, else a warning, as its row stays empty."""
    if not decides:
        chosen = (
            "lunile sunt alese de mână"
            if case.request.luni_alese
            else f"cele {count(case.needed, 'lună', 'luni')} sunt întregite de luni mai noi"
        )
        return case.find(
            codes.LUNA_LIPSA, month=month, severity=Severity.WARNING, de_ce=_NO_FILE, ce=_EMPTY.format(chosen)
        )
    not_over = month == case.birth_month and issued_on is not None and issued_on <= month.last_day
    return case.find(codes.LUNA_LIPSA, month=month, de_ce=_NO_FILE, ce=_DUE if not_over else _ADD)


def without_row(case: Case, month: Month) -> Finding:
    """`LUNA_FARA_RAND`: a month whose payroll, or declaration, was read and does not have the person."""
    if month in case.declared:
        seen = "nu s-a citit statul de plată, numai declarația 112, iar persoana nu este în ea"
        todo = (
            "Verificați dacă persoana lipsește din declarație sau dacă a fost concediu fără plată; "
            "dacă a avut venit, adăugați statul de plată al lunii."
        )
    else:
        seen = "statul de plată există, dar persoana nu are niciun rând"
        todo = "Verificați dacă a fost concediu fără plată sau dacă rândul lipsește din export."
    return case.find(codes.LUNA_FARA_RAND, month=month, ce_este=seen, ce=todo)


def outside_contract(case: Case, month: Month, covered: Collection[Month]) -> Finding:
    """`LUNA_IN_AFARA_CONTRACTULUI`: by the dates, a payroll without her, or no payroll at all."""
    why = "este în afara contractului de muncă"
    if case.spell.deduced:
        why = "nu are stat de plată în fișierele citite, iar data angajării nu este cunoscută"
        if month in covered:
            why = "are stat de plată în care persoana nu este, înainte de primul ei rând sau după ultimul"
    return case.find(codes.LUNA_IN_AFARA_CONTRACTULUI, month=month, de_ce=why)


def why_without_row(case: Case, month: Month, state: MonthState) -> str:
    """The same as the reason why the month is not counted."""
    return _NOT_DECLARED if state is MonthState.NO_ROW and month in case.declared else WITHOUT_ROW[state]


def with_reason(item: Finding, unread: Mapping[Month, tuple[str, str]]) -> Finding:
    """`LUNA_LIPSA` of a month whose payroll was given and not read, with why not and what to do; any other
    finding as it is.
    """
    told = unread.get(item.month) if item.month and item.code == codes.LUNA_LIPSA.name else None
    if told is None:
        return item
    why, what = told
    return finding(
        codes.LUNA_LIPSA,
        cnp=item.cnp,
        month=item.month,
        source=item.source,
        severity=item.severity,
        de_ce=why,
        ce=what,
    )
