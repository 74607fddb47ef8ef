"""Rows with amounts and no CNP beside a person's row, or with a person's name: whose they may be.

A second contract, an indemnity or a bonus is often printed on a line of its own, its CNP left blank. Nothing
says that it is the person's of the row above, so that it is not added; nothing says that it is not, so that
the month cannot be certified without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from adeverinta.core.code import Severity
from adeverinta.core.finding import Finding, finding
from adeverinta.core.month import Month
from adeverinta.payroll import codes
from adeverinta.payroll.cells.row_scan import BAD_CNP, HEADER, NO_PERSON, NUMBERING, Scan
from adeverinta.payroll.cnp_match import is_mistyped
from adeverinta.payroll.layout.column_map import Layout
from adeverinta.payroll.loose_rows import LooseRows, ReadRow
from adeverinta.payroll.name_match import alike, is_shortened, words_of
from adeverinta.sources.sheet import Sheet

_OF_PAY: Final = re.compile(
    r"\b(?:c ?m|c ?o|concedi\w*|conc|medical\w*|boala|matern\w*|indemniz\w*|spor\w*|prim[ae]\w*|bonus\w*"
    r"|premi\w*|contract\w*|ctr|cim|cumul\w*|ore|regie|acord|salari\w*|diferent\w*|regulariz\w*|ajutor\w*|avans"
    r"|lichidare|chenzin\w*|functi\w*|norma|garzi|garda|comision\w*|venit\w*|al doilea|ii|2)\b"
)
"""Words of a label that speak of a part of a person's pay."""


_BELOW: Final = "stă sub rândul persoanei"
_ABOVE: Final = "stă chiar deasupra rândului persoanei"
_NAMED: Final = "are numele persoanei"


def rows_below(
    sheet: Sheet,
    layout: Layout,
    scanned: Scan,
    lost: Sequence[int],
    used: Iterable[tuple[int, str, Month]],
    wanted: Collection[str] | None,
) -> Iterator[Finding]:
    """What is said to persons of rows (0-based) that may be theirs.

    `lost` are rows that have a marcă of nobody, `used` row, CNP and month of those that are read.
    """
    loose = sorted({*scanned.unused.get(NO_PERSON, ()), *lost, *scanned.unused.get(BAD_CNP, ())})
    if not loose:
        return
    persons = {row: ReadRow(cnp, month) for row, cnp, month in used}
    if not persons:
        return
    between = {*scanned.unused.get(HEADER, ()), *scanned.unused.get(NUMBERING, ())}
    table = LooseRows(sheet, layout, persons, loose)
    owners: dict[int, int] = {}
    """The person's row that a loose row stands under."""
    before = False
    """Whether the rows of nobody begin above the first person: each may be the next one's, too."""
    for row in loose:
        mistyped = bool(table.mistyped_cnp(row))
        if mistyped and table.is_known_otherwise(row):
            continue  # told by marcă or name
        above = row - 1
        while above in between or (above >= layout.first_data_row and table.is_bare(above)):
            above -= 1
        owner = above if above in persons else owners.get(above)
        if not table.has_amount(row) and owner is not None and not mistyped:
            owners[row] = owner
        if not table.has_amount(row) or table.is_sum(row, owner):
            continue
        before = before or (row < min(persons) and not mistyped)
        told: dict[str, tuple[int, str, Severity]] = {
            cnp: (own, _NAMED, Severity.ERROR) for cnp, own in table.namesakes(row).items()
        }
        if before and row + 1 in persons and (grade := _grade(table, row, row + 1)) is not None:
            told[persons[row + 1].cnp] = (row + 1, _ABOVE, grade)
        if owner is not None and (grade := _grade(table, row, owner)) is not None:
            if grade is Severity.ERROR or not table.is_named(row):
                owners[row] = owner
            told[persons[owner].cnp] = (owner, _BELOW, grade)
        for cnp, (own, place, severity) in told.items():
            if wanted is None or cnp in wanted:
                yield finding(
                    codes.RAND_SUB_PERSOANA,
                    cnp=cnp,
                    month=table.month(row) or persons[own].month,
                    source=sheet.source(row),
                    severity=severity,
                    unde=place,
                    suma=table.amount(row),
                )


def _grade(table: LooseRows, row: int, owner: int) -> Severity | None:
    """How much a row speaks against what is known of the person beside it; None where it is another's."""
    name, label, known = table.name(row), table.label(row), table.name(owner)
    marca, above, mistyped = table.marca(row), table.marca(owner), table.mistyped_cnp(row)
    numbered = any(c.isdigit() for c in marca)
    second = _is_second(marca, above)
    if _same_name(name, known) or _OF_PAY.search(label) or is_mistyped(mistyped, table.cnp(owner)):
        return Severity.ERROR
    shortened = is_shortened(name, known)
    if table.is_named(row) and not shortened:
        other = (numbered and not second) or marca == above != "" or table.namesakes(row)
        return None if other else Severity.WARNING
    if second or shortened:
        return Severity.ERROR if second or not numbered else Severity.WARNING
    if mistyped and (numbered or not label):
        return None
    if numbered:
        if not table.has_cnps:
            return None
        return Severity.ERROR if table.has_names and not name else Severity.WARNING
    if label or (abs(row - owner) > 1 and table.is_bare(row - 1)):
        return Severity.WARNING
    return Severity.WARNING if table.is_alone(row, owner) else Severity.ERROR


def _same_name(name: str, other: str) -> bool:
    words, known = words_of(name), words_of(other)
    return bool(words) and (words <= known or alike(words, known))


def _is_second(marca: str, other: str) -> bool:
    """Whether a marcă is another's, or that with something behind it that is no digit.

    >>> [_is_second(marca, "10") for marca in ("10", "10/2", "10.B", "10b", "102")]
    [True, True, True, True, False]
    """
    return bool(other) and re.fullmatch(rf"{re.escape(other)}(?:\D.*)?", marca, re.IGNORECASE) is not None
