"""What a finding can be: its severity, and the code that says which sentence and remedy it has."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How far a finding reaches: an error refuses the certificate it belongs to, the others are printed."""

    ERROR = "eroare"
    WARNING = "avertisment"
    INFO = "informare"


class Chapter(StrEnum):
    """Where a reader looks for a code: a heading of docs/constatari.md, in its order.

    A code is made by its chapter, in `codes.py` of the room (or wing) that raises it:
    `NAME: Final = Chapter.FILES.error("NAME", sentence, remedy)`.
    """

    FILES = "Fișiere"
    PAYROLL = "State de plată"
    REQUESTS = "Cereri și angajator"
    INCOME = "Venituri și luni"
    CERTIFICATE = "Adeverință"
    OUTPUT = "Ieșiri și registru"
    SIGNATURE = "Semnătură electronică"
    OFFICE = "Birou"
    PAGE = "Pagina"

    def error(self, name: str, message: str, remedy: str) -> Code:
        """A code that refuses the certificate, the file or the run it belongs to."""
        return Code(name, self, Severity.ERROR, message, remedy)

    def warning(self, name: str, message: str, remedy: str) -> Code:
        """A code that is read before a certificate is signed."""
        return Code(name, self, Severity.WARNING, message, remedy)

    def info(self, name: str, message: str, remedy: str) -> Code:
        """A code that says what was decided."""
        return Code(name, self, Severity.INFO, message, remedy)


class Code(NamedTuple):
    """A kind of finding, as docs/constatari.md lists it.

    `message` is a format string over the parameters given to `finding`; `remedy` says what to do,
    in the same language (Romanian). A finding carries the `name`.
    """

    name: str
    chapter: Chapter
    severity: Severity
    message: str
    remedy: str
