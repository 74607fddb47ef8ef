"""The likely cause of a month that does not fit: what, if it were so, would make it fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Final

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, romanian
from adeverinta.income.net.check import NOTES, verify
from adeverinta.income.net.groups import Group, Leave, tables
from adeverinta.income.net.records import MISSING, UNKNOWN, Status

_FLAGS: Final = ((1, 0), (0, 0), (1, 1))
_NO_CAUSE: Final = "nu s-a găsit o cauză obișnuită"


def likely_cause(group: Group, switches: Mapping[str, str]) -> tuple[str, bool]:
    """The first explanation under which the whole month fits, in Romanian; the flag: it is an ordinary reading.

    An ordinary reading (an indemnity whose code the export does not give) needs no finding at all.
    """
    tried = list(_alternatives(group, switches))
    if tried:
        cases, given = tables([changed for _, changed, _ in tried])
        checked = verify(cases, given, switches)
        for at, (text, _, ordinary) in enumerate(tried):
            if not int(checked.differs[at]) & ~NOTES and checked.expected.status[at] == Status.OK:
                return text, ordinary
    if group.leaves:
        return "concediul medical (codul, zilele sau partea suportată de angajator)", False
    return _NO_CAUSE, False


def _alternatives(group: Group, switches: Mapping[str, str]) -> Iterator[tuple[str, Group, bool]]:
    """(what it would be, the group as it would then be, whether that needs no finding)."""
    if group.leaves:
        yield from _other_codes(group)
    cases, given = tables([group])
    found = verify(cases, given, switches).expected
    cas, cass, _, deduction, base, _, _ = group.given
    gap = 0 if base == MISSING else base - int(found.base[0])
    rule = law.untaxed_sum(group.month)
    if rule and not group.untaxed:
        full = int(rule.amount * BANI_PER_LEU)
        for amount in (full, -gap):
            if 0 < amount <= full:
                yield (
                    f"suma netaxată de {romanian(amount)} lei",
                    replace(group, untaxed=amount),
                    False,
                )
    if group.untaxed:
        yield "suma netaxată nu a fost scăzută din baze", replace(group, untaxed=0), False
    for code in law.facilities():
        if code != group.facility and law.facility(code, group.month):
            yield f"facilitatea „{code}”", replace(group, facility=code), False
    if group.facility:
        yield "facilitatea din export nu a fost aplicată", replace(group, facility=None), False
    yield from _tickets(group, gap, int(found.cass[0]))
    if gap < 0 and not group.union and not group.pension:
        text = f"cotizație sindicală, pensie facultativă sau asigurare de {romanian(-gap)} lei"
        yield text, replace(group, union=-gap), False
    if not group.leaves:
        yield from _hidden_leave(group, int(found.cas[0]), int(found.cass[0]), cas, cass)
    if group.main != 0:
        yield "al doilea loc de muncă (fără deducere)", replace(group, main=0), False
    if group.dependants != UNKNOWN and deduction != MISSING:
        text = "alt număr de persoane în întreținere decât cel din export"
        yield text, replace(group, dependants=UNKNOWN), False


def _other_codes(group: Group) -> Iterator[tuple[str, Group, bool]]:
    """Every way in which the indemnities may be taxed; ordinary where only codes that are missing change."""
    for flags in product(_FLAGS, repeat=min(len(group.leaves), 2)):
        changed = tuple(
            replace(item, taxed=flags[at][0], health=flags[at][1]) if at < len(flags) else item
            for at, item in enumerate(group.leaves)
        )
        kept = all(
            not old.coded or old.health == UNKNOWN or (old.taxed, old.health) == (new.taxed, new.health)
            for old, new in zip(group.leaves, changed, strict=True)
        )
        yield "concediul medical (alt cod de indemnizație)", replace(group, leaves=changed), kept


def _tickets(group: Group, gap: int, cass: int) -> Iterator[tuple[str, Group, bool]]:
    """Tickets that are not in the export: by the base, or by the CASS on them."""
    if group.tickets:
        yield "tichetele nu au intrat în baze", replace(group, tickets=0), False
        return
    value = gap
    rate = law.values_in("tichete_cass", group.month)[:1]
    if rate and group.given[1] != MISSING and not gap > 0:
        value = int((group.given[1] - cass) / rate[0].value)
    elif rate and gap > 0:
        value = gap + max(0, group.given[1] - cass)  # the base of the export is already less this CASS
    for amount in dict.fromkeys((value, gap)):
        if amount > 0:
            yield f"tichete de {romanian(amount)} lei", replace(group, tickets=amount), False


def _hidden_leave(
    group: Group, cas_by_law: int, cass_by_law: int, cas: int, cass: int
) -> Iterator[tuple[str, Group, bool]]:
    """An indemnity inside the gross that the export does not show: less CASS (or CAS) than the gross gives."""
    rates = law.payroll(group.month)
    guesses = []
    if cass != MISSING and cass < cass_by_law:
        guesses.append(int((cass_by_law - cass) / rates.cass))
    if cas != MISSING and cas < cas_by_law:
        guesses.append(int((cas_by_law - cas) / rates.cas))
    days = next((row.zile_cm for row in group.rows if row.zile_cm), UNKNOWN)
    for amount, (taxed, health) in product(guesses, _FLAGS[:2]):
        hidden = Leave(min(amount, group.gross), taxed, health, days)
        text = f"concediu medical de circa {amount // BANI_PER_LEU} lei în brut"
        yield text, replace(group, leaves=(hidden,)), False


