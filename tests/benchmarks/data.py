"""The data of the benchmarks: a firm's 24 monthly workbooks, its requests and its profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import sheets
from tests.firm import with_check_digit, write_profile

EDITION = 2
"""Of the made data; part of the name of the folders, so that kept data of another edition are not used."""
MONTHS = [divmod(2026 * 12 + 2 - back, 12) for back in range(24)]
HEADER = ["Marca", "CNP", "Nume", "Prenume", "Brut", "CAS", "CASS", "Impozit", "Net", "Zile lucrate"]
ASKED = ["cnp", "data_nasterii_copilului", "nume", "prenume", "judet"]
GIVEN = (
    "Ana-Maria", "Ștefania", "Ioana", "Elena", "Măriuca", "Țvetana", "Irina Ruxandra", "Gabriela", "Iulia-Adriana",
    "Cătălina", "Doina", "Sânziana", "Raluca", "Oana Mihaela", "Corina", "Bogdana", "Teodora",
)  # fmt: skip


def cnp(number: int) -> str:
    """A valid fictional CNP for a number below 10 million."""
    day, serial = divmod(number, 999)
    twelve = f"2{85 + day // 336 % 14:02d}{day // 28 % 12 + 1:02d}{day % 28 + 1:02d}40{serial + 1:03d}"
    return with_check_digit(twelve)


def surname(number: int) -> str:
    """A made surname of letters only: the program refuses a name that holds a number."""
    return "Nume" + "".join(chr(97 + int(digit)) for digit in str(number))


def given_name(number: int) -> str:
    """One of a few, some with letters beyond ASCII."""
    return GIVEN[number % len(GIVEN)]


def amounts(place: int, month: int) -> tuple[int, int, int, int, int, int]:
    """Gross, contributions, tax, net and days of a person in the month that lies so far back.

    They differ from person to person and from month to month, so that nothing is fast only because it comes again.
    """
    gross = 4400 + (place * 37 + month * 211) % 7600
    cas, cass = (gross + 2) // 4, (gross + 5) // 10
    tax = (gross - cas - cass + 5) // 10
    return gross, cas, cass, tax, gross - cas - cass - tax, 11 + (place + 3 * month) % 8


def rows_of(month: int, persons: int) -> Iterator[list[str | int]]:
    """The rows of a month's sheet, title and header first."""
    year, number = MONTHS[month]
    yield [f"Stat de plată luna {number + 1:02d}.{year}"]
    yield HEADER
    for place in range(persons):
        yield [f"M{place}", cnp(place), surname(place), given_name(place), *amounts(place, month)]


def write_firm(folder: Path, persons: int, *, first: int = 0) -> list[Path]:
    """24 workbooks, the requests and the profile; gives the workbooks. `first`: the number of its first person."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers = range(first, first + persons)
    patterns = [_pattern(at, number) for at, number in enumerate(numbers, 3)]
    paths = []
    for month, (year, number) in enumerate(MONTHS):
        path = folder / f"stat_{year}{number + 1:02d}.xlsx"
        sheets.write_sheet(path, "Stat", _sheet(month, patterns, first))
        paths.append(path)
    asked = ([cnp(at), "14.03.2026", surname(at), given_name(at), "Iași"] for at in numbers)
    lines = (sheets.row(number, values) for number, values in enumerate(asked, 2))
    sheets.write_sheet(folder.parent / "cereri.xlsx", "Cereri", _after(sheets.row(1, ASKED), lines))
    write_profile(folder.parent)
    return paths


def write_requests(
    path: Path, persons: int, wanted: int, *, first: int = 0, birth: str = "14.03.2026"
) -> Path:
    """A requests file (csv) with so many persons, taken evenly from the whole firm."""
    step = persons // wanted
    lines = [
        f"{cnp(at)};{birth};{surname(at)};{given_name(at)};Iași\n"
        for at in range(first, first + step * wanted, step)
    ]
    path.write_text(";".join(ASKED) + "\n" + "".join(lines), encoding="utf-8")
    return path


def _pattern(at: int, place: int) -> str:
    """A person's row (the sheet's row `at`), the same in every month but for the six numbers."""
    who = (f"M{place}", cnp(place), surname(place), given_name(place))
    texts = "".join(sheets.text(letter, at, value) for letter, value in zip("ABCD", who, strict=True))
    numbers = "".join(f'<c r="{letter}{at}" t="n"><v>%d</v></c>' for letter in "EFGHIJ")
    return f'<row r="{at}">{texts}{numbers}</row>'


def _sheet(month: int, patterns: list[str], first: int) -> Iterator[str]:
    title, header = (values for values, _ in zip(rows_of(month, 0), range(2), strict=False))
    yield sheets.row(1, title)
    yield sheets.row(2, header)
    for place, pattern in enumerate(patterns, first):
        yield pattern % amounts(place, month)


def _after(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
