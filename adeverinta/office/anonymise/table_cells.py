"""Which rows of a table are headers and which cells hold names, by the texts of its cells alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from adeverinta.core import cnp as cnps
from adeverinta.core.late_pattern import late
from adeverinta.core.text import fold
from adeverinta.office.anonymise.masks import Masks

Row = Mapping[int, str]
"""The texts of a row by column."""

_NAME_HEADER: Final = frozenset((
    "nume", "numele", "prenume", "prenumele", "salariat", "salariatul", "salariatului", "angajat",
    "angajatul", "angajatului", "persoana", "titular", "beneficiar", "sot", "sotie", "mama", "tata", "copil",
))  # fmt: skip
_NO_NAME: Final = frozenset(
    (
        "cnp",
        "cod",
        "marca",
        "nr",
        "data",
        "numar",
        "zile",
        "contributii",
        "contributie",
        "cas",
        "cass",
        "cota",
        "id",
    )
)
_NAME_LABEL: Final = late(
    r"(?:nume\w*(?:\W+(?:si|și|şi)?\W*prenume\w*)?|salariat\w*|angajat(?:ul|ului)?|titular\w*|societatea?|firma|"
    r"unitatea?|angajator(?:ul)?|denumire\w*)\s*[:=]\s*([^:;|\t]+)",
    re.IGNORECASE,
)
_FIRM_CODES: Final = frozenset((
    "cui", "c u i", "cif", "c i f", "cod fiscal", "codul fiscal", "cod unic", "cui angajator", "cif angajator",
    "angajator cui", "cod fiscal angajator", "cod unic de inregistrare", "cod de inregistrare fiscala",
))  # fmt: skip
_COMPANY: Final = late(r"^\s*(?:S\.?C\.?\s+)?([^\d;|:]{2,60}?)\s+(?:S\.?R\.?L|S\.?A|S\.?N\.?C|P\.?F\.?A)\b")
"""What stands before a company's form is its name, in a header too."""
_TOTAL: Final = late(r"\s*(?:sub)?total(?:uri)?\b", re.IGNORECASE)
"""How the line of sums begins in the column of names: it has to be found again."""
_CNP: Final = late(r"(?<!\d)\d{13}(?!\d)")


def header_rows(rows: Sequence[Row]) -> set[int]:
    """Positions of the rows that name columns: several texts, two of them known, no person, few numbers.

    Rows beside one, with a known text and nothing else than texts, go on with its words.
    """
    from adeverinta.payroll.layout.headers import lookup

    known = [sum(lookup(text) is not None for text in row.values()) for row in rows]
    plain = [_only_words(row) for row in rows]
    found = {at for at, row in enumerate(rows) if plain[at] and known[at] >= 2 and len(row) >= 3}
    for at in sorted(found):
        for near in (at - 2, at - 1, at + 1, at + 2):
            # one known text above may be the month beside the firm's name
            if 0 <= near < len(rows) and plain[near] and known[near] >= (1 if near > at else 2):
                found.add(near)
    return found


def learn(rows: Sequence[Row], headers: set[int], masks: Masks) -> None:
    """The names and fiscal codes of a table, before anything of it is written."""
    columns: set[int] = set()
    codes: set[int] = set()
    for at, row in enumerate(rows):
        for text in row.values():
            if found := _COMPANY.search(text):
                masks.learn_name(found[1])
        if at in headers:
            named = {column for column, text in row.items() if _names_persons(text)}
            coded = {column for column, text in row.items() if _names_firm_code(text)}
            columns, codes = named or columns, coded or (set() if named else codes)
        for column, text in row.items():
            masks.learn(text)
            if column in columns and at not in headers and not _TOTAL.match(text):
                masks.learn_name(text)
            if column in codes or _names_firm_code(row.get(column - 1, "")):
                masks.learn_code(text)
            for label in _NAME_LABEL.finditer(text):
                masks.learn_name(label[1])


def _names_firm_code(text: str) -> bool:
    return fold(text).rstrip(" :") in _FIRM_CODES


def _names_persons(text: str) -> bool:
    words = set(fold(text).split())
    return bool(words & _NAME_HEADER) and not words & _NO_NAME


def _only_words(row: Row) -> bool:
    if not row or any(cnps.is_valid(found) for text in row.values() for found in _CNP.findall(text)):
        return False
    numbers = sum(sum(char.isdigit() for char in text) * 2 > len(text.strip()) for text in row.values())
    return numbers * 4 <= len(row)
