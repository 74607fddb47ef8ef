"""The printed number: the profile's format filled with number, date and year."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding

_FIELD: Final = re.compile(r"\{(numar)(?::0(\d))?\}|\{(data|an|serie)\}")


def check_number_format(fmt: str) -> bool:
    """Whether a format has `{numar}` (`{numar:04}`), else only `{data}` `{an}` `{serie}`, and fits a form."""
    rest = _FIELD.sub("", fmt)
    return "{numar" in fmt and not set("{}") & set(rest) and len(rest) <= 40 and fmt.isprintable()


def format_number(fmt: str, number: int, day: date, series: str = "") -> str:
    """The number as it is printed; InputStop for a format that cannot be used.

    >>> format_number("{numar:04}/{data}", 12, date(2026, 11, 22))
    '0012/22.11.2026'
    """
    if not check_number_format(fmt):
        raise InputStop(finding("FORMAT_NUMAR_GRESIT", format=fmt))

    def fill(field: re.Match[str]) -> str:
        if field[1]:
            return str(number).zfill(int(field[2] or 0))
        if field[3] == "serie":
            return series
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}" if field[3] == "data" else f"{day.year:04d}"

    return _FIELD.sub(fill, fmt)
