"""The likely cause of a month that does not fit: what, if it were so, would make it fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from adeverinta import law
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.income.net.check import QUIET, Differs, verify
from adeverinta.income.net.groups import Group, Leave, tables
from adeverinta.income.net.records import MISSING, UNKNOWN, Nets, Status

_FLAGS: Final = ((1, 0), (0, 0), (1, 1))
_CONTRIBUTIONS: Final = Differs.CAS | Differs.CASS | Differs.SOMAJ
_NO_CAUSE: Final = "nu s-a găsit o cauză obișnuită"
_LEAVE_CAUSE: Final = "concediul medical (codul, zilele sau partea suportată de angajator)"


class Misfit(NamedTuple):
    """A group that does not fit: the bits, and what the law gives for it (bani)."""

    group: Group
    bits: Differs
    cas: Bani
    cass: Bani
    base: Bani

    @classmethod
    def of(cls, group: Group, bits: int, expected: Nets, at: int) -> Misfit:
        """From the columns of a check."""
        return cls(
            group, Differs(bits), int(expected.cas[at]), int(expected.cass[at]), int(expected.base[at])
        )

    @property
    def gap(self) -> Bani:
        """How much the export's tax base is above the one that its own figures give."""
        base = self.group.given[4]
        return 0 if base == MISSING else base - self.base


class Cause(NamedTuple):
    """A likely cause in Romanian. ordinary: a reading that needs no finding (the export gives no code)."""

    text: str
    ordinary: bool = False


def likely_causes(misfits: Sequence[Misfit], switches: Mapping[str, str]) -> list[Cause]:
    """For each, the first explanation under which the whole month fits."""
    tried = [(at, *found) for at, item in enumerate(misfits) for found in _alternatives(item)]
    causes: list[Cause | None] = [None] * len(misfits)
    if tried:
        checked = verify(*tables([group for _, _, group in tried]), switches)
        fits = ((checked.differs & ~QUIET) == 0) & (checked.expected.status == Status.OK)
        for (at, cause, _), fit in zip(tried, fits.tolist(), strict=True):
            if fit and causes[at] is None:
                causes[at] = cause
    return [
        cause or Cause(_LEAVE_CAUSE if item.group.leaves else _NO_CAUSE)
        for item, cause in zip(misfits, causes, strict=True)
    ]


def _alternatives(item: Misfit) -> Iterator[tuple[Cause, Group]]:
    """What it could be and the group as it would then be, the likeliest first."""
    group, gap = item.group, item.gap
    if group.leaves:
        yield from _other_codes(group)
    yield from _untaxed(item)
    yield from _facilities(item)
    yield from _tickets(item)
    if gap < 0 and not group.union and not group.pension:
        text = f"cotizație sindicală, pensie facultativă sau asigurare de {romanian(-gap)} lei"
        yield Cause(text), group._replace(union=-gap)
    if not group.leaves and item.bits & _CONTRIBUTIONS:
        yield from _hidden_leave(item)
    if group.main != 0 and item.bits & ~_CONTRIBUTIONS:
        yield Cause("al doilea loc de muncă (fără deducere)"), group._replace(main=0)
    if group.dependants != UNKNOWN and item.bits & ~_CONTRIBUTIONS:
        text = "alt număr de persoane în întreținere decât cel din export"
        yield Cause(text), group._replace(dependants=UNKNOWN)


def _other_codes(group: Group) -> Iterator[tuple[Cause, Group]]:
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


def _untaxed(item: Misfit) -> Iterator[tuple[Cause, Group]]:
    """The untaxed part of the minimum wage, whole or for a part of the month."""
    group = item.group
    rule = law.untaxed_sum(group.month)
    if group.untaxed:
        yield Cause("suma netaxată nu a fost scăzută din baze"), group._replace(untaxed=0)
    elif rule:
        full = int(rule.amount * BANI_PER_LEU)
        for amount in dict.fromkeys((full, -item.gap)):
            if 0 < amount <= full:
                yield Cause(f"suma netaxată de {romanian(amount)} lei"), group._replace(untaxed=amount)


def _facilities(item: Misfit) -> Iterator[tuple[Cause, Group]]:
    group = item.group
    for code in law.facilities():
        if code != group.facility and law.facility(code, group.month):
            yield Cause(f"facilitatea „{code}”"), group._replace(facility=code)
    if group.facility:
        yield Cause("facilitatea din export nu a fost aplicată"), group._replace(facility=None)


def _tickets(item: Misfit) -> Iterator[tuple[Cause, Group]]:
    """Tickets that are not in the export: by the base, or by the CASS on them."""
    group, gap, cass = item.group, item.gap, item.group.given[1]
    if group.tickets:
        yield Cause("tichetele nu au intrat în baze"), group._replace(tickets=0)
        return
    rate = law.values_in("tichete_cass", group.month)[:1]
    more = max(0, cass - item.cass) if rate and cass != MISSING else 0
    by_cass = int(more / rate[0].value) if more else 0
    for value in dict.fromkeys((gap + more if gap > 0 else 0, gap, by_cass)):
        if value > 0:
            yield Cause(f"tichete de {romanian(value)} lei"), group._replace(tickets=value)


def _hidden_leave(item: Misfit) -> Iterator[tuple[Cause, Group]]:
    """An indemnity inside the gross that the export does not show: less CASS or base than the gross gives."""
    group = item.group
    rates = law.payroll(group.month)
    days = next((row.zile_cm for row in group.rows if row.zile_cm), UNKNOWN)
    by_cass = 0 if group.given[1] == MISSING else int((item.cass - group.given[1]) / rates.cass)
    untaxed = int(-item.gap / (1 - rates.cas))
    for amount, flags in ((by_cass, _FLAGS[0]), (untaxed, _FLAGS[1]), (by_cass, _FLAGS[1])):
        if 0 < amount <= group.gross:
            hidden = Leave(amount, *flags, days)
            text = f"concediu medical de circa {amount // BANI_PER_LEU} lei în brut"
            yield Cause(text), group._replace(leaves=(hidden,), parts=group.parts + 1)
