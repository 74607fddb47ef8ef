"""What a finding can be: its severity, and the code that says which sentence and remedy it has."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How far a finding reaches: an error refuses the certificate it belongs to, the others are printed."""

    ERROR = "eroare"
    WARNING = "avertisment"
    INFO = "informare"


class Code(NamedTuple):
    """A kind of finding, as docs/constatari.md lists it.

    `message` is a format string over the parameters given to `finding`; `remedy` says what to do,
    in the same language (Romanian).
    """

    severity: Severity
    message: str
    remedy: str
