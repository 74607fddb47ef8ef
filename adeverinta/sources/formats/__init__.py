"""Formats as siblings: each knows its files by their first bytes and makes sheets of cells of them.

A format is a module with `EXTENSIONS`, `recognises(head)` and `open(name, data) -> sheets`; a new one is a
new file and its name here. What a file holds decides, not what it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from adeverinta.sources.formats import dbf, html, pdf, spreadsheetml

if TYPE_CHECKING:
    from adeverinta.sources.sheet import Sheet

HEAD: Final = 4096
"""How many first bytes a format is shown."""


class Format(Protocol):
    """What a sibling offers."""

    EXTENSIONS: frozenset[str]

    def recognises(self, head: bytes) -> bool:
        """Whether these are the first bytes of such a file."""

    def open(self, name: str, data: bytes) -> list[Sheet]:
        """The sheets; `InputStop` with the reason where it cannot be read."""


FORMATS: Final[tuple[Format, ...]] = (pdf, spreadsheetml, html, dbf)
"""The surest signs first."""
EXTENSIONS: Final = frozenset().union(*(one.EXTENSIONS for one in FORMATS))


def format_of(head: bytes) -> Format | None:
    """The format of these first bytes, None where it is none of the siblings."""
    return next((one for one in FORMATS if one.recognises(head)), None)
