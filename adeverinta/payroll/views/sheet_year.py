"""The year that a sheet's name or its file's says, and headings that say another."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.payroll import codes
from adeverinta.payroll.layout.payroll_month import years_in
from adeverinta.sources.sheet import Sheet

_SHEET: Final = "numele foii"
_NEAR: Final = 2
"""Years apart that a wrong title is: further off the number beside a name is a marcă, „Popa 2019”."""
_WORD: Final = late(r"[^\W\d_]{3,}")


def outside_year(sheet: Sheet) -> frozenset[int]:
    """The one year that the sheet's name or the file's says."""
    return next((years for _, years in _said(sheet)), frozenset())


def refuse_other_year(sheet: Sheet, headed: Collection[int]) -> None:
    """`InputStop` where the months without a year of their own are all of one `headed` by the titles, and
    the sheet's name, or the file's where that one says none, has another.
    """
    if len(headed) != 1:
        return
    (year,) = headed
    for place, years in _said(sheet):
        (other,) = years
        if place == _SHEET and abs(other - year) > _NEAR and _WORD.search(sheet.name or ""):
            continue
        if years != set(headed):
            said = f"titlu: anul {year}; {place}: anul {other}"
            raise InputStop(finding(codes.LUNA_CONTRADICTORIE, source=sheet.source(), locuri=said))
        return


def _said(sheet: Sheet) -> list[tuple[str, frozenset[int]]]:
    """The names that say one year, the nearest first, by what they are called."""
    names = {_SHEET: sheet.name or "", "numele fișierului": PurePath(sheet.file).stem}
    found = [(place, years_in(text)) for place, text in names.items()]
    return [(place, years) for place, years in found if len(years) == 1]
