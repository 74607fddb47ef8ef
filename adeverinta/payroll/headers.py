"""What a header text means: spellings folded, rates and neutral words left out, employer's side apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from adeverinta.core.text import fold
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS
from adeverinta.payroll.spellings import (
    EMPLOYER,
    IGNORED,
    NET_BARE,
    NEUTRAL,
    OTHER_MEASURE,
    PARTS,
    SPELLINGS,
)

_RATE: Final = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_PARENTHESES: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_CAMEL: Final = re.compile(r"(?<=[a-zăâîșțşţ])(?=[A-ZĂÂÎȘȚŞŢ])")
_AMOUNTS: Final = frozenset((*MONEY_COLUMNS, NET_BARE))
_CONTRIBUTIONS: Final = frozenset(("cas", "cass", "somaj", "impozit"))


class Match(NamedTuple):
    """A column's contract name; the lower the tier the surer; `part` when it is a share of the column."""

    name: str
    tier: int = 0
    part: bool = False


def squash(text: str) -> str:
    """The form that headers are compared in.

    >>> squash("C.A.S.S. 10%"), squash("BazaImpozitare"), squash("Rest_de_plată")
    ('cass', 'bazaimpozitare', 'restdeplata')
    """
    return fold(_RATE.sub(" ", text)).replace(" ", "")


@cache
def _table() -> dict[str, Match]:
    table: dict[str, Match] = {}
    for name, tiers in SPELLINGS.items():
        for tier, spellings in enumerate(tiers):
            for spelling in spellings:
                table[squash(spelling)] = Match(name, tier)
    for name, spellings in PARTS.items():
        for spelling in spellings:
            table[squash(spelling)] = Match(name, 0, part=True)
    return table


def _words(text: str) -> list[str]:
    return fold(_CAMEL.sub(" ", _RATE.sub(" ", text))).split()


@lru_cache(maxsize=4096)
def lookup(text: str) -> Match | None:
    """The meaning of one header text on its own."""
    if len(text) > 120:
        return None
    table = _table()
    if found := table.get(squash(text)):
        return found
    words = _words(text)
    if EMPLOYER.intersection(words):
        return None
    kept = [word for word in words if word not in NEUTRAL and not word.isdigit()]
    if found := table.get("".join(kept)):
        return None if found.name == "nume" else found
    counted = [word for word in kept if word not in ("nr", "numar")]
    if (
        found := table.get("".join(counted))
    ) and found.name in DAY_COLUMNS:  # a number of days, not of tickets
        return found
    bare = _PARENTHESES.sub(" ", text)
    if bare != text and bare.strip() and (found := lookup(bare)):
        inside = _words(" ".join(_PARENTHESES.findall(text)))
        return None if conflicts(found.name, inside) else found
    return None


def conflicts(name: str, context: Sequence[str]) -> bool:
    """Whether a group label says that the column under it is something else than its own label says.

    >>> conflicts("cas", ["contributii", "angajator"]), conflicts("cas", ["contributii", "salariat"])
    (True, False)
    """
    words = frozenset(context)
    if name in _CONTRIBUTIONS and (words & EMPLOYER or "baza" in words or "baze" in words):
        return True
    return (name in _AMOUNTS and bool(words & OTHER_MEASURE)) or (name in DAY_COLUMNS and "ore" in words)


def match(labels: Sequence[str]) -> tuple[Match | None, bool]:
    """The meaning of a column by its labels, group label first; the flag: a group label forbade it."""
    parts = [label for label in labels if label]
    if not parts:
        return None, False
    if len(parts) > 1:
        found = lookup(" ".join(parts)) or lookup(" ".join(parts[-2:]))
        if found and found.name != IGNORED:
            context = [word for label in parts[:-1] for word in _words(label)]
            own = lookup(parts[-1])
            if own is None or own.name != found.name or not conflicts(found.name, context):
                return found, False
        found = lookup(parts[-1])
        if found and conflicts(found.name, [word for label in parts[:-1] for word in _words(label)]):
            return None, True
        return found, False
    return lookup(parts[0]), False
