"""The month of a payroll: from a cell, a title, a sheet name or a file name; a date is not a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from adeverinta.core.dates import parse_date
from adeverinta.core.late_pattern import late
from adeverinta.core.month import MONTH_NAMES, MONTH_NUMBERS, ROMAN_NUMBERS, Month
from adeverinta.core.text import fold, unaccented

T = TypeVar("T")

_YEARS: Final = range(2005, 2100)
NAMES: Final = MONTH_NUMBERS
_NAME: Final = "|".join(sorted(NAMES, key=len, reverse=True))
MONTH_WORDS: Final = _NAME
"""Every spelling of a month's name, as alternatives of a pattern."""
_CENTURY: Final = str(_YEARS.start)[:2]
"""How every year begins that a month is told with."""
_SEP: Final = r"[\s./_\-,]*"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"

_RANGE: Final = late(
    r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](20\d\d)\s*(?:-|–|—|la|pana la|pana|:|/)\s*"
    r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](20\d\d)(?!\d)"
)
_TO: Final = r"\s*(?:-|–|—|la|pana la|pana in|pana|to)\s*"
_SPANS: Final = (
    re.compile(
        rf"(?<![a-z])(?P<n1>{_NAME})\.?\s*(?P<y1>20\d\d)?{_TO}(?P<n2>{_NAME})\.?\s*(?P<y2>20\d\d)?(?![a-z])"
    ),
    re.compile(
        rf"(?<![\d./-])(?P<m1>\d{{1,2}})[./](?P<y1>20\d\d){_TO}(?P<m2>\d{{1,2}})[./](?P<y2>20\d\d)(?!\d)"
    ),
)
_PART_OF_YEAR: Final = late(
    r"\b(?:sem(?:estru(?:l|lui)?)?|trim(?:estru(?:l|lui)?)?)\.?\s*(?:i{1,3}v?|iv|[1-4])\b"
)
_OF_A_YEAR: Final = late(
    r"(?<![a-z])(?:an|anul|anului|anual[aei]?)(?![a-z])"
    r"|(?<![a-z])(?:sub)?(?:total|cumul|recapit)[a-z]*[\W_]+(?:[a-z]+[\W_]+)?20\d\d(?!\d)"
)
_LONGEST_PERIOD: Final = 45
"""Days of a month of work: one from the 25th to the 24th of the next is no sum of two."""
_DAY_RANGE: Final = late(rf"(?<!\d){_DAY}\s*[-–—]\s*{_DAY}\s*({_NAME}){_SEP}(20\d\d)(?!\d)")
_DATES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\d){_DAY}[./_\-]\d{{1,2}}[./_\-]20\d\d(?!\d)",
        r"(?<!\d)20\d\d[./_\-]\d{1,2}[./_\-]\d{1,2}(?!\d)",
        r"(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T_\-]?\d{4,6})?(?!\d)",
        r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d\d(?!\d)",
        rf"(?<![\d./-]){_DAY}[\s\-]+(?:{_NAME})[\s\-,]*20\d\d(?!\d)",
        r"\b(?:hg|og|oug|legea|lege|ordin|ordinul|omfp|nr|numarul|decizia|contract|art|j\d+)\b\.?\s*(?:nr\.?\s*)?\d[\d./]*",
    )
)
_MONTHS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![a-z])(?P<n>{_NAME}){_SEP}(?P<y>20\d\d)(?!\d)",
        rf"(?<!\d)(?P<y>20\d\d){_SEP}(?P<n>{_NAME})(?![a-z])",
        r"(?<!\d)(?<!\d[./\-])(?P<m>0?[1-9]|1[0-2])\s?[./_\-]\s?(?P<y>20\d\d)(?![\d./-]\d)(?!\d)",
        r"(?<!\d)(?<!\d[./-])(?P<y>20\d\d)\s?[./_\-]\s?(?P<m>0?[1-9]|1[0-2])(?!\d)",
        r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?!\d)",
        r"(?<!\d)(?P<m>0[1-9]|1[0-2])(?P<y>20\d\d)(?!\d)",
        r"\bluna\b[\s:]*(?P<m>0?[1-9]|1[0-2])[\s,;]+(?:/\s*)?(?:anul?\b[\s:]*)?(?P<y>20\d\d)(?!\d)",
        rf"(?<![a-z])(?P<n>{_NAME})[\s,;]*\banul?\b[\s:]*(?P<y>20\d\d)(?!\d)",
    )
)
_ROMAN: Final = r"(?:xi{1,2}|i[vx]|vi{0,3}|i{1,3}|x)"
_ROMAN_MONTHS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![a-z0-9])(?P<r>{_ROMAN})[\s./_\-]{{1,3}}(?P<y>20\d\d)(?!\d)",
        rf"(?<!\d)(?P<y>20\d\d)[\s./_\-]{{1,3}}(?P<r>{_ROMAN})(?![a-z0-9])",
    )
)
_COUNTED: Final = late(r"[a-z]+(?=[\s.:_\-]*$)")
"""The word before a Roman numeral says what is counted by it: a quarter, a section, a part."""
_MONTH_BEFORE: Final = frozenset(("luna", "lunii", "pe", "in", "din", "stat", "state", "salarii", "plata",
                                  "salar", "payroll", "pontaj", "pentru", "aferent", "perioada"))  # fmt: skip
_MARKED: Final = late(r"\b(?:luna|lunii|perioada|perioadei)\b")
_NAME_ALONE: Final = late(rf"(?<![a-z])({_NAME})(?![a-z])")
_YEAR_ALONE: Final = late(r"(?<!\d)(20\d\d)(?!\d)")
_MONTH_YEAR_CELL: Final = late(r"(\d{1,2})\.(\d{1,4})")


def _valid(year: int, month: int) -> Month | None:
    return Month(year, month) if year in _YEARS and 1 <= month <= 12 else None


def months_in(text: str) -> frozenset[Month]:
    """Every month that a title or a name speaks of; full dates do not count, a from-to range does.

    >>> sorted(map(str, months_in("Stat de plată luna ianuarie 2026, tipărit 05.02.2026")))
    ['2026-01']
    >>> sorted(map(str, months_in("perioada 01.01.2026 - 31.01.2026"))), months_in("stat_20260131")
    (['2026-01'], frozenset())
    """
    rest = unaccented(text)
    if _CENTURY not in rest:
        return frozenset()
    found: set[Month] = set()
    for hit in _RANGE.finditer(rest):
        ends = (_valid(int(hit[3]), int(hit[2])), _valid(int(hit[6]), int(hit[5])))
        found.update(end for end in ends if end)
    rest = _RANGE.sub(" ", rest)
    for hit in _DAY_RANGE.finditer(rest):
        found.add(Month(int(hit[2]), NAMES[hit[1]]))
    rest = _DAY_RANGE.sub(" ", rest)
    for pattern in _DATES:
        rest = pattern.sub(" ; ", rest)
    marked: set[Month] = set()
    loose: set[Month] = set()
    for pattern in _MONTHS:
        for hit in pattern.finditer(rest):
            groups = hit.groupdict()
            number = NAMES[groups["n"]] if groups.get("n") else int(groups["m"])
            month = _valid(int(groups["y"]), number)
            if month:
                label = _MARKED.search(rest[max(0, hit.start() - 16) : hit.end()])
                (marked if label else loose).add(month)
    return frozenset(found or marked or loose or _roman_months(rest))


def is_of_several_months(text: str, *, part_of_year: bool = False) -> bool:
    """Whether a title speaks of a period of more than a month, so that its amounts are sums.

    `part_of_year`: also by the name of a quarter or a half alone.

    >>> is_of_several_months("01.01.2026 - 31.03.2026"), is_of_several_months("25.05.2026-24.06.2026")
    (True, False)
    >>> is_of_several_months("Ianuarie - Aprilie 2025"), is_of_several_months("luna martie 2025")
    (True, False)
    """
    plain = unaccented(text).casefold()
    for hit in _RANGE.finditer(plain):
        first, last = parse_date(".".join(hit.group(1, 2, 3))), parse_date(".".join(hit.group(4, 5, 6)))
        if first and last and abs((last - first).days) > _LONGEST_PERIOD:
            return True
    for pattern in _SPANS:
        for hit in pattern.finditer(plain):
            found = hit.groupdict()
            numbers = [NAMES[found[f"n{at}"]] if f"n{at}" in found else int(found[f"m{at}"]) for at in (1, 2)]
            if numbers[0] != numbers[1] or (found["y1"] or found["y2"]) != found["y2"]:
                return True
    return part_of_year and not months_in(text) and _PART_OF_YEAR.search(plain) is not None


def is_of_a_year(name: str) -> bool:
    """Whether the name of a sheet says a year and no month of it, so that its amounts are sums.

    >>> is_of_a_year("Total 2025"), is_of_a_year("Anual"), is_of_a_year("An 2025 luna mai")
    (True, True, False)
    """
    plain = unaccented(name).casefold()
    return _OF_A_YEAR.search(plain) is not None and not months_in(name) and not names_in(name)


def _roman_months(text: str) -> set[Month]:
    """Months written as Roman numerals, with a year beside: "III 2026", "luna III/2026", "2026-III"."""
    found: set[Month] = set()
    for pattern in _ROMAN_MONTHS:
        for hit in pattern.finditer(text):
            before = _COUNTED.search(text[: hit.start()].rstrip())
            if before is None or before.group() in _MONTH_BEFORE:
                found.add(Month(int(hit["y"]), ROMAN_NUMBERS[hit["r"]]))
    return found


def names_in(text: str, *, title: bool = False) -> frozenset[int]:
    """Months named without a year ("Ian", "Martie"); "mai" and "noi" are also the words for "more" and "new".

    A title speaks of many things: there the month stands alone or after "luna".

    >>> sorted(names_in("stat martie")), sorted(names_in("mai noi")), sorted(names_in("Mai"))
    ([3], [], [5])
    """
    plain = unaccented(text)
    hits = _NAME_ALONE.findall(plain)
    alone = len(fold(re.sub(r"\d", " ", plain)).split()) == 1
    if not alone and not _MARKED.search(plain):
        hits = [] if title else [hit for hit in hits if hit not in ("mai", "noi")]
    return frozenset(NAMES[hit] for hit in hits)


def years_in(text: str) -> frozenset[int]:
    """Years that stand alone in a text, full dates left out."""
    rest = unaccented(text)
    if _CENTURY not in rest:
        return frozenset()
    for pattern in _DATES:
        rest = pattern.sub(" ; ", rest)
    return frozenset(int(hit) for hit in _YEAR_ALONE.findall(rest))


@lru_cache(maxsize=4096)
def _month_of_text(text: str) -> Month | None:
    text = text.strip()
    if not text:
        return None
    day = parse_date(text)
    if day:
        return _valid(day.year, day.month)
    if hit := _MONTH_YEAR_CELL.fullmatch(text):
        return _valid(int(hit[2]), int(hit[1])) if len(hit[2]) == 4 else None
    if text.endswith(".0") and text[:-2].isdigit():
        text = text[:-2]
    found = months_in(text)
    if len(found) == 1:
        return next(iter(found))
    if not found and (hit := re.fullmatch(rf"({_NAME})[\s.\-/']+(\d\d)", unaccented(text))):
        return _valid(2000 + int(hit[2]), NAMES[hit[1]])
    return None


def month_of_cell(value: object) -> Month | None:
    """The month in a cell of the `luna` column; None where it is none for certain.

    >>> month_of_cell("ian 2026"), month_of_cell(202601.0), month_of_cell(1.2026), month_of_cell("3")
    (Month(year=2026, month=1), Month(year=2026, month=1), Month(year=2026, month=1), None)
    """
    if isinstance(value, (datetime, date)):
        return _valid(value.year, value.month)
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _month_of_number(float(value))
    return _month_of_text(value) if isinstance(value, str) else None


@lru_cache(maxsize=4096)
def _month_of_number(value: float) -> Month | None:
    if value.is_integer():
        whole = int(value)
        if found := _valid(*divmod(whole, 100)):
            return found
        day = parse_date(whole)
        return Month.of(day) if day and day.year >= 2000 else None
    if hit := _MONTH_YEAR_CELL.fullmatch(repr(value)):  # "01.2026" that Excel took for a number
        return _valid(int(hit[2].ljust(4, "0")), int(hit[1]))
    return None


def month_number(value: object) -> int | None:
    """A month without its year, beside a column of years: 1-12 or a name."""
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return int(value) if float(value).is_integer() and 1 <= value <= 12 else None
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"0?[1-9]|1[0-2]|(?:[1-9]|1[0-2])\.0", text):
            return int(float(text))
        name = fold(text)
        return NAMES.get(name) or ROMAN_NUMBERS.get(name)
    return None


def year_number(value: object) -> int | None:
    """A year in a cell of the `an` column."""
    if isinstance(value, str):
        text = value.strip().removesuffix(".0")
        value = int(text) if re.fullmatch(r"20\d\d", text) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if float(value).is_integer() and int(value) in _YEARS else None
    return None


class Context(NamedTuple):
    """What stands outside the rows: titles, sheet name, file name (without its extension)."""

    titles: tuple[str, ...]
    sheet: str
    file: str


class Decision(NamedTuple):
    """The month outside the column. `said`: each place and what it says, for the message."""

    month: Month | None
    place: str
    said: tuple[tuple[str, str], ...] = ()
    contradictory: bool = False


def decide(context: Context) -> Decision:
    """One month from title, sheet name and file name, which must not disagree."""
    places: dict[str, tuple[str, ...]] = {
        "titlu": context.titles,
        "numele foii": (context.sheet,),
        "numele fișierului": (context.file,),
    }
    full = {place: _union(months_in(text) for text in texts) for place, texts in places.items()}
    full["titlu"] = _marked_title(context.titles) or full["titlu"]
    names = {
        place: _union(names_in(text, title=place == "titlu") for text in texts)
        for place, texts in places.items()
    }
    said = {place: ", ".join(m.label for m in sorted(found)) for place, found in full.items() if found}
    months = _union(full.values())
    if len(months) > 1:
        return Decision(None, "", tuple(said.items()), contradictory=True)
    if len(months) == 1:
        (month,) = months
        for place in ("numele foii", "numele fișierului"):
            if not full[place] and len(names[place]) == 1 and month.month not in names[place]:
                said[place] = " ".join(places[place])
                return Decision(None, "", tuple(said.items()), contradictory=True)
        return Decision(month, " și ".join(said), tuple(said.items()))
    return _from_parts(places, names)


def _from_parts(places: dict[str, tuple[str, ...]], names: dict[str, frozenset[int]]) -> Decision:
    """A month's name in one place, its year in another."""
    years = {place: _union(years_in(text) for text in texts) for place, texts in places.items()}
    numbers = _union(names.values())
    if not numbers and re.fullmatch(r"0[1-9]|1[0-2]", places["numele foii"][0].strip()):
        numbers = frozenset({int(places["numele foii"][0])})
        names = {**names, "numele foii": numbers}
    if len(numbers) > 1:
        said = {
            p: ", ".join(MONTH_NAMES[n - 1] for n in sorted(found)) for p, found in names.items() if found
        }
        return Decision(None, "", tuple(said.items()), contradictory=True)
    if len(numbers) == 1:
        for place in places:  # the nearest place that has a year decides
            if len(years[place]) == 1:
                (number,), (year,) = numbers, years[place]
                where = [p for p in places if names[p] or p == place]
                month = Month(year, number)
                return Decision(month, " și ".join(where), tuple((p, month.label) for p in where))
    return Decision(None, "")


def _marked_title(titles: Iterable[str]) -> frozenset[Month]:
    """Titles that say "luna" or "perioada" speak of the payroll; others may speak of anything."""
    return _union(months_in(text) for text in titles if _MARKED.search(unaccented(text)))


def _union(sets: Iterable[frozenset[T]]) -> frozenset[T]:
    result: frozenset[T] = frozenset()
    for one in sets:
        result |= one
    return result
