"""What a header text means: every word of it understood, employer's side apart.

A net, a gross or days are taken only where nothing is left over: a bracket, a currency, a year or a number
may make another amount of it. Contributions and tax may name their rate, their law and their group.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.payroll.layout.english_spellings import ENGLISH, TRANSLATED
from adeverinta.payroll.layout.header_words import (
    CITED,
    EMPLOYER,
    LAWS,
    NEUTRAL,
    NO_USE,
    OTHER_MEASURE,
    OTHER_TIME,
    SHORTENED,
    TAKEN,
    WORKING,
)
from adeverinta.payroll.layout.leave_money import is_leave_share
from adeverinta.payroll.layout.spellings import IGNORED, MORE, NET_BARE, NET_STRONG, PARTS, SPELLINGS
from adeverinta.payroll.rows import CHILD_LEAVE, CONTRIBUTIONS, DAY_COLUMNS, HOURS, MONEY_COLUMNS, NORM

_RATE: Final = late(r"\d+(?:[.,]\d+)?\s*%")
_PARENTHESES: Final = late(r"\([^)]*\)|\[[^\]]*\]")
_CAMEL: Final = late(r"(?<=[a-zăâîșțşţ])(?=[A-ZĂÂÎȘȚŞŢ])")
_AMOUNTS: Final = frozenset((*MONEY_COLUMNS, NET_BARE))
_RATED: Final = frozenset((*CONTRIBUTIONS, "sindicat", "pensie_facultativa"))
_STRICT: Final = frozenset(
    (
        NET_STRONG, NET_BARE, "brut", "indemnizatie_cm", "indemnizatie_maternitate",
        *DAY_COLUMNS, *HOURS, NORM, CHILD_LEAVE,
    )
)  # fmt: skip
"""What is taken only if every word is understood."""
_ABSENCES: Final = frozenset((*DAY_COLUMNS, CHILD_LEAVE)) - {"zile_lucrate"}
_SIGN: Final = late(r"[%‰€$£]")
_ORDINAL: Final = late(r"^\s*(?:\d{1,2}|[A-Z])\s*[.)]\s+(?=\D)")
_FORMULA: Final = late(
    r"[(\[]?\s*(?:col\w*\.?\s*)?\d{1,2}\s*(?:[=+\-–*/x]\s*(?:col\w*\.?\s*)?\d{1,2}\s*)+[)\]]?"
)
"""How a column is made of others, as official forms print it: "(7=3-4-5)"."""
_UNTAXED: Final = late(
    r"(?:facilitate|scutire|suma|sume|neimpoz\w*|netax\w*|neimpozabila|din brut|de|salariu minim|\s)*"
    r"\b[1-9]00\b\s*(?:de )?(?:lei|ron)(?:\s|neimpoz\w*|netax\w*|scutit\w*|facilitate|salariu minim)*"
)
"""The untaxed part of the minimum wage, called by its amount."""
_DAY_WORDS: Final = frozenset(("zile", "zi", "zl", "ore", "ora"))
_LEAVE_WORDS: Final = late(
    r"\b(?:maternit\w*|sarcina|lauz\w*|lehuz\w*|cm|co|concedi\w*|conc|medical\w*|boala|absent\w*|nemotivat\w*)\b"
)
_NET_WORDS: Final = late(r"\b(?:net|neta|nete|netul|indemniz\w*)\b")
_NETS: Final = frozenset(("net", "neta", "nete", "netul"))
_GROSSES: Final = frozenset(("brut", "bruta", "brutul"))
_MONEY_WORDS: Final = frozenset(("lei", "ron", "suma", "sume", "valoare", "val", "brut", "net", "neta"))


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
def _vocabulary() -> dict[str, frozenset[str]]:
    """The words that a name is spelled with."""
    found: dict[str, set[str]] = {}
    for name, tiers in SPELLINGS.items():
        for spelling in (text for tier in tiers for text in tier):
            found.setdefault(name, set()).update(fold(spelling).split())
    for name, spellings in (*PARTS.items(), *MORE.items(), *ENGLISH.items()):
        found.setdefault(name, set()).update(word for text in spellings for word in fold(text).split())
    return {name: frozenset(words) for name, words in found.items()}


@cache
def _table() -> dict[str, Match]:
    table: dict[str, Match] = {}
    for name, tiers in SPELLINGS.items():
        for tier, spellings in enumerate(tiers):
            for spelling in spellings:
                table[squash(spelling)] = Match(name, tier)
    for name, spellings in ENGLISH.items():
        for spelling in spellings:
            table.setdefault(squash(spelling), Match(name))
    for name, spellings in (*PARTS.items(), *MORE.items()):
        for spelling in spellings:
            table[squash(spelling)] = Match(name, 0, part=True)
    return table


def _words(text: str) -> list[str]:
    return worded(_RATE.sub(" ", text)).split()


def worded(label: str) -> str:
    """A header folded, word by word also where only its capitals part them.

    >>> worded("ZileL"), worded("BonuriMasă"), worded("Zile CO")
    ('zile l', 'bonuri masa', 'zile co')
    """
    return fold(_CAMEL.sub(" ", label))


@lru_cache(maxsize=4096)
def lookup(text: str) -> Match | None:
    """The meaning of one header text on its own."""
    if len(text) > 120:
        return None
    found = _lookup(text)
    if found is None and "/" in text:
        found = _in_two_languages(text)
    if found is None and (bare := _FORMULA.sub(" ", _ORDINAL.sub("", text))) != text and bare.strip():
        found = _lookup(bare)
    return found


def _in_two_languages(text: str) -> Match | None:
    """A header said twice, "Venit brut / Gross": each side is known and all mean the same.

    >>> _in_two_languages("Salariu net / Net salary"), _in_two_languages("Zile CO / Zile CM")
    (Match(name='net', tier=0, part=False), None)
    >>> _in_two_languages("Zile CO / Annual leave"), _in_two_languages("CAS / Pension 25%").name
    (Match(name='zile_co', tier=0, part=False), 'cas')
    """
    sides = [side.strip() for side in text.split("/")]
    known = [found for side in sides if (found := _lookup(side)) and found.name != IGNORED]
    if not known or not all(known[0].name in _meanings(side) for side in sides):
        return None
    return max(known, key=lambda found: found.tier)


def _meanings(side: str) -> set[str]:
    """What one side of such a header may mean."""
    own, squashed = _lookup(side), squash(side)
    names = {name for name, words in TRANSLATED.items() if squashed in map(squash, words)}
    return names | {own.name} if own else names


def _lookup(text: str) -> Match | None:
    table = _table()
    if found := table.get(squash(text)):
        return None if _SIGN.search(text) and found.name not in _RATED else found
    words = _words(text)
    if _UNTAXED.fullmatch(" ".join(words)):
        return Match("neimpozabil")
    if not _SIGN.search(text) and is_leave_share(words):
        return Match("indemnizatie_cm", 0, part=True)
    if EMPLOYER.intersection(words):
        return None
    for own in (words, [SHORTENED.get(word, word) for word in words]):
        if (found := _by_words(own)) and not (_SIGN.search(text) and found.name not in _RATED):
            return found
    bare = _PARENTHESES.sub(" ", text)
    if bare != text and bare.strip() and (found := _lookup(bare)):
        inside = _words(" ".join(_PARENTHESES.findall(text)))
        return found if _understood(found.name, inside) else None
    return None


def _by_words(words: Sequence[str]) -> Match | None:
    """A header known without its neutral words; what stands in numbers only contributions may have."""
    table = _table()
    strict = [word for word in words if word not in NEUTRAL]
    if found := table.get("".join(strict)):
        return None if found.name == "nume" else found
    counted = [word for word in strict if word not in ("nr", "numar")]
    if (found := table.get("".join(counted))) and found.name in DAY_COLUMNS:  # of days, not of tickets
        return found
    if found := _of_leave_days(counted):
        return found
    if found := table.get("".join(word for word in strict if word not in CITED and not word.isdigit())):
        if found.name in _RATED:
            return found if _cited(words) else None
        return None if found.name == "nume" or found.name in _STRICT or "nr" in words else found
    return None


def _of_leave_days(words: Sequence[str]) -> Match | None:
    """Days of absence that a header calls working days, or taken ones.

    >>> _of_leave_days(["zile", "cm", "lucratoare"]), _of_leave_days(["zile", "co", "efectuate"])
    (Match(name='zile_cm', tier=-1, part=False), Match(name='zile_co', tier=1, part=False))
    >>> _of_leave_days(["zile", "cm", "calendaristice"]), _of_leave_days(["zile", "co", "platite"])
    (None, None)
    """
    table, own = _table(), frozenset(words)
    if own & WORKING:
        found = table.get("".join(dict.fromkeys(word for word in words if word not in WORKING)))
        return Match(found.name, -1, found.part) if found and found.name in _ABSENCES else None
    for name, taken in TAKEN.items():
        found = table.get("".join(word for word in words if word not in taken)) if own & taken else None
        if found and found.name == name:
            return Match(name, 1, found.part)
    return None


def _cited(words: Sequence[str]) -> bool:
    """Whether the numbers of a contribution's header may be its rate, its group or its law, not a year."""
    return bool(LAWS.intersection(words)) or all(len(word) < 3 for word in words if word.isdigit())


def _understood(name: str, inside: Sequence[str]) -> bool:
    """Whether the words of a bracket change nothing of what stands before it."""
    if conflicts(name, inside):
        return False
    if name not in _AMOUNTS and name not in _STRICT:
        return True
    known = _vocabulary()[name] | NEUTRAL
    if name in _STRICT:
        return known.issuperset(inside)
    return all(word in known or word in CITED or word.isdigit() for word in inside) and _cited(inside)


def _unit(context: Sequence[str]) -> str:
    """What the columns under a group are counted in: "Timp lucrat (zile)" over "CO"."""
    if not _DAY_WORDS.isdisjoint(context):
        return "ore" if "ore" in context else "zile"
    return ""


def of_no_use(label: str) -> bool:
    """Whether a header that is no column of ours is known all the same: a part, a retention."""
    words = frozenset(_words(label))
    speaks, _ = speaks_of(label)
    return bool(words & (EMPLOYER | NO_USE)) and (not speaks or not words.isdisjoint(CONTRIBUTIONS))


def is_misspelt(label: str) -> bool:
    """Whether what is not understood of a net's or a gross's header are its words mistyped, no others.

    >>> is_misspelt("Salriu net"), is_misspelt("Salariu net (EUR)")
    (True, False)
    """
    from difflib import get_close_matches

    known = _vocabulary()[NET_STRONG] | _vocabulary()[NET_BARE] | _vocabulary()["brut"]
    others = [word for word in _words(label) if word not in known and word not in NEUTRAL]
    return bool(others) and all(get_close_matches(word, known, n=1, cutoff=0.75) for word in others)


def speaks_of_amount(label: str) -> bool:
    """Whether a header that was not understood names a net or a gross.

    >>> speaks_of_amount("Salariu net (EUR)"), speaks_of_amount("Internet"), speaks_of_amount("Net II")
    (True, False, True)
    """
    return names_net(label) or names_gross(label)


def names_gross(label: str) -> bool:
    """Whether a header that was not understood names a gross.

    >>> names_gross("Brut cuvenit"), names_gross("Salariu net")
    (True, False)
    """
    return not _GROSSES.isdisjoint(_words(label))


def names_net(label: str) -> bool:
    """Whether a header that was not understood names a net.

    >>> names_net("Salariu cuvenit net"), names_net("Venit brut"), names_net("Internet")
    (True, False, False)
    """
    return not _NETS.isdisjoint(_words(label))


def speaks_of(label: str) -> tuple[bool, bool]:
    """Whether a header that was not understood speaks of net, leave, indemnity or days, and whether of days.

    >>> speaks_of("Salariu net (EUR)"), speaks_of("Zile LZ"), speaks_of("Sporuri")
    ((True, False), (True, True), (False, False))
    """
    words = worded(label)
    own = frozenset(words.split())
    days, leave = bool(own & _DAY_WORDS), bool(_LEAVE_WORDS.search(words))
    net = bool(_NET_WORDS.search(words))
    return days or leave or net, days or (leave and not net and not own & _MONEY_WORDS)


def names_leave(label: str) -> bool:
    """Whether a header names a leave or an absence.

    >>> names_leave("Zile CM calendaristice"), names_leave("Zile delegație")
    (True, False)
    """
    return bool(_LEAVE_WORDS.search(worded(label)))


def conflicts(name: str, context: Sequence[str]) -> bool:
    """Whether a group label says that the column under it is something else than its own label says.

    >>> conflicts("cas", ["contributii", "angajator"]), conflicts("cas", ["contributii", "salariat"])
    (True, False)
    """
    words = frozenset(context)
    if name in CONTRIBUTIONS and (words & EMPLOYER or "baza" in words or "baze" in words):
        return True
    if name in DAY_COLUMNS or name in HOURS or name == CHILD_LEAVE:
        return bool(words & OTHER_TIME) or (name not in HOURS and "ore" in words)
    return name in _AMOUNTS and bool(words & OTHER_MEASURE)


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
        context = [word for label in parts[:-1] for word in _words(label)]
        if found and conflicts(found.name, context):
            return None, True
        if (found is None or found.name == IGNORED) and (unit := _unit(context)):
            with_unit = lookup(f"{unit} {parts[-1]}")
            if with_unit and with_unit.name != IGNORED:
                return (None, True) if conflicts(with_unit.name, context) else (with_unit, False)
        return found, False
    return lookup(parts[0]), False
