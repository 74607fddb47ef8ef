"""A net beside the rest of pay of its row: a net that may be what is left, one that is below it, a sum
that is in the rest and not in the net.

The rest of pay is the net less advances and retentions. It may be more than the net where something was paid
beside it (tickets in money, travel), so that a rest which is larger is a warning; a rest that without the
amounts kept back is exactly the column called net refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from adeverinta.core.finding import Finding, Severity, finding
from adeverinta.core.money import BANI_PER_LEU, Bani, romanian
from adeverinta.core.numbers import bani_of, number_of
from adeverinta.core.text import fold
from adeverinta.payroll import codes
from adeverinta.payroll.cells.column_reader import cell_at
from adeverinta.payroll.cells.row_scan import Picks
from adeverinta.payroll.layout.column_map import Layout, is_blank
from adeverinta.payroll.other_nets import NO_MONEY, begins
from adeverinta.payroll.rows import IDENTITY
from adeverinta.sources.sheet import Sheet

_REST: Final = frozenset(("rest", "de", "plata", "primit", "incasat", "ridicat", "lei", "suma", "total"))
"""Words of the column of what is left to be paid: "rest", or "de" with one more of them."""
_MOST: Final = 4
"""Columns of retentions that are looked at."""
_RETENTIONS: Final = frozenset(
    ("avans", "retineri", "retinere", "popriri", "poprire", "imputatii", "chenzina", "rate")
)
"""Words of columns of what is kept back from a net."""
_NO_INCOME: Final = (
    *NO_MONEY,
    "vacanta",
    "cadou",
    "hrana",
    "diurn",
    "depla",
    "decont",
    "cheltuiel",
    "transport",
    "neimpoz",
    "netaxabil",
)
"""How the words begin of what is paid with the wage and is no income of it."""
_LEAST: Final = BANI_PER_LEU
"""A rest rounded to whole lei is no other sum."""
Words = Mapping[int, frozenset[str]]
"""Of each column that is no part of the table, the words of its header."""


def rest_doubts(sheet: Sheet, layout: Layout, picks: Picks) -> Iterator[Finding]:
    """What the rest of pay, or that there is none, says of the net."""
    words = {column: frozenset(fold(layout.labels[column]).split()) for column in layout.ignored}
    yield from _after_retentions(sheet, layout, picks, words)
    beside = _paid_beside(sheet, layout, picks, words)
    yield from _below_the_rest(sheet, layout, picks, words, beside)
    for _, index, cnp, month in picks:
        for at in beside.get(index, ()):
            if begins(layout.labels[at], _NO_INCOME) or at not in layout.unknown:
                continue
            row = sheet.rows[index]
            nets = [net for net in layout.nets if not net.bare] or layout.nets
            yield finding(
                codes.SUMA_PE_LANGA_NET,
                cnp=cnp,
                month=month,
                source=sheet.source(index, at),
                coloana=layout.labels[at],
                suma=romanian(bani_of(cell_at(row, at))),
                rest=layout.labels[_rests(words)[0]],
                net=romanian(bani_of(cell_at(row, nets[0].index))),
            )


def _after_retentions(sheet: Sheet, layout: Layout, picks: Picks, words: Words) -> Iterator[Finding]:
    """Persons whose net only a header says, beside retentions: it may be what is left after them.

    So it is where no column is the rest of pay, or where that has the same amount although something is
    withheld. A column of retentions that is never filled, not even with 0, says nothing of what was withheld.
    """
    if layout.columns.keys() >= {*IDENTITY} or not layout.nets:
        return
    rests = [column for column, own in words.items() if "rest" in own or own >= {"de", "plata"}]
    columns = [column for column, own in words.items() if own & _RETENTIONS and column not in rests]
    if rests:
        columns += [at for name in ("sindicat", "pensie_facultativa") for at in layout.columns.get(name, ())]
    blank = (c for c in columns if all(is_blank(cell_at(sheet.rows[p[1]], c)) for p in picks))
    empty = None if rests else next(blank, None)
    net_at = layout.nets[0].index
    told: set[str] = set()
    for _, index, cnp, month in picks if columns else ():
        row = sheet.rows[index]
        net = number_of(cell_at(row, net_at))
        if cnp in told or (rests and (not net or all(number_of(cell_at(row, at)) != net for at in rests))):
            continue
        found = next((c for c in columns if (number_of(cell_at(row, c)) or 0) > 0), empty)
        if found is not None:
            told.add(cnp)
            source, label = sheet.source(index, net_at), layout.labels[found]
            yield finding(codes.NET_POATE_DUPA_RETINERI, cnp=cnp, month=month, source=source, coloana=label)


def _rests(words: Words) -> list[int]:
    """The columns of the rest of pay."""
    return [
        column
        for column, own in words.items()
        if own <= _REST and ("rest" in own or (len(own) > 1 and "de" in own))
    ]


def _below_the_rest(
    sheet: Sheet, layout: Layout, picks: Picks, words: Words, beside: Mapping[int, Sequence[int]]
) -> Iterator[Finding]:
    """Once a row of a person; not where what was paid beside the net (`beside`) is what the rest has more."""
    rests = _rests(words)
    kept = [column for column, own in words.items() if own & _RETENTIONS and "rest" not in own][:_MOST]
    nets = [net for net in layout.nets if not net.bare] or layout.nets
    if len(rests) != 1 or not kept or len(nets) != 1:
        return
    for _, index, cnp, month in picks:
        row = sheet.rows[index]
        net, rest = (bani_of(cell_at(row, at)) for at in (nets[0].index, rests[0]))
        taken = [amount for at in kept if (amount := bani_of(cell_at(row, at))) > 0]
        if not taken or net <= 0 or rest <= net + BANI_PER_LEU:
            continue
        exchanged = any(abs(rest - part - net) <= BANI_PER_LEU for part in _sums(taken))
        if index in beside and not exchanged:
            continue
        named = layout.labels[rests[0]]
        told = f"; „{named}” fără ele este chiar netul, deci par schimbate între ele" if exchanged else ""
        yield finding(
            codes.NET_SUB_REST,
            severity=Severity.ERROR if exchanged else Severity.WARNING,
            cnp=cnp,
            month=month,
            source=sheet.source(index, nets[0].index),
            dat=romanian(net),
            rest=romanian(rest),
            coloana=named,
            retinut=romanian(sum(taken)),
            schimbate=told,
        )


def _paid_beside(sheet: Sheet, layout: Layout, picks: Picks, words: Words) -> dict[int, tuple[int, ...]]:
    """By row, the columns whose amounts the rest of pay holds and the net does not: paid beside the net.

    One column that was not read, or what is given in kind or spent for the employer (travel, advances
    settled), alone or together: this is no income of the month. The fewest columns that say it.
    """
    rests, nets = _rests(words), [net for net in layout.nets if not net.bare] or layout.nets
    if len(rests) != 1 or len(nets) != 1:
        return {}
    kept = [column for column, own in words.items() if own & _RETENTIONS and "rest" not in own][:_MOST]
    unread = [column for column in layout.unknown if column not in (*kept, *rests)]
    free = [
        at for at in layout.ignored if at not in (*kept, *rests) and begins(layout.labels[at], _NO_INCOME)
    ]
    free += [at for name in ("neimpozabil", "tichete") for at in layout.columns.get(name, ())]
    income = [column for column in unread if column not in free]
    sets = [*((at,) for at in income), *((at,) for at in free), *combinations(free[:_MOST], 2)]
    sets += [(at, other) for at in income for other in free[:_MOST]]
    found: dict[int, tuple[int, ...]] = {}
    for _, index, _, _ in picks if sets else ():
        row = sheet.rows[index]
        net, rest = (bani_of(cell_at(row, at)) for at in (nets[0].index, rests[0]))
        taken = [amount for at in kept if (amount := bani_of(cell_at(row, at))) > 0]
        left = [net - part for part in (0, *_sums(taken))]
        if net <= 0 or rest <= 0 or any(abs(rest - one) <= BANI_PER_LEU for one in left):
            continue
        for some in sets:
            amounts = [bani_of(cell_at(row, at)) for at in some]
            if min(amounts) > _LEAST and any(abs(one + sum(amounts) - rest) <= BANI_PER_LEU for one in left):
                found[index] = some
                break
    return found


def _sums(amounts: Sequence[Bani]) -> Iterator[Bani]:
    for size in range(1, len(amounts) + 1):
        yield from map(sum, combinations(amounts, size))
