"""Columns that were not understood and name another net, or another contract, than the one that is read.

What is paid beside the wage by a second contract stands in such a column ("Net colaborare", "Contract 2").
So does what is the same net once more or a part of it: equal to it, or to it without what was kept back or
paid in another way. Arithmetic tells the two apart, row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from adeverinta.core.late_pattern import late
from adeverinta.core.money import BANI_PER_LEU
from adeverinta.payroll.decisions.identity import TOLERANCE
from adeverinta.payroll.layout.column_map import Layout, NetColumn
from adeverinta.payroll.layout.header_words import OTHER_TIME
from adeverinta.payroll.layout.headers import names_net, worded
from adeverinta.payroll.other_nets import (
    NO_MONEY,
    AmountsOf,
    amounts_in,
    begins,
    gives_net,
    in_kind,
    nearly,
    small,
    together,
    unused,
)
from adeverinta.sources.sheet import Sheet

if TYPE_CHECKING:
    from adeverinta.payroll.decisions.identity import Flags, Numbers
    from adeverinta.payroll.sheet_rows import AmountTable

_SECOND: Final = late(
    r"\b(?:contract\w*|ctr|cim|post\w*|norma|functi\w*) (?:nr )?(?:2|ii|3|iii|secundar\w*|part time)\b"
    r"|\b(?:al )?(?:doilea|2 lea|ii lea) (?:contract|cim|post|salariu)\b|\b(?:2|ii) (?:contract|cim)\b"
    r"|\bcumul (?:de )?functii\b|\bcolabor\w*\b|\bpart time\b|\bconventi\w+ civil\w*\b"
)
"""A contract beside the first one."""
_CONTRACT: Final = late(r"\bcontract\w*\b")
_OTHERWISE: Final = OTHER_TIME | frozenset(
    ("impozit", "impozitul", "imp", "cas", "cass", "baza", "orar", "zi", "zilnic", "ora", "mediu", "medie",
     "negociat", "negociata", "inainte", "impozabil", "incadrare", "minim", "oferta", "eur", "euro", "usd",
     "mii", "cota", "procent")
)  # fmt: skip
"""Words of nets that are no sum paid in the month beside the wage."""
_COUNTED: Final = frozenset(("nr", "numar", "data", "zile", "zi", "ore", "cod", "functia", "durata", "tip"))
"""Words of columns about a contract that hold no money."""
_KEPT: Final = frozenset(
    ("avans", "avansuri", "retineri", "retinere", "retinut", "retinute", "popriri", "poprire", "rest",
     "card", "numerar", "casa", "chenzina", "lichidare", "imputatii", "rate", "rata", "car", "virat",
     "ramas", "plata", "platit", "ridicat", "sindicat", "garantie", "pensie", "garantii", "diferenta")
)  # fmt: skip
"""Words of columns of what is kept back from a net, or of how it is paid out: no other pay by themselves."""
_LEAST: Final = 31 * BANI_PER_LEU
"""A column that names a contract and no net holds money above it; as much or less may be days or a number."""
_MOST: Final = 8


def second_nets(sheet: Sheet, layout: Layout, rows: Sequence[int], table: AmountTable) -> dict[str, set[int]]:
    """By header, the positions that have money there which the read net does not explain."""
    import numpy as np

    places = [at for at in layout.unknown if _may_be_second(layout.labels[at])]
    places += [net.index for net in _set_aside(layout, table)]
    picked = [sheet.rows[row] for row in rows] if places else []
    columns = amounts_in(picked, places)
    if not columns:
        return {}
    explaining = amounts_in(picked, [at for at in unused(layout) if _may_explain(layout, at)])
    found: dict[str, set[int]] = {}
    for place, column in columns.items():
        label = layout.labels[place]
        filled = column.values != 0 if names_net(label) else column.values > _LEAST
        second = bool(_SECOND.search(worded(label)))
        if not second and _CONTRACT.search(worded(label)) and nearly(filled):
            continue  # the net that the contract says
        explained, left = np.zeros_like(filled), np.zeros_like(filled)
        beside = [other for at, other in explaining.items() if at != place]
        for net in _nets(layout, table, place):
            explained |= _explains(net, column.values, beside, layout)
            if not second and nearly(filled) and nearly(_left_of(net, column.values)[filled]):
                left |= filled
        more = _above(layout, table, place, column.values) & filled & names_net(label)
        unlike = not nearly((explained | left)[filled])
        apart = filled & ~explained & (more | (unlike & ~left))
        if apart.any():
            found.setdefault(label, set()).update(np.flatnonzero(apart).tolist())
    return found


def _may_be_second(label: str) -> bool:
    words = worded(label)
    own = frozenset(words.split())
    if _SECOND.search(words):
        return _COUNTED.isdisjoint(_SECOND.sub(" ", words).split())
    return names_net(label) and own.isdisjoint(_OTHERWISE | _KEPT) and not begins(label, NO_MONEY)


def _set_aside(layout: Layout, table: AmountTable) -> Iterator[NetColumn]:
    """The columns that could be the net where arithmetic, or a surer header, takes another one; of those with
    an amount for nearly everybody only such as are called a net and nothing else, no rest or other time."""
    if len(layout.nets) < 2:
        return
    strong, rest = any(not net.bare for net in layout.nets), table.rest
    proven = [rest is not None and gives_net(rest, amounts) for amounts in table.nets]
    read = False
    for net, amounts, proves in zip(layout.nets, table.nets, proven, strict=True):
        taken = proves or not (any(proven) or (strong and net.bare))
        if taken and read:  # as good as the one before it, but perhaps not on every row
            if _may_be_second(net.label):
                yield net
            continue
        read = read or taken
        if not taken and (_may_be_second(net.label) or not nearly(amounts.values != 0)):
            yield net


def _nets(layout: Layout, table: AmountTable, place: int) -> Iterator[Numbers]:
    """What may be the net of each row: its columns but the one at a place, what the gross leaves before tax
    and after."""
    pairs = zip(layout.nets, table.nets, strict=True)
    yield from (amounts.values for net, amounts in pairs if net.index != place)
    if table.rest is not None:
        yield table.rest.computed
        yield table.rest.before_tax


def _above(layout: Layout, table: AmountTable, place: int, values: Numbers) -> Flags:
    """The rows whose amount is more than the net, of a column that has the net once more on most rows."""
    import numpy as np

    pairs = zip(layout.nets, table.nets, strict=True)
    others = [amounts.values for net, amounts in pairs if net.index != place]
    most = np.max(others, axis=0) if others else values
    again = small(values - most) & (values > 0)
    above: Flags = (values > most + TOLERANCE) & (most > 0) & (again.sum() * 2 > (values > 0).sum())
    return above


def _may_explain(layout: Layout, place: int) -> bool:
    """Whether a column may make up a net together with another one, or be what that one lacks."""
    label = layout.labels[place]
    return not _KEPT.isdisjoint(worded(label).split()) or names_net(label) or in_kind(layout, place)


def _explains(net: Numbers, values: Numbers, beside: Sequence[AmountsOf], layout: Layout) -> Flags:
    """The rows whose amount is the net, or it without what was kept back, or it with what is in kind."""
    rows = small(values - net)
    for some, part in together(beside[:_MOST], 2):
        rows = rows | (small(net - values - part) & (part > 0))
        if all(in_kind(layout, column.place) for column in some):
            rows = rows | (small(values - net - part) & (part > 0))
    return rows


def _left_of(net: Numbers, values: Numbers) -> Flags:
    """Whether an amount may be what is left of the net."""
    return (values <= net) & (values * 2 >= net)
