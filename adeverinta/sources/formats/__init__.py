"""Formats as siblings: each knows its files by their first bytes and makes sheets of cells of them.

A format is a module with `EXTENSIONS`, `recognises(head)` and `open(name, data) -> sheets`; a new one is a
new file and its name here. What a file holds decides, not what it is called. Two have a verb more: a workbook
may ask for a password and be laid out by another thread (`begin`), and a declaration 112 holds records of
persons, not sheets (`read_declaration` in place of `open`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from adeverinta.sources.formats import d112, dbf, delimited, html, pdf, spreadsheetml, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from adeverinta.sources.guard.protected import Password
    from adeverinta.sources.sheet import Sheet

HEAD: Final = 4096
"""How many first bytes a format is shown."""


class Recognised(Protocol):
    """What every sibling offers."""

    EXTENSIONS: frozenset[str]

    def recognises(self, head: bytes) -> bool:
        """Whether these are the first bytes of such a file."""


class Format(Recognised, Protocol):
    """What a sibling with sheets offers."""

    def open(self, name: str, data: bytes) -> list[Sheet]:
        """The sheets; `InputStop` with the reason where it cannot be read."""


SHEETS: Final[tuple[Format, ...]] = (workbook, pdf, spreadsheetml, html, dbf)
"""The surest signs first; the weaker ones follow: any other XML, any other text."""
FORMATS: Final[tuple[Recognised, ...]] = (*SHEETS, d112, delimited)
EXTENSIONS: Final = frozenset().union(*(one.EXTENSIONS for one in FORMATS))


def is_declaration(head: bytes) -> bool:
    """Whether these first bytes are those of an XML that no format with sheets knows."""
    return next(one for one in FORMATS if one.recognises(head)) is d112


def begin(name: str, data: bytes, password: Password | None) -> Callable[[], list[Sheet]]:
    """Check a file; what is returned gives its sheets, and another thread may be asked for them."""
    head = data[:HEAD]
    if workbook.recognises(head):
        return workbook.begin(name, data, password)
    found: Format = next((one for one in SHEETS if one.recognises(head)), delimited)
    sheets = found.open(name, data)
    return lambda: sheets
