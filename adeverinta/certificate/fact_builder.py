"""The facts one form prints, as values by slot name (`core.facts`); what is not known leaves the form's
dots."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, NamedTuple

from adeverinta.certificate import codes
from adeverinta.certificate.parent_sheets import sheets
from adeverinta.certificate.person_name import PersonName, person_name
from adeverinta.certificate.supporting_documents import papers, street
from adeverinta.core import cnp as cnps
from adeverinta.core.facts import OUTSIDE, Fact, is_blank
from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import Bani, half_up_bani
from adeverinta.core.month import Month
from adeverinta.core.text import clean, count, fold, masked_repr
from adeverinta.income.first_day import day_42
from adeverinta.income.result import IncomeResult, MonthIncome, MonthState
from adeverinta.payroll.rows import PayrollRow
from adeverinta.requests.records import CertificateRequest, EmployerProfile

Facts = dict[str, Any]

_MONEY_PARTS: Final = {"brut": ("brut",), "contributii": ("cas", "cass", "somaj"), "impozit": ("impozit",)}
_ASKED_FIELDS: Final = {
    "calitatea": "calitatea",
    "data_angajarii": "data angajării",
    "localitate": "localitatea de domiciliu",
    "strada": "strada",
}
_CITIZENSHIPS: Final = {
    **dict.fromkeys(("romana", "roman", "ro", "romania"), "romana"),
    **dict.fromkeys(("ue", "u e", "eu"), "ue"),
    **dict.fromkeys(("non ue", "nonue", "non eu"), "non-ue"),
}


class Certificate(NamedTuple):
    """One certificate before it has a number: who, which facts, what was found."""

    name: PersonName
    facts: Facts
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return masked_repr(self, self._fields)

    def numbered(self, number: str, issued_on: date, *, draft: bool = False, replaces: str = "") -> Facts:
        """The facts with number and date of issue, and the line about the certificate they replace."""
        added: Facts = {"numar": number, "data": issued_on, "ciorna": draft}
        if replaces:
            added["inlocuieste"] = replaces
        facts = {**self.facts, **added}
        if not number:  # a code without a number would prove nothing
            facts.pop("qr", None)
        return facts


class Printed(NamedTuple):
    """What a form prints: its slots, those it should not leave empty (with labels), and of its income
    whether only counted months stand on it, and the part of the mean that the form itself states; whether it
    is a sheet that may be set in large print."""

    slots: Collection[str]
    asked: Mapping[str, str]
    only_counted: bool = False
    share: Fraction | None = None
    large_print: bool = False


def build(
    request: CertificateRequest,
    rows: Sequence[PayrollRow],
    income: IncomeResult | None,
    employer: EmployerProfile,
    printed: Printed,
    *,
    switches: Mapping[str, str],
    issued_on: date,
) -> Certificate:
    """Facts for one form, and findings about what the certificate lacks; without income for a form that
    prints none."""
    name, name_findings = person_name(request, rows)
    facts: Facts = {
        **_employer(employer),
        **_person(request, name),
        **papers(request),
        **_section_one(request, income, switches),
        "data_angajarii": _hired(request, rows, income),
        "verso": employer.verso,
        "recalculare": request.recalculare != "nu",
    }
    if employer.qr:
        facts["qr"] = True
    if employer.litere and printed.large_print:
        facts["litere"] = employer.litere
    if income:
        facts |= _income(income, printed)
    facts |= sheets(request, printed.slots, switches, issued_on)
    found = (*name_findings, *_blanks(request, facts, printed, income), *_doubts(request, income))
    return Certificate(name, facts, found if income is None else (*found, *_tickets(request, rows, income)))


def _income(income: IncomeResult, printed: Printed) -> Facts:
    months = [item for item in income.months if item.counted or not printed.only_counted]
    facts: Facts = {
        "randuri": [_row(item) for item in months],
        "total": income.total,
        "media": None if income.mean is None else half_up_bani(income.mean),
        "media_85": _share(income, printed.share),
    }
    for slot, columns in _MONEY_PARTS.items():
        if slot not in printed.slots:
            continue
        sums = [_sum(item, columns) for item in months]
        for row, amount in zip(facts["randuri"], sums, strict=True):
            row[slot] = amount
        told = [amount for amount, item in zip(sums, months, strict=True) if item.net is not None]
        whole = [amount for amount in told if amount is not None]
        facts[f"total_{slot}"] = sum(whole) if whole and len(whole) == len(told) else None
    if "total_net" in printed.slots:
        facts["total_net"] = sum(item.net or 0 for item in months)
    return facts


def _sum(item: MonthIncome, columns: Sequence[str]) -> int | None:
    """The sum of columns over the rows that a month's net is made of; None where a row does not say."""
    amounts: list[int] = []
    for row in item.rows:
        told = [amount for amount in (getattr(row, column) for column in columns) if amount is not None]
        if not told:
            return None
        amounts.append(sum(told))
    return sum(amounts) if amounts else None


def _hired(
    request: CertificateRequest, rows: Sequence[PayrollRow], income: IncomeResult | None
) -> date | None:
    if income:
        return income.hired
    return request.data_angajarii or max(
        (row.data_angajarii for row in rows if row.data_angajarii), default=None
    )


def _employer(employer: EmployerProfile) -> Facts:
    return {
        "angajator_denumire": employer.denumire,
        "angajator_sediu": employer.sediu,
        "angajator_orc": employer.nr_orc,
        "angajator_cod_fiscal": employer.cod_fiscal,
        "angajator_telefon": employer.telefon,
        "reprezentant_nume": employer.reprezentant_nume,
        "reprezentant_functie": employer.reprezentant_functie,
        "intocmit_nume": employer.intocmit_nume,
    }


def _person(request: CertificateRequest, name: PersonName) -> Facts:
    home = request.adresa
    sector, judet = clean(home.sector), clean(home.judet)
    return {
        "gen": cnps.gender(request.cnp),
        "nume_complet": name.full,
        "nume": name.nume,
        "prenume": name.prenume,
        "nume_anterior": clean(request.nume_anterior),
        "cnp": request.cnp,
        "strada": street(home.strada),
        "numar_strada": clean(home.numar),
        "bloc": clean(home.bloc),
        "scara": clean(home.scara),
        "etaj": clean(home.etaj),
        "apartament": clean(home.apartament),
        "localitate": clean(home.localitate or home.comuna),
        "oras": clean(home.localitate),
        "sector": sector,
        "judet": judet,
        "sector_judet": ", ".join(part for part in (sector, judet) if part),
        "cetatenie": citizenship(request.cetatenie),
        "calitatea": clean(request.calitatea),
        "scop": clean(request.scop),
    }


def citizenship(text: str) -> str:
    """Which of the form's boxes a citizenship ticks: `romana`, `ue`, `non-ue`; empty where it is not clear.

    >>> citizenship("Română"), citizenship("UE"), citizenship("non UE"), citizenship("marțiană")
    ('romana', 'ue', 'non-ue', '')
    """
    return _CITIZENSHIPS.get(fold(text), "")


def _section_one(
    request: CertificateRequest, income: IncomeResult | None, switches: Mapping[str, str]
) -> Facts:
    """Section I of the forms; empty where a recalculation is asked for (Annex 2 of 2009, footnote 3)."""
    start, end = _income_period(income) if income else (None, None)
    gave_birth = cnps.gender(request.cnp) != "m" and request.eveniment == "nastere"
    birth = request.data_nasterii_copilului
    known = {
        "maternitate_de_la": request.maternitate_de_la,
        "maternitate_pana_la": request.maternitate_pana_la,
        "ziua_42": day_42(birth, switches) if gave_birth and birth else None,
        "icc_de_la": request.icc_de_la,
        "icc_pana_la": request.icc_pana_la,
        "concediu_de_la": request.concediu_de_la,
        "venituri_de_la": start,
        "venituri_pana_la": end,
    }
    return dict.fromkeys(known) if request.recalculare != "nu" else known


def _income_period(income: IncomeResult) -> tuple[date | None, date | None]:
    """From the first to the last month with data, cut to the contract where its dates are known."""
    months = sorted(item.month for item in income.months if item.state is MonthState.DATA and item.net)
    if not months:
        return None, None
    start, end = months[0].first_day, months[-1].last_day
    if income.hired and months[0].first_day < income.hired <= months[0].last_day:
        start = income.hired
    if income.left and months[-1].first_day <= income.left < end:
        end = income.left
    return start, end


def _row(item: MonthIncome) -> dict[str, Fact]:
    outside = item.state is MonthState.OUTSIDE
    ill = (item.zile_cm, item.zile_maternitate)  # leave for maternity is medical leave
    sick = None if ill == (None, None) else sum(part or 0 for part in ill)
    month = _one(item.month)
    return {
        "luna_nume": month,
        "anul": month,
        "luna": month,
        "tip": item.kind_text or "",
        "valoare": OUTSIDE if outside else item.net,
        "zile_lucrate": item.zile_lucrate,
        "zile_cm_co": None if (sick, item.zile_co) == (None, None) else (sick or 0, item.zile_co or 0),
        "zile_fara_plata": item.zile_fara_plata,
        "zile_somaj_tehnic": item.zile_somaj_tehnic,
    }


@lru_cache(maxsize=512)
def _one(month: Month) -> Month:
    """The same object for the same month, which travels between processes once."""
    return month


def _share(income: IncomeResult, share: Fraction | None) -> Bani | None:
    """The printed share of the mean, before floor and cap."""
    if income.mean is None or share is None:
        return None
    return half_up_bani(income.mean * share)


def _blanks(
    request: CertificateRequest, facts: Facts, printed: Printed, income: IncomeResult | None
) -> tuple[Finding, ...]:
    """What has to be written in by hand, of the slots that the form has; of a paper without a table of income
    (a decision) a warning, as without its contract, function or child it says nothing.
    """
    asked = {slot: label for slot, label in _ASKED_FIELDS.items() if slot in printed.slots} | dict(
        printed.asked
    )
    empty = [label for slot, label in asked.items() if is_blank(facts.get(slot))]
    if not facts["sector_judet"] and not {"sector_judet", "judet"}.isdisjoint(printed.slots):
        empty.append("județul sau sectorul")
    if not empty:
        return ()
    hollow = income is None and not printed.asked.keys().isdisjoint(
        slot for slot in asked if is_blank(facts.get(slot))
    )
    severity = Severity.WARNING if hollow else None
    campuri = ", ".join(empty)
    return (finding(codes.CAMPURI_NECOMPLETATE, cnp=request.cnp, severity=severity, campuri=campuri),)


def _doubts(request: CertificateRequest, income: IncomeResult | None) -> tuple[Finding, ...]:
    found = []
    if request.cetatenie.strip() and not citizenship(request.cetatenie):
        where = request.cell("cetatenie")
        found.append(
            finding(codes.CETATENIE_NECLARA, cnp=request.cnp, source=where, text=clean(request.cetatenie))
        )
    if income and not any(item.counted or (item.net or 0) > 0 for item in income.months):
        found.append(finding(codes.NICIO_LUNA_CU_DATE, cnp=request.cnp))
    return tuple(found)


def _beside_the_net(row: PayrollRow) -> bool:
    """Whether the row has tickets, and nothing says that they are inside its net."""
    inside = row.other_net is not None and row.other_net.letter == row.columns.get("tichete")
    return bool(row.tichete) and not inside


def _tickets(
    request: CertificateRequest, rows: Sequence[PayrollRow], income: IncomeResult
) -> tuple[Finding, ...]:
    if income.switches.get("tichete_in_net") == "da":
        return ()
    printed = {item.month for item in income.months}
    months = sorted({row.month for row in rows if _beside_the_net(row) and row.month in printed})
    if not months:
        return ()
    luni = f"luna {months[0].label}" if len(months) == 1 else count(len(months), "lună", "luni")
    return (finding(codes.TICHETE_NEINCLUSE, cnp=request.cnp, luni=luni),)
