"""Months whose export has the gross alone: their net by law, or what is missing for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta import law
from adeverinta.core import cnp as cnps
from adeverinta.core.finding import Finding
from adeverinta.core.money import Bani, romanian
from adeverinta.core.month import Month
from adeverinta.core.spoken import Spoken
from adeverinta.core.text import fold
from adeverinta.income import codes
from adeverinta.income.remarks import months_text
from adeverinta.payroll.rows import IncomeKind, PayrollRow, Proof
from adeverinta.requests.records import CertificateRequest

if TYPE_CHECKING:
    from adeverinta.income.request_case import Case

_UNKNOWN: Final = "necunoscut"
_NO_FACILITY: Final = frozenset(("", "nu", "n", "0", "fara", "nu are"))
_PRINTED_ONLY: Final = ("tichete_in_net", "sindicat_scade_netul", "pensie_facultativa_scade_netul")
"""Switches of what is printed, applied where the net is counted, not where it is made."""


_ABSENT: Final = (
    ("facilitate", "facilitate fiscală"),
    ("neimpozabil", "sumă neimpozabilă"),
    ("tichete", "tichete"),
    ("sindicat", "cotizație sindicală"),
    ("pensie_facultativa", "pensie facultativă"),
)
"""What changes the tax, and is taken for none where the export has no column of it."""


class FromGross(NamedTuple):
    """The person's rows, those with the gross alone with their net where the law gives it.

    assumed: computed months with what the computation took for known. lacking: the other months with what is
    missing; both are parts of Romanian sentences.
    """

    rows: Sequence[PayrollRow]
    assumed: Mapping[Month, str] = {}
    lacking: Mapping[Month, str] = {}


class _Known(NamedTuple):
    """Main job and persons in care, where each is said, and what nobody says."""

    main: bool | None
    dependants: int | None
    told: str
    missing: str


def from_gross(
    rows: Sequence[PayrollRow], request: CertificateRequest, switches: Mapping[str, str]
) -> FromGross:
    """Compute the net of the months that have the gross alone. `switches` as in `all_switches`.

    Main job and dependants come from the export, the request or `[calcul]`, never from an assumption; of
    several contracts in a month only the one that the export calls the main job has the deduction.
    """
    months: dict[Month, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.gross_only and row.kind is not IncomeKind.EXCLUS:
            months[row.month].append(at)
    if not months:
        return FromGross(rows)
    made, assumed, lacking = list(rows), {}, {}
    for month, places in months.items():
        own = [rows[at] for at in places]
        known = [_known(row, request, switches) for row in own]
        reason = _other_kind(own) or _together(own) or next(filter(None, map(_hindrance, own, known)), "")
        computed: list[PayrollRow] = []
        if not reason:
            computed, reason = _computed(own, known, request.cnp, switches)
        if reason:
            lacking[month] = reason
            continue
        for at, row in zip(places, computed, strict=True):
            made[at] = row
        assumed[month] = _assumed(own[0], known, request.cnp)
    return FromGross(made, assumed, lacking)


def _other_kind(rows: Sequence[PayrollRow]) -> str:
    """Why a month with something else than a wage is not computed."""
    kind = next((row.kind for row in rows if row.kind is not IncomeKind.SALARIU), None)
    return f"tipul de venit este „{kind.value}”, nu salariu" if kind else ""


def _together(rows: Sequence[PayrollRow]) -> str:
    """Why several rows of a month cannot be computed; empty for one row, or contracts told apart."""
    if len(rows) == 1:
        return ""
    contracts = {row.marca for row in rows}
    mains = [row.functie_de_baza for row in rows]
    if len(contracts) < len(rows) or None in contracts or None in mains or mains.count(True) > 1:
        return (
            "luna are mai multe rânduri, iar exportul nu spune marca fiecăruia și care este funcția de bază"
        )
    return ""


def _known(row: PayrollRow, request: CertificateRequest, switches: Mapping[str, str]) -> _Known:
    """A value of the export goes before the request's, the request's before the profile's."""
    main, main_from = row.functie_de_baza, "export"
    if main is None and "functie_de_baza" not in row.columns:
        said, main_from = request.functie_de_baza, "cerere"
        if not said:
            said, main_from = switches["functie_de_baza"], "[calcul]"
        main = None if said == _UNKNOWN else said == "da"
    care, care_from = row.persoane_intretinere, "export"
    if care is None and "persoane_intretinere" not in row.columns:
        care, care_from = request.persoane_intretinere, "cerere"
        if care is None:
            chosen, care_from = switches["persoane_intretinere"], "[calcul]"
            care = None if chosen == _UNKNOWN else int(chosen)
    missing = [
        text
        for value, text in (
            (main, "dacă este funcția de bază (functie_de_baza)"),
            (care, "câte persoane sunt în întreținere (persoane_intretinere)"),
        )
        if value is None
    ]
    yes = "da" if main else "nu"
    told = f"funcție de bază: {yes} (din {main_from}), persoane în întreținere: {care} (din {care_from})"
    return _Known(main, care, told, " și ".join(missing))


def _hindrance(row: PayrollRow, known: _Known) -> str:
    """What the row lacks for a computation; empty where it lacks nothing."""
    for days, what, money in _LEAVES:
        number = getattr(row, days)
        if number and not getattr(row, money, None):
            return f"are {number / 100:g} zile de {what} fără suma lor ({money})"
    if row.indemnizatie_cm and not row.cod_indemnizatie:
        return "indemnizația de concediu medical nu are codul ei (cod_indemnizatie)"
    if row.zile_somaj_tehnic:
        return f"are {row.zile_somaj_tehnic / 100:g} zile de șomaj tehnic fără suma indemnizației"
    if _facility(row) is None:
        return f"facilitatea „{row.facilitate}” nu este cunoscută (facilitate)"
    if known.missing:
        return f"nu se știe {known.missing}"
    return ""


_LEAVES: Final = (
    ("zile_cm", "concediu medical", "indemnizatie_cm"),
    ("zile_maternitate", "concediu de maternitate", "indemnizatie_maternitate"),
)
"""Days of leave, what they are, and the column of their money."""


def _facility(row: PayrollRow) -> str | None:
    """The code of the row's facility, empty for none, None where the word is not known."""
    text = fold(row.facilitate or "")
    if text in _NO_FACILITY:
        return ""
    return text if text in law.facilities() else None


def _computed(
    rows: Sequence[PayrollRow], known: Sequence[_Known], cnp: str, switches: Mapping[str, str]
) -> tuple[list[PayrollRow], str]:
    """The rows with what the law gives, or why it gives nothing. Legal source: as in `net.computation`."""
    import numpy as np

    from adeverinta import net
    from adeverinta.net.case_columns import STATUS_TEXT, MonthStatus
    from adeverinta.net.contract_months import group, tables

    parts = [
        group((row,))._replace(
            main=int(bool(own.main)), dependants=own.dependants or 0, facility=_facility(row) or None
        )
        for row, own in zip(rows, known, strict=True)
    ]
    cases, _ = tables(parts)
    young = [int(bool(own.main) and _is_young(cnp, row.month)) for row, own in zip(rows, known, strict=True)]
    cases.young = np.array(young, dtype=np.int64)
    plain = {**switches, **dict.fromkeys(_PRINTED_ONLY, "nu")}
    nets = net.compute(cases, plain)
    made = []
    for at, row in enumerate(rows):
        status = MonthStatus(int(nets.status[at]))
        if status is not MonthStatus.OK:
            return [], STATUS_TEXT[status]
        lawful = {
            "cas": nets.cas, "cass": nets.cass, "somaj": nets.somaj, "deducere": nets.deduction,
            "baza_impozit": nets.base, "impozit": nets.tax,
        }  # fmt: skip
        figures: dict[str, Any] = {name: int(column[at]) for name, column in lawful.items()}
        if differing := _unlike(row, figures):
            return [], differing
        made.append(row._replace(net=int(nets.net[at]), net_computed=True, proof=Proof.CALCULAT, **figures))
    return made, ""


def _unlike(row: PayrollRow, figures: Mapping[str, Bani]) -> str:
    """What the export itself says of deduction and tax base, where the law gives something else."""
    for name, label in (("deducere", "deducerea"), ("baza_impozit", "baza de calcul")):
        said: Bani | None = getattr(row, name)
        if said is not None and abs(said - figures[name]) > 100:
            lawful = romanian(figures[name])
            return f"{label} din export ({romanian(said)} lei) nu este cea a legii ({lawful} lei)"
    return ""


def _is_young(cnp: str, month: Month) -> bool:
    """Under the age when the month begins, where the supplementary deduction is known to the month's law."""
    born, rule = cnps.birth_date(cnp), law.supplementary_deduction(month)
    return born is not None and rule is not None and month <= Month.of(born).plus(12 * rule.young_age)


def _assumed(row: PayrollRow, known: Sequence[_Known], cnp: str) -> str:
    """What the computation rests on."""
    parts = ["; ".join(dict.fromkeys(own.told for own in known))]
    absent = [text for name, text in _ABSENT if name not in row.columns]
    if absent:
        *first, last = absent
        listed = f"{', '.join(first)} și fără {last}" if first else last
        parts.append(f"fără {listed} (exportul nu are coloanele)")
    held = law.facility(code, row.month) if (code := _facility(row)) else None
    if held is not None and held.cas_second_pillar is not None:
        parts.append("CAS redus prin facilitate, fără contribuția la pilonul II păstrată la cerere")
    if any(own.main for own in known) and law.supplementary_deduction(row.month):
        young = "cu" if _is_young(cnp, row.month) else "fără"
        parts.append(f"{young} deducerea suplimentară a tinerilor, fără cea pentru copii la școală")
    if row.indemnizatie_cm and law.payroll(row.month).somaj:
        parts.append("fără contribuția de șomaj pe partea indemnizației suportată de angajator")
    if law.stale_payroll(row.month):
        parts.append("regulile lunii nu sunt verificate")
    return "; ".join(parts)


def gross_findings(
    case: Case, gross: FromGross, *, accepted: bool, draft: bool, settled: Month | None = None
) -> list[Finding]:
    """One finding for the months of the form that were computed alike, one for each thing that is missing.

    Months without an amount before `settled` cannot change what is counted: they only warn.
    """
    found = []
    for texts, computed in ((gross.assumed, True), (gross.lacking, False)):
        for text in dict.fromkeys(texts.values()):
            months = sorted(month for month in texts if texts[month] == text and month in case.working_days)
            if not months:
                continue
            item = _told(case, gross, months, text, computed=computed, accepted=accepted)
            harmless = not computed and settled is not None and months[-1] < settled
            found.append(item.softened() if harmless or (computed and draft) else item)
    return found


def _told(
    case: Case, gross: FromGross, months: Sequence[Month], text: str, *, computed: bool, accepted: bool
) -> Finding:
    """What is to be said of months that have the gross alone."""
    first = months[0]
    where = next(row for row in gross.rows if row.gross_only and row.month == first).cell("brut")
    luni = months_text(months)
    place = {"month": first, "months": months, "source": where, "luni": luni}
    if computed and accepted:
        return case.find(codes.NET_CALCULAT_DIN_BRUT, **place, ipoteze=text)
    ce, altfel = f"netul nu poate fi nici calculat, pentru că {text}", "altfel completați ce lipsește"
    if computed:
        ce = f"netul poate fi numai calculat după lege ({text})"
        altfel = Spoken("dacă primiți netul calculat, {optiuni[calculated]}")
    return case.find(codes.NET_NUMAI_CALCULABIL, **place, ce=ce, altfel=altfel)
