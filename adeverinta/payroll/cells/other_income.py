"""Tables of income that is no wage, by their title, sheet name or headers: dividends, rents, royalties.

A column of kinds says it row by row (`plain_cells.KINDS`); a table without one may say it once for all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.payroll.cells.row_scan import cui_in, row_text, titles_of
from adeverinta.payroll.layout.column_map import Layout, text_of
from adeverinta.payroll.layout.headers import lookup
from adeverinta.payroll.layout.payroll_month import MONTH_WORDS
from adeverinta.payroll.rows import DAY_COLUMNS, HOURS, NORM
from adeverinta.sources.sheet import Sheet

_EXCLUDED: Final = late(
    r"\b(?:dividend\w*|chiri(?:e|i|a|ei|ilor|ile)|inchirier\w*|arend(?:a|ei|are|ari)|comodat\w*|dobanzi\w*|dobanda)\b"
)
"""Income that the law of the indemnity does not count at all."""
_NO_WAGE: Final = late(
    r"\b(?:drepturi(?:le|lor)? (?:de )?autor|dda|proprietat\w+ intelectual\w+|"
    r"persoan\w+ fizic\w+ autorizat\w+|conventi\w+ civil\w+|contract\w* (?:de )?prestari (?:de )?servicii|"
    r"activitat\w+ independent\w+)\b|"
    rf"^(?:(?:venituri|plati|lista|situatie|stat de plata) )?pfa(?: (?:{MONTH_WORDS}|\d+))*$"
)
"""Income that may count, but is no wage of this employer's payroll."""
_BESIDE: Final = late(
    r"\b(?:ajuto(?:r|are|arele|rul|arelor|rului)|diurn(?:a|e|ele|elor|ei)|decont\w*|cado(?:u|uri|urilor)"
    r"|tichet\w*|voucher\w*|vouchere\w*|bonuri\w* (?:de )?masa)\b"
)
"""What an employer pays beside the wage: aids, allowances for travel, gifts, tickets."""
_PAPER_OF: Final = late(r"\bstat\w* (?:de )?(?:plat\w+|functii)\b(?: (?:a|al|ale|cu|pentru|de|privind)\b)*")
_WAGES: Final = r"\b(?:salari\w*|salar|leaf\w*|retribut\w*|remunerat\w*)\b"
_OF_WAGES: Final = late(_WAGES)
_OF_PAYROLL: Final = late(_WAGES + r"|\bstat\w* de (?:plat\w+|functii)\b")
_OF_PAPER: Final = late(r"\b(?:stat|state|fluturas\w*)\b")
"""In a file's name a company may stand before it."""
_COMPANY: Final = late(r"\b(?:srl|s r l|s a|sa|snc|srld|\w+ pfa|i i|ii|i f)\b *$|^(?:sc|s c)\b")
_SUM: Final = late(r"\b(?:brut\w*|net\w*|venit\w*)\b")
_WITHHELD: Final = frozenset(("cas", "cass", "somaj", "deducere"))
_WORKED: Final = frozenset((*DAY_COLUMNS, *HOURS, NORM))


class OtherIncome(NamedTuple):
    """What a table is of, in its own words; `excluded` where it never counts."""

    words: str
    excluded: bool


def other_income(sheet: Sheet, layout: Layout) -> OtherIncome | None:
    """What a table is of that is no wage; None for a payroll.

    A table with days or hours of work is a payroll; one with contributions is none by its headers or its
    file's name alone, nor where a title beside is a payroll's. The titles of a table below another one are
    its own first.
    """
    if "tip_venit" in layout.columns:
        return None
    above, own = titles_of(sheet, layout.header_rows[0])
    labels = [label for label in layout.labels if label]
    names = {*layout.columns, *("net" for _ in layout.nets[:1])}
    of_table = _said(own, sheet.file, labels, names) if sheet.own_from and own else None
    return of_table or _said([*above, *own, sheet.name or ""], sheet.file, labels, names)


def income_told(sheet: Sheet, header: int) -> OtherIncome | None:
    """What a sheet that is read no further, with its header in a row (0-based), is of that is no wage."""
    labels = [text_of(cell) for cell in sheet.rows[header]]
    names = {"net", *(found.name for label in labels if (found := lookup(label)))}
    titles = [row_text(row) for row in sheet.rows[:header]]
    return _said([*titles, sheet.name or ""], sheet.file, labels, names) or next(_beside(labels), None)


def _said(titles: Sequence[str], file: str, labels: list[str], names: Collection[str]) -> OtherIncome | None:
    """`labels` are the headers, `names` what they mean."""
    if not _WORKED.isdisjoint(names):
        return None
    texts = [text for text in titles if text and not cui_in([text]) and not _COMPANY.search(fold(text))]
    found = list(_in_texts(texts))
    if not _WITHHELD.isdisjoint(names):
        payroll = any(_OF_PAYROLL.search(fold(text)) and not [*_in_texts([text])] for text in texts)
        return None if payroll or not found else found[0]
    stem = PurePath(file).stem
    found += [] if "impozit" in names or "net" not in names else _beside([*texts, stem])
    found += [] if _OF_PAPER.search(fold(stem.replace("_", " "))) else _in_texts([stem])
    found += _in_labels(labels)
    return found[0] if found else None


def _in_texts(texts: list[str]) -> Iterator[OtherIncome]:
    for text in texts:
        words = fold(text.replace("_", " "))
        if not _OF_WAGES.search(words):
            yield from _in_words(words)


def _beside(texts: list[str]) -> Iterator[OtherIncome]:
    """What texts say of a table without contributions and tax; a payroll that also names it is a payroll."""
    for text in texts:
        words = fold(text.replace("_", " "))
        rest = _PAPER_OF.sub(" ", words).strip()
        hit = _BESIDE.search(rest)
        if hit and not _OF_WAGES.search(words) and (rest == words or hit.start() == 0):
            yield OtherIncome(hit[0], excluded=False)


def _in_labels(labels: list[str]) -> Iterator[OtherIncome]:
    """What a header's sums are of; a rent beside a wage is withheld from it."""
    known = {found.name for label in labels if (found := lookup(label))}
    if any(_OF_WAGES.search(fold(label)) for label in labels) or "brut" in known:
        return
    for label in labels:
        words = fold(label)
        if _SUM.search(words) or words.startswith("dividend"):
            yield from _in_words(words)


def _in_words(words: str) -> Iterator[OtherIncome]:
    for pattern, excluded in ((_EXCLUDED, True), (_NO_WAGE, False)):
        if hit := pattern.search(words):
            yield OtherIncome(hit[0], excluded)
