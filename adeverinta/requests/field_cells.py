"""The cells of a request, each read into its type or reported; a cell is never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from adeverinta.core.cnp import is_valid
from adeverinta.core.code import Code
from adeverinta.core.dates import both_readings, in_words, parse_date, romanian_date
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.money import LARGEST_LEI, Bani, to_bani
from adeverinta.core.month import Month
from adeverinta.core.numbers import NumberShape, number_of, parse_token
from adeverinta.core.source import Source
from adeverinta.core.spoken import ColumnName, Spoken
from adeverinta.core.text import clean, count, fold, mask_cnp, mask_cnps
from adeverinta.requests import codes
from adeverinta.requests.cases import CASES, MOST_CASES, cases_of

MOST_CHILDREN: Final = 10
MOST_DEPENDANTS: Final = 20
_YEARS: Final = range(1940, 2101)
_SCIENTIFIC: Final = late(r"\d+(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_FRACTION_OF_ZERO: Final = late(r"(\d+)[.,]0+")
_ISO_MONTH: Final = late(r"(?P<an>20\d\d)-(?P<luna>0?[1-9]|1[0-2])")
_MONTH: Final = late(r"(?P<luna>0?[1-9]|1[0-2])[./](?P<an>20\d\d)")
_YES: Final = frozenset({"da", "d", "1", "true", "adevarat"})
_NO: Final = frozenset({"nu", "n", "0", "false", "fals"})


def cnp_text(cell: object) -> str:
    """The CNP as text: a number without its fraction, a text without spaces.

    >>> cnp_text(2850101401002.0), cnp_text(" 285 0101 401002")
    ('2850101401002', '2850101401002')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = "".join(clean(str(cell)).split()).strip("'’") if cell is not None else ""
    found = _FRACTION_OF_ZERO.fullmatch(text)
    return found[1] if found else text


@dataclass(slots=True)
class Cells:
    """One row's values by column name, with the findings that reading them gave."""

    values: Mapping[str, object]
    source: Source | None
    columns: Mapping[str, str]
    cnp: str = ""
    findings: list[Finding] = field(default_factory=list)

    def where(self, column: str) -> Source | None:
        """The address of a cell."""
        if self.source is None:
            return None
        return Source(self.source.file, self.source.sheet, self.source.row, self.columns.get(column))

    def report(self, code: Code, column: str, **params: Any) -> None:
        """Add a finding about a cell; `unde` and `coloana` are filled in."""
        source = self.where(column)
        params.setdefault("unde", str(source) if source else Spoken("{nicaieri}"))
        params.setdefault("coloana", ColumnName(column))
        self.findings.append(finding(code, cnp=self.cnp or None, source=source, **params))

    def shown(self, column: str) -> str:
        """A cell's text as a message may show it: dates and whole numbers as Excel shows them."""
        cell = self.values.get(column)
        if isinstance(cell, date):
            cell = romanian_date(cell.date() if isinstance(cell, datetime) else cell)
        elif isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return mask_cnps(clean(str(cell)))[:40]

    def blank(self, column: str) -> bool:
        """Whether nothing was given; a dash is nothing."""
        cell = self.values.get(column)
        return cell is None or (isinstance(cell, str) and _says_nothing(cell))

    def check_cnp(self) -> None:
        """Read and check the CNP; an invalid one is kept as given."""
        self.cnp = "" if self.blank("cnp") else cnp_text(self.values["cnp"])
        if not self.cnp:
            self.report(codes.CNP_LIPSA, "cnp")
        elif _SCIENTIFIC.fullmatch(self.cnp):
            self.report(codes.CNP_CERERE_STIINTIFIC, "cnp", text=self.cnp)
        elif not is_valid(self.cnp):
            self.report(codes.CNP_INVALID, "cnp", cnp_mascat=mask_cnp(self.cnp), motiv=_why_invalid(self.cnp))

    def date(self, column: str) -> date | None:
        """A date, None where none was given or it cannot be read."""
        if self.blank(column):
            return None
        cell = self.values[column]
        day = parse_date(clean(cell) if isinstance(cell, str) else cell)
        if day is not None and day.year in _YEARS:
            return day
        two = both_readings(clean(cell)) if isinstance(cell, str) and day is None else None
        if two is None or two[0].year not in _YEARS:
            self.report(codes.DATA_NECITIBILA, column, text=self.shown(column))
            return None
        day_first, month_first = two
        self.report(
            codes.DATA_AMBIGUA,
            column,
            text=self.shown(column),
            zi_luna=in_words(day_first),
            luna_zi=in_words(month_first),
            prima=romanian_date(day_first),
            a_doua=romanian_date(month_first),
        )
        return None

    def money(self, column: str) -> Bani | None:
        """Lei into bani; an amount that can be read two ways is refused."""
        if self.blank(column):
            return None
        cell = self.values[column]
        number = number_of(cell)
        if number is None and isinstance(cell, str) and parse_token(cell).ambiguous:
            self.report(codes.SUMA_AMBIGUA, column, text=self.shown(column))
            return None
        if number is None or not 0 <= number < LARGEST_LEI:
            self.report(codes.SUMA_NECITIBILA, column, text=self.shown(column))
            return None
        bani, rounded = to_bani(number)
        if rounded:
            self.report(codes.SUMA_ROTUNJITA, column, text=self.shown(column))
        return bani

    def text(self, column: str) -> str:
        """A text for print; a whole number without its fraction."""
        if self.blank(column):
            return ""
        cell = self.values[column]
        if isinstance(cell, date):
            shown = romanian_date(cell.date() if isinstance(cell, datetime) else cell)
            self.report(codes.TEXT_DEVENIT_DATA, column, text=shown)
            return shown
        if isinstance(cell, bool):
            return "da" if cell else "nu"
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else clean(str(cell))

    def child_cnp(self, column: str) -> str:
        """The CNP of a child, as given; an invalid one is reported and still printed."""
        if self.blank(column):
            return ""
        text = cnp_text(self.values[column])
        if not is_valid(text):
            motiv = _why_invalid(text)
            self.report(codes.CNP_COPIL_INVALID, column, cnp_mascat=mask_cnp(text), motiv=motiv)
        return text

    def choice(self, column: str, default: str, allowed: Mapping[str, str], code: Code) -> str:
        """One of some words, diacritics and case folded."""
        if self.blank(column):
            return default
        word = self._word(column)
        if word in allowed:
            return allowed[word]
        permitted = ", ".join(word for word in dict.fromkeys(allowed.values()) if word)
        self.report(code, column, text=self.shown(column), permise=permitted)
        return default

    def yes(self, column: str) -> bool:
        """da or nu; nothing is nu."""
        words = dict.fromkeys(_YES, "da") | dict.fromkeys(_NO, "nu")
        return self.choice(column, "nu", words, codes.VALOARE_NECUNOSCUTA) == "da"

    def children(self, column: str) -> int:
        """How many children; nothing is one."""
        if self.blank(column):
            return 1
        number = number_of(self.values[column])
        if number is not None and 1 <= number <= MOST_CHILDREN and number == int(number):
            return int(number)
        self.report(codes.NUMAR_COPII_NECITIBIL, column, text=self.shown(column), maxim=MOST_CHILDREN)
        return 1

    def dependants(self, column: str) -> int | None:
        """How many persons in care; nothing is not known."""
        if self.blank(column):
            return None
        number = number_of(self.values[column])
        if number is not None and 0 <= number <= MOST_DEPENDANTS and number == int(number):
            return int(number)
        permitted = f"un număr de la 0 la {MOST_DEPENDANTS}"
        self.report(codes.VALOARE_NECUNOSCUTA, column, text=self.shown(column), permise=permitted)
        return None

    def cases(self, column: str) -> tuple[str, ...]:
        """The cases of the parent's file; none where one is not known or there are too many."""
        found = () if self.blank(column) else cases_of(str(self.values[column]))
        if found is None:
            permitted = ", ".join(CASES) + f" (cel mult {MOST_CASES}, despărțite prin punct și virgulă)"
            self.report(codes.VALOARE_NECUNOSCUTA, column, text=self.shown(column), permise=permitted)
        return found or ()

    def months(self, column: str) -> tuple[Month, ...]:
        """Months, parted by `;`: 2025-03 or 03.2025, each once; none where one of them cannot be read."""
        if self.blank(column):
            return ()
        found: list[Month] = []
        for part in filter(None, map(str.strip, re.split(r"[;,\n]", str(self.values[column])))):
            hit = _ISO_MONTH.fullmatch(part) or _MONTH.fullmatch(part)
            if hit is None:
                self.report(codes.LUNI_NECITIBILE, column, text=mask_cnps(clean(part))[:40])
                return ()
            found.append(Month(int(hit["an"]), int(hit["luna"])))
        return tuple(dict.fromkeys(found))

    def _word(self, column: str) -> str:
        cell = self.values[column]
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return fold(str(cell))


@lru_cache(maxsize=1 << 12)
def _says_nothing(text: str) -> bool:
    return parse_token(clean(text)).shape is NumberShape.MISSING


def _why_invalid(cnp: str) -> str:
    if not (cnp.isdigit() and cnp.isascii()):
        return "nu are numai cifre" if any(map(str.isdigit, cnp)) else "este un text, nu un cod de 13 cifre"
    if len(cnp) != 13:
        return f"are {count(len(cnp), 'cifră', 'cifre')} în loc de 13"
    return "data, județul sau cifra de control nu se potrivesc"
