"""The stop for a template of the user's own that cannot be used."""

from __future__ import annotations

from pathlib import Path

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.source import Source
from adeverinta.forms import codes


def wrong_template(folder: Path, file: str, line: int, reason: str, more: str = "") -> InputStop:
    """What is to be raised for a fault of a file; `more` says that there are others."""
    return InputStop(
        finding(
            codes.SABLON_GRESIT,
            source=Source(file, row=line),
            fisier=file,
            rand=line,
            motiv=reason,
            alte=more,
            folder=folder,
        )
    )
