"""Days of medical or maternity leave that no money stands for: the indemnity is on another payroll.

Gross and net are then those of the other days alone, or zero, and a month is printed too low in silence. Left
alone: a first day that the law leaves unpaid, leave of so few days that pay varies by more, and a month that
another finding already tells (a column not understood, a column of indemnities outside the net).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core import cnp as cnps
from adeverinta.core.finding import Finding, Severity
from adeverinta.core.money import BANI_PER_LEU, romanian
from adeverinta.core.month import Month, listed
from adeverinta.core.spoken import Spoken
from adeverinta.core.text import days_text
from adeverinta.income import codes
from adeverinta.income.monthly import MonthFacts
from adeverinta.income.request_case import Case, is_due
from adeverinta.income.separate_indemnity import outside_the_net
from adeverinta.income.unread_leave_money import unread_leave_money
from adeverinta.income.usual_pay import least, paid_days, paid_share, usual
from adeverinta.payroll.rows import LEAVE_KINDS, Hundredths, IncomeKind, PayrollRow

_CARRIED: Final = Fraction(1, 7)
"""The share of the usual pay of the days of leave below which a gross holds no indemnity for them; what
the law pays is far more."""
_FEW: Final = 200
"""Hundredths of days of leave that say nothing: one may be unpaid by law, and pay varies by the other."""
_EMPLOYERS: Final = 600
"""Hundredths of days of leave up to which a column of the fund's indemnity may be empty, as the employer pays
the first days."""
_SAME: Final = Fraction(1, 50)
"""Within this share of it a gross is that of a whole month."""
_SLACK: Final = 3 * BANI_PER_LEU
_ABSENT: Final = ("zile_fara_plata", "zile_somaj_tehnic")
_OWN: Final = LEAVE_KINDS | {IncomeKind.ICC, IncomeKind.SOMAJ_TEHNIC}


class _Lacking(NamedTuple):
    """A month whose leave has no money. days: of leave (hundredths); maternity: they are surely days of it;
    nothing: the month has no net at all; whole: it is paid like a whole one.
    """

    month: Month
    row: PayrollRow
    days: Hundredths
    maternity: bool
    nothing: bool
    whole: bool = False


def leave_money(case: Case, rows: Sequence[PayrollRow]) -> Iterator[Finding]:
    """Money of leave outside the net, in a column that was not understood, or nowhere, each month once."""
    told = [*outside_the_net(case, rows), *unread_leave_money(case, rows)]
    yield from told
    months = {month for item in told for month in (item.month, *item.months)}
    yield from _nowhere(case, rows, months)


def _nowhere(case: Case, rows: Sequence[PayrollRow], told: Collection[Month | None]) -> Iterator[Finding]:
    """`CONCEDIU_FARA_BANI`, once for the months of maternity and once for those of medical leave.

    It refuses where a month of maternity leave has no net at all. `told`: months whose leave has a finding.
    """
    found = [
        one
        for month in sorted(case.months)
        if month not in told and (facts := case.facts.get(month)) and not is_due(case, month)
        if (one := _lacking(case, month, facts, rows)) is not None
    ]
    for maternity in (True, False):
        some = [one for one in found if one.maternity is maternity and not one.whole]
        if some:
            yield _told(case, some, maternity=maternity)
    if paid := [one for one in found if one.whole]:
        yield case.find(
            codes.ZILE_CM_FARA_INDEMNIZATIE,
            month=paid[0].month,
            months=[one.month for one in paid],
            source=paid[0].row.cell("zile_cm"),
            luni=listed([one.month for one in paid]),
            zile=days_text(paid[0].days),
        )


def _told(case: Case, some: Sequence[_Lacking], *, maternity: bool) -> Finding:
    first, months = some[0], [one.month for one in some]
    as_told = any(row.kind in LEAVE_KINDS for one in some for row in case.facts[one.month].rows)
    sure = maternity and not as_told and any(one.nothing for one in some)
    columns = [name for name in ("zile_maternitate", "zile_cm") if getattr(first.row, name)]
    lei = romanian(case.facts[first.month].net or 0)
    return case.find(
        codes.CONCEDIU_FARA_BANI,
        severity=Severity.ERROR if sure else Severity.WARNING,
        month=first.month,
        months=months,
        source=first.row.cell(columns[0] if columns else "net"),
        luni=listed(months),
        zile=days_text(first.days),
        fel="de maternitate" if maternity else "medical",
        prima=first.month.label,
        ce="netul este 0,00" if first.nothing else f"netul, {lei} lei, este numai al celorlalte zile",
        altfel=Spoken("{optiuni[sums]}") if sure else "nu este nimic de făcut",
    )


def _lacking(case: Case, month: Month, facts: MonthFacts, rows: Sequence[PayrollRow]) -> _Lacking | None:
    own, working = facts.rows, case.working_days[month] * 100
    if not own or any(row.net is None or row.indemnity for row in own):
        return None
    if any(row.kind in _OWN and row.net for row in own):
        return None
    asked = maternity_days(case, month)
    days = (facts.days.get("zile_cm") or 0) + (facts.days.get("zile_maternitate") or 0)
    if not days and not facts.net and not any(map(facts.days.get, _ABSENT)):
        days = min(asked, working - paid_days(own[0]))  # nothing in a leave that the request tells
    if days <= (0 if asked else _FEW):
        return None
    maternity = bool(facts.days.get("zile_maternitate")) or asked >= min(days, working) or _coded(own)
    row = next((one for one in own if one.on_leave), own[0])
    lacking = _Lacking(month, row, days, maternity=maternity, nothing=not facts.net)
    if lacking.nothing:
        return lacking
    if days <= _FEW or len([one for one in own if one.brut or one.net]) != 1 or _bears_less_cass(row):
        return None
    if _pay_alone(row, rows, working, days):
        return lacking
    fund = not maternity and days >= _EMPLOYERS and "indemnizatie_cm" in row.columns
    return lacking._replace(whole=True) if fund and _pay_whole(row, rows) else None


def maternity_days(case: Case, month: Month) -> Hundredths:
    """The working days of a month inside the maternity leave that a mother's request tells (hundredths)."""
    start, end = case.request.maternitate_de_la, case.request.maternitate_pana_la
    if start is None or end is None or cnps.gender(case.request.cnp) != "f":
        return 0
    return sum(start <= day <= end for day in law.working_dates(month)) * 100


def _coded(own: Sequence[PayrollRow]) -> bool:
    """Whether a row has the code of the maternity indemnity."""
    codes = [row.cod_indemnizatie.zfill(2) for row in own if row.cod_indemnizatie]
    return bool(codes) and law.maternity_code(own[0].month.first_day) in codes


def _bears_less_cass(row: PayrollRow) -> bool:
    """Whether the CASS is less than the wage alone would bear: the gross holds an indemnity then."""
    try:
        rate = law.payroll(row.month).cass
    except LookupError:
        return False
    wage = (row.brut or 0) - (row.neimpozabil or 0)
    return bool(row.cass and rate) and (row.cass or 0) < rate * wage - _SLACK


def _pay_alone(row: PayrollRow, rows: Sequence[PayrollRow], working: Hundredths, days: Hundredths) -> bool:
    """Whether gross and net are no more than the paid days give, by the smallest of the nearest months."""
    share, away = paid_share(row, working // 100), min(days / working, 1)
    for name in ("brut", "net"):
        held, others = getattr(row, name), least(row, rows, name)
        if held is None:
            continue
        if not others or any(held - own * share > _CARRIED * own * away for own in others):
            return False
    return True


def _pay_whole(row: PayrollRow, rows: Sequence[PayrollRow]) -> bool:
    """Whether the gross is that of a whole month, though the days of leave have no indemnity."""
    others = usual(row, rows, "brut")
    return bool(others) and all(abs((row.brut or 0) - own) <= _SAME * own for own in others)
