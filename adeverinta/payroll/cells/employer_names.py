"""A column that names the employer of each row, tied to the fiscal codes of the run's profiles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.core.text import clean, fold
from adeverinta.payroll.cells.row_scan import cui_in
from adeverinta.payroll.layout.column_map import is_blank, text_of
from adeverinta.sources.sheet import Cell

_LEGAL_FORM: Final = late(r"(?<= )(?:s c|sc|s r l|srl|s a|sa|s r l d|srld|pfa|i i|ii)(?= )")
_CODE: Final = late(r"\bRO\s?(\d{2,10})\b", re.IGNORECASE)


def company(text: str) -> str:
    """A company's name as compared: folded, without its legal form.

    >>> company("S.C. Țesătoria Fictivă S.R.L.")
    'tesatoria fictiva'
    """
    return _LEGAL_FORM.sub(" ", f" {fold(text)} ").strip()


def alike(one: str, other: str) -> bool:
    """Whether two names may be one firm's: the words of one are among those of the other."""
    first, second = set(one.split()), set(other.split())
    return bool(first and second) and (first <= second or second <= first)


def employers_named(cells: Sequence[Cell], names: Mapping[str, str]) -> list[frozenset[str]]:
    """The employer of each row by its name cell: fiscal code, or the name of one that no profile has.

    `names` are folded names and their codes. A single name that no profile has says nothing: it may be
    another spelling of ours. Beside a name of ours, or beside each other, other names are others'.
    """
    texts = {text: _code(text, names) for text in {text_of(cell) for cell in cells if not is_blank(cell)}}
    told = len(texts) > 1 or any(texts.values())
    found: list[frozenset[str]] = []
    for cell in cells:
        text = "" if is_blank(cell) else text_of(cell)
        code = texts.get(text, "")
        found.append(frozenset((code or clean(text),)) if text and told else frozenset())
    return found


def sole_name(cells: Sequence[Cell], names: Mapping[str, str]) -> str:
    """The one name that all filled cells have, where no profile has it and it is no code; empty for none."""
    texts = {text_of(cell) for cell in cells if not is_blank(cell)}
    text = clean(texts.pop()) if len(texts) == 1 else ""
    return text if text and any(c.isalpha() for c in text) and not _code(text, names) else ""


def _code(text: str, names: Mapping[str, str]) -> str:
    if said := cui_in([text]):
        return said[0]
    if hit := _CODE.search(text):
        return hit[1].lstrip("0")
    if text.isdigit():
        return text.lstrip("0")
    return names.get(company(text), "")
