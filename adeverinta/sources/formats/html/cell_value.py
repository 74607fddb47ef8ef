"""What a cell of a page holds: a text, or what Excel's own marks say that it is.

`x:num` holds the number itself. `mso-number-format` is only a hint, written in the American way: it
tells that "1.234" is a thousand where the format has groups and no decimals, and the order of day and
month in a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from adeverinta.core.late_pattern import late
from adeverinta.sources.formats.html.grid import STRUCK
from adeverinta.sources.sheet import Cell

_LONGEST_SELECTOR: Final = 500
_CLASS: Final = late(r"\.([\w-]+)")
_FORMAT: Final = late(
    r"mso-number-format\s*:\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|[^;\"']+)", re.IGNORECASE
)
_LONGEST: Final = 100
"""Characters of a number: a longer one stays the text it is."""
_GROUPS: Final = late(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)
_WHOLE: Final = late(r"#,##0(?![.0-9])")
_DATE: Final = late(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_NUMBER: Final = late(r"-?\d{1,17}(?:\.\d{1,17})?(?:e[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)


FORMAT: Final = "mso-number-format"
MARKS: Final = frozenset(("colspan", "rowspan", "x:num", "sdval", FORMAT, STRUCK))
"""The attributes of a cell that tell anything of its place, its value or a line through it."""


class Styles:
    """The number formats of a page's classes, and which of them strike their text through."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._struck: set[str] = set()

    def add(self, css: str) -> None:
        """Take in a style sheet."""
        for rule in css.split("}"):
            selector, _, body = rule.partition("{")
            if said := _format_in(body):
                for name in _CLASS.findall(selector[-_LONGEST_SELECTOR:]):
                    self._formats[name] = said
            if STRUCK in body:
                self._struck.update(_CLASS.findall(selector[-_LONGEST_SELECTOR:]))

    def strikes(self, attributes: Mapping[str, str]) -> bool:
        """Whether a cell's text is struck through."""
        if STRUCK in attributes.get("style", "").lower():
            return True
        return bool(self._struck) and not self._struck.isdisjoint(attributes.get("class", "").split())

    def format_of(self, attributes: Mapping[str, str]) -> str:
        """The number format of a cell, empty where none is said."""
        if said := _format_in(attributes.get("style", "")):
            return said
        named = (self._formats.get(name, "") for name in attributes.get("class", "").split())
        return next((said for said in named if said), "")


def _format_in(css: str) -> str:
    hit = _FORMAT.search(css)
    return re.sub(r"\\(.)", r"\1", hit[1].strip().strip("\"'")) if hit else ""


def typed(text: str, attributes: Mapping[str, str]) -> Cell:
    """The cell: as its marks say, else its text as it stands.

    >>> typed("1.234", {FORMAT: "#,##0"}), typed("1.234", {FORMAT: "@"})
    (1234, '1.234')
    >>> typed("03/04/2026", {FORMAT: "mm/dd/yyyy"}), typed("8.000,00 lei", {"x:num": "8000"})
    (datetime.date(2026, 3, 4), 8000.0)
    """
    said = attributes.get("x:num") or attributes.get("sdval") or ""
    if _NUMBER.fullmatch(said):
        return float(said)
    number_format = attributes.get(FORMAT, "")
    if not number_format or not text or number_format == "@":
        return text
    if len(text) <= _LONGEST and _WHOLE.search(number_format) and _GROUPS.fullmatch(text):
        return int(text.replace(".", "").replace(",", ""))
    if hit := _DATE.fullmatch(text):
        return _dated(hit, number_format.lower()) or text
    return text


def _dated(hit: re.Match[str], number_format: str) -> date | None:
    day, month = number_format.find("d"), number_format.find("m")
    if min(day, month) < 0 or "y" not in number_format:
        return None
    first, second, year = map(int, hit.groups())
    try:
        return date(year, second, first) if day < month else date(year, first, second)
    except ValueError:
        return None
