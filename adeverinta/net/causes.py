"""The likely cause of a month that does not fit: what, if it were so, would make it fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, ROUNDING, Bani
from adeverinta.net.case_columns import MISSING, UNKNOWN, MonthStatus
from adeverinta.net.column_check import QUIET, Differs, check
from adeverinta.net.contract_months import ContractMonth, Leave, full_time, tables
from adeverinta.net.facility import FacilityRules, facility_rules
from adeverinta.net.readings import ROUNDED_DEDUCTION, TEN_LEI, Misfit, at_minimum_wage, reading

_FLAGS: Final = ((1, 0), (0, 0), (1, 1))
_CONTRIBUTIONS: Final = Differs.CAS | Differs.CASS | Differs.SOMAJ
_NO_CAUSE: Final = "necunoscută; niciuna dintre cele obișnuite nu dă aceste sume"
_LEAVE_WITHOUT_MONEY: Final = "zilele de concediu; banii lor lipsesc din brut sau sunt socotiți altfel"
_LEAST_IN_KIND: Final = 50
"""What is given in kind is more than this part of a gross that it stands in."""
_NEARLY: Final = Fraction(4, 5)
"""The part of the law's CASS of a whole gross from which no indemnity can be in it."""
_LEAVE_CAUSE: Final = "concediul medical (codul, zilele sau partea suportată de angajator)"


class Cause(NamedTuple):
    """A likely cause in Romanian, the same text for months that have the same.

    ordinary: a reading that needs no finding (the export gives no code). reading: how the payroll reckons,
    with nothing in it to be chosen freely, so that it is told and no warning. amount: what the export does
    not show, bani; where it may be and is regular over the months it explains them as a reading does.
    """

    text: str
    ordinary: bool = False
    reading: bool = False
    amount: Bani = 0
    may_be_regular: bool = False


def likely_causes(misfits: Sequence[Misfit], switches: Mapping[str, str]) -> list[Cause]:
    """For each, the first explanation under which the whole month fits."""
    causes: list[Cause | None] = [None] * len(misfits)
    for at, item in enumerate(misfits):
        text = reading(item)
        if text:
            causes[at] = Cause(text, reading=True)
        elif at_minimum_wage(item):
            causes[at] = Cause("contribuțiile sunt cele ale salariului minim, ca la timp parțial")
    for alternatives in (_likeliest, _alternatives):
        _try(misfits, causes, alternatives, switches)
    return [
        cause or Cause(_LEAVE_CAUSE if item.group.leaves else _unfound(item))
        for item, cause in zip(misfits, causes, strict=True)
    ]


def _unfound(item: Misfit) -> str:
    """What to say where nothing fits: the leave of a row whose gross bears CASS nearly as a whole, if any."""
    row = next((row for row in item.group.rows if row.on_leave), None)
    cass = item.group.given[1]
    whole = cass != MISSING and cass >= item.cass * _NEARLY
    return _LEAVE_WITHOUT_MONEY if row is not None and whole and not row.indemnity else _NO_CAUSE


def _try(
    misfits: Sequence[Misfit],
    causes: list[Cause | None],
    alternatives: Callable[[Misfit], Iterator[tuple[Cause, ContractMonth]]],
    switches: Mapping[str, str],
) -> None:
    """Set the causes that are not known yet to the first alternative that makes the whole month fit."""
    tried = [
        (at, *found) for at, item in enumerate(misfits) if causes[at] is None for found in alternatives(item)
    ]
    if not tried:
        return
    checked = check(*tables([group for _, _, group in tried]), switches)
    fits = ((checked.differs & ~QUIET) == 0) & (checked.expected.status == MonthStatus.OK)
    for (at, cause, _), fit in zip(tried, fits.tolist(), strict=True):
        if fit and causes[at] is None:
            causes[at] = cause


def _likeliest(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """What most payrolls differ by: tried alone, it spares the rest for most months."""
    group = item.group
    if group.leaves:
        yield from _other_codes(group)
    if group.tickets:
        yield Cause(_ASIDE, reading=True), group._replace(aside=group.tickets)
    if item.ill and item.bits & _CONTRIBUTIONS and not any(leave.coded for leave in group.leaves):
        yield from _uncoded_leave(item)


def _alternatives(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """What else it could be and the group as it would then be, the likeliest first."""
    yield from _single(item)
    if item.group.tickets:  # two things at once: how the deduction is chosen, and something else
        aside = item._replace(group=item.group._replace(aside=item.group.tickets))
        both = (*_likeliest(aside), *_single(aside))
        for cause, group in both:
            if cause.text != _ASIDE:
                yield cause._replace(text=f"{cause.text}; {_ASIDE}"), group


_ASIDE: Final = "deducerea este aleasă după venitul fără tichetele de masă"


def _single(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """One thing at a time."""
    group, gap = item.group, item.gap
    yield from _untaxed(item)
    yield from _facilities(item)
    yield from _tickets(item)
    if gap < 0 and not group.union and not group.pension:
        text = "cotizație sindicală, pensie facultativă sau asigurare care scade baza și nu este în export"
        yield Cause(text, amount=-gap, may_be_regular=True), group._replace(union=-gap)
    if not group.leaves and not item.ill and item.bits & _CONTRIBUTIONS:
        yield from _hidden_leave(item)
    if group.main != 0 and item.bits & ~_CONTRIBUTIONS:
        yield Cause("al doilea loc de muncă (fără deducere)"), group._replace(main=0)
    if group.dependants != UNKNOWN and item.bits & ~_CONTRIBUTIONS:
        text = "alt număr de persoane în întreținere decât cel din export"
        yield Cause(text), group._replace(dependants=UNKNOWN)
    yield from _in_kind(item)


def _in_kind(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """Something inside the gross and the net that is no money: no CAS is due on it, health and tax are."""
    group, cas, rate = item.group, item.group.given[0], law.payroll(item.group.month).cas
    if cas == MISSING or not rate or not item.bits & Differs.CAS:
        return
    inside = int(group.gross - group.untaxed - cas / rate)
    free = law.untaxed_sum(group.month)
    in_reach = free and (free.gross_cap is None or group.gross <= free.gross_cap * BANI_PER_LEU)
    if free and in_reach and not group.untaxed and inside <= (free.amount + 1 / rate) * BANI_PER_LEU:
        return  # as the untaxed part of a minimum wage lowers it
    near = abs(inside - group.tickets) * rate <= BANI_PER_LEU
    value = group.tickets if near else inside
    if not group.gross < value * _LEAST_IN_KIND < group.gross * _LEAST_IN_KIND:
        return  # a mistake in the CAS, or one of the whole of it
    text = "brutul are în el tichete sau alte avantaje în natură, CAS-ul este cel al brutului fără ele"
    net = group.given[6]
    given = (*group.given[:6], net if net == MISSING else net - value)
    readings = {text: given}
    if given[3] != MISSING and given[3] % TEN_LEI == 0:  # base and tax tell it then, to the leu
        readings[f"{text}; {ROUNDED_DEDUCTION}"] = (*given[:3], MISSING, *given[4:])
    for said, figures in readings.items():
        for tickets in dict.fromkeys((group.tickets if near else group.tickets + value, 0)):
            for aside in dict.fromkeys((0, tickets)):
                changed = group._replace(
                    gross=group.gross - value, tickets=tickets, aside=aside, given=figures
                )
                yield Cause(said, amount=value), changed


def _other_codes(group: ContractMonth) -> Iterator[tuple[Cause, ContractMonth]]:
    """Every way in which the indemnities may be taxed; ordinary where only codes that are missing change."""
    for flags in product(_FLAGS, repeat=min(len(group.leaves), 2)):
        changed = tuple(
            old._replace(taxed=flags[at][0], health=flags[at][1]) if at < len(flags) else old
            for at, old in enumerate(group.leaves)
        )
        ordinary = all(
            not old.coded or old.health == UNKNOWN or (old.taxed, old.health) == (new.taxed, new.health)
            for old, new in zip(group.leaves, changed, strict=True)
        )
        text = "concediul medical (alt cod de indemnizație)"
        yield Cause(text, ordinary), group._replace(leaves=changed)


def _untaxed(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """The untaxed part of the minimum wage, whole or for a part of the month."""
    group = item.group
    rule = law.untaxed_sum(group.month)
    if group.untaxed:
        yield Cause("suma netaxată nu a fost scăzută din baze"), group._replace(untaxed=0)
    elif rule:
        full = int(rule.amount * BANI_PER_LEU)
        due = {full, *_of_paid_days(group, full)}
        for amount in dict.fromkeys((full, *sorted(due), -item.gap)):
            if 0 < amount <= full:
                text = "suma netaxată, care nu este în export"
                yield Cause(text, amount=amount, reading=amount in due), group._replace(untaxed=amount)


def _of_paid_days(group: ContractMonth, full: Bani) -> Iterator[Bani]:
    """The part of a sum that goes by the month's paid days, to the ban and to the leu."""
    row = group.rows[0]
    if len(group.rows) > 1 or row.zile_lucrate is None:
        return
    days = law.working_days(group.month) * 100
    for paid in (row.zile_lucrate, row.zile_lucrate + (row.zile_co or 0)):
        part = Fraction(full * min(paid, days), days)
        yield ROUNDING["half_up_leu"](part / BANI_PER_LEU) * BANI_PER_LEU
        yield round(part)


def _facilities(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    group = item.group
    whole = group._replace(full_time=full_time(group.rows))
    alike: dict[FacilityRules, list[str]] = {}
    if group.facility:
        text = "CAS-ul întreg la facilitate, cu contribuția la pilonul II păstrată la cerere"
        yield Cause(text, reading=True), group._replace(second_pillar=1)
    for code in law.facilities():
        if code != group.facility and law.facility(code, group.month):
            alike.setdefault(facility_rules(code, group.month), []).append(code)
    for codes in alike.values():
        yield Cause(f"facilitatea „{'” sau „'.join(codes)}”"), whole._replace(facility=codes[0])
    if group.facility:
        yield Cause("facilitatea din export nu a fost aplicată"), group._replace(facility=None)


def _tickets(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """Tickets that are not in the export: by the base, or by the CASS on them."""
    group, gap, cass = item.group, item.gap, item.group.given[1]
    if group.tickets:
        if group.leaves or not any(row.on_leave for row in group.rows):  # else the money of leave lacks
            yield Cause("tichetele nu au intrat în baze"), group._replace(tickets=0, aside=0)
        return
    rate = law.values_in("tichete_cass", group.month)[:1]
    more = max(0, cass - item.cass) if rate and cass != MISSING else 0
    by_cass = int(more / rate[0].value) if more else 0
    for value in dict.fromkeys((gap + more if gap > 0 else 0, gap, by_cass)):
        if value > 0:
            for aside in (0, value):
                text = "tichete care nu sunt în export sau nu s-au citit din el"
                cause = Cause(f"{text}; {_ASIDE}" if aside else text, amount=value)
                yield cause, group._replace(tickets=value, aside=aside)


def _uncoded_leave(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """The row has days of leave; its indemnity is in the gross, whole or in part, without code or amount.

    The amount in the export may be one payer's share of it.
    """
    group = item.group
    told = sum(leave.amount for leave in group.leaves)
    lacking = "fără codul indemnizației și cu o parte a sumei" if told else "fără codul și suma indemnizației"
    days = next((found for row in group.rows if (found := row.zile_cm or row.zile_maternitate)), UNKNOWN)
    taxed_as = {
        (0, 0): "fără CASS și fără impozit, ca la maternitate",
        (1, 0): "fără CASS",
        (1, 1): "cu CASS",
    }
    amounts = [(group.gross, flags) for flags in ((0, 0), (1, 0))]
    amounts += [(told + more, flags) for more, flags in _amounts(item) if more > 0]
    for amount, flags in amounts:
        if told < amount <= group.gross:
            text = f"zile de concediu {lacking} ({taxed_as[flags]})"
            parts = group.parts + (not group.leaves)
            changed = group._replace(leaves=(Leave(amount, *flags, days),), parts=parts)
            yield Cause(text, reading=True), changed
    yield from _both_leaves(item)


def _both_leaves(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """Medical and maternity leave in one month, both in the gross: neither bears CASS, one of them no tax."""
    group = item.group
    row = next((row for row in group.rows if row.zile_cm and row.zile_maternitate), None)
    _, cass, _, deduction, base, *_ = group.given
    if row is None or group.leaves or MISSING in (cass, base):
        return
    rates = law.payroll(group.month)
    free = int((item.cass - cass) / rates.cass)
    before = base + cass + (0 if deduction == MISSING else deduction) - group.tickets
    untaxed = group.gross - int(before / (1 - rates.cas))
    if not 0 < untaxed < free <= group.gross:
        return
    sick, maternity = row.zile_cm or 0, row.zile_maternitate or 0
    leaves = (Leave(free - untaxed, 1, 0, sick), Leave(untaxed, 0, 0, maternity))
    text = "zile de concediu medical și de maternitate fără codul și suma indemnizațiilor"
    yield Cause(text, reading=True), group._replace(leaves=leaves, parts=group.parts + 2)


def _hidden_leave(item: Misfit) -> Iterator[tuple[Cause, ContractMonth]]:
    """An indemnity inside the gross that the export does not show: less CASS or base than the gross gives."""
    group = item.group
    for amount, flags in _amounts(item):
        if 0 < amount <= group.gross:
            text = "concediu medical care nu este în export"
            hidden = Leave(amount, *flags, UNKNOWN)
            yield Cause(text, amount=amount), group._replace(leaves=(hidden,), parts=group.parts + 1)


def _amounts(item: Misfit) -> list[tuple[Bani, tuple[int, int]]]:
    """What an indemnity inside the gross would be by the CASS and by the base that are missing."""
    cass, rates = item.group.given[1], law.payroll(item.group.month)
    by_cass = 0 if cass == MISSING else int((item.cass - cass) / rates.cass)
    untaxed = int(-item.gap / (1 - rates.cas))
    return [(by_cass, _FLAGS[0]), (untaxed, _FLAGS[1]), (by_cass, _FLAGS[1])]
