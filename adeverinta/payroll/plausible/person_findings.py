"""The warnings about files, given to the persons whose rows stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.money import romanian
from adeverinta.core.month import Month
from adeverinta.payroll import codes
from adeverinta.payroll.cells.daycount import counted_days
from adeverinta.payroll.plausible.equal_months import equal_months
from adeverinta.payroll.plausible.month_digests import Everybody
from adeverinta.payroll.plausible.other_currency import Place, other_currencies
from adeverinta.payroll.plausible.payment_month import shifted
from adeverinta.payroll.plausible.running_sheets import Running
from adeverinta.payroll.rows import Hundredths, PayrollRow

OF_MONTHS: Final = frozenset(
    code.name
    for code in (codes.TIPARIT_INAINTE_DE_LUNA, codes.LUNI_EGALE_PENTRU_TOTI, codes.STAT_IN_ALTA_MONEDA)
)
"""Codes that concern a certificate only where it prints their month."""
Rows = Mapping[str, Sequence[PayrollRow]]


def of_persons(
    everybody: Everybody,
    totals: Mapping[Month, Counter[Hundredths]],
    rows: Rows,
    running: Running,
    *,
    calendar: Mapping[Month, Hundredths],
    asked: bool,
) -> list[Finding]:
    """What the files say against themselves, for each person; once a file where nobody was `asked` for.

    `calendar`: the firm's own working days where they are not the law's.
    """
    told: dict[tuple[Place, Month], list[Finding]] = {}
    for source, day, first in everybody.printed:
        for month in _months_of(rows, (source.file, source.sheet), first):
            said = finding(codes.TIPARIT_INAINTE_DE_LUNA, month=month, source=source, data=romanian_date(day))
            told.setdefault(((source.file, source.sheet), month), []).append(said)
    months = everybody.months
    working = counted_days(calendar, months)
    for later, earlier in equal_months(everybody.parts, months, working, everybody.alike(), everybody.older):
        said = finding(
            codes.LUNI_EGALE_PENTRU_TOTI,
            month=later.month,
            source=later.source,
            alta=str(earlier.source),
            luna2=earlier.month.label,
            persoane=later.persons,
        )
        told.setdefault(((later.source.file, later.source.sheet), later.month), []).append(said)
    found = list(_given(told, rows, asked=asked))
    found += _in_other_currency(everybody, rows, running, asked=asked)
    if shifted(totals):
        found += _shifted_of(rows, asked=asked)
    return found


def _months_of(rows: Rows, place: Place, first: Month) -> Sequence[Month]:
    """The months from the first on that rows of a sheet carry."""
    months = {
        row.month
        for own in rows.values()
        for row in own
        if row.month >= first and (row.source.file, row.source.sheet) == place
    }
    return sorted(months)


def _given(
    told: Mapping[tuple[Place, Month], Sequence[Finding]], rows: Rows, *, asked: bool
) -> Iterator[Finding]:
    if not asked:
        yield from (item for items in told.values() for item in items)
        return
    for cnp, own in rows.items() if told else ():
        places = dict.fromkeys(((row.source.file, row.source.sheet), row.month) for row in own)
        yield from (item.with_cnp(cnp) for place in places for item in told.get(place, ()))


def _in_other_currency(
    everybody: Everybody, rows: Rows, running: Running, *, asked: bool
) -> Iterator[Finding]:
    """Each person's own cell in a month of a sheet that looks like one in another currency.

    A total's first month is small beside its last, and is none.
    """
    odd = other_currencies([one for one in everybody.paid if (one.place, one.month) not in running])
    told: set[tuple[str | None, Place, Month]] = set()
    for cnp, own in rows.items() if odd else ():
        for row in own:
            place = row.source.file, row.source.sheet
            key = (cnp if asked else None, place, row.month)
            if row.net is None or (place, row.month) not in odd or key in told:
                continue
            told.add(key)
            seen = odd[place, row.month]
            yield finding(
                codes.STAT_IN_ALTA_MONEDA,
                cnp=key[0],
                month=row.month,
                source=row.cell("net"),
                suma=romanian(row.net),
                cate=seen.persons,
                toate=seen.compared,
                ori=f"{seen.times:.1f}".replace(".", ","),
            )


def _shifted_of(rows: Rows, *, asked: bool) -> Iterator[Finding]:
    for cnp, own in rows.items():
        dated = next((row for row in own if row.has_days), None)
        if dated is not None:
            yield finding(codes.LUNA_PARE_DATA_PLATII, cnp=cnp if asked else None, source=dated.source)
            if not asked:
                return
